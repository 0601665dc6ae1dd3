"""Page Sectoren: fetch, draw, explain. One sector: where it grows, since when, why, and where it is large."""

from __future__ import annotations

import streamlit as st

from dashboard.growth import data, records, region_pieces, words
from dashboard.growth.choice import read_choice
from dashboard.growth.notes import mind
from dashboard.growth.pickers import period_picker, region_picker
from dashboard.growth.ranking import ranking
from dashboard.growth.region_map import growth_map
from dashboard.growth.region_table import region_sheet, region_table
from dashboard.kit import numbers, pieces
from dashboard.kit.chart import Drawn
from dashboard.kit.scope import Scope
from dashboard.kit.widget.data_table import data_table, prepared
from dashboard.pages.sectoren import charts, series_chart, tables
from dashboard.pages.sectoren.data import SectorView, load_sector
from dashboard.pages.sectoren.text import (
    change_parts,
    how_to_read_series,
    key_figures,
    opening,
    place_among,
    unbroken,
    where_it_is_large,
    why,
)

METHOD_TEXTS = (
    ("wat_telt", "Wat wordt er geteld?"),
    ("afrondingsmarge", "Wat is de afrondingsmarge?"),
    ("oordeel", "Hoe komt het oordeel tot stand?"),
    ("reeksbreuk", "Wat is een reeksbreuk?"),
    ("shift_share", "Komt het door de regio, of door de sector? (shift-share)"),
    ("locatiequotient", "Wanneer is een sector groot? (locatiequotiënt)"),
)


def page() -> None:
    """Draw the page for the choice in the url."""
    version = pieces.current_version()
    scope = Scope(version)
    build, sectors = data.build(scope), data.sectors(scope)
    choice = read_choice(st.query_params.to_dict(), data.regions(scope), build, sectors)
    if choice.sector is None:
        return
    view = load_sector(Scope(version, choice.region.region_code, choice.window, choice.sector.sbi_code))
    name, region = view.sector.sector_name_short, view.region.region.region_name
    pieces.page_title("Sectoren", f"{name} in {region}")
    region_pieces.mended(choice)
    region_picker(choice, version, sectors)
    period_picker(choice, build)
    region_pieces.sector_title(view.sector, region, *view.years)
    region_pieces.banner(build, view.source)
    st.markdown(opening(view.sector, view.across, view.in_country, view.kind))
    in_region(view)
    across(view)
    development(view)
    made_of(view)
    concentration(view)
    region_pieces.explanations(METHOD_TEXTS, build, view.region.source_line)


def in_region(view: SectorView) -> None:
    """The sector in the region chosen: four key figures, or where to look instead."""
    region = view.region
    code = view.sector.sbi_code
    if not region.has_figures or view.own is None:
        others = data.overlaps(region.scope)
        region_pieces.no_figures(region.region, view.build, others, region.period)
        return
    place = place_among(view.across, region.region.region_code, view.kind)
    pieces.key_figures(key_figures(view.own, region.rows.get("A-U"), place, region.hidden))
    if sentence := unbroken(region.stretches.get(code)):
        st.markdown(sentence)
        region_pieces.unbroken(region.stretches[code])
    notes = mind({code: view.own}, region.sectors, view.breaks, view.events, view.build)
    if notes:
        st.markdown("**Let op bij deze jaren**\n" + pieces.bullets(notes))
    pieces.source_line(region.source_line)


def across(view: SectorView) -> None:
    """The sector in all regions of the type: map, ranking with margins, table."""
    plural, window = records.REGION_TYPES_PLURAL[view.kind], numbers.years(*view.years)
    name, chosen = view.sector.sector_name_short, view.region.region.region_code
    st.header(f"Waar groeit en krimpt {name}?", anchor=False)
    code = view.sector.sbi_code
    shown = pieces.tabs("regios", {"kaart": "Kaart", "rangorde": "Rangorde", "tabel": "Tabel van de regio\u2019s"})
    with shown["kaart"] as tab:
        if tab.open:
            left, right = st.columns([2, 3], gap="medium", vertical_alignment="center")
            figure = growth_map(view.scope, view.kind, view.region.region.region_type)
            with left:
                st.markdown(f"Kleur: groei van {name}, gemiddeld per jaar, {window}.")
                alt = f"Kaart van {plural}, gekleurd naar groei van {name}, {window}"
                region_pieces.region_map(figure, f"kaart_{code}_{chosen}", alt)
            how = "Klik op een regio, op de kaart of in de tabel, om die te kiezen."
            right.markdown(f"{ranking(view.across, view.names, chosen, plural)}\n\n{how}")
    with shown["rangorde"] as tab:
        if tab.open:
            st.markdown(charts.ranking_note(view.across, view.names))
            alt = charts.ranking_alt(view.across, view.names)
            pieces.chart(charts.ranking_drawn(view.scope), "rangorde", alt)
    with shown["tabel"] as tab:
        if tab.open:
            table = region_table(view.scope, view.kind, chosen)
            data_table(table, sort_by="growth", key="regios")
    pieces.source_line(f"{view.short_source} {region_pieces.BOUNDARIES}")
    pieces.downloads(
        lambda: region_sheet(view.across, view.names, f"{name}: {plural}, {window}", view.years, view.source_facts),
        f"sector_{code}_{view.kind}_{view.region.period}",
        key="regios",
        what="de cijfers per regio",
    )


