"""Students and graduates picked from the rows of a region: by level, by field, the years that compare. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.pages.opleiden.data import Capacity

TRAINING, LIVING = "training", "living"
LEVELS = ("entree", "mbo2", "mbo3", "mbo4", "mbo", "hbo")
ALL = "all"
PATHWAYS = ("bol", "bbl")
# Before this DUO counted students of mbo otherwise.
FIRST_COMPARABLE = 2021


def level_order(education_level: str | None) -> int:
    """Place of a level, the lowest first and an unknown one last.

    >>> [level_order(level) for level in ("entree", "mbo4", None)]
    [0, 3, 6]
    """
    return LEVELS.index(education_level) if education_level in LEVELS else len(LEVELS)


@dataclass(frozen=True)
class Level:
    """A level of education in a place: its years by pathway, oldest first, and how they were counted."""

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
        return last_students(self.years)

    @property
    def graduates(self) -> Capacity | None:
        """The last year with graduates."""
        return next((row for row in reversed(self.years) if row.graduates_low is not None), None)

    @property
    def intake(self) -> Capacity | None:
        """The last year with new students."""
        return next((row for row in reversed(self.years) if row.intake_low is not None), None)


def last_students(rows: Sequence[Capacity]) -> Capacity | None:
    """The last year that students are counted in."""
    return next((row for row in reversed(rows) if row.students_low is not None), None)


def comparable(rows: Sequence[Capacity]) -> list[Capacity]:
    """The years with students that were counted in one way, oldest first."""
    known = [row for row in rows if row.students_low is not None]
    is_broken = any((row.students_source_id or "").startswith("duo_mbo") for row in known)
    return [row for row in known if not is_broken or row.year >= FIRST_COMPARABLE]


def levels(capacity: Sequence[Capacity], place_type: str) -> dict[str, Level]:
    """Every level with all fields together; one that is not counted in the wanted way is taken as it is counted."""
    return {level: _level(capacity, level, place_type) for level in LEVELS}


def _level(capacity: Sequence[Capacity], level: str, place_type: str) -> Level:
    mine = [row for row in capacity if row.education_level == level and row.field_code == ALL]
    kinds = {row.place_type for row in mine}
    kind = place_type if place_type in kinds or not kinds else min(kinds)
    own = [row for row in mine if row.place_type == kind]
    return Level(level, kind, {path: [row for row in own if row.pathway == path] for path in (ALL, *PATHWAYS)})


def field_levels(capacity: Sequence[Capacity], place_type: str) -> dict[str, dict[str, Level]]:
    """Per level that has any, its fields of study by code; a level without fields is left out.

    Fields of one division only: kinds of field are other divisions of the same students.
    """
    found = {}
    for level in LEVELS:
        mine = [row for row in capacity if row.education_level == level and row.field_code != ALL]
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
    shared = set.intersection(*({row.year for row in comparable(item.years) if row.students_low} for item in items))
    return min(shared, default=None)
