"""Charts, maps and tables kept ready: fetched and made once per version and choice. Between the views and the pages.

Drawing takes tens of milliseconds and many visitors look at the same regions. The figures are shared: never change one.
"""

from __future__ import annotations

from dashboard.growth import data, records, region_map, region_shapes
from dashboard.growth import region_table as regions
from dashboard.growth.known_ends import with_known_ends
from dashboard.growth.records import TOTAL
from dashboard.kit import numbers
from dashboard.kit.chart import Drawn
from dashboard.kit.kept_answers import kept
from dashboard.kit.url import href
from dashboard.kit.widget.data_table import Prepared, prepared


@kept(512)
def growth_map(
    version: str, sbi_code: str, kind: str, year_from: int, year_to: int, region_code: str, region_type: str
) -> Drawn:
    """All regions of a kind by growth of a sector or of all jobs, with one region outlined unless it is the country."""
    outline = None if region_type == "land" else data.boundaries(version, region_type).get(region_code)
    rows = data.growth_across(version, sbi_code, kind, year_from, year_to)
    names, shapes = data.region_names(version, kind), data.boundaries(version, kind)
    scale = region_map.ALL_JOBS if sbi_code == TOTAL else region_map.ONE_SECTOR
    threshold, address = data.build(version).growth_threshold_pct, region_shapes.address(version, kind)
    return Drawn(region_map.region_map(rows, names, shapes, outline, threshold, scale, address))


@kept(512)
def region_table(
    version: str, sbi_code: str, kind: str, year_from: int, year_to: int, chosen: str, *, shares: bool = False
) -> Prepared:
    """A sector, or all jobs, in every region of a kind, with links to them; ``shares`` leaves the growth out."""
    rows = [with_known_ends(row) for row in data.growth_across(version, sbi_code, kind, year_from, year_to)]
    build, title = data.build(version), records.REGION_TYPES[kind]
    if shares:
        columns = regions.share_columns(title, year_to, build)
    else:
        columns = regions.region_columns(year_from, year_to, title, build, with_share=sbi_code != TOTAL)
    made = regions.region_rows(rows, data.region_names(version, kind), lambda code: href(regio=code), chosen)
    name = data.sectors(version)[sbi_code].sector_name_short
    return prepared(columns, made, f"{name} per {title}, {numbers.years(year_from, year_to)}")
