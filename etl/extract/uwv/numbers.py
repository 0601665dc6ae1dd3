"""Figures as UWV may print them: Dutch or English notation, and masks. A mask is an interval or unknown, never 0."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal

from etl.extract.common.inbox.refusal import Cell, Refused

Notation = Literal["nl", "en"]
SPACE = "[ \u00a0\u202f]"
UNKNOWN_TEXTS = frozenset(
    (
        "",
        "*",
        "**",
        "-",
        "–",
        "—",
        ".",
        "..",
        "...",
        "x",
        "n.b.",
        "n.b",
        "nb",
        "onbekend",
        "geheim",
        "na",
        "nan",
        "null",
    )
)
# What Excel shows where a formula failed, in Dutch and English.
ERROR_TEXT = re.compile(
    r"#(?:n/[ab]|(?:deel|div)/0!|waarde!|value!|verw!|ref!|naam\?|name\?|num!|getal!)", re.IGNORECASE
)
NUMBER: dict[tuple[Notation, bool], re.Pattern[str]] = {
    # A count has no decimals but a nought or two: "1,000" is a thousand in English and no count in Dutch.
    # With thousands only where the figure is a count: a tension of a thousand does not exist, and "1.234" would be one.
    ("nl", True): re.compile(rf"(?:\d{{1,3}}(?:[.]\d{{3}})+|\d{{1,3}}(?:{SPACE}\d{{3}})+|\d+)(?:,0{{1,2}})?"),
    ("en", True): re.compile(rf"(?:\d{{1,3}}(?:[,]\d{{3}})+|\d{{1,3}}(?:{SPACE}\d{{3}})+|\d+)(?:\.0{{1,2}})?"),
    ("nl", False): re.compile(r"\d+(?:,\d+)?"),
    ("en", False): re.compile(r"\d+(?:\.\d+)?"),
}
BELOW = re.compile(r"(?:<|minder dan|kleiner dan|onder)\s*(?P<high>[\d.,]+)", re.IGNORECASE)
AT_MOST = re.compile(r"(?:<=|=<|≤)\s*(?P<high>[\d.,]+)|(?P<or>[\d.,]+) of minder", re.IGNORECASE)
ABOVE = re.compile(r"(?:>|meer dan|groter dan)\s*(?P<low>[\d.,]+)", re.IGNORECASE)
BETWEEN = re.compile(r"(?P<low>[\d.,]+)\s*(?:-|–|t/m|tot en met)\s*(?P<high>[\d.,]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Figure:
    """A published figure: its value where printed, and the interval it lies in; None is unknown or open."""

    value: float | None
    low: float | None
    high: float | None


UNKNOWN = Figure(None, None, None)


def read_figures(cells: list[Cell], *, is_count: bool) -> list[Figure]:
    """Read the figures of one kind in one sheet, in the one notation that fits them all.

    Args:
        cells: as they stand in the sheet; numbers of Excel are taken as they are.
        is_count: whole numbers are asked for and thousands may be marked.

    Raises:
        Refused: a cell is no figure in either notation, is negative, or a count is not whole.
    """
    wrong: Refused | None = None
    for notation in ("nl", "en"):
        try:
            return [read_figure(cell, notation, is_count=is_count) for cell in cells]
        except Refused as problem:
            wrong = wrong or problem
    raise wrong or Refused("er staan geen cijfers in")


def read_figure(cell: Cell, notation: Notation, *, is_count: bool) -> Figure:
    """Read one cell.

    Raises:
        Refused: it is no figure in this notation.

    >>> read_figure("1.234,5", "nl", is_count=False)
    Traceback (most recent call last):
    etl.extract.common.inbox.refusal.Refused: '1.234,5' is geen getal
    >>> read_figure("< 5", "nl", is_count=True)
    Figure(value=None, low=0.0, high=4.0)
    """
    if cell is None:
        return UNKNOWN
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _exact(float(cell), str(cell), is_count)
    if not isinstance(cell, str):
        raise Refused(f"{str(cell)[:40]!r} is geen getal")
    text = cell.strip()
    if text.casefold() in UNKNOWN_TEXTS or ERROR_TEXT.fullmatch(text):
        return UNKNOWN
    value = _number(text, notation, is_count)
    if value is not None:
        return _exact(value, text, is_count)
    return _masked(text, notation, is_count)


def _number(text: str, notation: Notation, is_count: bool) -> float | None:
    negative, digits = text[:1] in ("-", "−"), text.lstrip("-−").strip()
    if not NUMBER[notation, is_count].fullmatch(digits):
        return None
    thousands, decimal = (".", ",") if notation == "nl" else (",", ".")
    joined = re.sub(SPACE, "", digits).replace(thousands, "").replace(decimal, ".")
    return -float(joined) if negative else float(joined)


def _exact(value: float, text: str, is_count: bool) -> Figure:
    if not math.isfinite(value):
        raise Refused(f"{text[:40]!r} is geen getal")
    if value < 0:
        raise Refused(f"{text[:40]!r} is lager dan nul")
    if is_count and abs(value - round(value)) > 1e-6:
        raise Refused(f"{text[:40]!r} is geen heel aantal")
    value = float(round(value)) if is_count else value
    return Figure(value, value, value)


def _masked(text: str, notation: Notation, is_count: bool) -> Figure:
    def bound(shown: str) -> float:
        number = _number(shown, notation, is_count)
        if number is None or (is_count and not number.is_integer()):
            raise Refused(f"{text[:40]!r} is geen getal")
        return number

    # Counts are whole, so "< 5" is at most 4 and "> 5" at least 6.
    step = 1.0 if is_count else 0.0
    if found := AT_MOST.fullmatch(text):
        return Figure(None, 0.0, bound(found["high"] or found["or"]))
    if found := BELOW.fullmatch(text):
        return Figure(None, 0.0, max(bound(found["high"]) - step, 0.0))
    if found := ABOVE.fullmatch(text):
        return Figure(None, bound(found["low"]) + step, None)
    if (found := BETWEEN.fullmatch(text)) and bound(found["low"]) <= bound(found["high"]):
        return Figure(None, bound(found["low"]), bound(found["high"]))
    raise Refused(f"{text[:40]!r} is geen getal")
