"""Page Opleiden: fetch, draw, explain. Who trains how many people in what, and how that fits what sectors need."""

from __future__ import annotations

import streamlit as st

from dashboard.growth import data, region_pieces
from dashboard.growth.choice import read_choice
from dashboard.growth.pickers import region_picker
from dashboard.kit import pieces
from dashboard.kit.pickers import select
from dashboard.kit.scope import Scope
from dashboard.pages.opleiden.comparison.page import beside_others
from dashboard.pages.opleiden.data import TRAINING
from dashboard.pages.opleiden.forecast.page import in_short
from dashboard.pages.opleiden.leads.page import leads_where
from dashboard.pages.opleiden.places.page import who_trains
from dashboard.pages.opleiden.signals.page import fits_the_sectors
from dashboard.pages.opleiden.signals.tables import gap_sources
from dashboard.pages.opleiden.students.data import shown_levels
from dashboard.pages.opleiden.students.page import students
from dashboard.pages.opleiden.students.tables import used_sources
from dashboard.pages.opleiden.text import key_figures, not_own_place, opening, source_line, what_is_there
from dashboard.pages.opleiden.view import TrainingView, load_training

METHOD_TEXTS = (
    ("opleiden_tellen", "Hoe tellen studenten en gediplomeerden mee?"),
    ("opleiden_signaal", "Wat zegt het signaal, en wat niet?"),
    ("opleiden_sectoren", "Hoe weten we naar welke sector een richting leidt?"),
)


def page() -> None:
    """Draw the page for the choice in the url."""
    version = pieces.current_version()
    scope = Scope(version)
    build = data.build(scope)
    choice = read_choice(st.query_params.to_dict(), data.regions(scope), build)
    view = load_training(scope.at(region=choice.region.region_code), st.query_params.get("gebied"))
    place_type = _place_type(view)
    pieces.page_title("Opleiden", view.region.region_name)
    region_pieces.mended(choice)
    region_picker(choice, version)
    pieces.subject_title(f"Opleiden in {view.region.region_name}", region_pieces.kind_of(view.region))
    answer(view, place_type)
    students(view, place_type)
    leads_where(view)
    fits_the_sectors(view)
    who_trains(view)
    beside_others(view, place_type)
    items = shown_levels(view.place_scope, place_type).values()
    names = [*used_sources(items), "crebo", *gap_sources(view)]
    region_pieces.explanations(METHOD_TEXTS, build, source_line(view.sources, names, ""))


def _place_type(view: TrainingView) -> str:
    """By place of training or of living, as the url says where both are there."""
    kinds = view.place_types
    wanted = st.query_params.get("telling")
    return wanted if wanted in kinds else (kinds or [TRAINING])[0]


def answer(view: TrainingView, place_type: str) -> None:
    """The answer in a few sentences and four key figures, and what is not there."""
    shown = shown_levels(view.place_scope, place_type)
    parts = (opening(view, shown), in_short(view, shown, place_type), not_own_place(view))
    text = "\n\n".join(part for part in parts if part)
    if text:
        st.markdown(text)
    if len(view.places) > 1:
        options = {place.region_code: place.region_name for place in view.places}
        first = view.places[0].region_code
        select("Welke arbeidsmarktregio?", options, "gebied", view.place.region_code, default=first)
    pieces.key_figures(key_figures(view, shown))
    if missing := what_is_there(view, shown):
        st.info(missing, icon=":material/info:")
