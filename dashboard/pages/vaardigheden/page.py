"""Page Vaardigheden: fetch, draw, explain. What growing sectors ask more, what shrinking ones release, and who."""

from __future__ import annotations

import streamlit as st

from dashboard.growth import data, region_pieces
from dashboard.growth.choice import Choice, period, read_choice
from dashboard.growth.pickers import region_picker
from dashboard.kit import pieces
from dashboard.kit.pickers import select
from dashboard.kit.scope import Scope
from dashboard.kit.table import Table
from dashboard.kit.url import go_to
from dashboard.kit.widget.data_table import Prepared, data_table
from dashboard.pages.vaardigheden import text
from dashboard.pages.vaardigheden.charts import balance_drawn
from dashboard.pages.vaardigheden.data import ALL_LEVELS
from dashboard.pages.vaardigheden.group.data import load_group
from dashboard.pages.vaardigheden.group.tables import occupations_ready, sectors_ready
from dashboard.pages.vaardigheden.group.text import who_asks
from dashboard.pages.vaardigheden.skill_balance import FEWEST
from dashboard.pages.vaardigheden.tables import FIRST, LAST, ranked_ready
from dashboard.pages.vaardigheden.view import PILLAR_TITLES, SkillsView, first_group, list_size, load_skills

METHOD_TEXTS = (
    ("vaardigheden", "Hoe komen we van banen bij vaardigheden?"),
    ("vaardigheden_niveau", "Wat betekent het niveau?"),
    ("vaardigheden_schaars", "Wanneer heet een vaardigheid schaars?"),
)


# Short, so that all tabs fit on a phone.
PILLAR_TABS = {"vaardigheden": "Vaardigheden", "kennis": "Kennis", "algemeen": "Algemeen"}


def page() -> None:
    """Draw the page for the choice in the url."""
    version = pieces.current_version()
    scope = Scope(version)
    build = data.build(scope)
    choice = read_choice(st.query_params.to_dict(), data.regions(scope), build)
    view = load_skills(scope.at(region=choice.region.region_code))
    pieces.page_title("Vaardigheden", view.region.region_name)
    region_pieces.mended(choice)
    region_picker(choice, version)
    pieces.subject_title(
        f"Vaardigheden in {view.region.region_name}",
        f"{region_pieces.kind_of(view.region)}, december {view.years[0]} tot december {view.years[1]}",
    )
    if not view.has_skills:
        without(view, choice)
        return
    level = chosen_level(view)
    st.markdown(pieces.with_small(*text.answer(view.scope, level)))
    pieces.key_figures(text.level_figures(view))
    lists(view, level)
    behind(view, level)
    region_pieces.explanations(METHOD_TEXTS, build, text.short_source(view))


def without(view: SkillsView, choice: Choice) -> None:
    """What to do where there are no figures of a region, or no skills at all."""
    if not view.groups:
        st.info(text.NOTHING, icon=":material/info:")
    elif not view.region.has_figures:
        window = period(choice.year_from, choice.year_to)
        region_pieces.no_figures(view.region, view.build, data.overlaps(view.scope), window)
    else:
        st.info(text.covered(view), icon=":material/info:")


def chosen_level(view: SkillsView) -> int:
    """The education level in the url, with the filter."""
    wanted = st.query_params.get("niveau")
    level = text.level_of(wanted)
    if level is None:
        st.warning("Het niveau in dit webadres bestaat niet. U ziet nu alle niveaus.", icon=":material/link_off:")
    shown = [ALL_LEVELS, *(row.education_level for row in view.levels if row.education_level in text.LEVELS)]
    level = level if level in shown else ALL_LEVELS
    st.session_state["niveau"] = level

    def take() -> None:
        picked = st.session_state["niveau"]
        go_to(niveau=None if picked in (None, ALL_LEVELS) else text.LEVELS[picked][0])

    st.segmented_control(
        "Werk op welk niveau? (aantal beroepsgroepen)",
        shown,
        format_func=lambda one: text.level_label(view, one),
        key="niveau",
        on_change=take,
        required=True,
    )
    return level


