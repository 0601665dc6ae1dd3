"""Reads the SQL files of a stage in order, with the ``-- key: value`` lines of their headers.

Order within a folder is by the ``-- order:`` header (default 50), then by name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HEADER = re.compile(r"^-- (\w+): (.+)$")


@dataclass(frozen=True)
class SqlFile:
    """One SQL file: its name without ending, header and text."""

    name: str
    header: dict[str, str]
    sql: str


def of_stage(folder: str, source_id: str | None = None) -> list[SqlFile]:
    """The SQL files of ``etl/FOLDER``; with a source_id only those whose header names that source."""
    return [f for f in _read_folder(folder) if source_id is None or f.header.get("source") == source_id]


@cache
def _read_folder(folder: str) -> list[SqlFile]:
    files = [_read(path) for path in (Path(__file__).parent / folder).glob("*.sql")]
    return sorted(files, key=lambda f: (int(f.header.get("order", "50")), f.name))


def _read(path: Path) -> SqlFile:
    text = path.read_text(encoding="utf-8")
    header: dict[str, str] = {}
    key = None
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        if found := HEADER.match(line):
            key = found[1]
            header[key] = found[2].strip()
        elif key and line.startswith("--   "):
            header[key] += " " + line[5:].strip()
    return SqlFile(path.stem, header, text)
