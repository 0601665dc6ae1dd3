"""All SQL of the dashboard: one typed function per mart, parameterised, cached by version name and plain values.

Answers are kept (kept.py) by version name and plain values; records are frozen. Never change what comes out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from math import isfinite
from sys import intern
from types import MappingProxyType
from typing import Any, TypeVar

from dashboard.growth.records import (
    BreakProposal,
    Build,
    GemeenteRegion,
    GroupRest,
    HiddenCells,
    ListedBreak,
    ListedEvent,
    Overlap,
    QualityCheck,
    Region,
    Sector,
    SectorGrowth,
    SeriesBreak,
    SeriesEvent,
    Source,
    SourceAccount,
    Specialisation,
    Unallocated,
    YearJobs,
)
from dashboard.kit.kept_answers import kept
from dashboard.kit.store import WarehouseError, get_store

Record = TypeVar("Record")


def fetch(version: str, kind: type[Record], source: str, values: Sequence[object] = ()) -> tuple[Record, ...]:
    """Rows of ``source`` (what comes after FROM) as records; the columns are the fields of the record."""
    columns = ", ".join(f'"{field.name}"' for field in fields(kind))  # type: ignore[arg-type]
    with get_store().cursor(version) as cursor:
        rows = cursor.execute(f"SELECT {columns} FROM {source}", list(values)).fetchall()
    return tuple(kind(*map(_known, row)) for row in rows)


def _known(value: object) -> object:
    """Nothing that is not a number reaches a page: NaN and infinity are unknown, and no valid JSON either.

    Codes and verdicts come back thousands of times: as one string each they take half the memory.
    """
    if isinstance(value, str):
        return intern(value)
    return None if isinstance(value, float) and not isfinite(value) else value


@kept(4)
def build(version: str) -> Build:
    """The build row of a version."""
    rows = fetch(version, Build, "mart.build")
    if len(rows) != 1:
        raise WarehouseError("incomplete", f"{version}: mart.build has {len(rows)} rows")
    return rows[0]


@kept(4)
def regions(version: str) -> tuple[Region, ...]:
    """All regions, in reading order."""
    return fetch(version, Region, "mart.region ORDER BY region_order, region_name")


@kept(16)
def region_names(version: str, region_type: str) -> Mapping[str, str]:
    """Names by code of the regions of a type."""
    names = {row.region_code: row.region_name for row in regions(version) if row.region_type == region_type}
    return MappingProxyType(names)


@kept(4)
def gemeente_regions(version: str) -> tuple[GemeenteRegion, ...]:
    """Which regions each gemeente lies in, by name of the gemeente."""
    return fetch(version, GemeenteRegion, "mart.gemeente_region ORDER BY gm_name, region_type, region_name")


@kept(4)
def sectors(version: str) -> Mapping[str, Sector]:
    """Sectors by code, in CBS order."""
    rows = fetch(version, Sector, "mart.sector ORDER BY sector_order")
    return MappingProxyType({row.sbi_code: row for row in rows})


@kept(64)
def overlaps(version: str, region_code: str) -> tuple[Overlap, ...]:
    """COROPs that share gemeenten with a region without figures, largest part first."""
    source = "mart.region_overlap WHERE region_code = ? ORDER BY gemeenten_shared DESC, other_name"
    return fetch(version, Overlap, source, [region_code])


@kept(512)
def sector_jobs(version: str, region_code: str) -> tuple[YearJobs, ...]:
    """All years of all sectors of a region."""
    return fetch(version, YearJobs, 'mart.sector_jobs WHERE region_code = ? ORDER BY sbi_code, "year"', [region_code])


@kept(1024)
def sector_growth(version: str, region_code: str, year_from: int, year_to: int) -> Mapping[str, SectorGrowth]:
    """Growth of every sector of a region over a window, by sector code."""
    if _is_stored(version, year_from, year_to):
        where = "mart.sector_growth WHERE region_code = ? AND year_from = ? AND year_to = ? ORDER BY sbi_code"
        rows = fetch(version, SectorGrowth, where, [region_code, year_from, year_to])
    else:
        rows = tuple(row for row in _other_window(version, year_from, year_to) if row.region_code == region_code)
    return MappingProxyType({row.sbi_code: row for row in rows})


@kept(256)
def growth_across(
    version: str, sbi_code: str, region_type: str, year_from: int, year_to: int
) -> tuple[SectorGrowth, ...]:
    """Growth of one sector (``A-U``: all jobs together) in each region of a type."""
    codes = region_names(version, region_type)
    if _is_stored(version, year_from, year_to):
        where = "mart.sector_growth WHERE sbi_code = ? AND year_from = ? AND year_to = ? ORDER BY region_code"
        rows = fetch(version, SectorGrowth, where, [sbi_code, year_from, year_to])
    else:
        rows = tuple(row for row in _other_window(version, year_from, year_to) if row.sbi_code == sbi_code)
    return tuple(row for row in rows if row.region_code in codes)


@kept(64)
def _is_stored(version: str, year_from: int, year_to: int) -> bool:
    """Whether a window is in the table; any other pair of years goes through the macro."""
    with get_store().cursor(version) as cursor:
        query = "SELECT 1 FROM mart.sector_growth WHERE year_from = ? AND year_to = ? LIMIT 1"
        return cursor.execute(query, [year_from, year_to]).fetchone() is not None


# Each window with a break in it asks for the parts on either side: fewer than these would push each other out.
@kept(16)
def _other_window(version: str, year_from: int, year_to: int) -> tuple[SectorGrowth, ...]:
    """All regions over a window that is not stored: the macro computes them all anyway, so it is asked once."""
    return fetch(
        version, SectorGrowth, "mart.growth_between(?, ?) ORDER BY region_code, sbi_code", [year_from, year_to]
    )


@kept(256)
def group_rests(version: str, region_code: str) -> tuple[GroupRest, ...]:
    """Rests of groups of a region, all years."""
    source = 'mart.group_rest WHERE region_code = ? ORDER BY group_code, "year"'
    return fetch(version, GroupRest, source, [region_code])


@kept(128)
def specialisation(version: str, region_code: str) -> Specialisation | None:
    """How far the mix of sectors of a region differs from the country's; None where nothing is known."""
    rows = fetch(version, Specialisation, "mart.region_specialisation WHERE region_code = ?", [region_code])
    return rows[0] if rows else None