def development(view: SectorView) -> None:
    """The sector in the region year by year, with breaks and unusual years."""
    if not view.own_series:
        return
    region, name = view.region, view.sector.sector_name_short
    where = f"{name} in {region.region.region_name}"
    st.header(f"Verloop: {where}", anchor=False)
    years = [row.year for row in view.own_series]
    shown = pieces.tabs("verloop", {"grafiek": "Grafiek", "tabel": "Tabel van de jaren"})
    with shown["grafiek"] as tab:
        if tab.open:
            st.markdown(how_to_read_series(view.own_series, view.own_breaks, view.own_events))
            alt = series_chart.series_chart_alt(view.own_series, where)
            pieces.chart(series_chart.series_drawn(view.scope), "verloop_grafiek", alt)
    with shown["tabel"] as tab:
        if tab.open:
            data_table(tables.series_ready(view.scope)[1], sort_by="year", key="jaren")
    pieces.source_line(words.short_source(view.source, view.build, years, region.parts))
    pieces.downloads(
        lambda: tables.series_ready(view.scope)[0].sheet,
        f"verloop_{view.sector.sbi_code}_{region.region.region_code}",
        key="verloop",
        what="de jaren",
    )


def made_of(view: SectorView) -> None:
    """Shift-share of the sector in the region, in plain words and as bars."""
    if view.own is None:
        return
    region = view.region.region.region_name
    st.header("Waar komt de verandering vandaan?", anchor=False)
    st.markdown(why(view.own, view.sector, region))
    parts = change_parts(view.own)
    if not parts or view.sector.sector_level != "section":
        return
    alt = "Verandering in banen en waar die vandaan komt: " + "; ".join(
        f"{label} {numbers.change(value)}" for label, value in parts
    )
    shown = pieces.tabs("herkomst", {"grafiek": "Grafiek", "tabel": "Tabel van de delen"})
    with shown["grafiek"] as tab:
        if tab.open:
            pieces.chart(Drawn(charts.parts_chart(parts)), "herkomst_grafiek", alt)
    with shown["tabel"] as tab:
        if tab.open:
            columns, rows = tables.parts_table(parts)
            data_table(prepared(columns, rows, alt), sort_by="", key="delen")
    pieces.source_line(
        f"{view.region.short_source} De verdeling is onze berekening (shift-share); zij zegt d\u00e1t het hier anders "
        "gaat, niet waarom. De delen van alle regio\u2019s staan in \u201cDownload de cijfers per regio\u201d."
    )


def concentration(view: SectorView) -> None:
    """Where the sector is large for the size of the region."""
    text = where_it_is_large(view.across, view.names, view.in_country, view.kind)
    if not text:
        return
    st.header(f"Waar is {view.sector.sector_name_short} groot?", anchor=False)
    st.markdown(text)
    if all(row.location_quotient is None for row in view.across):
        pieces.source_line(view.short_source)
        return
    alt = f"Regio\u2019s waar {view.sector.sector_name_short} groot is, vergeleken met Nederland"
    shown = pieces.tabs("concentratie", {"grafiek": "Grafiek", "tabel": "Tabel van de aandelen"})
    with shown["grafiek"] as tab:
        if tab.open:
            pieces.chart(charts.concentration_drawn(view.scope), "concentratie_grafiek", alt)
    with shown["tabel"] as tab:
        if tab.open:
            table = region_table(view.scope, view.kind, view.scope.region, shares=True)
            data_table(table, sort_by="country", key="aandelen")
    pieces.source_line(f"{view.short_source} Deze cijfers staan ook in de download van de cijfers per regio.")
