"""The map and the table of schools per gemeente, kept ready. As ``dashboard.figures``: shared, never change one."""

from __future__ import annotations

from dashboard import queries
from dashboard.charts import training_map as charts
from dashboard.charts.spec import Drawn
from dashboard.kept import kept
from dashboard.navigation import href
from dashboard.server import boundaries
from dashboard.tables import training_places as tables
from dashboard.tables.table import Table
from dashboard.views.training import load_training, schools
from dashboard.views.training_places import training_places
from dashboard.widgets.data_table import Prepared, prepared


@kept(256)
def school_map(version: str, region_code: str, place_code: str, level: str) -> Drawn:
    """Gemeenten of a region with the programmes of a level that are taught there."""
    places, shapes = training_places(version, region_code, place_code), queries.boundaries(version, "gemeente")
    return Drawn(charts.school_map(places, shapes, level, boundaries.address(version, "gemeente")))


@kept(128)
def places_table(version: str, region_code: str, place_code: str) -> tuple[Table, Prepared]:
    """Schools and programmes per gemeente."""
    view, places = load_training(version, region_code, place_code), training_places(version, region_code, place_code)
    table = tables.by_gemeente(view, places, schools(view.providers), lambda code: href(scholen="lijst", gemeente=code))
    return table, prepared(table.columns, table.rows, table.caption)
