"""The fields of study of two regions side by side, in words. Pure."""

from __future__ import annotations

from dashboard.kit import numbers
from dashboard.kit.interval import Interval
from dashboard.pages.opleiden.data import LEVEL_NAMES, Capacity

OTHERWISE_COUNTED = "Deze regio’s zijn niet op dezelfde manier geteld, dus zij staan hier niet naast elkaar."


def share_of(item: Capacity, total: Capacity) -> Interval:
    """Percents of all students of a level that are in a field, from halfway its bounds; unknown where one is open."""
    field, all_of_them = item.students, total.students
    if field.low is None or field.high is None or not all_of_them.low or not all_of_them.high:
        return Interval()
    low, high = 100 * field.low / all_of_them.high, min(100.0, 100 * field.high / all_of_them.low)
    return Interval((low + high) / 2, low, high)


def share_text(share: Interval) -> str:
    """A share in whole percents.

    >>> share_text(Interval(11, 9.6, 12.4)), share_text(Interval(10, 10, 10)), share_text(Interval(0.5, 0.2, 0.8))
    ('10 tot 12%', '10%', 'minder dan 1%')
    """
    if share.low is None or share.high is None:
        return numbers.UNKNOWN
    first, last = round(share.low), round(share.high)
    if share.high < 1:
        return "minder dan 1%"
    return f"{first}%" if first == last else f"{first} tot {last}%"


def what_is_compared(level: str) -> str:
    """What stands side by side, and at which level."""
    return (
        f"Welk deel van de studenten volgt welke richting? **{LEVEL_NAMES[level]}**; een ander niveau kiest u "
        "hierboven bij **Tabel per richting**. Regio’s verschillen in grootte; daarom staan hier delen naast elkaar."
    )
