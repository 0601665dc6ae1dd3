"""Pieces that every page uses: opening the figures, the banner, the source line, downloads, texts, empty states."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

import streamlit as st
from streamlit.elements.lib.mutable_tab_container import TabContainer

from dashboard.kit.chart import Drawn
from dashboard.kit.sheet import Sheet, to_csv, to_xlsx
from dashboard.kit.store import WarehouseError, get_store
from dashboard.kit.url import go_to

PLOTLY = {"displayModeBar": False, "scrollZoom": False}
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
    except WarehouseError as problem:
        _log.error("warehouse: %s", problem)
        st.error(
            f"{_WHAT_TO_DO[problem.kind]}\n\nVraag de beheerder om `make refresh` te draaien, of "
            "`python -m etl run`. Laad daarna deze pagina opnieuw.",
            icon=":material/database_off:",
            title="Er zijn nu geen cijfers te zien",
        )
        st.stop()
    except Exception:  # noqa: BLE001 - whatever it is, the visitor is not told in English, and the log has it all
        _log.exception("a page could not be drawn")
        st.error(
            "Een deel van deze pagina kan niet worden getoond. De oorzaak staat in het logboek; meld het aan de "
            "beheerder. Een andere regio, sector of periode werkt meestal wel.",
            icon=":material/error:",
            title=FAILED,
        )
        st.stop()


@contextmanager
def reading_width() -> Iterator[None]:
    """The middle of a wide screen."""
    with st.container(horizontal_alignment="center"), st.container(width=READING_WIDTH):
        yield


def current_version() -> str:
    """Name of the version to draw this page from; the same one for the whole page."""
    return get_store().serving()


def subject_title(title: str, below: str) -> None:
    """Title of the page, with a small line below it."""
    st.title(title, anchor=False)
    st.markdown(f":small[{below}]")


def source_line(text: str) -> None:
    """Source, table, reference date and what is counted, under a figure."""
    st.markdown(f":small[{text}]")


def with_small(text: str, small: str) -> str:
    """A text with a line in small letters below it."""
    return "\n\n".join(part for part in (text, f":small[{small}]" if small else "") if part)


def downloads(make: Callable[[], Sheet], stem: str, key: str, what: str = "deze tabel") -> None:
    """The same sheet as CSV and as an Excel workbook; made when it is asked for.

    Args:
        make: makes the sheet.
        stem: name of the file without its ending.
        key: unique on the page.
        what: what is downloaded, for a reader who hears the buttons one by one.
    """
    with st.container(horizontal=True, key=f"downloads_{key}"):
        st.download_button(
            f"Download {what} (CSV)",
            data=lambda: to_csv(make()),
            file_name=f"{stem}.csv",
            mime="text/csv",
            key=f"csv_{key}",
            on_click="ignore",
            icon=":material/download:",
        )
        st.download_button(
            "Download voor Excel",
            data=lambda: to_xlsx(make()),
            file_name=f"{stem}.xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            key=f"xlsx_{key}",
            on_click="ignore",
            icon=":material/table_view:",
            help=f"Download {what} als Excelbestand, met een tabblad met de bron.",
        )


def tabs(key: str, labels: Mapping[str, str]) -> dict[str, TabContainer]:
    """Tabs of which the open one stands in the url under ``key``; only that one is to be filled.

    Args:
        key: name in the url, unique on the page.
        labels: labels by what stands in the url, the first one is open at first and not in the url.
    """
    names = list(labels)
    wanted = st.query_params.get(key, names[0])
    st.session_state[key] = labels.get(wanted, labels[names[0]])

    def take() -> None:
        opened = next((name for name in names if labels[name] == st.session_state[key]), names[0])
        go_to(**{key: None if opened == names[0] else opened})

    return dict(zip(names, st.tabs(list(labels.values()), key=key, on_change=take), strict=True))


def page_title(page: str, subject: str = "") -> None:
    """Title of the browser's tab: subject, page, app."""
    st.set_page_config(page_title=" – ".join(part for part in (subject, page, "Krimp & Groei") if part))


def key_figures(figures: Sequence[tuple[str, str, str]]) -> None:
    """Label, value and a line below, side by side where there is room."""
    grid = st.grid(4, min_column_width=270)
    for label, value, below in figures:
        grid.metric(label, value, below, delta_color="off", delta_arrow="off", border=True, height="stretch")


def chart(figure: Drawn, key: str, alt: str) -> None:
    """A chart with its message in words for those who cannot see it; one without data says so."""
    if figure.data:
        st.plotly_chart(figure, config=PLOTLY, key=key, alt=alt)
    else:
        st.markdown("Er is niets te tekenen: geen enkel cijfer is bekend of te vergelijken.")


FAILED = "Er ging iets mis"


def bullets(lines: Sequence[str]) -> str:
    """Lines as a list in Markdown."""
    return "\n".join(f"- {line}" for line in lines)


# Room for a wide table, but no lines of text as wide as a large screen.
READING_WIDTH: Final = 1180
