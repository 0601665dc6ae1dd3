"""Bundled extract of CBS 83599NED: open vacancies of three recent quarters, in the raw parts of a live run by v3."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from etl.run.raw_store import PartWriter, RawSet
from etl.snapshot.cbs_83582ned import SBI_TITLES
from etl.snapshot.cbs_gebieden import PROVINCIES
from etl.snapshot.inputs import input_error, read_csv

TABLE_ID = "83599NED"
INPUT = "cbs/83599NED_subset_2025KW02_2026KW01_2026KW02.csv"
SBI, REGION, PERIOD, VACANCIES = "BedrijfstakkenBranchesSBI2008", "RegioS", "Perioden", "OpenstaandeVacatures_1"

_SOURCE_ID = "cbs_83599ned"
_URL = f"https://opendata.cbs.nl/ODataFeed/odata/{TABLE_ID}"
_TITLE = "Openstaande vacatures; SBI 2008, regio"
_REGIONS = {"Nederland": "NL01"} | {name: code for code, name in PROVINCIES.items()}
_SECTORS = {title: key for key, title in SBI_TITLES.items()}

Cells = dict[tuple[str, str, str], float | None]


def write(shared_data: Path, writer: PartWriter) -> RawSet:
    """Write TypedDataSet, the dictionaries and TableInfos; titles of the input become the keys of CBS.

    Values are open vacancies x 1 000 with one decimal at the end of the quarter. The status of the quarters,
    ``modified`` and ``retrieved`` are null: the input does not say.

    Raises:
        SourceError: the input cannot be read, has an unknown title or quarter, or lacks or doubles a cell.
    """
    cells = _cells(shared_data / INPUT)
    sectors, regions, periods = (sorted({cell[i] for cell in cells}) for i in range(3))
    rows = [
        {SBI: sector.ljust(7), REGION: region.ljust(6), PERIOD: period, VACANCIES: cells[sector, region, period]}
        for period in periods
        for sector in sectors
        for region in regions
    ]
    names = {code: name if code == "NL01" else f"{name} (PV)" for name, code in _REGIONS.items()}
    _part(writer, "TypedDataSet", rows)
    _part(writer, SBI, [_entry(key.ljust(7), SBI_TITLES[key]) for key in sectors])
    _part(writer, REGION, [_entry(key.ljust(6), names[key]) for key in regions])
    _part(writer, PERIOD, [_entry(key, f"{key[:4]} {key[-1]}e kwartaal") | {"Status": None} for key in periods])
    _part(writer, "TableInfos", [{"Identifier": TABLE_ID, "Title": _TITLE, "Modified": None}])
    return writer.complete(table_id=TABLE_ID, modified=None, retrieved=None)


def _cells(path: Path) -> Cells:
    given = read_csv(_SOURCE_ID, path, {"regio", "sector_cbs_titel"})
    periods = [column for column in given[0] if column not in ("regio", "sector_cbs_titel")]
    if wrong := [period for period in periods if not re.fullmatch(r"20\d\dKW0[1-4]", period)]:
        raise input_error(_SOURCE_ID, f"the input has a column {wrong[0]!r} that is no quarter", path)
    cells: Cells = {}
    for row in given:
        sector, region = _SECTORS.get(row["sector_cbs_titel"]), _REGIONS.get(row["regio"])
        if sector is None or region is None or (sector, region, periods[0]) in cells:
            what = f"{row['regio']}, {row['sector_cbs_titel']}"
            raise input_error(_SOURCE_ID, f"the input has an unknown title or a double row: {what}", path)
        cells |= {(sector, region, p): float(row[p]) if row[p].strip() else None for p in periods}
    sectors, regions = {cell[0] for cell in cells}, {cell[1] for cell in cells}
    if len(cells) != len(sectors) * len(regions) * len(periods):
        raise input_error(_SOURCE_ID, f"the input has {len(cells)} cells, so some are missing", path)
    return cells


def _entry(key: str, title: str) -> dict[str, Any]:
    return {"Key": key, "Title": title, "Description": ""}


def _part(writer: PartWriter, part: str, rows: list[dict[str, Any]]) -> None:
    writer.write_rows(part, rows, url=f"{_URL}/{part}", filter=None, retrieved=None, modified=None)
