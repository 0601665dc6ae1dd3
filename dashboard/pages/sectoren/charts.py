"""One sector across regions: who grows how hard, where it is large, and what a change is made of. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.growth import growth_traces, words
from dashboard.growth.records import SectorGrowth
from dashboard.kit import chart_style, numbers, theme
from dashboard.kit.chart import Drawn, Spec, spec, vertical_line, word
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.sectoren.data import load_sector
from dashboard.pages.sectoren.text import concentrated

# Beyond this many rows nobody reads a chart: both ends are drawn, all stand in the table.
MOST_ROWS = 45
ENDS = 15
RANK_HEIGHT = 28
CONCENTRATED = 15
MOST_NAMED = 8


def ranking_chart(
    rows: Sequence[SectorGrowth], names: Mapping[str, str], chosen: str, country: float | None, threshold: float
) -> Spec:
    """Growth per year of the sector in each region with its interval, largest on top.

    Args:
        rows: the sector in each region.
        names: region names by code.
        chosen: region whose name is set in bold.
        country: growth of the sector in the country, percent a year.
        threshold: growth in percent a year from which it grows or shrinks.
    """
    shown = [(_label(row, names, chosen), row) for row in ranked(rows, chosen)]
    traces = growth_traces.verdict_traces(shown)
    shapes, notes = [chart_style.zero_line()], []
    if shown:
        shapes += growth_traces.threshold_lines(threshold)
    if country is not None:
        shapes.append(vertical_line(country, theme.MARKS.other, 2, "dash"))
        notes.append(word(country, 1, "heel Nederland", yanchor="bottom", font={"size": 11}))
    body = RANK_HEIGHT * max(len(shown), 4)
    layout = chart_style.layout(
        chart_style.FRAME + body,
        shapes=shapes,
        annotations=notes,
        yaxis=chart_style.rows([label for label, _ in shown]),
        xaxis=growth_traces.per_year(threshold),
        margin={"l": 0, "r": 10, "t": 20, "b": 0},
    )
    # Above the word of the country's line.
    layout["legend"] = {**layout["legend"], "y": 1.0 + 26 / body}
    return spec(traces, layout)


def ranked(rows: Sequence[SectorGrowth], chosen: str) -> list[SectorGrowth]:
    """Regions whose growth may be compared, smallest first; of very many only both ends and the chosen one."""
    able = [row for row in rows if _ranks(row)]
    able.sort(key=lambda row: row.cagr.value or 0.0)
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
        f"van {numbers.percent(low.cagr.value, signed=True)} ({names[low.region_code]}) "
        f"tot {numbers.percent(high.cagr.value, signed=True)} ({names[high.region_code]})"
    )


def parts_chart(parts: Sequence[tuple[str, float]]) -> Spec:
    """What a change is made of: one bar per part and one for the change itself, in jobs."""
    labels = [label for label, _ in parts][::-1]
    values = [value for _, value in parts][::-1]
    low, high = min([*values, 0.0]), max([*values, 0.0])
    room = 0.3 * (high - low or 1.0)
    bars = {
        "type": "bar",
        "x": values,
        "y": labels,
        "orientation": "h",
        "marker": {"color": [theme.MARKS.grows if value >= 0 else theme.MARKS.shrinks for value in values]},
        "text": [numbers.change(value) for value in values],
        "textposition": "outside",
        "cliponaxis": False,
        "hovertemplate": "%{y}: %{text} banen<extra></extra>",
    }
    layout = chart_style.layout(
        80 + 38 * len(values),
        shapes=[chart_style.zero_line()],
        yaxis=chart_style.rows(labels),
        xaxis={
            "title": {"text": "Banen"},
            "tickformat": ",d",
            "zeroline": False,
            "range": [low - room if low < 0 else 0, high + room],
        },
    )
    return spec([bars], layout)


def concentration_chart(rows: Sequence[SectorGrowth], names: Mapping[str, str], chosen: str) -> Spec:
    """The regions where the sector is largest for their size, as multiples of its share in the country."""
    shown = concentrated(rows)[:CONCENTRATED]
    own = [row for row in rows if row.region_code == chosen and row not in shown and row.location_quotient is not None]
    shown = [*shown, *own][::-1]
    labels = [_label(row, names, chosen) for row in shown]
    values = [row.location_quotient or 0.0 for row in shown]
    stems: list[float | None] = []
    for value in values:
        stems += [1.0, value, None]
    traces = [
        {
            "type": "scatter",
            "x": stems,
            "y": [label for label in labels for _ in range(3)],
            "mode": "lines",
            "line": {"color": theme.MARKS.line, "width": 3},
            "hoverinfo": "skip",
            "showlegend": False,
        },
        {
            "type": "scatter",
            "x": values,
            "y": labels,
            "mode": "markers+text",
            "marker": {"size": 11, "color": theme.MARKS.here},
            "text": [f"{numbers.decimal(value, 1)}×" for value in values],
            "textposition": ["middle right" if value >= 1 else "middle left" for value in values],
            "cliponaxis": False,
            "showlegend": False,
            "hovertemplate": "%{y}: %{text} zo groot als landelijk<extra></extra>",
        },
    ]
    top = max([*values, 1.0])
    layout = chart_style.layout(
        100 + 30 * max(len(shown), 3),
        shapes=[chart_style.zero_line(1.0)],
        yaxis=chart_style.rows(labels),
        xaxis={
            "title": {"text": "1 = even groot<br>als landelijk"},
            "zeroline": False,
            "range": [min([*values, 1.0]) - 0.25 * top, top * 1.25],
        },
    )
    return spec(traces if shown else [], layout)


def _ranks(row: SectorGrowth) -> bool:
    return row.cagr.value is not None and not row.spans_break and not row.is_open_estimate


def _label(row: SectorGrowth, names: Mapping[str, str], chosen: str) -> str:
    name = chart_style.wrapped(names.get(row.region_code, row.region_code))
    return f"<b>{name}</b>" if row.region_code == chosen else name


@kept(512, "region", "years", "sector")
def ranking_drawn(scope: Scope) -> Drawn:
    """A sector in all regions of a kind, by growth. Made once."""
    view = load_sector(scope)
    country = view.in_country.cagr.value if view.in_country is not None and not view.in_country.spans_break else None
    return Drawn(ranking_chart(view.across, view.names, scope.region, country, view.build.growth_threshold_pct))


@kept(512, "region", "years", "sector")
def concentration_drawn(scope: Scope) -> Drawn:
    """The regions where a sector is largest for their size. Made once."""
    view = load_sector(scope)
    return Drawn(concentration_chart(view.across, view.names, scope.region))
