"""Page Opleiden: fetch, draw, explain. Who trains how many people in what, and how that fits what sectors need."""

from __future__ import annotations

import streamlit as st

from dashboard.growth import data, region_pieces
from dashboard.growth.choice import read_choice
from dashboard.growth.pickers import region_picker
from dashboard.growth.records import COUNTRY
from dashboard.growth.words import verdict_legend
from dashboard.kit import pieces
from dashboard.kit.pickers import select
from dashboard.kit.scope import Scope
from dashboard.kit.url import go_to
from dashboard.kit.widget.data_table import data_table
from dashboard.pages.opleiden import data as training_queries
from dashboard.pages.opleiden import figures, tables
from dashboard.pages.opleiden import key_figures as say_known
from dashboard.pages.opleiden import text as say
from dashboard.pages.opleiden.charts import levels_alt
from dashboard.pages.opleiden.fit import tables as fit
from dashboard.pages.opleiden.fit import text as say_fit
from dashboard.pages.opleiden.forecast import section
from dashboard.pages.opleiden.places.section import who_trains
from dashboard.pages.opleiden.student_counts import default_level, drawn_levels
from dashboard.pages.opleiden.view import TrainingView, load_training, neighbours, shown_fields, shown_levels

METHOD_TEXTS = (
    ("opleiden_tellen", "Hoe tellen studenten en gediplomeerden mee?"),
    ("opleiden_signaal", "Wat zegt het signaal, en wat niet?"),
    ("opleiden_sectoren", "Hoe weten we naar welke sector een richting leidt?"),
)
EVERY = "alle"
WHOLE_COUNTRY = "Heel Nederland"


def page() -> None:
    """Draw the page for the choice in the url."""
    version = pieces.current_version()
    build = data.build(Scope(version))
    choice = read_choice(st.query_params.to_dict(), data.regions(Scope(version)), build)
    view = load_training(Scope(version, choice.region.region_code), st.query_params.get("gebied"))
    place_type = _place_type(view)
    pieces.page_title("Opleiden", view.region.region_name)
    region_pieces.mended(choice)
    region_picker(choice, version)
    pieces.subject_title(f"Opleiden in {view.region.region_name}", region_pieces.kind_of(view.region))
    answer(view, place_type)
    capacity(view, place_type)
    leads_where(view)
    fits_the_sectors(view)
    who_trains(view)
    beside_others(view, place_type)
    items = list(shown_levels(*view.codes, place_type).values())
    names = [*tables.used_sources(items), "crebo", *fit.gap_sources(view)]
    region_pieces.explanations(METHOD_TEXTS, build, say.source_line(view.sources, names, ""))


def _place_type(view: TrainingView) -> str:
    """By place of training or of living, as the url says where both are there."""
    kinds = view.place_types
    wanted = st.query_params.get("telling")
    return wanted if wanted in kinds else (kinds or ["training"])[0]


def answer(view: TrainingView, place_type: str) -> None:
    """The answer in a few sentences and four key figures, and what is not there."""
    shown = shown_levels(*view.codes, place_type)
    parts = (say.opening(view, shown), section.in_short(view, shown, place_type), say.not_own_place(view))
    text = "\n\n".join(part for part in parts if part)
    if text:
        st.markdown(text)
    if len(view.places) > 1:
        options = {place.region_code: place.region_name for place in view.places}
        first = view.places[0].region_code
        select("Welke arbeidsmarktregio?", options, "gebied", view.place.region_code, default=first)
    pieces.key_figures(say_known.key_figures(view, shown))
    if missing := say_known.what_is_there(view, shown):
        st.info(missing, icon=":material/info:")


