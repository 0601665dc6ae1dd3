"""Two regions side by side, sector by sector, as a chart. Pure, but for what is made once."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.growth import growth_traces
from dashboard.growth.records import COUNTRY
from dashboard.growth.region_view import load
from dashboard.kit import chart_style, numbers, theme
from dashboard.kit.chart import Drawn, Spec, spec
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.regio.charts import sector_label
from dashboard.pages.regio.comparison.data import Pair, pairs


def comparison_chart(pairs: Sequence[Pair], here: str, there: str) -> Spec:
    """Growth of each section in two regions, with a line between them; the largest lead of the first on top.

    Args:
        pairs: both sides per section; those that do not compare are left out.
        here: name of the first region.
        there: name of the second.
    """
    shown = sorted((pair for pair in pairs if pair.compares), key=lambda pair: pair.lead or 0.0)
    labels = [sector_label(pair.sector) for pair in shown]
    between: list[float | None] = []
    for pair in shown:
        between += [pair.here.cagr.value, pair.there_pct, None]
    lines = {
        "type": "scatter",
        "x": between,
        "y": [label for label in labels for _ in range(3)],
        "mode": "lines",
        "line": {"color": theme.MARKS.line, "width": 2},
        "showlegend": False,
        "hoverinfo": "skip",
    }
    sides = [
        _side(here, labels, [pair.here.cagr.value for pair in shown], "circle", theme.MARKS.here),
        _side(there, labels, [pair.there_pct for pair in shown], "diamond-open", theme.MARKS.other),
    ]
    layout = chart_style.layout(
        chart_style.FRAME + chart_style.ROW_HEIGHT * max(len(shown), 4),
        shapes=[chart_style.zero_line()],
        yaxis=chart_style.rows(labels),
        xaxis=growth_traces.PER_YEAR,
    )
    return spec([lines, *sides] if shown else [], layout)


@kept(512, "region", "years")
def comparison_drawn(scope: Scope, other_code: str) -> Drawn:
    """Growth per sector in two regions. Made once."""
    here, there = (load(scope.at(region=code)) for code in (scope.region, other_code))
    sides = pairs(here.rows, there.rows, here.sectors, with_country=other_code == COUNTRY)
    return Drawn(comparison_chart(sides, here.region.region_name, there.region.region_name))


def _side(name: str, labels: Sequence[str], values: Sequence[float | None], marker: str, colour: str) -> Spec:
    return {
        "type": "scatter",
        "x": list(values),
        "y": list(labels),
        "name": name,
        "mode": "markers",
        "marker": {"symbol": marker, "color": colour, "size": 11, "line": {"width": 2, "color": colour}},
        "text": [f"{name}: {numbers.percent(value, signed=True)} per jaar" for value in values],
        "hovertemplate": "%{y}<br>%{text}<extra></extra>",
    }
