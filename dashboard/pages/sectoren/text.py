"""One sector across regions in a few sentences: where it grows, what its change is made of, where it is large. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.growth import records, words
from dashboard.growth.records import Sector, SectorGrowth, SeriesBreak, SeriesEvent, YearJobs
from dashboard.kit import numbers

MOST = 5


def opening(sector: Sector, across: Sequence[SectorGrowth], country: SectorGrowth | None, kind: str) -> str:
    """The answer first: what happened to the sector in the country, and in how many regions it grows and shrinks."""
    plural = records.REGION_TYPES_PLURAL[kind]
    count = {verdict: sum(row.verdict == verdict for row in across) for verdict in words.VERDICT_SIGNS}
    found = [f"groeit in **{count['groeit']}**" if count["groeit"] else "", _shrinks(count["krimpt"])]
    if across and all(row.spans_break for row in across):
        shared = set.intersection(*(set(words.years_of_breaks(row)) for row in across))
        cause = (
            f"reeksbreuk {words.listing([str(year) for year in sorted(shared)])}"
            if shared
            else "overal is er een reeksbreuk"
        )
        return f"**{sector.sector_name_short}** is over deze jaren nergens te vergelijken: {cause}."
    certain = words.listing([text for text in found if text]) or "groeit of krimpt in geen enkele"
    rest = [f"{count[word]} {word}" for word in ("stabiel", "onzeker") if count[word]]
    tail = f" ({', '.join(rest)})" if rest else ""
    name = sector.sector_name_short
    return f"**{name}** {certain} van de {len(across)} {plural}{tail}. {_in_country(country)}".strip()


def _shrinks(count: int) -> str:
    return f"krimpt in **{count}**" if count else ""


def _in_country(row: SectorGrowth | None) -> str:
    if row is None or row.change.value is None or row.cagr.value is None:
        return "Hoeveel banen er landelijk bij of af gingen, is voor deze jaren niet bekend."
    if row.spans_break:
        return f"Landelijk is de verandering niet te vergelijken: reeksbreuk {words.break_years(row)}."
    return f"In heel Nederland: {words.more_or_less(row)} ({numbers.percent(row.cagr.value, signed=True)} per jaar)."


def key_figures(
    own: SectorGrowth | None, total: SectorGrowth | None, place: str, hidden: str
) -> list[tuple[str, str, str]]:
    """Key figures of the sector in one region as label, value and a line below.

    Args:
        own: the sector in the region.
        total: all sectors in the region.
        place: its place among the regions, in words.
        hidden: what a figure that is not given is called.
    """
    if own is None:
        return []
    jobs = hidden if own.status_to == "suppressed" and own.jobs_to.value is None else ""
    return [
        (
            f"Banen in december {own.year_to}",
            jobs or numbers.jobs(own.jobs_to),
            words.suppressed(own) if jobs else ("voorlopig cijfer" if own.is_provisional else ""),
        ),
        (
            f"Verandering sinds {own.year_from}",
            *_change(own, hidden),
        ),
        (
            "Groei per jaar",
            numbers.percent(own.cagr.value, signed=True) if own.cagr.value is not None else numbers.UNKNOWN,
            words.verdict_with_reason(own, None, hidden),
        ),
        ("Aandeel in de banen hier", numbers.percent(_share(own, total)), _against_country(own, place)),
    ]


def _change(own: SectorGrowth, hidden: str) -> tuple[str, str]:
    """The change and a line below; across a break not the figure but the break comes first, for it will be copied."""
    if years := words.hidden_years(own):
        return hidden, f"{words.listing(years)} {hidden}"
    value = numbers.change(own.change)
    if own.spans_break:
        return f"reeksbreuk {words.break_years(own)}", f"{value} banen, maar niet te vergelijken"
    return value, words.ESTIMATED if own.is_estimated else ""


def _share(own: SectorGrowth, total: SectorGrowth | None) -> float | None:
    """Share of the region's jobs at the end, known also where only the start is hidden."""
    if own.share_pct is not None or own.jobs_to.value is None or total is None or not total.jobs_to.value:
        return own.share_pct
    return own.jobs_to.value / total.jobs_to.value * 100


