"""Page Regio: fetch, draw, explain. Which sectors grow and shrink in one region, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import charts, maps, queries, tables, words
from dashboard import components as ui
from dashboard import format as fmt
from dashboard.data_table import data_table
from dashboard.highlights import highlights, mind
from dashboard.picker import Choice, period_picker, read_choice, region_picker
from dashboard.records import Build, Sector, SectorGrowth, YearJobs

METHOD_TEXTS = (
    ("wat_telt", "Wat wordt er geteld?"),
    ("afrondingsmarge", "Wat is de afrondingsmarge?"),
    ("oordeel", "Hoe komt het oordeel tot stand?"),
    ("reeksbreuk", "Wat is een reeksbreuk?"),
    ("locatiequotient", "Hoe vergelijken we met Nederland?"),
    ("shift_share", "Komt het door de regio, of door de sector?"),
)
PLOTLY = {"displayModeBar": False, "scrollZoom": False}


def page() -> None:
    """Draw the page for the choice in the url."""
    version = ui.current_version()
    build, regions = queries.build(version), queries.regions(version)
    lies_in = queries.gemeente_regions(version)
    choice = read_choice(st.query_params.get("regio"), st.query_params.get("periode"), regions, build)
    st.set_page_config(page_title=f"{choice.region.region_name} – Regio – Krimp & Groei")

    ui.banner(build, ui.jobs_source(version))
    for note in choice.notes:
        st.warning(note, icon=":material/link_off:")
    region_picker(choice, regions, lies_in)
    period_picker(choice, build)
    st.title(choice.region.region_name, anchor=False)
    kind = "Heel het land" if choice.region.region_type == "land" else fmt.REGION_TYPES[choice.region.region_type]
    st.markdown(f":small[{kind}, december {choice.year_from} tot december {choice.year_to}]")

    rows = queries.sector_growth(version, choice.region.region_code, choice.year_from, choice.year_to)
    if choice.region.has_figures and "A-U" in rows:
        with_figures(version, build, choice, rows)
    else:
        period = f"{choice.year_from}-{choice.year_to}"
        ui.no_figures(choice.region, queries.overlaps(version, choice.region.region_code), period)
    region_map(version, build, choice)
    explanations()


def with_figures(version: str, build: Build, choice: Choice, rows: dict[str, SectorGrowth]) -> None:
    """Everything about a region whose figures are there."""
    sectors = queries.sectors(version)
    country = {}
    if choice.region.region_code != "NL01":
        country = queries.sector_growth(version, "NL01", choice.year_from, choice.year_to)
    st.markdown(words.opening(rows["A-U"], country.get("A-U")))
    key_figures(rows, country, sectors, build)
    stands_out(version, build, rows, country, sectors)
    sector_part(version, build, choice, rows, country, sectors)


def key_figures(
    rows: dict[str, SectorGrowth], country: dict[str, SectorGrowth], sectors: dict[str, Sector], build: Build
) -> None:
    """Four figures at a glance."""
    grid = st.grid(4, min_column_width=230)
    for label, value, below in words.key_figures(rows, country, sectors, build):
        grid.metric(label, value, below, delta_color="off", delta_arrow="off", border=True, height="stretch")


def stands_out(
    version: str,
    build: Build,
    rows: dict[str, SectorGrowth],
    country: dict[str, SectorGrowth],
    sectors: dict[str, Sector],
) -> None:
    """Chances, threats and what to mind, in sentences."""
    st.header("Wat valt op", anchor=False)
    found = highlights(rows, country, sectors)
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader("Kansen: hier komt werk bij", anchor=False)
        st.markdown(_bullets(found.chances) or "Van geen enkele sector staat vast dat die hier groeit.")
    with right:
        st.subheader("Bedreigingen: hier verdwijnt werk", anchor=False)
        st.markdown(_bullets(found.threats) or "Van geen enkele sector staat vast dat die hier krimpt.")
    if country:
        st.markdown(words.why(rows["A-U"]))
    notes = mind(rows, sectors, queries.series_breaks(version), queries.series_events(version), build)
    if notes:
        st.markdown("**Let op bij deze jaren**\n" + _bullets(notes))
    sample = rows["A-U"]
    line = words.source_line(ui.jobs_source(version), build, (sample.year_from, sample.year_to))
    ui.source_line(line + " Alleen sectoren met een zeker oordeel zijn genoemd, de grootste verandering eerst.")


def sector_part(
    version: str,
    build: Build,
    choice: Choice,
    rows: dict[str, SectorGrowth],
    country: dict[str, SectorGrowth],
    sectors: dict[str, Sector],
) -> None:
    """The sector matrix as table, as chart and by group."""
    st.header("Alle sectoren", anchor=False)
    code, name = choice.region.region_code, choice.region.region_name
    series: dict[str, list[YearJobs]] = {}
    for item in queries.sector_jobs(version, code):
        series.setdefault(item.sbi_code, []).append(item)
    stretches = {
        row.sbi_code: stretch
        for row in rows.values()
        if row.stretch_from is not None and row.stretch_to is not None
        for stretch in [queries.sector_growth(version, code, row.stretch_from, row.stretch_to).get(row.sbi_code)]
        if stretch is not None
    }
    rests = queries.group_rests(version, code)
    columns = tables.sector_columns(rows["A-U"], build, with_country=bool(country))
    window = f"{name}, {fmt.years(choice.year_from, choice.year_to)}"
    table, chart, groups = st.tabs(["Tabel", "Grafiek", "Groepen van sectoren"])
    with table:
        made = tables.sector_rows(rows, sectors, series, stretches, rests, ["section"])
        data_table(columns, made, caption=f"Banen per sector in {window}", sort_by="change", key="sectoren")
    with chart:
        st.markdown(charts.growth_chart_note(rows, sectors))
        figure = charts.growth_chart(rows, country, sectors)
        st.plotly_chart(figure, config=PLOTLY, key="groei", alt=charts.growth_chart_alt(rows, sectors))
    with groups:
        st.markdown("CBS telt sommige sectoren ook samen. Sectoren die hier niet staan, horen niet bij een groep.")
        made = tables.sector_rows(rows, sectors, series, stretches, rests, ["group"])
        data_table(columns, made, caption=f"Banen per groep in {window}", sort_by="change", key="groepen")
    st.markdown(words.verdict_legend())
    line = words.source_line(ui.jobs_source(version), build, (choice.year_from, choice.year_to))
    ui.source_line(line)
    file_name = f"sectoren_{code}_{choice.year_from}-{choice.year_to}.csv"
    ui.download("Download deze cijfers (CSV)", lambda: tables.sector_csv(rows, sectors, name, line), file_name, "csv")


def region_map(version: str, build: Build, choice: Choice) -> None:
    """All regions of the type, coloured by growth of all jobs; COROPs where the type itself has nothing to show."""
    kind = choice.region.region_type if choice.region.has_figures else "corop"
    if kind == "land":
        kind = "corop"
    plural = fmt.REGION_TYPES_PLURAL[kind]
    st.header(f"Groei op de kaart: alle {plural}", anchor=False)
    rows = queries.total_growth(version, kind, choice.year_from, choice.year_to)
    names = {
        region.region_code: region.region_name for region in queries.regions(version) if region.region_type == kind
    }
    outline = None
    if choice.region.region_type != "land":
        outline = queries.boundaries(version, choice.region.region_type).get(choice.region.region_code)
    figure = maps.region_map(rows, names, queries.boundaries(version, kind), outline)
    alt = f"Kaart van {plural}, gekleurd naar groei van alle banen, {fmt.years(choice.year_from, choice.year_to)}"
    on_map, as_table = st.tabs(["Kaart", "Tabel van de kaart"])
    with on_map:
        left, right = st.columns([3, 2], gap="medium", vertical_alignment="center")
        left.markdown(
            f"Kleur: groei van alle banen samen, gemiddeld per jaar, {fmt.years(choice.year_from, choice.year_to)}."
        )
        left.plotly_chart(figure, config=PLOTLY, key="kaart", alt=alt)
        right.markdown(words.ranking(rows, names, choice.region.region_code, plural))
    with as_table:
        columns = tables.region_columns(choice.year_from, choice.year_to, fmt.REGION_TYPES[kind])
        data_table(columns, tables.region_rows(rows, names), caption=alt, sort_by="growth", key="regios")
    line = words.source_line(ui.jobs_source(version), build, (choice.year_from, choice.year_to))
    chosen = f"De dikke lijn is {choice.region.region_name}. " if outline is not None else ""
    ui.source_line(f"{chosen}{line} Grenzen: CBS en Kadaster (CC BY 4.0), vereenvoudigd.")
    file_name = f"kaart_{kind}_{choice.year_from}-{choice.year_to}.csv"
    ui.download(
        "Download de cijfers van de kaart (CSV)", lambda: tables.map_csv(rows, names, line), file_name, "kaartcsv"
    )


def explanations() -> None:
    """The method in plain words."""
    st.header("Uitleg", anchor=False)
    for name, title in METHOD_TEXTS:
        with st.expander(title):
            st.markdown(ui.text(name))


def _bullets(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


with ui.reading_width(), ui.polite_errors():
    page()
