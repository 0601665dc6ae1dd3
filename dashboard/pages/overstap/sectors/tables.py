"""Sectors: the occupations that one is made of, and where its people may go; each column once.

Pure, but for what is kept ready.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.growth.records import Sector, SectorGrowth
from dashboard.growth.words import verdict
from dashboard.kit import numbers
from dashboard.kit.cells import number
from dashboard.kit.interval import Interval
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.sheet import rounded
from dashboard.kit.table import Cell, Column, InFile, Table, file_of, heads, lines, only_in_file, table
from dashboard.kit.url import href
from dashboard.kit.widget.data_table import Prepared
from dashboard.pages.overstap.data import (
    Occupation,
    SectorRoute,
    TrainingFund,
    sector_routes,
    training_funds,
)
from dashboard.pages.overstap.sectors.text import NO_FUND, funds_of, percentage
from dashboard.pages.overstap.tables import jobs_cell, jobs_in_file, ready, source_facts, wage_cell
from dashboard.pages.overstap.work_here.data import GROWS, RegionWork, load_region_work, part_of_sector

SHOWN_OCCUPATIONS = 25


@dataclass(frozen=True)
class OccupationLine:
    """A BRC group in one sector: its place by size, its share, and its jobs here where the sector has figures."""

    place: int
    occupation: Occupation
    share: float
    jobs: Interval | None


@dataclass(frozen=True)
class DestinationLine:
    """Another sector, seen from one, with how much people bring of what it asks."""

    origin: Sector
    destination: Sector
    coverage: float
    growth: SectorGrowth | None
    funds: Sequence[TrainingFund]


OCCUPATION_COLUMNS: tuple[Column[OccupationLine], ...] = (
    only_in_file("code", lambda line: line.occupation.occupation_code),
    Column(
        "occupation",
        "Beroepsgroep",
        lambda line: {
            "text": line.occupation.occupation_name,
            "sort": line.place,
            "href": href(van=line.occupation.occupation_code),
            "top": True,
        },
        (InFile("beroepsgroep", lambda line: line.occupation.occupation_name),),
        kind="name",
    ),
    Column(
        "share",
        "Deel van de sector",
        lambda line: number(line.share, numbers.percent(100 * line.share)),
        (InFile("deel van de sector %", lambda line: rounded(100 * line.share, 1)),),
        kind="number",
    ),
    Column(
        "jobs",
        "Banen in deze sector hier (schatting)",
        lambda line: jobs_cell(line.jobs),
        jobs_in_file(lambda line: line.jobs, "laag", "hoog"),
        kind="number",
        short="Banen hier",
    ),
    Column(
        "wage",
        "Middelste uurloon",
        lambda line: wage_cell(line.occupation),
        (
            InFile("uurloon", lambda line: rounded(line.occupation.hourly_wage, 2)),
            InFile("loon van", lambda line: line.occupation.wage_basis),
        ),
        kind="number",
    ),
    Column(
        "education",
        "Opleiding",
        lambda line: education_of(line.occupation),
        (InFile("opleiding", lambda line: line.occupation.education_name),),
    ),
)


def sector_occupations_table(sbi_code: str, work: RegionWork) -> Table:
    """The occupations that a sector is made of, largest first; the file has them all."""
    sector, growth = work.sectors[sbi_code], work.growth.get(sbi_code)
    shares = [row for row in work.staffing if row.sbi_code == sbi_code and row.brc_code in work.occupations]
    made = [
        OccupationLine(
            place,
            work.occupations[row.brc_code],
            row.share,
            None if growth is None else part_of_sector(growth, row.share, work.overestimate(row.brc_code)),
        )
        for place, row in enumerate(shares)
    ]
    caption = f"Beroepen in {sector.sector_name_short}, {work.region.region_name}"
    rows = lines(OCCUPATION_COLUMNS, made[:SHOWN_OCCUPATIONS], lambda line: line.occupation.occupation_code)
    file = file_of(OCCUPATION_COLUMNS, made, caption, source_facts(work))
    return Table(caption, heads(OCCUPATION_COLUMNS), rows, file)


SECTOR_COLUMNS: tuple[Column[DestinationLine], ...] = (
    only_in_file("van", lambda line: line.origin.sector_name_short),
    Column(
        "sector",
        "Overstap naar",
        lambda line: {
            "text": line.destination.sector_name_short,
            "code": line.destination.sbi_code,
            "sort": line.destination.sector_order,
            "href": both_sectors(line.origin.sbi_code, line.destination.sbi_code),
        },
        (
            InFile("naar", lambda line: line.destination.sector_name_short),
            InFile("code", lambda line: line.destination.sbi_code),
        ),
        kind="name",
    ),
    Column(
        "coverage",
        "Wat mensen gemiddeld meebrengen",
        lambda line: number(line.coverage, percentage(line.coverage)),
        (InFile("brengt mee %", lambda line: rounded(100 * line.coverage, 1)),),
        kind="number",
        short="Brengt mee",
    ),
)
FUND_COLUMN: Column[DestinationLine] = Column(
    "fund",
    "O&O-fonds daar",
    lambda line: {"text": _names(line.funds) or NO_FUND, "muted": not line.funds},
    (InFile("O&O-fonds daar", lambda line: _names(line.funds)),),
    kind="long",
)


def destination_columns(year_from: int, year_to: int) -> list[Column[DestinationLine]]:
    """The columns of the sectors that one may go to; what they did is of some years."""
    return [
        *SECTOR_COLUMNS,
        Column(
            "verdict",
            f"Oordeel hier {numbers.years(year_from, year_to)}",
            lambda line: _verdict(line.growth),
            (InFile("oordeel hier", lambda line: "" if line.growth is None else line.growth.verdict or ""),),
            kind="verdict",
            short="Oordeel hier",
        ),
        Column(
            "jobs",
            f"Banen hier {year_to}",
            lambda line: _jobs(line.growth),
            (
                InFile(
                    "banen hier", lambda line: rounded(None if line.growth is None else line.growth.jobs_to.value, 0)
                ),
            ),
            kind="number",
            short="Banen hier",
        ),
        FUND_COLUMN,
    ]


def destinations_table(
    origin_sbi: str, routes: Sequence[SectorRoute], funds: Sequence[TrainingFund], work: RegionWork
) -> Table:
    """The other sectors, those where people from one sector bring most first."""
    origin = work.sectors[origin_sbi]
    others = [each for each in routes if each.origin_sbi == origin_sbi and each.destination_sbi != origin_sbi]
    others.sort(key=lambda each: (-each.coverage, each.destination_sbi))
    return table(
        destination_columns(*work.years),
        [
            DestinationLine(
                origin,
                work.sectors[each.destination_sbi],
                each.coverage,
                work.growth.get(each.destination_sbi),
                funds_of(each.destination_sbi, funds),
            )
            for each in others
        ],
        caption=f"Van {origin.sector_name_short} naar andere sectoren, {work.region.region_name}",
        source=source_facts(work),
        name=lambda line: line.destination.sbi_code,
    )


@kept(128, "region", "years", "sector")
def sector_occupations_ready(scope: Scope) -> tuple[Table, Prepared]:
    """The occupations that a sector is made of. Made once."""
    return ready(sector_occupations_table(scope.sector, load_region_work(scope)))


@kept(128, "region", "years", "sector")
def destinations_ready(scope: Scope) -> tuple[Table, Prepared]:
    """The other sectors, seen from one. Made once."""
    work = load_region_work(scope)
    return ready(destinations_table(scope.sector, sector_routes(scope), training_funds(scope), work))


def education_of(occupation: Occupation) -> Cell:
    """The education that the work asks."""
    return {"text": occupation.education_name or numbers.UNKNOWN, "sort": occupation.education_level}


def both_sectors(origin_sbi: str, destination_sbi: str) -> str:
    """Address of what is behind the way between two sectors."""
    return href(uit=origin_sbi, naar_sector=destination_sbi)


def _verdict(growth: SectorGrowth | None) -> Cell:
    said = None if growth is None else growth.verdict
    if said is None:
        return {"text": numbers.UNKNOWN, "sign": "", "sort": None}
    order = ["krimpt", "onzeker", "stabiel", GROWS]
    return {"text": said, "sign": verdict(said).split()[0], "sort": order.index(said)}


def _jobs(growth: SectorGrowth | None) -> Cell:
    if growth is None:
        return number(None, numbers.UNKNOWN)
    return number(growth.jobs_to.value, numbers.jobs(growth.jobs_to))


def _names(funds: Sequence[TrainingFund]) -> str:
    return "; ".join(fund.fund_name for fund in funds)
