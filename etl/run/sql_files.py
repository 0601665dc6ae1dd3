"""Reads the SQL files of a stage in the order in which they can run, with the ``-- key: value`` lines of their headers.

A file of core, mart or model makes what it is named after and says by name what it reads (``core.dim_region``), so the
order is in the text: a file comes after those that make what it reads. Files of stage and checks are independent; they
run by the ``-- order:`` of their header (50 where it has none), then by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ETL_DIR = Path(__file__).resolve().parent.parent
HEADER = re.compile(r"^-- (\w+): (.+)$")
MADE = re.compile(
    r"^CREATE (?:OR REPLACE )?(?:TABLE|VIEW|MACRO) (?:IF NOT EXISTS )?((?:stage|core|mart|model)\.\w+)", re.MULTILINE
)
NAMED = re.compile(r"\b((?:stage|core|mart|model)\.\w+)")
TEXT_OR_COMMENT = re.compile(r"'(?:[^']|'')*'|--[^\n]*")


@dataclass(frozen=True, eq=False)
class SqlFile:
    """One SQL file.

    Attributes:
        name: file name without ending; of a check its id.
        header: the ``-- key: value`` lines at the top.
        sql: the whole text.
        makes: tables, views and macros of stage, core, mart and model that it creates.
        reads: those that it names and does not create.
        source: id of the source whose rows it stages or checks; None where it is of no source.
    """

    name: str
    header: dict[str, str]
    sql: str
    makes: frozenset[str] = frozenset()
    reads: frozenset[str] = frozenset()

    @property
    def source(self) -> str | None:
        """Id of the source in the header."""
        return self.header.get("source")

    @property
    def is_formula(self) -> bool:
        """Whether it holds scalar macros alone: nothing in it reads a table."""
        return bool(self.makes) and all(name.startswith("model.") for name in self.makes | self.reads)

    @property
    def place(self) -> tuple[int, str]:
        """What files are ordered by that do not need one another."""
        return int(self.header.get("order", "50")), self.name


def of_stage(*folders: str, source_id: str | None = None, leave_out: str | None = None) -> list[SqlFile]:
    """The SQL files of ``etl/FOLDER`` and the folders in it, each after the files that make what it reads.

    Args:
        folders: below ``etl``; files of one may need files of another.
        source_id: only files whose header names that source.
        leave_out: a folder in one of them whose files are not wanted.

    Raises:
        ValueError: files need one another in a circle, or two make the same.
    """
    files = _in_order(folders, leave_out)
    return [f for f in files if source_id is None or f.source == source_id]


@cache
def _in_order(folders: tuple[str, ...], leave_out: str | None) -> list[SqlFile]:
    paths = [path for folder in folders for path in (ETL_DIR / folder).rglob("*.sql")]
    unwanted = ETL_DIR / leave_out if leave_out else None
    return in_order([read(path) for path in paths if unwanted is None or unwanted not in path.parents])


def in_order(files: Iterable[SqlFile]) -> list[SqlFile]:
    """Each file after those that make what it reads; names that no file here makes are taken to be there.

    >>> late = SqlFile("a", {}, "", frozenset({"mart.a"}), frozenset({"core.b", "core.elsewhere"}))
    >>> early = SqlFile("b", {}, "", frozenset({"core.b"}))
    >>> [file.name for file in in_order([late, early])]
    ['b', 'a']

    Raises:
        ValueError: files need one another in a circle, or two make the same.
    """
    listed = sorted(files, key=lambda f: f.place)
    maker: dict[str, SqlFile] = {}
    for file in listed:
        for made in file.makes:
            if made in maker:
                raise ValueError(f"{made} is made by two SQL files, {maker[made].name}.sql and {file.name}.sql")
            maker[made] = file
    needs = {f: {maker[name] for name in f.reads if name in maker} for f in listed}
    sorter = TopologicalSorter({f: sorted(needed, key=lambda n: n.place) for f, needed in needs.items()})
    try:
        return list(sorter.static_order())
    except CycleError as problem:
        circle = " -> ".join(f"{file.name}.sql" for file in reversed(problem.args[1]))
        raise ValueError(f"SQL files read one another in a circle: {circle}") from problem


def read(path: Path) -> SqlFile:
    """One file as it stands on disk."""
    text = path.read_text(encoding="utf-8")
    makes = frozenset(MADE.findall(text))
    named = frozenset(NAMED.findall(code_of(text)))
    return SqlFile(path.stem, _header(text), text, makes, named - makes)


def code_of(sql: str) -> str:
    """The text without comments and without what stands between quotes.

    >>> code_of("SELECT a -- not b")
    'SELECT a '
    """
    return TEXT_OR_COMMENT.sub("", sql)


def _header(text: str) -> dict[str, str]:
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
    return header
