"""Students and graduates of a place as the page shows them: by level, by field, the years that compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from dashboard.kit.interval import Interval
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.opleiden.data import ALL, LEVELS, PATHWAYS, Capacity, Measure, capacity

# Before this DUO counted students of mbo otherwise.
FIRST_COMPARABLE = 2021


class StudentYear(Protocol):
    """Students of one year, counted or expected."""

    @property
    def year(self) -> int:
        """The year, on 1 October."""

    @property
    def students(self) -> Interval:
        """How many there are."""


@dataclass(frozen=True)
class Level:
    """A level of education in a place, in all fields or in one: its years by pathway, and how they were counted.

    The years are in order, oldest first.
    """

    level: str
    place_type: str
    by_pathway: Mapping[str, Sequence[Capacity]]

    @property
    def years(self) -> Sequence[Capacity]:
        """All pathways together."""
        return self.by_pathway.get(ALL, ())

    @property
    def students(self) -> Capacity | None:
        """The last year with students."""
        return self.last("students")

    def last(self, measure: Measure) -> Capacity | None:
        """The last year of which students, new ones or graduates are known."""
        return next((row for row in reversed(self.years) if row.figure(measure).low is not None), None)


def comparable(rows: Sequence[Capacity]) -> list[Capacity]:
    """The years with students that were counted in one way, oldest first."""
    known = [row for row in rows if row.students.low is not None]
    is_broken = any((row.students_source_id or "").startswith("duo_mbo") for row in known)
    return [row for row in known if not is_broken or row.year >= FIRST_COMPARABLE]


@kept(256, "region")
def shown_levels(scope: Scope, place_type: str) -> Mapping[str, Level]:
    """Every level of a region where students are counted, picked once. Shared: never change it."""
    return levels(capacity(scope), place_type)


@kept(256, "region")
def shown_fields(scope: Scope, place_type: str) -> Mapping[str, Mapping[str, Level]]:
    """Every level with its fields of study, picked once. Shared: never change it."""
    return field_levels(capacity(scope), place_type)


def levels(rows: Sequence[Capacity], place_type: str) -> dict[str, Level]:
    """Every level with all fields together; one that is not counted in the wanted way is taken as it is counted."""
    return {level: _level(rows, level, place_type) for level in LEVELS}


def _level(rows: Sequence[Capacity], level: str, place_type: str) -> Level:
    mine = [row for row in rows if row.education_level == level and row.field_code == ALL]
    kinds = {row.place_type for row in mine}
    kind = place_type if place_type in kinds or not kinds else min(kinds)
    own = [row for row in mine if row.place_type == kind]
    return Level(level, kind, {path: [row for row in own if row.pathway == path] for path in (ALL, *PATHWAYS)})


def field_levels(rows: Sequence[Capacity], place_type: str) -> dict[str, dict[str, Level]]:
    """Per level that has any, its fields of study by code; a level without fields is left out.

    Fields of one division only: kinds of field are other divisions of the same students.
    """
    found = {}
    for level in LEVELS:
        mine = [row for row in rows if row.education_level == level and row.field_code != ALL]
        kinds = {row.place_type for row in mine}
        if not kinds:
            continue
        kind = place_type if place_type in kinds else min(kinds)
        own = [row for row in mine if row.place_type == kind]
        division = max(own, key=lambda row: row.year).field_kind
        codes = dict.fromkeys(row.field_code for row in own if row.field_kind == division)
        found[level] = {
            code: Level(
                level, kind, {p: [r for r in own if (r.field_code, r.pathway) == (code, p)] for p in (ALL, *PATHWAYS)}
            )
            for code in codes
        }
    return found


def default_level(found: Mapping[str, Mapping[str, Level]]) -> str | None:
    """The level to show fields of at first: that of the last year, all of mbo before a part of it."""
    order = ("mbo", "hbo", *LEVELS)
    years = {level: max(item.years[-1].year for item in fields.values()) for level, fields in found.items()}
    return max(years, key=lambda level: (years[level], -order.index(level)), default=None)


def drawn_levels(shown: Mapping[str, Level]) -> list[Level]:
    """Levels with at least two years to draw; mbo as a whole only where its levels are not there."""
    able = {level: item for level, item in shown.items() if len(comparable(item.years)) > 1}
    whole = not any(level in able for level in ("entree", "mbo2", "mbo3", "mbo4"))
    return [item for level, item in able.items() if level != "mbo" or whole]


def base_year(items: Sequence[Level]) -> int | None:
    """The first year that all levels have, to set them at 100; None with one level, or without such a year."""
    if len(items) < 2:
        return None
    shared = set.intersection(*({row.year for row in comparable(item.years) if row.students.low} for item in items))
    return min(shared, default=None)