def _against_country(row: SectorGrowth, place: str) -> str:
    if row.is_country or row.location_quotient is None:
        return place
    return against_country(row.location_quotient)


def unbroken(stretch: SectorGrowth | None) -> str:
    """The longest part of the window without a break in one sentence; empty where there is none."""
    if stretch is None or not stretch.verdict:
        return ""
    window = numbers.years(stretch.year_from, stretch.year_to)
    if stretch.change.value is None or stretch.cagr.value is None:
        return f"Over {window}, zonder reeksbreuk: {stretch.verdict}."
    pace = f"{words.more_or_less(stretch)}, {numbers.percent(stretch.cagr.value, signed=True)} per jaar"
    return f"Over {window}, zonder reeksbreuk: **{stretch.verdict}** ({pace})."


def against_country(quotient: float | None) -> str:
    """A share beside the country's in words.

    >>> against_country(1.42), against_country(1.02)
    ('1,4× zo groot als landelijk', 'ongeveer even groot als landelijk')
    """
    text = words.compared(quotient)
    return f"{text} als landelijk" if text.endswith("groot") else text


def place_among(across: Sequence[SectorGrowth], region_code: str, kind: str) -> str:
    """The place of a region by growth of the sector, among those that compare; empty where it has none."""
    known = [row for row in across if row.cagr.value is not None and not row.spans_break and not row.is_estimated]
    known.sort(key=lambda row: row.cagr.value or 0.0, reverse=True)
    found = next((i for i, row in enumerate(known, start=1) if row.region_code == region_code), None)
    if found is None or kind == "gemeente":
        return ""
    return f"plaats {found} van {len(known)} {records.REGION_TYPES_PLURAL[kind]}, geteld vanaf de snelste groei"


def why(row: SectorGrowth | None, sector: Sector, region: str) -> str:
    """Shift-share of one sector in one region in plain words; why not where it cannot be said.

    Args:
        row: the sector in the region.
        sector: its name and level.
        region: name of the region.
    """
    if sector.sector_level != "section":
        return "Deze verdeling maken we per sector, niet voor een groep. Kies hierboven een sector."
    parts = change_parts(row)
    if row is None or not parts:
        return f"Dat is voor {region} niet te zeggen: {_no_parts(row)}."
    change, national, mix, regional = (value for _, value in parts)
    harder = "harder" if mix >= 0 else "minder hard"
    here = "harder" if regional >= 0 else "minder hard"
    if all(round(value / 100) > 0 for value in (change, national, mix, regional)):
        return (
            f"Van de **{numbers.jobs(change)} banen erbij** in {region} komt **{numbers.jobs(national)}** "
            f"doordat alle banen in Nederland samen groeien, **{numbers.jobs(mix)}** doordat deze sector landelijk "
            "harder groeit dan gemiddeld, en "
            f"**{numbers.jobs(regional)}** doordat de sector hier harder groeit dan landelijk.{_rounding(parts)}"
        )
    end = "" if row.is_country else f" Doordat de sector hier {here} groeit dan landelijk, {_moves(regional)}."
    verb = "Er kwamen" if change >= 0 else "Er verdwenen"
    tail = " bij" if change >= 0 else ""
    return (
        f"{verb} **{numbers.jobs(abs(change))} banen**{tail} in {region}. Was de sector gegroeid als alle banen in "
        f"Nederland samen, dan was de verandering **{numbers.change(national)}**. Doordat de sector landelijk {harder} "
        f"groeit dan gemiddeld, {_moves(mix)}.{end}{_rounding(parts)}"
    )


def change_parts(row: SectorGrowth | None) -> list[tuple[str, float]]:
    """The change and its three parts with their names; empty where they are not known or would mislead."""
    if row is None or row.spans_break or row.is_estimated or row.change.value is None:
        return []
    if row.national_effect is None or row.mix_effect is None or row.regional_effect is None:
        return []
    return [
        ("Verandering", row.change.value),
        ("Groei van heel Nederland", row.national_effect),
        ("De sector landelijk", row.mix_effect),
        ("De sector hier", row.regional_effect),
    ]


