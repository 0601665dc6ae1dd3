"""Where in a region lessons are given: the schools and their programmes per gemeente. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.pages.opleiden.data import ProgrammeCount, Provider
from dashboard.pages.opleiden.student_counts import ALL

LESSONS, OFFICE = "lesplaats", "hoofdkantoor"
# Levels that a programme has; mbo as a whole is what has no known level.
TAUGHT_LEVELS = ("entree", "mbo2", "mbo3", "mbo4", "hbo")


@dataclass(frozen=True)
class TrainingPlace:
    """One gemeente.

    Attributes:
        schools: names of the schools that give lessons here.
        offices: names of the schools of which only the head office is known to be here: no lessons for certain.
        programmes: how many different programmes are taught here, by level.
        has_unnamed: whether a hogeschool teaches here of which the file does not name the programmes; then there are
            more than ``programmes`` of hbo.
    """

    gemeente_code: str
    name: str
    schools: tuple[str, ...]
    offices: tuple[str, ...]
    programmes: Mapping[str, int]
    has_unnamed: bool

    @property
    def is_empty(self) -> bool:
        """Whether no school is known here."""
        return not self.schools and not self.offices

    def has_sign(self, level: str = ALL) -> bool:
        """Whether there is something to show of a level: lessons, or a head office."""
        return bool(self.offices) or (bool(self.schools) and self.taught(level) != 0)

    def taught(self, level: str = ALL) -> int | None:
        """Programmes of a level, or of all: the least where ``is_least``; None where nothing is known of them."""
        known = sum(self.programmes.values()) if level == ALL else self.programmes.get(level, 0)
        return None if not known and self.is_least(level) else known

    def is_least(self, level: str = ALL) -> bool:
        """Whether there may be more programmes than are counted: unnamed ones, or of a school with its head office."""
        return (self.has_unnamed and level in (ALL, "hbo")) or (bool(self.offices) and level != "hbo")


def places(
    gemeenten: Mapping[str, str], schools: Sequence[Provider], counts: Sequence[ProgrammeCount]
) -> list[TrainingPlace]:
    """Every gemeente of a region, the one with most programmes first.

    Args:
        gemeenten: names by code.
        schools: the schools of today, as the list shows them.
        counts: programmes per source, gemeente, level and year; only those of the schools' own years count.
    """
    found = [_place(code, name, schools, counts) for code, name in gemeenten.items()]
    return sorted(found, key=lambda row: (-(row.taught() or 0), -len(row.schools), -len(row.offices), row.name))


def levels_taught(found: Sequence[TrainingPlace]) -> list[str]:
    """Levels of which any programme is known to be taught, also one without a name; the lowest first."""
    unnamed = {"hbo"} if any(row.has_unnamed for row in found) else set()
    return [level for level in TAUGHT_LEVELS if level in unnamed or any(row.programmes.get(level) for row in found)]


def _place(code: str, name: str, schools: Sequence[Provider], counts: Sequence[ProgrammeCount]) -> TrainingPlace:
    here = [row for row in schools if row.gemeente_code == code]
    taught_by = {(row.source_id, row.last_year) for row in here if row.location_kind == LESSONS}
    programmes: dict[str, int] = {}
    for row in counts:
        if row.gemeente_code == code and (row.source_id, row.last_year) in taught_by:
            programmes[row.education_level] = programmes.get(row.education_level, 0) + row.programmes
    teaching = _names(here, LESSONS)
    offices = tuple(name for name in _names(here, OFFICE) if name not in teaching)
    has_unnamed = any(row.location_kind == LESSONS and row.programmes is None for row in here)
    return TrainingPlace(code, name, teaching, offices, programmes, has_unnamed)


def _names(schools: Sequence[Provider], kind: str) -> tuple[str, ...]:
    """By name, once each: a school has a code for each of its parts in the one file and none of them in the other."""
    return tuple(sorted({row.provider_name for row in schools if row.location_kind == kind}))
