"""What stands out in a region, in sentences made from the figures: chances and threats. Pure.

Only verdicts that hold count: ``groeit`` or ``krimpt`` over the whole interval, without a break, not of an estimate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.growth import known_ends, words
from dashboard.growth.records import Sector, SectorGrowth, SeriesEvent
from dashboard.kit import numbers

MOST = 5
# A sector this much larger or smaller than in the country is worth a word.
NOTABLY_LARGE = 1.25


@dataclass(frozen=True)
class Highlights:
    """Sentences in Markdown, most important first, and how many sectors there were to choose from."""

    chances: tuple[str, ...]
    threats: tuple[str, ...]
    growing: int
    shrinking: int


def highlights(
    rows: Mapping[str, SectorGrowth],
    sectors: Mapping[str, Sector],
    events: Iterable[SeriesEvent],
    threshold: float,
    more: Mapping[str, str] | None = None,
) -> Highlights:
    """The sections that weigh most: at most five, of which at most three on one side if the other has two.

    Args:
        rows: growth by sector code in the region.
        sectors: names and levels by sector code.
        events: what made a year unlike others.
        threshold: growth in percent a year from which a sector grows or shrinks.
        more: what else to say of a sector, by its code: vacancies, outlook.
    """
    certain = [row for row in known_ends.sections(rows, sectors) if not row.spans_break and not row.is_estimated]
    growing = sorted((row for row in certain if row.verdict == "groeit"), key=_weight, reverse=True)
    shrinking = sorted((row for row in certain if row.verdict == "krimpt"), key=_weight, reverse=True)
    threats = shrinking[: max(2, MOST - len(growing))]
    chances = growing[: MOST - len(threats)]
    known = list(events)

    def say(row: SectorGrowth) -> str:
        said = _sentence(row, sectors[row.sbi_code], known, threshold)
        return f"{said} {(more or {}).get(row.sbi_code, '')}".rstrip()

    return Highlights(tuple(map(say, chances)), tuple(map(say, threats)), len(growing), len(shrinking))


def how_many(shown: int, found: int, kind: str) -> str:
    """How many of the sectors are named, and where the others are.

    >>> how_many(3, 11, "groeiende")
    'De 3 grootste van 11 groeiende sectoren; alle staan in de tabel.'
    >>> how_many(1, 1, "krimpende")
    'Van de andere sectoren laat de marge niet zien dat ze krimpen.'
    """
    if found == 0:
        return ""
    if shown < found:
        return f"De {shown} grootste van {found} {kind} sectoren; alle staan in de tabel."
    return f"Van de andere sectoren laat de marge niet zien dat ze {kind.removesuffix('de')}."


def nothing_certain(rows: Mapping[str, SectorGrowth], verdict: str, hidden: str = numbers.SUPPRESSED) -> str:
    """What stands where no sector is named: a cause that holds for all of them, or that the margins leave it open."""
    total = rows["A-U"]
    if hidden == words.NO_SUM and words.hidden_years(total):
        return f"Geen sector te noemen: {words.listing(words.hidden_years(total))} is {words.NO_SUM}."
    if total.is_estimated:
        return f"Geen sector te noemen: de cijfers zijn deels {words.ESTIMATED}."
    if all(row.spans_break for code, row in rows.items() if code != "X"):
        years = words.break_years(total)
        return f"Geen sector te noemen: door de reeksbreuk in {years} zijn de jaren niet te vergelijken."
    return f"Van geen enkele sector is met de afrondingsmarge meegeteld te zeggen dat die hier {verdict}."


def _weight(row: SectorGrowth) -> tuple[bool, float]:
    """Change in jobs without its sign; a withheld one comes last, whatever its bounds."""
    if row.change.value is not None:
        return True, abs(row.change.value)
    return False, abs((row.change.low or 0.0) + (row.change.high or 0.0)) / 2


def _sentence(row: SectorGrowth, sector: Sector, events: Sequence[SeriesEvent], threshold: float) -> str:
    if row.change.value is None or row.cagr.value is None:
        # Hidden, but the bounds leave no doubt about the direction.
        figures = f"precies aantal afgeschermd ({numbers.growth_margin(row.cagr)} per jaar)"
    else:
        figures = f"{words.more_or_less(row)} ({numbers.percent(row.cagr.value, signed=True)} per jaar)"
    text = f"**{sector.sector_name_short}** {row.verdict}: {figures}{_special_year(row, events)}."
    parts = [_against_country(row, threshold)]
    if row.location_quotient is not None and row.location_quotient >= NOTABLY_LARGE:
        parts.append(f"De sector is hier {words.compared(row.location_quotient)} als landelijk.")
    return " ".join([text, *filter(None, parts)])


def _special_year(row: SectorGrowth, events: Sequence[SeriesEvent]) -> str:
    """An unusual year at an end, for the sector it hit."""
    hit = {
        event.event_year: event.short_name
        for event in events
        if event.event_year in (row.year_from, row.year_to)
        and event.sbi_code in (None, row.sbi_code)
        and event.is_in(row.region_code)
    }
    marks = [f"{year} was een coronajaar" if name == "corona" else f"{year}: {name}" for year, name in hit.items()]
    return f" ({'; '.join(marks)})" if marks else ""


def _against_country(row: SectorGrowth, threshold: float) -> str:
    """Country beside region; a growth that the country does not share is said as such."""
    if row.is_country or row.country_cagr_pct is None:
        return ""
    pace = f"{numbers.percent(row.country_cagr_pct, signed=True)} per jaar"
    if row.verdict == "groeit" and row.country_cagr_pct < -threshold:
        return f"Landelijk krimpt de sector juist: {pace}."
    if row.verdict == "krimpt" and row.country_cagr_pct > threshold:
        return f"Landelijk groeit de sector juist: {pace}."
    if abs(row.country_cagr_pct) <= threshold:
        return f"Landelijk blijft de sector ongeveer gelijk: {pace}."
    return f"Landelijk: {pace}."
