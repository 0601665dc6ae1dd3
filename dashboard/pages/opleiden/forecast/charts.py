"""Students that DUO counted and expects: whole line and filled marker, then dashes and open marker. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.kit import chart_style, theme
from dashboard.kit.chart import Drawn, Spec, spec, vertical_line, word
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.opleiden.forecast.data import Forecast, Kind, Outlook, shown_outlooks
from dashboard.pages.opleiden.forecast.text import in_digits
from dashboard.pages.opleiden.students.charts import margin_strokes, point_of

HEIGHT = 340
# More years than this do not fit beside each other on a phone.
YEAR_BY_YEAR = 8
COUNTED, EXPECTED = "geteld door DUO", "prognose van DUO"


def forecast_chart(outlook: Outlook) -> Spec:
    """One level from zero up. The line to the first expected year is dashed too: nothing was counted there."""
    traces = []
    if outlook.counted:
        traces.append(_trace(outlook.counted, COUNTED, is_expected=False))
    traces.append(_trace(outlook.expected, EXPECTED, is_expected=True))
    if outlook.counted:
        traces.append(_joint(outlook.counted[-1], outlook.expected[0]))
    years = [row.year for row in (*outlook.counted, *outlook.expected)]
    border = outlook.expected[0].year - 0.5
    layout = chart_style.layout(
        HEIGHT,
        showlegend=True,
        xaxis={"tickformat": "d", "dtick": 1 if max(years) - min(years) < YEAR_BY_YEAR else 5},
        yaxis={"title": {"text": "Studenten"}, "tickformat": ",d", "rangemode": "tozero", "automargin": True},
        shapes=[vertical_line(border, theme.MARKS.faint, dash="dot")] if outlook.counted else [],
        annotations=[word(border, 1, " prognose →", xanchor="left", yanchor="top")] if outlook.counted else [],
    )
    return spec(traces, layout)


def _trace(rows: Sequence[Forecast], name: str, *, is_expected: bool) -> Spec:
    points = [point_of(row.students) for row in rows]
    return {
        "type": "scatter",
        "x": [row.year for row in rows],
        "y": [point.middle for point in points],
        "mode": "lines+markers",
        "name": name,
        "line": {"color": theme.MARKS.here, "width": 2, "dash": "dash" if is_expected else "solid"},
        "marker": {"color": theme.MARKS.here, "size": 9, "symbol": "circle-open" if is_expected else "circle"},
        "error_y": margin_strokes(points, theme.MARKS.here),
        "text": [f"{row.year}: {in_digits(row)}" for row in rows],
        "hovertemplate": f"%{{text}}<br>{name}<extra></extra>",
    }


def _joint(last: Forecast, first: Forecast) -> Spec:
    return {
        "type": "scatter",
        "x": [last.year, first.year],
        "y": [point_of(row.students).middle for row in (last, first)],
        "mode": "lines",
        "line": {"color": theme.MARKS.here, "width": 2, "dash": "dash"},
        "showlegend": False,
        "hoverinfo": "skip",
    }


@kept(256, "region")
def forecast_drawn(scope: Scope, place_type: str, kind: Kind) -> Drawn:
    """Students of a level and pathway, counted and expected. Made once."""
    return Drawn(forecast_chart(shown_outlooks(scope, place_type)[kind]))
