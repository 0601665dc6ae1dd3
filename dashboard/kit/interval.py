"""A figure with what is left open around it. Unknown is None at any of the three; suppressed is never zero.

The margin travels with its figure: a record holds an ``Interval`` where the warehouse has three columns, and whatever
puts a figure into words takes the whole of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure between two bounds.

    ``value`` may be unknown while a bound is known (a suppressed figure is at most the rest of its group), and a bound
    may be open while the figure is known.

    >>> Interval(2.4, 2.3, 2.5).is_above(Interval(1.0, 0.9, 2.2)), Interval(None, 0, 640).is_known
    (True, False)
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def is_known(self) -> bool:
        """Whether there is a figure, and not at most bounds."""
        return self.value is not None

    def __bool__(self) -> bool:
        """Refuse: 0 jobs and no figure would look the same."""
        raise TypeError("an interval is neither true nor false: ask is_known, or compare its value")

    @property
    def width(self) -> float | None:
        """From bound to bound; None where one is open."""
        return None if self.low is None or self.high is None else self.high - self.low

    @property
    def holds_zero(self) -> bool:
        """Whether it leaves open on which side of zero the figure lies; an open end counts as zero."""
        return (self.low or 0.0) < 0 < (self.high or 0.0)

    def is_above(self, other: Interval) -> bool:
        """Whether all of it lies above all of the other; an open end settles nothing."""
        return self.low is not None and other.high is not None and self.low > other.high

    def is_below(self, other: Interval) -> bool:
        """As ``is_above``, the other way round."""
        return other.is_above(self)


NOTHING_KNOWN = Interval()


def exactly(value: float | None) -> Interval:
    """A figure without a margin of its own."""
    return Interval(value, value, value)


class Columns(NamedTuple):
    """The columns that a field of a record is read from: ``jobs: Annotated[Interval, Columns("jobs", ...)]``."""

    value: str
    low: str
    high: str
