"""Students by level through the years, each level with a colour and a marker of its own. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dashboard.kit import chart_style, theme
from dashboard.kit.chart import Drawn, Spec, spec
from dashboard.kit.interval import Interval
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.opleiden.data import LEVEL_NAMES
from dashboard.pages.opleiden.students.data import Level, StudentYear, base_year, comparable, drawn_levels, shown_levels
from dashboard.pages.opleiden.text import count

HEIGHT = 400
DODGE = 0.06
FIRST, SECOND, THIRD, FOURTH, FIFTH = theme.MARKS.series
LOOKS = {
    "entree": (FIFTH, "triangle-up"),
    "mbo2": (THIRD, "square"),
    "mbo3": (FOURTH, "diamond"),
    "mbo4": (SECOND, "cross"),
    "hbo": (FIRST, "circle"),
}


class Point(NamedTuple):
    """A marker with the stroke through it that masking leaves."""

    low: float
    middle: float
    high: float


def levels_chart(shown: Mapping[str, Level]) -> Spec:
    """One level as it is, from zero up; several as an index, so that a small level is seen as well as a large one.

    The margin that masking leaves is a stroke through each marker.
    """
    items = drawn_levels(shown)
    base = base_year(items)
    layout = chart_style.layout(
        HEIGHT,
        showlegend=len(items) > 1,
        xaxis={"tickformat": "d", "dtick": 1 if base is None or _span(items) < 8 else 2},
        yaxis={
            "title": {"text": "Studenten" if base is None else f"{base} = 100"},
            "tickformat": ",d",
            "rangemode": "tozero" if base is None else "normal",
            "automargin": True,
        },
    )
    # Margins of one year stand side by side.
    places = [DODGE * (place - (len(items) - 1) / 2) for place in range(len(items))]
    return spec([_trace(item, base, place) for item, place in zip(items, places, strict=True)], layout)


def levels_alt(shown: Mapping[str, Level], name: str) -> str:
    """The chart's message in a sentence."""
    parts = []
    for item in drawn_levels(shown):
        known = comparable(item.years)
        first, last = known[0], known[-1]
        name_of = LEVEL_NAMES[item.level]
        parts.append(f"{name_of} {count(first.students)} in {first.year}, {count(last.students)} in {last.year}")
    return f"Studenten in {name}: {'; '.join(parts) or 'niets bekend'}"


def _span(items: Sequence[Level]) -> int:
    years = [row.year for item in items for row in comparable(item.years)]
    return max(years) - min(years)


def _trace(item: Level, base: int | None, aside: float) -> Spec:
    colour, symbol = LOOKS.get(item.level, (THIRD, "square"))
    rows = [row for row in comparable(item.years) if base is None or row.year >= base]
    start = next((row for row in rows if row.year == base), None)
    points = [point_of(row.students) if start is None else index_of(row, start) for row in rows]
    return {
        "type": "scatter",
        "x": [row.year + aside for row in rows],
        "y": [point.middle for point in points],
        "mode": "lines+markers",
        "name": LEVEL_NAMES[item.level],
        "line": {"color": colour, "width": 2},
        "marker": {"color": colour, "size": 9, "symbol": symbol},
        "error_y": margin_strokes(points, colour),
        "text": [f"{row.year}: {count(row.students)}" for row in rows],
        "hovertemplate": f"{LEVEL_NAMES[item.level]}<br>%{{text}}<extra></extra>",
    }


def point_of(students: Interval) -> Point:
    """Students of a year; a marker where only the bounds are known stands halfway, an open bound has no stroke."""
    low, high = students.low or 0.0, students.high
    middle = students.value if students.value is not None else low if high is None else (low + high) / 2
    return Point(low, middle, high if high is not None else middle)


def index_of(row: StudentYear, base: StudentYear) -> Point:
    """Students of a year as an index of a base year.

    The margin of the base year counts too, so that the true index lies on the stroke: 90 to 110 on a base of 95 to 105
    is 90/105 to 110/95. The base year itself is 100 whatever it was.
    """
    if row.year == base.year:
        return Point(100.0, 100.0, 100.0)
    here, there = point_of(row.students), point_of(base.students)
    return Point(100 * here.low / there.high, 100 * here.middle / there.middle, 100 * here.high / there.low)


def margin_strokes(points: Sequence[Point], colour: str) -> Spec:
    """The strokes through markers, as plotly takes them."""
    return {
        "type": "data",
        "symmetric": False,
        "array": [point.high - point.middle for point in points],
        "arrayminus": [point.middle - point.low for point in points],
        "color": colour,
        "thickness": 1.5,
        "width": 4,
    }


@kept(256, "region")
def levels_drawn(scope: Scope, place_type: str) -> Drawn:
    """Students per level through the years. Made once."""
    return Drawn(levels_chart(shown_levels(scope, place_type)))
