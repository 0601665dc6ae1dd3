"""One sector across regions: who grows how hard, where it is large, and what a change is made of. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from dashboard import format as fmt
from dashboard.charts import style
from dashboard.records import SectorGrowth
from dashboard.sentences import words

# Beyond this many rows nobody reads a chart: both ends are drawn, all stand in the table.
MOST_ROWS = 45
ENDS = 15
CONCENTRATED = 15
MOST_NAMED = 8


def ranking_chart(
    rows: Sequence[SectorGrowth], names: Mapping[str, str], chosen: str, country: float | None, threshold: float
) -> go.Figure:
    """Growth per year of the sector in each region with its interval, largest on top.

    Args:
        rows: the sector in each region.
        names: region names by code.
        chosen: region whose name is set in bold.
        country: growth of the sector in the country, percent a year.
        threshold: growth in percent a year from which it grows or shrinks.
    """
    shown = ranked(rows, chosen)
    labels = {row.region_code: _label(row, names, chosen) for row in shown}
    figure = go.Figure()
    for verdict in words.VERDICT_SIGNS:
        style.add_verdict(figure, verdict, [(labels[r.region_code], r) for r in shown if r.verdict == verdict])
    style.zero_line(figure)
    if shown:
        style.threshold_lines(figure, threshold)
    if country is not None:
        figure.add_vline(x=country, line_width=2, line_dash="dash", line_color=style.OTHER)
        figure.add_annotation(
            x=country, y=1, yref="paper", yanchor="bottom", text="heel Nederland", showarrow=False, font={"size": 11}
        )
    style.rows_of(figure, [labels[row.region_code] for row in shown])
    figure.update_xaxes(ticksuffix="%", title="Groei per jaar", zeroline=False)
    style.dress(figure, style.FRAME + 22 * max(len(shown), 4))
    return figure.update_layout(legend={"y": 1.0 + 26 / (22 * max(len(shown), 4))}, margin={"t": 20})


def ranked(rows: Sequence[SectorGrowth], chosen: str) -> list[SectorGrowth]:
    """Regions whose growth may be compared, smallest first; of very many only both ends and the chosen one."""
    able = [row for row in rows if _ranks(row)]
    able.sort(key=lambda row: row.cagr_pct or 0.0)
    if len(able) <= MOST_ROWS:
        return able
    middle = [row for row in able[ENDS:-ENDS] if row.region_code == chosen]
    return [*able[:ENDS], *middle, *able[-ENDS:]]


def ranking_note(rows: Sequence[SectorGrowth], names: Mapping[str, str]) -> str:
    """How to read the chart, and which regions are not in it."""
    text = "Elk teken is een regio. De lijn erdoor is de afrondingsmarge."
    able = [row for row in rows if _ranks(row)]
    if len(able) > MOST_ROWS:
        text += f" Getekend zijn de {ENDS} snelste en de {ENDS} langzaamste; alle regio\u2019s staan in de tabel."
    without = [names[row.region_code] for row in rows if row.region_code in names and not _ranks(row)]
    if without:
        some = words.listing(without) if len(without) <= MOST_NAMED else f"{len(without)} regio\u2019s"
        text += f" Niet getekend (afgeschermd, geschat of reeksbreuk): {some}."
    return text


def ranking_alt(rows: Sequence[SectorGrowth], names: Mapping[str, str]) -> str:
    """The chart's message in one sentence."""
    shown = ranked(rows, "")
    if not shown:
        return "Groei per regio: geen cijfers"
    low, high = shown[0], shown[-1]
    return (
        f"Groei per jaar in {len(shown)} regio\u2019s, "
        f"van {fmt.percent(low.cagr_pct, signed=True)} ({names[low.region_code]}) "
        f"tot {fmt.percent(high.cagr_pct, signed=True)} ({names[high.region_code]})"
    )


def parts_chart(parts: Sequence[tuple[str, float]]) -> go.Figure:
    """What a change is made of: one bar per part and one for the change itself, in jobs."""
    labels = [label for label, _ in parts][::-1]
    values = [value for _, value in parts][::-1]
    side = ["groeit" if value >= 0 else "krimpt" for value in values]
    figure = go.Figure(
        go.Bar(
            x=values,
            y=labels,
            orientation="h",
            marker={"color": [style.VERDICT_COLOURS[word] for word in side]},
            text=[fmt.change(value) for value in values],
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{y}: %{text} banen<extra></extra>",
        )
    )
    style.zero_line(figure)
    style.rows_of(figure, labels)
    span = max([*values, 0.0]) - min([*values, 0.0]) or 1.0
    figure.update_xaxes(
        title="Banen",
        tickformat=",d",
        zeroline=False,
        range=[min([*values, 0]) - span * 0.2, max([*values, 0]) + span * 0.2],
    )
    return style.dress(figure, 80 + 38 * len(values))


def concentration_chart(rows: Sequence[SectorGrowth], names: Mapping[str, str], chosen: str) -> go.Figure:
    """The regions where the sector is largest for their size, as multiples of its share in the country."""
    shown = concentrated(rows)[:CONCENTRATED]
    own = [row for row in rows if row.region_code == chosen and row not in shown and row.location_quotient is not None]
    shown = [*shown, *own][::-1]
    labels = [_label(row, names, chosen) for row in shown]
    values = [row.location_quotient or 0.0 for row in shown]
    figure = go.Figure()
    for label, value in zip(labels, values, strict=True):
        figure.add_trace(
            go.Scatter(
                x=[1, value], y=[label] * 2, mode="lines", line={"color": style.LINE, "width": 3}, hoverinfo="skip"
            )
        )
    figure.add_trace(
        go.Scatter(
            x=values,
            y=labels,
            mode="markers+text",
            marker={"size": 11, "color": style.ACCENT},
            text=[f"{fmt.decimal(value, 1)}×" for value in values],
            textposition=["middle right" if value >= 1 else "middle left" for value in values],
            cliponaxis=False,
            hovertemplate="%{y}: %{text} zo groot als landelijk<extra></extra>",
        )
    )
    style.zero_line(figure, 1.0)
    figure.update_traces(showlegend=False)
    style.rows_of(figure, labels)
    top = max([*values, 1.0])
    figure.update_xaxes(
        title="Aandeel vergeleken met Nederland (1 = even groot)",
        zeroline=False,
        range=[min([*values, 1.0]) - 0.12 * top, top * 1.12],
    )
    return style.dress(figure, 80 + 24 * max(len(shown), 3))


def concentrated(rows: Sequence[SectorGrowth]) -> list[SectorGrowth]:
    """Regions by location quotient, largest first."""
    known = [row for row in rows if row.location_quotient is not None]
    return sorted(known, key=lambda row: row.location_quotient or 0.0, reverse=True)


def _ranks(row: SectorGrowth) -> bool:
    return row.cagr_pct is not None and not row.spans_break and not row.is_open_estimate


def _label(row: SectorGrowth, names: Mapping[str, str], chosen: str) -> str:
    name = names.get(row.region_code, row.region_code)
    return f"<b>{name}</b>" if row.region_code == chosen else name
