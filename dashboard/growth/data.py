"""All SQL of the dashboard: one typed function per mart, parameterised, cached by version name and plain values.

Answers are kept (kept.py) by version name and plain values; records are frozen. Never change what comes out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

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
from dashboard.kit.fetch import fetch
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.store import WarehouseError, get_store


@kept(4)
def build(scope: Scope) -> Build:
    """The build row of a version."""
    rows = fetch(scope.version, Build, "mart.build")
    if len(rows) != 1:
        raise WarehouseError("incomplete", f"{scope.version}: mart.build has {len(rows)} rows")
    return rows[0]


@kept(4)
def regions(scope: Scope) -> tuple[Region, ...]:
    """All regions, in reading order."""
    return fetch(scope.version, Region, "mart.region ORDER BY region_order, region_name")


@kept(16)
def region_names(scope: Scope, region_type: str) -> Mapping[str, str]:
    """Names by code of the regions of a type."""
    names = {row.region_code: row.region_name for row in regions(scope) if row.region_type == region_type}
    return MappingProxyType(names)


@kept(4)
def gemeente_regions(scope: Scope) -> tuple[GemeenteRegion, ...]:
    """Which regions each gemeente lies in, by name of the gemeente."""
    return fetch(scope.version, GemeenteRegion, "mart.gemeente_region ORDER BY gm_name, region_type, region_name")


@kept(4)
def sectors(scope: Scope) -> Mapping[str, Sector]:
    """Sectors by code, in CBS order."""
    rows = fetch(scope.version, Sector, "mart.sector ORDER BY sector_order")
    return MappingProxyType({row.sbi_code: row for row in rows})


@kept(64, "region")
def overlaps(scope: Scope) -> tuple[Overlap, ...]:
    """COROPs that share gemeenten with a region without figures, largest part first."""
    source = "mart.region_overlap WHERE region_code = ? ORDER BY gemeenten_shared DESC, other_name"
    return fetch(scope.version, Overlap, source, [scope.region])


@kept(512, "region")
def sector_jobs(scope: Scope) -> tuple[YearJobs, ...]:
    """All years of all sectors of a region."""
    source = 'mart.sector_jobs WHERE region_code = ? ORDER BY sbi_code, "year"'
    return fetch(scope.version, YearJobs, source, [scope.region])


@kept(1024, "region", "years")
def sector_growth(scope: Scope) -> Mapping[str, SectorGrowth]:
    """Growth of every sector of a region over a window, by sector code."""
    if _is_stored(scope):
        where = "mart.sector_growth WHERE region_code = ? AND year_from = ? AND year_to = ? ORDER BY sbi_code"
        rows = fetch(scope.version, SectorGrowth, where, [scope.region, *scope.years])
    else:
        rows = tuple(row for row in _other_window(scope) if row.region_code == scope.region)
    return MappingProxyType({row.sbi_code: row for row in rows})


@kept(256, "years", "sector")
def growth_across(scope: Scope, region_type: str) -> tuple[SectorGrowth, ...]:
    """Growth of one sector (``A-U``: all jobs together) in each region of a type."""
    codes = region_names(scope, region_type)
    if _is_stored(scope):
        where = "mart.sector_growth WHERE sbi_code = ? AND year_from = ? AND year_to = ? ORDER BY region_code"
        rows = fetch(scope.version, SectorGrowth, where, [scope.sector, *scope.years])
    else:
        rows = tuple(row for row in _other_window(scope) if row.sbi_code == scope.sector)
    return tuple(row for row in rows if row.region_code in codes)


@kept(64, "years")
def _is_stored(scope: Scope) -> bool:
    """Whether a window is in the table; any other pair of years goes through the macro."""
    with get_store().cursor(scope.version) as cursor:
        query = "SELECT 1 FROM mart.sector_growth WHERE year_from = ? AND year_to = ? LIMIT 1"
        return cursor.execute(query, list(scope.years)).fetchone() is not None


# Each window with a break in it asks for the parts on either side: fewer than these would push each other out.
@kept(16, "years")
def _other_window(scope: Scope) -> tuple[SectorGrowth, ...]:
    """All regions over a window that is not stored: the macro computes them all anyway, so it is asked once."""
    return fetch(
        scope.version,
        SectorGrowth,
        "mart.growth_between(?, ?) ORDER BY region_code, sbi_code",
        list(scope.years),
    )


@kept(256, "region")
def group_rests(scope: Scope) -> tuple[GroupRest, ...]:
    """Rests of groups of a region, all years."""
    source = 'mart.group_rest WHERE region_code = ? ORDER BY group_code, "year"'
    return fetch(scope.version, GroupRest, source, [scope.region])


@kept(128, "region")
def specialisation(scope: Scope) -> Specialisation | None:
    """How far the mix of sectors of a region differs from the country's; None where nothing is known."""
    rows = fetch(scope.version, Specialisation, "mart.region_specialisation WHERE region_code = ?", [scope.region])
    return rows[0] if rows else None


