"""Growth per sector in one region, beside the country or one other region. Pure: rows in, spec out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.growth import growth_traces, words
from dashboard.growth.records import Sector, SectorGrowth
from dashboard.growth.region_view import load
from dashboard.kit import chart_style, numbers, theme
from dashboard.kit.chart import Drawn, Spec, spec
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope


def growth_chart(rows: Mapping[str, SectorGrowth], sectors: Mapping[str, Sector], threshold: float) -> Spec:
    """Growth per year of each section with its interval, and the country's as a stroke; largest growth on top.

    Args:
        rows: growth by sector code in the region.
        sectors: names and levels by code.
        threshold: growth in percent a year from which a sector grows or shrinks.
    """
    shown = [(sector_label(sectors[row.sbi_code]), row) for row in _drawn(rows, sectors)]
    traces = growth_traces.verdict_traces(shown)
    known = [item for item in shown if item[1].country_cagr_pct is not None and not item[1].is_country]
    if known:
        traces.append(_country_trace(known))
    layout = chart_style.layout(
        chart_style.FRAME + chart_style.ROW_HEIGHT * max(len(shown), 4),
        shapes=[chart_style.zero_line(), *(growth_traces.threshold_lines(threshold) if shown else [])],
        yaxis=chart_style.rows([label for label, _ in shown]),
        xaxis=growth_traces.per_year(threshold) if shown else growth_traces.PER_YEAR,
    )
    return spec(traces, layout)


def growth_chart_alt(rows: Mapping[str, SectorGrowth], sectors: Mapping[str, Sector]) -> str:
    """The chart's message in one sentence, for those who cannot see it."""
    shown = _drawn(rows, sectors)
    if not shown:
        return "Groei per sector: geen cijfers"
    low, high = shown[0], shown[-1]
    return (
        f"Groei per jaar van {len(shown)} sectoren, "
        f"van {numbers.percent(low.cagr.value, signed=True)} ({sectors[low.sbi_code].sector_name_short}) "
        f"tot {numbers.percent(high.cagr.value, signed=True)} ({sectors[high.sbi_code].sector_name_short})"
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
        if row.cagr.value is not None and not row.spans_break
    ]
    return sorted(shown, key=lambda row: row.cagr.value or 0.0)


def sector_label(sector: Sector) -> str:
    """Name of a sector with its code, on an axis."""
    if sector.sector_level == "total":
        return f"<b>{sector.sector_name_short}</b>"
    return chart_style.wrapped(f"{sector.sector_name_short} ({sector.sbi_code})")


def _country_trace(shown: Sequence[tuple[str, SectorGrowth]]) -> Spec:
    return {
        "type": "scatter",
        "x": [row.country_cagr_pct for _, row in shown],
        "y": [label for label, _ in shown],
        "name": "heel Nederland",
        "mode": "markers",
        "marker": {"symbol": "line-ns", "size": 15, "line": {"width": 2.5, "color": theme.MARKS.line}},
        "text": [f"{numbers.percent(row.country_cagr_pct, signed=True)} per jaar" for _, row in shown],
        "hovertemplate": "%{y}, heel Nederland<br>%{text}<extra></extra>",
    }


@kept(512, "region", "years")
def growth_drawn(scope: Scope) -> Drawn:
    """Growth per sector of a region beside the country's. Made once."""
    view = load(scope)
    return Drawn(growth_chart(view.rows, view.sectors, view.build.growth_threshold_pct))
