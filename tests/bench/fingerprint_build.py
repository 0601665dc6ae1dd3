"""Builds a warehouse in such a way that the same raw files always give the same file, to the last digit.

With several threads DuckDB adds floats in another order each time, and their last digits differ from build to build.
"""

from __future__ import annotations

import os
import runpy
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb

ONE_THREAD = {"threads": 1, "preserve_insertion_order": True}


@contextmanager
def one_thread() -> Iterator[None]:
    """Every connection opened meanwhile works with one thread and keeps rows in order."""
    with patch.object(duckdb, "connect", partial(_connect, duckdb.connect)):
        yield


def _connect(connect: Any, *args: Any, config: dict[str, Any] | None = None, **named: Any) -> Any:
    return connect(*args, config={**(config or {}), **ONE_THREAD}, **named)


def build(raw_of: Path, data_dir: Path) -> None:
    """Run ``python -m etl build`` in this process, in a new data folder with a copy of the raw files of another.

    Args:
        raw_of: data folder whose ``raw/`` is taken; without one the warehouse is that of the bundled extract.
        data_dir: folder to make; a warehouse that lies there would be compared with, so there may be none.

    Raises:
        SystemExit: always, with the exit code of the command.
    """
    if (data_dir / "warehouse").exists():
        sys.exit(f"{data_dir} has a warehouse already: name a new folder.")
    data_dir.mkdir(parents=True, exist_ok=True)
    if (raw_of / "raw").is_dir():
        shutil.copytree(raw_of / "raw", data_dir / "raw")
    os.environ["KRIMPGROEI_DATA_DIR"] = str(data_dir)
    sys.argv = ["etl", "build"]
    # The command gives way to all else on the machine; here somebody waits for it.
    with one_thread(), patch.object(os, "nice", lambda _: 0):
        runpy.run_module("etl", run_name="__main__", alter_sys=True)


def current_file(data_dir: Path) -> Path:
    """The file that CURRENT names in a data folder."""
    folder = data_dir / "warehouse"
    return folder / (folder / "CURRENT").read_text(encoding="utf-8").strip()