@kept(4)
def unallocated_jobs(scope: Scope) -> dict[int, Unallocated]:
    """Jobs of all sectors that CBS cannot place in a region, by year."""
    rows = fetch(scope.version, Unallocated, "mart.unallocated_jobs WHERE sbi_code = 'A-U'")
    return {row.year: row for row in rows}


@kept(4)
def series_breaks(scope: Scope) -> tuple[SeriesBreak, ...]:
    """Confirmed breaks."""
    return fetch(scope.version, SeriesBreak, "mart.series_break WHERE state = 'confirmed' ORDER BY break_year")


@kept(4)
def series_events(scope: Scope) -> tuple[SeriesEvent, ...]:
    """Events that are real but need a word."""
    return fetch(scope.version, SeriesEvent, "mart.series_event ORDER BY event_year, sbi_code")


@kept(4)
def sources(scope: Scope) -> dict[str, Source]:
    """Sources by id."""
    return {row.source_id: row for row in fetch(scope.version, Source, "mart.source ORDER BY source_id")}


@kept(12)
def boundaries(scope: Scope, region_type: str) -> dict[str, dict[str, Any]]:
    """GeoJSON geometry per region of a type. Shared between sessions: do not change it."""
    with get_store().cursor(scope.version) as cursor:
        rows = cursor.execute(
            "SELECT region_code, geometry FROM mart.region_boundary WHERE region_type = ?", [region_type]
        ).fetchall()
    return {code: json.loads(geometry) for code, geometry in rows if geometry}


@kept(4)
def source_accounts(scope: Scope) -> tuple[SourceAccount, ...]:
    """All sources with what the page Verantwoording says of them, that of the jobs first."""
    return fetch(scope.version, SourceAccount, "mart.source ORDER BY period_from IS NULL, source_id")


@kept(4)
def quality_checks(scope: Scope) -> tuple[QualityCheck, ...]:
    """All checks that ran on a version."""
    return fetch(scope.version, QualityCheck, "mart.quality_check ORDER BY title_nl")


@kept(4)
def listed_breaks(scope: Scope) -> tuple[ListedBreak, ...]:
    """The list of breaks kept by hand, confirmed and proposed."""
    return fetch(
        scope.version, ListedBreak, "mart.series_break ORDER BY break_year DESC, region_code NULLS FIRST, sbi_code"
    )


@kept(4)
def break_proposals(scope: Scope) -> tuple[BreakProposal, ...]:
    """Likely breaks that the detector found, the largest change first."""
    source = "mart.break_proposal ORDER BY region_code IS NOT NULL, abs(change_pct) DESC, region_code, break_year"
    return fetch(scope.version, BreakProposal, source)


@kept(4)
def listed_events(scope: Scope) -> tuple[ListedEvent, ...]:
    """Events with where we know them from."""
    return fetch(scope.version, ListedEvent, "mart.series_event ORDER BY event_year, sbi_code")


@kept(4)
def hidden_cells(scope: Scope) -> HiddenCells:
    """How many figures of sections per COROP region the last year has, and how many are withheld."""
    source = (
        "(SELECT count(*) AS cells, count(*) FILTER (WHERE j.status = 'suppressed') AS hidden"
        " FROM mart.sector_jobs AS j JOIN mart.region AS r ON r.region_code = j.region_code"
        " JOIN mart.sector AS s ON s.sbi_code = j.sbi_code"
        " WHERE r.region_type = 'corop' AND s.sector_level = 'section'"
        ' AND j."year" = (SELECT last_year FROM mart.build)) AS counted'
    )
    return fetch(scope.version, HiddenCells, source)[0]
