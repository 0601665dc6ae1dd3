"""Estimates in Dutch notation, with the few digits that a model bears. Pure; beside ``numbers``."""

from __future__ import annotations

from dashboard.kit.interval import Interval
from dashboard.kit.numbers import MINUS, UNKNOWN, whole

# Below it an estimate only says that it is small.
FEWEST_ESTIMATED = 100


def estimate(value: float) -> str:
    """An estimate that bears two digits.

    >>> estimate(1_940), estimate(23_456), estimate(40)
    ('1.900', '23.000', 'minder dan 100')
    """
    if value < FEWEST_ESTIMATED:
        return f"minder dan {FEWEST_ESTIMATED}"
    size = _two_digits(value)
    return whole(round(value / size) * size)


def estimate_bounds(figure: Interval) -> str:
    """The interval of an estimate, rounded outwards to the digits that the estimate itself has.

    >>> estimate_bounds(Interval(1_940, 1_925, 1_955)), estimate_bounds(Interval(40, 30, 50))
    ('1.900 tot 2.000', 'hoogstens 50')
    >>> estimate_bounds(Interval(1_940, 1_925))
    'onbekend'
    """
    if figure.value is None or figure.low is None or figure.high is None:
        return UNKNOWN
    if figure.value < FEWEST_ESTIMATED:
        return f"hoogstens {whole(-(-figure.high // 10) * 10)}"
    size = _two_digits(figure.value)
    return f"{whole(figure.low // size * size)} tot {whole(-(-figure.high // size) * size)}"


def effect(value: float, *, signed: bool = False) -> str:
    """What a model makes of a change in jobs: two digits, and never finer than hundreds.

    >>> effect(14_871), effect(320), effect(-1_250, signed=True), effect(-20, signed=True)
    ('15.000', '300', '−1.200', 'rond 0')
    """
    size = abs(value)
    if size < 50:
        return "rond 0" if signed else "onder 50"
    step = max(100, 10 ** (len(str(round(size))) - 2))
    sign = (MINUS if value < 0 else "+") if signed else ""
    return sign + whole(round(size / step) * step)


def _two_digits(value: float) -> int:
    return int(10 ** max(1, len(str(int(value))) - 2))
