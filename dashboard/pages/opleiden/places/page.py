"""Schools on a map, per gemeente and in a list, and the programmes of one: fetch, draw, explain."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.growth import region_map, region_pieces
from dashboard.kit import pieces
from dashboard.kit.pickers import select
from dashboard.kit.url import go_to
from dashboard.kit.widget.data_table import data_table
from dashboard.pages.opleiden.data import ALL, LEVEL_NAMES
from dashboard.pages.opleiden.leads.text import shares_note
from dashboard.pages.opleiden.places import text
from dashboard.pages.opleiden.places.charts import school_map_drawn
from dashboard.pages.opleiden.places.data import (
    TrainingPlace,
    hbo_programmes_of,
    levels_taught,
    programmes_of,
    schools,
    training_places,
)
from dashboard.pages.opleiden.places.tables import hbo_ready, places_ready, programmes_ready, schools_ready
from dashboard.pages.opleiden.text import source_line
from dashboard.pages.opleiden.view import TrainingView

EVERY = "alle"
LIST, PER_GEMEENTE, MAP = "lijst", "gemeenten", "kaart"


def who_trains(view: TrainingView) -> None:
    """Schools, where they give lessons, and the programmes of one against the sectors of the region."""
    st.header("Wie leidt op?", anchor=False)
    found = schools(view.place_scope)
    if not found:
        st.markdown(text.NO_SCHOOLS)
        return
    places = training_places(view.place_scope)
    names = {row.provider_code: row.provider_name for row in found}
    wanted = st.query_params.get("school")
    chosen = wanted if wanted in names else None
    if wanted and chosen is None:
        st.warning(text.GONE, icon=":material/link_off:")
    options = {EVERY: "Alle scholen", **dict(sorted(names.items(), key=lambda pair: pair[1]))}
    if chosen is None and places:
        st.markdown(text.answer(places, view.place.region_name))
    select("School", options, "school", chosen or EVERY, default=EVERY)
    if chosen is not None:
        _one_school(view, chosen, names[chosen], places)
    elif not places:
        _list(view, places)
    else:
        opened = pieces.tabs("scholen", {MAP: "Kaart", PER_GEMEENTE: "Tabel per gemeente", LIST: "Lijst van scholen"})
        for name, part in ((MAP, _map), (PER_GEMEENTE, _per_gemeente), (LIST, _list)):
            with opened[name] as tab:
                if tab.open:
                    part(view, places)


def _map(view: TrainingView, places: Sequence[TrainingPlace]) -> None:
    """Gemeenten with what is taught there; a click leads to the schools of one."""
    options = {ALL: text.EVERY_LEVEL} | {level: LEVEL_NAMES[level] for level in levels_taught(places)}
    wanted = st.query_params.get("kaartniveau")
    level = wanted if wanted in options else ALL
    left, right = st.columns([2, 3], gap="medium", vertical_alignment="center")
    with right:
        select("Opleidingen op de kaart", options, "kaartniveau", level, default=ALL)
        st.markdown(f"{text.how_to_read(places, level)}\n\n{text.HOW_TO_CHOOSE}")
    key = f"scholenkaart_{view.place.region_code}_{level}"

    def take() -> None:
        points = (st.session_state.get(key) or {}).get("selection", {}).get("points", [])
        code = (points[0].get("customdata") or [""])[-1] if points else ""
        if any(row.gemeente_code == code and not row.is_empty for row in places):
            go_to(scholen=LIST, gemeente=code)

    left.plotly_chart(
        school_map_drawn(view.place_scope, level),
        config=pieces.PLOTLY,
        key=key,
        alt=text.alt(places, view.place.region_name, level),
        on_select=take,
        selection_mode="points",
        width=region_map.WIDTH,
    )
    _source(view, f"{text.COUNTED} {region_pieces.BOUNDARIES}")


def _per_gemeente(view: TrainingView, places: Sequence[TrainingPlace]) -> None:
    """The figures of the map."""
    table, ready = places_ready(view.place_scope)
    data_table(ready, sort_by="", key="gemeenten")
    if left_out := text.without(places):
        st.markdown(f"In {left_out} is geen school bekend.")
    _source(view, text.COUNTED)
    pieces.downloads(lambda: table.sheet, f"scholen_gemeenten_{view.place.region_code}", "gemeenten", "de gemeenten")


def _list(view: TrainingView, places: Sequence[TrainingPlace]) -> None:
    """Every school with its places, or those of one gemeente."""
    here = {row.gemeente_code: row.name for row in places if not row.is_empty}
    wanted = st.query_params.get("gemeente")
    gemeente = wanted if wanted in here else None
    if here:
        options = {EVERY: "Alle gemeenten", **dict(sorted(here.items(), key=lambda pair: pair[1]))}
        select("Gemeente", options, "gemeente", gemeente or EVERY, default=EVERY)
    table, ready = schools_ready(view.place_scope, gemeente)
    data_table(ready, sort_by="", key="scholen")
    _source(view, text.PROVIDERS_COUNTED)
    pieces.downloads(lambda: table.sheet, f"scholen_{gemeente or view.place.region_code}", "scholen", "de scholen")


def _source(view: TrainingView, counted: str) -> None:
    found = schools(view.place_scope)
    line = source_line(view.sources, [row.source_id for row in found], counted)
    pieces.source_line(f"{line} {text.schools_note(found)}".strip())


def _one_school(view: TrainingView, code: str, name: str, places: Sequence[TrainingPlace]) -> None:
    """Programmes of a school against the sectors of the region."""
    where = text.teaches_where(name, places)
    programmes, of_hbo = programmes_of(view.place_scope, code), hbo_programmes_of(view.place_scope, code)
    if programmes:
        leads_to, counted = text.school(programmes, view), shares_note(view.all_leads)
        table, ready = programmes_ready(view.scope, view.place.region_code, code, name)
    elif of_hbo:
        leads_to, counted = text.hogeschool(of_hbo), text.HBO_COUNTED
        table, ready = hbo_ready(view.place_scope, code, name)
    else:
        st.markdown("\n\n".join(part for part in (where, text.NO_NAMES) if part))
        return
    st.markdown("\n\n".join(part for part in (where, leads_to) if part))
    data_table(ready, sort_by="", key="school_opleidingen")
    sources = [row.source_id for row in schools(view.place_scope) if row.provider_code == code]
    pieces.source_line(source_line(view.sources, sources, counted))
    pieces.downloads(lambda: table.sheet, f"school_{code}", "school", "deze opleidingen")