def fits_the_sectors(view: TrainingView) -> None:
    """Graduates against what the sectors need: a signal in words."""
    st.header("Past het bij wat sectoren nodig hebben?", anchor=False)
    if not view.gaps:
        st.info("Van deze regio is de groei per sector niet bekend.", icon=":material/info:")
        return
    found = {row.education_level for row in view.gaps}
    options = {name: text for name, text in say.LEVEL_NAMES.items() if name in found}
    wanted = st.query_params.get("signaal")
    level = wanted if wanted in options else "all"
    names = {code: row.sector_name_short for code, row in view.sectors.items()}
    gaps = [row for row in view.gaps if row.education_level == level]
    st.markdown(
        "\n\n".join(
            filter(
                None, (say_fit.sectors_of(view, view.gap_place), say_fit.signals(gaps, names), say_fit.SIGNAL_MEANING)
            )
        )
    )
    select("Niveau", {"all": options.pop("all", ""), **options}, "signaal", level, default="all")
    table, ready = figures.gap_table(Scope(view.version, view.region.region_code), view.place.region_code, level)
    data_table(ready, sort_by="", key="kloof")
    line = say.source_line(view.sources, fit.gap_sources(view), fit.GAP_COUNTED)
    pieces.source_line(f"{line} {say_fit.HEAD_OFFICE if say_fit.is_at_head_office(view) else ''}".strip())
    st.markdown(verdict_legend(view.build))
    stem = f"opleiden_signaal_{view.gap_place.region_code}_{level}"
    pieces.downloads(lambda: table.sheet, stem, "kloof", "de signalen")


def capacity(view: TrainingView, place_type: str) -> None:
    """Students and graduates by level, through time and by field."""
    st.header("Hoeveel mensen leren hier een vak?", anchor=False)
    shown = shown_levels(*view.codes, place_type)
    if not any(item.students for item in shown.values()):
        st.markdown(f"Van {view.place.region_name} staan er nu geen studenten in de cijfers.")
        return
    if len(view.place_types) > 1:
        _place_type_picker(view, place_type)
    by_field = shown_fields(*view.codes, place_type)
    labels = {"niveau": "Tabel per niveau", "richting": "Tabel per richting"} | (
        {"verloop": "Verloop"} if drawn_levels(shown) or section.has_forecast(view, place_type) else {}
    )
    opened = pieces.tabs("studenten", labels)
    table, ready = figures.levels_table(*view.codes, place_type)
    used = [item for item in shown.values() if item.students] + [i for f in by_field.values() for i in f.values()]

    def source() -> None:
        pieces.source_line(say.source_line(view.sources, tables.used_sources(used), say.counted(used)))
        pieces.downloads(
            lambda: table.sheet, f"studenten_{view.place.region_code}", "niveaus", "de studenten per niveau"
        )

    with opened["niveau"] as tab:
        if tab.open:
            st.markdown(say.how_counted(shown))
            data_table(ready, sort_by="", key="niveaus")
            source()
    with opened["richting"] as tab:
        if tab.open:
            _fields(view, place_type)
            source()
    if "verloop" in opened:
        with opened["verloop"] as tab:
            if tab.open:
                if drawn_levels(shown):
                    st.markdown(say.how_drawn(shown))
                    alt = levels_alt(shown, view.place.region_name)
                    pieces.chart(figures.levels_chart(*view.codes, place_type), "niveaus_verloop", alt)
                source()
                section.forecast(view, shown, place_type)


def _place_type_picker(view: TrainingView, place_type: str) -> None:
    """Whether students count where they learn or where they live."""
    st.session_state["telling"] = place_type

    def take() -> None:
        picked = st.session_state["telling"]
        go_to(telling=None if picked in (None, view.place_types[0]) else picked)

    st.segmented_control(
        "Waar tellen studenten mee?",
        view.place_types,
        format_func=lambda kind: say.PLACE_NAMES[kind],
        key="telling",
        on_change=take,
        required=True,
    )


