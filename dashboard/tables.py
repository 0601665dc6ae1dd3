"""Turns growth records into the rows of the sector table and into CSV text. Pure; between queries and the page.

A table is columns and rows of cells; a cell has the text to show, a value to sort by and, where useful, a second line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard import format as fmt
from dashboard import words
from dashboard.records import Build, GroupRest, Sector, SectorGrowth, YearJobs

Cell = dict[str, Any]
Row = dict[str, Any]


def sector_columns(first: SectorGrowth, build: Build, *, with_country: bool) -> list[dict[str, Any]]:
    """Columns of the sector table; headers carry years and the provisional mark."""
    mark = " (voorlopig)" if build.is_provisional(first.year_to) else ""
    columns: list[dict[str, Any]] = [
        {"id": "sector", "label": "Sector", "kind": "name"},
        {"id": "jobs", "label": f"Banen {first.year_to}{mark}", "short": f"Banen {first.year_to}", "kind": "number"},
        {
            "id": "change",
            "label": f"Verandering sinds {first.year_from}",
            "short": f"Sinds {first.year_from}",
            "kind": "number",
        },
        {"id": "growth", "label": "Groei per jaar, en de marge", "short": "Groei per jaar", "kind": "number"},
        {"id": "verdict", "label": "Oordeel", "kind": "verdict"},
    ]
    if with_country:
        columns.append(
            {
                "id": "country",
                "label": "Aandeel hier, vergeleken met Nederland",
                "short": "Hier t.o.v. Nederland",
                "kind": "text",
            }
        )
    span = fmt.years(build.first_year, build.last_year)
    columns.append({"id": "trend", "label": f"Verloop {span}", "short": span, "kind": "spark"})
    return columns


def sector_rows(
    rows: Mapping[str, SectorGrowth],
    sectors: Mapping[str, Sector],
    series: Mapping[str, Sequence[YearJobs]],
    stretches: Mapping[str, SectorGrowth],
    rests: Sequence[GroupRest],
    levels: Sequence[str],
) -> list[Row]:
    """Rows for the levels asked for, in CBS order; ``X`` after the sections and the total last, so that it adds up.

    Args:
        rows: growth by sector code.
        sectors: names by code, in CBS order.
        series: all years by sector code, for the trend line.
        stretches: per sector with a break, growth over the longest stretch on one side of it.
        rests: rests of groups of the region, all years; used under ``X``.
        levels: ``section`` or ``group``; ``rest`` and ``total`` are added.
    """
    made = [
        _row(rows[code], sector, series.get(code, ()), stretches.get(code))
        for code, sector in sectors.items()
        if sector.sector_level in levels and code in rows
    ]
    if "section" in levels and "X" in rows:
        made.append(_unknown_row(rows["X"], sectors["X"]))
        made += _rest_rows(rows["X"], rests)
    if "A-U" in rows:
        made.append(_row(rows["A-U"], sectors["A-U"], series.get("A-U", ()), stretches.get("A-U")))
    return made


def _row(row: SectorGrowth, sector: Sector, series: Sequence[YearJobs], stretch: SectorGrowth | None) -> Row:
    code = "" if sector.sector_level == "total" else sector.sbi_code
    return {
        "id": sector.sbi_code,
        "level": sector.sector_level,
        "cells": {
            "sector": {"text": sector.sector_name_short, "code": code, "sort": sector.sector_order},
            **_figures(row),
            "verdict": _verdict(row, stretch),
            "country": _country(row, sector),
            "trend": _spark(series, row),
        },
    }


def _verdict(row: SectorGrowth, stretch: SectorGrowth | None) -> Cell:
    order = ["krimpt", "onzeker", "stabiel", "groeit"]
    return {
        "text": row.verdict or "",
        "sign": words.VERDICT_SIGNS.get(row.verdict or "", ""),
        "sub": words.reason(row, stretch),
        "sort": order.index(row.verdict) if row.verdict in order else None,
    }


def _figures(row: SectorGrowth) -> dict[str, Cell]:
    if row.jobs_to is None:
        hidden = "suppressed" in (row.status_from, row.status_to)
        word = fmt.SUPPRESSED if hidden else fmt.UNKNOWN
        return {
            "jobs": {"text": word, "sub": words.suppressed(row), "sort": None, "muted": True},
            "change": {"text": word if hidden else fmt.UNKNOWN, "sort": None, "muted": True},
            "growth": {"text": fmt.margin(row.cagr_low_pct, row.cagr_high_pct), "sort": None, "muted": True},
        }
    return {
        "jobs": {"text": fmt.jobs(row.jobs_to, row.jobs_to_low, row.jobs_to_high), "sort": row.jobs_to},
        "change": {"text": fmt.change(row.change_jobs, row.change_low, row.change_high), "sort": row.change_jobs},
        "growth": {
            "text": fmt.percent(row.cagr_pct, signed=True),
            "sub": "" if row.cagr_pct is None else fmt.margin(row.cagr_low_pct, row.cagr_high_pct),
            "sort": row.cagr_pct,
        },
    }


def _country(row: SectorGrowth, sector: Sector) -> Cell:
    if sector.sector_level == "total":
        return {"text": "", "sort": None}
    unknown = row.location_quotient is None
    return {"text": words.compared(row.location_quotient), "sort": row.location_quotient, "muted": unknown}


def _spark(series: Sequence[YearJobs], row: SectorGrowth) -> Cell:
    return {
        "text": words.trend(series),
        "years": [item.year for item in series],
        "values": [item.jobs for item in series],
        "window": [row.year_from, row.year_to],
        "provisional": [item.year for item in series if item.is_provisional],
    }


def _unknown_row(row: SectorGrowth, sector: Sector) -> Row:
    return {
        "id": "X",
        "level": "rest",
        "cells": {
            "sector": {"text": sector.sector_name_short, "sort": None, "sub": "afgeschermde sectoren en afronding"},
            "jobs": {"text": fmt.jobs(row.jobs_to), "sort": None},
            "change": {"text": fmt.change(row.change_jobs), "sort": None},
        },
    }


def _rest_rows(unknown: SectorGrowth, rests: Sequence[GroupRest]) -> list[Row]:
    """Rests of groups in the last year of the window; a change only where the same sections are hidden at both ends."""
    by_year = {(rest.rest_name, rest.year): rest for rest in rests}
    made = []
    for (name, year), rest in by_year.items():
        if year != unknown.year_to or rest.jobs is None:
            continue
        before = by_year.get((name, unknown.year_from))
        grown = None if before is None or before.jobs is None else rest.jobs - before.jobs
        made.append(
            {
                "id": f"rest-{rest.group_code}",
                "level": "part",
                "cells": {
                    "sector": {"text": f"waarvan {name}", "sort": None},
                    "jobs": {"text": fmt.jobs(rest.jobs, rest.jobs_low, rest.jobs_high), "sort": None},
                    "change": {"text": fmt.change(grown) if grown is not None else "", "sort": None},
                },
            }
        )
    return made


def region_columns(year_from: int, year_to: int, kind: str) -> list[dict[str, Any]]:
    """Columns of the table behind the map."""
    return [
        {"id": "sector", "label": kind, "kind": "name"},
        {"id": "jobs", "label": f"Banen {year_to}", "kind": "number"},
        {"id": "change", "label": f"Verandering sinds {year_from}", "short": f"Sinds {year_from}", "kind": "number"},
        {"id": "growth", "label": "Groei per jaar, en de marge", "short": "Groei per jaar", "kind": "number"},
        {"id": "verdict", "label": "Oordeel", "kind": "verdict"},
    ]


def region_rows(rows: Sequence[SectorGrowth], names: Mapping[str, str]) -> list[Row]:
    """One row per region with figures: the total of all sectors."""
    ordered = sorted(names, key=lambda code: names[code])
    return [
        {
            "id": row.region_code,
            "level": "section",
            "cells": {
                "sector": {"text": names[row.region_code], "sort": -ordered.index(row.region_code)},
                **_figures(row),
                "verdict": _verdict(row, None),
            },
        }
        for row in rows
        if row.region_code in names
    ]


CSV_HEADER = (
    "code",
    "sector",
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
    "locatiequotiënt",
)


def sector_csv(rows: Mapping[str, SectorGrowth], sectors: Mapping[str, Sector], region: str, source: str) -> bytes:
    """The table as CSV for Dutch Excel: semicolons, decimal comma, source first."""
    sample = next(iter(rows.values()))
    lines: list[list[str]] = [[f"Regio: {region}"], [source], []]
    lines.append([title.format(sample.year_from, sample.year_to) for title in CSV_HEADER])
    for code, sector in sectors.items():
        if code not in rows:
            continue
        row = rows[code]
        hidden = fmt.SUPPRESSED if "suppressed" in (row.status_from, row.status_to) else fmt.UNKNOWN
        lines.append(
            [
                code,
                sector.sector_name,
                _jobs(row.jobs_from, hidden),
                _jobs(row.jobs_to, hidden),
                _number(row.jobs_to_low, 0),
                _number(row.jobs_to_high, 0),
                _jobs(row.change_jobs, hidden),
                *(_number(value, 1) for value in (row.cagr_pct, row.cagr_low_pct, row.cagr_high_pct)),
                row.verdict or "",
                row.verdict_reason or "",
                _number(row.location_quotient, 2),
            ]
        )
    return to_csv(lines)


def map_csv(rows: Sequence[SectorGrowth], names: Mapping[str, str], source: str) -> bytes:
    """The figures behind the map."""
    header = ["code", "regio", "banen", "verandering", "groei per jaar %", "laag %", "hoog %", "oordeel", "reden"]
    lines: list[list[str]] = [["Groei van alle banen samen"], [source], [], header]
    for row in sorted(rows, key=lambda item: names.get(item.region_code, "")):
        values = (row.cagr_pct, row.cagr_low_pct, row.cagr_high_pct)
        figures = [_jobs(row.jobs_to, fmt.UNKNOWN), _jobs(row.change_jobs, fmt.UNKNOWN)]
        figures += [_number(value, 1) for value in values]
        name = names.get(row.region_code, row.region_code)
        lines.append([row.region_code, name, *figures, row.verdict or "", row.verdict_reason or ""])
    return to_csv(lines)


def to_csv(lines: Sequence[Sequence[str]]) -> bytes:
    """CSV with ``;``, and a byte-order mark so that Excel reads the accents."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";", lineterminator="\r\n").writerows(lines)
    return buffer.getvalue().encode("utf-8-sig")


def _jobs(value: float | None, unknown: str) -> str:
    """Jobs in hundreds, as CBS knows them."""
    return unknown if value is None else f"{round(value / 100) * 100}"


def _number(value: float | None, digits: int) -> str:
    """A plain number with a decimal comma and no thousands mark, as a spreadsheet reads it."""
    return "" if value is None else f"{value:.{digits}f}".replace(".", ",")
