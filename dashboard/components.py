"""Pieces that every page uses: opening the figures, the banner, the source line, downloads, texts, empty states."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import streamlit as st

from dashboard import format as fmt
from dashboard import store as warehouse_store
from dashboard.picker import go_to
from dashboard.records import Build, Overlap, Region, Source
from dashboard.sentences import words

TEXTS = Path(__file__).resolve().parent / "teksten"
_log = logging.getLogger("krimpgroei.dashboard")

_WHAT_TO_DO = {
    "missing": "Er zijn nog geen cijfers klaargezet.",
    "gone": "Het bestand met de cijfers is niet gevonden.",
    "unreadable": "Het bestand met de cijfers kan niet worden gelezen. Misschien is het beschadigd.",
    "incomplete": "Het bestand met de cijfers is onvolledig of hoort bij een andere versie van dit programma.",
}


@contextmanager
def polite_errors() -> Iterator[None]:
    """Show what to do where the figures cannot be read; the details go to the log, never to the page."""
    try:
        yield
    except warehouse_store.WarehouseError as problem:
        _log.error("warehouse: %s", problem)
        st.error(
            f"{_WHAT_TO_DO[problem.kind]}\n\nVraag de beheerder om `make refresh` te draaien, of "
            "`python -m etl run`. Laad daarna deze pagina opnieuw.",
            icon=":material/database_off:",
            title="Er zijn nu geen cijfers te zien",
        )
        st.stop()


@contextmanager
def reading_width() -> Iterator[None]:
    """Room for a wide table, but no lines of text as wide as a large screen."""
    with st.container(horizontal_alignment="center"), st.container(width=1180):
        yield


def current_version() -> str:
    """Name of the version to draw this page from; the same one for the whole page."""
    return warehouse_store.get_store().current()


def region_title(region: Region, year_from: int, year_to: int) -> None:
    """Name of the region, what kind it is (names occur twice: Groningen), and the window."""
    st.title(region.region_name, anchor=False)
    kind = "Heel het land" if region.region_type == "land" else fmt.REGION_TYPES[region.region_type]
    st.markdown(f":small[{kind}, december {year_from} tot december {year_to}]")


def banner(build: Build, source: Source | None) -> None:
    """Say so when the figures are not fresh from the publisher."""
    text = words.banner(build, source)
    if text:
        st.info(text, icon=":material/inventory_2:")


def source_line(text: str) -> None:
    """Source, table, reference date and what is counted, under a figure."""
    st.markdown(f":small[{text}]")


def download(label: str, make: Callable[[], bytes], file_name: str, key: str) -> None:
    """A CSV download; the file is made when it is asked for."""
    st.download_button(
        label, data=make, file_name=file_name, mime="text/csv", key=key, on_click="ignore", icon=":material/download:"
    )


def text(name: str, threshold: float) -> str:
    """A text from ``teksten/``, with the threshold of the verdicts (percent a year) where it says so."""
    return _raw_text(name).replace("{grens}", fmt.limit(threshold))


@lru_cache(maxsize=32)
def _raw_text(name: str) -> str:
    return (TEXTS / f"{name}.md").read_text(encoding="utf-8")


def no_figures(region: Region, build: Build, overlaps: list[Overlap], year_from: int, year_to: int) -> None:
    """What to do for a region that this version has no figures of."""
    where = "in de meegeleverde momentopname" if build.mode == "snapshot" else "bij de opgehaalde cijfers"
    st.info(
        f"Van {region.region_name} staan geen cijfers {where}: die telt CBS per gemeente. Met `make refresh` haalt de "
        "beheerder de cijfers van alle gemeenten op, en daarmee die van alle arbeidsmarktregio\u2019s. "
        "Daarna staan ze hier.",
        icon=":material/info:",
    )
    if not overlaps:
        return
    if region.region_type == "gemeente":
        st.markdown(f"**Kijk zolang bij het COROP-gebied** waar {region.region_name} in ligt:")
    else:
        st.markdown("**Kijk zolang bij deze COROP-gebieden.** Zij liggen helemaal of voor een deel in deze regio:")
    for overlap in overlaps:
        label = overlap.other_name
        if region.region_type != "gemeente":
            whole = overlap.gemeenten_shared == overlap.gemeenten_total
            part = f"{overlap.gemeenten_shared} van de {overlap.gemeenten_total} gemeenten"
            label += " (het hele gebied)" if whole else f" ({part})"
        # A button and not a page link: a link to the page one is on leaves the url as it was.
        st.button(
            label,
            key=f"naar_{overlap.other_code}",
            type="tertiary",
            icon=":material/arrow_forward:",
            on_click=go_to,
            args=(overlap.other_code, year_from, year_to),
        )
