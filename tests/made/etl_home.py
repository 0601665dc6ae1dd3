"""A data folder of its own with the command line around it, and a CBS that serves enough for a real build."""

from __future__ import annotations

import copy
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
from typer.testing import CliRunner

from etl.__main__ import app
from etl.run.raw_store import read_rows
from etl.settings import CHECKOUT, SNAPSHOT_DIR
from tests.made.fake_cbs import GEBIEDEN, JOBS, MEASURE, PERIOD, REGION, SBI, FakeCbs, Rows, body
from tests.made.fake_eurostat import eurostat_answer
from tests.made.lean_etl import EVERYTHING, lean
from tests.made.small_tables import serve_small_tables
from tests.worlds import LEAN, WHOLE

YEARS = ("2019JJ00", "2023JJ00", "2024JJ00")
FIRST, SECOND, THIRD = "2025-11-28T02:00:00", "2026-02-01T02:00:00", "2026-03-01T02:00:00"
TABLES = ("--only", "cbs_83582ned", "--only", "cbs_gebieden")
FILES = {"gemeente": "gemeente", "arbeidsmarktregio": "arbeidsmarktregio", "corop": "coropgebied"}
FILES["provincie"] = "provincie"
TIMEOUT = 120


@cache
def _bundled() -> dict[str, dict[str, Rows]]:
    """The bundled COROP figures of three years and the division of the whole country, as CBS would serve them."""
    jobs, gebieden = SNAPSHOT_DIR / "cbs_83582ned", SNAPSHOT_DIR / "cbs_gebieden"
    data = [row for year in YEARS for row in read_rows(jobs / f"TypedDataSet.{year}.json.gz")]
    periods = [row for row in read_rows(jobs / f"{PERIOD}.json.gz") if row["Key"] in YEARS]
    tables = {
        JOBS: {name: read_rows(jobs / f"{name}.json.gz") for name in ("TableInfos", SBI, REGION)},
        GEBIEDEN: {p: read_rows(gebieden / f"{p}.json.gz") for p in ("TableInfos", "TypedDataSet", "DataProperties")},
    }
    tables[JOBS] |= {"TypedDataSet": data, PERIOD: periods}
    tables[GEBIEDEN][REGION] = read_rows(gebieden / f"{REGION}.json.gz")
    return tables


def serve_country(cbs: FakeCbs) -> None:
    """Let the small CBS serve a whole country, as published for the first time."""
    cbs.tables = copy.deepcopy(_bundled())
    for table in (JOBS, GEBIEDEN):
        cbs.publish(FIRST, table)
    serve_small_tables(cbs)
    cbs.always("lfsa_eisn2", body(json.dumps(eurostat_answer())))  # the same server plays Eurostat


def serve_boundaries(cbs: FakeCbs) -> None:
    """Let the same server play cartomap as well."""
    for region_type, file in FILES.items():
        text = (SNAPSHOT_DIR / "boundaries" / f"{region_type}.topojson").read_text(encoding="utf-8")
        cbs.always(f"{file}_{datetime.now(UTC).year}.topojson", body(text))


def cells(cbs: FakeCbs, **keys: str) -> Rows:
    """Rows of the jobs table: ``cells(cbs, RegioS="CR33", Perioden="2024JJ00")``; keys without their padding."""
    found = [r for r in cbs.tables[JOBS]["TypedDataSet"] if all(r[k].strip() == v for k, v in keys.items())]
    assert found, f"no rows for {keys}"
    return found


@dataclass(frozen=True)
class Told:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def error(self) -> str:
        """The one line that says what went wrong."""
        lines = [line for line in self.err.splitlines() if line.startswith("error: ")]
        assert len(lines) == 1, self.err
        assert "Traceback" not in self.err + self.out
        return lines[0]

    @property
    def warnings(self) -> str:
        """The lines that say which source kept older data, and why."""
        assert "Traceback" not in self.err + self.out
        return "\n".join(line for line in self.err.splitlines() if line.startswith("warning: "))


