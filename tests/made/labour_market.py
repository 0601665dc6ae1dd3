"""The real division of the country, with raw tables on vacancies, people and wages filled by hand.

The real SQL makes stage, core and marts of them.

The raw tables have the shape that the loader gives them: one column per dimension, per measure a text and its
attribute, and a table of codes beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import duckdb
import pandas as pd

from etl import checks
from etl.run import sql_files
from etl.run.raw_store import read_set
from etl.settings import SNAPSHOT_DIR
from etl.stage.load import load_source
from etl.stage.references import load_references

# Per source its dimensions and its measures.
SHAPES: dict[str, tuple[list[str], list[str]]] = {
    "cbs_83599ned": (["BedrijfstakkenBranchesSBI2008", "RegioS", "Perioden"], ["vacancies_x1000"]),
    "cbs_85554ned": (["Geslacht", "Leeftijd", "Marges", "RegioS", "Perioden"], ["persons"]),
    "cbs_80794ned": (["RegioS", "Perioden"], ["ww_persons", "bijstand_persons", "ao_persons"]),
    "cbs_85224ned": (
        ["SeizoenEnWerkdagcorrectie", "Perioden"],
        ["labour_force_x1000", "employed_x1000", "unemployed_x1000"],
    ),
    "cbs_86355ned": (
        ["Beroep", "Perioden"],
        ["employees_x1000", "hourly_wage_p25_eur", "hourly_wage_p50_eur", "hourly_wage_p75_eur"],
    ),
    "cbs_85081ned": (["Beroep", "BedrijfstakkenBranchesSBI2008", "Perioden"], ["new_vacancies_x1000"]),
    "cbs_beroep_regio": (["Beroep", "RegioS", "Perioden"], ["employed_x1000"]),
    "cbs_81431ned": (["BedrijfstakkenBranchesSBI2008", "Perioden"], ["jobs_x1000", "mean_hourly_wage_eur"]),
}
CORE = {
    *(
        "dim_norm",
        "norm",
        "dim_sector",
        "map_cbs_sector",
        "dim_year",
        "dim_region",
        "map_gemeente_region",
        "map_gemeente_merger",
    ),
    *("dim_gemeente_code", "dim_period", "map_cbs_occupation", "map_gemeente_part", "dim_gemeente_month"),
    *("fct_vacancies", "fct_published_benefits", "fct_ww_by_age", "fct_benefits", "fct_labour_force", "fct_wage"),
    *("fct_new_vacancies", "fct_occupation_employed"),
}
MARTS = {"vacancies", "benefits", "benefits_by_age", "wage", "new_vacancies", "occupation_employed", "labour_tension"}


class LabourMarket:
    """A database that is staged and built as often as asked; the division and the mergers are those of 2026."""

    def __init__(self) -> None:
        self.con = duckdb.connect()
        self.con.execute(
            "ATTACH ':memory:' AS raw; ATTACH ':memory:' AS stage; SET VARIABLE growth_threshold_pct = 0.5"
        )
        load_references(self.con)
        for source_id in ("cbs_gebieden", "gemeente_mergers"):
            raw_set = read_set(SNAPSHOT_DIR / source_id)
            assert raw_set is not None
            load_source(self.con, raw_set)
        self.con.execute("CREATE TABLE stage.sector_jobs (year INTEGER); CREATE TABLE stage.period (year INTEGER)")
        self.con.execute("ALTER TABLE stage.period ADD COLUMN period_status VARCHAR")
        self.rows: dict[str, list[list[str | None]]] = {source_id: [] for source_id in SHAPES}
        self.codes: dict[str, list[list[str | None]]] = {source_id: [] for source_id in SHAPES}

    def add(self, source_id: str, keys: Iterable[str], *measures: object, attribute: str | None = None) -> None:
        """One row as it comes: keys in the order of the dimensions, then the measures; None is an empty cell."""
        texts = [text for m in measures for text in (None if m is None else str(m), attribute)]
        self.rows[source_id].append([*keys, *texts])

    def code(self, source_id: str, dimension: str, code: str, title: str = "", status: str | None = None) -> None:
        """One line of a dictionary."""
        self.codes[source_id].append([dimension, code, title, status])

    def staged(self) -> duckdb.DuckDBPyConnection:
        """The database with the raw and stage tables of all eight sources, those without rows too."""
        for source_id, (dimensions, measures) in SHAPES.items():
            columns = [*dimensions, *(c for m in measures for c in (m, f"{m}_attribute"))]
            self._table(source_id, columns, self.rows[source_id])
            self._table(f"{source_id}_code", ["dimension", "code", "title", "status"], self.codes[source_id])
            for file in sql_files.of_stage("stage", source_id=source_id):
                self.con.execute(file.sql)
        return self.con

    def built(self) -> duckdb.DuckDBPyConnection:
        """The same with core and marts."""
        con = self.staged()
        for schema in ("mart", "core", "model"):
            con.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}")
        for file in sql_files.of_stage("model", "core", "mart"):
            if file.name in CORE | MARTS or file.is_formula:
                con.execute(file.sql)
        con.execute(
            "CREATE TABLE mart.region AS FROM core.dim_region; CREATE TABLE mart.sector AS FROM core.dim_sector"
        )
        return con

    def failing(self, check_id: str) -> list[tuple[Any, ...]]:
        """The rows that one check finds."""
        found = {file.name: file for file in checks.listed()}
        return self.con.execute(found[check_id].sql).fetchall()

    def _table(self, name: str, columns: list[str], rows: list[list[str | None]]) -> None:
        spec = ", ".join(f'"{c}" VARCHAR' for c in columns)
        self.con.execute(f"CREATE OR REPLACE TABLE raw.{name} ({spec})")
        if rows:
            self.con.register("rows_frame", pd.DataFrame(rows, columns=columns, dtype="string"))
            self.con.execute(f"INSERT INTO raw.{name} SELECT * FROM rows_frame")
            self.con.unregister("rows_frame")
