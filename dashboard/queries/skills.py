"""SQL of the page Vaardigheden: what is asked more and released, and through whom. As ``dashboard.queries``, kept.

A section's effect on a skill (mart.sector_skill) is divided over its occupation groups in proportion to their share of
its jobs times how strongly they ask the skill; so the parts add up to the figure of the mart, at every level.
"""

from __future__ import annotations

from dashboard.kept import kept
from dashboard.queries import fetch
from dashboard.records.skills import (
    Carrier,
    LevelJobs,
    OccupationNeed,
    RegionSkill,
    RouteScore,
    Section,
    SectorNeed,
    SkillGroup,
    SkillNeed,
)

# Level of the groups that the page leads with: "S1.3", "091".
LEADING_LEVEL = 2

# Of each section the occupation groups with a skill profile, with their share of the jobs of these together.
_STAFF = (
    "staff AS (SELECT s.sbi_code, o.occupation_code, o.occupation_name, o.education_level,"
    " s.share / sum(s.share) OVER (PARTITION BY s.sbi_code) AS share"
    " FROM mart.staffing AS s JOIN mart.occupation AS o ON o.occupation_code = s.brc_code AND o.code_type = 'brc'"
    " WHERE s.brc_code IN (SELECT occupation_code FROM mart.occupation_skill))"
)
# Change of each section of a region that the skills are counted from, with its margin.
_CHANGE = (
    "change AS (SELECT g.sbi_code, g.change_jobs, (g.change_high - g.change_low) / 2 AS margin"
    " FROM mart.sector_growth AS g WHERE g.region_code = ? AND g.year_from = ? AND g.year_to = ?"
    " AND g.sbi_code IN (SELECT sbi_code FROM mart.sector_skill WHERE region_code = g.region_code))"
)
# Per section, skill and occupation: the part of the section's jobs that asks the skill through it.
_ASKING = (
    "asking AS (SELECT f.*, k.skill_code, k.importance, k.weight, f.share * k.importance AS asking"
    " FROM staff AS f JOIN mart.occupation_skill AS k ON k.occupation_code = f.occupation_code"
    " WHERE k.skill_code {which} AND k.importance > 0)"
)
_LEADING = f"IN (SELECT skill_code FROM mart.skill WHERE skill_level = {LEADING_LEVEL})"
_SUMS = (
    "coalesce(sum(effect) FILTER (WHERE effect > 0), 0) AS asked,"
    " coalesce(sqrt(sum(margin * margin) FILTER (WHERE effect > 0)), 0) AS asked_margin,"
    " coalesce(-sum(effect) FILTER (WHERE effect < 0), 0) AS released,"
    " coalesce(sqrt(sum(margin * margin) FILTER (WHERE effect < 0)), 0) AS released_margin,"
    " coalesce(sqrt(sum(margin * margin)), 0) AS net_margin,"
    " arg_max(sbi_code, effect) FILTER (WHERE effect > 0) AS asked_by,"
    " arg_min(sbi_code, effect) FILTER (WHERE effect < 0) AS released_by,"
    " coalesce(sum(abs(effect) * firm) / nullif(sum(abs(effect)), 0), 0) AS firm_part"
)


@kept(4)
def skill_groups(version: str) -> tuple[SkillGroup, ...]:
    """All groups of skills, those at the top first."""
    source = "mart.skill WHERE group_code IS NOT NULL ORDER BY skill_level, group_code"
    return fetch(version, SkillGroup, source)


@kept(128)
def skill_needs(version: str, region_code: str, year_from: int, year_to: int) -> tuple[SkillNeed, ...]:
    """Per leading group and education level what is asked more and released; level 0 is all of them together."""
    source = (
        f"(WITH {_STAFF}, {_CHANGE}, {_ASKING.format(which=_LEADING)},"
        " level AS (SELECT sbi_code, skill_code, education_level, max(weight) AS weight, sum(asking) AS asking,"
        " coalesce(sum(asking) FILTER (WHERE importance >= 0.5), 0) AS firm FROM asking GROUP BY ALL),"
        " part AS (SELECT *, sum(asking) OVER whole AS whole, sum(firm) OVER whole AS whole_firm FROM level"
        " WINDOW whole AS (PARTITION BY sbi_code, skill_code)),"
        " cell AS (SELECT p.sbi_code, p.skill_code, p.education_level, p.weight,"
        " e.jobs_effect * p.asking / p.whole AS effect, c.margin * p.asking AS margin, p.firm / p.asking AS firm"
        " FROM part AS p JOIN change AS c ON c.sbi_code = p.sbi_code"
        " JOIN mart.sector_skill AS e ON e.region_code = ? AND e.sbi_code = p.sbi_code"
        " AND e.skill_code = p.skill_code),"
        " together AS (SELECT p.sbi_code, e.skill_code, 0 AS education_level, p.weight, e.jobs_effect AS effect,"
        " c.margin * p.whole AS margin, p.whole_firm / p.whole AS firm"
        " FROM (SELECT DISTINCT sbi_code, skill_code, weight, whole, whole_firm FROM part) AS p"
        " JOIN change AS c ON c.sbi_code = p.sbi_code JOIN mart.sector_skill AS e ON e.region_code = ?"
        " AND e.sbi_code = p.sbi_code AND e.skill_code = p.skill_code)"
        f" SELECT skill_code, education_level, max(weight) AS weight, {_SUMS}"
        " FROM (FROM cell UNION ALL FROM together) WHERE education_level IS NOT NULL"
        " GROUP BY skill_code, education_level) AS needs ORDER BY skill_code, education_level"
    )
    return fetch(version, SkillNeed, source, [region_code, year_from, year_to, region_code, region_code])


