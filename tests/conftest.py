"""What every test may use: one warehouse built from the bundled extract, by the command that users run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

CHECKOUT = Path(__file__).resolve().parent.parent


def etl(*arguments: str, data_dir: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run ``python -m etl ...`` in a data folder of its own; settings are given without their prefix."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("KRIMPGROEI_")}
    env |= {f"KRIMPGROEI_{name.upper()}": value for name, value in settings.items()}
    env["KRIMPGROEI_DATA_DIR"] = str(data_dir)
    command = [sys.executable, "-m", "etl", *arguments]
    return subprocess.run(command, cwd=CHECKOUT, env=env, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture(scope="session")
def snapshot_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a warehouse published from the bundled extract. Read it; do not change it."""
    data_dir = tmp_path_factory.mktemp("snapshot")
    done = etl("run", "--source", "snapshot", data_dir=data_dir)
    assert done.returncode == 0, done.stderr
    return data_dir


@pytest.fixture(scope="session")
def snapshot(snapshot_warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published file of that warehouse, opened for reading."""
    folder = snapshot_warehouse / "warehouse"
    with duckdb.connect(folder / (folder / "CURRENT").read_text().strip(), read_only=True) as con:
        yield con


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser comes last: playwright keeps an event loop in the main thread for as long as it lives."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
