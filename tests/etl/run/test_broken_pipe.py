"""A reader that has seen enough: a command whose output goes into ``head`` ends without a word about it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from etl.settings import CHECKOUT

READER_GONE = 141  # 128 and the number of SIGPIPE, as with any filter


def piped(arguments: list[str], data_dir: Path) -> tuple[int, str]:
    """Exit code and stderr of a command whose stdout nobody reads any more."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "etl", *arguments],
            cwd=CHECKOUT,
            env=os.environ | {"KRIMPGROEI_DATA_DIR": str(data_dir)},
            stdout=write_end,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    finally:
        os.close(write_end)
    return done.returncode, done.stderr


@pytest.mark.parametrize("arguments", [["sources"], ["status"], ["status", "--json"], ["inbox"]], ids=" ".join)
def test_a_listing_ends_quietly_where_its_reader_has_gone(arguments: list[str], tmp_path: Path) -> None:
    assert piped(arguments, tmp_path) == (READER_GONE, "")


def test_sources_into_head(tmp_path: Path) -> None:
    script = f'"{sys.executable}" -m etl sources | head -n 1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=CHECKOUT,
        env=os.environ | {"KRIMPGROEI_DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    first, code = done.stdout.split()
    assert first == "cbs_83582ned"
    assert code in ("0", str(READER_GONE))  # head may go before the last line is written, or after
    assert done.stderr == ""


def test_a_run_goes_on_where_nobody_hears_its_progress(tmp_path: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "etl", "fetch", "--only", "uwv_inbox"],
            cwd=CHECKOUT,
            env=os.environ | {"KRIMPGROEI_DATA_DIR": str(tmp_path)},
            stdout=subprocess.PIPE,
            stderr=write_end,
            timeout=60,
            check=False,
        )
    finally:
        os.close(write_end)
    assert (done.returncode, done.stdout) == (3, b"")


@pytest.fixture(autouse=True)
def _a_file_that_is_refused(tmp_path: Path) -> None:
    """Something that a run has to tell of."""
    folder = tmp_path / "inbox" / "uwv"
    folder.mkdir(parents=True)
    (folder / "a.csv").write_text("geen tabel van UWV\n")
