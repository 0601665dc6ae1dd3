"""What a reader must know before quoting: breaks, estimates, unusual years, what "the country" is. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard.growth import words
from dashboard.growth.records import Build, Sector, SectorGrowth, SeriesBreak, SeriesEvent
from dashboard.kit import numbers

SPLIT = (
    "Gemeenten zijn in deze periode gesplitst; hun banen zijn verdeeld naar inwoners. Dat is een schatting. "
    "Zulke cijfers tellen niet mee in \u201cWat valt op\u201d en in de rangorde."
)
ACROSS = "Over een reeksbreuk heen vergelijken we niet: het oordeel is dan altijd onzeker."
MATCHED = (
    "\u201cLandelijk\u201d en \u201cheel Nederland\u201d zijn hier alle COROP-gebieden met een cijfer in beide jaren, "
    "want in de meegeleverde kopie staat geen cijfer voor het land zelf."
)

PARTLY_MATCHED = (
    "Van sommige sectoren geeft CBS geen cijfer voor heel Nederland. \u201cLandelijk\u201d zijn daar de COROP-gebieden "
    "met een cijfer in beide jaren."
)


def mind(
    rows: Mapping[str, SectorGrowth],
    sectors: Mapping[str, Sector],
    breaks: Iterable[SeriesBreak],
    events: Iterable[SeriesEvent],
    build: Build,
) -> list[str]:
    """What to mind: breaks in the window, estimates, events at its ends, provisional years."""
    if not rows:
        return []
    sample = next(iter(rows.values()))
    notes = _break_notes(rows, sectors, list(breaks))
    if any(row.is_estimated for row in rows.values()):
        notes.append(SPLIT)
    known = list(events)
    for year in (sample.year_from, sample.year_to):
        hit = [event for event in known if event.event_year == year and event.is_in(sample.region_code)]
        for name in dict.fromkeys(event.short_name for event in hit):
            codes = [event.sbi_code for event in hit if event.short_name == name]
            notes.append(_event_note(name, year, year == sample.year_from, codes, sectors))
    if any(row.reference == "matched" and not row.is_country for row in rows.values()):
        notes.append(MATCHED if build.mode == "snapshot" else PARTLY_MATCHED)
    provisional = [str(y) for y in (sample.year_from, sample.year_to) if build.is_provisional(y)]
    if provisional:
        notes.append(f"De cijfers over {' en '.join(provisional)} zijn voorlopig; CBS kan ze nog bijstellen.")
    return notes


def _break_notes(
    rows: Mapping[str, SectorGrowth], sectors: Mapping[str, Sector], breaks: Sequence[SeriesBreak]
) -> list[str]:
    """One note per break year and what broke in it, and once what that means."""
    broken = [row for code, row in rows.items() if row.spans_break and code in sectors]
    years = sorted({year for row in broken for year in words.years_of_breaks(row)})
    notes = []
    for year in years:
        hit = [row for row in broken if year in words.years_of_breaks(row)]
        notes += _notes_of_year(year, hit, sectors, [item for item in breaks if item.break_year == year])
    return [*notes, ACROSS] if notes else []


def _notes_of_year(
    year: int, hit: Sequence[SectorGrowth], sectors: Mapping[str, Sector], breaks: Sequence[SeriesBreak]
) -> list[str]:
    region_code = hit[0].region_code
    here = [item for item in breaks if item.region_code in (None, "", region_code)]
    everywhere = [item for item in here if not item.sbi_code]
    if everywhere:
        # A break of the whole region is one note, not thirty.
        return [_note("Alle sectoren", year, [item.cause for item in everywhere], [])]
    by_level: dict[str, list[str]] = {}
    for row in hit:
        by_level.setdefault(sectors[row.sbi_code].sector_level, []).append(row.sbi_code)
    own = by_level.get("section") or [row.sbi_code for row in hit]
    carried = [sectors[row.sbi_code].sector_name_short for row in hit if row.sbi_code not in own]
    return [
        _note(sectors[code].sector_name_short, year, [i.cause for i in here if i.sbi_code == code], carried)
        for code in own
    ]


def _note(name: str, year: int, causes: Sequence[str | None], carried: Sequence[str]) -> str:
    said = [numbers.tidy(cause).rstrip(".") + "." for cause in dict.fromkeys(causes) if cause]
    text = " ".join([f"**{name}**: reeksbreuk in {year}.", *said])
    return f"{text} Dat werkt door in: {words.listing(carried)}." if carried else text


def _event_note(name: str, year: int, at_start: bool, codes: list[str | None], sectors: Mapping[str, Sector]) -> str:
    names = [sectors[code].sector_name_short for code in codes if code is not None and code in sectors]
    who = words.listing(names) if names else "Alle sectoren"
    follows = (
        "Groei vanaf dat jaar kan deels herstel zijn." if at_start else "Krimp tot dat jaar kan tijdelijk zijn geweest."
    )
    return f"**{year} was een bijzonder jaar** ({name}). Dat raakte vooral: {who}. {follows}"
