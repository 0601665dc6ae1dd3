"""The page Verantwoording: how fresh and how sound the figures are, what they cannot say, and how they are made.

Fetch, draw, explain; everything on it is made in view.py, once for a version.
"""

from __future__ import annotations

import streamlit as st

from dashboard.kit import pieces
from dashboard.kit.scope import Scope
from dashboard.kit.widget.data_table import data_table
from dashboard.pages.verantwoording.norms.text import INTRO, norms_label
from dashboard.pages.verantwoording.outlook.tables import OUTLOOK_ORIGIN
from dashboard.pages.verantwoording.text import (
    EVENTS,
    NOT_CHECKED,
    SEVERITY_MEANINGS,
    USUAL,
    checks_label,
    detected_label,
    detected_text,
    found_something,
    mode_legend,
    source_warnings,
    version_line,
)
from dashboard.pages.verantwoording.validation.tables import ROUTES_ORIGIN
from dashboard.pages.verantwoording.view import AccountView, load

PROSE = 820
SECTIONS = {
    "bronnen": "Bronnen",
    "niet-te-zeggen": "Wat deze app niet kan zeggen",
    "reeksbreuken": "Reeksbreuken",
    "vooruitblik": "Hoe goed is de vooruitblik?",
    "routes": "Vaardigheden en routes: hoe goed is dat?",
    "controles": "Kwaliteitscontroles",
    "grenzen": "Grenzen en keuzes",
    "methoden": "Methoden",
    "narekenen": "Voor wie het narekent",
}
# What is downloaded, for who hears the buttons one by one.
FILES = {
    "bronnen": "de bronnen",
    "bevestigd": "de bevestigde breuken",
    "voorgesteld": "de voorstellen",
    "gevonden": "alle voorstellen van het programma",
    "bijzonder": "de bijzondere jaren",
    "vooruit_methoden": "de proef per methode",
    "vooruit_sectoren": "de proef per sector",
    "routes": "de toets van de routes",
    "let_op": "deze controles",
    "controles": "alle controles",
    "grenzen": "de grenzen",
}


def page() -> None:
    """Draw the page for the current version."""
    st.set_page_config(page_title="Verantwoording \u2013 Krimp & Groei")
    view = load(Scope(pieces.current_version()))
    answer(view)
    sources(view)
    limits(view)
    series(view)
    outlook(view)
    routes(view)
    checks(view)
    norms(view)
    methods(view)
    _header("narekenen")
    _prose(view.texts["narekenen"])


def answer(view: AccountView) -> None:
    """How fresh and how sound, in a few sentences and key figures; then what is on the page."""
    st.title("Verantwoording", anchor=False)
    _prose(view.opening)
    grid = st.grid(len(view.key_figures), min_column_width=150)
    for label, value, below in view.key_figures:
        grid.metric(label, value, below, delta_color="off", delta_arrow="off", border=True, height="stretch")
    pieces.source_line(version_line(view.build))
    _prose("Op deze pagina: " + _links(SECTIONS))


def sources(view: AccountView) -> None:
    """Every source with mode, dates and rows."""
    _header("bronnen")
    _table(view, "bronnen")
    _prose(mode_legend(view.sources))
    _prose("**Let op bij deze bronnen**\n" + source_warnings(view.sources))


def limits(view: AccountView) -> None:
    """What the figures cannot say."""
    _header("niet-te-zeggen")
    _prose(view.limits)


def series(view: AccountView) -> None:
    """Breaks and events: what counts, what is only proposed."""
    _header("reeksbreuken")
    _prose(view.texts["breuken_uitleg"])
    st.subheader("Bevestigd: deze breuken tellen mee", anchor="bevestigd")
    _table(view, "bevestigd")
    st.subheader("Voorgesteld: deze tellen niet mee", anchor="voorgesteld")
    _prose(view.texts["breuken_voorgesteld"])
    if view.tables["voorgesteld"].rows:
        _table(view, "voorgesteld")
    _prose(detected_text(view.proposals))
    if view.proposals:
        with st.expander(detected_label(view.proposals)):
            _prose(USUAL)
            _table(view, "gevonden")
    st.subheader("Bijzondere jaren", anchor="bijzonder")
    _prose(EVENTS)
    _table(view, "bijzonder")


def outlook(view: AccountView) -> None:
    """How often forecasts came true before, in a picture and tables."""
    _header("vooruitblik")
    _prose(view.outlook)
    if view.tables["vooruit_methoden"].rows:
        pieces.chart(view.hits_chart, "vooruitblik_raak", view.hits_alt)
        _prose(":small[Elk teken is een methode: in hoeveel procent van de voorspellingen de richting klopte.]")
        with st.expander("De hele proef in tabellen"):
            _table(view, "vooruit_methoden")
            _table(view, "vooruit_sectoren")
    pieces.source_line(OUTLOOK_ORIGIN)


def routes(view: AccountView) -> None:
    """How routes are ranked, tested against the judgement of experts, and what that cannot say."""
    _header("routes")
    _prose(view.routes)
    if view.tables["routes"].rows:
        pieces.chart(view.routes_chart, "routes_toets", view.routes_alt)
        with st.expander("De hele toets in een tabel"):
            _table(view, "routes")
    pieces.source_line(ROUTES_ORIGIN)


def checks(view: AccountView) -> None:
    """What was checked before this version was shown."""
    _header("controles")
    _prose(NOT_CHECKED)
    if found_something(view.checks):
        _table(view, "let_op")
    _prose(SEVERITY_MEANINGS)
    with st.expander(checks_label(view.checks)):
        _table(view, "controles")


def norms(view: AccountView) -> None:
    """Every threshold that a reader may dispute, with its reason."""
    _header("grenzen")
    _prose(INTRO)
    with st.expander(norms_label(view.tables["grenzen"].rows)):
        _table(view, "grenzen")


def methods(view: AccountView) -> None:
    """All methods in plain words, with the formula for who wants it."""
    _header("methoden")
    _prose(_links({anchor: title for anchor, title, _ in view.methods}))
    for anchor, title, text in view.methods:
        st.subheader(title, anchor=anchor)
        _prose(text)


def _prose(text: str) -> None:
    """Running text, in lines that can be read."""
    st.markdown(text, width=PROSE)


def _table(view: AccountView, name: str) -> None:
    """One table on screen, and as a file."""
    table = view.tables[name]
    data_table(view.prepared[name], sort_by="", key=name)
    pieces.downloads(lambda: table.sheet, f"verantwoording_{name}", name, FILES[name])


def _header(anchor: str) -> None:
    st.header(SECTIONS[anchor], anchor=anchor)


def _links(titles: dict[str, str]) -> str:
    return " · ".join(f"[{title}](#{anchor})" for anchor, title in titles.items())
