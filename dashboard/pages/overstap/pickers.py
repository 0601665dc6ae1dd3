"""Where from, and the filters, as widgets: each change goes to the url, and from there to the page."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.growth.records import Sector
from dashboard.kit.scope import Scope
from dashboard.kit.url import go_to
from dashboard.pages.overstap.route_filters import ALL, FILTERS
from dashboard.pages.overstap.search.data import occupation_labels
from dashboard.pages.overstap.url_choice import RouteChoice, tidy_search


def origin_pickers(wanted: RouteChoice, sectors: Mapping[str, Sector], scope: Scope) -> None:
    """From where: an occupation by name or synonym, or a sector."""
    options = occupation_labels(scope)
    st.session_state["van"] = wanted.origin.occupation_code if wanted.origin is not None else None
    st.session_state["uit"] = wanted.sector.sbi_code if wanted.sector is not None else None

    def take_occupation() -> None:
        picked = st.session_state["van"]
        if picked in options:
            go_to(van=picked, naar=None, zoek=None)
        else:
            go_to(van=None, naar=None, zoek=tidy_search(picked) or None)

    def take_sector() -> None:
        picked = st.session_state["uit"]
        # Another sector is another start; without one the occupation stays.
        go_to(uit=picked, naar_sector=None, **(dict.fromkeys(("van", "naar", "zoek")) if picked else {}))

    left, right = st.columns([3, 2], vertical_alignment="bottom")
    left.selectbox(
        "Vanuit welk beroep?",
        list(options),
        index=None,
        format_func=lambda code: options.get(code, code),
        key="van",
        on_change=take_occupation,
        filter_mode="contains",
        accept_new_options=True,
        placeholder="Typ een beroep, zoals verkoper of monteur",
    )
    right.selectbox(
        "Of uit welke sector?",
        list(sectors),
        index=None,
        format_func=lambda code: f"{sectors[code].sector_name_short} ({code})" if code in sectors else code,
        key="uit",
        on_change=take_sector,
        filter_mode="contains",
        placeholder="Kies een sector",
    )


def filter_picker(place: DeltaGenerator, name: str, chosen: str, left: Mapping[str, int]) -> None:
    """One filter; ``left`` is the number of routes by option."""
    route_filter, key = FILTERS[name], f"filter_{name}"
    labels = {option: f"{words} ({left[option]})" for option, (words, _) in route_filter.options.items()}
    st.session_state[key] = chosen

    def take() -> None:
        picked = st.session_state[key]
        go_to(**{name: None if picked in (None, ALL) else picked})

    # Radio buttons and no row of pills: they go on to the next line where there is no room.
    place.radio(
        route_filter.title,
        list(labels),
        format_func=lambda option: labels.get(option, option),
        key=key,
        on_change=take,
        horizontal=True,
    )