def _fields(view: TrainingView, place_type: str) -> None:
    """Students of a level by field of study."""
    level = _field_level(view, place_type)
    if level is None:
        st.markdown("Per richting is er nu niets bekend.")
        return
    options = {name: say.LEVEL_NAMES[name] for name in shown_fields(*view.codes, place_type)}
    default = default_level(shown_fields(*view.codes, place_type)) or level
    select("Niveau van de richtingen", options, "niveau", level, default=default)
    table, ready = figures.fields_table(*view.codes, place_type, level)
    data_table(ready, sort_by="students", key="richtingen")
    stem = f"richtingen_{view.place.region_code}_{level}"
    pieces.downloads(lambda: table.sheet, stem, "richtingen", "de richtingen")


def _field_level(view: TrainingView, place_type: str) -> str | None:
    """The level in the url where its fields are known."""
    found = shown_fields(*view.codes, place_type)
    wanted = st.query_params.get("niveau")
    return wanted if wanted in found else default_level(found)


def leads_where(view: TrainingView) -> None:
    """Fields and programmes by the sectors they lead to, and whether those grow here."""
    st.header("Welke opleidingen leiden naar sectoren die groeien?", anchor=False)
    known = training_queries.programmes(Scope(view.version))
    with_programmes = {row.field_code for row in known.values() if row.is_current is not False}
    options = {code: row.field_name for code, row in view.fields.items() if code in with_programmes}
    wanted = st.query_params.get("richting")
    chosen = wanted if wanted in options else None
    if chosen is None:
        st.markdown(say_fit.fields_lead(view))
        made, key, work_note = figures.leads_table(*view.codes), "richtingen_sectoren", say_fit.WORK_NOTE
    else:
        lines = say_fit.leads(view.leads.get(chosen, ()), view)
        st.markdown(f"{say_fit.where(view)}\n\n{pieces.bullets(lines)}" if lines else say_fit.NO_ONE_SECTOR)
        made, key, work_note = figures.programmes_table(*view.codes, chosen), "opleidingen", ""
    select("Richting", {EVERY: "Alle richtingen", **options}, "richting", chosen or EVERY, default=EVERY)
    table, ready = made
    data_table(ready, sort_by="", key=key)
    note = say_fit.programmes_note(known.values())
    names_of = ["cbs_83582ned", "duo_mbo_offer", "crebo", "duo_opleiding_beroep", "duo_ontwikkelpaden"]
    counted = " ".join(filter(None, (say_fit.shares_note(fit.all_leads(view)), work_note, note)))
    pieces.source_line(say.source_line(view.sources, names_of, counted))
    pieces.downloads(lambda: table.sheet, f"{key}_{chosen or view.sector_place.region_code}", key, "deze tabel")


def beside_others(view: TrainingView, place_type: str) -> None:
    """Fields of a level here beside the country or another region."""
    level = _field_level(view, place_type)
    if view.place.region_code == COUNTRY or level is None:
        return
    st.header("Naast andere regio’s", anchor=False)
    near = neighbours(Scope(view.version), view.place)
    options = {COUNTRY: WHOLE_COUNTRY} | {
        row.region_code: row.region_name + (" (zelfde provincie)" if is_near else "") for row, is_near in near
    }
    wanted = st.query_params.get("naast")
    other = wanted if wanted in options else COUNTRY
    select("Vergelijk met", options, "naast", other, default=COUNTRY)
    name = "Nederland" if other == COUNTRY else next(r.region_name for r, _ in near if r.region_code == other)
    made = figures.comparison_table(*view.codes, other, name, place_type, level)
    if made is None:
        st.markdown("Deze regio’s zijn niet op dezelfde manier geteld, dus zij staan hier niet naast elkaar.")
        return
    table, ready = made
    st.markdown(say_fit.comparison_note(level))
    data_table(ready, sort_by="here", key="naast_andere")
    items = list(shown_fields(*view.codes, place_type)[level].values())
    pieces.source_line(say.source_line(view.sources, tables.used_sources(items), say.COUNTED))
    stem = f"richtingen_{view.place.region_code}_{other}_{level}"
    pieces.downloads(lambda: table.sheet, stem, "naast_andere", "de vergelijking")
