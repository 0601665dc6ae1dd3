"""Students by level through the years, each level with a colour and a marker of its own. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.charts import style
from dashboard.charts.spec import Spec, spec
from dashboard.records.training import Capacity
from dashboard.sentences import training as say
from dashboard.views.training import Level, comparable

HEIGHT = 400
VIOLET = "#8a63b0"
LOOKS = {
    "entree": (style.VERDICT_COLOURS["krimpt"], "triangle-up"),
    "mbo2": (style.OTHER, "square"),
    "mbo3": (style.LINE, "diamond"),
    "mbo4": (VIOLET, "cross"),
    "hbo": (style.ACCENT, "circle"),
}


def drawn_levels(shown: Mapping[str, Level]) -> list[Level]:
    """Levels with at least two years to draw; mbo as a whole only where its levels are not there."""
    found = [shown[level] for level in LOOKS if len(comparable(shown[level].years)) > 1]
    whole = shown["mbo"]
    if not any(item.level.startswith("mbo") for item in found) and len(comparable(whole.years)) > 1:
        found.insert(0, whole)
    return found


def levels_chart(shown: Mapping[str, Level]) -> Spec:
    """One line per level from zero up, with the margin that masking leaves as a stroke through each marker."""
    items = drawn_levels(shown)
    years = [row.year for item in items for row in comparable(item.years)]
    layout = style.layout(
        HEIGHT,
        showlegend=True,
        xaxis={"tickformat": "d", "dtick": 1 if years and max(years) - min(years) < 8 else 2},
        yaxis={"title": {"text": "Studenten"}, "tickformat": ",d", "rangemode": "tozero", "automargin": True},
    )
    return spec([_trace(item) for item in items], layout)


def levels_alt(shown: Mapping[str, Level], name: str) -> str:
    """The chart's message in a sentence."""
    parts = []
    for item in drawn_levels(shown):
        known = comparable(item.years)
        first, last = known[0], known[-1]
        name_of = say.LEVEL_NAMES[item.level]
        parts.append(f"{name_of} {say.students(first)} in {first.year}, {say.students(last)} in {last.year}")
    return f"Studenten in {name}: {'; '.join(parts) or 'niets bekend'}"


def _trace(item: Level) -> Spec:
    colour, symbol = LOOKS.get(item.level, (style.OTHER, "square"))
    rows = comparable(item.years)
    return {
        "type": "scatter",
        "x": [row.year for row in rows],
        "y": [_middle(row) for row in rows],
        "mode": "lines+markers",
        "name": say.LEVEL_NAMES[item.level],
        "line": {"color": colour, "width": 2},
        "marker": {"color": colour, "size": 9, "symbol": symbol},
        "error_y": _margins(rows, colour),
        "text": [f"{row.year}: {say.students(row)}" for row in rows],
        "hovertemplate": f"{say.LEVEL_NAMES[item.level]}<br>%{{text}}<extra></extra>",
    }


def _margins(rows: list[Capacity], colour: str) -> dict[str, Any]:
    return {
        "type": "data",
        "symmetric": False,
        "array": [(row.students_high or _middle(row)) - _middle(row) for row in rows],
        "arrayminus": [_middle(row) - (row.students_low or 0.0) for row in rows],
        "color": colour,
        "thickness": 2,
        "width": 4,
    }


def _middle(row: Capacity) -> float:
    """A count, or the middle of what it can be; its lower end where there is no upper one."""
    if row.students is not None:
        return row.students
    low = row.students_low or 0.0
    return low if row.students_high is None else (low + row.students_high) / 2
