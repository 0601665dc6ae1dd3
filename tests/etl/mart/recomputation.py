"""docs/methods.md 1-3 once more, in plain Python from the bundled raw rows, sharing no line with the ETL's SQL.

Used to compare every cell of the marts. Jobs are whole numbers here; None is suppressed or unknown.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

from etl.run.raw_store import read_rows
from etl.settings import SNAPSHOT_DIR

SECTIONS = {
    "301000": "A", "305700": "B", "307500": "C", "346600": "D", "348000": "E", "350000": "F", "354200": "G",
    "383100": "H", "389100": "I", "391600": "J", "396300": "K", "402000": "L", "403300": "M", "410200": "N",
    "417400": "O", "419000": "P", "422400": "Q", "428100": "R", "435500": "S",
}  # fmt: skip
GROUPS = {"300002": "B-E", "300006": "G-I", "300010": "M-N", "300012": "O-Q", "300014": "R-U"}
MEMBERS = {"B-E": "BCDE", "G-I": "GHI", "M-N": "MN", "O-Q": "OPQ", "R-U": "RS"}
SECTORS = [*SECTIONS.values(), *GROUPS.values(), "A-U"]
COROPS = [f"CR{n:02d}" for n in range(1, 41)]
YEARS = range(2010, 2025)
Cells = dict[tuple[str, str, int], int | None]


@dataclass(frozen=True)
class Figure:
    """Jobs with their interval; ``high`` None is open."""

    jobs: float | None
    low: float
    high: float | None


def printed_cells() -> Cells:
    """(sector, region, year) to jobs, from the raw rows of the bundled extract."""
    names = SECTIONS | GROUPS | {"T001081": "A-U"}
    cells: Cells = {}
    for year in YEARS:
        for row in read_rows(SNAPSHOT_DIR / "cbs_83582ned" / f"TypedDataSet.{year}JJ00.json.gz"):
            key = row["BedrijfstakkenBranchesSBI2008"].strip()
            if key in names:
                value = row["BanenVanWerknemersInDecember_1"]
                cells[names[key], row["RegioS"].strip(), year] = None if value is None else round(value * 1000)
    return cells


def unions_of_corops() -> dict[str, set[str]]:
    """Provincies, the country, and the arbeidsmarktregio's that are whole COROP regions."""
    rows = read_rows(SNAPSHOT_DIR / "cbs_gebieden" / "TypedDataSet.json.gz")
    unions: dict[str, set[str]] = defaultdict(set)
    regions_of_corop: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        region, corop, provincie = (row[c].strip() for c in ("Code_6", "Code_14", "Code_28"))
        unions[provincie].add(corop)
        unions[region].add(corop)
        regions_of_corop[corop].add(region)
    straddling = {corop for corop, regions in regions_of_corop.items() if len(regions) > 1}
    whole = {code: corops for code, corops in unions.items() if code.startswith("PV") or not corops & straddling}
    return whole | {"NL01": {*COROPS, "CR99"}}


def corop_figure(cells: Cells, sector: str, region: str, year: int) -> Figure:
    """A printed cell, or what is left of the region's total for a suppressed one."""
    value, total = cells[sector, region, year], cells["A-U", region, year]
    if value is not None:
        return Figure(value, max(0, value - 50), value + 50)
    if sector == "A-U" or total is None:
        return Figure(None, 0, None)
    others = [cells[s, region, year] for s in SECTIONS.values() if s not in MEMBERS.get(sector, "")]
    return Figure(None, 0, max(0, total + 50 - sum(max(0, v - 50) for v in others if v is not None)))


def summed(parts: list[Figure]) -> Figure:
    """The sum of several figures, of which some may be suppressed."""
    known = [p.jobs for p in parts if p.jobs is not None]
    hidden = [p.high for p in parts if p.jobs is None]
    half = 0.0 if not known else 50.0 if len(known) == 1 else 1.96 * 28.87 * math.sqrt(len(known))
    open_ended = any(h is None for h in hidden)
    extra = sum(h for h in hidden if h is not None)
    jobs: float | None = None
    if not hidden:
        jobs = sum(known)
    elif known and not open_ended and extra <= 0.05 * (sum(known) + extra / 2):
        jobs = sum(known) + extra / 2
    return Figure(jobs, max(0, sum(known) - half), None if open_ended else sum(known) + half + extra)


@dataclass(frozen=True)
class Country:
    """Growth of one sector and of the total in the matched sample, and the sector's share in it at the end."""

    sector_growth: float | None
    total_growth: float
    share: float | None


def matched_country(cells: Cells, sector: str, start: int, end: int) -> Country:
    """docs/methods.md 3, the country where NL01 is not published: the COROP regions printed at both ends."""

    def at(s: str, r: str, year: int) -> int:
        value = cells[s, r, year]
        assert value is not None
        return value

    def both(s: str) -> list[str]:
        return [r for r in COROPS if cells[s, r, start] is not None and cells[s, r, end] is not None]

    totals, matched = both("A-U"), both(sector)
    growth = sum(at("A-U", r, end) for r in totals) / sum(at("A-U", r, start) for r in totals) - 1
    first, last = (sum(at(sector, r, y) for r in matched) for y in (start, end))
    around = sum(at("A-U", r, end) for r in matched)
    covered = around >= 0.8 * sum(at("A-U", r, end) for r in COROPS)
    return Country(last / first - 1 if first else None, growth, last / around if covered else None)
