"""DUO's forecast of students, in the tab of years and by itself: fetch, draw, explain."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.kit import pieces
from dashboard.kit.pickers import select
from dashboard.kit.widget.data_table import data_table
from dashboard.pages.opleiden.data import ALL
from dashboard.pages.opleiden.forecast import text
from dashboard.pages.opleiden.forecast.charts import forecast_drawn
from dashboard.pages.opleiden.forecast.data import WHOLE, Kind, shown_outlooks
from dashboard.pages.opleiden.forecast.tables import forecast_ready
from dashboard.pages.opleiden.students.data import Level
from dashboard.pages.opleiden.text import source_line
from dashboard.pages.opleiden.view import TrainingView


def in_short(view: TrainingView, shown: Mapping[str, Level], place_type: str) -> str:
    """The forecast of all of mbo in a few sentences; empty where DUO has none."""
    found = shown_outlooks(view.place_scope, place_type)
    return text.in_short(found[WHOLE], shown, view.place) if WHOLE in found else ""


def has_forecast(view: TrainingView, place_type: str) -> bool:
    """Whether DUO expects anything of the place of the view."""
    return bool(shown_outlooks(view.place_scope, place_type))


def forecast(view: TrainingView, shown: Mapping[str, Level], place_type: str) -> None:
    """One level counted and expected, and all levels as a table. Never one line with students counted otherwise."""
    found = shown_outlooks(view.place_scope, place_type)
    if not found:
        return
    st.subheader("Hoe gaat het verder met het mbo?", anchor=False)
    options = {_in_url(kind): text.label(item) for kind, item in found.items()}
    default = _in_url(WHOLE) if WHOLE in found else next(iter(options))
    wanted = st.query_params.get("prognose", default)
    chosen = wanted if wanted in options else default
    kind = next(each for each in found if _in_url(each) == chosen)
    item = found[kind]
    st.markdown(f"{text.opening(item, view.place)} {text.UNSURE}\n\n{text.apart(item, shown, view.place)}")
    select("Niveau van de prognose", options, "prognose", chosen, default=default)
    figure, alt = forecast_drawn(view.place_scope, place_type, kind), text.alt(item, view.place.region_name)
    pieces.chart(figure, f"prognose_{chosen}", alt)
    table, ready = forecast_ready(view.place_scope, place_type)
    data_table(ready, sort_by="", key="prognoses")
    sources = [each.last.source_id for each in found.values()]
    pieces.source_line(source_line(view.sources, sources, f"{text.version_text(item.last)} {text.COUNTED}"))
    pieces.downloads(lambda: table.sheet, f"prognose_{view.place.region_code}", "prognoses", "de prognose")


def _in_url(kind: Kind) -> str:
    """Level and pathway as one word for the url."""
    level, pathway = kind
    return level if pathway == ALL else f"{level}-{pathway}"
