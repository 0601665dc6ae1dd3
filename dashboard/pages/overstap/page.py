"""Page Overstap: fetch, draw, explain. From an occupation or a sector to the work that lies near it in a region."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.growth import data, region_pieces
from dashboard.growth.choice import Choice, period, read_choice
from dashboard.growth.pickers import region_picker
from dashboard.growth.records import Sector
from dashboard.kit import pieces
from dashboard.kit.scope import Scope
from dashboard.kit.table import Table
from dashboard.kit.url import go_to
from dashboard.kit.widget.data_table import Prepared, data_table
from dashboard.pages.overstap import data as route_queries
from dashboard.pages.overstap import empty_states as say_states
from dashboard.pages.overstap import figures
from dashboard.pages.overstap import text as say
from dashboard.pages.overstap.caveat import CAVEAT
from dashboard.pages.overstap.data import Occupation
from dashboard.pages.overstap.pair import text as say_skills
from dashboard.pages.overstap.route_choice import RouteChoice, read_route_choice
from dashboard.pages.overstap.route_gates import GATES, OPEN, counts, openings, unknown
from dashboard.pages.overstap.route_pickers import gate_picker, origin_pickers
from dashboard.pages.overstap.sectors import text as say_sectors
from dashboard.pages.overstap.teaching import text as say_teaching
from dashboard.pages.overstap.teaching.view import Teaching
from dashboard.pages.overstap.view import RegionWork, Ways, load_region_work, load_ways

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
    build = data.build(Scope(version))
    params = st.query_params.to_dict()
    choice = read_choice(params, data.regions(Scope(version)), build)
    work = load_region_work(Scope(version, choice.region.region_code, choice.window))
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
        overlaps = data.overlaps(Scope(version, choice.region.region_code))
        region_pieces.no_figures(choice.region, build, overlaps, period(*choice.window))
    if not work.occupations:
        st.info(say_states.NOTHING, icon=":material/info:")
        return
    origin_pickers(wanted, sectors, version)
    start(wanted, choice, work)
    between_sectors(wanted, choice, work, sectors)
    region_pieces.explanations(METHOD_TEXTS, build, f"{say.SOURCES} {CAVEAT}")


def start(wanted: RouteChoice, choice: Choice, work: RegionWork) -> None:
    """What the choice asks for: routes, the occupations of a sector, what was searched, or where to begin."""
    if wanted.origin is not None:
        routes_from(wanted.origin, wanted, choice, work)
    elif wanted.search:
        search_results(wanted.search, work)
    elif wanted.sector is not None:
        occupations_of(wanted.sector, choice, work)
    else:
        where_to_begin(work)


def where_to_begin(work: RegionWork) -> None:
    """Without a choice: what the page can do, and the sectors that shrink here."""
    st.markdown(say_states.BEGIN)
    shrinking = say.shrinking(work.growth, work.sectors)[:BEST]
    if not shrinking:
        return
    st.markdown(f"**Deze sectoren krimpen in {work.region.region_name}.** Begin daar:")
    with st.container(horizontal=True):
        for sector in shrinking:
            code = sector.sbi_code
            st.button(sector.sector_name_short, key=f"begin_{code}", on_click=go_to, kwargs={"uit": code})


def search_results(search: str, work: RegionWork) -> None:
    """Occupations that have the typed words in a name or synonym."""
    hits, labels = figures.search(Scope(work.version), search), figures.occupation_options(Scope(work.version))
    if not hits:
        st.info(say_states.not_found(search), icon=":material/search_off:")
        return
    st.markdown(f"Gevonden voor **{search}**. Kies een beroep:")
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


def occupations_of(sector: Sector, choice: Choice, work: RegionWork) -> None:
    """The occupations that a sector is made of, to start from."""
    st.header(f"Wie werken er in {sector.sector_name_short}?", anchor=False)
    st.markdown(say.of_sector(sector, work))
    made = figures.sector_occupations_table(
        Scope(work.version, work.region.region_code, choice.window, sector.sbi_code)
    )
    _table(made, "", f"beroepen_{sector.sbi_code}", "de beroepen")
    pieces.source_line(f"{say.SOURCES} {say.SHORT_NOTE}")


def routes_from(origin: Occupation, wanted: RouteChoice, choice: Choice, work: RegionWork) -> None:
    """The best destinations of an occupation, in words and as a table, behind visible gates."""
    st.header(f"Vanuit {origin.occupation_name}", anchor=False)
    ways = load_ways(Scope(work.version, work.region.region_code, choice.window), origin.occupation_code)
    st.markdown(say.origin(ways.origin, work))
    if wanted.sector is not None:
        _back(f"Alle beroepen in {wanted.sector.sector_name_short}", "van", "naar")
    if not ways.ways:
        no_routes(origin, work)
        return
    if wanted.destination is not None:
        beside_each_other(origin, wanted.destination, choice, work)
    chosen = tuple(wanted.gates[name] for name in GATES)
    places = figures.passing_places(ways, chosen)
    st.subheader("Waar ligt een overstap het dichtst bij?", anchor=False)
    gates(ways, wanted.gates, work)
    if not places:
        stopped(ways, wanted.gates)
        return
    lines = [say.way(ways.ways[place], ways.marks, work) for place in places[:BEST]]
    st.markdown("\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1)))
    made = figures.ways_table(
        Scope(work.version, work.region.region_code, choice.window), origin.occupation_code, chosen
    )
    _table(made, "", "overstappen", "de overstappen")
    pieces.source_line(f"{say.SOURCES} {say.SHORT_NOTE} {CAVEAT}")


def gates(ways: Ways, chosen: Mapping[str, str], work: RegionWork) -> None:
    """The filters, each option with the number of routes that it leaves; what they take away is said."""
    facts = [item.facts for item in ways.ways]
    left = counts(facts, chosen)
    grid = st.grid(2, min_column_width=330)
    for name, gate in GATES.items():
        if name == "krapte" and not work.tension:
            grid.markdown(f":small[{gate.title}]  \n{say.NOT_READ}: {say_states.TENSION_BRINGS}")
            continue
        gate_picker(grid, name, chosen[name], left[name])
    total, number = len(facts), len(figures.passing_places(ways, tuple(chosen[each] for each in GATES)))
    st.markdown(say_states.left_over(number, total, unknown(facts, chosen)))


def stopped(ways: Ways, chosen: Mapping[str, str]) -> None:
    """No route is left: which gate did that, and a way to open it."""
    ways_open = openings([item.facts for item in ways.ways], chosen)
    st.info(say_states.stopped(ways_open, chosen), icon=":material/filter_alt_off:")
    with st.container(horizontal=True):
        for name, number in ways_open.items():
            label = f"Alles bij {GATES[name].title} ({number})"
            st.button(label, key=f"open_{name}", on_click=go_to, kwargs={name: None})
        st.button("Alle filters open", key="open_alles", on_click=go_to, kwargs=dict.fromkeys(OPEN))


def no_routes(origin: Occupation, work: RegionWork) -> None:
    """An occupation without skills: what to take instead."""
    st.info(say_states.NO_SKILLS, icon=":material/info:")
    for other in say_states.related(origin, work.occupations):
        code = other.occupation_code
        st.button(
            figures.label(other, work.occupations),
            key=f"verwant_{code}",
            type="tertiary",
            icon=":material/arrow_forward:",
            on_click=go_to,
            kwargs={"van": code},
        )


def beside_each_other(origin: Occupation, destination: Occupation, choice: Choice, work: RegionWork) -> None:
    """Two occupations side by side."""
    st.subheader(f"{origin.occupation_name} en {destination.occupation_name} naast elkaar", anchor=False)
    codes = (origin.occupation_code, destination.occupation_code)
    made = figures.pair_tables(Scope(work.version, work.region.region_code, choice.window), *codes)
    if made is None:
        st.info(say_states.NO_WAY, icon=":material/info:")
        return
    facts, skills = made
    data_table(facts[1], sort_by="", key="naast_elkaar")
    shown = pieces.tabs("vaardigheden", {"kort": "Zwaarste vaardigheden", "alle": "Alle"})
    with shown["kort"] as tab:
        if tab.open:
            lists = figures.skill_lists(Scope(work.version), *codes)
            for place, text in zip(st.columns(len(lists)), lists, strict=True):
                place.markdown(text)
    with shown["alle"] as tab:
        if tab.open:
            data_table(skills[1], sort_by="who", key="vaardigheden_tabel")
    pieces.source_line(f"{say.SOURCES} {say_skills.WEIGHED} {CAVEAT}")
    pieces.downloads(lambda: skills[0].sheet, "vaardigheden", "vaardigheden", "de vaardigheden")
    where_to_learn(origin, destination, choice, work)
    _back("Sluit deze vergelijking", "naar")


def where_to_learn(origin: Occupation, destination: Occupation, choice: Choice, work: RegionWork) -> None:
    """The programmes in or near the region that teach what is missing."""
    codes = (origin.occupation_code, destination.occupation_code)
    found, (table, ready) = figures.where_to_learn(Scope(work.version, work.region.region_code, choice.window), *codes)
    if not found.lessons:
        return
    st.subheader("Waar leer je wat ontbreekt?", anchor=False)
    st.markdown(say_teaching.intro(found))
    shown = pieces.tabs("leren", say_teaching.tab_names(found))
    with shown["kort"] as tab:
        if tab.open:
            st.markdown(_learn_in_short(found))
    with shown["alle"] as tab:
        if tab.open:
            data_table(ready, sort_by="", key="waar_leren")
            more = "" if found.is_beyond_mbo else say_teaching.of_field(found, found.lessons)
            st.markdown("\n\n".join(filter(None, (more, say_teaching.how(found)))))
    pieces.source_line(f"{say_teaching.SOURCES} {CAVEAT}")
    pieces.downloads(lambda: table.sheet, "waar_leren", "waar_leren", "de opleidingen")


def _learn_in_short(found: Teaching) -> str:
    """The heaviest missing skills with their programmes; of work beyond mbo the field and the schools of hbo."""
    if found.is_beyond_mbo:
        return say_teaching.beyond_mbo(found)
    more = say_teaching.of_field(found, say_teaching.heaviest(found))
    return "\n\n".join(filter(None, (pieces.bullets(say_teaching.lines(found)), more, say_teaching.how(found))))


def between_sectors(wanted: RouteChoice, choice: Choice, work: RegionWork, sectors: Mapping[str, Sector]) -> None:
    """From sector to sector, with the occupations and the O&O-fondsen on both sides."""
    st.header("Van sector naar sector", anchor=False)
    st.markdown(f"{say_sectors.BEGIN}\n\n{say_sectors.MEANING} {CAVEAT}")
    origin = wanted.sector or next(iter(say.shrinking(work.growth, work.sectors)), None) or next(iter(sectors.values()))
    if wanted.other_sector is not None and wanted.sector is not None:
        behind(wanted.sector, wanted.other_sector, choice, work)
    scope = Scope(work.version, work.region.region_code, choice.window)
    shown = pieces.tabs("sectoren", {"een": "Vanuit één sector", "alle": "Alle sectoren"})
    with shown["een"] as tab:
        if tab.open:
            st.markdown(f"Vanuit **{origin.sector_name_short}**, dichtstbij eerst. Kies een sector voor de beroepen.")
            _table(figures.destinations_table(scope, origin.sbi_code), "", "sectoren_een", "de sectoren")
    with shown["alle"] as tab:
        if tab.open:
            st.markdown(say_sectors.HOW_TO_READ)
            _table(figures.matrix_table(scope), "", "sectoren_alle", "de sectoren")
    pieces.source_line(f"{say.SOURCES} {say_sectors.FUNDS_NOTE}")


def behind(origin: Sector, destination: Sector, choice: Choice, work: RegionWork) -> None:
    """The occupations behind the way between two sectors, and the funds on either side."""
    codes = (origin.sbi_code, destination.sbi_code)
    st.subheader(f"Van {origin.sector_name_short} naar {destination.sector_name_short}", anchor=False)
    routes = route_queries.sector_routes(Scope(work.version))
    cell = next((row for row in routes if (row.origin_sbi, row.destination_sbi) == codes), None)
    if cell is None:
        st.info(say_states.NO_WAY, icon=":material/info:")
        return
    funds = say_sectors.fund_lines(codes, route_queries.training_funds(Scope(work.version)), work)
    pairs = route_queries.sector_pairs(Scope(work.version), *codes)
    text = say_sectors.between(cell, routes, pairs, work)
    st.markdown(f"{text}\n\nO&O-fondsen aan beide kanten:\n\n{pieces.bullets(funds)}")
    made = figures.sector_pairs_table(Scope(work.version, work.region.region_code, choice.window), *codes)
    _table(made, "", "sector_paren", "de beroepen")


def _back(label: str, *choices: str) -> None:
    """A way back: takes choices out of the url."""
    key = f"terug_{choices[0]}"
    st.button(label, key=key, icon=":material/arrow_back:", on_click=go_to, kwargs=dict.fromkeys(choices))


def _table(made: tuple[Table, Prepared], sort_by: str, key: str, what: str) -> None:
    """A table with its downloads."""
    table, ready = made
    data_table(ready, sort_by=sort_by, key=key)
    pieces.downloads(lambda: table.sheet, key, key, what)
