"""Opleiden in sentences: where fields lead, which schools there are, and the signal against what sectors need. Pure."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dashboard.growth.records import Region
from dashboard.growth.words import listing, verdict
from dashboard.kit import numbers
from dashboard.pages.opleiden.data import Capacity, FieldSector, Programme, Provider, ProviderProgramme, TrainingGap
from dashboard.pages.opleiden.text import LEVEL_NAMES, between, with_kind
from dashboard.pages.opleiden.view import TrainingView

SIGNALS = ("tekort", "in balans", "ruim", "onbekend")
SIGNAL_SIGNS = {"tekort": numbers.MINUS, "in balans": "=", "ruim": "+", "onbekend": "?"}
OWN_ESTIMATE = "field_sector"
SIGNAL_MEANING = (
    "Dit is **signalerend, geen oordeel**: een begin van een gesprek met scholen en werkgevers. **Tekort** staat er "
    "alleen als de sector per jaar met zeker meer banen groeit dan er mensen een diploma halen in richtingen die "
    "erheen leiden. Wie met pensioen gaat of vertrekt, moet ook worden vervangen; hoeveel dat er zijn, is niet "
    "bekend. Daarom kan **in balans** of **ruim** nu nergens staan."
)
VERDICT_WORDS = {
    "groeit": "groeit",
    "krimpt": "krimpt",
    "stabiel": "stabiel is",
    "onzeker": "niet zeker groeit of krimpt",
}
HEAD_OFFICE = (
    "Mbo-diploma’s staan bij het hoofdkantoor van de school. Geeft een school ook les in andere regio’s, dan klopt het "
    "aantal per regio niet precies; hoe kleiner de regio, hoe minder het signaal zegt."
)
NO_ONE_SECTOR = "Deze richting leidt naar veel sectoren; er is niet één sector aan te wijzen."
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


def share(row: FieldSector) -> str:
    """Between which shares of graduates work in a section.

    >>> share(FieldSector("hg017", "Q", 0.7, 0.9, "field_sector", ""))
    '70 tot 90%'
    """
    low, high = math.floor(row.share_low * 100 + 1e-9), math.ceil(row.share_high * 100 - 1e-9)
    return f"{low}%" if low == high else f"{low} tot {high}%"


WORK_NOTE = (
    "De beroepen zijn een schatting: welke richting naar een beroep leidt, hebben wij zelf ingedeeld; welke beroepen "
    "in een sector werken, is een schatting voor heel Nederland (Eurostat en JRC-Eurofound). Vooral is: meer dan de "
    "helft van de banen."
)


def shares_note(leads: Sequence[FieldSector]) -> str:
    """Where the shares are from."""
    own = any(row.source_id == OWN_ESTIMATE for row in leads)
    cbs = any(row.source_id != OWN_ESTIMATE for row in leads)
    texts = []
    if own:
        texts.append("Naar welke sectoren een richting leidt, is een ruime **eigen schatting** van dit dashboard.")
    if cbs:
        texts.append("Van de richtingen van CBS is het gemeten: waar schoolverlaters een jaar later werken (85699NED).")
    return " ".join(texts)


def signals(gaps: Sequence[TrainingGap], names: Mapping[str, str]) -> str:
    """Which sectors have a signal at one level, and in one sentence why the others have none."""
    if not gaps:
        return ""
    short = [f"**{names[row.sbi_code]}**" for row in gaps if row.signal == "tekort"]
    parts = []
    if short:
        parts.append(f"Een signaal van tekort in {listing(short)}.")
    open_rows = [row for row in gaps if row.signal == "onbekend"]
    if open_rows:
        reasons = Counter(row.reason for row in open_rows).most_common()
        if len(open_rows) == len(gaps):
            parts.append("Voor geen enkele sector is er nu een signaal.")
        else:
            parts.append(f"Voor {len(open_rows)} van de {len(gaps)} sectoren is er geen signaal.")
        parts.append(f"Waarom: {_first_low(reasons[0][0])}")
        parts += [
            f"Bij {number} {'sector' if number == 1 else 'sectoren'}: {_first_low(reason)}"
            for reason, number in reasons[1:]
        ]
    return " ".join(parts)


def _first_low(text: str) -> str:
    return text[:1].lower() + text[1:]


def sectors_of(view: TrainingView, place: Region) -> str:
    """Of which region the sectors or the signals are, where that is another one."""
    if place == view.region:
        return ""
    return (
        f"Dit gaat over **{with_kind(place)}**, en niet over {view.region.region_name} alleen: "
        "kleiner is het nu niet te zeggen."
    )


def level_name(programme: Programme) -> str:
    """Level of a programme of mbo, where a list tells it."""
    return LEVEL_NAMES[programme.education_level] if programme.education_level else numbers.UNKNOWN


def fields_lead(view: TrainingView) -> str:
    """What the table of fields shows."""
    where, years = with_kind(view.sector_place), numbers.years(*view.years)
    return (
        f"Per richting ziet u naar welke sectoren gediplomeerden vooral gaan, en of die sector in {where} groeit "
        f"({years}). Daarnaast staan beroepen waar de richting meestal voor opleidt en die hier vooral in groeiende "
        f"sectoren voorkomen; dat is een schatting. Klik op een richting voor de mbo-opleidingen erin, ook die op "
        "entree en mbo 2."
    )


def where(view: TrainingView) -> str:
    """Where and when sectors grow or shrink, before the sectors of one field."""
    return f"Sectoren waar deze richting naar leidt, met hun oordeel in {with_kind(view.sector_place)}:"


def programmes_note(programmes: Iterable[Programme]) -> str:
    """How sure the list of programmes is of today."""
    if any(row.is_current for row in programmes):
        return "De opleidingen zijn die van nu: met aanbod of met studenten in het laatste jaar."
    return (
        "De meegeleverde lijst van mbo-opleidingen is van 2015 met een deel van het register. Of een opleiding nu "
        "ergens wordt gegeven, en voor welke beroepen zij opleidt, staat er pas na `make refresh`."
    )


def schools_note(rows: Sequence[Provider]) -> str:
    """What a head office means, where one is in the list."""
    if not any(row.location_kind == "hoofdkantoor" for row in rows):
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


def leads(rows: Sequence[FieldSector], view: TrainingView) -> list[str]:
    """Each sector that a field leads to: the share, what the sector does here, and why we think so."""
    names = {code: row.sector_name_short for code, row in view.sectors.items()}
    growth = {code: verdict(row.verdict) for code, row in view.growth.items()}
    return [f"**{names[row.sbi_code]}** ({growth.get(row.sbi_code) or numbers.UNKNOWN}): {_lead(row)}" for row in rows]


def _lead(row: FieldSector) -> str:
    return f"{share(row)} van de gediplomeerden. {_why(row)}"


def _why(row: FieldSector) -> str:
    if row.source_id == OWN_ESTIMATE:
        return f"Eigen schatting; reden: {row.reason}."
    return f"Gemeten door CBS: {row.reason}."


def is_at_head_office(view: TrainingView) -> bool:
    """Whether graduates of mbo are only known at the head office of their school."""
    return any(row.location_kind == "hoofdkantoor" and row.graduates_low is not None for row in view.capacity)


def signal_text(row: TrainingGap) -> str:
    """The signal with a sign before the word."""
    return f"{SIGNAL_SIGNS[row.signal]} {row.signal}"


def need(row: TrainingGap) -> str:
    """What the growth of a sector asks for each year."""
    if row.yearly_need_low is None:
        return numbers.UNKNOWN
    if row.yearly_need_high is not None:
        return between(row.yearly_need_low, row.yearly_need_high)
    tens = math.floor(row.yearly_need_low / 10) * 10
    return f"minstens {numbers.whole(tens)}" if tens else "geen zekere groei"


def part_of(item: Capacity, total: Capacity) -> tuple[str, float | None]:
    """Students of a field as a part of all students of that level, in whole percents, with its middle."""
    ends = (item.students_low, item.students_high, total.students_low, total.students_high)
    if any(end is None for end in ends) or not total.students_low or not total.students_high:
        return numbers.UNKNOWN, None
    low = 100 * (item.students_low or 0.0) / total.students_high
    high = min(100.0, 100 * (item.students_high or 0.0) / total.students_low)
    first, last = round(low), round(high)
    text = "minder dan 1%" if high < 1 else f"{first}%" if first == last else f"{first} tot {last}%"
    return text, (low + high) / 2


def comparison_note(level: str) -> str:
    """What is compared, and at which level."""
    return (
        f"Welk deel van de studenten volgt welke richting? **{LEVEL_NAMES[level]}**; een ander niveau kiest u "
        "hierboven bij **Tabel per richting**. Regio’s verschillen in grootte; daarom staan hier delen naast elkaar."
    )