@dataclass
class Home:
    """One data folder, the CBS it asks, and the commands as a person types them.

    ``bundled`` names what the bundled extract holds beside the sources that every build needs (``EVERYTHING``: all of
    it). The less, the faster a build: what a test is not about stays out.
    """

    data_dir: Path
    cbs: FakeCbs
    env: dict[str, str] = field(default_factory=dict)
    bundled: tuple[str, ...] = ()

    @property
    def environment(self) -> dict[str, str]:
        """The settings that keep every question on this machine."""
        server = f"{self.cbs.server.host}:{self.cbs.server.port}"
        return {
            "KRIMPGROEI_DATA_DIR": str(self.data_dir),
            "KRIMPGROEI_CBS_HOST": server,
            "KRIMPGROEI_CBS_HTTPS": "false",
            "KRIMPGROEI_CBS_V4_URL": f"http://{server}/odata/v1",
            "KRIMPGROEI_CARTOMAP_URL": f"http://{server}/cartomap",
            "KRIMPGROEI_PDOK_URL": f"http://{server}/pdok",
            "KRIMPGROEI_DUO_URL": f"http://{server}/duo",
            "KRIMPGROEI_DUO_FILES_URL": f"http://{server}/duo/images",
            "KRIMPGROEI_EUROSTAT_URL": f"http://{server}/eurostat",
            "KRIMPGROEI_ESCO_URL": f"http://{server}/esco",
            "KRIMPGROEI_COMPETENTNL_URL": f"http://{server}/competentnl",
            "KRIMPGROEI_HTTP_TIMEOUT": "10",
            "KRIMPGROEI_HTTP_ATTEMPTS": "1",
        } | self.env

    def etl(self, *args: str) -> Told:
        """A command, in this process: the same code as ``python -m etl`` without its start-up time."""
        with lean(self.bundled):
            result = CliRunner().invoke(app, list(args), env=self.environment)
        assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
        return Told(result.exit_code, result.stdout, result.stderr)

    def refresh(self) -> Told:
        """A live run of the two tables of CBS."""
        return self.etl("run", *TABLES)

    def process(self, *args: str) -> Told:
        """A command as a process of its own."""
        with self.started(*args) as process:
            out, err = process.communicate(timeout=TIMEOUT)
        return Told(process.returncode, out, err)

    @contextmanager
    def started(self, *args: str, program: tuple[str, ...] = LEAN) -> Iterator[subprocess.Popen[str]]:
        """A process that is still running; killed at the end of the block where it lives on."""
        if program == LEAN and self.bundled == EVERYTHING:
            program = WHOLE
        env = {k: v for k, v in os.environ.items() if not k.startswith("KRIMPGROEI_")} | self.environment
        command = [sys.executable, *program, *args]
        pipe = subprocess.PIPE
        # A shell that runs the tests in the background makes them, and so their children, deaf to Ctrl-C.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            process = subprocess.Popen(command, cwd=CHECKOUT, env=env, stdout=pipe, stderr=pipe, text=True)
        finally:
            signal.signal(signal.SIGINT, before)
        with process:
            try:
                yield process
            finally:
                process.kill()

    @property
    def warehouse(self) -> Path:
        """Folder of CURRENT."""
        return self.data_dir / "warehouse"

    @property
    def serving(self) -> Path:
        """The file that CURRENT names."""
        return self.warehouse / (self.warehouse / "CURRENT").read_text(encoding="utf-8").strip()

    def own_copy(self) -> Path:
        """The serving file, no longer shared with other tests: for who writes into it."""
        serving, copy = self.serving, self.serving.with_suffix(".copy")
        shutil.copy(serving, copy)
        return copy.replace(serving)

    @property
    def versions(self) -> list[str]:
        """Names of all files in the warehouse folder but CURRENT."""
        return sorted(p.name for p in self.warehouse.iterdir() if p.name != "CURRENT")

    @property
    def published(self) -> tuple[str, str]:
        """The serving version's name and content, to see that neither changed."""
        return self.serving.name, self.content_of(self.serving.name)

    def content_of(self, name: str) -> str:
        """Hash of one file in the warehouse folder."""
        return hashlib.sha256((self.warehouse / name).read_bytes()).hexdigest()

    def ask(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Rows from the version that serves."""
        with duckdb.connect(self.serving, read_only=True) as con:
            return con.execute(sql, values).fetchall()

    def mode(self, source_id: str = "cbs_83582ned") -> str:
        """How a source is shown in the version that serves."""
        return str(self.ask("SELECT mode FROM mart.source WHERE source_id = ?", source_id)[0][0])

    def jobs(self, region: str = "CR33", sector: str = "A-U", year: int = 2024) -> float | None:
        """One figure as published."""
        sql = "SELECT jobs FROM mart.sector_jobs WHERE region_code = ? AND sbi_code = ? AND year = ?"
        found = self.ask(sql, region, sector, year)
        return found[0][0] if found else None

    def status(self) -> dict[str, Any]:
        """What ``status --json`` says."""
        found: dict[str, Any] = json.loads(self.etl("status", "--json").out)
        return found

    def leftovers(self) -> list[str]:
        """Files that only a run that was broken off leaves."""
        return sorted(p.name for p in self.data_dir.rglob("*") if ".building" in p.name or p.suffix == ".tmp")

    def has_good_news(self, modified: str = THIRD, more: float = 1.0) -> None:
        """CBS publishes a whole and sound country again, in which one total is a little higher."""
        self.cbs.heal()
        serve_country(self.cbs)
        self.cbs.publish(modified)
        self.cbs.publish(modified, GEBIEDEN)
        for row in cells(self.cbs, **{REGION: "CR33", PERIOD: "2024JJ00", SBI: "T001081"}):
            row[MEASURE] += more / 10
