"""Figures kept ready: fetch and draw once per version and choice. Between queries, charts and maps, and the pages.

Drawing takes tens of milliseconds and many visitors look at the same regions. The figures are shared: never change one.
"""

from __future__ import annotations

from dashboard import maps, queries
from dashboard.charts import growth, sector, series
from dashboard.charts.spec import Drawn
from dashboard.comparison import pairs
from dashboard.kept import kept
from dashboard.records import COUNTRY
from dashboard.views.region import load
from dashboard.views.sector import load_sector

TOTAL = "A-U"


@kept(512)
def growth_chart(version: str, region_code: str, year_from: int, year_to: int) -> Drawn:
    """Growth per sector of a region beside the country's."""
    view = load(version, region_code, year_from, year_to)
    return Drawn(growth.growth_chart(view.rows, view.sectors, view.build.growth_threshold_pct))


@kept(512)
def comparison_chart(version: str, region_code: str, other_code: str, year_from: int, year_to: int) -> Drawn:
    """Growth per sector in two regions."""
    here, there = (load(version, code, year_from, year_to) for code in (region_code, other_code))
    sides = pairs(here.rows, there.rows, here.sectors, with_country=other_code == COUNTRY)
    return Drawn(growth.comparison_chart(sides, here.region.region_name, there.region.region_name))


@kept(512)
def growth_map(
    version: str, sbi_code: str, kind: str, year_from: int, year_to: int, region_code: str, region_type: str
) -> Drawn:
    """All regions of a kind by growth of a sector or of all jobs, with one region outlined unless it is the country."""
    outline = None if region_type == "land" else queries.boundaries(version, region_type).get(region_code)
    rows = queries.growth_across(version, sbi_code, kind, year_from, year_to)
    names, shapes = queries.region_names(version, kind), queries.boundaries(version, kind)
    scale = maps.ALL_JOBS if sbi_code == TOTAL else maps.ONE_SECTOR
    return Drawn(maps.region_map(rows, names, shapes, outline, queries.build(version).growth_threshold_pct, scale))


@kept(512)
def ranking_chart(version: str, sbi_code: str, region_code: str, year_from: int, year_to: int) -> Drawn:
    """A sector in all regions of a kind, by growth."""
    view = load_sector(version, sbi_code, region_code, year_from, year_to)
    country = view.in_country.cagr_pct if view.in_country is not None and not view.in_country.spans_break else None
    return Drawn(sector.ranking_chart(view.across, view.names, region_code, country, view.build.growth_threshold_pct))


@kept(512)
def series_chart(version: str, sbi_code: str, region_code: str, year_from: int, year_to: int) -> Drawn:
    """A sector in one region, year by year."""
    view = load_sector(version, sbi_code, region_code, year_from, year_to)
    return Drawn(series.series_chart(view.own_series, view.own_breaks, view.own_events, view.years))


@kept(512)
def concentration_chart(version: str, sbi_code: str, region_code: str, year_from: int, year_to: int) -> Drawn:
    """The regions where a sector is largest for their size."""
    view = load_sector(version, sbi_code, region_code, year_from, year_to)
    return Drawn(sector.concentration_chart(view.across, view.names, region_code))
