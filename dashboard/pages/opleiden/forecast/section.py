"""DUO's forecast of students on the page Opleiden: in the tab of years, by itself."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.kit import pieces
from dashboard.kit.pickers import select
from dashboard.kit.widget.data_table import data_table
from dashboard.pages.opleiden import text as say
from dashboard.pages.opleiden.forecast import figures
from dashboard.pages.opleiden.forecast import text as words
from dashboard.pages.opleiden.forecast.forecasts import WHOLE, Outlook
from dashboard.pages.opleiden.student_counts import ALL, Level
from dashboard.pages.opleiden.view import TrainingView


def in_short(view: TrainingView, shown: Mapping[str, Level], place_type: str) -> str:
    """The forecast of all of mbo in a few sentences; empty where DUO has none."""
    found = _found(view, place_type)
    return words.in_short(found[WHOLE], shown, view.place) if WHOLE in found else ""


def has_forecast(view: TrainingView, place_type: str) -> bool:
    """Whether DUO expects anything of the place of the view."""
    return bool(_found(view, place_type))


def forecast(view: TrainingView, shown: Mapping[str, Level], place_type: str) -> None:
    """One level counted and expected, and all levels as a table. Never one line with students counted otherwise."""
    found = _found(view, place_type)
    if not found:
        return
    st.subheader("Hoe gaat het verder met het mbo?", anchor=False)
    options = {_name(kind): words.label(item) for kind, item in found.items()}
    default = _name(WHOLE) if WHOLE in found else next(iter(options))
    wanted = st.query_params.get("prognose", default)
    chosen = wanted if wanted in options else default
    kind = next(each for each in found if _name(each) == chosen)
    item = found[kind]
    st.markdown(f"{words.opening(item, view.place)} {words.UNSURE}\n\n{words.apart(item, shown, view.place)}")
    select("Niveau van de prognose", options, "prognose", chosen, default=default)
    codes = (*view.codes, place_type)
    pieces.chart(figures.forecast_chart(*codes, kind), f"prognose_{chosen}", words.alt(item, view.place.region_name))
    table, ready = figures.forecast_table(*codes)
    data_table(ready, sort_by="", key="prognoses")
    sources = [each.last.source_id for each in found.values()]
    pieces.source_line(say.source_line(view.sources, sources, f"{words.version(item.last)} {words.COUNTED}"))
    pieces.downloads(lambda: table.sheet, f"prognose_{view.place.region_code}", "prognoses", "de prognose")


def _found(view: TrainingView, place_type: str) -> Mapping[tuple[str, str], Outlook]:
    return figures.shown_outlooks(*view.codes, place_type)


def _name(kind: tuple[str, str]) -> str:
    """Level and pathway as one word for the url."""
    level, pathway = kind
    return level if pathway == ALL else f"{level}-{pathway}"
