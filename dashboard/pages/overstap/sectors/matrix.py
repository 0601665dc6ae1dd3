"""All sectors beside each other, a row to leave and a column to go to. Pure, but for what is kept ready."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.kit import numbers
from dashboard.kit.cells import number
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.sheet import rounded
from dashboard.kit.table import Cell, Column, InFile, Table, only_in_file, table
from dashboard.kit.widget.data_table import Prepared
from dashboard.pages.overstap.data import SectorRoute, sector_routes
from dashboard.pages.overstap.sectors.tables import both_sectors
from dashboard.pages.overstap.tables import ready, source_facts
from dashboard.pages.overstap.work_here.data import RegionWork, load_region_work

NEAREST_MARKED = 3
MARK = "▲"


@dataclass(frozen=True)
class OriginLine:
    """A row of the matrix: coverage by sector to go to, and from which on it is marked."""

    sbi_code: str
    coverage: Mapping[str, float]
    marked_from: float | None


def matrix_columns(codes: Sequence[str], work: RegionWork) -> list[Column[OriginLine]]:
    """A column for each sector to go to; ``codes`` in CBS order."""

    def name(line: OriginLine) -> Cell:
        sector = work.sectors[line.sbi_code]
        return {"text": sector.sector_name_short, "code": line.sbi_code, "sort": sector.sector_order}

    return [
        only_in_file("code", lambda line: line.sbi_code),
        Column(
            "sector",
            "Van ↓ naar →",
            name,
            (InFile("van", lambda line: work.sectors[line.sbi_code].sector_name_short),),
            kind="name",
        ),
        *(_to_sector(code, work.sectors[code].sector_name_short) for code in codes),
    ]


def _to_sector(code: str, name: str) -> Column[OriginLine]:
    return Column(
        code,
        code,
        lambda line: _coverage(line, code),
        (InFile(code, lambda line: rounded(100 * line.coverage[code], 1) if code in line.coverage else None),),
        kind="number",
        short=name,
    )


def matrix_table(routes: Sequence[SectorRoute], work: RegionWork) -> Table:
    """All sectors beside each other: a row to leave, a column to go to, per cent in the cells.

    The nearest of each row carry a mark, so that no colour is needed.
    """
    by_origin: dict[str, dict[str, float]] = {}
    for each in routes:
        by_origin.setdefault(each.origin_sbi, {})[each.destination_sbi] = each.coverage
    codes = [code for code in work.sectors if code in by_origin]
    return table(
        matrix_columns(codes, work),
        [OriginLine(code, by_origin[code], _marked_from(code, by_origin[code], codes)) for code in codes],
        caption="Wat mensen uit de ene sector meebrengen naar de andere, in procenten",
        source=source_facts(work),
        name=lambda line: line.sbi_code,
    )


@kept(8, "region", "years")
def matrix_ready(scope: Scope) -> tuple[Table, Prepared]:
    """All sectors beside each other. Made once."""
    return ready(matrix_table(sector_routes(scope), load_region_work(scope)))


def _marked_from(code: str, coverage: Mapping[str, float], codes: Sequence[str]) -> float | None:
    """The coverage of the last sector that is marked; None where there are no others to tell apart."""
    others = sorted(coverage[other] for other in codes if other != code and other in coverage)
    return others[-NEAREST_MARKED] if len(others) >= NEAREST_MARKED else None


def _coverage(line: OriginLine, code: str) -> Cell:
    coverage = line.coverage.get(code)
    if coverage is None:
        return number(None, "")
    text = numbers.decimal(100 * coverage, 1)
    if code == line.sbi_code:
        return {"text": text, "sort": coverage, "muted": True}
    mark = MARK if line.marked_from is not None and coverage >= line.marked_from else ""
    return {"text": f"{text}{mark}", "sort": coverage, "href": both_sectors(line.sbi_code, code)}
