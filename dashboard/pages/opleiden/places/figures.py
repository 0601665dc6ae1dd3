"""The map and the table of schools per gemeente, kept ready. Shared: never change one."""

from __future__ import annotations

from dashboard.growth import data, region_shapes
from dashboard.kit.chart import Drawn
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.table import Table
from dashboard.kit.url import href
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.opleiden.places import charts, tables
from dashboard.pages.opleiden.places.view import training_places
from dashboard.pages.opleiden.view import load_training, schools


@kept(256, "region")
def school_map(scope: Scope, place_code: str, level: str) -> Drawn:
    """Gemeenten of a region with the programmes of a level that are taught there."""
    places, shapes = training_places(scope, place_code), data.boundaries(scope, "gemeente")
    return Drawn(charts.school_map(places, shapes, level, region_shapes.address(scope.version, "gemeente")))


@kept(128, "region")
def places_table(scope: Scope, place_code: str) -> tuple[Table, Prepared]:
    """Schools and programmes per gemeente."""
    view, places = load_training(scope, place_code), training_places(scope, place_code)
    table = tables.by_gemeente(view, places, schools(view.providers), lambda code: href(scholen="lijst", gemeente=code))
    return table, prepared(table.columns, table.rows, table.caption)
