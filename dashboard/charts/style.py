"""What all charts share: colours that stay apart for colour-blind eyes, markers that say the same, margins, intervals.

Each colour has a contrast of at least 3:1 on the light page and on the dark one, so that a figure need not know which.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from dashboard import format as fmt
from dashboard.records import SectorGrowth

VERDICT_COLOURS = {"groeit": "#1a7fa3", "krimpt": "#c2570c", "stabiel": "#6b7780", "onzeker": "#6b7780"}
VERDICT_MARKERS = {
    "groeit": "triangle-up",
    "krimpt": "triangle-down",
    "stabiel": "square",
    "onzeker": "circle-open",
}
ACCENT, OTHER, LINE, FAINT = "#1a7fa3", "#8a6d1f", "#7a858c", "#8a949a"
ROW_HEIGHT = 27
# Room for the legend and the axis around the rows.
FRAME = 130


def dress(figure: go.Figure, height: int, **more: Any) -> go.Figure:
    """Height, margins, Dutch notation and the legend above the chart; nothing to drag."""
    figure.update_layout(
        height=height,
        margin={"l": 0, "r": 10, "t": 10, "b": 0},
        separators=",.",
        dragmode=False,
        hoverlabel={"align": "left"},
        legend={"orientation": "h", "yanchor": "bottom", "y": 1.0, "x": 0, "xanchor": "left", "title": None},
        **more,
    )
    return figure


def rows_of(figure: go.Figure, labels: Sequence[str]) -> None:
    """The labels as rows, first at the bottom."""
    figure.update_yaxes(categoryorder="array", categoryarray=list(labels), title=None, automargin=True)


def zero_line(figure: go.Figure, at: float = 0.0) -> None:
    """A line where neither side wins."""
    figure.add_vline(x=at, line_width=1, line_color=FAINT)


def threshold_lines(figure: go.Figure, threshold: float) -> None:
    """Faint lines between which a sector neither grows nor shrinks."""
    for x in (-threshold, threshold):
        figure.add_vline(x=x, line_width=1, line_dash="dot", line_color=FAINT)
    figure.add_annotation(
        x=threshold,
        y=0,
        yref="paper",
        yanchor="bottom",
        xanchor="left",
        text=f"grens ±{fmt.limit(threshold)}",
        showarrow=False,
        font={"size": 11},
    )


def add_verdict(figure: go.Figure, verdict: str, rows: Sequence[tuple[str, SectorGrowth]]) -> None:
    """The rows with one verdict as markers of its own colour and shape, each with its interval; with their labels."""
    if not rows:
        return
    colour = VERDICT_COLOURS[verdict]
    figure.add_trace(
        go.Scatter(
            x=[row.cagr_pct or 0.0 for _, row in rows],
            y=[label for label, _ in rows],
            name=verdict,
            mode="markers",
            marker={"symbol": VERDICT_MARKERS[verdict], "color": colour, "size": 11},
            error_x=_margins([row for _, row in rows], colour),
            text=[_growth_text(row) for _, row in rows],
            hovertemplate="%{y}<br>%{text}<extra></extra>",
        )
    )


def _margins(rows: Sequence[SectorGrowth], colour: str) -> dict[str, Any]:
    """The interval of each growth as a line through its marker."""
    values = [row.cagr_pct or 0.0 for row in rows]
    return {
        "type": "data",
        "symmetric": False,
        "array": [_gap(row.cagr_high_pct, value) for row, value in zip(rows, values, strict=True)],
        "arrayminus": [_gap(value, row.cagr_low_pct) for row, value in zip(rows, values, strict=True)],
        "color": colour,
        "thickness": 2,
        "width": 0,
    }


def _growth_text(row: SectorGrowth) -> str:
    """What the pointer shows of a growth."""
    interval = fmt.margin(row.cagr_low_pct, row.cagr_high_pct)
    return f"{fmt.percent(row.cagr_pct, signed=True)} per jaar (marge: {interval}), {row.verdict}"


def _gap(high: float | None, low: float | None) -> float:
    return 0.0 if high is None or low is None else max(0.0, high - low)
