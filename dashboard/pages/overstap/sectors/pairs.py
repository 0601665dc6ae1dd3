"""The pairs of occupations behind the way between two sectors. Pure, but for what is kept ready."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.kit import numbers
from dashboard.kit.cells import number
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.sheet import rounded
from dashboard.kit.table import Cell, Column, InFile, Table, only_in_file, table
from dashboard.kit.url import href
from dashboard.kit.widget.data_table import Prepared
from dashboard.pages.overstap.data import Occupation, SectorPair, sector_pairs, sector_routes
from dashboard.pages.overstap.sectors.tables import education_of
from dashboard.pages.overstap.sectors.text import percentage
from dashboard.pages.overstap.tables import ready, source_facts, wage_cell
from dashboard.pages.overstap.work_here.data import RegionWork, load_region_work


@dataclass(frozen=True)
class PairLine:
    """Two BRC groups; ``part`` of the way between the sectors goes through them, None where that cannot be said."""

    pair: SectorPair
    origin: Occupation
    destination: Occupation
    part: float | None


PAIR_COLUMNS: tuple[Column[PairLine], ...] = (
    only_in_file("volgorde", lambda line: line.pair.rank),
    only_in_file("code van", lambda line: line.pair.origin_code),
    Column(
        "origin",
        "Van",
        lambda line: {"text": line.origin.occupation_name, "sort": line.pair.rank},
        (InFile("van", lambda line: line.origin.occupation_name),),
        kind="name",
    ),
    only_in_file("code naar", lambda line: line.pair.destination_code),
    Column(
        "destination",
        "Naar",
        lambda line: _destination(line),
        (InFile("naar", lambda line: line.destination.occupation_name),),
    ),
    Column(
        "part",
        "Deel van de overstap",
        lambda line: number(line.part, numbers.UNKNOWN if line.part is None else percentage(line.part)),
        (
            InFile("deel van de overstap %", lambda line: rounded(None if line.part is None else 100 * line.part, 1)),
            InFile("brengt mee %", lambda line: rounded(100 * line.pair.coverage, 1)),
        ),
        kind="number",
    ),
    Column(
        "wage", "Middelste uurloon daar", lambda line: wage_cell(line.destination), kind="number", short="Uurloon daar"
    ),
    Column("education", "Opleiding daar", lambda line: education_of(line.destination)),
)


def pairs_table(pairs: Sequence[SectorPair], sector_codes: tuple[str, str], coverage: float, work: RegionWork) -> Table:
    """The pairs of occupations that carry most of the way between two sectors.

    Args:
        pairs: largest first.
        sector_codes: of both sectors.
        coverage: between the sectors, the sum over all pairs.
        work: the region.
    """
    known = work.occupations
    first, second = (work.sectors[code].sector_name_short for code in sector_codes)
    return table(
        PAIR_COLUMNS,
        [
            PairLine(
                pair,
                known[pair.origin_code],
                known[pair.destination_code],
                pair.weight / coverage if coverage else None,
            )
            for pair in pairs
        ],
        caption=f"Beroepen achter de overstap van {first} naar {second}",
        source=source_facts(work),
        name=lambda line: f"{line.pair.origin_code}-{line.pair.destination_code}",
    )


@kept(128, "region", "years")
def pairs_ready(scope: Scope, origin_sbi: str, destination_sbi: str) -> tuple[Table, Prepared]:
    """The pairs of occupations behind the way between two sectors. Made once."""
    work, sector_codes = load_region_work(scope), (origin_sbi, destination_sbi)
    coverage = sum(
        row.coverage for row in sector_routes(scope) if (row.origin_sbi, row.destination_sbi) == sector_codes
    )
    pairs = [
        pair
        for pair in sector_pairs(scope, *sector_codes)
        if {pair.origin_code, pair.destination_code} <= set(work.occupations)
    ]
    return ready(pairs_table(pairs, sector_codes, coverage, work))


def _destination(line: PairLine) -> Cell:
    pair = line.pair
    if pair.origin_code == pair.destination_code:
        return {"text": "hetzelfde beroep", "sort": -pair.rank}
    link = href(van=pair.origin_code, naar=pair.destination_code)
    return {"text": line.destination.occupation_name, "sort": -pair.rank, "href": link, "top": True}
