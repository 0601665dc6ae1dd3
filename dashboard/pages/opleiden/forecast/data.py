"""What DUO expects of the number of students, per level, beside the years it counted in the same way: records, SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from dashboard.kit.fetch import fetch
from dashboard.kit.interval import Columns, Interval
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.opleiden.data import ALL, LEVELS, PATHWAYS

# A level of education and a pathway.
Kind = tuple[str, str]
WHOLE: Kind = ("mbo", ALL)
# Every level by itself, and all of mbo by pathway.
KINDS: tuple[Kind, ...] = (*((level, ALL) for level in LEVELS), *(("mbo", path) for path in PATHWAYS))


@dataclass(frozen=True, slots=True)
class Forecast:
    """Students of mbo on 1 October that DUO counted or expects, in one year, of a level and pathway in a region.

    The interval holds masked cells only: how sure a forecast is, DUO does not say.
    """

    place_type: str
    education_level: str
    pathway: str
    year: int
    students: Annotated[Interval, Columns("students", "students_low", "students_high")]
    is_forecast: bool
    version: str
    location_kind: str
    source_id: str


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


@kept(128, "region")
def forecasts(scope: Scope) -> tuple[Forecast, ...]:
    """What DUO expects of a region, and the years before that it counted in the same way, oldest first."""
    source = 'mart.training_forecast WHERE region_code = ? ORDER BY "year", education_level, pathway'
    return fetch(scope.version, Forecast, source, [scope.region])


@kept(256, "region")
def shown_outlooks(scope: Scope, place_type: str) -> Mapping[Kind, Outlook]:
    """What DUO expects of a region where students are counted, picked once. Shared: never change it."""
    return outlooks(forecasts(scope), place_type)


def outlooks(rows: Sequence[Forecast], place_type: str) -> Mapping[Kind, Outlook]:
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
            and row.students.low is not None
        ]
        expected = [row for row in mine if row.is_forecast]
        if expected:
            counted = [row for row in mine if not row.is_forecast and row.year < expected[0].year]
            found[level, pathway] = Outlook(level, pathway, counted, expected)
    return found
