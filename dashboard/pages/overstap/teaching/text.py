"""Where someone can learn what is missing, in words: programmes and schools, and how that is known. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dashboard.growth.words import listing
from dashboard.kit import numbers
from dashboard.pages.opleiden.data import KIND_NAMES, LEVEL_NAMES
from dashboard.pages.overstap.pair.text import LISTED, skill_name
from dashboard.pages.overstap.teaching.data import COMPETENTNL, FieldProvider, ProgrammePlace, Teaches
from dashboard.pages.overstap.teaching.view import Lesson, Programme, Teaching

PROGRAMMES_NAMED = 3
SCHOOLS_NAMED = 6
PLACES_NAMED = 3
NO_LEVEL = "mbo"
NO_LEVEL_TEXT = "Staat er alleen mbo, dan kennen we het niveau van de opleiding niet."
NOT_KNOWN = "geen opleiding bekend die hierbij past"
HOW_WE_KNOW = (
    "Een mbo-opleiding staat bij een vaardigheid als CompetentNL, de Nederlandse lijst van vaardigheden, zegt dat die "
    "bij haar hoort. Zegt CompetentNL dat niet, dan kijken we wat het beroep vraagt waarvoor zij opleidt, volgens de "
    "Europese lijst ESCO. Daar staat dan bij: via het beroep. Het is geen lesrooster: vraag de school wat zij leert en "
    "of het ook korter kan."
)
NO_FIELD = "Een richting die meestal naar dit beroep leidt, kennen we ook niet."
NOT_ENOUGH = (
    "Dit werk vraagt meestal hbo of universiteit. We weten alleen wat mbo-opleidingen leren: dat kan een begin zijn, "
    "maar is meestal niet genoeg."
)
NO_PLACES = (
    "Welke school ze geeft, en of een opleiding nog bestaat, zit niet in de cijfers die nu klaarstaan. Met "
    "`make refresh` haalt de beheerder het aanbod op bij DUO; daarna staan hier de scholen in en bij de regio."
)
TAUGHT_BY_MOST = "dit leren de meeste mbo-opleidingen die we kennen"
COMPETENTNL_TEXT = "volgens CompetentNL"
TEACHING_SOURCES = (
    "Wat opleidingen leren: CompetentNL en ESCO, ingedeeld in groepen door ons. Namen en niveaus: Overheid.nl en DUO. "
    "Scholen: DUO. Welke richting naar een beroep leidt: eigen schatting."
)
NO_TIMETABLE = "Afgeleid, geen lesrooster."


def learning_intro(found: Teaching) -> str:
    """Which programmes stand below, and what is not known of them."""
    where = f"in {found.region.region_name} en in de buurt" if found.has_places else "in heel Nederland"
    text = "" if found.is_beyond_mbo else f"Per vaardigheid die ontbreekt: mbo-opleidingen {where} waar die bij hoort."
    higher = NOT_ENOUGH if found.asks_higher else ""
    return " ".join(filter(None, (text, higher, "" if found.has_places else NO_PLACES)))


def tab_names(found: Teaching) -> dict[str, str]:
    """Names of the short answer and of the table."""
    if found.is_beyond_mbo:
        return {"kort": "Richting en scholen", "alle": "Mbo-opleidingen"}
    return {"kort": "Zwaarste vaardigheden", "alle": "Alle"}


def how_we_know(found: Teaching) -> str:
    """What it means that a programme is named."""
    no_level = any(each.teaches.education_level is None for lesson in found.lessons for each in lesson.programmes)
    return f"{HOW_WE_KNOW} {NO_LEVEL_TEXT}" if no_level else HOW_WE_KNOW


def level_name(item: Teaches) -> str:
    """Level of a programme within a sentence.

    >>> level_name(Teaches("091", "25655", "Verzorgende IG", "mbo3", "competentnl", "Verzorgen"))
    'mbo 3'
    """
    if item.education_level == "entree":
        return "entree"
    name = LEVEL_NAMES[item.education_level] if item.education_level else NO_LEVEL
    return name[:1].lower() + name[1:]


def how_known(item: Teaches) -> str:
    """By which way it is known that a programme teaches a skill group.

    >>> how_known(Teaches("S7.1", "25103", "Metselaar", "mbo2", "naam", "metselaar"))
    'via het beroep'
    >>> how_known(Teaches("S3.6", "25655", "Verzorgende IG", "mbo3", "beroep", "verzorgende"))
    'via het beroep verzorgende'
    """
    if item.route == COMPETENTNL:
        return COMPETENTNL_TEXT
    of = "" if item.evidence.casefold() == item.programme_name.casefold() else f" {item.evidence}"
    return f"via het beroep{of}"


def programme_name(item: Teaches) -> str:
    """A programme with its level, and the way where it is not CompetentNL."""
    way = "" if item.route == COMPETENTNL else f", {how_known(item)}"
    return f"{item.programme_name} ({level_name(item)}{way})"


def school_names(places: Iterable[ProgrammePlace | FieldProvider], found: Teaching) -> str:
    """Schools with their places; of a head office that is said.

    >>> from types import SimpleNamespace
    >>> two = [ProgrammePlace("1", "ROC", "GM1", "lesplaats"), ProgrammePlace("1", "ROC", "GM2", "hoofdkantoor")]
    >>> school_names(two, SimpleNamespace(gemeenten={"GM1": "Almelo", "GM2": "Hengelo"}))
    'ROC (Almelo, hoofdkantoor Hengelo)'
    """
    by_school: dict[str, dict[str, None]] = {}
    for row in places:
        # Hengelo (O.) stands between brackets itself.
        place = re.sub(r"[()]", "", found.gemeenten.get(row.gemeente_code, row.gemeente_code))
        text = place if row.location_kind == "lesplaats" else f"hoofdkantoor {place}"
        by_school.setdefault(row.provider_name, {})[text] = None
    parts = []
    for school, names in by_school.items():
        left = len(names) - PLACES_NAMED
        more = f" en nog {numbers.whole(left)}" if left > 0 else ""
        parts.append(f"{school} ({', '.join(list(names)[:PLACES_NAMED])}{more})")
    left = len(parts) - SCHOOLS_NAMED
    return f"{', '.join(parts[:SCHOOLS_NAMED])} en nog {numbers.whole(left)}" if left > 0 else listing(parts)


def lesson_lines(found: Teaching) -> list[str]:
    """One line per skill group that is missed most: what to learn and where; what is not known, in one line."""
    shown = heaviest_lessons(found)
    known = [lesson_line(lesson, found) for lesson in shown if not lesson.is_unknown]
    unknown = [skill_name(lesson.gap) for lesson in shown if lesson.is_unknown]
    return [*known, f"{NOT_KNOWN.capitalize()}: **{'**; **'.join(unknown)}**."] if unknown else known


def heaviest_lessons(found: Teaching) -> Sequence[Lesson]:
    """The skill groups that are missed most."""
    return found.lessons[:LISTED]


def lesson_line(lesson: Lesson, found: Teaching) -> str:
    """One missing skill group with its programmes."""
    title = f"**{skill_name(lesson.gap)}**"
    if lesson.is_common:
        return f"{title}: {TAUGHT_BY_MOST}."
    programmes = unique_programmes(lesson.programmes)
    if not programmes:
        many = "één opleiding" if lesson.elsewhere == 1 else f"{numbers.whole(lesson.elsewhere)} opleidingen"
        return f"{title}: niet hier of in de buurt, voor zover we weten. Elders in Nederland {many}."
    # Where the field of the work teaches it, another trade is no help by name.
    first = [each for each in programmes if each.of_field] or programmes
    shown = [programme_with_schools(each, found) for each in first[:PROGRAMMES_NAMED]]
    left = len(programmes) - len(shown)
    return f"{title}: {'; '.join(shown)}{f'; en nog {numbers.whole(left)}' if left else ''}."


def programme_with_schools(item: Programme, found: Teaching) -> str:
    """A programme with who teaches it in the region, else near it, where that is known."""
    if item.here:
        return f"{programme_name(item.teaches)} bij {school_names(item.here, found)}"
    if item.near:
        return f"{programme_name(item.teaches)}, in de buurt bij {school_names(item.near, found)}"
    return programme_name(item.teaches)


def unique_programmes(programmes: Sequence[Programme]) -> list[Programme]:
    """One of each name and level: an old and a new code of one programme are the same to a reader."""
    found: dict[tuple[str, str | None], Programme] = {}
    for item in programmes:
        found.setdefault((item.teaches.programme_name.casefold(), item.teaches.education_level), item)
    return list(found.values())


def fields_text(found: Teaching, shown: Sequence[Lesson]) -> str:
    """Who trains in the fields that lead to the occupation: for where none of the shown lessons has a programme."""
    if not any(not lesson.programmes and not lesson.is_common for lesson in shown):
        return ""
    if not found.fields:
        return NO_FIELD
    return f"Waar we geen opleiding noemen, weten we alleen de richting: {_fields_and_schools(found)}"


def beyond_mbo(found: Teaching) -> str:
    """The answer where a programme of mbo is none: the field of hbo, and its schools."""
    known = _fields_and_schools(found) if found.fields else NO_FIELD
    return f"{known[:1].upper()}{known[1:]}"


def _fields_and_schools(found: Teaching) -> str:
    names = listing([f"{row.field_name} ({KIND_NAMES[row.field_kind]})" for row in found.fields])
    leads = "leidt" if len(found.fields) == 1 else "leiden"
    text = f"naar dit beroep {leads} meestal {names}."
    if found.providers:
        where = "In de buurt" if found.providers_near else f"In {found.region.region_name}"
        return f"{text} {where} leer je dat bij {school_names(found.providers, found)}."
    # Without any place of mbo ``intro`` has said that schools are not known, and what brings them.
    return f"{text} Een school die daarin opleidt, kennen we hier niet." if found.has_places else text
