"""What is asked more of each skill and what is released, and through whom: SQL and records. Kept and shared.

All figures are the change in jobs of a section times the part of its jobs that asks a skill, as in mart.sector_skill:
the parts by education level (mart.sector_profile, mart.sector_ask) and by occupation group add up to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from dashboard.kit.fetch import fetch
from dashboard.kit.interval import Columns, Interval
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope

# Level of the groups that the page leads with ("S1.3", "091"), and of the parts of these.
LEADING_LEVEL, PART_LEVEL = 2, 3
# Of each section the occupation groups with a skill profile, with their share of the jobs of these together.
_STAFF = (
    "staff AS (SELECT s.sbi_code, o.occupation_code, o.occupation_name, coalesce(o.education_level, -1) AS"
    " education_level, s.share / sum(s.share) OVER (PARTITION BY s.sbi_code) AS share"
    " FROM mart.staffing AS s JOIN mart.occupation AS o ON o.occupation_code = s.brc_code AND o.has_profile)"
)
# Change of each section of a region that counts, with its interval.
_CHANGE = (
    "change AS (SELECT g.sbi_code, g.change_jobs, g.change_low, g.change_high FROM mart.sector_growth AS g"
    " WHERE g.region_code = ? AND g.year_from = ? AND g.year_to = ?"
    " AND g.sbi_code IN (SELECT sbi_code FROM mart.sector_skill WHERE region_code = g.region_code))"
)
# Per section and occupation: the part of the section's jobs that asks one skill through it.
_ASKING = (
    "asking AS (SELECT f.*, k.importance, f.share * k.importance AS per_job"
    " FROM staff AS f JOIN mart.occupation_skill AS k ON k.occupation_code = f.occupation_code"
    " WHERE k.skill_code = ?)"
)
_ASKED = "coalesce(sum(change_jobs * per_job) FILTER (WHERE change_jobs > 0), 0) AS asked"
_RELEASED = "coalesce(-sum(change_jobs * per_job) FILTER (WHERE change_jobs < 0), 0) AS released"
ALL_LEVELS = 0
# Of a skill that fewer jobs than this firmly ask, the profiles are a mixture of unlike work.
FIRM = 0.25


@dataclass(frozen=True, slots=True)
class Section:
    """A section that counts."""

    sbi_code: str


@dataclass(frozen=True, slots=True)
class SkillGroup:
    """A group of skills by ESCO's short code (S1.3, 091); ``language`` is that of the name."""

    skill_code: str
    skill_name: str
    skill_level: int
    parent_code: str | None
    language: str


@dataclass(frozen=True, slots=True)
class SkillNeed:
    """What growing sectors of a region ask more of a skill and shrinking ones release, at one education level.

    ``education_level`` is 1 to 4, or ``ALL_LEVELS``; ``weight`` says how telling the skill is (IDF), and only orders.
    ``firm_part`` is the part of all jobs involved that is in occupation groups of which at least half of the work asks
    the skill.
    ``asked_by`` and ``released_by`` are the sections behind the largest parts.
    """

    skill_code: str
    education_level: int
    weight: float
    asked: Annotated[Interval, Columns("asked", "asked_low", "asked_high")]
    released: Annotated[Interval, Columns("released", "released_low", "released_high")]
    asked_by: str | None
    released_by: str | None
    firm_part: float

    @property
    def is_firm(self) -> bool:
        """Whether enough of it stands in occupation groups of which at least half of the work asks it."""
        return self.firm_part >= FIRM

    @property
    def net(self) -> float:
        """Asked more on balance; below zero more is released."""
        return self.jobs_asked - self.jobs_released

    @property
    def jobs_asked(self) -> float:
        """Jobs more that ask it; it is always known."""
        return self.asked.value or 0.0

    @property
    def jobs_released(self) -> float:
        """Jobs less that ask it; it is always known."""
        return self.released.value or 0.0


