"""Reads the SQL files of a stage in order, with the ``-- key: value`` lines of their headers.

Order within a stage is by the ``-- order:`` header (default 50), then by name. ``etl/model`` has a folder per method;
a macro there that reads tables of core says so in the header ``-- after: core``, for it is made after them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ETL_DIR = Path(__file__).resolve().parent.parent
HEADER = re.compile(r"^-- (\w+): (.+)$")


@dataclass(frozen=True)
class SqlFile:
    """One SQL file: its name without ending, header and text."""

    name: str
    header: dict[str, str]
    sql: str


def of_stage(folder: str, source_id: str | None = None, after: str | None = None) -> list[SqlFile]:
    """The SQL files of ``etl/FOLDER`` that wait for no other stage, or those whose header says ``-- after: AFTER``.

    Args:
        folder: the stage, or a folder of it.
        source_id: where given, only files whose header names that source.
        after: the stage that must be there first.
    """
    files = [file for file in _read_folder(folder) if file.header.get("after") == after]
    return [file for file in files if source_id is None or file.header.get("source") == source_id]


@cache
def _read_folder(folder: str) -> list[SqlFile]:
    pattern = "**/*.sql" if folder == "model" else "*.sql"
    files = [_read(path) for path in (ETL_DIR / folder).glob(pattern)]
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
