"""All that the page Vaardigheden shows of one region, fetched at once. Between the queries and the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from dashboard.growth import data, ready
from dashboard.growth.choice import default_period
from dashboard.growth.records import Build, Region, Sector, SectorGrowth, Source
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.warm import Piece
from dashboard.pages.vaardigheden import data as skill_queries
from dashboard.pages.vaardigheden.data import (
    ALL_LEVELS,
    Carrier,
    LevelJobs,
    OccupationNeed,
    SectorNeed,
    SkillGroup,
    SkillNeed,
)
from dashboard.pages.vaardigheden.skill_balance import jobs_at, ranked, shown, standing, usual

TOTAL = "A-U"
# ESCO's pillars by the first letter of a group's code; knowledge has ISCED's numbers.
PILLARS = {"S": "vaardigheden", "T": "algemeen", "L": "algemeen"}
KNOWLEDGE = "kennis"


@dataclass(frozen=True)
class SkillsView:
    """One region over the years that the skills are counted from.

    ``needs`` is by education level and skill; ``counted`` are the sections whose change is known and counts.
    """

    version: str
    build: Build
    sources: Mapping[str, Source]
    region: Region
    sectors: Mapping[str, Sector]
    year_from: int
    year_to: int
    growth: Mapping[str, SectorGrowth]
    counted: frozenset[str]
    groups: Mapping[str, SkillGroup]
    needs: Mapping[int, Mapping[str, SkillNeed]]
    levels: Sequence[LevelJobs]

    @property
    def has_skills(self) -> bool:
        """Whether there is anything to say of this region."""
        return bool(self.needs)

    @property
    def window(self) -> tuple[int, int]:
        """First and last year."""
        return self.year_from, self.year_to

    def jobs(self, level: int) -> tuple[float, float]:
        """Jobs that came and that went at a level."""
        return jobs_at(self.levels, level)

    def ordinary(self, level: int) -> float | None:
        """Jobs that went for every job that came at a level."""
        return usual(*self.jobs(level))

    def ranked(self, level: int, pillar: str = "") -> list[SkillNeed]:
        """Groups with enough jobs at a level, most needed first; of one pillar, or of all."""
        rows = ranked(shown(self.needs.get(level, {}).values()))
        return [row for row in rows if pillar in ("", pillar_of(self.groups[row.skill_code]))]

    def standing(self, row: SkillNeed) -> str:
        """Scarce, released, or neither."""
        return standing(row, self.ordinary(row.education_level))


@dataclass(frozen=True)
class GroupView:
    """One group of skills in a region at a level: what is behind it."""

    group: SkillGroup
    level: int
    sectors: Sequence[SectorNeed]
    carriers: Mapping[str, Sequence[Carrier]]
    occupations: Sequence[OccupationNeed]
    narrower: Sequence[SkillGroup]


def pillar_of(group: SkillGroup) -> str:
    """What kind of group it is: skill, knowledge, or of use in any job."""
    return PILLARS.get(group.skill_code[:1], KNOWLEDGE)


@kept(96, "region")
def load_skills(scope: Scope) -> SkillsView:
    """Fetch the view of a region. Shared between sessions: never change it."""
    build = data.build(scope)
    years = default_period(build)
    counted = skill_queries.counted_sections(scope)
    needs: dict[int, dict[str, SkillNeed]] = {}
    for row in skill_queries.skill_needs(scope.at(years=years)) if counted else ():
        needs.setdefault(row.education_level, {})[row.skill_code] = row
    return SkillsView(
        version=scope.version,
        build=build,
        sources=data.sources(scope),
        region=next(row for row in data.regions(scope) if row.region_code == scope.region),
        sectors=data.sectors(scope),
        year_from=years[0],
        year_to=years[1],
        growth=data.sector_growth(scope.at(years=years)),
        counted=counted,
        groups=MappingProxyType({row.skill_code: row for row in skill_queries.skill_groups(scope)}),
        needs=needs,
        levels=skill_queries.level_jobs(scope.at(years=years)) if counted else (),
    )


@kept(128, "region")
def load_group(scope: Scope, skill_code: str, level: int) -> GroupView:
    """Fetch what is behind one group. Shared between sessions: never change it."""
    years = default_period(data.build(scope))
    groups = {row.skill_code: row for row in skill_queries.skill_groups(scope)}
    occupations = skill_queries.occupation_needs(scope.at(years=years), skill_code)
    return GroupView(
        group=groups[skill_code],
        level=level,
        sectors=added_up(skill_queries.sector_needs(scope.at(years=years), skill_code), level),
        carriers=_carriers(skill_queries.carriers(scope, skill_code), level),
        occupations=[row for row in occupations if level in (ALL_LEVELS, row.education_level)],
        narrower=skill_queries.narrower(scope, skill_code),
    )


def added_up(rows: Sequence[SectorNeed], level: int) -> list[SectorNeed]:
    """One row per section for a level or for all together, the largest increase first."""
    found: dict[str, SectorNeed] = {}
    for row in rows:
        if level not in (ALL_LEVELS, row.education_level):
            continue
        other = found.get(row.sbi_code, SectorNeed(row.sbi_code, level, 0.0, 0.0, 0.0, 0.0))
        # The intervals of the levels are parts of one: the change of the section.
        found[row.sbi_code] = SectorNeed(
            row.sbi_code,
            level,
            other.jobs_effect + row.jobs_effect,
            other.jobs_effect_low + row.jobs_effect_low,
            other.jobs_effect_high + row.jobs_effect_high,
            other.per_job + row.per_job,
        )
    return sorted(found.values(), key=lambda row: (-row.jobs_effect, row.sbi_code))


def _carriers(rows: Sequence[Carrier], level: int) -> dict[str, list[Carrier]]:
    found: dict[str, list[Carrier]] = {}
    for row in rows:
        if level in (ALL_LEVELS, row.education_level):
            found.setdefault(row.sbi_code, []).append(row)
    return {code: sorted(each, key=lambda row: -row.part)[:3] for code, each in found.items()}


@ready.of_each_region
def usual_skills(scope: Scope, _: Region) -> Iterator[Piece]:
    """What the page opens with, made in advance for a new version."""
    yield partial(load_skills, scope)
