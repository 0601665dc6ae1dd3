"""A database with nothing but the formulas of ``etl/model`` in it."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from etl import sqlfiles


@pytest.fixture(scope="session")
def formulas() -> Iterator[duckdb.DuckDBPyConnection]:
    """The scalar macros that core, window macros and marts are made with."""
    with duckdb.connect() as con:
        con.execute("CREATE SCHEMA model")
        for file in sqlfiles.of_stage("model"):
            con.execute(file.sql)
        yield con
