"""Students by level, by field and through the years: fetch, draw, explain."""

from __future__ import annotations

import streamlit as st

from dashboard.kit import pieces
from dashboard.kit.pickers import select
from dashboard.kit.url import go_to
from dashboard.kit.widget.data_table import data_table
from dashboard.pages.opleiden.data import LEVEL_NAMES, PLACE_NAMES
from dashboard.pages.opleiden.forecast.page import forecast, has_forecast
from dashboard.pages.opleiden.students.charts import levels_alt, levels_drawn
from dashboard.pages.opleiden.students.data import default_level, drawn_levels, shown_fields, shown_levels
from dashboard.pages.opleiden.students.tables import fields_ready, levels_ready, used_sources
from dashboard.pages.opleiden.students.text import counted, how_counted, how_drawn
from dashboard.pages.opleiden.text import source_line
from dashboard.pages.opleiden.view import TrainingView


def students(view: TrainingView, place_type: str) -> None:
    """Students and graduates by level, by field and through time."""
    st.header("Hoeveel mensen leren hier een vak?", anchor=False)
    shown = shown_levels(view.place_scope, place_type)
    if not any(item.students for item in shown.values()):
        st.markdown(f"Van {view.place.region_name} staan er nu geen studenten in de cijfers.")
        return
    if len(view.place_types) > 1:
        _place_type_picker(view, place_type)
    labels = {"niveau": "Tabel per niveau", "richting": "Tabel per richting"}
    if drawn_levels(shown) or has_forecast(view, place_type):
        labels["verloop"] = "Verloop"
    opened = pieces.tabs("studenten", labels)
    with opened["niveau"] as tab:
        if tab.open:
            st.markdown(how_counted(shown))
            data_table(levels_ready(view.place_scope, place_type)[1], sort_by="", key="niveaus")
            _source(view, place_type)
    with opened["richting"] as tab:
        if tab.open:
            _fields(view, place_type)
            _source(view, place_type)
    if "verloop" in opened:
        with opened["verloop"] as tab:
            if tab.open:
                _through_the_years(view, place_type)


def chosen_level(view: TrainingView, place_type: str) -> str | None:
    """The level in the url where its fields are known."""
    found = shown_fields(view.place_scope, place_type)
    wanted = st.query_params.get("niveau")
    return wanted if wanted in found else default_level(found)


def _place_type_picker(view: TrainingView, place_type: str) -> None:
    """Whether students count where they learn or where they live."""
    st.session_state["telling"] = place_type

    def take() -> None:
        picked = st.session_state["telling"]
        go_to(telling=None if picked in (None, view.place_types[0]) else picked)

    st.segmented_control(
        "Waar tellen studenten mee?",
        view.place_types,
        format_func=lambda kind: PLACE_NAMES[kind],
        key="telling",
        on_change=take,
        required=True,
    )


def _fields(view: TrainingView, place_type: str) -> None:
    """Students of a level by field of study."""
    level, found = chosen_level(view, place_type), shown_fields(view.place_scope, place_type)
    if level is None:
        st.markdown("Per richting is er nu niets bekend.")
        return
    options = {name: LEVEL_NAMES[name] for name in found}
    select("Niveau van de richtingen", options, "niveau", level, default=default_level(found) or level)
    table, ready = fields_ready(view.place_scope, place_type, level)
    data_table(ready, sort_by="students", key="richtingen")
    stem = f"richtingen_{view.place.region_code}_{level}"
    pieces.downloads(lambda: table.sheet, stem, "richtingen", "de richtingen")


def _through_the_years(view: TrainingView, place_type: str) -> None:
    """The counted years as a chart, then what DUO expects by itself."""
    shown = shown_levels(view.place_scope, place_type)
    if drawn_levels(shown):
        st.markdown(how_drawn(shown))
        alt = levels_alt(shown, view.place.region_name)
        pieces.chart(levels_drawn(view.place_scope, place_type), "niveaus_verloop", alt)
    _source(view, place_type)
    forecast(view, shown, place_type)


def _source(view: TrainingView, place_type: str) -> None:
    """Where the students of all levels and fields are from, and the table of levels as a file."""
    levels, by_field = shown_levels(view.place_scope, place_type), shown_fields(view.place_scope, place_type)
    used = [item for item in levels.values() if item.students is not None]
    used += [item for fields in by_field.values() for item in fields.values()]
    pieces.source_line(source_line(view.sources, used_sources(used), counted(used)))
    pieces.downloads(
        lambda: levels_ready(view.place_scope, place_type)[0].sheet,
        f"studenten_{view.place.region_code}",
        "niveaus",
        "de studenten per niveau",
    )
