"""The tables as CSV for Dutch Excel: semicolons, decimal comma, source first; figures rounded as on the page. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from dashboard import format as fmt
from dashboard.ends import completed
from dashboard.records import GroupRest, Sector, SectorGrowth, YearJobs
from dashboard.rests import shown_rests
from dashboard.sentences import words

CSV_HEADER = (
    "code",
    "sector",
    "soort",
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
    "locatiequotiënt",
)
KINDS = {"section": "sector", "group": "groep", "total": "totaal", "rest": "rest"}


def sector_csv(
    rows: Mapping[str, SectorGrowth],
    sectors: Mapping[str, Sector],
    region: str,
    source: str,
    series: Mapping[str, Sequence[YearJobs]] | None = None,
    rests: Sequence[GroupRest] = (),
    hidden: str = fmt.SUPPRESSED,
) -> bytes:
    """The sector table.

    Args:
        rows: growth by sector code.
        sectors: names by code, in CBS order.
        region: name of the region.
        source: the source line.
        series: all years by sector code.
        rests: rests of groups of the region, all years.
        hidden: what a figure that is not given is called.
    """
    rows = completed(rows, sectors, series or {}, rests)
    sample = next(iter(rows.values()))
    lines: list[list[str]] = [[f"Regio: {region}"], [source], []]
    lines.append([title.format(sample.year_from, sample.year_to) for title in CSV_HEADER])
    lines += [_line(rows[code], sector, hidden) for code, sector in sectors.items() if code in rows]
    for item in shown_rests(rests, sample.year_from, sample.year_to):
        start = next((r.jobs for r in rests if (r.rest_name, r.year) == (item.rest.rest_name, sample.year_from)), None)
        low, high = _bounds(item.rest.jobs_low, item.rest.jobs_high)
        figures = [_jobs(start, ""), _jobs(item.rest.jobs, ""), low, high, _jobs(item.grown, "")]
        lines.append(
            [item.rest.group_code, item.rest.rest_name, KINDS["rest"], _period(sample), *figures, *[""] * 7],
        )
    return to_csv(lines)


def _line(row: SectorGrowth, sector: Sector, hidden: str) -> list[str]:
    change = hidden if words.hidden_years(row) else fmt.UNKNOWN
    ends = ((row.year_from, row.status_from), (row.year_to, row.status_to))
    return [
        sector.sbi_code,
        sector.sector_name,
        KINDS[sector.sector_level],
        _period(row),
        _jobs(row.jobs_from, _word(row.status_from, hidden), row.jobs_from_low, row.jobs_from_high),
        _jobs(row.jobs_to, _word(row.status_to, hidden), row.jobs_to_low, row.jobs_to_high),
        *_bounds(row.jobs_to_low, row.jobs_to_high),
        _jobs(row.change_jobs, change, row.change_low, row.change_high),
        *(_number(value, 1) for value in (row.cagr_pct, row.cagr_low_pct, row.cagr_high_pct)),
        row.verdict or "",
        row.verdict_reason or (words.ONE_HIDDEN if sector.sector_level == "rest" and words.hidden_years(row) else ""),
        " en ".join(str(year) for year, status in ends if status == "estimated"),
        _number(row.location_quotient, 2),
    ]


def map_csv(rows: Sequence[SectorGrowth], names: Mapping[str, str], source: str) -> bytes:
    """The figures behind the map."""
    years = (rows[0].year_from, rows[0].year_to) if rows else ("", "")
    header = ["code", "regio", "periode", f"banen {years[1]}", f"verandering sinds {years[0]}"]
    header += ["groei per jaar %", "laag %", "hoog %", "oordeel", "reden"]
    lines: list[list[str]] = [["Groei van alle banen samen"], [source], [], header]
    for row in sorted(rows, key=lambda item: names.get(item.region_code, "")):
        values = (row.cagr_pct, row.cagr_low_pct, row.cagr_high_pct)
        figures = [_jobs(row.jobs_to, fmt.UNKNOWN, row.jobs_to_low, row.jobs_to_high)]
        figures += [_jobs(row.change_jobs, fmt.UNKNOWN, row.change_low, row.change_high)]
        figures += [_number(value, 1) for value in values]
        name = names.get(row.region_code, row.region_code)
        lines.append([row.region_code, name, _period(row), *figures, row.verdict or "", row.verdict_reason or ""])
    return to_csv(lines)


def to_csv(lines: Sequence[Sequence[str]]) -> bytes:
    """CSV with ``;``, and a byte-order mark so that Excel reads the accents."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";", lineterminator="\r\n").writerows(lines)
    return buffer.getvalue().encode("utf-8-sig")


def _period(row: SectorGrowth) -> str:
    return f"{row.year_from}-{row.year_to}"


def _word(status: str | None, hidden: str) -> str:
    return hidden if status == "suppressed" else fmt.UNKNOWN


def _jobs(value: float | None, unknown: str, low: float | None = None, high: float | None = None) -> str:
    """Jobs in hundreds as CBS knows them, coarser where the margin is wide."""
    size = fmt.step(low, high)
    return unknown if value is None else f"{round(value / size) * size}"


def _bounds(low: float | None, high: float | None) -> tuple[str, str]:
    """A margin in fifties, rounded outwards."""
    return (
        "" if low is None else str(int(low // 50 * 50)),
        "" if high is None else str(int(-(-high // 50) * 50)),
    )


def _number(value: float | None, digits: int) -> str:
    """A plain number with a decimal comma and no thousands mark, as a spreadsheet reads it."""
    return "" if value is None else f"{value:.{digits}f}".replace(".", ",")
