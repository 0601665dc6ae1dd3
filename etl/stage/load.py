"""Puts one raw set into the database ``raw`` of a build, then runs the stage SQL of its source.

Each loader only makes tables with text columns; what the text means is decided in ``etl/stage/*.sql`` and judged by the
source checks in ``etl/checks``. The one exception is geometry, which SQL cannot read.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import duckdb

from etl import catalog
from etl.errors import SourceError
from etl.extract.cbs.topic_columns import topic_columns
from etl.run import sql_files
from etl.run.raw_store import REFETCH, RawSet, read_rows
from etl.stage import competentnl, route_sets
from etl.stage.cbs_rows import came_by_v4, columns_of, load_cbs_rows
from etl.stage.duo import load_duo, tables_of

# What a file with the wrong content gives; a full disk or too little memory is no fault of the source and passes on.
UNREADABLE = (duckdb.InvalidInputException, duckdb.BinderException, ValueError, gzip.BadGzipFile, EOFError)


def load_source(con: duckdb.DuckDBPyConnection, raw_set: RawSet) -> None:
    """Make the ``raw`` and ``stage`` tables of one source, replacing those of an earlier try.

    Raises:
        SourceError: a file is damaged, cannot be read, or lacks a column.
    """
    raw_set.verified()
    try:
        LOADERS[raw_set.source_id](con, raw_set)
    except UNREADABLE as problem:
        what = f"the raw files cannot be read: {str(problem).splitlines()[0][:150]}"
        raise SourceError(raw_set.source_id, what, url=str(raw_set.folder), advice=REFETCH) from problem
    _run_stage(con, raw_set.source_id)


def load_nothing(con: duckdb.DuckDBPyConnection, source_id: str) -> None:
    """Make the ``raw`` and ``stage`` tables of an optional source that has nothing yet, without rows."""
    for table, columns in EMPTY_TABLES.get(source_id, {}).items():
        spec = ", ".join(f"{_ident(column)} VARCHAR" for column in columns)
        con.execute(f"CREATE OR REPLACE TABLE raw.{table} ({spec})")
    _run_stage(con, source_id)


def _run_stage(con: duckdb.DuckDBPyConnection, source_id: str) -> None:
    for file in sql_files.of_stage("stage", source_id=source_id):
        con.execute(file.sql)


def _load_rows(con: duckdb.DuckDBPyConnection, table: str, paths: list[Path], columns: list[str]) -> None:
    """JSON lines into a table of text columns, one per name; numbers keep the digits they came with."""
    spec = ", ".join(f"{_quoted(c)}: 'VARCHAR'" for c in columns)
    con.execute(
        f"CREATE OR REPLACE TABLE raw.{table} AS SELECT * FROM read_json(?, format = 'newline_delimited',"
        f" columns = {{{spec}}})",
        [[str(p) for p in paths]],
    )


def _load_sector_jobs(con: duckdb.DuckDBPyConnection, raw_set: RawSet) -> None:
    source = catalog.load()[raw_set.source_id]
    if came_by_v4(raw_set):
        load_cbs_rows(con, raw_set)
        con.execute(
            "CREATE OR REPLACE TABLE raw.cbs_83582ned_perioden AS SELECT code AS Key, title AS Title, status AS Status"
            " FROM raw.cbs_83582ned_code WHERE dimension = 'Perioden'"
        )
    else:
        _load_rows(con, "cbs_83582ned", raw_set.paths("TypedDataSet."), list(source.columns))
        _load_rows(con, "cbs_83582ned_perioden", [raw_set.path("Perioden")], ["Key", "Title", "Status"])
    prefixes = source.region_prefixes
    rows = [(p, True) for p in prefixes.used] + [(p, False) for p in prefixes.skipped]
    con.execute("CREATE OR REPLACE TABLE raw.region_prefix (prefix VARCHAR, is_used BOOLEAN)")
    con.executemany("INSERT INTO raw.region_prefix VALUES (?, ?)", rows)


def _load_gebieden(con: duckdb.DuckDBPyConnection, raw_set: RawSet) -> None:
    """The columns' numbers differ per year, so they are found by topic and renamed on the way in."""
    source = catalog.load()[raw_set.source_id]
    topics = topic_columns(read_rows(raw_set.path("DataProperties")), source.topics)
    names = sorted({column for pair in topics.values() for column in pair})
    _load_rows(con, "cbs_gebieden_regios", [raw_set.path("RegioS")], ["Key", "Title"])
    _load_rows(con, "cbs_gebieden_columns", [raw_set.path("TypedDataSet")], ["RegioS", *names])
    chosen = ", ".join(
        f"{_ident(code)} AS {topic}_code, {_ident(name)} AS {topic}_name" for topic, (code, name) in topics.items()
    )
    con.execute(
        f"CREATE OR REPLACE TABLE raw.cbs_gebieden AS SELECT RegioS, Title, {chosen}"
        " FROM raw.cbs_gebieden_columns LEFT JOIN raw.cbs_gebieden_regios ON Key = RegioS"
    )


