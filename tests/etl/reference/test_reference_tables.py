"""The small tables kept by hand: each row says when it was last looked at, and where it comes from."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from etl.settings import REFERENCE_DIR
from etl.stage.references import NAMES, load_references

TABLES = sorted(REFERENCE_DIR.glob("*.csv"))
FIRST_DAY = date(2026, 11, 1)  # nothing here is older than the project


@pytest.mark.parametrize("path", TABLES, ids=lambda path: str(path.stem))
def test_every_row_says_when_it_was_checked_and_where_it_comes_from(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    for row in rows:
        assert FIRST_DAY <= date.fromisoformat(row["checked_on"]) <= datetime.now(UTC).date(), row
        assert row["source"], row
        assert None not in row, f"{path.name} has more cells than columns: {row}"


def test_the_days_reach_the_build_as_dates() -> None:
    with duckdb.connect() as con:
        con.execute("ATTACH ':memory:' AS raw")
        load_references(con)
        kinds = con.execute(
            "SELECT table_name, data_type FROM duckdb_columns() WHERE column_name = 'checked_on'"
        ).fetchall()
    assert sorted(kinds) == sorted((f"ref_{name}", "DATE") for name in NAMES)


def test_every_table_is_read_by_somebody() -> None:
    by_the_extract = {"arbeidsmarktregio_spelling"}
    assert {path.stem for path in TABLES} == set(NAMES) | by_the_extract