@kept(128)
def level_jobs(version: str, region_code: str, year_from: int, year_to: int) -> tuple[LevelJobs, ...]:
    """Per education level the jobs that came and went."""
    source = (
        f"(WITH {_STAFF}, {_CHANGE} SELECT f.education_level,"
        " count(DISTINCT f.occupation_code) AS occupations,"
        " coalesce(sum(f.share * c.change_jobs) FILTER (WHERE c.change_jobs > 0), 0) AS added,"
        " coalesce(-sum(f.share * c.change_jobs) FILTER (WHERE c.change_jobs < 0), 0) AS lost"
        " FROM staff AS f LEFT JOIN change AS c ON c.sbi_code = f.sbi_code"
        " WHERE f.education_level IS NOT NULL GROUP BY f.education_level) AS levels ORDER BY education_level"
    )
    return fetch(version, LevelJobs, source, [region_code, year_from, year_to])


@kept(128)
def sector_needs(
    version: str, region_code: str, skill_code: str, year_from: int, year_to: int
) -> tuple[SectorNeed, ...]:
    """Per section and education level what a region's change means for one skill."""
    source = (
        f"(WITH {_STAFF}, {_CHANGE}, {_ASKING.format(which='= ?')}"
        " SELECT a.sbi_code, coalesce(a.education_level, -1) AS education_level,"
        " max(e.jobs_effect) * sum(a.asking) / max(a.whole) AS jobs_effect,"
        " max(c.margin) * sum(a.asking) AS margin, sum(a.asking) AS asking"
        " FROM (SELECT *, sum(asking) OVER (PARTITION BY sbi_code) AS whole FROM asking) AS a"
        " JOIN change AS c ON c.sbi_code = a.sbi_code"
        " JOIN mart.sector_skill AS e ON e.region_code = ? AND e.sbi_code = a.sbi_code AND e.skill_code = a.skill_code"
        " GROUP BY a.sbi_code, a.education_level) AS needs ORDER BY sbi_code, education_level"
    )
    return fetch(version, SectorNeed, source, [region_code, year_from, year_to, skill_code, region_code])


@kept(64)
def carriers(version: str, skill_code: str) -> tuple[Carrier, ...]:
    """Per section and education level the three occupation groups through which most of its jobs ask a skill."""
    source = (
        f"(WITH {_STAFF}, {_ASKING.format(which='= ?')}"
        " SELECT sbi_code, coalesce(education_level, -1) AS education_level, occupation_code, occupation_name,"
        " asking / sum(asking) OVER (PARTITION BY sbi_code) AS part FROM asking"
        " QUALIFY row_number() OVER (PARTITION BY sbi_code, education_level ORDER BY asking DESC, occupation_code) <= 3"
        ") AS carriers ORDER BY sbi_code, part DESC, occupation_code"
    )
    return fetch(version, Carrier, source, [skill_code])


@kept(128)
def occupation_needs(
    version: str, region_code: str, skill_code: str, year_from: int, year_to: int
) -> tuple[OccupationNeed, ...]:
    """Per occupation group what it asks more and releases of one skill in a region, the largest first."""
    source = (
        f"(WITH {_STAFF}, {_CHANGE}, {_ASKING.format(which='= ?')},"
        " cell AS (SELECT a.occupation_code, a.occupation_name, coalesce(a.education_level, -1) AS education_level,"
        " a.importance, e.jobs_effect * a.asking / a.whole AS effect"
        " FROM (SELECT *, sum(asking) OVER (PARTITION BY sbi_code) AS whole FROM asking) AS a"
        " JOIN change AS c ON c.sbi_code = a.sbi_code"
        " JOIN mart.sector_skill AS e ON e.region_code = ? AND e.sbi_code = a.sbi_code AND e.skill_code = a.skill_code)"
        " SELECT occupation_code, occupation_name, education_level, max(importance) AS importance,"
        " coalesce(sum(effect) FILTER (WHERE effect > 0), 0) AS asked,"
        " coalesce(-sum(effect) FILTER (WHERE effect < 0), 0) AS released FROM cell GROUP BY ALL)"
        " AS needs ORDER BY greatest(asked, released) DESC, occupation_code"
    )
    return fetch(version, OccupationNeed, source, [region_code, year_from, year_to, skill_code, region_code])


@kept(128)
def narrower(version: str, region_code: str, skill_code: str) -> tuple[RegionSkill, ...]:
    """The groups right below a group, in a region; the largest first."""
    source = (
        "mart.region_skill WHERE region_code = ?"
        " AND skill_code IN (SELECT skill_code FROM mart.skill WHERE parent_code = ? AND group_code IS NOT NULL)"
        " ORDER BY greatest(asked, released) DESC, skill_code"
    )
    return fetch(version, RegionSkill, source, [region_code, skill_code])


@kept(256)
def counted_sections(version: str, region_code: str) -> frozenset[str]:
    """Sections of a region whose change counts in its skills."""
    source = "(SELECT DISTINCT sbi_code FROM mart.sector_skill WHERE region_code = ?) AS counted"
    return frozenset(row.sbi_code for row in fetch(version, Section, source, [region_code]))


@kept(4)
def route_scores(version: str) -> tuple[RouteScore, ...]:
    """How each way to rank routes came out against expert judgements."""
    source = "mart.crossover_validation ORDER BY level, precision_at_10 DESC, measure"
    return fetch(version, RouteScore, source)
