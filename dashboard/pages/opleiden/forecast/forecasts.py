"""What DUO expects of the number of students, per level, beside the years it counted in the same way. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.pages.opleiden.data import Forecast
from dashboard.pages.opleiden.student_counts import ALL, LEVELS, PATHWAYS

WHOLE = ("mbo", ALL)
# Level and pathway: every level by itself, and all of mbo by pathway.
KINDS = (*((level, ALL) for level in LEVELS), *(("mbo", path) for path in PATHWAYS))


@dataclass(frozen=True)
class Outlook:
    """One level and pathway in a region, oldest year first.

    Attributes:
        counted: years that DUO counted, in the same file and so in the same way.
        expected: years to come.
    """

    level: str
    pathway: str
    counted: Sequence[Forecast]
    expected: Sequence[Forecast]

    @property
    def last(self) -> Forecast:
        """The last year that is expected."""
        return self.expected[-1]

    @property
    def start(self) -> Forecast:
        """What the last year is set against: the last counted year, else the first expected one."""
        return self.counted[-1] if self.counted else self.expected[0]

    @property
    def middle(self) -> Forecast | None:
        """The expected year halfway; None where there is none between the ends."""
        between = [row for row in self.expected if self.start.year < row.year < self.last.year]
        return between[len(between) // 2] if between else None


def outlooks(rows: Sequence[Forecast], place_type: str) -> Mapping[tuple[str, str], Outlook]:
    """By level and pathway what DUO expects; what it counted only is left out.

    Args:
        rows: of one region, oldest first.
        place_type: the wanted way of counting; where DUO has no forecast of that kind, the other one. Never both.
    """
    kinds = {row.place_type for row in rows if row.is_forecast}
    kind = place_type if place_type in kinds or not kinds else min(kinds)
    found = {}
    for level, pathway in KINDS:
        mine = [
            row
            for row in rows
            if (row.place_type, row.education_level, row.pathway) == (kind, level, pathway)
            and row.students_low is not None
        ]
        expected = [row for row in mine if row.is_forecast]
        if expected:
            counted = [row for row in mine if not row.is_forecast and row.year < expected[0].year]
            found[level, pathway] = Outlook(level, pathway, counted, expected)
    return found
