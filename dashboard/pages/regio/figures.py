"""Charts and tables of the page Regio, kept ready. Shared: never change one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dashboard.growth import ready
from dashboard.growth import sector_table as tables
from dashboard.growth.records import COUNTRY, Region
from dashboard.growth.region_view import RegionView, load
from dashboard.kit import numbers
from dashboard.kit.chart import Drawn
from dashboard.kit.kept_answers import kept
from dashboard.kit.table import Table
from dashboard.kit.url import href
from dashboard.kit.warm import Piece
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.regio import charts as growth
from dashboard.pages.regio.comparison import tables as comparison_tables
from dashboard.pages.regio.comparison.data import pairs
from dashboard.pages.regio.prospects import tables as prospects
from dashboard.pages.regio.prospects.data import load_prospects


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
    rows = comparison_tables.comparison_rows(sides, partial(_to_sector, here))
    caption = f"Groei per jaar per sector in {names[0]} en {names[1]}, {numbers.years(*here.years)}"
    return prepared(comparison_tables.comparison_columns(*names, year_to), rows, caption)


def _to_sector(view: RegionView, sbi_code: str) -> str:
    return href("sectoren", sector=sbi_code, regio=view.region.region_code, periode=view.period)


@ready.of_each_region
def usual_figures(version: str, region: Region, years: tuple[int, int]) -> Iterator[Piece]:
    """What the page opens with, made in advance for a new version."""
    code = region.region_code
    yield partial(sector_table, version, code, *years, "section")
    yield partial(load_prospects, version, code)
    if code != COUNTRY:
        yield partial(comparison_chart, version, code, COUNTRY, *years)
