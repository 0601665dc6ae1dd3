"""What a page says of itself, finding the pages, and the bar with the links between them. Used by app.py."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType

import streamlit as st

from dashboard.kit.pieces import READING_WIDTH
from dashboard.kit.url import CARRIED


@dataclass(frozen=True)
class PageInfo:
    """A page of the app, as the ``__init__.py`` of its folder declares it under the name ``PAGE``.

    ``name`` is that of the folder and in the url, ``order`` its place in the bar; the first page is the one at ``/``.
    """

    name: str
    order: int
    title: str
    help: str


def found_pages(package: ModuleType) -> list[PageInfo]:
    """Every page in a package of pages, in the order of the bar.

    Raises:
        AttributeError: a folder in it declares no page.
    """
    names = [module.name for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")]
    pages: list[PageInfo] = [importlib.import_module(name).PAGE for name in names]
    return sorted(pages, key=lambda page: page.order)


def as_streamlit(package: ModuleType) -> list[st.Page]:
    """The same as Streamlit's pages; each is drawn by the function ``page`` of the module ``page`` in its folder."""
    return [
        st.Page(
            importlib.import_module(f"{package.__name__}.{info.name}.page").page,
            title=info.title,
            url_path=info.name,
            default=number == 0,
            help=info.help,
        )
        for number, info in enumerate(found_pages(package))
    ]


def bar(pages: Sequence[st.Page]) -> None:
    """The links between pages; region and years go along."""
    carried = {name: st.query_params[name] for name in CARRIED if name in st.query_params}
    wide = st.container(horizontal_alignment="center").container(width=READING_WIDTH)
    with wide.container(horizontal=True, key="paginas", vertical_alignment="center", gap="small"):
        st.markdown("**Krimp & Groei**", width="content")
        for page in pages:
            st.page_link(page, label=page.title, help=page.help, query_params=carried)
