"""Charts and tables of the page Opleiden, kept ready. As ``dashboard.growth.figures``: shared, never change one."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.kit.chart import Drawn
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.table import Table
from dashboard.kit.url import href
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.opleiden import charts, tables
from dashboard.pages.opleiden import data as training_queries
from dashboard.pages.opleiden.fit import fields_tables
from dashboard.pages.opleiden.fit import tables as fit
from dashboard.pages.opleiden.fit import text as say_fit
from dashboard.pages.opleiden.fit.growing_work import growing_work
from dashboard.pages.opleiden.places import hbo_table as hbo
from dashboard.pages.opleiden.student_counts import Level, field_levels, last_students, level_order, levels
from dashboard.pages.opleiden.view import (
    TrainingView,
    hbo_programmes_of,
    load_training,
    programmes_of,
    schools,
    shown_fields,
    shown_levels,
    trains_for,
)

Made = tuple[Table, Prepared]


@kept(256, "region")
def levels_table(scope: Scope, place_code: str, place_type: str) -> Made:
    """Students per level."""
    view = load_training(scope, place_code)
    return _ready(tables.by_level(view, shown_levels(scope, place_code, place_type)))


@kept(256, "region")
def levels_chart(scope: Scope, place_code: str, place_type: str) -> Drawn:
    """Students per level through the years."""
    return Drawn(charts.levels_chart(shown_levels(scope, place_code, place_type)))


@kept(256, "region")
def fields_table(scope: Scope, place_code: str, place_type: str, level: str) -> Made:
    """Students per field of a level."""
    view = load_training(scope, place_code)
    return _ready(tables.by_field(view, level, shown_fields(scope, place_code, place_type)[level]))


@kept(128, "region")
def schools_table(scope: Scope, place_code: str, gemeente: str | None = None) -> Made:
    """Schools of a region, or of one gemeente in it."""
    view = load_training(scope, place_code)
    rows = [row for row in schools(view.providers) if gemeente in (None, row.gemeente_code)]
    return _ready(fit.providers(view, rows, lambda code: href(school=code), view.gemeenten.get(gemeente or "", "")))


@kept(64, "region")
def school_table(scope: Scope, place_code: str, provider_code: str, name: str) -> Made:
    """Programmes of a school against the sectors of the region."""
    view = load_training(scope, place_code)
    rows = programmes_of(view, provider_code)
    caption = f"Opleidingen van {name}"
    return _ready(fit.programme_list(view, rows, trains_for(scope), caption, with_leads=True))


@kept(64, "region")
def hbo_table(scope: Scope, place_code: str, provider_code: str, name: str) -> Made:
    """Programmes of a hogeschool."""
    view = load_training(scope, place_code)
    return _ready(hbo.hbo_programmes(view, hbo_programmes_of(view, provider_code), name))


@kept(256, "region")
def gap_table(scope: Scope, place_code: str, level: str) -> Made:
    """Graduates against growth by sector."""
    return _ready(fit.gap(load_training(scope, place_code), level))


@kept(128, "region")
def leads_table(scope: Scope, place_code: str) -> Made:
    """Fields with the sectors they lead to."""
    view = load_training(scope, place_code)
    work = growing_work(scope.at(region=view.sector_place.region_code, years=view.years))
    return _ready(
        fields_tables.fields(view, training_queries.programmes(scope), work, lambda code: href(richting=code))
    )


@kept(128, "region")
def programmes_table(scope: Scope, place_code: str, field_code: str) -> Made:
    """Programmes of mbo of a field."""
    view = load_training(scope, place_code)
    rows = [
        row
        for row in training_queries.programmes(scope).values()
        if row.field_code == field_code and row.is_current is not False
    ]
    rows.sort(key=lambda row: (level_order(row.education_level), row.programme_name, row.crebo_code))
    caption = f"Mbo-opleidingen, {view.fields[field_code].field_name}"
    return _ready(fit.programme_list(view, rows, trains_for(scope), caption, with_leads=False))


@kept(128, "region")
def comparison_table(
    scope: Scope, place_code: str, other_code: str, other_name: str, place_type: str, level: str
) -> Made | None:
    """Fields of a level here and in another region; None where they are not counted in one way."""
    view = load_training(scope, place_code)
    other = training_queries.capacity(scope.at(region=other_code))
    here = shown_fields(scope, place_code, place_type).get(level, {})
    there = field_levels(other, place_type).get(level, {})
    if not here or not there or _counting(view, here) != _counting(view, there):
        return None
    mine = shown_levels(scope, place_code, place_type)
    totals = {"here": mine[level], "there": levels(other, place_type)[level]}

    def part(item: Level | None, side: str) -> tuple[str, float | None]:
        last = last_students(item.years) if item is not None else None
        total = next((row for row in totals[side].years if last is not None and row.year == last.year), None)
        return ("geen", 0.0) if last is None or total is None else say_fit.part_of(last, total)

    pairs = [(code, here.get(code), there.get(code)) for code in {**here, **there}]
    return _ready(tables.comparison(view, other_name, pairs, level, part))


def _counting(view: TrainingView, fields: Mapping[str, Level]) -> set[tuple[str, str]]:
    return {(item.place_type, view.fields[code].field_kind) for code, item in fields.items()}


def _ready(table: Table) -> Made:
    return table, prepared(table.columns, table.rows, table.caption)
