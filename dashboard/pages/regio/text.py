"""A region in a few sentences: the answer, the key figures, and where the change comes from. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.growth import known_ends, words
from dashboard.growth.records import Build, Sector, SectorGrowth, Unallocated
from dashboard.kit import numbers
from dashboard.kit.interval import Interval

# Parts of the region's jobs that the compared sections hold: from here on they stand for all, below it for too little.
NEARLY_ALL = 98.0
TOO_LITTLE = 80.0
# From this part of the jobs on, in percent, it is said that their sector is hidden.
MUCH_HIDDEN = 10.0
COMES_FROM = "**Waar komt dat vandaan?**"


def opening(total: SectorGrowth, stretch: SectorGrowth | None = None) -> str:
    """The answer first: what happened to all jobs in the region, and in the country.

    Args:
        total: growth of all sectors in the region.
        stretch: the same over the longest part of the window without a break, where it spans one.
    """
    window = f"tussen december {total.year_from} en december {total.year_to}"
    if total.spans_break:
        return _across_a_break(total, stretch)
    if total.change.value is None or total.cagr.value is None:
        hidden = words.listing(words.hidden_years(total))
        cause = f": over {hidden} is een deel van de cijfers afgeschermd. Kies andere jaren" if hidden else ""
        return f"De verandering van het aantal banen {window} is onbekend{cause}.{_country(total)}"
    pace = f"{numbers.percent(total.cagr.value, signed=True)} per jaar"
    size = numbers.jobs(Interval(abs(total.change.value), total.change.low, total.change.high))
    if total.is_estimated:
        text = (
            f"Hoe het aantal banen {window} veranderde, is niet precies te zeggen: door een herindeling is het deels "
            f"geschat. Oordeel: {total.verdict}."
        )
    elif size == "0" or (total.change.low or 0.0) < 0 < (total.change.high or 0.0):
        text = f"Het aantal banen bleef ongeveer gelijk {window}."
    elif total.change.value > 0:
        text = f"{window.capitalize()} kwamen er **{size} banen bij** ({pace})."
    else:
        text = f"{window.capitalize()} verdwenen er **{size} banen** ({pace})."
    return text + _country(total)


def _across_a_break(total: SectorGrowth, stretch: SectorGrowth | None) -> str:
    """The break first: over the whole window there is nothing to compare."""
    text = f"De reeks heeft een breuk in {words.break_years(total)}."
    if stretch is None or not stretch.verdict:
        return f"{text} De jaren ervoor en erna zijn niet te vergelijken. Kies een periode zonder breuk."
    text += f" Over {numbers.years(stretch.year_from, stretch.year_to)}: {stretch.verdict}."
    if stretch.change.value is not None and stretch.cagr.value is not None:
        pace = numbers.percent(stretch.cagr.value, signed=True)
        text += f" In die jaren: {words.more_or_less(stretch)} ({pace} per jaar)."
    return text + _country(stretch)


def _country(row: SectorGrowth) -> str:
    if row.is_country or row.country_cagr_pct is None:
        return ""
    return f" Heel Nederland: {numbers.percent(row.country_cagr_pct, signed=True)} per jaar."


def cannot_be_summed(total: SectorGrowth) -> str:
    """Why the bundled copy has no figure for the country over these years, and the way out."""
    years = words.listing(words.hidden_years(total))
    return (
        f"Voor {years} is het aantal banen van heel Nederland hier {words.NO_SUM}. In de meegeleverde kopie staat geen "
        "cijfer voor het land zelf; wij tellen de COROP-gebieden op. Over 2012 tot en met 2018 schermt CBS af hoeveel "
        "banen bij geen enkele regio horen, en zonder dat getal is de som niet te maken. **Kies andere jaren**, "
        "zoals 2019 en later. Met `make refresh` (of vraag de beheerder) komt het cijfer voor het land zelf er wel."
    )


def key_figures(
    rows: Mapping[str, SectorGrowth],
    country: Mapping[str, SectorGrowth],
    sectors: Mapping[str, Sector],
    build: Build,
    hidden: str = numbers.SUPPRESSED,
) -> list[tuple[str, str, str]]:
    """The four key figures as label, value and a line below.

    Args:
        rows: growth by sector code in the region.
        country: the same of the country; empty where the region is the country.
        sectors: levels by code.
        build: which years are provisional.
        hidden: what a figure that is not given is called.
    """
    total = rows["A-U"]
    verdicts = [row.verdict for row in known_ends.sections(rows, sectors)]
    count = {word: verdicts.count(word) for word in words.VERDICT_SIGNS}
    return [
        (f"Banen in december {total.year_to}", *_jobs(total, build, hidden)),
        (f"Verandering sinds {total.year_from}", *_change(total, hidden)),
        ("Aandeel in de banen van Nederland", *_share(total, country.get("A-U"))),
        (
            "Sectoren die zeker groeien",
            f"{count['groeit']} van de {len(verdicts)}",
            f"{count['krimpt']} krimpen, {count['stabiel']} stabiel, {count['onzeker']} onzeker",
        ),
    ]


def _jobs(total: SectorGrowth, build: Build, hidden: str) -> tuple[str, str]:
    if total.jobs_to.value is None and total.status_to == "suppressed":
        return hidden, words.suppressed(total)
    marks = ["voorlopig cijfer"] if build.is_provisional(total.year_to) else []
    marks += [words.ESTIMATED] if total.status_to == "estimated" else []
    return numbers.jobs(total.jobs_to), ", ".join(marks)


def _change(total: SectorGrowth, hidden: str) -> tuple[str, str]:
    if total.change.value is None:
        years = words.listing(words.hidden_years(total))
        return (hidden, f"{years} {hidden}") if years else (numbers.UNKNOWN, "")
    value = numbers.change(total.change)
    if total.spans_break:
        broken = words.years_of_breaks(total)
        return f"reeksbreuk{'en' if len(broken) > 1 else ''}", f"{value} banen, maar niet te vergelijken"
    if total.is_open_estimate:
        return words.CANNOT_SAY, words.ESTIMATED
    if total.is_estimated:
        return value, f"{words.ESTIMATED}: {total.verdict}"
    if total.cagr.value is None:
        return value, ""
    return value, f"{numbers.percent(total.cagr.value, signed=True)} per jaar: {total.verdict}"


def mostly_hidden(rows: Mapping[str, SectorGrowth], sectors: Mapping[str, Sector]) -> str:
    """That much of the region's work is in hidden sectors; empty where it is little, or would give one of them away."""
    total, rest = rows["A-U"], rows.get("X")
    if not total.jobs_to.value or rest is None or "suppressed" in (rest.status_from, rest.status_to):
        return ""
    parts = known_ends.sections(rows, sectors)
    shown = sum(row.jobs_to.value or 0.0 for row in parts if row.change.value is not None)
    share = (total.jobs_to.value - shown) / total.jobs_to.value * 100
    years = list(dict.fromkeys(year for row in parts for year in words.hidden_years(row)))
    if share <= MUCH_HIDDEN or not years:
        return ""
    return f"Van {numbers.decimal(share, 0)}% van de banen is de sector afgeschermd (in {' of '.join(sorted(years))})."


