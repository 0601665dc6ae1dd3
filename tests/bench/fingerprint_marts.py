"""The fingerprint of a warehouse file: every table row by row, so that two builds can be told apart to the last digit.

Nothing of the project is imported, so that the same script reads what an earlier and a later program made. Rows are
hashed as text in which a float stands in full (the shortest text that gives the same float back) and null is apart from
every text; in which order they lie does not count.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

# What differs between two builds of the same raw files, and why.
VOLATILE = {
    ("build", "version_name"): "holds the moment of the build and a random part",
    ("build", "built_at"): "the moment of the build",
    ("build", "fingerprint"): "a hash over the program's own files",
}
SCHEMAS = ("mart", "core", "model")
LENGTHS = (1, 5, 10)
PAIRS = 5  # so many pairs of occupations, and sections, are asked of a macro about two of them
Columns = list[tuple[str, str]]


def read_marts(warehouse: Path) -> dict[str, Any]:
    """The fingerprint of one file.

    Returns:
        Per schema and table ``rows``, ``columns`` (name and type), ``hash`` over all rows and ``column_hashes``; the
        same of the table macros of mart under ``macros``; ``comments`` and ``constraints`` by table.
    """
    with duckdb.connect(warehouse, read_only=True) as con:
        found: dict[str, Any] = {"warehouse": str(warehouse.resolve()), "duckdb": duckdb.__version__}
        for schema in SCHEMAS:
            found[schema] = {name: table_print(con, f'{schema}."{name}"') for name in tables_of(con, schema)}
        found["macros"] = {call: table_print(con, call) for call in macro_calls(con)}
        found["comments"] = comments_of(con)
        found["constraints"] = constraints_of(con)
    return found


def tables_of(con: duckdb.DuckDBPyConnection, schema: str) -> list[str]:
    """Tables and views of a schema."""
    sql = "SELECT table_name FROM information_schema.tables WHERE table_schema = ? ORDER BY table_name"
    return [name for (name,) in con.execute(sql, [schema]).fetchall()]


def table_print(con: duckdb.DuckDBPyConnection, relation: str) -> dict[str, Any]:
    """Count, columns and hashes of a table, a view, or a call of a table macro."""
    columns = columns_of(con, relation)
    kept = [name for name in sorted(name for name, _ in columns) if not is_volatile(relation, name)]
    hashes = ", ".join(f"hex(sum(hash({as_text(name)})))" for name in kept)
    count, whole, *by_column = con.execute(
        f"SELECT count(*), md5(string_agg(row_hash, '' ORDER BY row_hash)), {hashes} FROM"
        f" (SELECT *, md5(concat({', '.join(map(as_text, kept))})) AS row_hash FROM {relation})"
    ).fetchone() or (0, None)
    return {
        "rows": count,
        "columns": columns,
        "hash": whole,
        "column_hashes": dict(zip(kept, by_column, strict=True)),
    }


def columns_of(con: duckdb.DuckDBPyConnection, relation: str) -> Columns:
    """Name and type of each column, in order."""
    return [(row[0], row[1]) for row in con.execute(f"DESCRIBE SELECT * FROM {relation}").fetchall()]


def is_volatile(relation: str, column: str) -> bool:
    """Whether a column differs by itself between two builds of the same raw files."""
    return any(relation == f'mart."{table}"' and column == name for table, name in VOLATILE)


def as_text(column: str) -> str:
    """SQL for a value with its length before it, so that no two rows have the same text; null is a text of its own."""
    name = f'"{column}"'
    return f"CASE WHEN {name} IS NULL THEN '-;' ELSE length({name}::VARCHAR) || ':' || {name}::VARCHAR || ';' END"


def macro_calls(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Calls of every table macro of mart that show what it does, by what its parameters are called.

    Raises:
        ValueError: a macro has parameters that this script does not know.
    """
    sql = (
        "SELECT function_name, parameters FROM duckdb_functions() WHERE schema_name = 'mart' AND NOT internal"
        " AND function_type = 'table_macro' ORDER BY function_name"
    )
    found = []
    for name, parameters in con.execute(sql).fetchall():
        if parameters == ["year_from", "year_to"]:
            values = windows_of(con)
        elif parameters == ["origin", "destination", "level"]:
            values = pairs_of(con)
        else:
            raise ValueError(f"mart.{name}: which values to give for {parameters} is not known")
        found += [f"mart.{name}({value})" for value in values]
    return found


def windows_of(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Windows to the last year, the whole series, and some within it."""
    first, last = con.execute("SELECT min(year), max(year) FROM mart.sector_jobs").fetchone() or (0, 0)
    windows = {(last - length, last) for length in LENGTHS} | {(first, last), (first, first + 1), (last - 2, last - 1)}
    middle = (first + last) // 2
    windows |= {(first + 2, middle), (middle, last - 1)}
    return [f"{year_from}, {year_to}" for year_from, year_to in sorted(windows) if first <= year_from < year_to]


def pairs_of(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Some pairs of occupations, spread over the routes, at each level of skill groups."""
    pairs = con.execute(
        "SELECT origin_code, destination_code FROM mart.crossover ORDER BY md5(origin_code || ' ' || destination_code)"
        f" LIMIT {PAIRS}"
    ).fetchall()
    levels = con.execute("SELECT DISTINCT skill_level FROM mart.skill ORDER BY skill_level").fetchall()
    return [f"'{origin}', '{destination}', {level}" for origin, destination in pairs for (level,) in levels]


def comments_of(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """What tables, views and columns say of themselves."""
    rows = con.execute(
        "SELECT schema_name || '.' || table_name, comment FROM duckdb_tables() WHERE comment IS NOT NULL"
        " UNION ALL SELECT schema_name || '.' || view_name, comment FROM duckdb_views() WHERE comment IS NOT NULL"
        " UNION ALL SELECT schema_name || '.' || table_name || '.' || column_name, comment FROM duckdb_columns()"
        " WHERE comment IS NOT NULL ORDER BY ALL"
    ).fetchall()
    return dict(rows)


def constraints_of(con: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Keys, checks and columns that must be filled, by table."""
    rows = con.execute(
        "SELECT schema_name || '.' || table_name, constraint_text, constraint_column_names FROM duckdb_constraints()"
        " ORDER BY ALL"
    ).fetchall()
    found: dict[str, list[str]] = {}
    for table, text, columns in rows:
        found.setdefault(table, []).append(f"{text} on {', '.join(columns)}" if columns else text)
    return found
