"""Draws what the page says of sectors: the occupations of one, and the ways from sector to sector."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.growth.records import Sector
from dashboard.kit import pieces
from dashboard.kit.table import Table
from dashboard.kit.widget.data_table import Prepared, data_table
from dashboard.pages.overstap.data import CAVEAT, sector_pairs, sector_routes, training_funds
from dashboard.pages.overstap.nothing_found import NO_WAY
from dashboard.pages.overstap.sectors.matrix import matrix_ready
from dashboard.pages.overstap.sectors.pairs import pairs_ready
from dashboard.pages.overstap.sectors.tables import destinations_ready, sector_occupations_ready
from dashboard.pages.overstap.sectors.text import (
    COVERAGE_MEANING,
    FOR_FUNDS,
    FUNDS_NOTE,
    HOW_TO_READ_MATRIX,
    between_sectors,
    fund_lines,
)
from dashboard.pages.overstap.text import SHORT_NOTE, SOURCES, sector_text, shrinking_sectors
from dashboard.pages.overstap.url_choice import RouteChoice
from dashboard.pages.overstap.work_here.data import RegionWork


def occupations_of_sector(sector: Sector, work: RegionWork) -> None:
    """The occupations that a sector is made of, to start from."""
    st.header(f"Wie werken er in {sector.sector_name_short}?", anchor=False)
    st.markdown(sector_text(sector, work))
    made = sector_occupations_ready(work.scope.at(sector=sector.sbi_code))
    _table(made, f"beroepen_{sector.sbi_code}", "de beroepen")
    pieces.source_line(f"{SOURCES} {SHORT_NOTE}")


def between_two_sectors(wanted: RouteChoice, work: RegionWork, sectors: Mapping[str, Sector]) -> None:
    """From sector to sector, with the occupations and the O&O-fondsen on both sides."""
    st.header("Van sector naar sector", anchor=False)
    st.markdown(f"{FOR_FUNDS}\n\n{COVERAGE_MEANING} {CAVEAT}")
    shrinking = shrinking_sectors(work.growth, work.sectors)
    origin = wanted.sector or next(iter(shrinking), None) or next(iter(sectors.values()))
    if wanted.other_sector is not None and wanted.sector is not None:
        behind(wanted.sector, wanted.other_sector, work)
    shown = pieces.tabs("sectoren", {"een": "Vanuit één sector", "alle": "Alle sectoren"})
    with shown["een"] as tab:
        if tab.open:
            st.markdown(f"Vanuit **{origin.sector_name_short}**, dichtstbij eerst. Kies een sector voor de beroepen.")
            _table(destinations_ready(work.scope.at(sector=origin.sbi_code)), "sectoren_een", "de sectoren")
    with shown["alle"] as tab:
        if tab.open:
            st.markdown(HOW_TO_READ_MATRIX)
            _table(matrix_ready(work.scope), "sectoren_alle", "de sectoren")
    pieces.source_line(f"{SOURCES} {FUNDS_NOTE}")


def behind(origin: Sector, destination: Sector, work: RegionWork) -> None:
    """The occupations behind the way between two sectors, and the funds on either side."""
    codes = (origin.sbi_code, destination.sbi_code)
    st.subheader(f"Van {origin.sector_name_short} naar {destination.sector_name_short}", anchor=False)
    routes = sector_routes(work.scope)
    way = next((row for row in routes if (row.origin_sbi, row.destination_sbi) == codes), None)
    if way is None:
        st.info(NO_WAY, icon=":material/info:")
        return
    funds = fund_lines(codes, training_funds(work.scope), work)
    text = between_sectors(way, routes, sector_pairs(work.scope, *codes), work)
    st.markdown(f"{text}\n\nO&O-fondsen aan beide kanten:\n\n{pieces.bullets(funds)}")
    _table(pairs_ready(work.scope, *codes), "sector_paren", "de beroepen")


def _table(made: tuple[Table, Prepared], key: str, what: str) -> None:
    """A table with its downloads."""
    table, ready = made
    data_table(ready, sort_by="", key=key)
    pieces.downloads(lambda: table.sheet, key, key, what)
