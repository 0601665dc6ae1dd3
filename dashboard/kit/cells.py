"""Cells of the tables about work and people: figures with their margin, directions, trend lines. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.kit import numbers
from dashboard.kit.interval import Interval

# A trend line of fewer quarters or months says nothing.
FEWEST_POINTS = 6
# Vacancies that rounding alone could double.
TOO_FEW = "te klein"


@dataclass(frozen=True)
class Moment:
    """One figure of a trend line."""

    code: str
    value: float | None
    is_provisional: bool


def number(value: float | None, text: str, sub: str = "") -> dict[str, Any]:
    """A figure, with a smaller line below it."""
    return {"text": text, "sort": value, "sub": sub, "muted": value is None}


def change(value: float | None, low: float | None, high: float | None, direction: str | None) -> dict[str, Any]:
    """A difference in vacancies, with what its margin leaves open."""
    if value is None:
        return number(None, numbers.UNKNOWN)
    return number(value, numbers.change(Interval(value, low, high)), in_words(direction))


def in_words(direction: str | None) -> str:
    """A direction as a reader takes it.

    >>> in_words("onzeker"), in_words("meer"), in_words(None)
    ('kan ook geen verschil zijn', 'meer', '')
    """
    return {"onzeker": "kan ook geen verschil zijn", "gelijk": "vrijwel gelijk"}.get(direction or "", direction or "")


def margin(value: float | None, low: float | None, high: float | None) -> str:
    """The interval of a number of people where it is wider than the tens that CBS rounds to."""
    if value is None or low is None or high is None or high - low <= 10:
        return ""
    return f"{numbers.persons(low)} tot {numbers.persons(high)}"


def trend(moments: Sequence[Moment], what: str, size: Callable[[float], str]) -> dict[str, Any]:
    """A line through quarters or months, with its ends in words; nothing where there are too few."""
    known = [(moment.code, moment.value) for moment in moments if moment.value is not None]
    if len(known) < FEWEST_POINTS:
        return {"text": "", "years": [], "values": [], "window": [0, 0], "provisional": []}
    (first, start), (last, end) = known[0], known[-1]
    return {
        "text": f"{size(start)} {what} {numbers.stand(first)}, {size(end)} {numbers.stand(last)}",
        "years": [moment.code for moment in moments],
        "values": [moment.value for moment in moments],
        "window": [0, 0],
        "provisional": [moment.code for moment in moments if moment.is_provisional],
    }