@kept(4)
def unallocated_jobs(version: str) -> dict[int, Unallocated]:
    """Jobs of all sectors that CBS cannot place in a region, by year."""
    rows = fetch(version, Unallocated, "mart.unallocated_jobs WHERE sbi_code = 'A-U'")
    return {row.year: row for row in rows}


@kept(4)
def series_breaks(version: str) -> tuple[SeriesBreak, ...]:
    """Confirmed breaks."""
    return fetch(version, SeriesBreak, "mart.series_break WHERE state = 'confirmed' ORDER BY break_year")


@kept(4)
def series_events(version: str) -> tuple[SeriesEvent, ...]:
    """Events that are real but need a word."""
    return fetch(version, SeriesEvent, "mart.series_event ORDER BY event_year, sbi_code")


@kept(4)
def sources(version: str) -> dict[str, Source]:
    """Sources by id."""
    return {row.source_id: row for row in fetch(version, Source, "mart.source ORDER BY source_id")}


@kept(12)
def boundaries(version: str, region_type: str) -> dict[str, dict[str, Any]]:
    """GeoJSON geometry per region of a type. Shared between sessions: do not change it."""
    with get_store().cursor(version) as cursor:
        rows = cursor.execute(
            "SELECT region_code, geometry FROM mart.region_boundary WHERE region_type = ?", [region_type]
        ).fetchall()
    return {code: json.loads(geometry) for code, geometry in rows if geometry}


@kept(4)
def source_accounts(version: str) -> tuple[SourceAccount, ...]:
    """All sources with what the page Verantwoording says of them, that of the jobs first."""
    return fetch(version, SourceAccount, "mart.source ORDER BY period_from IS NULL, source_id")


@kept(4)
def quality_checks(version: str) -> tuple[QualityCheck, ...]:
    """All checks that ran on a version."""
    return fetch(version, QualityCheck, "mart.quality_check ORDER BY title_nl")


@kept(4)
def listed_breaks(version: str) -> tuple[ListedBreak, ...]:
    """The list of breaks kept by hand, confirmed and proposed."""
    return fetch(version, ListedBreak, "mart.series_break ORDER BY break_year DESC, region_code NULLS FIRST, sbi_code")


@kept(4)
def break_proposals(version: str) -> tuple[BreakProposal, ...]:
    """Likely breaks that the detector found, the largest change first."""
    source = "mart.break_proposal ORDER BY region_code IS NOT NULL, abs(change_pct) DESC, region_code, break_year"
    return fetch(version, BreakProposal, source)


@kept(4)
def listed_events(version: str) -> tuple[ListedEvent, ...]:
    """Events with where we know them from."""
    return fetch(version, ListedEvent, "mart.series_event ORDER BY event_year, sbi_code")


@kept(4)
def hidden_cells(version: str) -> HiddenCells:
    """How many figures of sections per COROP region the last year has, and how many are withheld."""
    source = (
        "(SELECT count(*) AS cells, count(*) FILTER (WHERE j.status = 'suppressed') AS hidden"
        " FROM mart.sector_jobs AS j JOIN mart.region AS r ON r.region_code = j.region_code"
        " JOIN mart.sector AS s ON s.sbi_code = j.sbi_code"
        " WHERE r.region_type = 'corop' AND s.sector_level = 'section'"
        ' AND j."year" = (SELECT last_year FROM mart.build)) AS counted'
    )
    return fetch(version, HiddenCells, source)[0]
