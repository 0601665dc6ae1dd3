"""Cells that tables of many pages have: a figure with a smaller line below it, and a trend line. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.kit import numbers
from dashboard.kit.table import Cell

# A trend line of fewer quarters or months says nothing.
FEWEST_POINTS = 6


@dataclass(frozen=True)
class Moment:
    """One figure of a trend line; ``code`` is its quarter or month."""

    code: str
    value: float | None
    is_provisional: bool


def number(value: float | None, text: str, sub: str = "") -> Cell:
    """A figure, with a smaller line below it."""
    return {"text": text, "sort": value, "sub": sub, "muted": value is None}


def trend(moments: Sequence[Moment], what: str, size: Callable[[float], str]) -> Cell:
    """A line through quarters or months, with its first and last figure in words; nothing where there are too few.

    Args:
        moments: oldest first.
        what: is counted, after a number.
        size: puts a figure into words.
    """
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
