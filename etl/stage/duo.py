"""Puts files of DUO into text columns, in whichever of their declared shapes they came: one row per count, if any.

Makes ``raw.SOURCE_ID``; what the text means is decided in ``etl/stage/*.sql``. The bundled extract has students of hbo
added up by region instead of the file (part ``regions``, ``raw.duo_hbo_students_region``).
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import duckdb
import pandas as pd

from etl import catalog
from etl.catalog import Source
from etl.catalog.duo_file import DuoFile
from etl.extract.duo import csv_file
from etl.run.raw_store import RawSet, read_rows

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
    """Make the raw tables of one source of DUO; the files of a set come under each other.

    Raises:
        SourceError: the set has neither a file nor rows by region.
        ValueError: a file is not as declared.
    """
    source = catalog.load()[raw_set.source_id]
    tables = tables_of(source)
    for table, columns in tables.items():
        spec = ", ".join(f'"{name}" VARCHAR' for name in columns)
        con.execute(f"CREATE OR REPLACE TABLE raw.{table} ({spec})")
    if REGION_TABLE in tables and [m.part for m in raw_set.parts] == [REGIONS]:
        rows = pd.DataFrame(read_rows(raw_set.path(REGIONS)))[REGION_COLUMNS].astype(str)
        _add(con, REGION_TABLE, rows)
    elif source.duo is not None:
        for rows in _files(raw_set, source.duo):
            _add(con, source.source_id, rows)


def _files(raw_set: RawSet, declared: DuoFile) -> Iterator[pd.DataFrame]:
    """The rows of each file, one file at a time: the years of intake together take a few hundred MB as text."""
    if declared.slot_group is None:
        yield csv_file.read(gzip.decompress(raw_set.path("data").read_bytes()), declared).rows
        return
    for manifest in raw_set.parts:
        content = gzip.decompress(raw_set.path(manifest.part).read_bytes())
        yield csv_file.read_slot(content, declared, manifest.part).rows


def _add(con: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame) -> None:
    if not frame.empty:
        con.register("duo_frame", frame.astype(object).where(frame.notna(), None))
        con.execute(f"INSERT INTO raw.{table} SELECT * FROM duo_frame")
        con.unregister("duo_frame")
