"""Where fields of study and programmes lead, in words: to which sectors, and how that is known. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from dashboard.growth.words import verdict
from dashboard.kit import numbers
from dashboard.pages.opleiden.data import LEVEL_NAMES, FieldSector
from dashboard.pages.opleiden.leads.data import Programme
from dashboard.pages.opleiden.text import with_kind
from dashboard.pages.opleiden.view import TrainingView

OWN_ESTIMATE = "field_sector"
NO_ONE_SECTOR = "Deze richting leidt naar veel sectoren; er is niet één sector aan te wijzen."
WORK_NOTE = (
    "De beroepen zijn een schatting: welke richting naar een beroep leidt, hebben wij zelf ingedeeld; welke beroepen "
    "in een sector werken, is een schatting voor heel Nederland (Eurostat en JRC-Eurofound). Vooral is: meer dan de "
    "helft van de banen."
)


def share(row: FieldSector) -> str:
    """Between which shares of graduates work in a section.

    >>> share(FieldSector("hg017", "Q", 0.7, 0.9, "field_sector", ""))
    '70 tot 90%'
    """
    low, high = math.floor(row.share_low * 100 + 1e-9), math.ceil(row.share_high * 100 - 1e-9)
    return f"{low}%" if low == high else f"{low} tot {high}%"


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
