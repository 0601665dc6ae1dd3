"""Page Werk en mensen: fetch, draw, explain. Where there is still work, for whom, who looks for it and what it pays."""

from __future__ import annotations

import streamlit as st

from dashboard.growth import data, region_pieces
from dashboard.growth.choice import read_choice
from dashboard.growth.pickers import region_picker
from dashboard.growth.records import TOTAL, Region
from dashboard.growth.source_lines import line_of_sources, not_fetched
from dashboard.kit import pieces
from dashboard.kit.pickers import select
from dashboard.kit.scope import Scope
from dashboard.kit.table import Table
from dashboard.kit.url import go_to
from dashboard.kit.widget.data_table import Prepared, data_table
from dashboard.pages.werk import text
from dashboard.pages.werk.charts import benefit_lines, benefits_drawn, lines_alt, vacancies_drawn, vacancy_lines
from dashboard.pages.werk.data import (
    BENEFITS_SOURCE,
    LABOUR_SOURCE,
    VACANCIES_COUNTED,
    VACANCIES_SOURCE,
    WAGES_SOURCE,
    WW_SOURCE,
)
from dashboard.pages.werk.occupations.tables import (
    TENSION_COUNTED,
    WAGES_COUNTED,
    plain,
    tension_ready,
    wage_classes,
    wages_ready,
)
from dashboard.pages.werk.people.tables import COUNTED, ages_ready, benefits_ready
from dashboard.pages.werk.vacancies.tables import vacancies_ready
from dashboard.pages.werk.view import WorkView, load_work

METHOD_TEXTS = (
    ("vacatures", "Wat is een open vacature?"),
    ("uitkeringen", "Wie telt mee bij de uitkeringen?"),
    ("spanning", "Wat is spanning op de arbeidsmarkt?"),
    ("lonen", "Wat zegt het uurloon?"),
)
ALL_CLASSES = "alle"


def page() -> None:
    """Draw the page for the choice in the url."""
    version = pieces.current_version()
    scope = Scope(version)
    build = data.build(scope)
    choice = read_choice(st.query_params.to_dict(), data.regions(scope), build)
    view = load_work(scope.at(region=choice.region.region_code), st.query_params.get("provincie"))
    pieces.page_title("Werk en mensen", view.region.region_name)
    region_pieces.mended(choice)
    region_picker(choice, version)
    pieces.subject_title(f"Werk en mensen in {view.region.region_name}", region_pieces.kind_of(view.region))
    answer(view)
    where_work_is(view)
    tight_occupations(view)
    who_looks_for_work(view)
    what_it_pays(view)
    names = [VACANCIES_SOURCE, WW_SOURCE, BENEFITS_SOURCE, LABOUR_SOURCE, WAGES_SOURCE]
    region_pieces.explanations(METHOD_TEXTS, build, line_of_sources(view.sources, names, ""))


def answer(view: WorkView) -> None:
    """The answer in two sentences and four key figures."""
    said = "\n\n".join(part for part in (text.opening(view), text.not_own_place(view)) if part)
    if said:
        st.markdown(said)
    if len(view.places) > 1:
        _place_picker(view)
    pieces.key_figures(text.key_figures(view))
    if not text.has_benefits(view):
        brings = "de cijfers over mensen met een uitkering en over werklozen bij CBS"
        st.info(not_fetched("Cijfers over mensen met een uitkering", brings), icon=":material/info:")


def _place_picker(view: WorkView) -> None:
    """The provincies that the region lies in."""
    names = {place.region_code: place.region_name for place in view.places}
    st.session_state["provincie"] = view.place.region_code

    def take() -> None:
        picked = st.session_state["provincie"]
        go_to(provincie=None if picked in (None, view.places[0].region_code) else picked)

    st.segmented_control(
        "Vacatures van welke provincie?",
        list(names),
        format_func=lambda code: names[code],
        key="provincie",
        on_change=take,
        required=True,
    )


