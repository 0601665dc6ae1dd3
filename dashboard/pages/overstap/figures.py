"""Tables of the page Overstap, kept ready. As ``dashboard.growth.figures``: shared, never change one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.kit.kept_answers import kept
from dashboard.kit.table import Table
from dashboard.kit.url import href
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.overstap import data as route_queries
from dashboard.pages.overstap import tables as routes
from dashboard.pages.overstap.data import Occupation
from dashboard.pages.overstap.pair import tables as route_pair
from dashboard.pages.overstap.pair import text as say_skills
from dashboard.pages.overstap.route_choice import Names, found, searchable
from dashboard.pages.overstap.route_gates import GATES, passing
from dashboard.pages.overstap.sectors import tables as sector_routes
from dashboard.pages.overstap.teaching import tables as teaching
from dashboard.pages.overstap.teaching.view import Teaching, load_teaching
from dashboard.pages.overstap.view import RegionWork, Ways, load_region_work, load_way, load_ways

Window = tuple[int, int]
Made = tuple[Table, Prepared]


@kept(4)
def occupation_options(version: str) -> Mapping[str, str]:
    """Labels of all occupations by code; the label says what kind it is."""
    occupations = route_queries.occupations(version)
    return {code: label(row, occupations) for code, row in occupations.items()}


def label(occupation: Occupation, occupations: Mapping[str, Occupation]) -> str:
    """Name and kind of an occupation; one of ESCO with its group, for names occur twice."""
    if occupation.is_group:
        return f"{occupation.occupation_name} (beroepsgroep)"
    group = occupations.get(occupation.brc_code or "")
    within = f" bij {group.occupation_name}" if group is not None else ""
    return (
        f"{occupation.occupation_name} (beroep{within}{'' if occupation.language == 'nl' else '; naam in het Engels'})"
    )


@kept(4)
def _names(version: str) -> tuple[Names, ...]:
    return searchable(route_queries.occupations(version).values())


@kept(256)
def search(version: str, words: str) -> Sequence[tuple[Occupation, str]]:
    """Occupations with these words in their name or a synonym, and that synonym."""
    return found(words, _names(version))


@kept(256)
def ways_table(version: str, region_code: str, window: Window, origin_code: str, gates: tuple[str, ...]) -> Made:
    """The routes that the gates let through; ``gates`` are the chosen options in the order of ``GATES``."""
    work, ways = _work(version, region_code, window), load_ways(version, region_code, *window, origin_code)
    items = [ways.ways[place] for place in passing_places(ways, gates)]
    return _ready(routes.ways(items, ways.marks, work, lambda code: href(naar=code)))


def passing_places(ways: Ways, gates: tuple[str, ...]) -> list[int]:
    """Places of the routes that the gates let through."""
    return passing([item.facts for item in ways.ways], gates_by_name(gates))


def gates_by_name(gates: tuple[str, ...]) -> dict[str, str]:
    """Chosen options by gate."""
    return dict(zip(GATES, gates, strict=True))


@kept(128)
def pair_tables(
    version: str, region_code: str, window: Window, origin_code: str, destination_code: str
) -> tuple[Made, Made] | None:
    """Two occupations beside each other: facts, then skills. None where there is no way between them."""
    work = _work(version, region_code, window)
    origin = work.here(work.occupations[origin_code])
    item = load_way(work, origin, destination_code)
    if item is None:
        return None
    back = route_queries.skill_gaps(version, destination_code, (origin_code,)).get(origin_code, ())
    facts = route_pair.side_by_side(origin, item, work)
    return _ready(facts), _ready(route_pair.skills(origin, item, back, work))


@kept(128)
def skill_lists(version: str, origin_code: str, destination_code: str) -> tuple[str, str, str]:
    """The heaviest skills of two occupations as three lists."""
    occupations = route_queries.occupations(version)
    return say_skills.skill_lists(
        occupations[origin_code],
        occupations[destination_code],
        route_queries.skill_gaps(version, origin_code, (destination_code,)).get(destination_code, ()),
        route_queries.skill_gaps(version, destination_code, (origin_code,)).get(origin_code, ()),
    )


@kept(128)
def where_to_learn(
    version: str, region_code: str, window: Window, origin_code: str, destination_code: str
) -> tuple[Teaching, Made]:
    """Which programmes teach what someone lacks for an occupation, and that as a table."""
    work = _work(version, region_code, window)
    destination = work.occupations[destination_code]
    gaps = route_queries.skill_gaps(version, origin_code, (destination_code,)).get(destination_code, ())
    found = load_teaching(version, work.region, destination, say_skills.missing_first(gaps))
    return found, _ready(teaching.where_to_learn(found, destination, work))


@kept(128)
def sector_occupations_table(version: str, region_code: str, window: Window, sbi_code: str) -> Made:
    """The occupations that a sector is made of."""
    work = _work(version, region_code, window)
    return _ready(sector_routes.sector_occupations(sbi_code, work, lambda code: href(van=code)))


@kept(128)
def destinations_table(version: str, region_code: str, window: Window, origin_sbi: str) -> Made:
    """The other sectors, seen from one."""
    work = _work(version, region_code, window)
    found, funds = route_queries.sector_routes(version), route_queries.training_funds(version)
    return _ready(sector_routes.destinations(origin_sbi, found, funds, work, _to_sectors))


@kept(8)
def matrix_table(version: str, region_code: str, window: Window) -> Made:
    """All sectors beside each other."""
    work = _work(version, region_code, window)
    return _ready(sector_routes.matrix(route_queries.sector_routes(version), work, _to_sectors))


@kept(128)
def sector_pairs_table(version: str, region_code: str, window: Window, origin_sbi: str, destination_sbi: str) -> Made:
    """The pairs of occupations behind the way between two sectors."""
    work = _work(version, region_code, window)
    total = sum(
        row.coverage
        for row in route_queries.sector_routes(version)
        if (row.origin_sbi, row.destination_sbi) == (origin_sbi, destination_sbi)
    )
    pairs = route_queries.sector_pairs(version, origin_sbi, destination_sbi)
    found = [pair for pair in pairs if {pair.origin_code, pair.destination_code} <= set(work.occupations)]
    ends = (origin_sbi, destination_sbi)
    return _ready(sector_routes.pairs(found, ends, work, total, lambda van, naar: href(van=van, naar=naar)))


def _to_sectors(origin_sbi: str, destination_sbi: str) -> str:
    return href(uit=origin_sbi, naar_sector=destination_sbi)


def _work(version: str, region_code: str, window: Window) -> RegionWork:
    return load_region_work(version, region_code, *window)


def _ready(table: Table) -> Made:
    return table, prepared(table.columns, table.rows, table.caption)
