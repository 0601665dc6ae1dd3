"""Figures in plain Dutch: verdicts, reasons, the location quotient, the first sentence, the source line. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard import format as fmt
from dashboard.records import Build, Sector, SectorGrowth, Source, YearJobs

VERDICT_SIGNS = {"groeit": "▲", "krimpt": "▼", "stabiel": "=", "onzeker": "?"}
VERDICT_MEANINGS = {
    "groeit": "meer banen, ook als we de afrondingsmarge meetellen",
    "krimpt": "minder banen, ook als we de afrondingsmarge meetellen",
    "stabiel": "per jaar hoogstens een half procent erbij of eraf",
    "onzeker": "de afrondingsmarge laat groei en krimp open, of de cijfers zijn niet te vergelijken",
}
REASONS = {
    "afgeschermd": "cijfer afgeschermd",
    "te klein": "te klein voor een oordeel",
    "ligt rond de grens": "ligt rond de grens",
}
WHAT_IS_COUNTED = (
    "Geteld zijn banen van werknemers, op de plaats van het werk: geen zelfstandigen en geen voltijdbanen (fte). "
    "Uitzendkrachten staan onder sector N."
)
# Below this the share of a sector here and in the country are called about equal.
ABOUT_EQUAL = 0.1


def verdict(value: str | None) -> str:
    """Verdict as sign and word.

    >>> verdict("krimpt"), verdict(None)
    ('▼ krimpt', '')
    """
    return f"{VERDICT_SIGNS.get(value, '')} {value}".strip() if value else ""


def reason(row: SectorGrowth, stretch: SectorGrowth | None = None) -> str:
    """Why a verdict is ``onzeker``, without the provisional year that counts for the whole table.

    Args:
        row: the growth the verdict is about.
        stretch: growth over the longest part of the window on one side of a break.
    """
    if row.verdict != "onzeker":
        return ""
    if row.spans_break:
        text = f"reeksbreuk {break_years(row)}"
        if stretch is not None and stretch.verdict:
            text += f"; {fmt.years(stretch.year_from, stretch.year_to)}: {stretch.verdict}"
        return text
    first = (row.verdict_reason or "").split(";")[0].strip()
    return REASONS.get(first, first)


def break_years(row: SectorGrowth) -> str:
    """Years of the breaks in a window, as one reads them aloud."""
    return listing([year.strip() for year in (row.break_years or "").split(",")])


def listing(names: Sequence[str]) -> str:
    """Names as one reads them aloud.

    >>> listing(["a", "b", "c"]), listing(["a"])
    ('a, b en c', 'a')
    """
    return " en ".join([part for part in (", ".join(names[:-1]), names[-1]) if part])


def compared(quotient: float | None) -> str:
    """Location quotient: the sector's share here against its share in the country.

    >>> compared(1.42), compared(0.98), compared(0.52), compared(0.78), compared(None)
    ('1,4× zo groot', 'ongeveer even groot', 'half zo groot', 'kleiner: 0,8×', 'onbekend')
    """
    if quotient is None:
        return fmt.UNKNOWN
    if round(abs(quotient - 1), 2) <= ABOUT_EQUAL:
        return "ongeveer even groot"
    if 0.45 <= quotient < 0.55:
        return "half zo groot"
    shown = fmt.decimal(quotient, 1).removesuffix(",0")
    return f"kleiner: {shown}×" if quotient < 1 else f"{shown}× zo groot"


def more_or_less(row: SectorGrowth) -> str:
    """A change in jobs as ``1.200 banen erbij`` or ``1.200 banen minder``."""
    change = row.change_jobs or 0.0
    size = fmt.jobs(abs(change), row.change_low, row.change_high)
    if size == "0":
        return "vrijwel evenveel banen"
    return f"{size} banen {'erbij' if change > 0 else 'minder'}"


def opening(total: SectorGrowth, country: SectorGrowth | None) -> str:
    """The answer first: what happened to all jobs in the region, and in the country.

    Args:
        total: growth of all sectors in the region.
        country: the same of the country; None where the region is the country.
    """
    when = f"Tussen december {total.year_from} en december {total.year_to}"
    if total.change_jobs is None or total.cagr_pct is None:
        return f"{when} is de verandering van het aantal banen onbekend."
    size = fmt.jobs(abs(total.change_jobs), total.change_low, total.change_high)
    if size == "0":
        text = f"{when} bleef het aantal banen gelijk."
    elif total.change_jobs > 0:
        text = f"{when} kwamen er **{size} banen bij** ({fmt.percent(total.cagr_pct, signed=True)} per jaar)."
    else:
        text = f"{when} verdwenen er **{size} banen** ({fmt.percent(total.cagr_pct, signed=True)} per jaar)."
    if total.spans_break:
        text += f" Let op: de reeks heeft een breuk in {break_years(total)}, dus dit is niet goed te vergelijken."
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
    count = {word: verdicts.count(word) for word in VERDICT_SIGNS}
    mark = "voorlopig cijfer" if build.is_provisional(total.year_to) else "definitief cijfer"
    pace = f"{fmt.percent(total.cagr_pct, signed=True)} per jaar: {total.verdict}" if total.cagr_pct is not None else ""
    return [
        (f"Banen in december {total.year_to}", fmt.jobs(total.jobs_to, total.jobs_to_low, total.jobs_to_high), mark),
        (
            f"Verandering sinds {total.year_from}",
            fmt.change(total.change_jobs, total.change_low, total.change_high),
            pace,
        ),
        ("Aandeel in alle banen van Nederland", *_share(total, country.get("A-U"))),
        (
            f"Sectoren die groeien {VERDICT_SIGNS['groeit']} en krimpen {VERDICT_SIGNS['krimpt']}",
            f"{count['groeit']} {VERDICT_SIGNS['groeit']}  {count['krimpt']} {VERDICT_SIGNS['krimpt']}",
            f"{count['onzeker']} onzeker, {count['stabiel']} stabiel",
        ),
    ]


def verdict_legend() -> str:
    """What each verdict means, under the table."""
    return "  \n".join(f"**{verdict(word)}**: {meaning}." for word, meaning in VERDICT_MEANINGS.items())


def why(total: SectorGrowth) -> str:
    """Shift-share of all jobs in one sentence; empty where the parts are not known."""
    parts = (total.national_effect, total.mix_effect, total.regional_effect)
    if total.change_jobs is None or any(part is None for part in parts):
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


def suppressed(row: SectorGrowth) -> str:
    """Which end of a window is withheld, and what is known all the same."""
    hidden = [
        str(year)
        for year, status in ((row.year_from, row.status_from), (row.year_to, row.status_to))
        if status == "suppressed"
    ]
    if len(hidden) != 1:
        return f"{fmt.bounds(row.jobs_to_low, row.jobs_to_high)} in {row.year_to}" if hidden else ""
    if hidden[0] == str(row.year_from):
        known = _middle(row.jobs_to_low, row.jobs_to_high)
        return f"in {row.year_from}; in {row.year_to}: {fmt.jobs(known)}"
    return f"in {row.year_to}: {fmt.bounds(row.jobs_to_low, row.jobs_to_high)}"


def trend(series: Iterable[YearJobs]) -> str:
    """A series of years in one sentence, for those who cannot see the line."""
    known = [row for row in series if row.jobs is not None]
    if not known:
        return "geen jaren bekend"
    first, last = known[0], known[-1]
    return f"{fmt.jobs(first.jobs)} banen in {first.year}, {fmt.jobs(last.jobs)} in {last.year}"


def source_line(source: Source | None, build: Build, years: Iterable[int]) -> str:
    """What stands under every figure: source, table, reference date, provisional mark, what is counted."""
    shown = sorted(set(years))
    days = " en ".join(f"december {year}" for year in shown) if len(shown) <= 2 else _span(shown)
    provisional = [str(year) for year in shown if build.is_provisional(year)]
    mark = f"; {' en '.join(provisional)} is voorlopig" if provisional else ""
    return f"Bron: {source_name(source)}. Stand: {days}{mark}. {WHAT_IS_COUNTED}"


def source_name(source: Source | None) -> str:
    """Publisher, table and licence."""
    if source is None:
        return "CBS, tabel 83582NED"
    table = f", tabel {source.table_id.upper()}" if source.table_id else ""
    return f"{source.publisher}{table} ({source.licence})"


def banner(build: Build, source: Source | None) -> str:
    """Says that the figures are the bundled snapshot, of when, and how to get live ones. Empty when live."""
    mode = source.mode if source is not None else build.mode
    if mode == "live":
        return ""
    day = fmt.date(source.retrieved_at) if source is not None else fmt.UNKNOWN
    if mode == "stale":
        return (
            f"CBS was bij de laatste keer verversen niet bereikbaar. U ziet de cijfers die op {day} zijn opgehaald. "
            "Opnieuw proberen: `make refresh`."
        )
    return (
        f"U ziet de meegeleverde momentopname van de CBS-cijfers tot en met {build.last_year} "
        f"(ophaaldatum {day}). De nieuwste cijfers ophalen: `make refresh`."
    )


def _middle(low: float | None, high: float | None) -> float | None:
    return None if low is None or high is None else (low + high) / 2


def _span(years: list[int]) -> str:
    return f"elk jaar december, {fmt.years(years[0], years[-1])}"
