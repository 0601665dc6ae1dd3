"""Runs the reader of workbooks as a process of its own, so that a damaged file cannot take the run with it."""

from __future__ import annotations

import pickle
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from etl.extract.common.inbox.refusal import Cell, Refused
from etl.extract.common.inbox.workbook_child import MAX_SECONDS, PASSWORD

CHILD = Path(__file__).with_name("workbook_child.py")
BROKEN = "het Excel-bestand is beschadigd of van een soort die we niet lezen"
PASSWORD_NL = "het bestand is beveiligd met een wachtwoord"  # noqa: S105 - a sentence


@dataclass(frozen=True)
class RawSheet:
    """A sheet as the reader gives it; ``merged`` has first and last corner (row, column) from 0."""

    name: str
    is_table: bool
    is_visible: bool
    rows: list[list[Cell]]
    merged: list[tuple[tuple[int, int], tuple[int, int]]]


def read_sheets(content: bytes, max_seconds: float = MAX_SECONDS) -> list[RawSheet]:
    """The sheets of an .xlsx or .xls.

    Raises:
        Refused: it has a password, or the reader cannot make anything of it in the time and memory it has.
    """
    # -I: nothing from the folder of the script is imported, which has a numbers.py of its own.
    command = [sys.executable, "-I", str(CHILD)]
    try:
        done = subprocess.run(  # noqa: S603 - our own script, the file comes in as bytes
            command, input=content, capture_output=True, timeout=max_seconds, check=False
        )
    except subprocess.TimeoutExpired as problem:
        raise Refused(BROKEN) from problem
    if done.returncode == PASSWORD:
        raise Refused(PASSWORD_NL)
    if done.returncode != 0:  # the reader said so, gave up, or was stopped at its limits
        raise Refused(BROKEN)
    return [RawSheet(*told) for told in pickle.loads(done.stdout)]  # noqa: S301 - written by our own script
