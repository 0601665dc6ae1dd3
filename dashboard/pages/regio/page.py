"""Page Regio: fetch, draw, explain. Which sectors grow and shrink in one region, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import streamlit as st

from dashboard.growth import data, records, region_pieces, words
from dashboard.growth.choice import Choice, read_choice
from dashboard.growth.notes import mind
from dashboard.growth.outlook import outlook_sectors, too_narrow
from dashboard.growth.pickers import other_picker, period_picker, region_picker
from dashboard.growth.ranking import ranking
from dashboard.growth.ready import of_each_region
from dashboard.growth.records import COUNTRY, TOTAL, Region
from dashboard.growth.region_map import growth_map
from dashboard.growth.region_table import region_sheet, region_table
from dashboard.growth.region_view import RegionView, load
from dashboard.growth.source_lines import line_of_sources, not_fetched
from dashboard.kit import numbers, pieces
from dashboard.kit.scope import Scope
from dashboard.kit.warm import Piece
from dashboard.kit.widget.data_table import data_table
from dashboard.pages.regio import charts, tables
from dashboard.pages.regio.comparison.charts import comparison_drawn
from dashboard.pages.regio.comparison.data import Pair, pairs
from dashboard.pages.regio.comparison.tables import comparison_ready
from dashboard.pages.regio.comparison.text import growth, shares, specialisation
from dashboard.pages.regio.highlights import highlights, how_many, nothing_certain
from dashboard.pages.regio.prospects.data import load_prospects
from dashboard.pages.regio.prospects.tables import prospects_ready
from dashboard.pages.regio.prospects.text import OUTLOOK_MEANING, TRAINING_MEANING, more, none_at_all
from dashboard.pages.regio.text import cannot_be_summed, key_figures, mostly_hidden, opening, unallocated, why
from dashboard.pages.werk.data import VACANCIES_COUNTED, VACANCIES_SOURCE

METHOD_TEXTS = (
    ("wat_telt", "Wat wordt er geteld?"),
    ("afrondingsmarge", "Wat is de afrondingsmarge?"),
    ("oordeel", "Hoe komt het oordeel tot stand?"),
    ("reeksbreuk", "Wat is een reeksbreuk?"),
    ("locatiequotient", "Hoe vergelijken we met Nederland? (locatiequotiënt)"),
    ("shift_share", "Komt het door de regio, of door de sectoren? (shift-share)"),
)


def page() -> None:
    """Draw the page for the choice in the url."""
    version = pieces.current_version()
    scope = Scope(version)
    build = data.build(scope)
    choice = read_choice(st.query_params.to_dict(), data.regions(scope), build)
    view = load(scope.at(region=choice.region.region_code, years=choice.window))
    pieces.page_title("Regio", view.region.region_name)
    region_pieces.mended(choice)
    region_picker(choice, version)
    period_picker(choice, build)
    region_pieces.region_title(view.region, *view.years)
    region_pieces.banner(build, view.source)
    if view.has_figures:
        answer(view)
        stands_out(view)
        all_sectors(view)
        comparison(view, choice)
    else:
        region_pieces.no_figures(view.region, build, data.overlaps(view.scope), view.period)
    region_map(view)
    region_pieces.explanations(METHOD_TEXTS, build, view.source_line)


def answer(view: RegionView) -> None:
    """The answer in one sentence and four key figures."""
    if view.cannot_be_summed:
        st.warning(cannot_be_summed(view.rows["A-U"]), icon=":material/functions:")
    else:
        st.markdown(opening(view.rows["A-U"], view.stretches.get("A-U")))
    region_pieces.unbroken(view.stretches.get("A-U"))
    pieces.key_figures(key_figures(view.rows, view.country, view.sectors, view.build, view.hidden))
    if view.is_country:
        st.markdown(unallocated(data.unallocated_jobs(view.scope).get(view.years[1])))
    elif hidden := mostly_hidden(view.rows, view.sectors):
        st.markdown(hidden)
    pieces.source_line(view.source_line)


def stands_out(view: RegionView) -> None:
    """Chances, threats and what to mind, in sentences."""
    st.header("Wat valt op", anchor=False)
    events = data.series_events(view.scope)
    also = more(load_prospects(view.scope))
    found = highlights(view.rows, view.sectors, events, view.build.growth_threshold_pct, also)
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader("Kansen: hier komt werk bij", anchor=False)
        said = pieces.bullets(found.chances) or nothing_certain(view.rows, "groeit", view.hidden)
        st.markdown(pieces.with_small(said, how_many(len(found.chances), found.growing, "groeiende")))
    with right:
        st.subheader("Bedreigingen: hier verdwijnt werk", anchor=False)
        said = pieces.bullets(found.threats) or nothing_certain(view.rows, "krimpt", view.hidden)
        st.markdown(pieces.with_small(said, how_many(len(found.threats), found.shrinking, "krimpende")))
    notes = mind(view.rows, view.sectors, data.series_breaks(view.scope), events, view.build)
    certain = (
        "Genoemd zijn alleen sectoren die groeien of krimpen met de afrondingsmarge meegeteld, de grootste verandering "
        "eerst. "
    )
    parts = [
        "" if view.is_country else why(view.rows, view.sectors),
        "**Let op bij deze jaren**\n" + pieces.bullets(notes) if notes else "",
    ]
    small = (certain if found.chances or found.threats else "") + view.short_source
    st.markdown(pieces.with_small("\n\n".join(filter(None, parts)), small))


def all_sectors(view: RegionView) -> None:
    """The sector matrix as table, as chart and by group."""
    st.header("Alle sectoren", anchor=False)
    code, name = view.region.region_code, view.region.region_name
    labels = {"tabel": "Tabel", "grafiek": "Grafiek", "groepen": "Groepen", "vooruit": "Vooruitblik"}
    shown = pieces.tabs("sectoren", labels)
    with shown["tabel"] as tab:
        if tab.open:
            st.markdown("Klik op een sector om te zien hoe die het in andere regio\u2019s doet.")
            _table(view, "section", "sector")
    with shown["grafiek"] as tab:
        if tab.open:
            hidden = words.NO_SUM if view.hidden == words.NO_SUM else "cijfer afgeschermd of onbekend"
            st.markdown(charts.growth_chart_note(view.rows, view.sectors, hidden))
            alt = charts.growth_chart_alt(view.rows, view.sectors)
            pieces.chart(charts.growth_drawn(view.scope), "groei", alt)
            pieces.source_line(view.short_source)
    with shown["groepen"] as tab:
        if tab.open:
            st.markdown("CBS telt sommige sectoren ook samen. Sectoren die hier niet staan, horen niet bij een groep.")
            _table(view, "group", "groep")
    with shown["vooruit"] as tab:
        if tab.open:
            _prospects(view)
    st.markdown(words.verdict_legend(view.build))
    pieces.downloads(
        lambda: tables.sector_sheet(tables.lines_of(view), view.build, name, view.source_facts),
        f"sectoren_{code}_{view.period}",
        key="sectoren",
        what="de cijfers per sector",
    )


def _table(view: RegionView, level: str, kind: str) -> None:
    """The sectors of one level, with how to read the small lines."""
    table = tables.sectors_ready(view.scope, level)
    data_table(table, sort_by="change", key=kind)
    pieces.source_line(f"{tables.TREND.format(hidden=view.hidden)} {view.short_source}")


def _prospects(view: RegionView) -> None:
    """Vacancies and outlook by sector."""
    code, coming = view.region.region_code, load_prospects(view.scope)
    if not coming.has_any:
        st.info(not_fetched("Vacatures en een vooruitblik", "de cijfers daarvoor"), icon=":material/info:")
        return
    narrow = too_narrow(outlook_sectors(view.scope), view.sectors)
    training = TRAINING_MEANING if coming.training else ""
    table, ready = prospects_ready(view.scope)
    st.markdown("\n\n".join(filter(None, (none_at_all(coming.outlook), OUTLOOK_MEANING, narrow, training))))
    data_table(ready, sort_by="jobs", key="vooruit")
    source = line_of_sources(coming.sources, [VACANCIES_SOURCE], VACANCIES_COUNTED)
    pieces.source_line(f"{view.short_source} {source}")
    pieces.downloads(lambda: table.sheet, f"vooruitblik_{code}_{view.period}", "vooruit", "de vooruitblik")


def comparison(view: RegionView, choice: Choice) -> None:
    """The region beside the country or one other region."""
    if view.is_country:
        return
    st.header("Vergelijken", anchor=False)
    other_picker(choice, data.regions(view.scope))
    other = load(view.scope.at(region=choice.other.region_code if choice.other else COUNTRY))
    sides = pairs(view.rows, other.rows, view.sectors, with_country=other.is_country)
    here, there = view.region.region_name, other.region.region_name
    mix = [shares(sides, there), specialisation(view.specialisation) if other.is_country else ""]
    st.markdown("\n\n".join([growth(sides, here, there), " ".join(text for text in mix if text)]))
    _comparison_figure(view, other, sides)


def _comparison_figure(view: RegionView, other: RegionView, sides: list[Pair]) -> None:
    here, there = view.region.region_name, other.region.region_name
    codes = (view.region.region_code, other.region.region_code)
    shown = pieces.tabs("naast_elkaar", {"grafiek": "Grafiek", "tabel": "Tabel van de vergelijking"})
    alt = f"Groei per jaar per sector in {here} en {there}, {numbers.years(*view.years)}"
    with shown["grafiek"] as tab:
        if tab.open:
            pieces.chart(comparison_drawn(view.scope, other.region.region_code), "vergelijking", alt)
    with shown["tabel"] as tab:
        if tab.open:
            data_table(comparison_ready(view.scope, other.region.region_code)[1], sort_by="finding", key="vergelijking")
    pieces.source_line(
        f"{view.short_source} \u201cHarder\u201d en \u201cminder hard\u201d staan er alleen waar de marges van beide "
        "elkaar niet raken."
    )
    pieces.downloads(
        lambda: comparison_ready(view.scope, other.region.region_code)[0].sheet,
        f"vergelijking_{codes[0]}_{codes[1]}_{view.period}",
        key="vergelijking",
        what="de vergelijking",
    )


def region_map(view: RegionView) -> None:
    """All regions of the type, coloured by growth of all jobs; a click leads to a region."""
    kind, code = view.map_type, view.region.region_code
    plural, window = records.REGION_TYPES_PLURAL[kind], numbers.years(*view.years)
    everywhere = view.scope.at(sector=TOTAL)
    st.header(f"Groei op de kaart: alle {plural}", anchor=False)
    rows = data.growth_across(everywhere, kind)
    names = data.region_names(view.scope, kind)
    alt = f"Kaart van {plural}, gekleurd naar groei van alle banen, {window}"
    shown = pieces.tabs("kaart", {"kaart": "Kaart", "tabel": "Tabel van de kaart"})
    with shown["kaart"] as tab:
        if tab.open:
            left, right = st.columns([2, 3], gap="medium", vertical_alignment="center")
            with left:
                st.markdown(f"Kleur: groei van alle banen samen, gemiddeld per jaar, {window}.")
                figure = growth_map(everywhere, kind, view.region.region_type)
                region_pieces.region_map(figure, f"kaart_{code}", alt)
            how = "Klik op een regio, op de kaart of in de tabel, om naar die regio te gaan."
            right.markdown(f"{ranking(rows, names, code, plural)}\n\n{how}")
    with shown["tabel"] as tab:
        if tab.open:
            table = region_table(everywhere, kind, code)
            data_table(table, sort_by="growth", key="regios")
    chosen = "" if view.is_country else f"De dikke lijn is {view.region.region_name}. "
    parts = words.summed_from(rows, kind, view.build.mode)
    line = words.short_source(view.source, view.build, view.years, parts)
    pieces.source_line(f"{chosen}{line} {region_pieces.BOUNDARIES}")
    facts = words.source_facts(view.source, view.build, view.years, parts)
    pieces.downloads(
        lambda: region_sheet(rows, names, f"Groei van alle banen samen per regio, {window}", view.years, facts),
        f"kaart_{kind}_{view.period}",
        key="kaart",
        what="de cijfers van de kaart",
    )


@of_each_region
def usual_figures(scope: Scope, region: Region) -> Iterator[Piece]:
    """What the page opens with, made in advance for a new version."""
    yield partial(tables.sectors_ready, scope, "section")
    yield partial(load_prospects, scope)
    if region.region_code != COUNTRY:
        yield partial(comparison_drawn, scope, COUNTRY)
