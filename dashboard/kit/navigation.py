"""The pages, the way from one to another, and what of the url goes along. Used by app.py and the pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from dashboard.growth.choice import CARRIED

# Room for a wide table, but no lines of text as wide as a large screen.
READING_WIDTH: Final = 1180


@dataclass(frozen=True)
class PageInfo:
    """A page of the app: the path of its module and of its url, its name and what it is for."""

    name: str
    title: str
    help: str

    @property
    def module(self) -> str:
        """Path of the module, from app.py."""
        return f"pages/{self.name}/page.py"


PAGES: Final = (
    PageInfo("regio", "Regio", "Welke sectoren groeien en krimpen in een regio, en hoe zeker dat is."),
    PageInfo("sectoren", "Sectoren", "Waar een sector groeit en krimpt, en waar hij groot is."),
    PageInfo(
        "werk", "Werk en mensen", "Waar nog werk is, bij welke beroepen het krap is, wie werk zoekt en wat het betaalt."
    ),
    PageInfo("vaardigheden", "Vaardigheden", "Welke vaardigheden groeiende sectoren vragen, en wat er vrijkomt."),
    PageInfo(
        "overstap", "Overstap", "Van een beroep of sector naar ander werk: wat iemand al kan, en wat er te leren is."
    ),
    PageInfo("opleiden", "Opleiden", "Wie hoeveel mensen opleidt, en of dat past bij de sectoren die groeien."),
    PageInfo("verantwoording", "Verantwoording", "Bronnen, methoden, controles, en wat deze cijfers niet zeggen."),
)


def href(page: str = "", **params: str) -> str:
    """Address of a page for a link in a table; without a page the one the reader is on, with its other choices kept.

    >>> href("sectoren", sector="Q", regio="CR33"), href(regio="CR33")
    ('sectoren?sector=Q&regio=CR33', '?regio=CR33')
    """
    return f"{page}?{urlencode(params)}"


def bar() -> None:
    """The links between pages; region and years go along."""
    carried = {name: st.query_params[name] for name in CARRIED if name in st.query_params}
    wide = st.container(horizontal_alignment="center").container(width=READING_WIDTH)
    with wide.container(horizontal=True, key="paginas", vertical_alignment="center", gap="small"):
        st.markdown("**Krimp & Groei**", width="content")
        for info in PAGES:
            st.page_link(info.module, label=info.title, help=info.help, query_params=carried)
