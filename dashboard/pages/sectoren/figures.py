"""Charts and tables of the page Sectoren, kept ready. Shared: never change one."""

from __future__ import annotations

from dashboard.growth import region_table as regions
from dashboard.kit.chart import Drawn
from dashboard.kit.kept_answers import kept
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.sectoren import charts as sector
from dashboard.pages.sectoren import series_chart as series
from dashboard.pages.sectoren import text as say
from dashboard.pages.sectoren.data import load_sector


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
def series_table(version: str, sbi_code: str, region_code: str, year_from: int, year_to: int) -> Prepared:
    """A sector in one region, year by year."""
    view = load_sector(version, sbi_code, region_code, year_from, year_to)
    notes = say.year_notes(view.own_breaks, view.own_events)
    rows = regions.series_rows(view.own_series, notes, view.region.hidden)
    name = f"{view.sector.sector_name_short} in {view.region.region.region_name}"
    return prepared(regions.series_columns(), rows, f"Banen per jaar: {name}")
