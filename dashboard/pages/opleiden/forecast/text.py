"""What DUO expects of the number of students, in sentences. A forecast is never called a count. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.growth.records import Region
from dashboard.kit import numbers
from dashboard.kit.interval import exactly  # noqa: F401 - for the examples
from dashboard.pages.opleiden.data import ALL, HEAD_OFFICE, LEVEL_NAMES, LIVING, PATHWAY_NAMES, TRAINING
from dashboard.pages.opleiden.forecast.data import Forecast, Outlook
from dashboard.pages.opleiden.students.data import Level
from dashboard.pages.opleiden.students.text import DOUBTFUL, change_in_words, change_word
from dashboard.pages.opleiden.text import count

NO_COUNT = "Dit is een **prognose van DUO, geen telling**."
NOT_BESIDE = "Deze telling is een andere dan die hierboven: leg ze niet naast elkaar."
UNSURE = (
    "Hoe zeker de prognose is, zegt DUO er niet bij. Een marge komt hier alleen van getallen die DUO afschermt: in het "
    "echt is de onzekerheid groter."
)
COUNTED = "Geteld door DUO, of door DUO verwacht: mbo-studenten op 1 oktober. Wie alleen examen doet, telt niet mee."
# DUO writes the number alone.
VERSIONS = {"1": "van februari of maart", "2": "van april of mei"}
DERIVED = "Dat zij meetellen waar zij wonen, leiden wij af uit het bestand; DUO schrijft het er niet bij."


def in_digits(row: Forecast) -> str:
    """A count as it is; of what is expected only the size, for no one knows the last person of 2040.

    >>> in_digits(Forecast("living", "mbo", "all", 2040, exactly(6897.0), True, "2", "woonplaats", "duo"))
    'ca. 6.900'
    """
    expected = row.students.value
    if not row.is_forecast or expected is None:
        return count(row.students)
    size = 100 if expected >= 1000 else 10
    return f"ca. {numbers.whole(round(expected / size) * size)}"


def opening(outlook: Outlook, region: Region) -> str:
    """How many students DUO expects in the last year, and whether that is more or less."""
    last, start = outlook.last, outlook.start
    what = f"**{in_digits(last)} {name(outlook)}**"
    return f"DUO verwacht in {last.year} {what} {where(last, region)}{_change(start, last)}. {NO_COUNT}"


def in_short(outlook: Outlook, shown: Mapping[str, Level], region: Region) -> str:
    """As ``opening``, with a word where the other figures of the page are counted otherwise."""
    text = opening(outlook, region)
    return f"{text} {NOT_BESIDE}" if _is_otherwise(outlook, shown, region) else text


def _change(start: Forecast, last: Forecast) -> str:
    if start.year == last.year:
        return ""
    text = f", {difference(start, last)}"
    return text if start.is_forecast else f"{text} (geteld: {in_digits(start)})"


def difference(start: Forecast, last: Forecast) -> str:
    """The change to the last expected year: in whole percents where the masked cells leave no doubt of it."""
    before, after, word = start.students.value, last.students.value, change_word(start, last)
    if word == DOUBTFUL or not before or not after:
        return change_in_words(start, last)
    size = round(abs(after / before - 1) * 100)
    return f"{size}% {word} dan in {start.year}" if size else f"bijna evenveel als in {start.year}"


def name(outlook: Outlook) -> str:
    """The students of an outlook.

    >>> name(Outlook("mbo2", "all", [], [])), name(Outlook("mbo", "bbl", [], []))
    ('studenten op mbo 2', 'mbo-studenten BBL')
    """
    if outlook.pathway != ALL:
        return f"mbo-studenten {PATHWAY_NAMES[outlook.pathway]}"
    level = LEVEL_NAMES[outlook.level]
    return "mbo-studenten" if outlook.level == "mbo" else f"studenten op {level[:1].lower()}{level[1:]}"


def label(outlook: Outlook) -> str:
    """Level and pathway as a name in a list."""
    level = LEVEL_NAMES[outlook.level]
    return level if outlook.pathway == ALL else f"Mbo, alleen {PATHWAY_NAMES[outlook.pathway]}"


def where(row: Forecast, region: Region) -> str:
    """In which way the students belong to a region; said where it is not known."""
    place = region.region_name
    if region.region_type == "land":
        return f"in {place}"
    if row.place_type == LIVING:
        return f"die in {place} wonen"
    if row.place_type == TRAINING and row.location_kind == HEAD_OFFICE:
        return f"van scholen met hun hoofdkantoor in {place}"
    if row.place_type == TRAINING:
        return f"die in {place} les krijgen"
    return f"in {place} (of zij daar wonen of leren, is niet bekend)"


def apart(outlook: Outlook, shown: Mapping[str, Level], region: Region) -> str:
    """Why the forecast is no part of the lines of counted students."""
    texts = []
    if _is_otherwise(outlook, shown, region):
        here = "waar zij wonen" if outlook.last.place_type == LIVING else "waar de opleiding is"
        there = "waar zij wonen" if outlook.last.place_type != LIVING else "waar de opleiding is"
        texts.append(
            f"Deze reeks telt studenten **{here}**; de andere cijfers over het mbo op deze pagina tellen hen "
            f"**{there}**. Leg ze dus niet naast elkaar."
        )
    elif _drawn(shown):
        texts.append(
            "Deze reeks komt uit een ander bestand dan de andere cijfers op deze pagina, met een eigen telling."
        )
    if region.region_type != "land" and outlook.last.place_type == LIVING:
        texts.append(DERIVED)
    return " ".join(texts)


def _drawn(shown: Mapping[str, Level]) -> list[Level]:
    return [item for level, item in shown.items() if level != "hbo" and item.students is not None]


def _is_otherwise(outlook: Outlook, shown: Mapping[str, Level], region: Region) -> bool:
    """Whether students of mbo are counted by another kind of place; of a country both are the same people."""
    return region.region_type != "land" and any(item.place_type != outlook.last.place_type for item in _drawn(shown))


def version_text(row: Forecast) -> str:
    """Which publication of DUO a forecast is of.

    >>> row = Forecast("living", "mbo", "all", 2035, exactly(9.0), True, "2", "woonplaats", "duo_mbo_forecast")
    >>> version_text(row)
    'Versie 2 van DUO (van april of mei).'
    """
    texts = [text for one in row.version.split(", ") if (text := VERSIONS.get(one))]
    more = f" ({' en '.join(texts)})" if texts else ""
    return f"Versie {row.version} van DUO{more}."


def from_to(outlook: Outlook) -> str:
    """The first figure that the forecast is set against, and the last one."""
    start, last = outlook.start, outlook.last
    kind = "verwacht" if start.is_forecast else "geteld"
    return f"{in_digits(start)} in {start.year} ({kind}), {in_digits(last)} in {last.year} (prognose van DUO)"


def alt(outlook: Outlook, region_name: str) -> str:
    """The message of the chart in a sentence."""
    return f"{label(outlook)} in {region_name}: {from_to(outlook)}"
