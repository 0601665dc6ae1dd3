"""Page Overstap: fetch, draw, explain. From an occupation or a sector to the work that lies near it in a region."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.growth import data, region_pieces
from dashboard.growth.choice import period, read_choice
from dashboard.growth.pickers import region_picker
from dashboard.kit import pieces
from dashboard.kit.scope import Scope
from dashboard.kit.url import go_to
from dashboard.kit.widget.data_table import data_table
from dashboard.pages.overstap.data import CAVEAT, Occupation
from dashboard.pages.overstap.nothing_found import (
    NO_OCCUPATIONS,
    NO_SKILLS,
    NO_WAY,
    TENSION_BRINGS,
    WHERE_TO_BEGIN,
    left_over,
    no_occupation_found,
    related_occupations,
    stopped_by,
)
from dashboard.pages.overstap.pair.tables import pair_ready
from dashboard.pages.overstap.pair.text import WEIGHED, skill_lists_ready
from dashboard.pages.overstap.pickers import filter_picker, origin_pickers
from dashboard.pages.overstap.region_routes import RegionRoutes, load_routes
from dashboard.pages.overstap.route_filters import (
    FILTERS,
    OPEN,
    left_by_option,
    left_without,
    lost_as_unknown,
    passing,
)
from dashboard.pages.overstap.search.data import label, occupation_labels, search
from dashboard.pages.overstap.sectors.page import between_two_sectors, occupations_of_sector
from dashboard.pages.overstap.tables import routes_ready
from dashboard.pages.overstap.teaching.page import where_to_learn
from dashboard.pages.overstap.text import (
    NOT_READ,
    SHORT_NOTE,
    SOURCES,
    origin_text,
    route_text,
    shrinking_sectors,
)
from dashboard.pages.overstap.url_choice import RouteChoice, read_route_choice
from dashboard.pages.overstap.work_here.data import RegionWork, load_region_work

METHOD_TEXTS = (
    ("overstap", "Hoe vinden we een overstap?"),
    ("opleidingen_leren", "Hoe weten we wat een opleiding leert?"),
    ("overstap_banen", "Hoeveel banen van een beroep zijn hier?"),
    ("spanning", "Wat is spanning op de arbeidsmarkt?"),
    ("lonen", "Wat zegt het uurloon?"),
)
BEST = 3


def page() -> None:
    """Draw the page for the choice in the url."""
    version = pieces.current_version()
    scope = Scope(version)
    build = data.build(scope)
    params = st.query_params.to_dict()
    choice = read_choice(params, data.regions(scope), build)
    work = load_region_work(scope.at(region=choice.region.region_code, years=choice.window))
    sectors = {row.sbi_code: work.sectors[row.sbi_code] for row in work.staffing}
    wanted = read_route_choice(params, work.occupations, sectors)
    pieces.page_title("Overstap", choice.region.region_name)
    region_pieces.mended(choice)
    for note in wanted.notes:
        st.warning(note, icon=":material/link_off:")
    region_picker(choice, version)
    pieces.subject_title(
        f"Overstap in {choice.region.region_name}", f"{region_pieces.kind_of(choice.region)}. {CAVEAT}"
    )
    if not choice.region.has_figures:
        region_pieces.no_figures(choice.region, build, data.overlaps(work.scope), period(*choice.window))
    if not work.occupations:
        st.info(NO_OCCUPATIONS, icon=":material/info:")
        return
    origin_pickers(wanted, sectors, scope)
    start(wanted, work)
    between_two_sectors(wanted, work, sectors)
    region_pieces.explanations(METHOD_TEXTS, build, f"{SOURCES} {CAVEAT}")


def start(wanted: RouteChoice, work: RegionWork) -> None:
    """What the choice asks for: routes, the occupations of a sector, what was searched, or where to begin."""
    if wanted.origin is not None:
        routes_from(wanted.origin, wanted, work)
    elif wanted.search:
        search_results(wanted.search, work)
    elif wanted.sector is not None:
        occupations_of_sector(wanted.sector, work)
    else:
        where_to_begin(work)


def where_to_begin(work: RegionWork) -> None:
    """Without a choice: what the page can do, and the sectors that shrink here."""
    st.markdown(WHERE_TO_BEGIN)
    shrinking = shrinking_sectors(work.growth, work.sectors)[:BEST]
    if not shrinking:
        return
    st.markdown(f"**Deze sectoren krimpen in {work.region.region_name}.** Begin daar:")
    with st.container(horizontal=True):
        for sector in shrinking:
            code = sector.sbi_code
            st.button(sector.sector_name_short, key=f"begin_{code}", on_click=go_to, kwargs={"uit": code})


def search_results(words: str, work: RegionWork) -> None:
    """Occupations that have the typed words in a name or synonym."""
    hits, labels = search(work.scope, words), occupation_labels(work.scope)
    if not hits:
        st.info(no_occupation_found(words), icon=":material/search_off:")
        return
    st.markdown(f"Gevonden voor **{words}**. Kies een beroep:")
    for occupation, synonym in hits:
        also = f": ook {synonym}" if synonym else ""
        code = occupation.occupation_code
        st.button(
            f"{labels[code]}{also}",
            key=f"gevonden_{code}",
            type="tertiary",
            icon=":material/arrow_forward:",
            on_click=go_to,
            kwargs={"van": code, "zoek": None},
        )


def routes_from(origin: Occupation, wanted: RouteChoice, work: RegionWork) -> None:
    """The best destinations of an occupation, in words and as a table, behind visible filters."""
    st.header(f"Vanuit {origin.occupation_name}", anchor=False)
    found = load_routes(work.scope, origin.occupation_code)
    st.markdown(origin_text(found.origin, work))
    if wanted.sector is not None:
        _back(f"Alle beroepen in {wanted.sector.sector_name_short}", "van", "naar")
    if not found.routes:
        no_routes(origin, work)
        return
    if wanted.destination is not None:
        beside_each_other(origin, wanted.destination, work)
    chosen = wanted.filters
    places = passing(found.facts, chosen)
    st.subheader("Waar ligt een overstap het dichtst bij?", anchor=False)
    filters(found, chosen, len(places), work)
    if not places:
        stopped(found, chosen)
        return
    best = [route_text(found.routes[place], found.marks, work) for place in places[:BEST]]
    st.markdown("\n".join(f"{number}. {line}" for number, line in enumerate(best, start=1)))
    options = tuple(chosen[name] for name in FILTERS)
    table, ready = routes_ready(work.scope, origin.occupation_code, options)
    data_table(ready, sort_by="", key="overstappen")
    pieces.downloads(lambda: table.sheet, "overstappen", "overstappen", "de overstappen")
    pieces.source_line(f"{SOURCES} {SHORT_NOTE} {CAVEAT}")


def filters(found: RegionRoutes, chosen: Mapping[str, str], number: int, work: RegionWork) -> None:
    """The filters, each option with the number of routes that it leaves; what they take away is said.

    Args:
        found: the routes.
        chosen: option by filter.
        number: how many routes these let through.
        work: the region.
    """
    left = left_by_option(found.facts, chosen)
    grid = st.grid(2, min_column_width=330)
    for name, route_filter in FILTERS.items():
        if name == "krapte" and not work.tension:
            grid.markdown(f":small[{route_filter.title}]  \n{NOT_READ}: {TENSION_BRINGS}")
            continue
        filter_picker(grid, name, chosen[name], left[name])
    st.markdown(left_over(number, len(found.routes), lost_as_unknown(found.facts, chosen)))


def stopped(found: RegionRoutes, chosen: Mapping[str, str]) -> None:
    """No route is left: which filter did that, and a way to open it."""
    left = left_without(found.facts, chosen)
    st.info(stopped_by(left, chosen), icon=":material/filter_alt_off:")
    with st.container(horizontal=True):
        for name, number in left.items():
            title = f"Alles bij {FILTERS[name].title} ({number})"
            st.button(title, key=f"open_{name}", on_click=go_to, kwargs={name: None})
        st.button("Alle filters open", key="open_alles", on_click=go_to, kwargs=dict.fromkeys(OPEN))


def no_routes(origin: Occupation, work: RegionWork) -> None:
    """An occupation without skills: what to take instead."""
    st.info(NO_SKILLS, icon=":material/info:")
    for other in related_occupations(origin, work.occupations):
        code = other.occupation_code
        st.button(
            label(other, work.occupations),
            key=f"verwant_{code}",
            type="tertiary",
            icon=":material/arrow_forward:",
            on_click=go_to,
            kwargs={"van": code},
        )


def beside_each_other(origin: Occupation, destination: Occupation, work: RegionWork) -> None:
    """Two occupations side by side."""
    st.subheader(f"{origin.occupation_name} en {destination.occupation_name} naast elkaar", anchor=False)
    codes = (origin.occupation_code, destination.occupation_code)
    made = pair_ready(work.scope, *codes)
    if made is None:
        st.info(NO_WAY, icon=":material/info:")
        return
    facts, skills = made
    data_table(facts[1], sort_by="", key="naast_elkaar")
    shown = pieces.tabs("vaardigheden", {"kort": "Zwaarste vaardigheden", "alle": "Alle"})
    with shown["kort"] as tab:
        if tab.open:
            lists = skill_lists_ready(work.scope, *codes)
            for place, text in zip(st.columns(len(lists)), lists, strict=True):
                place.markdown(text)
    with shown["alle"] as tab:
        if tab.open:
            data_table(skills[1], sort_by="who", key="vaardigheden_tabel")
    pieces.source_line(f"{SOURCES} {WEIGHED} {CAVEAT}")
    pieces.downloads(lambda: skills[0].sheet, "vaardigheden", "vaardigheden", "de vaardigheden")
    where_to_learn(codes, work)
    _back("Sluit deze vergelijking", "naar")


def _back(title: str, *choices: str) -> None:
    """A way back: takes choices out of the url."""
    key = f"terug_{choices[0]}"
    st.button(title, key=key, icon=":material/arrow_back:", on_click=go_to, kwargs=dict.fromkeys(choices))
