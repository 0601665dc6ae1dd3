"""One sector in one region, year by year: known years, the room a hidden one lies in, breaks, unusual years. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.growth.records import SeriesBreak, SeriesEvent, YearJobs
from dashboard.kit import chart_style, numbers, theme
from dashboard.kit.chart import Drawn, Spec, spec, vertical_line, word
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.sectoren.data import load_sector

HEIGHT = 380
# A break at a level is drawn between the last year counted the old way and the first counted the new way.
HALF_YEAR = 0.5
CLOSE = 2


def series_chart(
    series: Sequence[YearJobs],
    breaks: Sequence[SeriesBreak],
    events: Sequence[SeriesEvent],
    window: tuple[int, int],
) -> Spec:
    """Jobs per year with their margin.

    Args:
        series: the years, in order.
        breaks: those of this sector in this region.
        events: what made a year unlike others, of this sector in this region.
        window: first and last year that the page compares, shaded.
    """
    known = [row for row in series if row.jobs.is_known]
    hidden = [row for row in series if not row.jobs.is_known and row.jobs.width is not None]
    traces = [_line(series)] if known else []
    for name, symbol, provisional in (("cijfer", "circle", False), ("voorlopig cijfer", "circle-open", True)):
        if points := [row for row in known if row.is_provisional == provisional]:
            traces.append(_points(points, name, symbol))
    if hidden:
        traces.append(_rooms(hidden))
    broken = list(dict.fromkeys(item.break_year for item in breaks))
    unusual = list(dict.fromkeys((item.event_year, item.short_name) for item in events))
    layout = chart_style.layout(
        HEIGHT,
        shapes=[
            _window(window),
            *(vertical_line(year - HALF_YEAR, theme.MARKS.series_break, 2, "dash") for year in broken),
            *(vertical_line(year, theme.MARKS.faint, 1, "dot") for year, _ in unusual),
        ],
        annotations=[
            *(_along(year - HALF_YEAR, y, text) for year, y, text in _break_words(broken)),
            *(_along(year, 0.5, f"{name} {year}") for year, name in unusual),
        ],
        xaxis={"dtick": 2, "tickformat": "d", "range": [series[0].year - 0.6, series[-1].year + 0.6]},
        yaxis={"title": {"text": "Banen"}, "tickformat": ",d", "rangemode": "tozero", "automargin": True},
    )
    return spec(traces, layout)


def series_chart_alt(series: Sequence[YearJobs], name: str) -> str:
    """The chart's message in one sentence."""
    known = [row for row in series if row.jobs.is_known]
    if not known:
        return f"Banen per jaar in {name}: geen jaar bekend"
    first, last = known[0], known[-1]
    begin, end = (f"{numbers.jobs(row.jobs.value)} in {row.year}" for row in (first, last))
    return f"Banen per jaar in {name}: {begin}, {end}"


def _line(series: Sequence[YearJobs]) -> Spec:
    """A line that stops where a year is hidden."""
    return {
        "type": "scatter",
        "x": [row.year for row in series],
        "y": [row.jobs.value for row in series],
        "mode": "lines",
        "line": {"color": theme.MARKS.here, "width": 2.5},
        "connectgaps": False,
        "showlegend": False,
        "hoverinfo": "skip",
    }


def _points(rows: Sequence[YearJobs], name: str, symbol: str) -> Spec:
    return {
        "type": "scatter",
        "x": [row.year for row in rows],
        "y": [row.jobs.value for row in rows],
        "name": name,
        "mode": "markers",
        "marker": {
            "symbol": symbol,
            "size": 9,
            "color": theme.MARKS.here,
            "line": {"width": 2, "color": theme.MARKS.here},
        },
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [max(0.0, (row.jobs.high or 0.0) - (row.jobs.value or 0.0)) for row in rows],
            "arrayminus": [max(0.0, (row.jobs.value or 0.0) - (row.jobs.low or 0.0)) for row in rows],
            "color": theme.MARKS.here,
            "thickness": 1.5,
            "width": 3,
        },
        "text": [f"{numbers.jobs(row.jobs)} banen" for row in rows],
        "hovertemplate": "december %{x}: %{text}<extra></extra>",
    }


def _rooms(rows: Sequence[YearJobs]) -> Spec:
    """A bar from the least to the most that a hidden year can be."""
    return {
        "type": "bar",
        "x": [row.year for row in rows],
        "base": [row.jobs.low for row in rows],
        "y": [(row.jobs.high or 0.0) - (row.jobs.low or 0.0) for row in rows],
        "name": "afgeschermd: ergens binnen deze balk",
        "width": 0.5,
        "marker": {
            "color": theme.MARKS.clear,
            "line": {"color": theme.MARKS.line, "width": 1},
            "pattern": {"shape": "/", "fgcolor": theme.MARKS.line, "size": 6},
        },
        "text": [numbers.bounds(row.jobs) for row in rows],
        "textposition": "none",
        "hovertemplate": "december %{x}: afgeschermd, %{text}<extra></extra>",
    }


def _window(window: tuple[int, int]) -> Spec:
    return {
        "type": "rect",
        "x0": window[0],
        "x1": window[1],
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "fillcolor": theme.MARKS.here,
        "opacity": 0.1,
        "line": {"width": 0},
        "layer": "below",
    }


def _break_words(years: Sequence[int]) -> list[tuple[int, float, str]]:
    """A word for each break and its height; lower and only the year where another one stands close before it."""
    before = [None, *years]
    return [
        (year, 1.0, f"reeksbreuk {year}") if last is None or year - last > CLOSE else (year, 0.55, str(year))
        for last, year in zip(before, years, strict=False)
    ]


def _along(x: float, y: float, text: str) -> Spec:
    """A word along a vertical line."""
    return word(x, y, text, yanchor="top", xanchor="right", textangle=-90)


@kept(512, "region", "years", "sector")
def series_drawn(scope: Scope) -> Drawn:
    """A sector in one region, year by year. Made once."""
    view = load_sector(scope)
    return Drawn(series_chart(view.own_series, view.own_breaks, view.own_events, view.years))
