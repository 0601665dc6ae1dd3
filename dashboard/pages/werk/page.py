"""Page Werk en mensen: fetch, draw, explain. Where there is still work, for whom, who looks for it and what it pays."""

from __future__ import annotations

import streamlit as st

from dashboard.growth import data, region_pieces
from dashboard.growth.choice import read_choice
from dashboard.growth.pickers import region_picker
from dashboard.growth.records import Region
from dashboard.kit import pieces
from dashboard.kit.pickers import select
from dashboard.kit.scope import Scope
from dashboard.kit.table import Table
from dashboard.kit.url import go_to
from dashboard.kit.widget.data_table import Prepared, data_table
from dashboard.pages.werk import figures
from dashboard.pages.werk import text as say
from dashboard.pages.werk.charts import lines_alt
from dashboard.pages.werk.occupations import tables as occupations
from dashboard.pages.werk.people import tables as people
from dashboard.pages.werk.vacancies import tables as vacancies
from dashboard.pages.werk.view import TOTAL, WorkView, load_work

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
    build = data.build(Scope(version))
    choice = read_choice(st.query_params.to_dict(), data.regions(Scope(version)), build)
    view = load_work(Scope(version, choice.region.region_code), st.query_params.get("provincie"))
    pieces.page_title("Werk en mensen", view.region.region_name)
    region_pieces.mended(choice)
    region_picker(choice, version)
    pieces.subject_title(f"Werk en mensen in {view.region.region_name}", region_pieces.kind_of(view.region))
    answer(view)
    where_work_is(view)
    tight_occupations(view)
    who_looks_for_work(view)
    what_it_pays(view)
    sources = say.short_source(view.sources, [say.VACANCIES, say.WW, say.BENEFIT, say.LABOUR_FORCE, say.WAGE], "")
    region_pieces.explanations(METHOD_TEXTS, build, sources)


def answer(view: WorkView) -> None:
    """The answer in two sentences and four key figures."""
    text = "\n\n".join(part for part in (say.opening(view), say.not_own_place(view)) if part)
    if text:
        st.markdown(text)
    if len(view.places) > 1:
        _place_picker(view)
    pieces.key_figures(say.key_figures(view))
    if not say.has_benefits(view):
        brings = "de cijfers over mensen met een uitkering en over werklozen bij CBS"
        st.info(say.absent("Cijfers over mensen met een uitkering", brings), icon=":material/info:")


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
        st.info(say.absent("Cijfers over vacatures", "die van CBS"), icon=":material/info:")
        return
    st.markdown(say.most_vacancies(view))
    scope, place_code = Scope(view.version, view.region.region_code), view.place.region_code
    table, ready = figures.vacancies_table(scope, place_code)
    shown = pieces.tabs("vacatures", {"tabel": "Per sector", "verloop": "Verloop"})
    with shown["tabel"] as tab:
        if tab.open:
            data_table(ready, sort_by="vacancies", key="vacatures")
    with shown["verloop"] as tab:
        if tab.open:
            title = f"Open vacatures in {view.place.region_name}"
            lines = figures.vacancy_lines(view)
            pieces.chart(figures.vacancies_chart(scope, place_code), "vacatures_verloop", lines_alt(lines, title))
    pieces.source_line(say.short_source(view.sources, [say.VACANCIES], vacancies.COUNTED))
    pieces.downloads(lambda: table.sheet, f"vacatures_{view.place.region_code}", "vacatures", "de vacatures")


def tight_occupations(view: WorkView) -> None:
    """UWV's tension by occupation, where a file of it was put in the inbox."""
    st.header("Bij welke beroepen is het krap?", anchor=False)
    if not view.tension:
        st.info(say.NO_TENSION, icon=":material/info:")
        return
    st.markdown(say.tension_summary(view.tension, _of_place(view.tension_place, view.region)))
    _table(figures.tension_table(Scope(view.version, view.region.region_code)), "tension", "spanning")
    pieces.source_line(say.short_source(view.sources, [view.tension[0].source_id], occupations.TENSION_COUNTED))


def _of_place(place: Region, region: Region) -> str:
    return "deze regio" if place.region_code == region.region_code else place.region_name


def who_looks_for_work(view: WorkView) -> None:
    """People on benefits, by kind, age and through time."""
    st.header("Wie zoekt werk?", anchor=False)
    if not say.has_benefits(view):
        st.markdown(say.absent("Deze cijfers", "ze bij CBS"))
        return
    code = view.region.region_code
    table, ready = figures.benefits_table(Scope(view.version, code))
    labels = {"tabel": "Nu", "verloop": "Verloop"} | ({"leeftijd": "Naar leeftijd"} if view.ages else {})
    shown = pieces.tabs("uitkeringen", labels)
    with shown["tabel"] as tab:
        if tab.open:
            data_table(ready, sort_by="persons", key="uitkeringen")
    with shown["verloop"] as tab:
        if tab.open:
            lines = figures.benefit_lines(view)
            alt = lines_alt(lines, f"Mensen met een uitkering in {view.region.region_name}")
            pieces.chart(figures.benefits_chart(Scope(view.version, code)), "uitkeringen_verloop", alt)
    if view.ages:
        with shown["leeftijd"] as tab:
            if tab.open:
                data_table(figures.ages_table(Scope(view.version, code))[1], sort_by="", key="leeftijd")
    pieces.source_line(say.short_source(view.sources, [say.WW, say.BENEFIT], people.COUNTED))
    pieces.downloads(lambda: table.sheet, f"uitkeringen_{code}", "uitkeringen", "de uitkeringen")


def what_it_pays(view: WorkView) -> None:
    """Hourly wages of occupations in the country."""
    st.header("Wat verdient men?", anchor=False)
    classes = figures.wage_classes(Scope(view.version))
    if not classes:
        st.info(say.absent("Cijfers over lonen", "die van CBS"), icon=":material/info:")
        return
    wanted = st.query_params.get("klasse")
    chosen = wanted if wanted in classes else None
    names = {code: occupations.plain(row.code_name) for code, row in classes.items()}
    options = {ALL_CLASSES: "Alle beroepsklassen", **names}
    select("Beroepsklasse", options, "klasse", chosen or ALL_CLASSES, default=ALL_CLASSES)
    if chosen is None:
        st.markdown("Het uurloon in heel Nederland, per beroepsklasse. Klik op een klasse voor de beroepen daarin.")
    _table(figures.wages_table(Scope(view.version), chosen), "p50", "lonen")
    pieces.source_line(say.short_source(view.sources, [say.WAGE], occupations.WAGES_COUNTED))


def _table(made: tuple[Table, Prepared], sort_by: str, key: str) -> None:
    """A table with its downloads."""
    table, ready = made
    data_table(ready, sort_by=sort_by, key=key)
    pieces.downloads(lambda: table.sheet, key, key, f"de tabel over {key}")
