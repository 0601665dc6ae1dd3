"""Charts, maps and tables kept ready: fetched and made once per version and choice. Between the views and the pages.

Drawing takes tens of milliseconds and many visitors look at the same regions. The figures are shared: never change one.
"""

from __future__ import annotations

from functools import partial

from dashboard.growth import data, region_map
from dashboard.growth import region_table as regions
from dashboard.growth import sector_table as tables
from dashboard.growth.known_ends import with_known_ends
from dashboard.growth.records import COUNTRY
from dashboard.growth.region_view import RegionView, load
from dashboard.kit import numbers
from dashboard.kit.chart import Drawn
from dashboard.kit.kept_answers import kept
from dashboard.kit.navigation import href
from dashboard.kit.table import Table
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.regio import charts as growth
from dashboard.pages.regio.comparison.data import pairs
from dashboard.pages.regio.prospects import tables as prospects
from dashboard.pages.regio.prospects.data import load_prospects
from dashboard.pages.sectoren import charts as sector
from dashboard.pages.sectoren import series_chart as series
from dashboard.pages.sectoren import text as say
from dashboard.pages.sectoren.data import load_sector
from dashboard.server import boundaries

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
    outline = None if region_type == "land" else data.boundaries(version, region_type).get(region_code)
    rows = data.growth_across(version, sbi_code, kind, year_from, year_to)
    names, shapes = data.region_names(version, kind), data.boundaries(version, kind)
    scale = region_map.ALL_JOBS if sbi_code == TOTAL else region_map.ONE_SECTOR
    threshold, address = data.build(version).growth_threshold_pct, boundaries.address(version, kind)
    return Drawn(region_map.region_map(rows, names, shapes, outline, threshold, scale, address))


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


@kept(512)
def sector_table(version: str, region_code: str, year_from: int, year_to: int, level: str) -> Prepared:
    """The sectors (or groups) of a region, with links to their own page."""
    view = load(version, region_code, year_from, year_to)
    columns = tables.sector_columns(view.rows["A-U"], view.build, with_country=not view.is_country)
    parts = (view.rows, view.sectors, view.series, view.stretches, view.rests)
    rows = tables.sector_rows(*parts, [level], view.hidden, partial(_to_sector, view))
    kind = "sector" if level == "section" else "groep"
    return prepared(columns, rows, f"Banen per {kind} in {view.region.region_name}, {numbers.years(*view.years)}")


@kept(256)
def prospects_table(version: str, region_code: str, year_from: int, year_to: int) -> tuple[Table, Prepared]:
    """The sectors of a region with vacancies and outlook."""
    view = load(version, region_code, year_from, year_to)
    table = prospects.prospects(view, load_prospects(version, region_code), partial(_to_sector, view))
    return table, prepared(table.columns, table.rows, table.caption)


@kept(256)
def comparison_table(version: str, region_code: str, other_code: str, year_from: int, year_to: int) -> Prepared:
    """The sectors of two regions side by side."""
    here, there = (load(version, code, year_from, year_to) for code in (region_code, other_code))
    sides = pairs(here.rows, there.rows, here.sectors, with_country=other_code == COUNTRY)
    names = (here.region.region_name, there.region.region_name)
    rows = regions.comparison_rows(sides, partial(_to_sector, here))
    caption = f"Groei per jaar per sector in {names[0]} en {names[1]}, {numbers.years(*here.years)}"
    return prepared(regions.comparison_columns(*names, year_to), rows, caption)


@kept(512)
def region_table(
    version: str, sbi_code: str, kind: str, year_from: int, year_to: int, chosen: str, *, shares: bool = False
) -> Prepared:
    """A sector, or all jobs, in every region of a kind, with links to them; ``shares`` leaves the growth out."""
    rows = [with_known_ends(row) for row in data.growth_across(version, sbi_code, kind, year_from, year_to)]
    build, title = data.build(version), numbers.REGION_TYPES[kind]
    if shares:
        columns = regions.share_columns(title, year_to, build)
    else:
        columns = regions.region_columns(year_from, year_to, title, build, with_share=sbi_code != TOTAL)
    made = regions.region_rows(rows, data.region_names(version, kind), lambda code: href(regio=code), chosen)
    name = data.sectors(version)[sbi_code].sector_name_short
    return prepared(columns, made, f"{name} per {title}, {numbers.years(year_from, year_to)}")


@kept(512)
def series_table(version: str, sbi_code: str, region_code: str, year_from: int, year_to: int) -> Prepared:
    """A sector in one region, year by year."""
    view = load_sector(version, sbi_code, region_code, year_from, year_to)
    notes = say.year_notes(view.own_breaks, view.own_events)
    rows = regions.series_rows(view.own_series, notes, view.region.hidden)
    name = f"{view.sector.sector_name_short} in {view.region.region.region_name}"
    return prepared(regions.series_columns(), rows, f"Banen per jaar: {name}")


def _to_sector(view: RegionView, sbi_code: str) -> str:
    return href("sectoren", sector=sbi_code, regio=view.region.region_code, periode=view.period)
