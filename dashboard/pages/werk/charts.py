"""Vacancies and people on benefits as lines through time, each named where it ends. Pure, but for what is made once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.growth.records import TOTAL
from dashboard.kit import chart_style, numbers, theme
from dashboard.kit.chart import Drawn, Spec, spec
from dashboard.kit.interval import Interval
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.werk.view import BENEFITS, WorkView, load_work

HEIGHT = 340
DASHES = ("solid", "dash", "dot")
SHORT_NAMES = {"ww": "WW", "bijstand": "bijstand", "ao": "arbeidsongeschiktheid"}


@dataclass(frozen=True)
class Point:
    """A figure at a moment, and both in words."""

    day: dt.date
    stand: str
    value: float | None
    text: str


@dataclass(frozen=True)
class Line:
    """A named series of points, oldest first."""

    name: str
    points: Sequence[Point]


def lines_chart(lines: Sequence[Line], unit: str) -> Spec:
    """One line per series from zero up, named where it ends; a gap where a figure is not known.

    Args:
        lines: at most three; each has a colour and a dash of its own.
        unit: what is counted, the title of the axis.
    """
    shown = [line for line in lines if any(point.value is not None for point in line.points)]
    traces = [_trace(line, colour, dash) for line, colour, dash in zip(shown, theme.MARKS.series, DASHES, strict=False)]
    layout = chart_style.layout(
        HEIGHT,
        showlegend=False,
        margin={"l": 0, "r": 12, "t": 26, "b": 0},
        annotations=[_name(line, colour) for line, colour in zip(shown, theme.MARKS.series, strict=False)]
        if len(shown) > 1
        else [],
        # Years only: names of months would come in the browser's language.
        xaxis={"type": "date", "tickformat": "%Y", "dtick": "M12" if _years(shown) < 8 else "M24"},
        yaxis={"title": {"text": unit}, "tickformat": ",d", "rangemode": "tozero", "automargin": True},
    )
    return spec(traces, layout)


def lines_alt(lines: Sequence[Line], title: str) -> str:
    """The chart's message in a sentence."""
    parts = []
    for line in lines:
        known = [point for point in line.points if point.value is not None]
        if known:
            first, last = known[0], known[-1]
            parts.append(f"{line.name} {first.text} {first.stand}, {last.text} {last.stand}")
    return f"{title}: {'; '.join(parts)}" if parts else f"{title}: niets bekend"


def _years(lines: Sequence[Line]) -> int:
    days = [point.day for line in lines for point in line.points]
    return max(days).year - min(days).year if days else 0


def _trace(line: Line, colour: str, dash: str) -> Spec:
    few = len(line.points) < 12
    return {
        "type": "scatter",
        "x": [point.day.isoformat() for point in line.points],
        "y": [point.value for point in line.points],
        "mode": "lines+markers" if few else "lines",
        "name": line.name,
        "line": {"color": colour, "width": 2.5, "dash": dash},
        "marker": {"color": colour, "size": 8},
        "connectgaps": False,
        "text": [f"{point.stand}: {point.text}" for point in line.points],
        "hovertemplate": f"{line.name}<br>%{{text}}<extra></extra>",
    }


def _name(line: Line, colour: str) -> Spec:
    last = next(point for point in reversed(line.points) if point.value is not None)
    return {
        "x": last.day.isoformat(),
        "y": last.value,
        "text": f"<b>{line.name}</b>",
        "font": {"color": colour},
        "showarrow": False,
        "xanchor": "right",
        "yanchor": "bottom",
        "yshift": 4,
    }


def vacancy_lines(view: WorkView) -> list[Line]:
    """All vacancies of the place by quarter."""
    rows = view.quarters.get(TOTAL, ())
    points = [_point(row.period_end, row.period_code, row.vacancies, numbers.jobs) for row in rows]
    return [Line(view.place.region_name, points)]


def benefit_lines(view: WorkView) -> list[Line]:
    """People by benefit and month."""
    return [
        Line(
            SHORT_NAMES[name],
            [_point(row.period_end, row.period_code, row.persons, numbers.persons) for row in view.benefits[name]],
        )
        for name in BENEFITS
        if view.benefits.get(name)
    ]


def _point(day: dt.date, code: str, figure: Interval, words: Callable[[Interval], str]) -> Point:
    return Point(day, numbers.stand(code), figure.value, words(figure))


@kept(256, "region")
def vacancies_drawn(scope: Scope, place_code: str) -> Drawn:
    """Vacancies through the quarters, in the place where those of a region are counted. Made once."""
    return Drawn(lines_chart(vacancy_lines(load_work(scope, place_code)), "Open vacatures"))


@kept(256, "region")
def benefits_drawn(scope: Scope) -> Drawn:
    """People on benefits through the months. Made once."""
    return Drawn(lines_chart(benefit_lines(load_work(scope)), "Mensen"))