@dataclass(frozen=True, slots=True)
class LevelJobs:
    """Jobs that came and went at an education level, in the sections of which the change is known."""

    education_level: int
    occupations: int
    added: float
    lost: float


@dataclass(frozen=True, slots=True)
class SectorNeed:
    """What the jobs of a section at one education level mean for one skill; ``per_job`` is their part of its jobs."""

    sbi_code: str
    education_level: int
    effect: Annotated[Interval, Columns("jobs_effect", "jobs_effect_low", "jobs_effect_high")]
    per_job: float

    @property
    def jobs(self) -> float:
        """Jobs more or less that ask it; it is always known."""
        return self.effect.value or 0.0


@dataclass(frozen=True, slots=True)
class Carrier:
    """An occupation group that asks a skill in a section; ``part`` of all jobs there that ask it."""

    sbi_code: str
    education_level: int
    occupation_code: str
    occupation_name: str
    part: float


@dataclass(frozen=True, slots=True)
class OccupationNeed:
    """What an occupation group asks more and releases of one skill; ``importance`` is how strongly it asks it (0-1)."""

    occupation_code: str
    occupation_name: str
    education_level: int
    importance: float
    asked: float
    released: float


@dataclass(frozen=True, slots=True)
class RouteScore:
    """How well a measure (``baseline``) finds destinations that experts judged near, on one set of judgements.

    See etl/model/crossover/validation.py; ``is_shipped`` is the measure that routes are ranked by.
    """

    baseline: str
    target: str
    level: str
    pairs: int
    auc_all: float
    auc_cross_class: float
    precision_at_10: float
    is_shipped: bool


@kept(4)
def skill_groups(scope: Scope) -> tuple[SkillGroup, ...]:
    """All groups of skills, those at the top first."""
    return fetch(
        scope.version, SkillGroup, f"mart.skill WHERE skill_level <= {PART_LEVEL} ORDER BY skill_level, skill_code"
    )


@kept(256, "region")
def counted_sections(scope: Scope) -> frozenset[str]:
    """Sections of a region whose change counts in its skills."""
    source = "(SELECT DISTINCT sbi_code FROM mart.sector_skill WHERE region_code = ?) AS counted"
    return frozenset(row.sbi_code for row in fetch(scope.version, Section, source, [scope.region]))


@kept(128, "region", "years")
def skill_needs(scope: Scope) -> tuple[SkillNeed, ...]:
    """Per leading group and education level what is asked more and released; level 0 is all of them together."""
    source = (
        f"(WITH {_CHANGE}"
        f" SELECT p.skill_code, p.education_level, max(weight) AS weight, {_ASKED}, {_RELEASED},"
        " coalesce(sum(change_low * per_job) FILTER (WHERE change_jobs > 0), 0) AS asked_low,"
        " coalesce(sum(change_high * per_job) FILTER (WHERE change_jobs > 0), 0) AS asked_high,"
        " coalesce(-sum(change_high * per_job) FILTER (WHERE change_jobs < 0), 0) AS released_low,"
        " coalesce(-sum(change_low * per_job) FILTER (WHERE change_jobs < 0), 0) AS released_high,"
        " arg_max(p.sbi_code, change_jobs * per_job) FILTER (WHERE change_jobs > 0) AS asked_by,"
        " arg_min(p.sbi_code, change_jobs * per_job) FILTER (WHERE change_jobs < 0) AS released_by,"
        " coalesce(sum(abs(change_jobs) * firm_per_job) / nullif(sum(abs(change_jobs) * per_job), 0), 0) AS firm_part"
        " FROM mart.sector_ask AS p JOIN change AS c ON c.sbi_code = p.sbi_code"
        " GROUP BY p.skill_code, p.education_level) AS needs ORDER BY skill_code, education_level"
    )
    return fetch(scope.version, SkillNeed, source, [scope.region, *scope.years])


