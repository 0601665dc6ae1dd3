"""Sectors: the occupations one is made of, and how near sectors lie to each other; tables and sheets. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dashboard.growth.words import verdict
from dashboard.kit import numbers
from dashboard.kit.cells import number
from dashboard.kit.sheet import Cell, Sheet, rounded
from dashboard.kit.table import Table, column, row
from dashboard.pages.overstap.data import SectorPair, SectorRoute, TrainingFund
from dashboard.pages.overstap.route_gates import GROWS
from dashboard.pages.overstap.sectors import text as words
from dashboard.pages.overstap.tables import facts, jobs_cell, jobs_line, wage_cell
from dashboard.pages.overstap.view import RegionWork, part_of_sector

SHOWN_OCCUPATIONS = 25
NEAREST_MARKED = 3
MARK = "▲"


def sector_occupations(sbi_code: str, work: RegionWork, link: Callable[[str], str]) -> Table:
    """The occupations that a sector is made of, largest first."""
    sector, growth = work.sectors[sbi_code], work.growth.get(sbi_code)
    columns = [
        column("occupation", "Beroepsgroep", "name"),
        column("share", "Deel van de sector", "number"),
        column("jobs", "Banen in deze sector hier (schatting)", "number", "Banen hier"),
        column("wage", "Middelste uurloon", "number"),
        column("education", "Opleiding", "text"),
    ]
    shares = [row for row in work.staffing if row.sbi_code == sbi_code and row.brc_code in work.occupations]
    made, lines = [], []
    for place, item in enumerate(shares):
        occupation = work.occupations[item.brc_code]
        jobs = None if growth is None else part_of_sector(growth, item.share, work.miss(item.brc_code))
        if place < SHOWN_OCCUPATIONS:
            made.append(
                row(
                    item.brc_code,
                    occupation={
                        "text": occupation.occupation_name,
                        "sort": place,
                        "href": link(item.brc_code),
                        "top": True,
                    },
                    share=number(item.share, numbers.percent(100 * item.share)),
                    jobs=jobs_cell(jobs),
                    wage=wage_cell(occupation),
                    education={
                        "text": occupation.education_name or numbers.UNKNOWN,
                        "sort": occupation.education_level,
                    },
                )
            )
        lines.append(
            [
                item.brc_code,
                occupation.occupation_name,
                rounded(100 * item.share, 1),
                *jobs_line(jobs),
                rounded(occupation.hourly_wage, 2),
                occupation.wage_basis,
                occupation.education_name,
            ]
        )
    header = (
        "code", "beroepsgroep", "deel van de sector %", "banen hier", "laag", "hoog", "uurloon", "loon van",
        "opleiding",
    )  # fmt: skip
    caption = f"Beroepen in {sector.sector_name_short}, {work.region.region_name}"
    return Table(caption, columns, made, Sheet(caption, header, lines, facts(work)))


def destinations(
    origin_sbi: str,
    routes: Sequence[SectorRoute],
    funds: Sequence[TrainingFund],
    work: RegionWork,
    link: Callable[[str, str], str],
) -> Table:
    """The other sectors, those where people from one sector bring most first."""
    columns = [
        column("sector", "Overstap naar", "name"),
        column("coverage", "Wat mensen gemiddeld meebrengen", "number", "Brengt mee"),
        column("verdict", f"Oordeel hier {numbers.years(*work.window)}", "verdict", "Oordeel hier"),
        column("jobs", f"Banen hier {work.window[1]}", "number", "Banen hier"),
        column("fund", "O&O-fonds daar", "long"),
    ]
    found = [each for each in routes if each.origin_sbi == origin_sbi and each.destination_sbi != origin_sbi]
    found.sort(key=lambda each: (-each.coverage, each.destination_sbi))
    made = [_destination_row(each, words.funds_of(each.destination_sbi, funds), work, link) for each in found]
    lines = [_destination_line(each, words.funds_of(each.destination_sbi, funds), work) for each in found]
    name = work.sectors[origin_sbi].sector_name_short
    caption = f"Van {name} naar andere sectoren, {work.region.region_name}"
    header = ("van", "naar", "code", "brengt mee %", "oordeel hier", "banen hier", "O&O-fonds daar")
    return Table(caption, columns, made, Sheet(caption, header, lines, facts(work)))


def _destination_row(
    item: SectorRoute, funds: Sequence[TrainingFund], work: RegionWork, link: Callable[[str, str], str]
) -> dict[str, Any]:
    sector, growth = work.sectors[item.destination_sbi], work.growth.get(item.destination_sbi)
    said = None if growth is None else growth.verdict
    return row(
        item.destination_sbi,
        sector={
            "text": sector.sector_name_short,
            "code": item.destination_sbi,
            "sort": sector.sector_order,
            "href": link(item.origin_sbi, item.destination_sbi),
        },
        coverage=number(item.coverage, words.percentage(item.coverage)),
        verdict=_verdict(said),
        jobs=number(
            None if growth is None else growth.jobs_to.value,
            numbers.UNKNOWN if growth is None else numbers.jobs(growth.jobs_to),
        ),
        fund={"text": "; ".join(fund.fund_name for fund in funds) or words.NO_FUND, "muted": not funds},
    )


def _verdict(said: str | None) -> dict[str, Any]:
    if said is None:
        return {"text": numbers.UNKNOWN, "sign": "", "sort": None}
    order = ["krimpt", "onzeker", "stabiel", GROWS]
    return {"text": said, "sign": verdict(said).split()[0], "sort": order.index(said)}


def _destination_line(item: SectorRoute, funds: Sequence[TrainingFund], work: RegionWork) -> list[Cell]:
    growth = work.growth.get(item.destination_sbi)
    return [
        work.sectors[item.origin_sbi].sector_name_short,
        work.sectors[item.destination_sbi].sector_name_short,
        item.destination_sbi,
        rounded(100 * item.coverage, 1),
        "" if growth is None else growth.verdict or "",
        rounded(None if growth is None else growth.jobs_to.value, 0),
        "; ".join(fund.fund_name for fund in funds),
    ]


def matrix(routes: Sequence[SectorRoute], work: RegionWork, link: Callable[[str, str], str]) -> Table:
    """All sectors beside each other: a row to leave, a column to go to, per cent in the cells.

    The nearest of each row carry a mark, so that no colour is needed.
    """
    codes = [code for code in work.sectors if code in {each.origin_sbi for each in routes}]
    cells = {(each.origin_sbi, each.destination_sbi): each.coverage for each in routes}
    columns = [column("sector", "Van ↓ naar →", "name")]
    columns += [column(code, code, "number", work.sectors[code].sector_name_short) for code in codes]
    made = []
    for code in codes:
        others = sorted(cells[code, other] for other in codes if other != code and (code, other) in cells)
        least = others[-NEAREST_MARKED] if len(others) >= NEAREST_MARKED else None
        sector = work.sectors[code]
        made.append(
            row(
                code,
                sector={"text": sector.sector_name_short, "code": code, "sort": sector.sector_order},
                **{other: _cell(cells.get((code, other)), code, other, least, link) for other in codes},
            )
        )
    caption = "Wat mensen uit de ene sector meebrengen naar de andere, in procenten"
    lines: list[list[Cell]] = [
        [code, work.sectors[code].sector_name_short, *(_percent(cells.get((code, other))) for other in codes)]
        for code in codes
    ]
    return Table(caption, columns, made, Sheet(caption, ("code", "van", *codes), lines, facts(work)))


def _cell(
    coverage: float | None, code: str, other: str, least: float | None, link: Callable[[str, str], str]
) -> dict[str, Any]:
    if coverage is None:
        return number(None, "")
    text = numbers.decimal(100 * coverage, 1)
    if code == other:
        return {"text": text, "sort": coverage, "muted": True}
    mark = MARK if least is not None and coverage >= least else ""
    return {"text": f"{text}{mark}", "sort": coverage, "href": link(code, other)}


def _percent(coverage: float | None) -> Cell:
    return None if coverage is None else rounded(100 * coverage, 1)


def pairs(
    found: Sequence[SectorPair], ends: tuple[str, str], work: RegionWork, total: float, link: Callable[[str, str], str]
) -> Table:
    """The pairs of occupations that carry most of the way between two sectors.

    Args:
        found: largest first.
        ends: codes of both sectors.
        work: the region.
        total: coverage between the sectors, the sum over all pairs.
        link: way to the view of two occupations beside each other.
    """
    columns = [
        column("origin", "Van", "name"),
        column("destination", "Naar", "text"),
        column("part", "Deel van de overstap", "number"),
        column("wage", "Middelste uurloon daar", "number", "Uurloon daar"),
        column("education", "Opleiding daar", "text"),
    ]
    made: list[dict[str, Any]] = []
    lines: list[list[Cell]] = []
    for item in found:
        origin, destination = work.occupations[item.origin_code], work.occupations[item.destination_code]
        part = item.weight / total if total else None
        is_same = item.origin_code == item.destination_code
        name: dict[str, Any] = {
            "text": "hetzelfde beroep" if is_same else destination.occupation_name,
            "sort": -item.rank,
        }
        if not is_same:
            name |= {"href": link(item.origin_code, item.destination_code), "top": True}
        made.append(
            row(
                f"{item.origin_code}-{item.destination_code}",
                origin={"text": origin.occupation_name, "sort": item.rank},
                destination=name,
                part=number(part, numbers.UNKNOWN if part is None else words.percentage(part)),
                wage=wage_cell(destination),
                education={"text": destination.education_name or numbers.UNKNOWN, "sort": destination.education_level},
            )
        )
        lines.append(
            [
                item.rank,
                item.origin_code,
                origin.occupation_name,
                item.destination_code,
                destination.occupation_name,
                rounded(None if part is None else 100 * part, 1),
                rounded(100 * item.coverage, 1),
            ]
        )
    names = [work.sectors[code].sector_name_short for code in ends]
    caption = f"Beroepen achter de overstap van {names[0]} naar {names[1]}"
    header = ("volgorde", "code van", "van", "code naar", "naar", "deel van de overstap %", "brengt mee %")
    return Table(caption, columns, made, Sheet(caption, header, lines, facts(work)))
