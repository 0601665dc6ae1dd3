"""Vacancies and outlook of a sector in words. Pure.

The outlook is an estimate: it is always said as an interval and a direction, with how often such forecasts came true.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.growth.outlook import Outlook
from dashboard.kit import numbers
from dashboard.kit.interval import Interval
from dashboard.kit.table import Cell
from dashboard.pages.regio.prospects.data import Prospects
from dashboard.pages.werk.data import vacancy_rate

SIGNS = {"groei": "↗", "krimp": "↘", "stabiel": "→", "onzeker": "?"}
REASONS = {
    "reeksbreuk": "reeksbreuk",
    "afgeschermd": "cijfers afgeschermd",
    "te kort": "reeks te kort",
    "te klein": "te klein",
    "niet beter dan eenvoudig": "niet betrouwbaar genoeg",
}
LIKELY = {"groei": "waarschijnlijk groei", "krimp": "waarschijnlijk krimp", "stabiel": "waarschijnlijk stabiel"}
OUTLOOK_MEANING = (
    "**Vooruitblik**: een schatting uit de reeks zelf. In ongeveer 8 van de 10 keer komt het aantal banen binnen de "
    "marge uit. Een richting staat er alleen als de hele marge die kant op wijst. Hoe vaak dit eerder goed ging, staat "
    "onder Verantwoording."
)

TRAINING_MEANING = (
    "**Opleidingen**: **tekort** wil zeggen dat de sector per jaar met zeker meer banen groeit dan er mensen een mbo- "
    "of hbo-diploma halen in richtingen die erheen leiden. Signalerend, geen oordeel: mbo-diploma’s staan bij het "
    "hoofdkantoor van de school, en mensen werken ook elders. Meer hierover staat op de pagina Opleiden."
)


def more(prospects: Prospects) -> dict[str, str]:
    """What to add to a sentence about a sector, by its code."""
    codes = {*prospects.vacancies, *prospects.outlook}
    said = {
        code: " ".join(filter(None, (_vacancies(code, prospects), _outlook(prospects.outlook.get(code, ())))))
        for code in codes
    }
    return {code: text for code, text in said.items() if text}


def _vacancies(code: str, prospects: Prospects) -> str:
    row = prospects.vacancies.get(code)
    if row is None or not row.vacancies.value or row.period_end.year < prospects.last_year:
        return ""
    rate = vacancy_rate(row, prospects.jobs)
    per = "" if rate.value is None else f", {numbers.whole(round(rate.value))} per 1.000 banen"
    where = "" if prospects.is_own_place else f" in heel {prospects.place.region_name}"
    return f"Open vacatures{where}, {numbers.stand(row.period_code)}: {numbers.jobs(row.vacancies)}{per}."


def _outlook(rows: Sequence[Outlook]) -> str:
    """The nearest year, where its interval says a direction."""
    known = [row for row in rows if row.direction in LIKELY]
    if not known:
        return ""
    row = known[0]
    return f"Vooruitblik {row.year} (schatting): {LIKELY[row.direction or '']}, {interval_of_jobs(row.jobs)} banen."


def interval_of_jobs(jobs: Interval) -> str:
    """The bounds of an outlook, rounded to hundreds: its middle is never said.

    >>> interval_of_jobs(Interval(43_000.0, 41_234.0, 45_678.0))
    '41.200 tot 45.700'
    """
    return f"{numbers.jobs(jobs.low)} tot {numbers.jobs(jobs.high)}"


def outlook_cell(row: Outlook | None) -> Cell:
    """An outlook in a table: an arrow with its word, the interval below it; or why there is none."""
    if row is None:
        return {"text": "", "sort": None}
    if row.direction is None or not row.jobs.is_known:
        return {"text": f"geen: {REASONS.get(row.reason_none or '', numbers.UNKNOWN)}", "sort": None, "muted": True}
    order = ["krimp", "onzeker", "stabiel", "groei"]
    text = f"{SIGNS[row.direction]} {row.direction}"
    return {"text": text, "sub": f"{interval_of_jobs(row.jobs)} banen", "sort": order.index(row.direction)}


def none_at_all(outlook: Mapping[str, Sequence[Outlook]]) -> str:
    """Why no sector of a region has an outlook; empty where one has."""
    rows = [row for found in outlook.values() for row in found]
    if not rows or any(row.direction for row in rows):
        return ""
    if {row.reason_none for row in rows} == {"niet beter dan eenvoudig"}:
        return (
            "Er is geen betrouwbare vooruitblik: geen enkele methode voorspelde eerder beter dan wie zegt dat "
            "alles blijft zoals het is."
        )
    return "Voor deze regio is er geen vooruitblik; in de tabel staat per sector waarom."
