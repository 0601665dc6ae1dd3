"""Made-up rows in the size and shape of a full live table 83582NED, for measuring only."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from etl.run.raw_store import RawStore, read_rows
from etl.settings import SNAPSHOT_DIR

YEARS = range(2010, 2025)
WHEN = "2026-01-01T00:00:00"
COLUMNS = ("BedrijfstakkenBranchesSBI2008", "RegioS", "Perioden", "BanenVanWerknemersInDecember_1")
SECTIONS = (
    "301000 305700 307500 346600 348000 350000 354200 383100 389100 391600"
    " 396300 402000 403300 410200 417400 419000 422400 428100 435500"
)
LETTERS = dict(zip("ABCDEFGHIJKLMNOPQRS", SECTIONS.split(), strict=True))
GROUPS = {
    "300002": "BCDE", "300003": "BCDEF", "300006": "GHI", "300007": "GHIJKLMN", "300010": "MN", "300012": "OPQ",
    "300013": "OPQRS", "300014": "RS", "T001081": "ABCDEFGHIJKLMNOPQRS",
}  # fmt: skip


def regions_of() -> dict[str, list[str]]:
    """Per gemeente of the newest division every published code its jobs belong to, itself first."""
    rows = read_rows(SNAPSHOT_DIR / "cbs_gebieden" / "TypedDataSet.json.gz")
    found = {}
    for row in rows:
        corop = row["Code_14"].strip()
        found[row["RegioS"].strip()] = [row["RegioS"].strip(), corop, "GA" + corop[2:], row["Code_28"].strip(), "NL01"]
    return found


def cells_of(year: int, members: dict[str, list[str]]) -> dict[str, list[int]]:
    """Tenths of thousands of jobs per code and section; larger regions are the sums of their gemeenten."""
    cells: dict[str, list[int]] = {}
    for number, codes in enumerate(members.values()):
        own = [int(abs(math.sin(number * 7.3 + i * 1.7)) * 40) + (year - 2010) for i in range(len(LETTERS))]
        for code in codes:
            cells[code] = [a + b for a, b in zip(cells.get(code, [0] * len(own)), own, strict=True)]
    return cells


def rows_of_year(year: int, members: dict[str, list[str]], abolished: list[str]) -> list[dict[str, Any]]:
    """Rows of one year: every eighth gemeente section withheld, abolished gemeenten and CR99 empty or zero."""
    cells = cells_of(year, members) | {"CR99": [0] * len(LETTERS)}
    rows: list[dict[str, Any]] = []
    for number, (code, sections) in enumerate([*cells.items(), *((old, None) for old in abolished)]):
        tenths = dict(zip(LETTERS, sections or [], strict=bool(sections)))
        values: dict[str, int | None] = {LETTERS[k]: tenths.get(k) for k in LETTERS}
        values |= {key: sum(tenths[k] for k in letters) if tenths else None for key, letters in GROUPS.items()}
        for place, (sbi, value) in enumerate(values.items()):
            hidden = value is None or (code.startswith("GM") and place < len(LETTERS) and (number + place) % 8 == 0)
            figure = None if hidden or value is None else value / 10
            rows.append(dict(zip(COLUMNS, (sbi.ljust(7), code.ljust(6), f"{year}JJ00", figure), strict=True)))
    return rows


def write_raw(raw_dir: Path) -> int:
    """Write a complete raw set as a live run leaves it; gives the number of data rows."""
    members = regions_of()
    gone = read_rows(SNAPSHOT_DIR / "gemeente_mergers" / "gewichten.json.gz")
    abolished = sorted({row["gm_code_oud"] for row in gone})
    writer = RawStore(raw_dir, "cbs_83582ned").open_set("made-up")
    about = {"url": "made up", "filter": None, "retrieved": WHEN, "modified": WHEN}
    total = 0
    for year in YEARS:
        rows = rows_of_year(year, members, abolished)
        writer.write_rows(f"TypedDataSet.{year}JJ00", rows, **about)  # type: ignore[arg-type]
        total += len(rows)
    periods = [{"Key": f"{y}JJ00", "Title": str(y), "Status": "Definitief"} for y in YEARS]
    writer.write_rows("Perioden", periods, **about)  # type: ignore[arg-type]
    writer.complete(table_id="83582NED", modified=WHEN, retrieved=WHEN)
    return total