def lists(view: SkillsView, level: int) -> None:
    """The ranked lists, and the same in a picture."""
    st.header("Welke vaardigheden worden gevraagd?", anchor=False)
    code = view.region.region_code
    labels = PILLAR_TABS | {"grafiek": "Grafiek"}
    tabs = pieces.tabs("lijst", labels)
    opened = next((name for name, tab in tabs.items() if tab.open), "vaardigheden")
    with tabs[opened]:
        if opened == "grafiek":
            chart, alt = balance_drawn(view.scope, level)
            pieces.chart(chart, "vaardigheden_grafiek", alt)
            pieces.source_line("De getallen staan in de tabellen op de andere tabbladen.")
        else:
            whole = whole_list(view, level, opened)
            _table(ranked_ready(view.scope, level, opened, whole), "skills")
    st.markdown(pieces.with_small(text.MEANING, f"{text.short_source(view)} {text.COUNTED}"))
    pillar = opened if opened in PILLAR_TITLES else "vaardigheden"
    pieces.downloads(
        lambda: ranked_ready(view.scope, level, pillar, False)[0].sheet,
        f"{pillar}_{code}",
        "vaardigheden",
        "de lijst",
    )


def whole_list(view: SkillsView, level: int, pillar: str) -> bool:
    """Whether the url asks for the middle of a long list too, with the switch."""
    count = list_size(view.scope, level, pillar)
    if count <= FIRST + LAST:
        return False
    st.session_state["hele_lijst"] = st.query_params.get("lengte") == "alles"
    asked: bool = st.toggle(
        f"Toon alle {count} groepen, ook die tussen de {FIRST} meest gevraagde en de {LAST} waarvan in "
        "verhouding het meest vrijkomt",
        key="hele_lijst",
        on_change=lambda: go_to(lengte="alles" if st.session_state["hele_lijst"] else None),
    )
    return asked


def behind(view: SkillsView, level: int) -> None:
    """The sectors and occupations behind one group."""
    st.header("Wie vraagt dit, en waar komt het vrij?", anchor=False)
    code = chosen_group(view, level)
    group = load_group(view.scope, code, level)
    st.markdown(who_asks(group, view, view.needs.get(level, {}).get(code)))
    shown = pieces.tabs("achter", {"sectoren": "Per sector", "beroepen": "Per beroepsgroep"})
    opened = "beroepen" if shown["beroepen"].open else "sectoren"
    small = len(group.sectors) - sum(abs(row.jobs) >= FEWEST for row in group.sectors)
    make = occupations_ready if opened == "beroepen" else sectors_ready
    with shown[opened]:
        _table(make(view.scope, code, level), "achter")
    if opened == "sectoren" and 0 < small < len(group.sectors):
        pieces.source_line(f"{small} sectoren waar het om minder dan 50 banen gaat, staan alleen in de download.")
    stem = f"{group.group.skill_code}_{opened}_{view.region.region_code}"
    pieces.downloads(lambda: make(view.scope, code, level)[0].sheet, stem, "achter", "wie dit vraagt")


def chosen_group(view: SkillsView, level: int) -> str:
    """Skill code of the group in the url, with its picker; else the one that is needed most."""
    options = text.group_options(view.scope)
    wanted = st.query_params.get("groep", "").strip().upper()
    if wanted and wanted not in options:
        st.warning("De groep vaardigheden in dit webadres bestaat niet.", icon=":material/link_off:")
    first = first_group(view.scope, level)
    chosen = wanted if wanted in options else first
    select("Groep vaardigheden", options, "groep", chosen, default=first, width=620)
    return chosen


def _table(made: tuple[Table, Prepared], key: str) -> None:
    """A table in its own order; where all its rows are too small, a sentence."""
    table, ready = made
    if table.rows:
        data_table(ready, sort_by="", key=key)
    else:
        st.markdown(text.TOO_FEW)
