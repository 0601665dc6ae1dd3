"""How each way to rank routes did against the judgement of experts. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.kit import chart_style, theme
from dashboard.kit.chart import Spec, spec
from dashboard.pages.vaardigheden.data import RouteScore
from dashboard.pages.verantwoording.validation.text import MAIN_TARGET, measure_name, of_hundred, of_ten

SIGNS = (
    ("van de tien beste genoemd", "circle"),
    ("genoemde staat hoger", "diamond"),
    ("ook bij een ander soort beroep", "square-open"),
)


def scores_chart(scores: Sequence[RouteScore]) -> Spec:
    """A row per way to rank with three marks, from 0 to 100 %; the most of ten on top."""
    shown = sorted((row for row in scores if row.target == MAIN_TARGET), key=lambda row: row.precision_at_10)
    labels = [chart_style.wrapped(f"{measure_name(row)}{' (gebruikt)' if row.is_shipped else ''}") for row in shown]
    values = (
        [100 * row.precision_at_10 for row in shown],
        [100 * row.auc_all for row in shown],
        [100 * row.auc_cross_class for row in shown],
    )
    traces = [
        {
            "type": "scatter",
            "mode": "markers",
            "name": name,
            "x": list(found),
            "y": labels,
            "marker": {"color": colour, "symbol": symbol, "size": 11, "line": {"width": 2, "color": colour}},
            "hovertemplate": f"%{{y}}<br>{name}: %{{x:.0f}}%<extra></extra>",
        }
        for (name, symbol), found, colour in zip(SIGNS, values, theme.MARKS.series[: len(SIGNS)], strict=True)
    ]
    layout = chart_style.layout(
        chart_style.FRAME + 44 * len(shown),
        xaxis={"title": {"text": "Van de 100"}, "range": [0, 100]},
        yaxis=chart_style.rows(labels),
    )
    return spec(traces if shown else [], layout)


def scores_alt(scores: Sequence[RouteScore]) -> str:
    """The chart's message in a sentence."""
    parts = [
        f"{measure_name(row)}: {of_ten(row)} van de tien, {of_hundred(row.auc_all)} van de 100"
        for row in scores
        if row.target == MAIN_TARGET
    ]
    return f"Hoe goed de volgorde van routes past bij het oordeel van deskundigen. {'; '.join(parts)}"
