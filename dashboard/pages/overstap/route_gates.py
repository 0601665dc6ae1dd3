"""Gates on routes: education, wage, growth and tension at the destination. Each is shown, with what it leaves. Pure.

A gate never works in silence: all are open at first, a route of which the figure is not known is counted apart, and
where nothing is left it is said which gate stopped it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

ALL = "alles"
GROWS, SHRINKS, MIXED = "groeit", "krimpt", "wisselend"
TIGHT = ("krap", "zeer krap")
# Per cent less an hour that many accept for other work.
SMALL_LOSS_PCT = -10.0


@dataclass(frozen=True)
class Facts:
    """What the gates ask of a route; None is not known.

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


Test = Callable[[Facts], bool | None]


@dataclass(frozen=True)
class Gate:
    """A filter with its options by what stands in the url; each test says yes, no, or None for not known."""

    title: str
    options: Mapping[str, tuple[str, Test]]


def _at_most(value: float | None, most: float) -> bool | None:
    return None if value is None else value <= most


def _at_least(value: float | None, least: float) -> bool | None:
    return None if value is None else value >= least


def _any(_: Facts) -> bool:
    return True


GATES: Mapping[str, Gate] = {
    "opleiding": Gate(
        "Opleiding",
        {
            "gelijk": ("Niet hoger", lambda facts: _at_most(facts.education_step, 0)),
            "stap": ("Hoogstens een stap hoger", lambda facts: _at_most(facts.education_step, 1)),
            ALL: ("Alles", _any),
        },
    ),
    "loon": Gate(
        "Uurloon",
        {
            "gelijk": ("Niet lager", lambda facts: _at_least(facts.wage_step_pct, 0.0)),
            "min10": ("Hoogstens 10% lager", lambda facts: _at_least(facts.wage_step_pct, SMALL_LOSS_PCT)),
            ALL: ("Alles", _any),
        },
    ),
    "groei": Gate(
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
    "krapte": Gate(
        "Arbeidsmarkt",
        {
            "krap": ("Krap", lambda facts: None if facts.tension_class is None else facts.tension_class in TIGHT),
            ALL: ("Alles", _any),
        },
    ),
}
OPEN: Mapping[str, str] = dict.fromkeys(GATES, ALL)


def read_gates(params: Mapping[str, str]) -> dict[str, str]:
    """The option of each gate in the url; open where it is not there or makes no sense.

    >>> read_gates({"loon": "gelijk", "opleiding": "<b>"})
    {'opleiding': 'alles', 'loon': 'gelijk', 'groei': 'alles', 'krapte': 'alles'}
    """
    return {name: _option(name, params.get(name)) for name in GATES}


def _option(name: str, text: str | None) -> str:
    return text if text is not None and text in GATES[name].options else ALL


def passing(facts: Sequence[Facts], chosen: Mapping[str, str]) -> list[int]:
    """Places of the routes that all chosen gates let through.

    >>> passing([Facts(0, -5.0, None, None), Facts(1, None, None, None)], {**OPEN, "loon": "min10"})
    [0]
    """
    return [place for place, each in enumerate(facts) if all(_passes(each, name, chosen[name]) for name in GATES)]


def counts(facts: Sequence[Facts], chosen: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """How many routes each option leaves with the other gates as they are chosen.

    >>> counts([Facts(0, -5.0, None, None), Facts(1, 3.0, None, None)], OPEN)["loon"]
    {'gelijk': 1, 'min10': 2, 'alles': 2}
    """
    return {
        name: {option: len(passing(facts, {**chosen, name: option})) for option in gate.options}
        for name, gate in GATES.items()
    }


def unknown(facts: Sequence[Facts], chosen: Mapping[str, str]) -> dict[str, int]:
    """Per gate in use how many routes fall away only because what it asks is not known.

    >>> unknown([Facts(0, None, None, None)], {**OPEN, "loon": "gelijk"})
    {'loon': 1}
    """
    found = {}
    for name in GATES:
        let_through = passing(facts, {**chosen, name: ALL})
        number = sum(_answer(facts[place], name, chosen[name]) is None for place in let_through)
        if number:
            found[name] = number
    return found


def openings(facts: Sequence[Facts], chosen: Mapping[str, str]) -> dict[str, int]:
    """Where nothing is left: the gates of which opening one alone leaves routes, and how many.

    >>> openings([Facts(1, -20.0, None, None)], {**OPEN, "loon": "gelijk"})
    {'loon': 1}
    """
    closed = [name for name in GATES if chosen[name] != ALL]
    found = {name: len(passing(facts, {**chosen, name: ALL})) for name in closed}
    return {name: number for name, number in found.items() if number}


def _passes(facts: Facts, name: str, option: str) -> bool:
    return _answer(facts, name, option) is True


def _answer(facts: Facts, name: str, option: str) -> bool | None:
    return GATES[name].options[option][1](facts)
