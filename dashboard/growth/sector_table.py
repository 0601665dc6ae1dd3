"""Turns growth records into the rows of the tables on screen. Pure; between queries and the page.

A table is columns and rows of cells; a cell has the text to show, a value to sort by and, where useful, a second line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dashboard.growth import words
from dashboard.growth.group_rests import shown_rests
from dashboard.growth.known_ends import completed
from dashboard.growth.records import Build, GroupRest, Sector, SectorGrowth, YearJobs
from dashboard.kit import numbers

Cell = dict[str, Any]
Row = dict[str, Any]

TREND = "Verloop: elke lijn heeft een eigen schaal; vlak: gekozen periode; open punt: voorlopig; gat: {hidden}."


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
                "short": "Vergeleken met NL",
                "kind": "text",
            }
        )
    span = numbers.years(build.first_year, build.last_year)
    columns.append({"id": "trend", "label": f"Verloop {span}", "short": span, "kind": "spark"})
    return columns


def sector_rows(
    rows: Mapping[str, SectorGrowth],
    sectors: Mapping[str, Sector],
    series: Mapping[str, Sequence[YearJobs]],
    stretches: Mapping[str, SectorGrowth],
    rests: Sequence[GroupRest],
    levels: Sequence[str],
    hidden: str = numbers.SUPPRESSED,
    link: Callable[[str], str] | None = None,
) -> list[Row]:
    """Rows for the levels asked for, in CBS order; ``X`` after the sections and the total last, so that it adds up.

    Args:
        rows: growth by sector code.
        sectors: names by code, in CBS order.
        series: all years by sector code, for the trend line.
        stretches: per sector with a break, growth over the longest stretch on one side of it.
        rests: rests of groups of the region, all years; used under ``X``.
        levels: ``section`` or ``group``; ``rest`` and ``total`` are added.
        hidden: what a figure that is not given is called.
        link: address of a sector's own page.
    """
    rows = completed(rows, sectors, series, rests)
    made = [
        _row(rows[code], sector, series.get(code, ()), stretches.get(code), hidden)
        for code, sector in sectors.items()
        if sector.sector_level in levels and code in rows
    ]
    if "section" in levels and "X" in rows:
        made.append(_unknown_row(rows["X"], sectors["X"], hidden))
        made += _rest_rows(rows, rests)
    if "A-U" in rows:
        made.append(_row(rows["A-U"], sectors["A-U"], series.get("A-U", ()), stretches.get("A-U"), hidden))
    for row in made:
        if link is not None and row["id"] in sectors and row["id"] != "X":
            row["cells"]["sector"]["href"] = link(row["id"])
    return made


def _row(
    row: SectorGrowth, sector: Sector, series: Sequence[YearJobs], stretch: SectorGrowth | None, hidden: str
) -> Row:
    code = "" if sector.sector_level == "total" else sector.sbi_code
    return {
        "id": sector.sbi_code,
        "level": sector.sector_level,
        "cells": {
            "sector": {"text": sector.sector_name_short, "code": code, "sort": sector.sector_order},
            **figures(row, hidden),
            "verdict": verdict_cell(row, stretch, hidden),
            "country": _country(row, sector),
            "trend": _spark(series, row),
        },
    }


def verdict_cell(row: SectorGrowth, stretch: SectorGrowth | None, hidden: str = numbers.SUPPRESSED) -> Cell:
    """The verdict with its reason; arguments as ``words.reason``."""
    order = ["krimpt", "onzeker", "stabiel", "groeit"]
    return {
        "text": row.verdict or "",
        "sign": words.VERDICT_SIGNS.get(row.verdict or "", ""),
        "sub": words.reason(row, stretch, hidden),
        "sort": order.index(row.verdict) if row.verdict in order else None,
    }


def figures(row: SectorGrowth, hidden: str = numbers.SUPPRESSED) -> dict[str, Cell]:
    """Jobs, change and growth of a row as cells; ``hidden`` is what a figure that is not given is called."""
    return {"jobs": _jobs(row, hidden), "change": _change(row, hidden), "growth": _growth(row)}


def _jobs(row: SectorGrowth, hidden: str) -> Cell:
    """Jobs at the end of the window, whatever is known of its start."""
    estimated = words.ESTIMATED if row.status_to == "estimated" else ""
    if row.jobs_to is not None:
        text = numbers.jobs(row.jobs_to, row.jobs_to_low, row.jobs_to_high)
        return {"text": text, "sub": estimated, "sort": row.jobs_to}
    word = hidden if row.status_to == "suppressed" else numbers.UNKNOWN
    return {"text": word, "sub": estimated or words.suppressed(row), "sort": None, "muted": True}


def _change(row: SectorGrowth, hidden: str) -> Cell:
    if row.is_open_estimate and row.change_jobs is not None:
        return {"text": words.CANNOT_SAY, "sub": words.ESTIMATED, "sort": None, "muted": True}
    if row.change_jobs is not None:
        text = numbers.change(row.change_jobs, row.change_low, row.change_high)
        return {"text": text, "sub": words.ESTIMATED if row.is_estimated else "", "sort": row.change_jobs}
    years = words.listing(words.hidden_years(row))
    return {
        "text": hidden if years else numbers.UNKNOWN,
        "sub": f"{years} {hidden}" if years else "",
        "sort": None,
        "muted": True,
    }


def _growth(row: SectorGrowth) -> Cell:
    interval = numbers.margin(row.cagr_low_pct, row.cagr_high_pct)
    if row.cagr_pct is None or row.is_open_estimate:
        return {"text": interval, "sort": None, "muted": True}
    return {"text": numbers.percent(row.cagr_pct, signed=True), "sub": interval, "sort": row.cagr_pct}


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


def _unknown_row(row: SectorGrowth, sector: Sector, hidden: str) -> Row:
    what = f"{hidden}e sectoren" if hidden == numbers.SUPPRESSED else "sectoren zonder cijfer"
    one = {"text": numbers.SUPPRESSED, "sub": words.ONE_HIDDEN, "sort": None, "muted": True}
    jobs, change = (
        {"text": numbers.jobs(row.jobs_to), "sort": None},
        {"text": numbers.change(row.change_jobs), "sort": None},
    )
    return {
        "id": "X",
        "level": "rest",
        "cells": {
            "sector": {"text": sector.sector_name_short, "sort": None, "sub": f"{what} en afronding"},
            "jobs": one if row.status_to == "suppressed" else jobs,
            "change": one if "suppressed" in (row.status_from, row.status_to) else change,
        },
    }


def _rest_rows(rows: Mapping[str, SectorGrowth], rests: Sequence[GroupRest]) -> list[Row]:
    """Rests of groups in the last year of the window, under the sections that are hidden in it."""
    window = rows["X"]
    return [
        {
            "id": f"rest-{item.rest.group_code}",
            "level": "part",
            "cells": {
                "sector": {"text": f"waarvan {item.rest.rest_name}", "sort": None},
                "jobs": {"text": item.jobs, "sort": None},
                "change": {"text": item.change, "sort": None},
            },
        }
        for item in shown_rests(rests, window.year_from, window.year_to)
    ]
