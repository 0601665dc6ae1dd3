"""Charts of the dashboard except the map. Pure: rows in, figure out; colours never stand alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from dashboard import format as fmt
from dashboard.records import Sector, SectorGrowth
from dashboard.sentences import words

# Orange and blue stay apart for colour-blind eyes; the marker's shape says the same.
VERDICT_COLOURS = {"groeit": "#1a7fa3", "krimpt": "#c2570c", "stabiel": "#6b7780", "onzeker": "#6b7780"}
VERDICT_MARKERS = {
    "groeit": "triangle-up",
    "krimpt": "triangle-down",
    "stabiel": "square",
    "onzeker": "circle-open",
}
ROW_HEIGHT = 27


def growth_chart(rows: Mapping[str, SectorGrowth], sectors: Mapping[str, Sector], threshold: float) -> go.Figure:
    """Growth per year of each section with its interval, and the country's as a stroke; largest growth on top.

    Args:
        rows: growth by sector code in the region.
        sectors: names and levels by code.
        threshold: growth in percent a year from which a sector grows or shrinks.
    """
    shown = _drawn(rows, sectors)
    labels = {row.sbi_code: f"{sectors[row.sbi_code].sector_name_short} ({row.sbi_code})" for row in shown}
    figure = go.Figure()
    for verdict in words.VERDICT_SIGNS:
        _add_verdict(figure, verdict, [row for row in shown if row.verdict == verdict], labels)
    known = [row for row in shown if row.country_cagr_pct is not None and not row.is_country]
    if known:
        _add_country(figure, known, labels)
    figure.add_vline(x=0, line_width=1, line_color="#8a949a")
    if shown:
        _add_threshold(figure, threshold)
    figure.update_yaxes(categoryorder="array", categoryarray=[labels[row.sbi_code] for row in shown], title=None)
    figure.update_xaxes(ticksuffix="%", title="Groei per jaar", zeroline=False)
    figure.update_layout(
        height=130 + ROW_HEIGHT * max(len(shown), 4),
        margin={"l": 0, "r": 10, "t": 10, "b": 0},
        separators=",.",
        dragmode=False,
        legend={"orientation": "h", "yanchor": "bottom", "y": 1.0, "x": 0, "xanchor": "left", "title": None},
    )
    return figure


def growth_chart_alt(rows: Mapping[str, SectorGrowth], sectors: Mapping[str, Sector]) -> str:
    """The chart's message in one sentence, for those who cannot see it."""
    shown = _drawn(rows, sectors)
    if not shown:
        return "Groei per sector: geen cijfers"
    low, high = shown[0], shown[-1]
    return (
        f"Groei per jaar van {len(shown)} sectoren, "
        f"van {fmt.percent(low.cagr_pct, signed=True)} ({sectors[low.sbi_code].sector_name_short}) "
        f"tot {fmt.percent(high.cagr_pct, signed=True)} ({sectors[high.sbi_code].sector_name_short})"
    )


def growth_chart_note(
    rows: Mapping[str, SectorGrowth], sectors: Mapping[str, Sector], hidden: str = "cijfer afgeschermd of onbekend"
) -> str:
    """How to read the chart, and which sectors are not in it."""
    drawn = {row.sbi_code for row in _drawn(rows, sectors)}
    text = "Elk teken is een sector. De lijn erdoor is de afrondingsmarge."
    for title, broken in (("reeksbreuk", True), (hidden, False)):
        names = [
            sector.sector_name_short
            for code, sector in sectors.items()
            if sector.sector_level == "section" and code in rows and code not in drawn
            if rows[code].spans_break == broken
        ]
        if names:
            text += f" Niet getekend ({title}): {words.listing(names)}."
    return text


def _drawn(rows: Mapping[str, SectorGrowth], sectors: Mapping[str, Sector]) -> list[SectorGrowth]:
    """Sections with a growth that can be compared, smallest first: a break would stretch the axis for nothing."""
    shown = [
        row
        for code, row in rows.items()
        if code in sectors and sectors[code].sector_level == "section"
        if row.cagr_pct is not None and not row.spans_break
    ]
    return sorted(shown, key=lambda row: row.cagr_pct or 0.0)


def _add_verdict(figure: go.Figure, verdict: str, rows: Sequence[SectorGrowth], labels: Mapping[str, str]) -> None:
    if not rows:
        return
    values = [row.cagr_pct or 0.0 for row in rows]
    figure.add_trace(
        go.Scatter(
            x=values,
            y=[labels[row.sbi_code] for row in rows],
            name=verdict,
            mode="markers",
            marker={"symbol": VERDICT_MARKERS[verdict], "color": VERDICT_COLOURS[verdict], "size": 11},
            error_x={
                "type": "data",
                "symmetric": False,
                "array": [_gap(row.cagr_high_pct, value) for row, value in zip(rows, values, strict=True)],
                "arrayminus": [_gap(value, row.cagr_low_pct) for row, value in zip(rows, values, strict=True)],
                "color": VERDICT_COLOURS[verdict],
                "thickness": 2,
                "width": 0,
            },
            text=[_hover(row) for row in rows],
            hovertemplate="%{y}<br>%{text}<extra></extra>",
        )
    )


def _add_threshold(figure: go.Figure, threshold: float) -> None:
    """Faint lines between which a sector neither grows nor shrinks."""
    for x in (-threshold, threshold):
        figure.add_vline(x=x, line_width=1, line_dash="dot", line_color="#b3bcc1")
    figure.add_annotation(
        x=threshold,
        y=0,
        yref="paper",
        yanchor="bottom",
        xanchor="left",
        text=f"grens ±{fmt.limit(threshold)}",
        showarrow=False,
        font={"size": 11, "color": "#7a858c"},
    )


def _add_country(figure: go.Figure, rows: Sequence[SectorGrowth], labels: Mapping[str, str]) -> None:
    figure.add_trace(
        go.Scatter(
            x=[row.country_cagr_pct for row in rows],
            y=[labels[row.sbi_code] for row in rows],
            name="heel Nederland",
            mode="markers",
            marker={"symbol": "line-ns", "size": 15, "line": {"width": 2.5, "color": "#7a858c"}},
            text=[f"{fmt.percent(row.country_cagr_pct, signed=True)} per jaar" for row in rows],
            hovertemplate="%{y}, heel Nederland<br>%{text}<extra></extra>",
        )
    )


def _gap(high: float | None, low: float | None) -> float:
    return 0.0 if high is None or low is None else max(0.0, high - low)


def _hover(row: SectorGrowth) -> str:
    interval = fmt.margin(row.cagr_low_pct, row.cagr_high_pct)
    return f"{fmt.percent(row.cagr_pct, signed=True)} per jaar (marge: {interval}), {row.verdict}"
