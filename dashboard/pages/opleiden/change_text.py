"""How the number of students changed, in words: more or less is only said where the whole interval says so. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.kit import numbers
from dashboard.pages.opleiden.data import Capacity, Forecast
from dashboard.pages.opleiden.student_counts import comparable

# Within this part of the first year a change is small.
NEARLY = 0.1
# Percents between which a change lies, for it to be told in tenths.
PRECISE = 0.5


def change_word(first: Capacity | Forecast, last: Capacity | Forecast) -> str:
    """``meer`` or ``minder`` where the whole interval says so, else ``onzeker``."""
    low, high = change_interval(first, last)
    if low is not None and low > 0:
        return "meer"
    return "minder" if high is not None and high < 0 else "onzeker"


def change_interval(first: Capacity | Forecast, last: Capacity | Forecast) -> tuple[float | None, float | None]:
    """Bounds of the change in students; None where an end is open."""
    low = None if last.students_low is None or first.students_high is None else last.students_low - first.students_high
    high = None if last.students_high is None or first.students_low is None else last.students_high - first.students_low
    return low, high


def change_text(rows: Sequence[Capacity]) -> str:
    """The change in students since the first comparable year in words; empty with one year."""
    known = comparable(rows)
    return difference(known[0], known[-1]) if len(known) > 1 else ""


def difference(first: Capacity | Forecast, last: Capacity | Forecast) -> str:
    """A change in words: its size where it is surely more or less, else whether that is because it is small.

    A wide or open interval leaves open what happened; that is not "about as many".
    """
    word = change_word(first, last)
    if word == "onzeker":
        low, high = change_interval(first, last)
        nearly = NEARLY * (first.students_low or 0.0)
        is_small = low is not None and high is not None and max(-low, high) <= nearly
        if is_small:
            return f"ongeveer evenveel als in {first.year}"
        return f"het verschil met {first.year} is niet te zeggen"
    size = change_size(first, last)
    return f"{size} {word} dan in {first.year}" if size else f"{word} dan in {first.year}"


def change_size(first: Capacity | Forecast, last: Capacity | Forecast) -> str:
    """A change that is surely one way, in percent as precise as its margin bears; empty where an end is open."""
    ends = (first.students_low, first.students_high, last.students_low, last.students_high)
    if None in ends or not first.students_low or not first.students_high or not last.students_low:
        return ""
    changes = (last.students_low / first.students_high - 1, (last.students_high or 0.0) / first.students_low - 1)
    small, large = sorted(abs(change) * 100 for change in changes)
    if large - small <= PRECISE and first.students and last.students:
        return numbers.percent(abs(last.students / first.students - 1) * 100)
    least, most = round(small), round(large)
    if not least:
        return f"hoogstens {most}%" if most else "minder dan 1%"
    return f"{least} tot {most}%" if least < most else f"ongeveer {most}%"
