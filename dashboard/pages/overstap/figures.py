"""Tables of the page Overstap, kept ready. As ``dashboard.growth.figures``: shared, never change one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
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
def occupation_options(scope: Scope) -> Mapping[str, str]:
    """Labels of all occupations by code; the label says what kind it is."""
    occupations = route_queries.occupations(scope)
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
def _names(scope: Scope) -> tuple[Names, ...]:
    return searchable(route_queries.occupations(scope).values())


@kept(256)
def search(scope: Scope, words: str) -> Sequence[tuple[Occupation, str]]:
    """Occupations with these words in their name or a synonym, and that synonym."""
    return found(words, _names(scope))


@kept(256, "region", "years")
def ways_table(scope: Scope, origin_code: str, gates: tuple[str, ...]) -> Made:
    """The routes that the gates let through; ``gates`` are the chosen options in the order of ``GATES``."""
    work, ways = _work(scope), load_ways(scope, origin_code)
    items = [ways.ways[place] for place in passing_places(ways, gates)]
    return _ready(routes.ways(items, ways.marks, work, lambda code: href(naar=code)))


def passing_places(ways: Ways, gates: tuple[str, ...]) -> list[int]:
    """Places of the routes that the gates let through."""
    return passing([item.facts for item in ways.ways], gates_by_name(gates))


def gates_by_name(gates: tuple[str, ...]) -> dict[str, str]:
    """Chosen options by gate."""
    return dict(zip(GATES, gates, strict=True))


@kept(128, "region", "years")
def pair_tables(scope: Scope, origin_code: str, destination_code: str) -> tuple[Made, Made] | None:
    """Two occupations beside each other: facts, then skills. None where there is no way between them."""
    work = _work(scope)
    origin = work.here(work.occupations[origin_code])
    item = load_way(work, origin, destination_code)
    if item is None:
        return None
    back = route_queries.skill_gaps(scope, destination_code, (origin_code,)).get(origin_code, ())
    facts = route_pair.side_by_side(origin, item, work)
    return _ready(facts), _ready(route_pair.skills(origin, item, back, work))


@kept(128)
def skill_lists(scope: Scope, origin_code: str, destination_code: str) -> tuple[str, str, str]:
    """The heaviest skills of two occupations as three lists."""
    occupations = route_queries.occupations(scope)
    return say_skills.skill_lists(
        occupations[origin_code],
        occupations[destination_code],
        route_queries.skill_gaps(scope, origin_code, (destination_code,)).get(destination_code, ()),
        route_queries.skill_gaps(scope, destination_code, (origin_code,)).get(origin_code, ()),
    )


@kept(128, "region", "years")
def where_to_learn(scope: Scope, origin_code: str, destination_code: str) -> tuple[Teaching, Made]:
    """Which programmes teach what someone lacks for an occupation, and that as a table."""
    work = _work(scope)
    destination = work.occupations[destination_code]
    gaps = route_queries.skill_gaps(scope, origin_code, (destination_code,)).get(destination_code, ())
    found = load_teaching(scope, work.region, destination, say_skills.missing_first(gaps))
    return found, _ready(teaching.where_to_learn(found, destination, work))


@kept(128, "region", "years", "sector")
def sector_occupations_table(scope: Scope) -> Made:
    """The occupations that a sector is made of."""
    work = _work(scope)
    return _ready(sector_routes.sector_occupations(scope.sector, work, lambda code: href(van=code)))


@kept(128, "region", "years")
def destinations_table(scope: Scope, origin_sbi: str) -> Made:
    """The other sectors, seen from one."""
    work = _work(scope)
    found, funds = route_queries.sector_routes(scope), route_queries.training_funds(scope)
    return _ready(sector_routes.destinations(origin_sbi, found, funds, work, _to_sectors))


@kept(8, "region", "years")
def matrix_table(scope: Scope) -> Made:
    """All sectors beside each other."""
    work = _work(scope)
    return _ready(sector_routes.matrix(route_queries.sector_routes(scope), work, _to_sectors))


@kept(128, "region", "years")
def sector_pairs_table(scope: Scope, origin_sbi: str, destination_sbi: str) -> Made:
    """The pairs of occupations behind the way between two sectors."""
    work = _work(scope)
    total = sum(
        row.coverage
        for row in route_queries.sector_routes(scope)
        if (row.origin_sbi, row.destination_sbi) == (origin_sbi, destination_sbi)
    )
    pairs = route_queries.sector_pairs(scope, origin_sbi, destination_sbi)
    found = [pair for pair in pairs if {pair.origin_code, pair.destination_code} <= set(work.occupations)]
    ends = (origin_sbi, destination_sbi)
    return _ready(sector_routes.pairs(found, ends, work, total, lambda van, naar: href(van=van, naar=naar)))


def _to_sectors(origin_sbi: str, destination_sbi: str) -> str:
    return href(uit=origin_sbi, naar_sector=destination_sbi)


def _work(scope: Scope) -> RegionWork:
    return load_region_work(scope)


def _ready(table: Table) -> Made:
    return table, prepared(table.columns, table.rows, table.caption)
