"""Growth as sheets to download: every figure rounded as on the page, with its margin. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.growth import words
from dashboard.growth.group_rests import shown_rests
from dashboard.growth.known_ends import completed
from dashboard.growth.records import GroupRest, Sector, SectorGrowth, YearJobs
from dashboard.kit import numbers
from dashboard.kit.sheet import Cell, Sheet, rounded

GROWTH_HEADER = (
    "periode",
    "banen {0}",
    "banen {1}",
    "banen {1} laag",
    "banen {1} hoog",
    "verandering",
    "groei per jaar %",
    "groei laag %",
    "groei hoog %",
    "oordeel",
    "reden",
    "geschat",
)
SECTOR_HEADER = (
    "code",
    "sector",
    "soort",
    *GROWTH_HEADER,
    "locatiequotiënt",
)
REGION_HEADER = (
    "code",
    "regio",
    *GROWTH_HEADER,
    "aandeel in de banen van de regio %",
    "locatiequotiënt",
    "door groei van heel Nederland",
    "door de sector landelijk",
    "door de regio",
)
KINDS = {"section": "sector", "group": "groep", "total": "totaal", "rest": "rest"}
STATUSES = {
    "published": "cijfer van CBS",
    "suppressed": numbers.SUPPRESSED,
    "summed": "opgeteld",
    "estimated": words.ESTIMATED,
}


def sector_sheet(
    rows: Mapping[str, SectorGrowth],
    sectors: Mapping[str, Sector],
    region: str,
    source: Mapping[str, str],
    series: Mapping[str, Sequence[YearJobs]] | None = None,
    rests: Sequence[GroupRest] = (),
    hidden: str = numbers.SUPPRESSED,
) -> Sheet:
    """All sectors of one region.

    Args:
        rows: growth by sector code.
        sectors: names by code, in CBS order.
        region: name of the region.
        source: where the figures come from, fact by fact.
        series: all years by sector code.
        rests: rests of groups of the region, all years.
        hidden: what a figure that is not given is called.
    """
    rows = completed(rows, sectors, series or {}, rests)
    sample = next(iter(rows.values()))
    lines = [_sector_line(rows[code], sector, hidden) for code, sector in sectors.items() if code in rows]
    lines += [_rest_line(item.rest, item.grown, rests, sample) for item in shown_rests(rests, *_window(sample))]
    title = f"Banen per sector in {region}, {numbers.years(*_window(sample))}"
    return Sheet(title, _header(SECTOR_HEADER, sample), lines, tuple(source.items()))


def region_sheet(
    rows: Sequence[SectorGrowth], names: Mapping[str, str], title: str, source: Mapping[str, str]
) -> Sheet:
    """One sector (or all together) in all regions of a type.

    Args:
        rows: growth per region.
        names: region names by code.
        title: what the sheet shows.
        source: where the figures come from, fact by fact.
    """
    ordered = sorted(rows, key=lambda row: names.get(row.region_code, ""))
    header = _header(REGION_HEADER, ordered[0]) if ordered else REGION_HEADER
    lines = [_region_line(row, names.get(row.region_code, row.region_code)) for row in ordered]
    return Sheet(title, header, lines, tuple(source.items()))


def series_sheet(series: Sequence[YearJobs], title: str, source: Mapping[str, str]) -> Sheet:
    """One sector in one region, year by year."""
    header = ("jaar", "banen", "banen laag", "banen hoog", "soort cijfer", "voorlopig")
    lines = [
        [
            str(row.year),
            _jobs(row.jobs, _word(row.status), row.jobs_low, row.jobs_high),
            *_bounds(row.jobs_low, row.jobs_high),
            STATUSES.get(row.status, row.status),
            "ja" if row.is_provisional else "nee",
        ]
        for row in series
    ]
    return Sheet(title, header, lines, tuple(source.items()))


def _sector_line(row: SectorGrowth, sector: Sector, hidden: str) -> list[Cell]:
    reason = row.verdict_reason or (
        words.ONE_HIDDEN if sector.sector_level == "rest" and words.hidden_years(row) else ""
    )
    return [
        sector.sbi_code,
        sector.sector_name,
        KINDS[sector.sector_level],
        _period(row),
        *_growth(row, hidden),
        row.verdict or "",
        reason,
        _estimated(row),
        rounded(row.location_quotient, 2),
    ]


def _region_line(row: SectorGrowth, name: str) -> list[Cell]:
    return [
        row.region_code,
        name,
        _period(row),
        *_growth(row, numbers.SUPPRESSED),
        row.verdict or "",
        row.verdict_reason or "",
        _estimated(row),
        rounded(row.share_pct, 1),
        rounded(row.location_quotient, 2),
        *(_jobs(value, "") for value in parts(row)),
    ]


def parts(row: SectorGrowth) -> tuple[float | None, float | None, float | None]:
    """National, mix and regional part of a change; none across a break or of an estimate, where they would mislead."""
    if row.spans_break or row.is_estimated:
        return None, None, None
    return row.national_effect, row.mix_effect, row.regional_effect


def _rest_line(rest: GroupRest, grown: float | None, rests: Sequence[GroupRest], sample: SectorGrowth) -> list[Cell]:
    start = next((r.jobs for r in rests if (r.rest_name, r.year) == (rest.rest_name, sample.year_from)), None)
    figures = [_jobs(start, ""), _jobs(rest.jobs, ""), *_bounds(rest.jobs_low, rest.jobs_high), _jobs(grown, "")]
    return [rest.group_code, rest.rest_name, KINDS["rest"], _period(sample), *figures, *[None] * 7]


def _growth(row: SectorGrowth, hidden: str) -> list[Cell]:
    change = hidden if words.hidden_years(row) else numbers.UNKNOWN
    return [
        _jobs(row.jobs_from, _word(row.status_from, hidden), row.jobs_from_low, row.jobs_from_high),
        _jobs(row.jobs_to, _word(row.status_to, hidden), row.jobs_to_low, row.jobs_to_high),
        *_bounds(row.jobs_to_low, row.jobs_to_high),
        _jobs(row.change_jobs, change, row.change_low, row.change_high),
        *(rounded(value, 1) for value in (row.cagr_pct, row.cagr_low_pct, row.cagr_high_pct)),
    ]


def _window(row: SectorGrowth) -> tuple[int, int]:
    return row.year_from, row.year_to


def _header(titles: Sequence[str], row: SectorGrowth) -> tuple[str, ...]:
    return tuple(title.format(*_window(row)) for title in titles)


def _period(row: SectorGrowth) -> str:
    return f"{row.year_from}-{row.year_to}"


def _estimated(row: SectorGrowth) -> str:
    ends = ((row.year_from, row.status_from), (row.year_to, row.status_to))
    return " en ".join(str(year) for year, status in ends if status == "estimated")


def _word(status: str | None, hidden: str = numbers.SUPPRESSED) -> str:
    return hidden if status == "suppressed" else numbers.UNKNOWN


def _jobs(value: float | None, unknown: str, low: float | None = None, high: float | None = None) -> Cell:
    """Jobs in hundreds as CBS knows them, coarser where the margin is wide."""
    size = numbers.step(low, high)
    return unknown if value is None else int(round(value / size) * size)


def _bounds(low: float | None, high: float | None) -> tuple[Cell, Cell]:
    """A margin in fifties, rounded outwards."""
    return (
        None if low is None else int(low // 50 * 50),
        None if high is None else int(-(-high // 50) * 50),
    )
