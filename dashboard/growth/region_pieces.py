"""Pieces of a page about a region or a sector: titles, banner, explanations, the map, and where to look instead."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import streamlit as st

from dashboard.growth import records, words
from dashboard.growth.choice import Choice, period
from dashboard.growth.records import Build, Overlap, Region, Sector, SectorGrowth, Source
from dashboard.growth.region_map import WIDTH
from dashboard.kit import numbers
from dashboard.kit.chart import Drawn
from dashboard.kit.pieces import PLOTLY, source_line, subject_title
from dashboard.kit.texts import read_text
from dashboard.kit.url import go_to

BOUNDARIES = "Grenzen: CBS en Kadaster (CC BY 4.0), vereenvoudigd."
_LEVELS = {"section": "Sector", "group": "Groep", "rest": "Sector"}


def region_title(region: Region, year_from: int, year_to: int) -> None:
    """Name of the region, what kind it is (names occur twice: Groningen), and the window."""
    subject_title(region.region_name, f"{kind_of(region)}, december {year_from} tot december {year_to}")


def kind_of(region: Region) -> str:
    """What kind of region it is: names occur twice (Groningen)."""
    return "Heel het land" if region.region_type == "land" else records.REGION_TYPES[region.region_type]


def banner(build: Build, source: Source | None) -> None:
    """Say so when the figures are not fresh from the publisher."""
    text = words.banner(build, source)
    if text:
        st.info(text, icon=":material/inventory_2:")


def text(name: str, threshold: float) -> str:
    """A text of the method by its name, with the threshold of the verdicts (percent a year) where it says so."""
    return read_text(name).replace("{grens}", numbers.limit(threshold))


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


def region_map(figure: Drawn, key: str, alt: str) -> None:
    """A map of which a click leads to the region."""

    def take() -> None:
        points = (st.session_state.get(key) or {}).get("selection", {}).get("points", [])
        if points and points[0].get("location"):
            go_to(regio=points[0]["location"])

    st.plotly_chart(figure, config=PLOTLY, key=key, alt=alt, on_select=take, selection_mode="points", width=WIDTH)


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
