"""Reads the collected publications that ``etl.snapshot`` makes the bundled extract from."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path
from typing import Any

from etl.errors import SourceError

GEMEENTE_TABLE = "cbs/gemeente_corop_arbeidsmarktregio_2026.csv"
GEMEENTE_COUNT = 342  # gemeenten since 2023-01-01, and still in 2026

_ADVICE = "Point `python -m etl snapshot` at a folder that holds the collected publications."


def read_csv(source_id: str, path: Path, columns: set[str]) -> list[dict[str, str]]:
    """Rows of a CSV file as text, gzipped or not, in the order of the file.

    Raises:
        SourceError: the file cannot be read, or a column is missing.
    """
    try:
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, EOFError, UnicodeDecodeError) as problem:
        raise input_error(source_id, f"cannot read the input ({problem})", path) from problem
    if not rows or not columns <= rows[0].keys():
        raise input_error(source_id, f"the input is empty or lacks one of the columns {sorted(columns)}", path)
    return rows


def read_json(source_id: str, path: Path) -> dict[str, Any]:
    """Body of a JSON file that holds one object.

    Raises:
        SourceError: the file cannot be read or holds something else.
    """
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise input_error(source_id, f"cannot read the input ({problem})", path) from problem
    if not isinstance(body, dict):
        raise input_error(source_id, "the input is not a JSON object", path)
    return body


def gemeenten(source_id: str, shared_data: Path) -> list[dict[str, str]]:
    """The gemeenten of 2026 with corop, am and provincie codes and names, sorted by gemeente code.

    Raises:
        SourceError: the table cannot be read, or does not have each of the 342 gemeenten once.
    """
    path = shared_data / GEMEENTE_TABLE
    columns = {"gm", "naam", "corop", "corop_naam", "provincie_via_corop", "am", "am_naam"}
    rows = sorted(read_csv(source_id, path, columns), key=lambda row: row["gm"])
    if len(rows) != GEMEENTE_COUNT or len({row["gm"] for row in rows}) != GEMEENTE_COUNT:
        raise input_error(source_id, f"the input has {len(rows)} rows, not {GEMEENTE_COUNT} gemeenten", path)
    return rows


def input_error(source_id: str, what: str, path: Path) -> SourceError:
    """A SourceError about an input file, with what to do."""
    return SourceError(source_id, what, url=str(path), advice=_ADVICE)
