"""One sector in one region, year by year: known years, the room a hidden one lies in, breaks, unusual years. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard import format as fmt
from dashboard.charts import style
from dashboard.records import SeriesBreak, SeriesEvent, YearJobs

HEIGHT = 380
# A break at a level is drawn between the last year counted the old way and the first counted the new way.
HALF_YEAR = 0.5


def series_chart(
    series: Sequence[YearJobs],
    breaks: Sequence[SeriesBreak],
    events: Sequence[SeriesEvent],
    window: tuple[int, int],
) -> go.Figure:
    """Jobs per year with their margin.

    Args:
        series: the years, in order.
        breaks: those of this sector in this region.
        events: what made a year unlike others, of this sector in this region.
        window: first and last year that the page compares, shaded.
    """
    figure = go.Figure()
    known = [row for row in series if row.jobs is not None]
    figure.add_vrect(*window, fillcolor=style.ACCENT, opacity=0.1, line_width=0, layer="below")
    if known:
        _add_line(figure, series)
        _add_points(figure, [row for row in known if not row.is_provisional], "cijfer", "circle")
        _add_points(figure, [row for row in known if row.is_provisional], "voorlopig cijfer", "circle-open")
    _add_hidden(figure, [row for row in series if row.jobs is None])
    for year in dict.fromkeys(item.break_year for item in breaks):
        figure.add_vline(x=year - HALF_YEAR, line_width=2, line_dash="dash", line_color=style.VERDICT_COLOURS["krimpt"])
        _add_word(figure, year - HALF_YEAR, f"reeksbreuk {year}", 1.0)
    for year, name in dict.fromkeys((item.event_year, item.short_name) for item in events):
        figure.add_vline(x=year, line_width=1, line_dash="dot", line_color=style.FAINT)
        _add_word(figure, year, f"{name} {year}", 0.06)
    figure.update_xaxes(title=None, dtick=2, tickformat="d", range=[series[0].year - 0.6, series[-1].year + 0.6])
    figure.update_yaxes(title="Banen", tickformat=",d", rangemode="tozero")
    return style.dress(figure, HEIGHT)


def series_chart_alt(series: Sequence[YearJobs], name: str) -> str:
    """The chart's message in one sentence."""
    known = [row for row in series if row.jobs is not None]
    if not known:
        return f"Banen per jaar in {name}: geen jaar bekend"
    first, last = known[0], known[-1]
    return f"Banen per jaar in {name}: {fmt.jobs(first.jobs)} in {first.year}, {fmt.jobs(last.jobs)} in {last.year}"


def _add_line(figure: go.Figure, series: Sequence[YearJobs]) -> None:
    """A line that stops where a year is hidden."""
    figure.add_trace(
        go.Scatter(
            x=[row.year for row in series],
            y=[row.jobs for row in series],
            mode="lines",
            line={"color": style.ACCENT, "width": 2.5},
            connectgaps=False,
            showlegend=False,
            hoverinfo="skip",
        )
    )


def _add_points(figure: go.Figure, rows: Sequence[YearJobs], name: str, symbol: str) -> None:
    if not rows:
        return
    figure.add_trace(
        go.Scatter(
            x=[row.year for row in rows],
            y=[row.jobs for row in rows],
            name=name,
            mode="markers",
            marker={"symbol": symbol, "size": 9, "color": style.ACCENT, "line": {"width": 2, "color": style.ACCENT}},
            error_y={
                "type": "data",
                "symmetric": False,
                "array": [max(0.0, (row.jobs_high or 0.0) - (row.jobs or 0.0)) for row in rows],
                "arrayminus": [max(0.0, (row.jobs or 0.0) - (row.jobs_low or 0.0)) for row in rows],
                "color": style.ACCENT,
                "thickness": 1.5,
                "width": 3,
            },
            text=[f"{fmt.jobs(row.jobs, row.jobs_low, row.jobs_high)} banen" for row in rows],
            hovertemplate="december %{x}: %{text}<extra></extra>",
        )
    )


def _add_hidden(figure: go.Figure, rows: Sequence[YearJobs]) -> None:
    """A bar from the least to the most that a hidden year can be."""
    rows = [row for row in rows if row.jobs_low is not None and row.jobs_high is not None]
    if not rows:
        return
    lows, highs = [row.jobs_low or 0.0 for row in rows], [row.jobs_high or 0.0 for row in rows]
    figure.add_trace(
        go.Bar(
            x=[row.year for row in rows],
            base=lows,
            y=[high - low for low, high in zip(lows, highs, strict=True)],
            name="afgeschermd: ergens binnen deze balk",
            width=0.5,
            marker={
                "color": "rgba(0,0,0,0)",
                "line": {"color": style.LINE, "width": 1},
                "pattern": {"shape": "/", "fgcolor": style.LINE, "size": 6},
            },
            text=[fmt.bounds(row.jobs_low, row.jobs_high) for row in rows],
            textposition="none",
            hovertemplate="december %{x}: afgeschermd, %{text}<extra></extra>",
        )
    )


def _add_word(figure: go.Figure, x: float, text: str, y: float) -> None:
    figure.add_annotation(
        x=x, y=y, yref="paper", yanchor="top", xanchor="right", textangle=-90, text=text, showarrow=False
    )
