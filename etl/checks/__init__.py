"""The checks: each returns the rows that break a rule, and says severity, reason and advice.

What catalogue files can declare stands there (``etl/checks/declared.py``); every other check is one SQL file here.

``titel`` (the rule, in a few words) and ``uitleg`` (why) are Dutch: the page Verantwoording shows them.

Checks with a ``source`` header run right after that source was staged and decide whether its raw set is used at all;
the others run on the finished marts. A failing check of severity ``error`` keeps a version from being published.
"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from etl.checks.declared import declared
from etl.errors import SourceError
from etl.run import sql_files
from etl.run.raw_store import RawSet
from etl.run.sql_files import SqlFile


@dataclass(frozen=True)
class Result:
    """What one check found."""

    check_id: str
    severity: str
    passed: bool
    failing_rows: int
    reason: str
    example: str | None
    advice: str
    title_nl: str
    reason_nl: str


def require_source(con: duckdb.DuckDBPyConnection, raw_set: RawSet) -> None:
    """Run the checks of one source on what was just staged.

    Raises:
        SourceError: a check found rows; the message names the first.
    """
    for file in listed(source_id=raw_set.source_id):
        result = _run(con, file)
        if not result.passed and result.severity == "error":
            found = f"in {result.failing_rows} rows, such as {result.example}"
            what = f"table {raw_set.table_id} breaks check {result.check_id} {found}"
            raise SourceError(
                raw_set.source_id,
                what,
                url=_address(raw_set),
                advice=f"{result.advice[:1].upper()}{result.advice[1:]}.",
            )


def run_all(con: duckdb.DuckDBPyConnection, used: set[str]) -> list[Result]:
    """Run every check, those of the sources used again so that the version carries their result."""
    return [_run(con, file) for file in listed() if file.source in {None, *used}]


def listed(source_id: str | None = None) -> list[SqlFile]:
    """All checks in the order in which they run, or those of one source."""
    files = sql_files.in_order([*sql_files.of_stage("checks"), *declared()])
    return [file for file in files if source_id is None or file.source == source_id]


def _run(con: duckdb.DuckDBPyConnection, file: SqlFile) -> Result:
    cursor = con.execute(file.sql)
    names = [column[0] for column in cursor.description or []]
    rows = cursor.fetchall()
    example = ", ".join(f"{n} {v}" for n, v in zip(names, rows[0], strict=True) if v is not None) if rows else None
    header = file.header
    return Result(
        check_id=file.name,
        severity=header["severity"],
        passed=not rows or header["severity"] == "info",
        failing_rows=len(rows),
        reason=header["reason"],
        example=example,
        advice=header["advice"],
        title_nl=header["titel"],
        reason_nl=header["uitleg"],
    )


def _address(raw_set: RawSet) -> str:
    data = [m.url for m in raw_set.parts if m.part.startswith("TypedDataSet")]
    return data[0].split("?")[0] if data else str(raw_set.folder)