def _load_mergers(con: duckdb.DuckDBPyConnection, raw_set: RawSet) -> None:
    columns = ["gm_code_oud", "naam_oud", "opgeheven_per", "gm_code_2026", "gewicht_inwoners"]
    _load_rows(con, "gemeente_mergers", [raw_set.path("gewichten")], columns)
    _load_rows(con, "gemeente_codes", [raw_set.path("codes")], ["gm_code", "naam", "begin_per", "eind_per"])


def _load_bundled_table(con: duckdb.DuckDBPyConnection, raw_set: RawSet) -> None:
    """The one part of a bundled table, with the columns of its catalogue file."""
    source = catalog.load()[raw_set.source_id]
    _load_rows(con, source.source_id, raw_set.paths(""), list(source.columns))


def _load_boundaries(con: duckdb.DuckDBPyConnection, raw_set: RawSet) -> None:
    from etl.stage.boundaries import read_boundaries  # geopandas takes a second to import; only this source needs it

    frame = read_boundaries(raw_set)
    con.register("boundaries_frame", frame)
    con.execute(
        "CREATE OR REPLACE TABLE raw.boundaries AS SELECT region_code, region_type, geometry FROM boundaries_frame"
    )
    con.unregister("boundaries_frame")


UWV_COLUMNS = {
    "uwv_file": ["part", "kind", "file_hash", "file_name", "file_modified", "last_period_end", "rank"],
    "uwv_figure": [
        *("part", "kind", "region_code", "region_text", "occupation_code", "occupation_text", "occupation_slug"),
        *("period_code", "period_end", "period_text", "value", "value_low", "value_high", "value_text", "class_text"),
        *("sheet", "row_number"),
    ],
    "uwv_open_match": [
        *("part", "peildatum", "occupation_code", "occupation_text", "provincie_name", "gemeente_name", "record_type"),
        *("value", "value_low", "value_high"),
    ],
}


def _load_uwv(con: duckdb.DuckDBPyConnection, raw_set: RawSet) -> None:
    """One part per kind of figure and file; Open Match Data has columns of its own."""
    load_nothing(con, raw_set.source_id)
    _load_rows(con, "uwv_file", [raw_set.path("files")], UWV_COLUMNS["uwv_file"])
    is_open_match = {m.part: m.part.startswith("open_match.") for m in raw_set.parts if m.part != "files"}
    for table, wanted in (("uwv_figure", False), ("uwv_open_match", True)):
        if paths := [raw_set.path(part) for part, is_match in is_open_match.items() if is_match is wanted]:
            _load_rows(con, table, paths, UWV_COLUMNS[table])


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


def _ident(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


_TABLES = [source for source in catalog.load().values() if source.extract == "bundled" and source.is_optional]
_DUO = [source for source in catalog.load().values() if source.duo is not None]
_DECLARED = [source for source in catalog.load().values() if source.measures and source.is_optional]

LOADERS: dict[str, Callable[[duckdb.DuckDBPyConnection, RawSet], None]] = {
    **{source.source_id: load_cbs_rows for source in _DECLARED},
    **{source.source_id: load_duo for source in _DUO},
    **{source.source_id: _load_bundled_table for source in _TABLES},
    "cbs_83582ned": _load_sector_jobs,
    "cbs_gebieden": _load_gebieden,
    "gemeente_mergers": _load_mergers,
    "boundaries": _load_boundaries,
    "uwv_inbox": _load_uwv,
    **route_sets.LOADERS,
    "competentnl": competentnl.load_competentnl,
}

# The raw tables of every optional source with their (text) columns, for a build in which it has nothing yet.
EMPTY_TABLES: dict[str, dict[str, list[str]]] = {
    **{source.source_id: columns_of(source) for source in _DECLARED},
    "uwv_inbox": UWV_COLUMNS,
    "competentnl": {table: columns for table, (_, columns) in competentnl.TABLES.items()},
    **{source.source_id: tables_of(source) for source in _DUO},
    **{source.source_id: {source.source_id: list(source.columns)} for source in _TABLES},
}
