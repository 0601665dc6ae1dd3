"""Figures in plain Dutch: verdicts and reasons, the location quotient, the source line, the banner. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard.growth.records import Build, Sector, SectorGrowth, Source, YearJobs
from dashboard.kit import numbers
from dashboard.kit.interval import Interval

VERDICT_SIGNS = {"groeit": "▲", "krimpt": "▼", "stabiel": "=", "onzeker": "?"}
VERDICT_MEANINGS = {
    "groeit": "zeker meer dan {limit} per jaar erbij, ook met de afrondingsmarge",
    "krimpt": "zeker meer dan {limit} per jaar eraf, ook met de afrondingsmarge",
    "stabiel": "hoogstens {limit} per jaar erbij of eraf, ook met de afrondingsmarge",
    "onzeker": "de marge laat meer dan één oordeel open, of de cijfers zijn niet te vergelijken",
}
INBOX = "inbox"
ESTIMATED = "geschat (herindeling)"
# A figure of the country that is our own sum over regions: CBS hid none of it, but it cannot be made.
NO_SUM = "niet op te tellen"
CANNOT_SAY = "niet te zeggen"
# What is left of a total beside one hidden figure would be that figure.
ONE_HIDDEN = "één afgeschermde sector; niet terug te rekenen"
# The bundled copy came without the day on which it was taken from CBS.
SNAPSHOT_FOUND = "november 2026"
REASONS = {
    "geschat": f"deels {ESTIMATED}",
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


def verdict_with_reason(
    row: SectorGrowth, stretch: SectorGrowth | None = None, hidden: str = numbers.SUPPRESSED
) -> str:
    """Verdict with its reason; arguments as ``reason``."""
    why = reason(row, stretch, hidden)
    return f"{verdict(row.verdict)}: {why}" if why else verdict(row.verdict)


def reason(row: SectorGrowth, stretch: SectorGrowth | None = None, hidden: str = numbers.SUPPRESSED) -> str:
    """Why a verdict is ``onzeker``, without the provisional year that counts for the whole table.

    Args:
        row: the growth the verdict is about.
        stretch: growth over the longest part of the window on one side of a break.
        hidden: what a figure that is not given is called.
    """
    if row.verdict != "onzeker":
        return ""
    if row.spans_break:
        text = f"reeksbreuk {break_years(row)}"
        if stretch is not None and stretch.verdict:
            text += f"; {numbers.years(stretch.year_from, stretch.year_to)}: {stretch.verdict}"
        return text
    first = (row.verdict_reason or "").split(";")[0].strip()
    if first == "afgeschermd":
        if hidden == NO_SUM:
            return NO_SUM
        return "cijfer afgeschermd" if row.change.value is None else "deel van de cijfers afgeschermd"
    return REASONS.get(first, first)


def break_years(row: SectorGrowth) -> str:
    """Years of the breaks in a window, as one reads them aloud."""
    return listing([str(year) for year in years_of_breaks(row)])


def years_of_breaks(row: SectorGrowth) -> list[int]:
    """Years of the breaks in a window."""
    return [int(year) for year in (row.break_years or "").split(",") if year.strip()]


def listing(names: Sequence[str]) -> str:
    """Names as one reads them aloud.

    >>> listing(["a", "b", "c"]), listing(["a"])
    ('a, b en c', 'a')
    """
    return " en ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def compared(quotient: float | None) -> str:
    """Location quotient: the sector's share here against its share in the country.

    >>> compared(1.42), compared(0.98), compared(0.52), compared(0.78), compared(None)
    ('1,4× zo groot', 'ongeveer even groot', '0,5× zo groot', '0,8× zo groot', 'onbekend')
    """
    if quotient is None:
        return numbers.UNKNOWN
    if round(abs(quotient - 1), 2) <= ABOUT_EQUAL:
        return "ongeveer even groot"
    if quotient < 0.05:
        return "vrijwel niet aanwezig"
    return f"{numbers.decimal(quotient, 1).removesuffix(',0')}× zo groot"


def more_or_less(row: SectorGrowth) -> str:
    """A change in jobs as ``1.200 banen erbij`` or ``1.200 banen minder``."""
    change = row.change.value or 0.0
    size = numbers.jobs(Interval(abs(change), row.change.low, row.change.high))
    if size == "0":
        return "vrijwel evenveel banen"
    return f"{size} banen {'erbij' if change > 0 else 'minder'}"


def verdict_legend(build: Build) -> str:
    """What each verdict means, under the table."""
    limit = numbers.limit(build.growth_threshold_pct)
    return "  \n".join(
        f"**{verdict(word)}**: {meaning.format(limit=limit)}." for word, meaning in VERDICT_MEANINGS.items()
    )


def suppressed(row: SectorGrowth) -> str:
    """What is known all the same of a figure that is withheld."""
    return numbers.bounds(row.jobs_to).replace(numbers.UNKNOWN, "")


def trend(series: Iterable[YearJobs]) -> str:
    """A series of years in one sentence, for those who cannot see the line."""
    known = [row for row in series if row.jobs.is_known]
    if not known:
        return "geen jaren bekend"
    first, last = known[0], known[-1]
    return f"{numbers.jobs(first.jobs.value)} banen in {first.year}, {numbers.jobs(last.jobs.value)} in {last.year}"


def summed_from(totals: Iterable[SectorGrowth], region_type: str, mode: str) -> str:
    """What figures were added up from where they are our own sum and not CBS's; empty where CBS published them.

    Args:
        totals: the A-U rows of the regions that are shown.
        region_type: their type.
        mode: of the build; the bundled copy has COROP regions only.
    """
    statuses = {status for row in totals for status in (row.status_from, row.status_to)}
    hidden_sum = "suppressed" in statuses and mode == "snapshot" and region_type != "corop"
    if not statuses & {"summed", "estimated"} and not hidden_sum:
        return ""
    coarse = mode == "snapshot" or region_type in ("land", "provincie")
    return "COROP-cijfers" if coarse else "gemeentecijfers"


def source_line(source: Source | None, build: Build, years: Iterable[int], parts: str = "") -> str:
    """The whole of what a council paper needs: source, table, reference date, provisional mark, what is counted.

    Args:
        source: the table.
        build: which years are provisional.
        years: years that are shown.
        parts: what the figures were added up from, see ``summed_from``.
    """
    facts = source_facts(source, build, years, parts)
    fetched = f" Opgehaald op {facts['Opgehaald']}." if facts["Opgehaald"] != numbers.UNKNOWN else ""
    return f"{_origin(parts)} {source_name(source)}. Stand: {facts['Stand']}.{fetched} {WHAT_IS_COUNTED}"


def source_facts(source: Source | None, build: Build, years: Iterable[int], parts: str = "") -> dict[str, str]:
    """The same fact by fact, for the source sheet of a download; arguments as ``source_line``."""
    shown = sorted(set(years))
    days = " en ".join(f"december {year}" for year in shown) if len(shown) <= 2 else _span(shown)
    provisional = _provisional(build, shown)
    verb = "zijn" if len(provisional) > 1 else "is"
    mark = f"; {listing(provisional)} {verb} voorlopig" if provisional else ""
    facts = {"Bron": source_name(source), "Stand": f"{days}{mark}"}
    if parts:
        facts["Bewerking"] = f"Opgeteld door dit dashboard uit {parts} van CBS"
    facts["Opgehaald"] = numbers.day(source.retrieved_at if source is not None else None)
    facts["Geteld"] = WHAT_IS_COUNTED
    facts["Versie"] = f"{build.version_name}, gemaakt op {numbers.day(build.built_at)}"
    return facts


def short_source(source: Source | None, build: Build, years: Iterable[int], parts: str = "") -> str:
    """The same in one line, under each figure."""
    shown = sorted(set(years))
    table = f"{source.publisher} {(source.table_id or '').upper()}".strip() if source is not None else "CBS 83582NED"
    provisional = _provisional(build, shown)
    mark = f", {listing(provisional)} voorlopig" if provisional else ""
    days = listing([str(year) for year in shown]) if len(shown) <= 2 else numbers.years(shown[0], shown[-1])
    return f"{_origin(parts)} {table}, december {days}{mark}; geteld zijn banen van werknemers."


def _origin(parts: str) -> str:
    return f"Opgeteld door dit dashboard uit {parts} van" if parts else "Bron:"


def _provisional(build: Build, years: Iterable[int]) -> list[str]:
    return [str(year) for year in years if build.is_provisional(year)]


def source_name(source: Source | None) -> str:
    """Publisher, table and licence."""
    if source is None:
        return "CBS, tabel 83582NED"
    # A file that somebody put in the inbox has no number of a table.
    table = f", tabel {source.table_id.upper()}" if source.table_id and source.table_id != INBOX else ""
    return f"{source.publisher}{table} ({source.licence})"


def banner(build: Build, source: Source | None) -> str:
    """Says that the figures are the bundled snapshot, of when, and how to get live ones. Empty when live."""
    mode = source.mode if source is not None else build.mode
    if mode == "live":
        return ""
    taken = source.retrieved_at if source is not None else None
    if mode == "stale":
        day = f"die op {numbers.day(taken)} zijn opgehaald" if taken is not None else "van een eerdere keer"
        return (
            f"De cijfers konden niet worden ververst. U ziet de cijfers {day}. "
            "Opnieuw proberen: `make refresh`, of vraag de beheerder."
        )
    when = (
        f"opgehaald op {numbers.day(taken)}"
        if taken is not None
        else f"gevonden in {SNAPSHOT_FOUND}; de dag van ophalen bij CBS is onbekend"
    )
    return (
        f"U ziet de meegeleverde momentopname van de CBS-cijfers tot en met {build.last_year} ({when}). "
        "Nieuwere cijfers: `make refresh`, of vraag de beheerder."
    )


def hidden_years(row: SectorGrowth) -> list[str]:
    """Ends of a window whose figure is withheld, in whole or in part."""
    ends = ((row.year_from, row.status_from), (row.year_to, row.status_to))
    return [str(year) for year, status in ends if status == "suppressed"]


def _span(years: list[int]) -> str:
    return f"elk jaar december, {numbers.years(years[0], years[-1])}"


def too_narrow(held: Mapping[str, float], sectors: Mapping[str, Sector]) -> str:
    """Sectors of which far fewer outcomes than 8 in 10 fell within the margin of the outlook; empty where none.

    Args:
        held: by sector the part that did, 0 to 1.
        sectors: names by code.
    """
    parts = [f"{sectors[code].sector_name_short} ({round(100 * part)}%)" for code, part in held.items()]
    return f"**Let op:** in de proef viel bij {listing(parts)} veel minder dan 80% binnen de marge." if parts else ""
