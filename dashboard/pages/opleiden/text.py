"""Opleiden in sentences: who trains how many people, and how that compares with what sectors need. Pure.

Counts of students are intervals where DUO masks 1 to 4. More or less is only said where the whole interval says so.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dashboard.growth import records
from dashboard.growth.records import Region, Source
from dashboard.growth.words import listing
from dashboard.kit import numbers
from dashboard.pages.opleiden.change_text import change_text
from dashboard.pages.opleiden.data import KIND_NAMES as KIND_NAMES
from dashboard.pages.opleiden.data import LEVEL_NAMES as LEVEL_NAMES
from dashboard.pages.opleiden.data import Capacity, Forecast
from dashboard.pages.opleiden.student_counts import FIRST_COMPARABLE, LIVING, TRAINING, Level, base_year, drawn_levels
from dashboard.pages.opleiden.view import TrainingView

PATHWAY_NAMES = {"bol": "BOL", "bbl": "BBL"}
PLACE_NAMES = {TRAINING: "Waar de opleiding is", LIVING: "Waar studenten wonen"}
LOCATIONS = {"hoofdkantoor": "hoofdkantoor", "lesplaats": "hier zijn lessen"}
# A margin of so many people is that of rounding to tens.
NARROW = 10
CBS = "CBS"
COUNTED = (
    "Geteld zijn studenten op 1 oktober en diploma’s per jaar. DUO schermt 1 tot en met 4 studenten af; daarom staat "
    "er soms een marge."
)


def count(value: float | None, low: float | None, high: float | None) -> str:
    """A number of people with what masking leaves open; in tens only where those tens can be the truth.

    >>> count(38, 38, 38), count(28325.5, 28291, 28360), count(None, 120, 168)
    ('38', 'ca. 28.330', '120 tot 168')
    >>> count(102.5, 101, 104), count(475550, 475545, 475555)
    ('101 tot 104', '475.550')
    >>> count(None, 0, 16), count(None, 12, None), count(None, None, None)
    ('hoogstens 16', 'minstens 12', 'onbekend')
    """
    if low is None:
        return numbers.UNKNOWN
    if high is None:
        return f"minstens {numbers.whole(math.floor(low))}"
    if low == high:
        return numbers.whole(low)
    if value is not None and low <= round(value / 10) * 10 <= high:
        return ("ca. " if high - low > NARROW else "") + numbers.whole(round(value / 10) * 10)
    return between(low, high)


def between(low: float | None, high: float | None) -> str:
    """An interval of people, rounded outwards to what its width bears.

    >>> between(17162, 18431), between(4543, 4924)
    ('17.100 tot 18.500', '4.540 tot 4.930')
    >>> between(11.2, 20.1), between(0, 3.5), between(5, None), between(7, 7), between(None, None)
    ('11 tot 21', 'hoogstens 4', 'minstens 5', '7', 'onbekend')
    """
    if low is None:
        return numbers.UNKNOWN
    size = 1 if high is None or high - low < 100 else 10 if high - low < 1000 else 100
    first = numbers.whole(math.floor(low / size) * size)
    if high is None:
        return f"minstens {first}"
    last = numbers.whole(math.ceil(high / size) * size)
    if first == last:
        return first
    return f"hoogstens {last}" if low < 1 else f"{first} tot {last}"


def margin(value: float | None, low: float | None, high: float | None) -> str:
    """The interval of a figure where ``count`` does not print it and it is wider than rounding: the line below.

    >>> margin(28325.5, 28291, 28360), margin(475550, 475545, 475555)
    ('28.291 tot 28.360', '')
    """
    if value is None or low is None or high is None or high - low <= NARROW:
        return ""
    interval = between(low, high)
    return "" if count(value, low, high) == interval else interval


def students(row: Capacity | Forecast) -> str:
    """Students of a row."""
    return count(row.students, row.students_low, row.students_high)


def opening(view: TrainingView, shown: Mapping[str, Level]) -> str:
    """The answer: how many people learn here, at which level, and whether that grows."""
    where = view.place.region_name if view.is_own_place else with_kind(view.place)
    parts = []
    for level, what in (("mbo", "mbo-studenten"), ("hbo", "hbo-studenten")):
        row = shown[level].students
        if row is not None:
            change = change_text(shown[level].years)
            text = f"{_counted_where(row, where, view.place)} **{students(row)} {what}** ({row.year})"
            parts.append(f"{text}, {change}." if change else f"{text}.")
            if level == "mbo":
                parts.append(low_levels(shown))
    return " ".join(part for part in parts if part)


def _counted_where(row: Capacity, where: str, place: Region) -> str:
    """The first words of the answer: of a head office it is not said that its students learn there."""
    if place.region_type != "land" and row.place_type == LIVING:
        return f"In {where} wonen"
    if place.region_type != "land" and row.location_kind == "hoofdkantoor":
        return f"Mbo-scholen met hun hoofdkantoor in {where} hebben"
    return f"In {where} zijn"


def low_levels(shown: Mapping[str, Level]) -> str:
    """Entree and mbo 2 together, where both are known: they get little attention."""
    rows = [shown[level].students for level in ("entree", "mbo2")]
    if not all(rows):
        return ""
    low = sum(row.students_low or 0.0 for row in rows if row is not None)
    highs = [row.students_high for row in rows if row is not None]
    high = None if None in highs else sum(value for value in highs if value is not None)
    return f"Daarvan leren er **{between(low, high)}** op entree of mbo 2."


def with_kind(region: Region) -> str:
    """A region with its kind: names occur twice.

    >>> with_kind(Region("PV20", "Groningen", "provincie", True, 1))
    'provincie Groningen'
    """
    if region.region_type == "land":
        return region.region_name
    kind = records.REGION_TYPES[region.region_type]
    return f"{kind if kind.startswith('COROP') else kind.lower()} {region.region_name}"


def not_own_place(view: TrainingView) -> str:
    """Why the students are of another region than the one that was asked for."""
    if view.is_own_place:
        return ""
    name, several = view.region.region_name, len(view.places) > 1
    lies = listing([place.region_name for place in view.places])
    around = "de arbeidsmarktregio’s" if several else "arbeidsmarktregio"
    more = f" {name} ligt (voor een deel) in {around} {lies}." if several else ""
    return (
        f"Van {name} zelf staan er nu geen opleidingen in de cijfers.{more} U ziet hieronder arbeidsmarktregio "
        f"**{view.place.region_name}**."
    )


def how_counted(shown: Mapping[str, Level]) -> str:
    """By place of training or of living, at the head office, and from which year: said under the tables."""
    kinds = {item.place_type for item in shown.values() if item.students is not None}
    texts = []
    if TRAINING in kinds:
        offices = {row.location_kind for item in shown.values() for row in item.years}
        text = "Studenten tellen mee waar de opleiding is, niet waar zij wonen."
        if "hoofdkantoor" in offices:
            text += (
                " Mbo-studenten staan bij het hoofdkantoor van hun school: lessen in andere plaatsen tellen daar mee."
            )
        texts.append(text)
    if LIVING in kinds:
        names = listing(
            [LEVEL_NAMES[k].lower() for k, item in shown.items() if item.place_type == LIVING and item.students]
        )
        texts.append(f"Bij {names} tellen studenten mee waar zij wonen.")
    if any((row.students_source_id or "").startswith("duo_mbo") for item in shown.values() for row in item.years):
        texts.append(f"DUO telt mbo-studenten sinds {FIRST_COMPARABLE} anders; daarom begint het verloop daar.")
    return " ".join(texts)


def counted(items: Iterable[Level]) -> str:
    """What is counted, with who is new where the tables have them: that differs between mbo and hbo."""
    sources = {row.intake_source_id for item in items for row in item.years if row.intake_low is not None}
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


def source_names(sources: Mapping[str, Source], names: Sequence[str | None]) -> list[str]:
    """Publisher, table or file, and licence of sources; a licence once, after the last it is of."""
    rows = [sources[name] for name in dict.fromkeys(names) if name and name in sources]
    titles = {f"{row.publisher}, {_title(row)}": row.licence for row in rows}
    last = {licence: title for title, licence in titles.items()}
    grouped = sorted(titles, key=lambda title: list(last).index(titles[title]))
    alike = Counter(titles.values())
    return [
        title
        if last[titles[title]] != title
        else f"{title} ({'alle ' if alike[titles[title]] > 1 else ''}{titles[title]})"
        for title in grouped
    ]


def _title(row: Source) -> str:
    """Only CBS is known by the numbers of its tables."""
    return f"tabel {row.table_id.upper()}" if row.publisher == CBS and row.table_id else row.title


def source_line(sources: Mapping[str, Source], names: Sequence[str | None], counted: str) -> str:
    """Where figures are from, how fresh the copy is, and what is counted."""
    rows = [sources[name] for name in dict.fromkeys(names) if name and name in sources]
    if not rows:
        return counted
    bundled = " Meegeleverde kopie." if all(row.mode == "snapshot" for row in rows) else ""
    fetched = sorted({numbers.day(row.retrieved_at) for row in rows if row.retrieved_at is not None})
    when = f" Opgehaald op {listing(fetched)}." if fetched else ""
    return f"Bron: {listing(source_names(sources, names))}.{bundled}{when} {counted}".strip()


def facts(
    sources: Mapping[str, Source], names: Sequence[str | None], counted: str, stand: str
) -> list[tuple[str, str]]:
    """The same fact by fact, for a download; a file has no bold words."""
    rows = [sources[name] for name in dict.fromkeys(names) if name and name in sources]
    return [
        ("Bron", "; ".join(source_names(sources, names))),
        ("Stand", stand),
        ("Opgehaald", listing([numbers.day(row.retrieved_at) for row in rows])),
        ("Geteld", counted.replace("**", "")),
    ]
