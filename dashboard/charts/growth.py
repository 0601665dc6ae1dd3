"""Growth per sector in one region, beside the country or one other region. Pure: rows in, figure out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from dashboard import format as fmt
from dashboard.charts import style
from dashboard.comparison import Pair
from dashboard.records import Sector, SectorGrowth
from dashboard.sentences import words


def growth_chart(rows: Mapping[str, SectorGrowth], sectors: Mapping[str, Sector], threshold: float) -> go.Figure:
    """Growth per year of each section with its interval, and the country's as a stroke; largest growth on top.

    Args:
        rows: growth by sector code in the region.
        sectors: names and levels by code.
        threshold: growth in percent a year from which a sector grows or shrinks.
    """
    shown = _drawn(rows, sectors)
    labels = {row.sbi_code: _label(sectors[row.sbi_code]) for row in shown}
    figure = go.Figure()
    for verdict in words.VERDICT_SIGNS:
        style.add_verdict(figure, verdict, [(labels[r.sbi_code], r) for r in shown if r.verdict == verdict])
    known = [row for row in shown if row.country_cagr_pct is not None and not row.is_country]
    if known:
        _add_country(figure, known, labels)
    style.zero_line(figure)
    if shown:
        style.threshold_lines(figure, threshold)
    style.rows_of(figure, [labels[row.sbi_code] for row in shown])
    figure.update_xaxes(ticksuffix="%", title="Groei per jaar", zeroline=False)
    return style.dress(figure, style.FRAME + style.ROW_HEIGHT * max(len(shown), 4))


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


def comparison_chart(pairs: Sequence[Pair], here: str, there: str) -> go.Figure:
    """Growth of each section in two regions, with a line between them; the largest lead of the first on top.

    Args:
        pairs: both sides per section; those that do not compare are left out.
        here: name of the first region.
        there: name of the second.
    """
    shown = sorted((pair for pair in pairs if pair.compares), key=lambda pair: pair.lead or 0.0)
    labels = [_label(pair.sector) for pair in shown]
    figure = go.Figure()
    for pair, label in zip(shown, labels, strict=True):
        ends = [pair.here.cagr_pct, pair.there_pct]
        figure.add_trace(
            go.Scatter(x=ends, y=[label] * 2, mode="lines", line={"color": style.LINE, "width": 2}, showlegend=False)
        )
    figure.update_traces(hoverinfo="skip")
    for name, values, marker, colour in (
        (here, [pair.here.cagr_pct for pair in shown], "circle", style.ACCENT),
        (there, [pair.there_pct for pair in shown], "diamond-open", style.OTHER),
    ):
        figure.add_trace(
            go.Scatter(
                x=values,
                y=labels,
                name=name,
                mode="markers",
                marker={"symbol": marker, "color": colour, "size": 11, "line": {"width": 2, "color": colour}},
                text=[f"{fmt.percent(value, signed=True)} per jaar" for value in values],
                hovertemplate=f"%{{y}}<br>{name}: %{{text}}<extra></extra>",
            )
        )
    style.zero_line(figure)
    style.rows_of(figure, labels)
    figure.update_xaxes(ticksuffix="%", title="Groei per jaar", zeroline=False)
    return style.dress(figure, style.FRAME + style.ROW_HEIGHT * max(len(shown), 4))


def _drawn(rows: Mapping[str, SectorGrowth], sectors: Mapping[str, Sector]) -> list[SectorGrowth]:
    """Sections with a growth that can be compared, smallest first: a break would stretch the axis for nothing."""
    shown = [
        row
        for code, row in rows.items()
        if code in sectors and sectors[code].sector_level == "section"
        if row.cagr_pct is not None and not row.spans_break
    ]
    return sorted(shown, key=lambda row: row.cagr_pct or 0.0)


def _label(sector: Sector) -> str:
    if sector.sector_level == "total":
        return f"<b>{sector.sector_name_short}</b>"
    return f"{sector.sector_name_short} ({sector.sbi_code})"


def _add_country(figure: go.Figure, rows: Sequence[SectorGrowth], labels: Mapping[str, str]) -> None:
    figure.add_trace(
        go.Scatter(
            x=[row.country_cagr_pct for row in rows],
            y=[labels[row.sbi_code] for row in rows],
            name="heel Nederland",
            mode="markers",
            marker={"symbol": "line-ns", "size": 15, "line": {"width": 2.5, "color": style.LINE}},
            text=[f"{fmt.percent(row.country_cagr_pct, signed=True)} per jaar" for row in rows],
            hovertemplate="%{y}, heel Nederland<br>%{text}<extra></extra>",
        )
    )
