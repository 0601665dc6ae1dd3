"""Page Regio: fetch, draw, explain. Which sectors grow and shrink in one region, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import charts, figures, queries
from dashboard import components as ui
from dashboard import format as fmt
from dashboard.picker import period_picker, read_choice, region_picker
from dashboard.sentences import summary, words
from dashboard.sentences.highlights import highlights, how_many, nothing_certain
from dashboard.sentences.notes import mind
from dashboard.sentences.ranking import ranking
from dashboard.tables import growth as tables
from dashboard.tables.export import map_csv, sector_csv
from dashboard.views.region import RegionView, load
from dashboard.widgets.data_table import data_table

METHOD_TEXTS = (
    ("wat_telt", "Wat wordt er geteld?"),
    ("afrondingsmarge", "Wat is de afrondingsmarge?"),
    ("oordeel", "Hoe komt het oordeel tot stand?"),
    ("reeksbreuk", "Wat is een reeksbreuk?"),
    ("locatiequotient", "Hoe vergelijken we met Nederland? (locatiequotiënt)"),
    ("shift_share", "Komt het door de regio, of door de sectoren? (shift-share)"),
)
PLOTLY = {"displayModeBar": False, "scrollZoom": False}


def page() -> None:
    """Draw the page for the choice in the url."""
    version = ui.current_version()
    build, regions, lies_in = queries.build(version), queries.regions(version), queries.gemeente_regions(version)
    choice = read_choice(st.query_params.get("regio"), st.query_params.get("periode"), regions, build)
    view = load(version, build, choice)
    st.set_page_config(page_title=f"{view.region.region_name} – Regio – Krimp & Groei")

    ui.banner(build, view.source)
    for note in choice.notes:
        st.warning(note, icon=":material/link_off:")
    region_picker(choice, regions, lies_in)
    period_picker(choice, build)
    ui.region_title(view.region, view.year_from, view.year_to)
    if view.has_figures:
        answer(view)
        stands_out(view)
        all_sectors(view)
    else:
        others = queries.overlaps(version, view.region.region_code)
        ui.no_figures(view.region, build, others, view.year_from, view.year_to)
    region_map(view)
    explanations(view)


def answer(view: RegionView) -> None:
    """The answer in one sentence and four key figures."""
    if view.cannot_be_summed:
        st.warning(summary.cannot_be_summed(view.rows["A-U"]), icon=":material/functions:")
    else:
        st.markdown(summary.opening(view.rows["A-U"], view.stretches.get("A-U")))
    grid = st.grid(4, min_column_width=270)
    for label, value, below in summary.key_figures(view.rows, view.country, view.sectors, view.build, view.hidden):
        grid.metric(label, value, below, delta_color="off", delta_arrow="off", border=True, height="stretch")
    if not view.country:
        st.markdown(summary.unallocated(queries.unallocated_jobs(view.version).get(view.year_to)))
    elif hidden := summary.mostly_hidden(view.rows, view.sectors):
        st.markdown(hidden)
    ui.source_line(view.source_line)


def stands_out(view: RegionView) -> None:
    """Chances, threats and what to mind, in sentences."""
    st.header("Wat valt op", anchor=False)
    events = queries.series_events(view.version)
    found = highlights(view.rows, view.sectors, events, view.build.growth_threshold_pct)
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader("Kansen: hier komt werk bij", anchor=False)
        st.markdown(_bullets(found.chances) or nothing_certain(view.rows, "groeit", view.hidden))
        ui.source_line(how_many(len(found.chances), found.growing, "groeiende"))
    with right:
        st.subheader("Bedreigingen: hier verdwijnt werk", anchor=False)
        st.markdown(_bullets(found.threats) or nothing_certain(view.rows, "krimpt", view.hidden))
        ui.source_line(how_many(len(found.threats), found.shrinking, "krimpende"))
    if found.chances or found.threats:
        ui.source_line(
            "Genoemd zijn alleen sectoren die groeien of krimpen met de afrondingsmarge meegeteld, de grootste "
            "verandering eerst."
        )
    if view.country:
        st.markdown(summary.why(view.rows, view.sectors))
    notes = mind(view.rows, view.sectors, queries.series_breaks(view.version), events, view.build)
    if notes:
        st.markdown("**Let op bij deze jaren**\n" + _bullets(notes))
    ui.source_line(view.short_source)


def all_sectors(view: RegionView) -> None:
    """The sector matrix as table, as chart and by group."""
    st.header("Alle sectoren", anchor=False)
    code, name = view.region.region_code, view.region.region_name
    table, chart, groups = st.tabs(["Tabel", "Grafiek", "Groepen van sectoren"])
    with table:
        _table(view, "section", "sector", "sectoren")
    with chart:
        hidden = words.NO_SUM if view.hidden == words.NO_SUM else "cijfer afgeschermd of onbekend"
        st.markdown(charts.growth_chart_note(view.rows, view.sectors, hidden))
        figure = figures.growth_chart(view.version, code, view.year_from, view.year_to)
        if figure.data:
            st.plotly_chart(figure, config=PLOTLY, key="groei", alt=charts.growth_chart_alt(view.rows, view.sectors))
        ui.source_line(view.short_source)
    with groups:
        st.markdown("CBS telt sommige sectoren ook samen. Sectoren die hier niet staan, horen niet bij een groep.")
        _table(view, "group", "groep", "groepen")
    st.markdown(words.verdict_legend(view.build))
    ui.download(
        "Download deze cijfers (CSV)",
        lambda: sector_csv(view.rows, view.sectors, name, view.source_line, view.series, view.rests, view.hidden),
        f"sectoren_{code}_{view.period}.csv",
        key="csv_sectoren",
    )


def _table(view: RegionView, level: str, kind: str, key: str) -> None:
    """The sectors of one level, with how to read the small lines."""
    columns = tables.sector_columns(view.rows["A-U"], view.build, with_country=bool(view.country))
    parts = (view.rows, view.sectors, view.series, view.stretches, view.rests)
    rows = tables.sector_rows(*parts, [level], view.hidden)
    caption = f"Banen per {kind} in {view.region.region_name}, {fmt.years(*view.years)}"
    data_table(columns, rows, caption=caption, sort_by="change", key=key)
    ui.source_line(f"{tables.TREND.format(hidden=view.hidden)} {view.short_source}")


def region_map(view: RegionView) -> None:
    """All regions of the type, coloured by growth of all jobs."""
    kind, code = view.map_type, view.region.region_code
    plural = fmt.REGION_TYPES_PLURAL[kind]
    window = fmt.years(*view.years)
    st.header(f"Groei op de kaart: alle {plural}", anchor=False)
    rows = queries.total_growth(view.version, kind, view.year_from, view.year_to)
    names = queries.region_names(view.version, kind)
    figure = figures.region_map(view.version, kind, view.year_from, view.year_to, code, view.region.region_type)
    alt = f"Kaart van {plural}, gekleurd naar groei van alle banen, {window}"
    on_map, as_table = st.tabs(["Kaart", "Tabel van de kaart"])
    with on_map:
        left, right = st.columns([3, 2], gap="medium", vertical_alignment="center")
        left.markdown(f"Kleur: groei van alle banen samen, gemiddeld per jaar, {window}.")
        left.plotly_chart(figure, config=PLOTLY, key="kaart", alt=alt)
        right.markdown(ranking(rows, names, code, plural))
    with as_table:
        columns = tables.region_columns(view.year_from, view.year_to, fmt.REGION_TYPES[kind], view.build)
        data_table(columns, tables.region_rows(rows, names), caption=alt, sort_by="growth", key="regios")
    chosen = "" if view.region.region_type == "land" else f"De dikke lijn is {view.region.region_name}. "
    parts = words.summed_from(rows, kind, view.build.mode)
    line = words.short_source(view.source, view.build, view.years, parts)
    ui.source_line(f"{chosen}{line} Grenzen: CBS en Kadaster (CC BY 4.0), vereenvoudigd.")
    whole = words.source_line(view.source, view.build, view.years, parts)
    ui.download(
        "Download de cijfers van de kaart (CSV)",
        lambda: map_csv(rows, names, whole),
        f"kaart_{kind}_{view.period}.csv",
        key="csv_kaart",
    )


def explanations(view: RegionView) -> None:
    """The method in plain words, and once more the whole source."""
    st.header("Uitleg", anchor=False)
    for name, title in METHOD_TEXTS:
        with st.expander(title):
            st.markdown(ui.text(name, view.build.growth_threshold_pct))
    ui.source_line(view.source_line)


def _bullets(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


with ui.reading_width(), ui.polite_errors():
    page()
