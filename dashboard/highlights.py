"""What stands out in a region, in sentences made from the figures: chances, threats, and what to mind. Pure.

Only verdicts that hold count: ``groeit`` or ``krimpt`` over the whole interval, without a break.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard import format as fmt
from dashboard import words
from dashboard.records import Build, Sector, SectorGrowth, SeriesBreak, SeriesEvent

MOST = 5
# A sector this much larger or smaller than in the country is worth a word.
NOTABLY_LARGE = 1.25


@dataclass(frozen=True)
class Highlights:
    """Sentences in Markdown, most important first."""

    chances: tuple[str, ...]
    threats: tuple[str, ...]


def highlights(
    rows: Mapping[str, SectorGrowth], country: Mapping[str, SectorGrowth], sectors: Mapping[str, Sector]
) -> Highlights:
    """The sections that weigh most: at most five, of which at most three on one side if the other has two.

    Args:
        rows: growth by sector code in the region.
        country: the same of the country; empty where the region is the country.
        sectors: names and levels by sector code.
    """
    certain = [row for code, row in rows.items() if code in sectors and _holds(row, sectors[code])]
    growing = sorted((row for row in certain if row.verdict == "groeit"), key=_size, reverse=True)
    shrinking = sorted((row for row in certain if row.verdict == "krimpt"), key=_size, reverse=True)
    threats = shrinking[: max(2, MOST - len(growing))]
    chances = growing[: MOST - len(threats)]
    return Highlights(
        tuple(_sentence(row, country.get(row.sbi_code), sectors[row.sbi_code]) for row in chances),
        tuple(_sentence(row, country.get(row.sbi_code), sectors[row.sbi_code]) for row in threats),
    )


def mind(
    rows: Mapping[str, SectorGrowth],
    sectors: Mapping[str, Sector],
    breaks: Iterable[SeriesBreak],
    events: Iterable[SeriesEvent],
    build: Build,
) -> list[str]:
    """What a reader must know before quoting: breaks in the window, events at its ends, provisional years."""
    if not rows:
        return []
    sample = next(iter(rows.values()))
    notes = _break_notes(rows, sectors, list(breaks))
    for year in (sample.year_from, sample.year_to):
        hit = [event for event in events if event.event_year == year and _is_here(event, sample.region_code)]
        for name in dict.fromkeys(_short(event) for event in hit):
            codes = [event.sbi_code for event in hit if _short(event) == name]
            notes.append(_event_note(name, year, year == sample.year_from, codes, sectors))
    provisional = [str(y) for y in (sample.year_from, sample.year_to) if build.is_provisional(y)]
    if provisional:
        notes.append(f"De cijfers over {' en '.join(provisional)} zijn voorlopig; CBS kan ze nog bijstellen.")
    return notes


def _holds(row: SectorGrowth, sector: Sector) -> bool:
    return sector.sector_level == "section" and not row.spans_break


def _size(row: SectorGrowth) -> float:
    """Change in jobs without its sign; the middle of its bounds where the figure is withheld."""
    if row.change_jobs is not None:
        return abs(row.change_jobs)
    if row.change_low is None or row.change_high is None:
        return 0.0
    return abs(row.change_low + row.change_high) / 2


def _sentence(row: SectorGrowth, country: SectorGrowth | None, sector: Sector) -> str:
    if row.change_jobs is None or row.cagr_pct is None:
        # Hidden, but the bounds leave no doubt about the direction.
        figures = f"precies aantal afgeschermd ({fmt.margin(row.cagr_low_pct, row.cagr_high_pct)} per jaar)"
    else:
        figures = f"{words.more_or_less(row)} ({fmt.percent(row.cagr_pct, signed=True)} per jaar)"
    text = f"**{sector.sector_name_short}** {row.verdict}: {figures}."
    parts = [_against_country(row, country)]
    if row.location_quotient is not None and row.location_quotient >= NOTABLY_LARGE:
        parts.append(f"De sector is hier {words.compared(row.location_quotient)} als landelijk.")
    return " ".join([text, *filter(None, parts)])


def _against_country(row: SectorGrowth, country: SectorGrowth | None) -> str:
    """Country beside region; a growth that the country does not share is said as such."""
    if country is None or country.cagr_pct is None or country.spans_break:
        return ""
    pace = f"{fmt.percent(country.cagr_pct, signed=True)} per jaar"
    if {row.verdict, country.verdict} == {"groeit", "krimpt"}:
        return f"Landelijk {country.verdict} de sector juist: {pace}."
    if country.verdict == "stabiel":
        return f"Landelijk is de sector stabiel: {pace}."
    return f"Landelijk: {pace}."


def _break_notes(
    rows: Mapping[str, SectorGrowth], sectors: Mapping[str, Sector], breaks: list[SeriesBreak]
) -> list[str]:
    broken = [row for code, row in rows.items() if row.spans_break and code in sectors]
    levels = {"total": 0, "group": 1, "section": 2}
    broken.sort(key=lambda row: levels.get(sectors[row.sbi_code].sector_level, 3))
    if broken and sectors[broken[0].sbi_code].sector_level == "total":
        # A break of the whole region is one note, not thirty.
        broken = [broken[0]] + [row for row in broken[1:] if row.break_years != broken[0].break_years]
    notes = []
    for row in broken:
        causes = [b.cause for b in breaks if _explains(b, row) and b.cause]
        cause = f" ({fmt.tidy('; '.join(dict.fromkeys(causes)))})" if causes else ""
        name = sectors[row.sbi_code].sector_name_short
        notes.append(
            f"**{name}**: reeksbreuk in {words.break_years(row)}{cause}. "
            "De jaren ervoor en erna zijn niet goed te vergelijken; daarom is het oordeel onzeker."
        )
    return notes


def _explains(item: SeriesBreak, row: SectorGrowth) -> bool:
    return (
        row.year_from < item.break_year <= row.year_to
        and item.sbi_code in (None, row.sbi_code)
        and item.region_code in (None, row.region_code)
    )


def _is_here(event: SeriesEvent, region_code: str) -> bool:
    return event.region_code in (None, "", region_code)


def _short(event: SeriesEvent) -> str:
    """Name of an event without what it did to one sector."""
    return event.event_name.split(":")[0].strip()


def _event_note(name: str, year: int, at_start: bool, codes: list[str | None], sectors: Mapping[str, Sector]) -> str:
    names = [sectors[code].sector_name_short for code in codes if code is not None and code in sectors]
    who = words.listing(names) if names else "Alle sectoren"
    follows = (
        "Groei vanaf dat jaar is voor een deel herstel."
        if at_start
        else "Krimp tot dat jaar kan tijdelijk zijn geweest."
    )
    return f"**{year} was een bijzonder jaar** ({name}). Dat raakte vooral: {who}. {follows}"
