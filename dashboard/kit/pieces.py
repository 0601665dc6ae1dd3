"""Pieces that every page uses: opening the figures, the banner, the source line, downloads, texts, empty states."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import streamlit as st
from streamlit.elements.lib.mutable_tab_container import TabContainer

from dashboard.growth import region_map as maps
from dashboard.growth import words
from dashboard.growth.choice import Choice, period
from dashboard.growth.pickers import go_to
from dashboard.growth.records import Build, Overlap, Region, Sector, SectorGrowth, Source
from dashboard.kit import numbers
from dashboard.kit import store as warehouse_store
from dashboard.kit.chart import Drawn
from dashboard.kit.navigation import READING_WIDTH
from dashboard.kit.sheet import Sheet, to_csv, to_xlsx

PLOTLY = {"displayModeBar": False, "scrollZoom": False}
BOUNDARIES = "Grenzen: CBS en Kadaster (CC BY 4.0), vereenvoudigd."
_LEVELS = {"section": "Sector", "group": "Groep", "rest": "Sector"}
TEXTS = Path(__file__).resolve().parents[1] / "teksten"
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
    return warehouse_store.get_store().serving()


def region_title(region: Region, year_from: int, year_to: int) -> None:
    """Name of the region, what kind it is (names occur twice: Groningen), and the window."""
    subject_title(region.region_name, f"{kind_of(region)}, december {year_from} tot december {year_to}")


def kind_of(region: Region) -> str:
    """What kind of region it is: names occur twice (Groningen)."""
    return "Heel het land" if region.region_type == "land" else numbers.REGION_TYPES[region.region_type]


def subject_title(title: str, below: str) -> None:
    """Title of the page, with a small line below it."""
    st.title(title, anchor=False)
    st.markdown(f":small[{below}]")


def banner(build: Build, source: Source | None) -> None:
    """Say so when the figures are not fresh from the publisher."""
    text = words.banner(build, source)
    if text:
        st.info(text, icon=":material/inventory_2:")


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


def text(name: str, threshold: float) -> str:
    """A text from ``teksten/``, with the threshold of the verdicts (percent a year) where it says so."""
    return _raw_text(name).replace("{grens}", numbers.limit(threshold))


@lru_cache(maxsize=64)
def _raw_text(name: str) -> str:
    return (TEXTS / f"{name}.md").read_text(encoding="utf-8")


def page_title(page: str, subject: str = "") -> None:
    """Title of the browser's tab: subject, page, app."""
    st.set_page_config(page_title=" – ".join(part for part in (subject, page, "Krimp & Groei") if part))


def mended(choice: Choice) -> None:
    """Say what of the url made no sense."""
    for note in choice.notes:
        st.warning(note, icon=":material/link_off:")


def sector_title(sector: Sector, region_name: str, year_from: int, year_to: int) -> None:
    """Name of the sector, its code, where and when."""
    st.title(f"{sector.sector_name_short} in {region_name}", anchor=False)
    kind = (
        "Alle sectoren samen" if sector.sector_level == "total" else f"{_LEVELS[sector.sector_level]} {sector.sbi_code}"
    )
    st.markdown(f":small[{kind}: {sector.sector_name}, december {year_from} tot december {year_to}]")


def unbroken(stretch: SectorGrowth | None) -> None:
    """A way to the longest part of the window without a break, where the figures span one."""
    if stretch is None:
        return
    st.button(
        f"Bekijk {numbers.years(stretch.year_from, stretch.year_to)}, zonder reeksbreuk",
        key="zonder_breuk",
        icon=":material/arrow_forward:",
        on_click=go_to,
        kwargs={"periode": period(stretch.year_from, stretch.year_to)},
    )


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


def region_map(figure: Drawn, key: str, alt: str) -> None:
    """A map of which a click leads to the region."""

    def take() -> None:
        points = (st.session_state.get(key) or {}).get("selection", {}).get("points", [])
        if points and points[0].get("location"):
            go_to(regio=points[0]["location"])

    st.plotly_chart(figure, config=PLOTLY, key=key, alt=alt, on_select=take, selection_mode="points", width=maps.WIDTH)


FAILED = "Er ging iets mis"
EXPLANATION = "Wat wordt er geteld, en wat betekenen de woorden?"


def explanations(texts: Sequence[tuple[str, str]], build: Build, source: str) -> None:
    """The method in plain words, question by question, and once more the whole source."""
    st.header("Uitleg", anchor=False)
    with st.expander(EXPLANATION):
        st.markdown(_explained(tuple(texts), build.growth_threshold_pct))
    source_line(f"{source} Alle bronnen, methoden en controles staan onder Verantwoording.")


@lru_cache(maxsize=8)
def _explained(texts: tuple[tuple[str, str], ...], threshold: float) -> str:
    # One text and not a fold for each question: every element costs every visitor time.
    return "\n\n".join(f"**:blue[{title}]**\n\n{text(name, threshold)}" for name, title in texts)


def bullets(lines: Sequence[str]) -> str:
    """Lines as a list in Markdown."""
    return "\n".join(f"- {line}" for line in lines)


def no_figures(region: Region, build: Build, overlaps: Sequence[Overlap], window: str) -> None:
    """What to do for a region that this version has no figures of."""
    where = "in de meegeleverde momentopname" if build.mode == "snapshot" else "bij de opgehaalde cijfers"
    st.info(
        f"Van {region.region_name} staan geen cijfers {where}: daarvoor zijn cijfers per gemeente nodig. "
        "Met `make refresh` haalt de beheerder de cijfers van alle gemeenten op, en daarmee die van alle "
        "arbeidsmarktregio\u2019s. "
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
            kwargs={"regio": overlap.other_code, "periode": window},
        )
