"""What is behind one group of skills in a region: sectors, occupation groups, and what it consists of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.growth import data
from dashboard.growth.choice import default_period
from dashboard.kit.interval import Interval, exactly
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.vaardigheden.data import (
    ALL_LEVELS,
    Carrier,
    OccupationNeed,
    SectorNeed,
    SkillGroup,
    carriers,
    narrower,
    occupation_needs,
    sector_needs,
    skill_groups,
)


@dataclass(frozen=True)
class GroupView:
    """One group of skills in a region at a level: what is behind it."""

    group: SkillGroup
    level: int
    sectors: Sequence[SectorNeed]
    carriers: Mapping[str, Sequence[Carrier]]
    occupations: Sequence[OccupationNeed]
    narrower: Sequence[SkillGroup]


@kept(128, "region")
def load_group(scope: Scope, skill_code: str, level: int) -> GroupView:
    """Fetch what is behind one group. Shared between sessions: never change it."""
    here = scope.at(years=default_period(data.build(scope)))
    groups = {row.skill_code: row for row in skill_groups(scope)}
    return GroupView(
        group=groups[skill_code],
        level=level,
        sectors=added_up(sector_needs(here, skill_code), level),
        carriers=_of_level(carriers(scope, skill_code), level),
        occupations=[row for row in occupation_needs(here, skill_code) if level in (ALL_LEVELS, row.education_level)],
        narrower=narrower(scope, skill_code),
    )


def added_up(rows: Sequence[SectorNeed], level: int) -> list[SectorNeed]:
    """One row per section for a level or for all together, the largest increase first."""
    found: dict[str, SectorNeed] = {}
    for row in rows:
        if level not in (ALL_LEVELS, row.education_level):
            continue
        other = found.get(row.sbi_code, SectorNeed(row.sbi_code, level, exactly(0.0), 0.0))
        effect = _sum(other.effect, row.effect)
        found[row.sbi_code] = SectorNeed(row.sbi_code, level, effect, other.per_job + row.per_job)
    return sorted(found.values(), key=lambda row: (-row.jobs, row.sbi_code))


def _sum(one: Interval, other: Interval) -> Interval:
    """The effects of two levels together: their intervals are parts of one, the change of the section."""
    return Interval(
        (one.value or 0.0) + (other.value or 0.0),
        (one.low or 0.0) + (other.low or 0.0),
        (one.high or 0.0) + (other.high or 0.0),
    )


def _of_level(rows: Sequence[Carrier], level: int) -> dict[str, list[Carrier]]:
    """By section the three occupation groups of a level, or of all, through which most of its jobs ask the skill."""
    found: dict[str, list[Carrier]] = {}
    for row in rows:
        if level in (ALL_LEVELS, row.education_level):
            found.setdefault(row.sbi_code, []).append(row)
    return {code: sorted(each, key=lambda row: -row.part)[:3] for code, each in found.items()}
