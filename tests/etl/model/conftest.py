"""A database with nothing but the formulas of ``etl/model`` in it."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import numpy as np
import pytest

from etl.model.outlook.series import Floats
from etl.run import sql_files


@pytest.fixture(scope="session")
def formulas() -> Iterator[duckdb.DuckDBPyConnection]:
    """The scalar macros that core, window macros and marts are made with."""
    with duckdb.connect() as con:
        con.execute("CREATE SCHEMA model")
        for file in sql_files.of_stage("model"):
            if file.is_formula:
                con.execute(file.sql)
        yield con


@pytest.fixture(scope="session")
def snapshot_jobs(snapshot: duckdb.DuckDBPyConnection) -> Floats:
    """(series, years) of the bundled extract: COROP x section, jobs, NaN where suppressed."""
    frame = snapshot.execute(
        "SELECT j.region_code, j.sbi_code, j.year, j.jobs FROM mart.sector_jobs AS j"
        " JOIN mart.region AS r ON r.region_code = j.region_code AND r.region_type = 'corop'"
        " JOIN mart.sector AS s ON s.sbi_code = j.sbi_code AND s.sector_level = 'section'"
    ).df()
    wide = frame.pivot_table(index=["region_code", "sbi_code"], columns="year", values="jobs", dropna=False)
    return wide.to_numpy(dtype=np.float64)