def why(rows: Mapping[str, SectorGrowth], sectors: Mapping[str, Sector]) -> str:
    """Shift-share in one sentence, over the sections that compare; what is left over is said with its cause.

    Args:
        rows: growth by sector code in the region.
        sectors: names and levels by code.
    """
    total, parts = rows["A-U"], known_ends.sections(rows, sectors)
    if total.change.value is None or not total.jobs_from.value:
        return ""
    used = [row for row in parts if _compares(row)]
    covered = 100 * sum(row.jobs_from.value or 0.0 for row in used) / total.jobs_from.value
    if covered < TOO_LITTLE:
        hidden = "afgeschermd, geschat" if any(row.is_estimated for row in parts) else "afgeschermd"
        return f"{COMES_FROM} Dat is hier niet te zeggen: te veel sectoren zijn {hidden} of hebben een reeksbreuk."
    national = sum(row.national_effect or 0.0 for row in used)
    mix = sum(row.mix_effect or 0.0 for row in used)
    regional = sum(row.regional_effect or 0.0 for row in used)
    lead = COMES_FROM
    if covered < NEARLY_ALL:
        # Cut, not rounded: just under the limit must not read as the limit.
        lead += f" Voor de sectoren die we kunnen vergelijken ({int(covered)}% van de banen in {total.year_from}):"
    lines = [
        f"Zo hard gegroeid als heel Nederland: **{numbers.change(national)}** banen",
        f"Door de soort sectoren in deze regio: **{numbers.change(mix)}**",
        f"Doordat sectoren hier {_harder(regional)} groeien dan elders: **{numbers.change(regional)}**",
        *_not_split(total, rows.get("X"), parts, total.change.value - national - mix - regional, sectors),
    ]
    return "\n".join([lead, *(f"- {line}" for line in lines)])


def _harder(regional: float) -> str:
    return "harder" if regional >= 0 else "minder hard"


def _not_split(
    total: SectorGrowth,
    unknown: SectorGrowth | None,
    parts: Sequence[SectorGrowth],
    rest: float,
    sectors: Mapping[str, Sector],
) -> list[str]:
    """What is left of the change, with its cause, and the change itself."""
    if unknown is not None and "suppressed" in (unknown.status_from, unknown.status_to):
        # The rest would be the change of the one hidden section; so would it be beside the sum.
        return [f"De rest is niet toe te delen ({_left_out(parts, sectors)})."]
    left = [f"Niet toe te delen ({_left_out(parts, sectors)}): **{numbers.change(rest)}**"] if abs(rest) >= 50 else []
    return [*left, f"Samen: **{numbers.change(total.change.value)}** banen"]


def _compares(row: SectorGrowth) -> bool:
    return row.change.value is not None and not row.spans_break and not row.is_estimated and row.mix_effect is not None


def _left_out(parts: Sequence[SectorGrowth], sectors: Mapping[str, Sector]) -> str:
    """Why a part of the change cannot be split: breaks by name, what is hidden together."""
    broken = [sectors[row.sbi_code].sector_name_short for row in parts if row.spans_break]
    causes = [f"{words.listing(broken)}: reeksbreuk"] if broken else []
    others = [row for row in parts if not row.spans_break and not _compares(row)]
    if any(row.change.value is None for row in others):
        causes.append("afgeschermde sectoren")
    if any(row.is_estimated for row in others):
        causes.append("geschatte sectoren")
    return "; ".join(causes) or "afronding"


def unallocated(row: Unallocated | None) -> str:
    """Jobs that no region has, in one sentence for the country's page; empty where unknown."""
    if row is None or row.jobs is None:
        return ""
    return f"Van de banen in {row.year} kan CBS er {numbers.jobs(row.jobs)} niet bij een regio indelen."


def _share(total: SectorGrowth, country: SectorGrowth | None) -> tuple[str, str]:
    """Share of the country's jobs now, and what it was."""
    if country is None:
        return "100%", "dit is heel Nederland"
    now, before = (
        _ratio(total.jobs_to.value, country.jobs_to.value),
        _ratio(total.jobs_from.value, country.jobs_from.value),
    )
    return numbers.percent(now), f"in {total.year_from}: {numbers.percent(before)}" if before is not None else ""


def _ratio(part: float | None, whole: float | None) -> float | None:
    return None if part is None or not whole else part / whole * 100
