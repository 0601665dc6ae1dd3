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
from dashboard.pages.vaardigheden import figures, tables
from dashboard.pages.vaardigheden import text as say
from dashboard.pages.vaardigheden.data import ALL_LEVELS
from dashboard.pages.vaardigheden.skill_balance import FEWEST
from dashboard.pages.vaardigheden.view import SkillsView, load_group, load_skills

METHOD_TEXTS = (
    ("vaardigheden", "Hoe komen we van banen bij vaardigheden?"),
    ("vaardigheden_niveau", "Wat betekent het niveau?"),
    ("vaardigheden_schaars", "Wanneer heet een vaardigheid schaars?"),
)


def page() -> None:
    """Draw the page for the choice in the url."""
    version = pieces.current_version()
    build = data.build(Scope(version))
    choice = read_choice(st.query_params.to_dict(), data.regions(Scope(version)), build)
    view = load_skills(Scope(version, choice.region.region_code))
    pieces.page_title("Vaardigheden", view.region.region_name)
    region_pieces.mended(choice)
    region_picker(choice, version)
    pieces.subject_title(
        f"Vaardigheden in {view.region.region_name}",
        f"{region_pieces.kind_of(view.region)}, december {view.year_from} tot december {view.year_to}",
    )
    if not view.has_skills:
        without(view, choice)
        return
    level = chosen_level(view)
    st.markdown(pieces.with_small(*figures.answer(Scope(version, view.region.region_code), level)))
    pieces.key_figures(say.level_figures(view))
    lists(view, level)
    behind(view, level)
    region_pieces.explanations(METHOD_TEXTS, build, say.short_source(view))


def without(view: SkillsView, choice: Choice) -> None:
    """What to do where there are no figures of a region, or no skills at all."""
    if not view.groups:
        st.info(say.NOTHING, icon=":material/info:")
    elif not view.region.has_figures:
        overlaps = data.overlaps(Scope(view.version, view.region.region_code))
        region_pieces.no_figures(view.region, view.build, overlaps, period(choice.year_from, choice.year_to))
    else:
        st.info(say.covered(view), icon=":material/info:")


def chosen_level(view: SkillsView) -> int:
    """The education level in the url, with the filter."""
    wanted = st.query_params.get("niveau")
    level = say.level_of(wanted)
    if level is None:
        st.warning("Het niveau in dit webadres bestaat niet. U ziet nu alle niveaus.", icon=":material/link_off:")
    shown = [ALL_LEVELS, *(row.education_level for row in view.levels if row.education_level in say.LEVELS)]
    level = level if level in shown else ALL_LEVELS
    st.session_state["niveau"] = level

    def take() -> None:
        picked = st.session_state["niveau"]
        go_to(niveau=None if picked in (None, ALL_LEVELS) else say.LEVELS[picked][0])

    st.segmented_control(
        "Werk op welk niveau? (aantal beroepsgroepen)",
        shown,
        format_func=lambda one: say.level_label(view, one),
        key="niveau",
        on_change=take,
        required=True,
    )
    return level


def lists(view: SkillsView, level: int) -> None:
    """The ranked lists, and the same in a picture."""
    st.header("Welke vaardigheden worden gevraagd?", anchor=False)
    code = view.region.region_code
    labels = figures.PILLAR_TABS | {"grafiek": "Grafiek"}
    tabs = pieces.tabs("lijst", labels)
    opened = next((name for name, tab in tabs.items() if tab.open), "vaardigheden")
    with tabs[opened]:
        if opened == "grafiek":
            chart, alt = figures.balance_chart(Scope(view.version, code), level)
            pieces.chart(chart, "vaardigheden_grafiek", alt)
            pieces.source_line("De getallen staan in de tabellen op de andere tabbladen.")
        else:
            whole = whole_list(view, level, opened)
            _table(figures.ranked_table(Scope(view.version, code), level, opened, whole), "skills")
    st.markdown(pieces.with_small(say.MEANING, f"{say.short_source(view)} {say.COUNTED}"))
    pillar = opened if opened in figures.PILLAR_TITLES else "vaardigheden"
    pieces.downloads(
        lambda: figures.ranked_table(Scope(view.version, code), level, pillar, False)[0].sheet,
        f"{pillar}_{code}",
        "vaardigheden",
        "de lijst",
    )


def whole_list(view: SkillsView, level: int, pillar: str) -> bool:
    """Whether the url asks for the middle of a long list too, with the switch."""
    count = figures.list_size(Scope(view.version, view.region.region_code), level, pillar)
    if count <= tables.FIRST + tables.LAST:
        return False
    st.session_state["hele_lijst"] = st.query_params.get("lengte") == "alles"
    asked: bool = st.toggle(
        f"Toon alle {count} groepen, ook die tussen de {tables.FIRST} meest gevraagde en de {tables.LAST} waarvan in "
        "verhouding het meest vrijkomt",
        key="hele_lijst",
        on_change=lambda: go_to(lengte="alles" if st.session_state["hele_lijst"] else None),
    )
    return asked


def behind(view: SkillsView, level: int) -> None:
    """The sectors and occupations behind one group."""
    st.header("Wie vraagt dit, en waar komt het vrij?", anchor=False)
    code = chosen_group(view, level)
    region = view.region.region_code
    group = load_group(Scope(view.version, region), code, level)
    st.markdown(say.behind(group, view, view.needs.get(level, {}).get(code)))
    shown = pieces.tabs("achter", {"sectoren": "Per sector", "beroepen": "Per beroepsgroep"})
    opened = "beroepen" if shown["beroepen"].open else "sectoren"
    small = len(group.sectors) - sum(abs(row.jobs_effect) >= FEWEST for row in group.sectors)
    make = figures.occupations_table if opened == "beroepen" else figures.sectors_table
    with shown[opened]:
        _table(make(Scope(view.version, region), code, level), "achter")
    if opened == "sectoren" and 0 < small < len(group.sectors):
        pieces.source_line(f"{small} sectoren waar het om minder dan 50 banen gaat, staan alleen in de download.")
    stem = f"{group.group.skill_code}_{opened}_{region}"
    pieces.downloads(lambda: make(Scope(view.version, region), code, level)[0].sheet, stem, "achter", "wie dit vraagt")


def chosen_group(view: SkillsView, level: int) -> str:
    """Skill code of the group in the url, with its picker; else the one that is needed most."""
    options = figures.group_options(Scope(view.version, view.region.region_code))
    wanted = st.query_params.get("groep", "").strip().upper()
    if wanted and wanted not in options:
        st.warning("De groep vaardigheden in dit webadres bestaat niet.", icon=":material/link_off:")
    first = figures.first_group(Scope(view.version, view.region.region_code), level)
    chosen = wanted if wanted in options else first
    select("Groep vaardigheden", options, "groep", chosen, default=first, width=620)
    return chosen


def _table(made: tuple[Table, Prepared], key: str) -> None:
    """A table in its own order; where all its rows are too small, a sentence."""
    table, ready = made
    if table.rows:
        data_table(ready, sort_by="", key=key)
    else:
        st.markdown(say.TOO_FEW)
