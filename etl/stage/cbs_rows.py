"""Puts a CBS table into text columns, one row per combination of codes, the same whichever protocol it came by.

Makes ``raw.SOURCE_ID`` and ``raw.SOURCE_ID_code``; what the text means is decided in ``etl/stage/*.sql``. A row without
any figure or attribute says nothing: v4 leaves it out, so it is left out of v3 too, and what is not there is unknown.
"""

from __future__ import annotations

import duckdb

from etl import catalog
from etl.catalog import Source
from etl.extract.cbs.shape import Shape, shape_v3, shape_v4
from etl.run.raw_store import RawSet, read_rows

CODE_COLUMNS = ("dimension", "code", "title", "status")


def columns_of(source: Source) -> dict[str, list[str]]:
    """The raw tables of a source with their columns, all text.

    >>> columns_of(catalog.load()["cbs_83599ned"])["cbs_83599ned"][2:]
    ['Perioden', 'vacancies_x1000', 'vacancies_x1000_attribute']
    """
    figures = [column for name in source.measures for column in (name, f"{name}_attribute")]
    return {source.source_id: [*source.dimensions, *figures], f"{source.source_id}_code": list(CODE_COLUMNS)}


def load_cbs_rows(con: duckdb.DuckDBPyConnection, raw_set: RawSet) -> None:
    """Make the raw tables of a source whose catalogue file declares dimensions and measures.

    Raises:
        SourceError: a part is missing.
        ValueError: the shape is not as declared, or a combination of codes occurs twice.
    """
    load_table(con, raw_set, catalog.load()[raw_set.source_id])


def load_table(con: duckdb.DuckDBPyConnection, raw_set: RawSet, source: Source) -> None:
    """The same for any declaration of dimensions and measures."""
    table = source.source_id
    if came_by_v4(raw_set):
        shape = shape_v4(source, read_rows(raw_set.path("Dimensions")), read_rows(raw_set.path("MeasureCodes")))
        _load_long(con, raw_set, source, shape)
        _load_codes(con, table, raw_set, {n: f"{key}Codes" for n, key in shape.dimensions.items()}, "Identifier")
    else:
        parts = {m.part for m in raw_set.parts}
        properties = read_rows(raw_set.path("DataProperties")) if "DataProperties" in parts else None
        shape = shape_v3(source, properties)
        _load_wide(con, raw_set, source, shape)
        _load_codes(con, table, raw_set, dict(shape.dimensions), "Key")
    _keep_declared(con, source)
    _require_keys(con, source)


def came_by_v4(raw_set: RawSet) -> bool:
    """Whether a set has the parts of OData v4."""
    return any(m.part == "Properties" for m in raw_set.parts)


def _load_wide(con: duckdb.DuckDBPyConnection, raw_set: RawSet, source: Source, shape: Shape) -> None:
    """Rows of TypedDataSet: a column per measure, and no word on why a figure is missing."""
    chosen = [f"{_ident(key)} AS {_ident(name)}" for name, key in shape.dimensions.items()]
    for name, key in shape.measures.items():
        chosen += [f"{_ident(key)} AS {_ident(name)}", f"CAST(NULL AS VARCHAR) AS {_ident(name + '_attribute')}"]
    figures = " OR ".join(f"{_ident(name)} IS NOT NULL" for name in shape.measures)
    con.execute(
        f"CREATE OR REPLACE TABLE raw.{source.source_id} AS SELECT {', '.join(chosen)}"
        f" FROM {_json([*shape.dimensions.values(), *shape.measures.values()])} WHERE {figures}",
        [[str(path) for path in raw_set.paths("TypedDataSet")]],
    )


def _load_long(con: duckdb.DuckDBPyConnection, raw_set: RawSet, source: Source, shape: Shape) -> None:
    """Observations, one row per figure, turned into one row per combination of codes."""
    keys = [f"{_ident(key)} AS {_ident(name)}" for name, key in shape.dimensions.items()]
    figures = []
    for name, code in shape.measures.items():
        its = f"FILTER (Measure = {_quoted(code)})"
        figures += [
            f"max(coalesce(Value, StringValue)) {its} AS {_ident(name)}",
            f"max(ValueAttribute) {its} AS {_ident(name + '_attribute')}",
        ]
    wanted = ", ".join(_quoted(code) for code in shape.measures.values())
    observed = _json([*shape.dimensions.values(), "Measure", "Value", "StringValue", "ValueAttribute"])
    con.execute(
        f"CREATE OR REPLACE TABLE raw.{source.source_id} AS SELECT {', '.join([*keys, *figures])}, count(*) AS figures,"
        f" count(DISTINCT Measure) AS measures FROM {observed} WHERE Measure IN ({wanted}) GROUP BY"
        f" {', '.join(_ident(key) for key in shape.dimensions.values())}",
        [[str(path) for path in raw_set.paths("Observations.")]],
    )
    double = f"SELECT {_label(source)} FROM raw.{source.source_id} WHERE figures > measures"
    _refuse(con, source, double)
    for column in ("figures", "measures"):
        con.execute(f"ALTER TABLE raw.{source.source_id} DROP COLUMN {column}")


def _load_codes(con: duckdb.DuckDBPyConnection, table: str, raw_set: RawSet, parts: dict[str, str], key: str) -> None:
    """The codes of all dimensions with their titles, and their status where the list has one."""
    con.execute(
        f"CREATE OR REPLACE TABLE raw.{table}_code (dimension VARCHAR, code VARCHAR, title VARCHAR, status VARCHAR)"
    )
    for name, part in parts.items():
        con.execute(
            f"INSERT INTO raw.{table}_code SELECT ?, {_ident(key)}, Title, Status"
            f" FROM {_json([key, 'Title', 'Status'])}",
            [name, [str(raw_set.path(part))]],
        )


def _keep_declared(con: duckdb.DuckDBPyConnection, source: Source) -> None:
    """Drop the rows that the catalogue does not keep: CBS ignores some filters, and v3 is asked for all."""
    for name, dimension in source.dimensions.items():
        if dimension.keep:
            codes = ", ".join(_quoted(code) for code in dimension.keep)
            con.execute(f"DELETE FROM raw.{source.source_id} WHERE coalesce(trim({_ident(name)}), '') NOT IN ({codes})")


def _require_keys(con: duckdb.DuckDBPyConnection, source: Source) -> None:
    """Refuse a table in which a combination of codes, padding aside, has two rows."""
    keys = ", ".join(f"trim({_ident(name)})" for name in source.dimensions)
    _refuse(
        con, source, f"SELECT min({_label(source)}) FROM raw.{source.source_id} GROUP BY {keys} HAVING count(*) > 1"
    )


def _refuse(con: duckdb.DuckDBPyConnection, source: Source, question: str) -> None:
    if found := con.execute(f"{question} LIMIT 1").fetchone():
        raise ValueError(f"two figures for {found[0]}")


def _label(source: Source) -> str:
    return "concat_ws(' ', " + ", ".join(f"trim({_ident(name)})" for name in source.dimensions) + ")"


def _json(columns: list[str]) -> str:
    """Gzipped JSON lines as text columns; numbers keep the digits they came with."""
    spec = ", ".join(f"{_quoted(column)}: 'VARCHAR'" for column in dict.fromkeys(columns))
    return f"read_json(?, format = 'newline_delimited', columns = {{{spec}}})"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _ident(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
