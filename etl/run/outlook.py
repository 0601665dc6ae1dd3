"""The step of a build that looks ahead: core tables in, ``raw.outlook*`` out.

The statistics stand in ``etl/model/outlook*.py``.
"""

from __future__ import annotations

import duckdb
import pandas as pd

from etl.model.outlook.forecast import SHOWN_TYPES, Outlook, outlook
from etl.model.outlook.series import panel_of


def look_ahead(con: duckdb.DuckDBPyConnection) -> None:
    """Make ``raw.outlook``, ``raw.outlook_backtest`` and ``raw.outlook_sector`` of the sections and totals in core."""
    found = _outlook(con)
    for table, frame in (
        ("outlook", found.rows),
        ("outlook_backtest", found.backtest),
        ("outlook_sector", found.sectors),
    ):
        con.register("outlook_frame", frame)
        con.execute(f"CREATE TABLE raw.{table} AS SELECT * FROM outlook_frame")
        con.unregister("outlook_frame")


def _outlook(con: duckdb.DuckDBPyConnection) -> Outlook:
    jobs: pd.DataFrame = con.execute(
        "SELECT j.region_code, j.sbi_code, r.region_type, CAST(j.year AS BIGINT) AS year, j.jobs, j.status"
        " FROM core.fct_sector_jobs AS j"
        " JOIN core.dim_region AS r ON r.region_code = j.region_code"
        " JOIN core.dim_sector AS s ON s.sbi_code = j.sbi_code"
        " WHERE s.sector_level IN ('section', 'total') AND list_contains(?, r.region_type)",
        [list(SHOWN_TYPES)],
    ).df()
    breaks = con.execute(
        "SELECT sbi_code, region_code, break_year FROM core.dim_series_break WHERE state = 'confirmed'"
    ).df()
    [(threshold_pct,)] = con.execute(
        "SELECT value FROM core.dim_norm WHERE norm_code = 'growth_threshold_pct'"
    ).fetchall()
    return outlook(panel_of(jobs, breaks), float(threshold_pct))
