"""What all charts share: colours that stay apart for colour-blind eyes, markers that say the same, margins, intervals.

Each colour has a contrast of at least 3:1 on the light page and on the dark one, so that a figure need not know which.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from dashboard.growth.records import SectorGrowth
from dashboard.kit import numbers
from dashboard.kit.chart import Spec, vertical_line

VERDICT_COLOURS = {"groeit": "#1a7fa3", "krimpt": "#c2570c", "stabiel": "#6b7780", "onzeker": "#6b7780"}
VERDICT_MARKERS = {
    "groeit": "triangle-up",
    "krimpt": "triangle-down",
    "stabiel": "square",
    "onzeker": "circle-open",
}
ACCENT, OTHER, LINE, FAINT = "#1a7fa3", "#8a6d1f", "#7a858c", "#8a949a"
ROW_HEIGHT = 32
LONG_LABEL = 24
# Room for the legend and the axis around the rows.
FRAME = 130
PER_YEAR: Spec = {"ticksuffix": "%", "title": {"text": "Groei per jaar"}, "zeroline": False, "automargin": True}


def layout(height: int, **more: Any) -> Spec:
    """Height, margins and the legend above the chart."""
    return {
        "height": height,
        "margin": {"l": 0, "r": 10, "t": 10, "b": 0},
        "hoverlabel": {"align": "left"},
        "legend": {"orientation": "h", "yanchor": "bottom", "y": 1.0, "x": 0, "xanchor": "left", "title": {}},
        **more,
    }


def wrapped(label: str) -> str:
    """A label in two lines where it is long, so that on a phone the chart keeps its room.

    >>> wrapped("Uitzendwerk en overige zakelijke diensten (N)"), wrapped("Horeca (I)")
    ('Uitzendwerk en overige<br>zakelijke diensten (N)', 'Horeca (I)')
    """
    if len(label) <= LONG_LABEL:
        return label
    return "<br>".join(textwrap.wrap(label, max(LONG_LABEL, len(label) // 2 + 2), break_long_words=False))


def rows(labels: Sequence[str]) -> Spec:
    """A vertical axis with the labels as rows, the first at the bottom."""
    return {"categoryorder": "array", "categoryarray": list(labels), "title": {}, "automargin": True}


def zero_line(at: float = 0.0) -> Spec:
    """A line where neither side wins."""
    return vertical_line(at, FAINT)


def threshold_lines(threshold: float) -> list[Spec]:
    """Faint lines between which a sector neither grows nor shrinks."""
    return [vertical_line(x, FAINT, dash="dot") for x in (-threshold, threshold)]


def per_year(threshold: float) -> Spec:
    """A horizontal axis of growth that says what the dotted lines are."""
    text = f"Groei per jaar<br>(stippellijnen: grens ±{numbers.limit(threshold)})"
    return {**PER_YEAR, "title": {"text": text}}


def verdict_traces(shown: Sequence[tuple[str, SectorGrowth]]) -> list[Spec]:
    """The rows, with their labels, as markers with a colour and a shape for each verdict."""
    found = {verdict: [item for item in shown if item[1].verdict == verdict] for verdict in VERDICT_MARKERS}
    return [_verdict_trace(verdict, members) for verdict, members in found.items() if members]


def _verdict_trace(verdict: str, shown: Sequence[tuple[str, SectorGrowth]]) -> Spec:
    """The rows with one verdict, each with its interval."""
    colour = VERDICT_COLOURS[verdict]
    return {
        "type": "scatter",
        "x": [row.cagr_pct or 0.0 for _, row in shown],
        "y": [label for label, _ in shown],
        "name": verdict,
        "mode": "markers",
        "marker": {"symbol": VERDICT_MARKERS[verdict], "color": colour, "size": 11},
        "error_x": _margins([row for _, row in shown], colour),
        "text": [_growth_text(row) for _, row in shown],
        "hovertemplate": "%{y}<br>%{text}<extra></extra>",
    }


def _margins(shown: Sequence[SectorGrowth], colour: str) -> Spec:
    """The interval of each growth as a line through its marker."""
    values = [row.cagr_pct or 0.0 for row in shown]
    return {
        "type": "data",
        "symmetric": False,
        "array": [_gap(row.cagr_high_pct, value) for row, value in zip(shown, values, strict=True)],
        "arrayminus": [_gap(value, row.cagr_low_pct) for row, value in zip(shown, values, strict=True)],
        "color": colour,
        "thickness": 2,
        "width": 0,
    }


def _growth_text(row: SectorGrowth) -> str:
    """What the pointer shows of a growth."""
    interval = numbers.margin(row.cagr_low_pct, row.cagr_high_pct)
    return f"{numbers.percent(row.cagr_pct, signed=True)} per jaar (marge: {interval}), {row.verdict}"


def _gap(high: float | None, low: float | None) -> float:
    return 0.0 if high is None or low is None else max(0.0, high - low)
