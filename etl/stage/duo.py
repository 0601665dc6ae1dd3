"""Puts a file of DUO into text columns, in whichever of its declared shapes it came: one row per count where it counts.

Makes ``raw.SOURCE_ID``; what the text means is decided in ``etl/stage/*.sql``. The bundled extract has students of hbo
added up by region instead of the file (part ``regions``, ``raw.duo_hbo_students_region``).
"""

from __future__ import annotations

import gzip

import duckdb
import pandas as pd

from etl import catalog
from etl.catalog import Source
from etl.rawstore import RawSet, read_rows
from etl.stage import duo_csv

REGIONS = "regions"
REGION_TABLE = "duo_hbo_students_region"
REGION_COLUMNS = ["region_code", "onderdeel_name", "year", "students_known", "masked_cells", "unknown_cells"]


def tables_of(source: Source) -> dict[str, list[str]]:
    """The raw tables of a source with their columns, all text.

    >>> tables_of(catalog.load()["duo_opleiding_beroep"])
    {'duo_opleiding_beroep': ['crebo_code', 'occupation_name']}
    """
    tables = {source.source_id: source.duo.raw_columns if source.duo else []}
    return tables | ({REGION_TABLE: REGION_COLUMNS} if source.source_id == "duo_hbo_students" else {})


def load_duo(con: duckdb.DuckDBPyConnection, raw_set: RawSet) -> None:
    """Make the raw tables of one file of DUO.

    Raises:
        SourceError: the set has neither a file nor rows by region.
        ValueError: the file is not as declared.
    """
    source = catalog.load()[raw_set.source_id]
    frames = {table: pd.DataFrame(columns=columns, dtype=str) for table, columns in tables_of(source).items()}
    if REGION_TABLE in frames and [m.part for m in raw_set.parts] == [REGIONS]:
        frames[REGION_TABLE] = pd.DataFrame(read_rows(raw_set.path(REGIONS)))[REGION_COLUMNS].astype(str)
    elif source.duo is not None:
        content = gzip.decompress(raw_set.path("data").read_bytes())
        frames[source.source_id] = duo_csv.read(content, source.duo).rows
    for table, frame in frames.items():
        _fill(con, table, frame)


def _fill(con: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame) -> None:
    columns = ", ".join(f'"{name}" VARCHAR' for name in frame.columns)
    con.execute(f"CREATE OR REPLACE TABLE raw.{table} ({columns})")
    if not frame.empty:
        con.register("duo_frame", frame.astype(object).where(frame.notna(), None))
        con.execute(f"INSERT INTO raw.{table} SELECT * FROM duo_frame")
        con.unregister("duo_frame")
