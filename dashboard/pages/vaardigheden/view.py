"""All that the page Vaardigheden shows of one region, fetched at once. Between the tables and the page."""

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
from dashboard.pages.vaardigheden.data import (
    ALL_LEVELS,
    LevelJobs,
    SkillGroup,
    SkillNeed,
    counted_sections,
    level_jobs,
    skill_groups,
    skill_needs,
)
from dashboard.pages.vaardigheden.skill_balance import jobs_at, large_enough, ranked, standing, usual

# ESCO's pillars by the first letter of a group's code; knowledge has ISCED's numbers.
PILLARS = {"S": "vaardigheden", "T": "algemeen", "L": "algemeen"}
KNOWLEDGE = "kennis"
PILLAR_TITLES = {
    "vaardigheden": "Vaardigheden",
    "kennis": "Kennisgebieden",
    "algemeen": "Algemene vaardigheden",
}


@dataclass(frozen=True)
class SkillsView:
    """One region over the years that the skills are counted from.

    ``needs`` is by education level and skill; ``counted`` are the sections whose change is known and counts.
    """

    scope: Scope
    build: Build
    sources: Mapping[str, Source]
    region: Region
    sectors: Mapping[str, Sector]
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
    def years(self) -> tuple[int, int]:
        """First and last year."""
        return self.scope.years

    def jobs(self, level: int) -> tuple[float, float]:
        """Jobs that came and that went at a level."""
        return jobs_at(self.levels, level)

    def ordinary(self, level: int) -> float | None:
        """Jobs that went for every job that came at a level."""
        return usual(*self.jobs(level))

    def ranked(self, level: int, pillar: str = "") -> list[SkillNeed]:
        """Groups with enough jobs at a level, most needed first; of one pillar, or of all."""
        rows = ranked(large_enough(self.needs.get(level, {}).values()))
        return [row for row in rows if pillar in ("", pillar_of(self.groups[row.skill_code]))]

    def standing(self, row: SkillNeed) -> str:
        """Scarce, released, or neither."""
        return standing(row, self.ordinary(row.education_level))


def pillar_of(group: SkillGroup) -> str:
    """What kind of group it is: skill, knowledge, or of use in any job."""
    return PILLARS.get(group.skill_code[:1], KNOWLEDGE)


@kept(96, "region")
def load_skills(scope: Scope) -> SkillsView:
    """Fetch the view of a region. Shared between sessions: never change it."""
    build = data.build(scope)
    here = scope.at(years=default_period(build))
    counted = counted_sections(scope)
    needs: dict[int, dict[str, SkillNeed]] = {}
    for row in skill_needs(here) if counted else ():
        needs.setdefault(row.education_level, {})[row.skill_code] = row
    return SkillsView(
        scope=here,
        build=build,
        sources=data.sources(scope),
        region=next(row for row in data.regions(scope) if row.region_code == scope.region),
        sectors=data.sectors(scope),
        growth=data.sector_growth(here),
        counted=counted,
        groups=MappingProxyType({row.skill_code: row for row in skill_groups(scope)}),
        needs=needs,
        levels=level_jobs(here) if counted else (),
    )


@kept(256, "region")
def list_size(scope: Scope, level: int, pillar: str) -> int:
    """How many groups of one kind have enough jobs to be shown."""
    return len(load_skills(scope).ranked(level, pillar))


@kept(256, "region")
def first_group(scope: Scope, level: int) -> str:
    """The group that is open at first: the skill that is needed most."""
    view = load_skills(scope)
    listed = [*view.ranked(level, "vaardigheden"), *view.ranked(ALL_LEVELS), *view.needs[ALL_LEVELS].values()]
    return listed[0].skill_code


@ready.of_each_region
def usual_skills(scope: Scope, _: Region) -> Iterator[Piece]:
    """What the page opens with, made in advance for a new version."""
    yield partial(load_skills, scope)
