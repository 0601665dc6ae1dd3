"""Bundled students of hbo per arbeidsmarktregio, field and year: DUO's file, read as a live run does, and added up."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pandas as pd

from etl import catalog
from etl.extract.duo import csv_file
from etl.run.raw_store import PartWriter, RawSet
from etl.snapshot.inputs import gemeenten, input_error
from etl.stage.duo import REGION_COLUMNS, REGIONS

INPUT = "duo/duo_ingeschrevenhbo_2020-2024.csv.gz"
MASKED = ("<5", "-1")
COUNTRY = "NL01"
_SOURCE_ID = "duo_hbo_students"
_URL = "https://onderwijsdata.duo.nl/dataset/p01hoinges"


def write(shared_data: Path, writer: PartWriter) -> RawSet:
    """Write one part ``regions``: a row per region x field x year with the known sum and the number of masked cells.

    A gemeente that is not of the newest division counts under the country.

    Raises:
        SourceError: the file or the table of gemeenten cannot be read.
    """
    path = shared_data / INPUT
    source = catalog.load()[_SOURCE_ID]
    try:
        content = gzip.decompress(path.read_bytes())
        cells = csv_file.read(content, source.duo).rows if source.duo else pd.DataFrame()
    except (OSError, EOFError, ValueError) as problem:
        raise input_error(_SOURCE_ID, f"cannot read the input ({problem})", path) from problem
    regions = {row["gm"]: row["am"] for row in gemeenten(_SOURCE_ID, shared_data)}
    rows = added_up(cells, regions)
    writer.write_rows(REGIONS, rows, url=_URL, filter="added up by region", retrieved=None, modified=None)
    return writer.complete(table_id="p01hoinges", modified=None, retrieved=None)


def added_up(cells: pd.DataFrame, regions: dict[str, str]) -> list[dict[str, Any]]:
    """Rows with ``REGION_COLUMNS``, sorted.

    Args:
        cells: gemeente_number, onderdeel_name, year, count (text), one row per cell of DUO's file.
        regions: gemeente code to arbeidsmarktregio code.
    """
    codes = "GM" + cells["gemeente_number"].str.zfill(4)
    counts = cells["count"]
    masked, unknown = counts.isin(MASKED), counts == ""
    table = pd.DataFrame(
        {
            "region_code": codes.map(regions).fillna(COUNTRY),
            "onderdeel_name": cells["onderdeel_name"].str.lower(),
            "year": cells["year"].astype(int),
            "students_known": counts.mask(masked | unknown, "0").astype(int),
            "masked_cells": masked.astype(int),
            "unknown_cells": unknown.astype(int),
        }
    )
    summed = table.groupby(REGION_COLUMNS[:3], as_index=False).sum().sort_values(REGION_COLUMNS[:3])
    return [dict(zip(REGION_COLUMNS, row, strict=True)) for row in summed.astype(object).to_numpy().tolist()]
