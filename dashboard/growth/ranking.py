"""The place of a region among those of its type, in sentences. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.growth import records, words
from dashboard.growth.records import SectorGrowth
from dashboard.kit import numbers

# Among so many small regions a place is decided by rounding: a third says what is known.
TOO_MANY = 100
MOST_NAMED = 3
THIRDS = ("snelste", "middelste", "langzaamste")


def ranking(rows: Sequence[SectorGrowth], names: Mapping[str, str], region_code: str, plural: str) -> str:
    """Where a region stands among those of its type, and who is on top and at the bottom, in Markdown.

    Args:
        rows: growth of the total per region.
        names: region names by code.
        region_code: the region the page is about; it may be none of these.
        plural: what the regions are called together.
    """
    known = [row for row in rows if row.region_code in names and _compares(row)]
    known.sort(key=lambda row: row.cagr.value or 0.0, reverse=True)
    if len(known) < 2:
        years = {words.break_years(row) for row in rows if row.spans_break}
        cause = f": reeksbreuk {', '.join(sorted(years))}" if years else ""
        return f"Er zijn geen {plural} te vergelijken{cause}."
    many = plural == records.REGION_TYPES_PLURAL["gemeente"] or len(known) > TOO_MANY
    lines = [_place(known, rows, names, region_code, plural, many=many)]
    if not many:
        top = min(3, len(known) // 2)
        lines.append(_named("Snelste groei", known[:top], names))
        lines.append(_named("Minste groei of meeste krimp", known[-top:][::-1], names))
    known_codes = {row.region_code for row in known}
    without = [name for code, name in names.items() if code not in known_codes]
    if without:
        some = words.listing(without) if len(without) <= MOST_NAMED else str(len(without))
        lines.append(f"Niet meegeteld, want zonder cijfer, geschat of met een reeksbreuk: {some}.")
    return "\n\n".join(line for line in lines if line)


def _compares(row: SectorGrowth) -> bool:
    return row.cagr.value is not None and not row.spans_break and not row.is_estimated


def _place(
    known: Sequence[SectorGrowth],
    rows: Sequence[SectorGrowth],
    names: Mapping[str, str],
    region_code: str,
    plural: str,
    *,
    many: bool,
) -> str:
    if region_code not in names:
        return ""
    name = names[region_code]
    place = next((i for i, row in enumerate(known) if row.region_code == region_code), None)
    if place is None:
        own = next((row for row in rows if row.region_code == region_code), None)
        return f"**{name}** telt niet mee: {_why_not(own)}."
    if many:
        return f"**{name}** hoort bij het **{THIRDS[place * 3 // len(known)]}** derde deel van {len(known)} {plural}."
    return f"**{name}** staat op plaats **{place + 1}** van {len(known)} {plural}, geteld vanaf de snelste groei."


def _why_not(row: SectorGrowth | None) -> str:
    if row is None or (row.cagr.value is None and not row.spans_break):
        return "de groei is niet bekend"
    return f"reeksbreuk {words.break_years(row)}" if row.spans_break else words.ESTIMATED


def _named(title: str, rows: Sequence[SectorGrowth], names: Mapping[str, str]) -> str:
    items = [f"- {names[row.region_code]}: {numbers.percent(row.cagr.value, signed=True)} per jaar" for row in rows]
    return "\n".join([f"**{title}**", *items])
