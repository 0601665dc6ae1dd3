"""Students by level in words: how they are counted, and how their number changed. Pure.

Counts of students are intervals where DUO masks 1 to 4: more or less is only said where the whole interval says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard.growth.words import listing
from dashboard.kit import numbers
from dashboard.kit.interval import Interval
from dashboard.pages.opleiden.data import HEAD_OFFICE, LEVEL_NAMES, LIVING, TRAINING, Capacity
from dashboard.pages.opleiden.students.data import (
    FIRST_COMPARABLE,
    Level,
    StudentYear,
    base_year,
    comparable,
    drawn_levels,
)

# Within this part of the first year a change is small.
NEARLY = 0.1
# Percents between which a change lies, for it to be told in tenths.
PRECISE = 0.5
MORE, LESS, DOUBTFUL = "meer", "minder", "onzeker"
COUNTED = (
    "Geteld zijn studenten op 1 oktober en diploma’s per jaar. DUO schermt 1 tot en met 4 studenten af; daarom staat "
    "er soms een marge."
)


def change_between(first: StudentYear, last: StudentYear) -> Interval:
    """Between which bounds the change in students lies; a bound is open where one of a year is."""
    before, after = first.students, last.students
    low = None if after.low is None or before.high is None else after.low - before.high
    high = None if after.high is None or before.low is None else after.high - before.low
    return Interval(None, low, high)


def change_word(first: StudentYear, last: StudentYear) -> str:
    """``meer`` or ``minder`` where the whole interval says so, else ``onzeker``."""
    found = change_between(first, last)
    if found.low is not None and found.low > 0:
        return MORE
    return LESS if found.high is not None and found.high < 0 else DOUBTFUL


def change_since_first(rows: Sequence[Capacity]) -> str:
    """The change in students since the first comparable year in words; empty with one year."""
    known = comparable(rows)
    return change_in_words(known[0], known[-1]) if len(known) > 1 else ""


def change_in_words(first: StudentYear, last: StudentYear) -> str:
    """A change in words: its size where it is surely more or less, else whether that is because it is small.

    A wide or open interval leaves open what happened; that is not "about as many".
    """
    word = change_word(first, last)
    if word == DOUBTFUL:
        found = change_between(first, last)
        nearly = NEARLY * (first.students.low or 0.0)
        is_small = found.low is not None and found.high is not None and max(-found.low, found.high) <= nearly
        if is_small:
            return f"ongeveer evenveel als in {first.year}"
        return f"het verschil met {first.year} is niet te zeggen"
    size = change_size(first.students, last.students)
    return f"{size} {word} dan in {first.year}" if size else f"{word} dan in {first.year}"


def change_size(first: Interval, last: Interval) -> str:
    """A change that is surely one way, in percent as precise as its margin bears; empty where a bound is open."""
    if last.high is None or not first.low or not first.high or not last.low:
        return ""
    changes = (last.low / first.high - 1, last.high / first.low - 1)
    small, large = sorted(abs(change) * 100 for change in changes)
    if large - small <= PRECISE and first.value and last.value:
        return numbers.percent(abs(last.value / first.value - 1) * 100)
    least, most = round(small), round(large)
    if not least:
        return f"hoogstens {most}%" if most else "minder dan 1%"
    return f"{least} tot {most}%" if least < most else f"ongeveer {most}%"


def how_counted(shown: Mapping[str, Level]) -> str:
    """By place of training or of living, at the head office, and from which year: said under the tables."""
    kinds = {item.place_type for item in shown.values() if item.students is not None}
    texts = []
    if TRAINING in kinds:
        text = "Studenten tellen mee waar de opleiding is, niet waar zij wonen."
        if HEAD_OFFICE in {row.location_kind for item in shown.values() for row in item.years}:
            text += (
                " Mbo-studenten staan bij het hoofdkantoor van hun school: lessen in andere plaatsen tellen daar mee."
            )
        texts.append(text)
    if LIVING in kinds:
        names = listing(
            [
                LEVEL_NAMES[level].lower()
                for level, item in shown.items()
                if item.place_type == LIVING and item.students is not None
            ]
        )
        texts.append(f"Bij {names} tellen studenten mee waar zij wonen.")
    if any((row.students_source_id or "").startswith("duo_mbo") for item in shown.values() for row in item.years):
        texts.append(f"DUO telt mbo-studenten sinds {FIRST_COMPARABLE} anders; daarom begint het verloop daar.")
    return " ".join(texts)


def counted(items: Iterable[Level]) -> str:
    """What is counted, with who is new where the tables have them: that differs between mbo and hbo."""
    sources = {row.intake_source_id for item in items for row in item.years if row.intake.low is not None}
    parts = []
    if any((name or "").startswith("duo_mbo") for name in sources):
        parts.append(
            "bij het mbo wie een jaar eerder niet in deze opleiding zat, ook wie binnen het mbo doorgaat of wisselt"
        )
    if any((name or "").startswith("duo_hbo") for name in sources):
        parts.append("bij het hbo wie voor het eerst hoger onderwijs volgt")
    return f"{COUNTED} Nieuwe studenten: {'; '.join(parts)}." if parts else COUNTED


def how_drawn(shown: Mapping[str, Level]) -> str:
    """How to read the chart of levels."""
    base = base_year(drawn_levels(shown))
    if base is None:
        return "Hoe veranderde het aantal studenten?"
    return (
        f"Hoe veranderde het aantal studenten per niveau? Elk niveau staat in {base} op 100, zodat kleine niveaus net "
        "zo goed te zien zijn als grote. Een streepje door een punt is de marge. De aantallen staan "
        "onder **Tabel per niveau**."
    )