def where_work_is(view: WorkView) -> None:
    """Vacancies by sector and through time."""
    st.header("Waar is nog werk?", anchor=False)
    if TOTAL not in view.now:
        st.info(not_fetched("Cijfers over vacatures", "die van CBS"), icon=":material/info:")
        return
    st.markdown(text.most_vacancies(view))
    place_code = view.place.region_code
    table, ready = vacancies_ready(view.scope, place_code)
    shown = pieces.tabs("vacatures", {"tabel": "Per sector", "verloop": "Verloop"})
    with shown["tabel"] as tab:
        if tab.open:
            data_table(ready, sort_by="vacancies", key="vacatures")
    with shown["verloop"] as tab:
        if tab.open:
            title = f"Open vacatures in {view.place.region_name}"
            alt = lines_alt(vacancy_lines(view), title)
            pieces.chart(vacancies_drawn(view.scope, place_code), "vacatures_verloop", alt)
    pieces.source_line(line_of_sources(view.sources, [VACANCIES_SOURCE], VACANCIES_COUNTED))
    pieces.downloads(lambda: table.sheet, f"vacatures_{place_code}", "vacatures", "de vacatures")


def tight_occupations(view: WorkView) -> None:
    """UWV's tension by occupation, where a file of it was put in the inbox."""
    st.header("Bij welke beroepen is het krap?", anchor=False)
    if not view.tension:
        st.info(text.NO_TENSION, icon=":material/info:")
        return
    st.markdown(text.tension_summary(view.tension, _of_place(view.tension_place, view.region)))
    _table(tension_ready(view.scope), "tension", "spanning")
    pieces.source_line(line_of_sources(view.sources, [view.tension[0].source_id], TENSION_COUNTED))


def _of_place(place: Region, region: Region) -> str:
    return "deze regio" if place.region_code == region.region_code else place.region_name


def who_looks_for_work(view: WorkView) -> None:
    """People on benefits, by kind, age and through time."""
    st.header("Wie zoekt werk?", anchor=False)
    if not text.has_benefits(view):
        st.markdown(not_fetched("Deze cijfers", "ze bij CBS"))
        return
    table, ready = benefits_ready(view.scope)
    labels = {"tabel": "Nu", "verloop": "Verloop"} | ({"leeftijd": "Naar leeftijd"} if view.ages else {})
    shown = pieces.tabs("uitkeringen", labels)
    with shown["tabel"] as tab:
        if tab.open:
            data_table(ready, sort_by="persons", key="uitkeringen")
    with shown["verloop"] as tab:
        if tab.open:
            alt = lines_alt(benefit_lines(view), f"Mensen met een uitkering in {view.region.region_name}")
            pieces.chart(benefits_drawn(view.scope), "uitkeringen_verloop", alt)
    if view.ages:
        with shown["leeftijd"] as tab:
            if tab.open:
                data_table(ages_ready(view.scope)[1], sort_by="", key="leeftijd")
    pieces.source_line(line_of_sources(view.sources, [WW_SOURCE, BENEFITS_SOURCE], COUNTED))
    pieces.downloads(lambda: table.sheet, f"uitkeringen_{view.region.region_code}", "uitkeringen", "de uitkeringen")


def what_it_pays(view: WorkView) -> None:
    """Hourly wages of occupations in the country."""
    st.header("Wat verdient men?", anchor=False)
    classes = wage_classes(view.scope)
    if not classes:
        st.info(not_fetched("Cijfers over lonen", "die van CBS"), icon=":material/info:")
        return
    wanted = st.query_params.get("klasse")
    chosen = wanted if wanted in classes else None
    names = {code: plain(row.code_name) for code, row in classes.items()}
    options = {ALL_CLASSES: "Alle beroepsklassen", **names}
    select("Beroepsklasse", options, "klasse", chosen or ALL_CLASSES, default=ALL_CLASSES)
    if chosen is None:
        st.markdown("Het uurloon in heel Nederland, per beroepsklasse. Klik op een klasse voor de beroepen daarin.")
    _table(wages_ready(view.scope, chosen), "p50", "lonen")
    pieces.source_line(line_of_sources(view.sources, [WAGES_SOURCE], WAGES_COUNTED))


def _table(made: tuple[Table, Prepared], sort_by: str, key: str) -> None:
    """A table with its downloads."""
    table, ready = made
    data_table(ready, sort_by=sort_by, key=key)
    pieces.downloads(lambda: table.sheet, key, key, f"de tabel over {key}")
