"""Which schools there are, where they give lessons, and where these lead, in sentences. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from dashboard.growth.words import listing
from dashboard.kit import numbers
from dashboard.pages.opleiden.data import ALL, HEAD_OFFICE, LEVEL_NAMES
from dashboard.pages.opleiden.leads.data import Programme
from dashboard.pages.opleiden.places.data import LESSONS, Provider, ProviderProgramme, TrainingPlace
from dashboard.pages.opleiden.text import with_kind
from dashboard.pages.opleiden.view import TrainingView

EVERY_LEVEL = "Alle opleidingen"
# So many names are read; more are counted.
MOST_NAMED = 8
HOW_TO_CHOOSE = "Klik op een gemeente met een school, op de kaart of in de tabel, voor de scholen daar."
COUNTED = (
    "Geteld zijn verschillende opleidingen: mbo uit het aanbod van nu, hbo met studenten in het laatste jaar. Geven "
    "twee scholen dezelfde opleiding, dan telt zij één keer. Een school is wat DUO een aanbieder noemt; dat kan een "
    "deel van een grotere school zijn."
)
OFFICE_MEANING = (
    "Bij een hoofdkantoor is niet bekend of daar ook lessen zijn. Opleidingen van die scholen tellen op de kaart niet "
    "mee."
)
NO_SCHOOLS = (
    "De scholen zitten niet in de cijfers die nu klaarstaan. Met `make refresh` haalt de beheerder ze op bij DUO, met "
    "de opleidingen die zij geven. Daarna staan ze hier, en kunt u per school zien naar welke sectoren de opleidingen "
    "leiden."
)
HBO_FIELDS = (
    "Naar welke sectoren het hbo leidt, is alleen per richting bekend: zie **Welke opleidingen leiden naar sectoren "
    "die groeien?**"
)
NO_NAMES = f"Van deze school staan de opleidingen niet met naam in de cijfers. {HBO_FIELDS}"
VERDICT_WORDS = {
    "groeit": "groeit",
    "krimpt": "krimpt",
    "stabiel": "stabiel is",
    "onzeker": "niet zeker groeit of krimpt",
}
LOCATIONS = {HEAD_OFFICE: "hoofdkantoor", LESSONS: "hier zijn lessen"}
GONE = "Deze school staat niet bij deze regio. U ziet alle scholen."
PROVIDERS_COUNTED = "Geteld zijn opleidingen met studenten in het laatste jaar, of opleidingen uit het aanbod van nu."
HBO_COUNTED = "Geteld zijn opleidingen met studenten in het laatste jaar."


def how_many(count: int, one: str, more: str) -> str:
    """A number with its noun.

    >>> how_many(1, "school", "scholen"), how_many(1200, "school", "scholen"), how_many(0, "school", "scholen")
    ('1 school', '1.200 scholen', 'geen scholen')
    """
    return f"geen {more}" if count == 0 else f"{numbers.whole(count)} {one if count == 1 else more}"


def at_level(level: str) -> str:
    """At which level, where one is asked for.

    >>> at_level("mbo2"), at_level("entree"), at_level("hbo"), at_level("all")
    (' op mbo 2', ' op entree (mbo 1)', ' op hbo-niveau', '')
    """
    name = "hbo-niveau" if level == "hbo" else LEVEL_NAMES.get(level, "")
    return "" if level == ALL else f" op {name[:1].lower()}{name[1:]}"


def programmes(row: TrainingPlace, level: str = ALL) -> str:
    """How many programmes are taught somewhere, and at which level where that is asked."""
    count = row.taught(level)
    if count is None:
        return "aantal opleidingen onbekend"
    least = "minstens " if row.is_least(level) else ""
    return least + how_many(count, "opleiding", "opleidingen") + at_level(level)


def hover(row: TrainingPlace, level: str = ALL) -> str:
    """What the pointer shows over a gemeente."""
    lines = [f"<b>{row.name}</b>"]
    if row.schools:
        teach = "school geeft" if len(row.schools) == 1 else "scholen geven"
        lines += [f"{len(row.schools)} {teach} hier les", programmes(row, level)]
    if row.offices:
        lines.append(f"hoofdkantoor van {how_many(len(row.offices), 'mbo-school', 'mbo-scholen')}")
    return "<br>".join([*lines, "geen school bekend"] if row.is_empty else lines)


def answer(places: Sequence[TrainingPlace], region_name: str) -> str:
    """Where lessons are given in a few sentences."""
    offices = {name for row in places for name in row.offices}
    return " ".join(
        part for part in (_lessons(places, region_name, bool(offices)), _offices(offices, region_name)) if part
    )


def _lessons(places: Sequence[TrainingPlace], region_name: str, has_offices: bool) -> str:
    teaching = [row for row in places if row.schools]
    if not teaching:
        return ""
    count = len({name for row in teaching for name in row.schools})
    of_all = f"**{len(teaching)} van de {len(places)} gemeenten**"
    if has_offices:
        # Where the others teach is not known, nor then where most is taught.
        return (
            f"Van {how_many(count, 'school', 'scholen')} in {region_name} is bekend waar de lessen zijn: in {of_all}."
        )
    teach = "geeft 1 school" if count == 1 else f"geven {numbers.whole(count)} scholen"
    first = teaching[0]
    is_sure = len(teaching) > 1 and first.taught() and not any(row.is_least() for row in places)
    most = f" De meeste verschillende opleidingen zijn er in **{first.name}**: {first.taught()}." if is_sure else ""
    return f"In {region_name} {teach} les, in {of_all}.{most}"


def _offices(names: Collection[str], region_name: str) -> str:
    if not names:
        return ""
    if len(names) == 1:
        return f"In {region_name} staat het hoofdkantoor van 1 mbo-school; waar die les geeft, is niet bekend."
    return (
        f"In {region_name} staan de hoofdkantoren van {numbers.whole(len(names))} mbo-scholen; "
        "waar die les geven, is niet bekend."
    )


def how_to_read(places: Sequence[TrainingPlace], level: str = ALL) -> str:
    """What dots, rings and surfaces of the map are, and which is the largest."""
    taught = sorted((row for row in places if row.taught(level)), key=lambda row: -(row.taught(level) or 0))
    lines = []
    if taught:
        lines.append(
            "**Stip**: hier zijn lessen. Hoe groter de stip, hoe meer verschillende opleidingen. De grootste stip is "
            f"{taught[0].name}: {programmes(taught[0], level)}."
        )
    elif level != ALL:
        lines.append(f"Er zijn hier geen opleidingen{at_level(level)} bekend.")
    if any(row.schools and row.taught(level) is None for row in places):
        lines.append("Een kleine stip is ook een gemeente met lessen waarvan het aantal opleidingen onbekend is.")
    if any(row.offices for row in places):
        lines.append(f"**Ring**: hoofdkantoor van een mbo-school. {OFFICE_MEANING}")
    if left_out := without(places, level):
        sign = "stip of ring" if any(row.offices for row in places) else "stip"
        what = "geen school" if level == ALL else f"geen opleiding{at_level(level)}"
        lines.append(f"**Vlak zonder {sign}**: {what} bekend. Dat is zo in {left_out}.")
    return "\n\n".join(lines)


def without(places: Sequence[TrainingPlace], level: str = ALL) -> str:
    """Gemeenten without a school, or without programmes of a level: by name where they are few enough to read."""
    names = sorted(row.name for row in places if not row.has_sign(level))
    return listing(names) if len(names) <= MOST_NAMED else f"{len(names)} gemeenten"


def alt(places: Sequence[TrainingPlace], region_name: str, level: str = ALL) -> str:
    """The message of the map in a sentence."""
    told = [f"{row.name} {programmes(row, level)}" for row in places if row.taught(level)]
    offices = [row.name for row in places if row.offices]
    parts = [f"Kaart van de gemeenten in {region_name}"]
    if told:
        more = len(told) - MOST_NAMED
        parts.append("; ".join(told[:MOST_NAMED]) + (f"; en {more} andere gemeenten" if more > 0 else ""))
    if offices:
        some = listing(offices) if len(offices) <= MOST_NAMED else f"{len(offices)} gemeenten"
        parts.append(f"hoofdkantoor van een mbo-school in {some}")
    return ". ".join([f"{parts[0]}: {parts[1]}", *parts[2:]] if len(parts) > 1 else parts)


def teaches_where(name: str, places: Sequence[TrainingPlace]) -> str:
    """Where one school gives lessons, and where its head office is."""
    lessons = [row.name for row in places if name in row.schools]
    offices = [row.name for row in places if name in row.offices]
    parts = []
    if lessons:
        parts.append(f"Lessen in {listing(lessons)}.")
    if offices:
        parts.append(f"Hoofdkantoor in {listing(offices)}; waar de lessen zijn, is niet bekend.")
    return " ".join(parts)


def schools_note(rows: Sequence[Provider]) -> str:
    """What a head office means, where one is in the list."""
    if not any(row.location_kind == HEAD_OFFICE for row in rows):
        return ""
    return "Bij mbo-scholen is alleen de plaats van het hoofdkantoor bekend; lessen kunnen ook elders zijn."


def hogeschool(rows: Sequence[ProviderProgramme]) -> str:
    """How many programmes of hbo a school teaches here, and what is not known of them."""
    count, year = len({row.crebo_code for row in rows}), max(row.last_year or 0 for row in rows)
    noun = "hbo-opleiding" if count == 1 else "hbo-opleidingen"
    return f"**{count} {noun}** in deze regio met studenten in {year}. {HBO_FIELDS}"


def school(programmes: Sequence[Programme], view: TrainingView) -> str:
    """To what the programmes of a school lead, by the largest sector of their field."""
    if not programmes:
        return ""
    found = Counter(_main_verdict(row.field_code, view) for row in programmes)
    told = [f"{found[word]} naar een sector die hier {text}" for word, text in VERDICT_WORDS.items() if found[word]]
    if found[""]:
        told.append(f"{found['']} naar niet één sector")
    where, noun = with_kind(view.sector_place), "mbo-opleiding" if len(programmes) == 1 else "mbo-opleidingen"
    return (
        f"**{len(programmes)} {noun}** in deze regio. Gekeken naar de grootste sector waar hun richting naar "
        f"leidt: {listing(told)} (banen in {where}, {numbers.years(*view.years)})."
    )


def _main_verdict(field_code: str | None, view: TrainingView) -> str:
    leads = view.leads.get(field_code or "", ())
    if not leads:
        return ""
    row = view.growth.get(leads[0].sbi_code)
    return (row.verdict if row is not None else None) or "onzeker"
