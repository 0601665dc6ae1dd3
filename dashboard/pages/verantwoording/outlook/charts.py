"""How often the outlook gave the right direction, per method and years ahead. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.growth.outlook import OutlookScore
from dashboard.kit import chart_style, theme
from dashboard.kit.chart import Spec, spec
from dashboard.pages.verantwoording.outlook.text import method_name, percentage

SYMBOLS = ("circle", "diamond", "square")


def hits_chart(scores: Sequence[OutlookScore]) -> Spec:
    """A row per method, a mark per number of years ahead, from 0 to 100 %; the best method on top."""
    known = [row for row in scores if row.direction_hit_rate is not None]
    best = {name: max(r.direction_hit_rate or 0.0 for r in known if r.method == name) for name in _names(known)}
    order = sorted(best, key=lambda name: best[name])
    labels = {name: chart_style.wrapped(_label(name, known)) for name in order}
    horizons = sorted({row.horizon for row in known})
    traces = [
        {
            "type": "scatter",
            "mode": "markers",
            "name": f"{horizon} jaar vooruit",
            "x": [100 * (row.direction_hit_rate or 0.0) for row in known if row.horizon == horizon],
            "y": [labels[row.method] for row in known if row.horizon == horizon],
            "marker": {"color": colour, "symbol": symbol, "size": 12},
            "hovertemplate": f"%{{y}}<br>{horizon} jaar vooruit: %{{x:.0f}}%<extra></extra>",
        }
        for horizon, colour, symbol in zip(horizons, theme.MARKS.series, SYMBOLS, strict=False)
    ]
    layout = chart_style.layout(
        chart_style.FRAME + 46 * len(order),
        xaxis={"title": {"text": "Juiste richting"}, "ticksuffix": "%", "range": [0, 100]},
        yaxis=chart_style.rows([labels[name] for name in order]),
    )
    return spec(traces, layout)


def hits_alt(scores: Sequence[OutlookScore]) -> str:
    """The chart's message in a sentence."""
    parts = [f"{method_name(row.method)}, {row.horizon} jaar: {percentage(row.direction_hit_rate)}" for row in scores]
    return f"Hoe vaak de richting klopte. {'; '.join(parts)}"


def _names(scores: Sequence[OutlookScore]) -> list[str]:
    return list(dict.fromkeys(row.method for row in scores))


def _label(name: str, scores: Sequence[OutlookScore]) -> str:
    used = any(row.method == name and row.is_shipped for row in scores)
    return f"{method_name(name)}{' (gebruikt)' if used else ''}"
