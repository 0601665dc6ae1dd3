"""Files of UWV from the inbox to the marts and their checks, in memory: the real steps of a run for this one source."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from etl import checks
from etl.checks import require_source
from etl.run import sql_files
from etl.stage.load import load_nothing, load_source
from tests.made.etl_home import Told
from tests.made.fake_publisher import Told as Reporter
from tests.made.fake_publisher import bring
from tests.made.labour_market import LabourMarket

SOURCE = "uwv_inbox"
TABLES = (
    *("fct_uwv_figure", "fct_uwv_open_match"),
    *("tension", "occupation_vacancies", "occupation_ww", "jobseekers", "open_match"),
)


class UwvBuild:
    """One data folder with its inbox, and a database on the real division of the country, built as often as asked.

    ``ask`` answers as the published file of a whole run would; what a run does beside that is tested with whole runs.
    """

    def __init__(self, data_dir: Path, country: LabourMarket) -> None:
        self.data_dir = data_dir
        self.con = country.con

    def run(self) -> Told:
        """What a run takes from the inbox, tells about it, and makes of it."""
        told = Reporter()
        taken = bring(SOURCE, self.data_dir, told)
        told.lines += [f"warning: {problem}" for problem in taken.refused]
        if taken.raw_set:
            load_source(self.con, taken.raw_set)
            require_source(self.con, taken.raw_set)
        else:
            load_nothing(self.con, SOURCE)
        for file in sql_files.of_stage("core", "mart"):
            if file.name in TABLES:
                self._anew(file)
        return Told(3 if taken.refused else 0, "", "\n".join(told.lines))

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of the database as last built."""
        return self.con.execute(sql).fetchall()

    def check(self, check_id: str) -> tuple[str, bool, int]:
        """Severity of a check, whether it passes, and how many rows it finds."""
        [file] = [file for file in checks.listed() if file.name == check_id]
        rows = self.con.execute(file.sql).fetchall()
        return file.header["severity"], not rows, len(rows)

    def _anew(self, file: sql_files.SqlFile) -> None:
        for statement in duckdb.extract_statements(file.sql):
            if statement.type == duckdb.StatementType.CREATE:
                table = statement.query.split("(")[0].split(" AS")[0].rpartition("CREATE TABLE ")[2].strip()
                self.con.execute(f"DROP TABLE IF EXISTS {table}")
            self.con.execute(statement)
