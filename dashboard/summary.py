"""A region in a few sentences: the answer, key figures, where the change comes from, its place among others. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard import format as fmt
from dashboard import words
from dashboard.records import Build, Sector, SectorGrowth, Unallocated


def opening(total: SectorGrowth, country: SectorGrowth | None) -> str:
    """The answer first: what happened to all jobs in the region, and in the country.

    Args:
        total: growth of all sectors in the region.
        country: the same of the country; None where the region is the country.
    """
    when = f"Tussen december {total.year_from} en december {total.year_to}"
    if total.change_jobs is None or total.cagr_pct is None:
        hidden = words.listing(words.hidden_years(total))
        cause = f": over {hidden} is een deel van de cijfers afgeschermd. Kies andere jaren" if hidden else ""
        return f"{when} is de verandering van het aantal banen onbekend{cause}."
    size = fmt.jobs(abs(total.change_jobs), total.change_low, total.change_high)
    if size == "0":
        text = f"{when} bleef het aantal banen gelijk."
    elif total.change_jobs > 0:
        text = f"{when} kwamen er **{size} banen bij** ({fmt.percent(total.cagr_pct, signed=True)} per jaar)."
    else:
        text = f"{when} verdwenen er **{size} banen** ({fmt.percent(total.cagr_pct, signed=True)} per jaar)."
    if total.spans_break:
        text += f" Let op: de reeks heeft een breuk in {words.break_years(total)}, dus dit is niet goed te vergelijken."
    if country is not None and country.cagr_pct is not None:
        text += f" Heel Nederland: {fmt.percent(country.cagr_pct, signed=True)} per jaar."
    return text


def key_figures(
    rows: Mapping[str, SectorGrowth],
    country: Mapping[str, SectorGrowth],
    sectors: Mapping[str, Sector],
    build: Build,
) -> list[tuple[str, str, str]]:
    """The four key figures as label, value and a line below.

    Args:
        rows: growth by sector code in the region.
        country: the same of the country; empty where the region is the country.
        sectors: levels by code.
        build: which years are provisional.
    """
    total = rows["A-U"]
    verdicts = [row.verdict for code, row in rows.items() if code in sectors and _is_section(sectors[code])]
    count = {word: verdicts.count(word) for word in words.VERDICT_SIGNS}
    mark = "voorlopig cijfer" if build.is_provisional(total.year_to) else "geen voorlopig cijfer"
    pace = f"{fmt.percent(total.cagr_pct, signed=True)} per jaar: {total.verdict}" if total.cagr_pct is not None else ""
    change = fmt.change(total.change_jobs, total.change_low, total.change_high)
    jobs = (fmt.jobs(total.jobs_to, total.jobs_to_low, total.jobs_to_high), mark)
    if total.jobs_to is None and total.status_to == "suppressed":
        jobs = (fmt.SUPPRESSED, fmt.bounds(total.jobs_to_low, total.jobs_to_high))
    return [
        (f"Banen in december {total.year_to}", *jobs),
        (f"Verandering sinds {total.year_from}", change, pace),
        ("Aandeel in de banen van Nederland", *_share(total, country.get("A-U"))),
        (
            f"Sectoren die groeien {words.VERDICT_SIGNS['groeit']} en krimpen {words.VERDICT_SIGNS['krimpt']}",
            f"{count['groeit']} {words.VERDICT_SIGNS['groeit']}  {count['krimpt']} {words.VERDICT_SIGNS['krimpt']}",
            f"{count['onzeker']} onzeker, {count['stabiel']} stabiel",
        ),
    ]


def why(total: SectorGrowth) -> str:
    """Shift-share of all jobs in one sentence; empty where the parts are not known or the years do not compare."""
    parts = (total.national_effect, total.mix_effect, total.regional_effect)
    if total.change_jobs is None or total.spans_break or any(part is None for part in parts):
        return ""
    national, mix, regional = (part or 0.0 for part in parts)
    text = (
        f"**Waar komt dat vandaan?** Was alles hier zo hard gegroeid als heel Nederland, dan was de verandering "
        f"{fmt.change(national)} banen. Door de soort sectoren in deze regio zijn het er {_difference(mix)}. "
        f"Doordat sectoren hier harder of minder hard groeien dan elders, zijn het er {_difference(regional)}."
    )
    rest = total.change_jobs - national - mix - regional
    if abs(rest) >= 50:
        text += f" Niet toe te delen: {fmt.change(rest)}."
    return text


def ranking(rows: Sequence[SectorGrowth], names: Mapping[str, str], region_code: str, plural: str) -> str:
    """Where a region stands among those of its type, and who is on top and at the bottom, in Markdown.

    Args:
        rows: growth of the total per region.
        names: region names by code.
        region_code: the region the page is about; it may be none of these.
        plural: what the regions are called together.
    """
    known = [row for row in rows if row.cagr_pct is not None and not row.spans_break and row.region_code in names]
    known.sort(key=lambda row: row.cagr_pct or 0.0, reverse=True)
    if len(known) < 2:
        return ""
    lines = []
    place = next((i for i, row in enumerate(known, start=1) if row.region_code == region_code), None)
    if place is not None:
        lines.append(
            f"**{names[region_code]}** staat op plaats **{place}** van {len(known)} {plural}, geteld vanaf de "
            "snelste groei."
        )
    ends = min(3, len(known) // 2)
    lines.append(_named("Snelste groei", known[:ends], names))
    lines.append(_named("Minste groei of meeste krimp", known[-ends:][::-1], names))
    without = len(names) - len(known)
    if without:
        lines.append(f"Niet meegeteld, want zonder cijfers of met een reeksbreuk: {without}.")
    return "\n\n".join(lines)


def unallocated(row: Unallocated | None) -> str:
    """Jobs that no region has, in one sentence for the country's page; empty where unknown."""
    if row is None or row.jobs is None:
        return ""
    return f"Van de banen in {row.year} kan CBS er {fmt.jobs(row.jobs)} niet bij een regio indelen."


def _named(title: str, rows: Sequence[SectorGrowth], names: Mapping[str, str]) -> str:
    items = [f"- {names[row.region_code]}: {fmt.percent(row.cagr_pct, signed=True)} per jaar" for row in rows]
    return "\n".join([f"**{title}**", *items])


def _difference(value: float) -> str:
    size = fmt.jobs(abs(value))
    return "vrijwel evenveel" if size == "0" else f"{size} {'meer' if value > 0 else 'minder'}"


def _share(total: SectorGrowth, country: SectorGrowth | None) -> tuple[str, str]:
    """Share of the country's jobs now, and what it was."""
    if country is None:
        return "100%", "dit is heel Nederland"
    now, before = _ratio(total.jobs_to, country.jobs_to), _ratio(total.jobs_from, country.jobs_from)
    return fmt.percent(now), f"in {total.year_from}: {fmt.percent(before)}" if before is not None else ""


def _ratio(part: float | None, whole: float | None) -> float | None:
    return None if part is None or not whole else part / whole * 100


def _is_section(sector: Sector) -> bool:
    return sector.sector_level == "section"
