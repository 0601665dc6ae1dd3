"""Figures in plain Dutch: verdicts and reasons, the location quotient, the source line, the banner. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard import format as fmt
from dashboard.records import Build, SectorGrowth, Source, YearJobs

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
    if first == "afgeschermd" and row.jobs_to is not None:
        return "deel van de cijfers afgeschermd"
    return REASONS.get(first, first)


def break_years(row: SectorGrowth) -> str:
    """Years of the breaks in a window, as one reads them aloud."""
    return listing([year.strip() for year in (row.break_years or "").split(",")])


def listing(names: Sequence[str]) -> str:
    """Names as one reads them aloud.

    >>> listing(["a", "b", "c"]), listing(["a"])
    ('a, b en c', 'a')
    """
    return " en ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def compared(quotient: float | None) -> str:
    """Location quotient: the sector's share here against its share in the country.

    >>> compared(1.42), compared(0.98), compared(0.52), compared(0.78), compared(None)
    ('1,4× zo groot', 'ongeveer even groot', 'half zo groot', 'kleiner: 0,8×', 'onbekend')
    """
    if quotient is None:
        return fmt.UNKNOWN
    if round(abs(quotient - 1), 2) <= ABOUT_EQUAL:
        return "ongeveer even groot"
    if quotient < 0.05:
        return "vrijwel niet aanwezig"
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


def verdict_legend() -> str:
    """What each verdict means, under the table."""
    return "  \n".join(f"**{verdict(word)}**: {meaning}." for word, meaning in VERDICT_MEANINGS.items())


def suppressed(row: SectorGrowth) -> str:
    """Which end of a window is withheld, and what is known all the same."""
    hidden = hidden_years(row)
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
    taken = source.retrieved_at if source is not None else None
    fetched = f" Opgehaald op {fmt.date(taken)}." if taken is not None else ""
    return f"Bron: {source_name(source)}. Stand: {days}{mark}.{fetched} {WHAT_IS_COUNTED}"


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


def hidden_years(row: SectorGrowth) -> list[str]:
    """Ends of a window whose figure is withheld, in whole or in part."""
    ends = ((row.year_from, row.status_from), (row.year_to, row.status_to))
    return [str(year) for year, status in ends if status == "suppressed"]


def _middle(low: float | None, high: float | None) -> float | None:
    return None if low is None or high is None else (low + high) / 2


def _span(years: list[int]) -> str:
    return f"elk jaar december, {fmt.years(years[0], years[-1])}"