@kept(128, "region", "years")
def level_jobs(scope: Scope) -> tuple[LevelJobs, ...]:
    """Per education level the jobs that came and went."""
    source = (
        f"(WITH {_STAFF}, {_CHANGE} SELECT f.education_level,"
        " count(DISTINCT f.occupation_code) AS occupations,"
        " coalesce(sum(f.share * c.change_jobs) FILTER (WHERE c.change_jobs > 0), 0) AS added,"
        " coalesce(-sum(f.share * c.change_jobs) FILTER (WHERE c.change_jobs < 0), 0) AS lost"
        " FROM staff AS f LEFT JOIN change AS c ON c.sbi_code = f.sbi_code"
        " GROUP BY f.education_level) AS levels ORDER BY education_level"
    )
    return fetch(scope.version, LevelJobs, source, [scope.region, *scope.years])


@kept(128, "region", "years")
def sector_needs(scope: Scope, skill_code: str) -> tuple[SectorNeed, ...]:
    """Per section and education level what a region's change means for one skill."""
    source = (
        f"(WITH {_CHANGE} SELECT p.sbi_code, p.education_level, p.per_job, c.change_jobs * p.per_job AS jobs_effect,"
        " c.change_low * p.per_job AS jobs_effect_low, c.change_high * p.per_job AS jobs_effect_high"
        " FROM mart.sector_profile AS p JOIN change AS c ON c.sbi_code = p.sbi_code WHERE p.skill_code = ?)"
        " AS needs ORDER BY sbi_code, education_level"
    )
    return fetch(scope.version, SectorNeed, source, [scope.region, *scope.years, skill_code])


@kept(64)
def carriers(scope: Scope, skill_code: str) -> tuple[Carrier, ...]:
    """Per section and education level the three occupation groups through which most of its jobs ask a skill."""
    source = (
        f"(WITH {_STAFF}, {_ASKING} SELECT sbi_code, education_level, occupation_code, occupation_name,"
        " per_job / sum(per_job) OVER (PARTITION BY sbi_code) AS part FROM asking"
        " QUALIFY row_number() OVER (PARTITION BY sbi_code, education_level"
        " ORDER BY per_job DESC, occupation_code) <= 3) AS carriers ORDER BY sbi_code, part DESC, occupation_code"
    )
    return fetch(scope.version, Carrier, source, [skill_code])


@kept(128, "region", "years")
def occupation_needs(scope: Scope, skill_code: str) -> tuple[OccupationNeed, ...]:
    """Per occupation group what it asks more and releases of one skill in a region, the largest first."""
    source = (
        f"(WITH {_STAFF}, {_CHANGE}, {_ASKING} SELECT a.occupation_code, a.occupation_name, a.education_level,"
        f" max(a.importance) AS importance, {_ASKED}, {_RELEASED}"
        " FROM asking AS a JOIN change AS c ON c.sbi_code = a.sbi_code"
        " GROUP BY a.occupation_code, a.occupation_name, a.education_level)"
        " AS needs ORDER BY greatest(asked, released) DESC, occupation_code"
    )
    return fetch(scope.version, OccupationNeed, source, [scope.region, *scope.years, skill_code])


@kept(64)
def narrower(scope: Scope, skill_code: str) -> tuple[SkillGroup, ...]:
    """The groups right below a group, those that occupations ask most first."""
    source = (
        "mart.skill AS s WHERE s.parent_code = ? AND s.skill_level <= ? ORDER BY (SELECT coalesce(sum(p.per_job), 0)"
        " FROM mart.sector_profile AS p WHERE p.skill_code = s.skill_code) DESC, s.skill_code"
    )
    return fetch(scope.version, SkillGroup, source, [skill_code, PART_LEVEL])


@kept(4)
def route_scores(scope: Scope) -> tuple[RouteScore, ...]:
    """How each way to rank routes came out against expert judgements, the best first."""
    source = "mart.crossover_validation ORDER BY target, precision_at_10 DESC, baseline"
    return fetch(scope.version, RouteScore, source)
