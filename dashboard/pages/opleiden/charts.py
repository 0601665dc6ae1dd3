"""Students by level through the years, each level with a colour and a marker of its own. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.kit import chart_style, theme
from dashboard.kit.chart import Spec, spec
from dashboard.pages.opleiden import text as say
from dashboard.pages.opleiden.data import Capacity, Forecast
from dashboard.pages.opleiden.student_counts import Level, base_year, comparable, drawn_levels

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
        name_of = say.LEVEL_NAMES[item.level]
        parts.append(f"{name_of} {say.students(first)} in {first.year}, {say.students(last)} in {last.year}")
    return f"Studenten in {name}: {'; '.join(parts) or 'niets bekend'}"


def _span(items: Sequence[Level]) -> int:
    years = [row.year for item in items for row in comparable(item.years)]
    return max(years) - min(years)


def _trace(item: Level, base: int | None, aside: float) -> Spec:
    colour, symbol = LOOKS.get(item.level, (THIRD, "square"))
    rows = [row for row in comparable(item.years) if base is None or row.year >= base]
    drawn = [ends(row, next((each for each in rows if each.year == base), None)) for row in rows]
    return {
        "type": "scatter",
        "x": [row.year + aside for row in rows],
        "y": [middle for _, middle, _ in drawn],
        "mode": "lines+markers",
        "name": say.LEVEL_NAMES[item.level],
        "line": {"color": colour, "width": 2},
        "marker": {"color": colour, "size": 9, "symbol": symbol},
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [high - middle for _, middle, high in drawn],
            "arrayminus": [middle - low for low, middle, _ in drawn],
            "color": colour,
            "thickness": 1.5,
            "width": 4,
        },
        "text": [f"{row.year}: {say.students(row)}" for row in rows],
        "hovertemplate": f"{say.LEVEL_NAMES[item.level]}<br>%{{text}}<extra></extra>",
    }


def ends(row: Capacity | Forecast, base: Capacity | None) -> tuple[float, float, float]:
    """Lower end, middle and upper end of the students of a year; with a base year as an index of it.

    The margin of the base year counts too, so that the true index lies between the ends: 90 to 110 on a base of 95 to
    105 is 90/105 to 110/95. The base year itself is 100 whatever it was.
    """
    low, high = row.students_low or 0.0, row.students_high
    middle = row.students if row.students is not None else low if high is None else (low + high) / 2
    if base is None:
        return low, middle, high if high is not None else middle
    if row.year == base.year:
        return 100.0, 100.0, 100.0
    least, _, most = ends(base, None)
    _, centre, _ = ends(base, None)
    top = high if high is not None else middle
    return 100 * low / most, 100 * middle / centre, 100 * top / least
