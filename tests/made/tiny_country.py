"""A country of a handful of gemeenten, staged by hand and taken through the real core SQL.

For merger cases that can be worked out by hand.
"""

from __future__ import annotations

from typing import Any

import duckdb

from etl import catalog
from etl.run import sql_files
from etl.stage.load import load_nothing
from etl.stage.references import load_references

SECTIONS = [*"ABCDEFGHIJKLMNOPQRS"]
Cells = dict[tuple[str, int], float | None]


class TinyCountry:
    """Gemeenten of one region AM01 / CR01 / PV20; jobs in thousands, all in section C unless said otherwise.

    Attributes:
        gemeenten: codes of the newest division.
        mergers: (old code, date, code of the newest division, weight).
        lives: code to (first day, first day no longer); either may be None.
        totals: (code, year) to thousands of jobs, printed as section C and as total; None is a blank.
    """

    def __init__(self) -> None:
        self.gemeenten: list[str] = []
        self.mergers: list[tuple[str, str, str, float]] = []
        self.lives: dict[str, tuple[str | None, str | None]] = {}
        self.totals: Cells = {}
        self.hidden: set[tuple[str, str, int]] = set()

    def built(self) -> duckdb.DuckDBPyConnection:
        """A database with the core tables of this country."""
        con = duckdb.connect()
        con.execute("ATTACH ':memory:' AS raw; ATTACH ':memory:' AS stage")
        con.execute("CREATE SCHEMA core; CREATE SCHEMA model; SET VARIABLE growth_threshold_pct = 0.5")
        load_references(con)
        self._stage(con)
        for source in catalog.load().values():
            if source.is_optional:
                load_nothing(con, source.source_id)
        for file in sql_files.of_stage("model", "core/norms", "core/regions", "core/jobs", "core/work"):
            con.execute(file.sql)
        return con

    def figure(self, region: str, sector: str, year: int) -> tuple[Any, ...]:
        """(jobs, low, high, status) as core has it."""
        with self.built() as con:
            row = con.execute(
                "SELECT jobs, jobs_low, jobs_high, status FROM core.fct_sector_jobs"
                " WHERE region_code = ? AND sbi_code = ? AND year = ?",
                [region, sector, year],
            ).fetchone()
        assert row is not None, (region, sector, year)
        return row

    def _stage(self, con: duckdb.DuckDBPyConnection) -> None:
        con.execute("CREATE TABLE stage.region_prefix AS SELECT 'GM' AS region_prefix, TRUE AS is_used")
        years = sorted({year for _, year in self.totals})
        con.execute("CREATE TABLE stage.period (period_code VARCHAR, year INTEGER, period_status VARCHAR)")
        con.executemany("INSERT INTO stage.period VALUES (?, ?, 'Definitief')", [(f"{y}JJ00", y) for y in years])
        con.execute(
            "CREATE TABLE stage.gemeente (gm_code VARCHAR, gm_name VARCHAR, arbeidsmarktregio_code VARCHAR,"
            " arbeidsmarktregio_name VARCHAR, corop_code VARCHAR, corop_name VARCHAR, provincie_code VARCHAR,"
            " provincie_name VARCHAR)"
        )
        insert = "INSERT INTO stage.gemeente VALUES (?, ?, 'AM01', 'Regio', 'CR01', 'Gebied', 'PV20', 'Provincie')"
        con.executemany(insert, [(code, code) for code in self.gemeenten])
        con.execute(
            "CREATE TABLE stage.gemeente_merger (gm_code_old VARCHAR, gm_name_old VARCHAR, abolished_date DATE,"
            " gm_code VARCHAR, weight DOUBLE)"
        )
        for old, date, new, weight in self.mergers:
            con.execute("INSERT INTO stage.gemeente_merger VALUES (?, ?, ?, ?, ?)", [old, old, date, new, weight])
        con.execute(
            "CREATE TABLE stage.gemeente_code (gm_code VARCHAR, gm_name VARCHAR, begins_date DATE, ends_date DATE)"
        )
        for code, (begins, ends) in self.lives.items():
            con.execute("INSERT INTO stage.gemeente_code VALUES (?, ?, ?, ?)", [code, code, begins, ends])
        con.execute(
            "CREATE TABLE stage.sector_jobs (cbs_sector_code VARCHAR, region_code VARCHAR, region_prefix VARCHAR,"
            " period_code VARCHAR, year INTEGER, jobs_x1000_text VARCHAR, jobs_x1000 DOUBLE)"
        )
        keys = dict(
            con.execute(
                "SELECT sbi_code, cbs_code FROM raw.ref_sectors WHERE is_used AND cbs_code IS NOT NULL"
            ).fetchall()
        )
        rows = []
        for (code, year), total in self.totals.items():
            for sbi, key in keys.items():
                value = (
                    None
                    if total is None or (code, sbi, year) in self.hidden
                    else total
                    if sbi in ("C", "B-E", "A-U")
                    else 0.0
                )
                rows.append((key, code, f"{year}JJ00", year, value))
        con.executemany("INSERT INTO stage.sector_jobs VALUES (?, ?, 'GM', ?, ?, NULL, ?)", rows)
