"""Opleiden in sentences: how many people learn here, what is known of each level, and where that is from. Pure.

Counts of students are intervals where DUO masks 1 to 4. More or less is only said where the whole interval says so.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from dashboard.growth import records
from dashboard.growth.records import Region, Source
from dashboard.growth.words import listing
from dashboard.kit import numbers
from dashboard.kit.interval import Interval
from dashboard.pages.opleiden.data import HEAD_OFFICE, LEVEL_NAMES, LIVING, TRAINING, Capacity, Measure, between
from dashboard.pages.opleiden.students.data import Level
from dashboard.pages.opleiden.students.text import change_since_first
from dashboard.pages.opleiden.view import TrainingView

# A margin of so many people is that of rounding to tens.
NARROW = 10
CBS = "CBS"
NOT_FETCHED = "nog niet opgehaald"
ELSEWHERE = "Wie hier mbo leert, telt elders mee."
NONE, NO_SCHOOL = "geen", "volgens DUO niet in deze regio"
AT_OTHER_OFFICE = "telt mee bij een hoofdkantoor elders"
BRINGS = (
    "Met `make refresh` haalt de beheerder de cijfers van het mbo per school en per niveau op bij DUO, en die naar "
    "woonplaats bij CBS. Lukt dat niet, dan kan het bestand van DUO in de map `data/inbox/duo`. Daarna staan ze hier."
)


def count(people: Interval) -> str:
    """A number of people with what masking leaves open; in tens only where those tens can be the truth.

    >>> count(Interval(38, 38, 38)), count(Interval(28325.5, 28291, 28360)), count(Interval(None, 120, 168))
    ('38', 'ca. 28.330', '120 tot 168')
    >>> count(Interval(102.5, 101, 104)), count(Interval(475550, 475545, 475555))
    ('101 tot 104', '475.550')
    >>> count(Interval(None, 0, 16)), count(Interval(None, 12, None)), count(Interval())
    ('hoogstens 16', 'minstens 12', 'onbekend')
    """
    value, low, high = people.value, people.low, people.high
    if low is None:
        return numbers.UNKNOWN
    if high is None:
        return f"minstens {numbers.whole(math.floor(low))}"
    if low == high:
        return numbers.whole(low)
    if value is not None and low <= round(value / 10) * 10 <= high:
        return ("ca. " if high - low > NARROW else "") + numbers.whole(round(value / 10) * 10)
    return between(people)


def margin(people: Interval) -> str:
    """The bounds of a figure where ``count`` does not print them and they are wider than rounding: the line below.

    >>> margin(Interval(28325.5, 28291, 28360)), margin(Interval(475550, 475545, 475555))
    ('28.291 tot 28.360', '')
    """
    if not people.is_known or people.width is None or people.width <= NARROW:
        return ""
    bounds = between(people)
    return "" if count(people) == bounds else bounds


def opening(view: TrainingView, shown: Mapping[str, Level]) -> str:
    """The answer: how many people learn here, at which level, and whether that grows."""
    where = view.place.region_name if view.is_own_place else with_kind(view.place)
    parts = []
    for level, what in (("mbo", "mbo-studenten"), ("hbo", "hbo-studenten")):
        row = shown[level].students
        if row is not None:
            change = change_since_first(shown[level].years)
            text = f"{_counted_where(row, where, view.place)} **{count(row.students)} {what}** ({row.year})"
            parts.append(f"{text}, {change}." if change else f"{text}.")
            if level == "mbo":
                parts.append(low_levels(shown))
    return " ".join(part for part in parts if part)


def _counted_where(row: Capacity, where: str, place: Region) -> str:
    """The first words of the answer: of a head office it is not said that its students learn there."""
    if place.region_type != "land" and row.place_type == LIVING:
        return f"In {where} wonen"
    if place.region_type != "land" and row.location_kind == HEAD_OFFICE:
        return f"Mbo-scholen met hun hoofdkantoor in {where} hebben"
    return f"In {where} zijn"


def low_levels(shown: Mapping[str, Level]) -> str:
    """Entree and mbo 2 together, where both are known: they get little attention."""
    counts = [row.students for level in ("entree", "mbo2") if (row := shown[level].students) is not None]
    if len(counts) < 2:
        return ""
    highs = [each.high for each in counts if each.high is not None]
    high = sum(highs) if len(highs) == len(counts) else None
    together = Interval(None, sum(each.low or 0.0 for each in counts), high)
    return f"Daarvan leren er **{between(together)}** op entree of mbo 2."


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


def key_figures(view: TrainingView, shown: Mapping[str, Level]) -> list[tuple[str, str, str]]:
    """Label, value and a line below."""
    return [_figure(view, shown[level]) for level in ("entree", "mbo2", "mbo", "hbo")]


def _figure(view: TrainingView, item: Level) -> tuple[str, str, str]:
    name = LEVEL_NAMES[item.level]
    label = f"Studenten {name[:1].lower()}{name[1:]}"
    row = item.students
    if row is None:
        word = absent_word(view, item)
        return (label, NONE, NO_SCHOOL) if word == NONE else (label, numbers.UNKNOWN, word)
    return label, count(row.students), "; ".join(filter(None, (str(row.year), change_since_first(item.years))))


def is_counted(view: TrainingView, level: str, measure: Measure = "students") -> bool:
    """Whether a measure of a level is counted by place of training anywhere."""
    item = view.country.get(level)
    return item is not None and item.place_type == TRAINING and item.last(measure) is not None


def absent_word(view: TrainingView, item: Level, measure: Measure = "students") -> str:
    """What stands where a region has no row of a level: only what is certain to be nobody is called none.

    Where students are counted and new ones or graduates are not, these are unknown. Students of mbo count at the head
    office of their school: without one, who learns here counts elsewhere.
    """
    if not is_counted(view, item.level, measure):
        return NOT_FETCHED
    if item.students is not None:
        return numbers.UNKNOWN
    return NONE if item.level == "hbo" or has_head_office(view) else AT_OTHER_OFFICE


def has_head_office(view: TrainingView) -> bool:
    """Whether any student of mbo is counted by place of training in the region."""
    return any(
        row.education_level != "hbo" and row.place_type == TRAINING and row.students.low is not None
        for row in view.capacity
    )


def what_is_there(view: TrainingView, shown: Mapping[str, Level]) -> str:
    """What these figures have and lack, and what brings the rest; empty where every level is there."""
    where, parts = view.place.region_name, []
    mbo = ("entree", "mbo2", "mbo3", "mbo4")
    missing = [level for level in mbo if shown[level].students is None and not is_counted(view, level)]
    if missing:
        parts.append(f"Van het mbo zijn er nu geen cijfers per niveau{_in_region(view)}.")
        country = view.country.get("mbo")
        if country is not None and country.students is not None and view.place.region_type != "land":
            row = country.students
            parts.append(f"In heel Nederland waren er in {row.year} {count(row.students)} mbo-studenten.")
    elif all(shown[level].students is None for level in mbo):
        parts.append(f"Volgens DUO staat er in {where} geen hoofdkantoor van een mbo-school. {ELSEWHERE}")
    if shown["hbo"].students is None and is_counted(view, "hbo"):
        parts.append(f"Volgens DUO zijn er in {where} geen hbo-lessen.")
    return " ".join([*parts, BRINGS] if missing else parts)


def _in_region(view: TrainingView) -> str:
    return "" if view.place.region_type == "land" else " of per regio"


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


def facts(sources: Mapping[str, Source], names: Sequence[str | None], counted: str, stand: str) -> dict[str, str]:
    """The same fact by fact, for a download; a file has no bold words."""
    rows = [sources[name] for name in dict.fromkeys(names) if name and name in sources]
    return {
        "Bron": "; ".join(source_names(sources, names)),
        "Stand": stand,
        "Opgehaald": listing([numbers.day(row.retrieved_at) for row in rows]),
        "Geteld": counted.replace("**", ""),
    }
