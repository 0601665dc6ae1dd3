"""Growth with its margin in a chart: a colour and a shape for each verdict, and the axis with the threshold. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.growth.records import SectorGrowth
from dashboard.kit import numbers, theme
from dashboard.kit.chart import Spec, vertical_line

VERDICT_COLOURS = {
    "groeit": theme.MARKS.grows,
    "krimpt": theme.MARKS.shrinks,
    "stabiel": theme.MARKS.stable,
    "onzeker": theme.MARKS.unsure,
}
VERDICT_MARKERS = {
    "groeit": "triangle-up",
    "krimpt": "triangle-down",
    "stabiel": "square",
    "onzeker": "circle-open",
}
PER_YEAR: Spec = {"ticksuffix": "%", "title": {"text": "Groei per jaar"}, "zeroline": False, "automargin": True}


def threshold_lines(threshold: float) -> list[Spec]:
    """Faint lines between which a sector neither grows nor shrinks."""
    return [vertical_line(x, theme.MARKS.faint, dash="dot") for x in (-threshold, threshold)]


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
        "x": [row.cagr.value or 0.0 for _, row in shown],
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
    values = [row.cagr.value or 0.0 for row in shown]
    return {
        "type": "data",
        "symmetric": False,
        "array": [_gap(row.cagr.high, value) for row, value in zip(shown, values, strict=True)],
        "arrayminus": [_gap(value, row.cagr.low) for row, value in zip(shown, values, strict=True)],
        "color": colour,
        "thickness": 2,
        "width": 0,
    }


def _growth_text(row: SectorGrowth) -> str:
    """What the pointer shows of a growth."""
    interval = numbers.growth_margin(row.cagr)
    return f"{numbers.percent(row.cagr.value, signed=True)} per jaar (marge: {interval}), {row.verdict}"


def _gap(high: float | None, low: float | None) -> float:
    return 0.0 if high is None or low is None else max(0.0, high - low)
