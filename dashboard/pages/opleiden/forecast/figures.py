"""The chart and the table of DUO's forecast, kept ready. As ``dashboard.growth.figures``: shared, never change one."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.kit.chart import Drawn
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.table import Table
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.opleiden.forecast import charts, tables
from dashboard.pages.opleiden.forecast.forecasts import Outlook, outlooks
from dashboard.pages.opleiden.view import load_training


@kept(256, "region")
def shown_outlooks(scope: Scope, place_code: str, place_type: str) -> Mapping[tuple[str, str], Outlook]:
    """What DUO expects of the place of a region, picked once. Shared: never change it."""
    return outlooks(load_training(scope, place_code).forecast, place_type)


@kept(256, "region")
def forecast_chart(scope: Scope, place_code: str, place_type: str, kind: tuple[str, str]) -> Drawn:
    """Students of a level and pathway, counted and expected."""
    return Drawn(charts.forecast_chart(shown_outlooks(scope, place_code, place_type)[kind]))


@kept(128, "region")
def forecast_table(scope: Scope, place_code: str, place_type: str) -> tuple[Table, Prepared]:
    """Every level and pathway that DUO expects something of."""
    view = load_training(scope, place_code)
    table = tables.forecast(view, shown_outlooks(scope, place_code, place_type))
    return table, prepared(table.columns, table.rows, table.caption)
