"""Filters on routes: education, wage, growth and tension at the destination. Each is shown, with what it leaves. Pure.

A filter never works in silence: all are open at first, a route of which the figure is not known is counted apart, and
where nothing is left it is said which filter stopped it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.pages.overstap.work_here.data import GROWS, SHRINKS

ALL = "alles"
TIGHT = ("krap", "zeer krap")
# Per cent less an hour that many accept for other work.
SMALL_LOSS_PCT = -10.0


@dataclass(frozen=True)
class RouteFacts:
    """What the filters ask of a route; None is not known.

    Args:
        education_step: levels up (1 to 4 in all), negative is down.
        wage_step_pct: median hourly wage at the destination against that at the origin.
        growth: of the sectors with most of this work in the region: GROWS, SHRINKS or MIXED.
        tension_class: in the words of UWV.
    """

    education_step: int | None
    wage_step_pct: float | None
    growth: str | None
    tension_class: str | None


Test = Callable[[RouteFacts], bool | None]


@dataclass(frozen=True)
class RouteFilter:
    """A filter with its options by what stands in the url; each test says yes, no, or None for not known."""

    title: str
    options: Mapping[str, tuple[str, Test]]


def _at_most(value: float | None, most: float) -> bool | None:
    return None if value is None else value <= most


def _at_least(value: float | None, least: float) -> bool | None:
    return None if value is None else value >= least


def _any(_: RouteFacts) -> bool:
    return True


FILTERS: Mapping[str, RouteFilter] = {
    "opleiding": RouteFilter(
        "Opleiding",
        {
            "gelijk": ("Niet hoger", lambda facts: _at_most(facts.education_step, 0)),
            "stap": ("Hoogstens een stap hoger", lambda facts: _at_most(facts.education_step, 1)),
            ALL: ("Alles", _any),
        },
    ),
    "loon": RouteFilter(
        "Uurloon",
        {
            "gelijk": ("Niet lager", lambda facts: _at_least(facts.wage_step_pct, 0.0)),
            "min10": ("Hoogstens 10% lager", lambda facts: _at_least(facts.wage_step_pct, SMALL_LOSS_PCT)),
            ALL: ("Alles", _any),
        },
    ),
    "groei": RouteFilter(
        "Sectoren hier",
        {
            "groeit": ("Vooral in groei", lambda facts: None if facts.growth is None else facts.growth == GROWS),
            "geenkrimp": (
                "Niet vooral in krimp",
                lambda facts: None if facts.growth is None else facts.growth != SHRINKS,
            ),
            ALL: ("Alles", _any),
        },
    ),
    "krapte": RouteFilter(
        "Arbeidsmarkt",
        {
            "krap": ("Krap", lambda facts: None if facts.tension_class is None else facts.tension_class in TIGHT),
            ALL: ("Alles", _any),
        },
    ),
}
OPEN: Mapping[str, str] = dict.fromkeys(FILTERS, ALL)


def read_filters(params: Mapping[str, str]) -> dict[str, str]:
    """The option of each filter in the url; open where it is not there or makes no sense.

    >>> read_filters({"loon": "gelijk", "opleiding": "<b>"})
    {'opleiding': 'alles', 'loon': 'gelijk', 'groei': 'alles', 'krapte': 'alles'}
    """
    return {name: _option(name, params.get(name)) for name in FILTERS}


def _option(name: str, text: str | None) -> str:
    return text if text is not None and text in FILTERS[name].options else ALL


def passing(facts: Sequence[RouteFacts], chosen: Mapping[str, str]) -> list[int]:
    """Places of the routes that all chosen filters let through.

    >>> passing([RouteFacts(0, -5.0, None, None), RouteFacts(1, None, None, None)], {**OPEN, "loon": "min10"})
    [0]
    """
    return [place for place, each in enumerate(facts) if all(_passes(each, name, chosen[name]) for name in FILTERS)]


def left_by_option(facts: Sequence[RouteFacts], chosen: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """How many routes each option leaves with the other filters as they are chosen.

    >>> left_by_option([RouteFacts(0, -5.0, None, None), RouteFacts(1, 3.0, None, None)], OPEN)["loon"]
    {'gelijk': 1, 'min10': 2, 'alles': 2}
    """
    return {
        name: {option: len(passing(facts, {**chosen, name: option})) for option in route_filter.options}
        for name, route_filter in FILTERS.items()
    }


def lost_as_unknown(facts: Sequence[RouteFacts], chosen: Mapping[str, str]) -> dict[str, int]:
    """Per filter in use how many routes fall away only because what it asks is not known.

    >>> lost_as_unknown([RouteFacts(0, None, None, None)], {**OPEN, "loon": "gelijk"})
    {'loon': 1}
    """
    found = {}
    for name in FILTERS:
        let_through = passing(facts, {**chosen, name: ALL})
        number = sum(_answer(facts[place], name, chosen[name]) is None for place in let_through)
        if number:
            found[name] = number
    return found


def left_without(facts: Sequence[RouteFacts], chosen: Mapping[str, str]) -> dict[str, int]:
    """Where nothing is left: the filters of which opening one alone leaves routes, and how many.

    >>> left_without([RouteFacts(1, -20.0, None, None)], {**OPEN, "loon": "gelijk"})
    {'loon': 1}
    """
    closed = [name for name in FILTERS if chosen[name] != ALL]
    found = {name: len(passing(facts, {**chosen, name: ALL})) for name in closed}
    return {name: number for name, number in found.items() if number}


def _passes(facts: RouteFacts, name: str, option: str) -> bool:
    return _answer(facts, name, option) is True


def _answer(facts: RouteFacts, name: str, option: str) -> bool | None:
    return FILTERS[name].options[option][1](facts)
