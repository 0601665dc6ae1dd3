"""What the ETL costs in time, memory and requests, as ratios to a yardstick of the same run.

The yardstick is the least that any route must do: start Python, import DuckDB and pandas, count the same raw rows.
"""

from __future__ import annotations

import logging
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from pytest_httpserver import HTTPServer

from etl.run.publish import published_files
from etl.settings import CHECKOUT
from tests.bench.made_up import write_raw
from tests.made.etl_home import serve_country
from tests.made.fake_cbs import FakeCbs

ROUNDS = 5
YARDSTICK = (
    "import sys, duckdb, pandas;"
    "print(duckdb.sql(f\"SELECT count(*) FROM read_json('{sys.argv[1]}/*/TypedDataSet.*.json.gz',"
    " format='newline_delimited')\").fetchone())"
)


@dataclass(frozen=True)
class Cost:
    """Wall seconds and peak memory of one finished process."""

    seconds: float
    peak_mb: float
    code: int


def measured(command: list[str], env: dict[str, str]) -> Cost:
    """Run a process to its end; the figures are the operating system's own."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=CHECKOUT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(time.perf_counter() - start, usage.ru_maxrss / 1024, process.returncode)


def environment(data_dir: Path, **more: str) -> dict[str, str]:
    """The environment without our settings, then those of this measurement."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("KRIMPGROEI_")}
    return env | {"KRIMPGROEI_DATA_DIR": str(data_dir)} | {f"KRIMPGROEI_{k.upper()}": v for k, v in more.items()}


def build_from_raw(folder: Path) -> dict[str, object]:
    """Rows of a full table, from raw files to a published warehouse, against the yardstick, in turn."""
    rows = write_raw(folder / "raw")
    env = environment(folder)
    yardsticks, builds = [], []
    for _ in range(ROUNDS):
        yardsticks.append(measured([sys.executable, "-c", YARDSTICK, str(folder / "raw" / "cbs_83582ned")], env))
        for file in published_files(folder / "warehouse"):
            file.unlink()
        builds.append(measured([sys.executable, "-m", "etl", "build"], env))
        if builds[-1].code != 0:
            raise SystemExit("the build failed; run `python -m etl build --debug` on the same rows")
    ratios = [b.seconds / y.seconds for b, y in zip(builds, yardsticks, strict=True)]
    return {
        "rows": rows,
        "build_seconds": spread([b.seconds for b in builds]),
        "yardstick_seconds": spread([y.seconds for y in yardsticks]),
        "build_over_yardstick": spread(ratios),
        "build_peak_mb": spread([b.peak_mb for b in builds]),
    }


def refresh_with_nothing_new(folder: Path) -> dict[str, object]:
    """A first live run against a small CBS on this machine, then one with nothing new at the publisher."""
    with HTTPServer(port=0, threaded=True) as server:
        cbs = FakeCbs(server)
        serve_country(cbs)
        host = f"{server.host}:{server.port}"
        env = environment(folder, cbs_host=host, cbs_https="false", cbs_v4_url=f"http://{host}/odata/v1")
        command = [sys.executable, "-m", "etl", "run", "--only", "cbs_83582ned", "--only", "cbs_gebieden"]
        first = measured(command, env)
        asked_first = len(cbs.data_asked)
        cbs.heal()
        again = measured(command, env)
        if first.code or again.code:
            raise SystemExit(f"a live run failed: exit codes {first.code} and {again.code}")
        return {
            "first_run_data_requests": asked_first,
            "second_run_data_requests": len(cbs.data_asked),
            "second_run_other_requests": len(cbs.asked) - len(cbs.data_asked),
            "second_over_first_seconds": round(again.seconds / first.seconds, 2),
        }


def spread(values: list[float]) -> str:
    """Median with minimum and maximum."""
    return f"{statistics.median(values):.2f} ({min(values):.2f}-{max(values):.2f})"


def measure() -> dict[str, dict[str, object]]:
    """Both measurements, each in a data folder of its own."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as root:
        return {
            "build": build_from_raw(Path(root) / "build"),
            "refresh": refresh_with_nothing_new(Path(root) / "refresh"),
        }


def lines(found: dict[str, dict[str, object]]) -> list[str]:
    """The figures as a table."""
    title = f"ETL: median (minimum-maximum) of {ROUNDS} runs in turn"
    return [title, *(f"  {part:8} {name:28} {value}" for part in found for name, value in found[part].items())]
