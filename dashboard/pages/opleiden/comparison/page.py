"""The fields of study here beside those of the country or of another region: fetch, draw, explain."""

from __future__ import annotations

import streamlit as st

from dashboard.growth.records import COUNTRY
from dashboard.kit import pieces
from dashboard.kit.pickers import select
from dashboard.kit.widget.data_table import data_table
from dashboard.pages.opleiden.comparison.tables import comparison_ready
from dashboard.pages.opleiden.comparison.text import OTHERWISE_COUNTED, what_is_compared
from dashboard.pages.opleiden.students.data import shown_fields
from dashboard.pages.opleiden.students.page import chosen_level
from dashboard.pages.opleiden.students.tables import used_sources
from dashboard.pages.opleiden.students.text import COUNTED
from dashboard.pages.opleiden.text import source_line
from dashboard.pages.opleiden.view import TrainingView, neighbours

WHOLE_COUNTRY = "Heel Nederland"


def beside_others(view: TrainingView, place_type: str) -> None:
    """Fields of a level here beside the country or another region."""
    level = chosen_level(view, place_type)
    if view.place.region_code == COUNTRY or level is None:
        return
    st.header("Naast andere regio’s", anchor=False)
    near = neighbours(view.place_scope)
    options = {COUNTRY: WHOLE_COUNTRY} | {
        row.region_code: row.region_name + (" (zelfde provincie)" if is_near else "") for row, is_near in near
    }
    wanted = st.query_params.get("naast")
    other = wanted if wanted in options else COUNTRY
    select("Vergelijk met", options, "naast", other, default=COUNTRY)
    name = "Nederland" if other == COUNTRY else next(r.region_name for r, _ in near if r.region_code == other)
    made = comparison_ready(view.place_scope, other, name, place_type, level)
    if made is None:
        st.markdown(OTHERWISE_COUNTED)
        return
    table, ready = made
    st.markdown(what_is_compared(level))
    data_table(ready, sort_by="here", key="naast_andere")
    items = shown_fields(view.place_scope, place_type)[level].values()
    pieces.source_line(source_line(view.sources, used_sources(items), COUNTED))
    stem = f"richtingen_{view.place.region_code}_{other}_{level}"
    pieces.downloads(lambda: table.sheet, stem, "naast_andere", "de vergelijking")
