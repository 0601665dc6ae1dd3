"""Tables of one sector (or all jobs together) across regions, year by year, and of two regions side by side. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dashboard.growth import words
from dashboard.growth.records import Build, SectorGrowth, YearJobs
from dashboard.growth.sector_table import Cell, Row, figures, verdict_cell
from dashboard.growth.sheets import STATUSES
from dashboard.kit import numbers

Link = Callable[[str], str]


def region_columns(
    year_from: int, year_to: int, kind: str, build: Build, *, with_share: bool = False
) -> list[dict[str, Any]]:
    """Columns of the table behind the map; ``with_share`` for one sector, whose share can be compared."""
    mark = " (voorlopig)" if build.is_provisional(year_to) else ""
    columns: list[dict[str, Any]] = [
        {"id": "sector", "label": kind, "kind": "name"},
        {"id": "jobs", "label": f"Banen {year_to}{mark}", "short": f"Banen {year_to}", "kind": "number"},
        {"id": "change", "label": f"Verandering sinds {year_from}", "short": f"Sinds {year_from}", "kind": "number"},
        {"id": "growth", "label": "Groei per jaar, en de marge", "short": "Groei per jaar", "kind": "number"},
        {"id": "verdict", "label": "Oordeel", "kind": "verdict"},
    ]
    if with_share:
        columns += [
            {"id": "share", "label": "Aandeel in de banen daar", "short": "Aandeel", "kind": "number"},
            {"id": "country", "label": "Vergeleken met Nederland", "short": "Vergeleken met NL", "kind": "text"},
        ]
    return columns


def share_columns(kind: str, year: int, build: Build) -> list[dict[str, Any]]:
    """Columns of where a sector is large; the rows are those of ``region_rows``."""
    of_growth = {column["id"]: column for column in region_columns(year, year, kind, build, with_share=True)}
    return [of_growth[name] for name in ("sector", "jobs", "share", "country")]


def region_rows(rows: Sequence[SectorGrowth], names: Mapping[str, str], link: Link, chosen: str = "") -> list[Row]:
    """One row per region with figures.

    Args:
        rows: growth per region.
        names: region names by code.
        link: address of a region.
        chosen: region that the page is about.
    """
    order = {code: number for number, code in enumerate(sorted(names, key=lambda code: names[code]))}
    return [
        {
            "id": row.region_code,
            "level": "section",
            "chosen": row.region_code == chosen,
            "cells": {
                "sector": {
                    "text": names[row.region_code],
                    "sort": order[row.region_code],
                    "href": link(row.region_code),
                },
                **figures(row),
                "verdict": verdict_cell(row, None),
                "share": _share(row.share_pct),
                "country": {
                    "text": words.compared(row.location_quotient),
                    "sort": row.location_quotient,
                    "muted": row.location_quotient is None,
                },
            },
        }
        for row in rows
        if row.region_code in names
    ]


def series_columns() -> list[dict[str, Any]]:
    """Columns of the years of one sector in one region."""
    return [
        {"id": "year", "label": "December", "kind": "name"},
        {"id": "jobs", "label": "Banen", "kind": "number"},
        {"id": "margin", "label": "Marge", "kind": "number"},
        {"id": "kind", "label": "Soort cijfer", "kind": "text"},
    ]


def series_rows(series: Sequence[YearJobs], notes: Mapping[int, str], hidden: str) -> list[Row]:
    """One row per year.

    Args:
        series: the years.
        notes: what is to be said of a year: a break, an unusual year.
        hidden: what a figure that is not given is called.
    """
    return [
        {"id": str(row.year), "level": "section", "cells": _year(row, notes.get(row.year, ""), hidden)}
        for row in series
    ]


def _year(row: YearJobs, note: str, hidden: str) -> dict[str, Cell]:
    known = row.jobs is not None
    low, high = row.jobs_low, row.jobs_high
    margin = (
        ""
        if low is None or high is None
        else f"{numbers.whole(numbers.downwards(low))} tot {numbers.whole(numbers.upwards(high))}"
    )
    kind = STATUSES.get(row.status, row.status) if row.status != "suppressed" else hidden
    return {
        "year": {"text": str(row.year), "sort": row.year},
        "jobs": {
            "text": numbers.jobs(row.jobs, low, high) if known else hidden,
            "sub": "" if known else numbers.bounds(low, high).replace(numbers.UNKNOWN, ""),
            "sort": row.jobs,
            "muted": not known,
        },
        "margin": {"text": margin if known else "", "sort": None if low is None or high is None else high - low},
        "kind": {"text": f"{kind}, voorlopig" if row.is_provisional else kind, "sub": note, "sort": row.year},
    }


def parts_table(parts: Sequence[tuple[str, float]]) -> tuple[list[dict[str, Any]], list[Row]]:
    """Columns and rows of a change and what it is made of; the change itself first."""
    columns = [{"id": "part", "label": "Deel", "kind": "name"}, {"id": "jobs", "label": "Banen", "kind": "number"}]
    rows = [
        {
            "id": label,
            "level": "section",
            "cells": {"part": {"text": label, "sort": None}, "jobs": {"text": numbers.change(value), "sort": value}},
        }
        for label, value in parts
    ]
    return columns, rows


def _share(value: float | None) -> Cell:
    return {"text": numbers.percent(value), "sort": value, "muted": value is None}