def where_it_is_large(
    across: Sequence[SectorGrowth], names: Mapping[str, str], country: SectorGrowth | None, kind: str
) -> str:
    """Where the sector is large for the size of the region, and which regions hold most of its jobs, in Markdown."""
    plural = records.REGION_TYPES_PLURAL[kind]
    lines = []
    top = concentrated(across)[:3]
    if top:
        named = [f"{names[row.region_code]} ({against_country(row.location_quotient)})" for row in top]
        lines.append(f"Voor hun omvang hebben deze {plural} de sector het meest: {words.listing(named)}.")
    largest = sorted(
        (r for r in across if r.jobs_to.value is not None), key=lambda r: r.jobs_to.value or 0.0, reverse=True
    )[:MOST]
    if country is not None and country.jobs_to.value and len(largest) == MOST and len(across) > 2 * MOST:
        share = sum(row.jobs_to.value or 0.0 for row in largest) / country.jobs_to.value * 100
        named = [names[row.region_code] for row in largest]
        lines.append(
            f"De meeste banen: {words.listing(named)}. Samen {numbers.decimal(share, 0)}% van alle banen in de sector."
        )
    hidden = [names[row.region_code] for row in across if row.jobs_to.value is None and row.status_to == "suppressed"]
    if hidden:
        some = words.listing(hidden) if len(hidden) <= MOST else f"{len(hidden)} {plural}"
        lines.append(f"Afgeschermd, en dus niet meegeteld: {some}.")
    return "\n\n".join(lines)


def how_to_read_series(series: Sequence[YearJobs], breaks: Sequence[SeriesBreak], events: Sequence[SeriesEvent]) -> str:
    """What the signs in the chart of the years mean, only those that are in it."""
    lines = ["Elke stip is het aantal banen in december van dat jaar; het vlak is de gekozen periode."]
    if any(row.is_provisional for row in series):
        lines.append("Een open stip is voorlopig.")
    if any(not row.jobs.is_known for row in series):
        lines.append("Waar geen stip staat, is het cijfer niet openbaar; een gestreepte balk geeft de ruimte aan.")
    if breaks:
        lines.append("Een streeplijn is een reeksbreuk: de jaren links en rechts ervan zijn niet te vergelijken.")
    if events:
        lines.append("Een stippellijn is een bijzonder jaar.")
    return " ".join(lines)


def year_notes(breaks: Sequence[SeriesBreak], events: Sequence[SeriesEvent]) -> dict[int, str]:
    """What is to be said of a year in the table of the years."""
    notes = {item.break_year: "reeksbreuk: niet te vergelijken met het jaar ervoor" for item in breaks}
    for event in events:
        notes[event.event_year] = "; ".join(
            filter(None, (notes.get(event.event_year), f"bijzonder jaar: {event.short_name}"))
        )
    return notes


def concentrated(rows: Sequence[SectorGrowth]) -> list[SectorGrowth]:
    """Regions by location quotient, largest first."""
    known = [row for row in rows if row.location_quotient is not None]
    return sorted(known, key=lambda row: row.location_quotient or 0.0, reverse=True)


def _moves(value: float) -> str:
    size = numbers.jobs(abs(value))
    if size == "0":
        return "scheelt dat vrijwel niets"
    return f"komen er **{size}** bij" if value > 0 else f"gaan er **{size}** af"


def _rounding(parts: Sequence[tuple[str, float]]) -> str:
    """Said where the parts as printed do not add up to the change as printed."""
    change, *rest = (round(value / 100) for _, value in parts)
    return "" if change == sum(rest) else " Door afronding tellen deze getallen niet precies op."


def _no_parts(row: SectorGrowth | None) -> str:
    if row is None:
        return "er zijn geen cijfers"
    if row.spans_break:
        return f"reeksbreuk {words.break_years(row)}"
    if row.is_estimated:
        return f"de cijfers zijn deels {words.ESTIMATED}"
    if words.hidden_years(row):
        return f"{words.listing(words.hidden_years(row))} is {numbers.SUPPRESSED}"
    return "het cijfer van heel Nederland is niet bekend"
