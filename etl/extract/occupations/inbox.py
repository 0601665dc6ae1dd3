"""Tables of occupations from ``inbox/occupations/``: ISCO to BRC, BRC itself, and the JRC-Eurofound task database.

Their publishers offer them as a file on a page, without an address to ask, and they change once in some years. Every
source takes the kinds of its own from the one folder; a file that is none of them is told by the first source. A table
of Eurostat that lies there goes before Eurostat's service (``etl.extract.eurostat``), like ESCO in its own folder.

A file is taken whole or refused whole, with a report beside it. Of several files of one kind the one that changed last
counts; what was taken stays when its file leaves the folder.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from etl import catalog
from etl.catalog import Source
from etl.errors import SourceError
from etl.extract.common.inbox.files import bytes_of, files_in, tables_in
from etl.extract.common.inbox.reading import Reading
from etl.extract.common.inbox.refusal import Refused
from etl.extract.common.inbox.report import Subject, write_report
from etl.extract.common.inbox.rows import Kind, kind_of, rows_of
from etl.extract.common.refreshed import Refreshed, newest_undamaged
from etl.progress import Reporter
from etl.run.raw_store import RawSet, RawStore, read_rows
from etl.settings import Settings

ADVICE = "Kijk of dit het bestand is dat u bedoelde; etl/README.md zegt welke tabellen we kennen en aan welke kolommen."
SUBJECT = Subject(advice=ADVICE)
_NUMBER = re.compile(r"\s*(\d+(\.\d+)?([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?)?\s*")
_COUNT = re.compile(r"\s*(\d+(\.\d+)?)?\s*")

ISCO_BRC = Kind(
    "isco_brc",
    "van ISCO naar BRC",
    ("isco08_unit", "brc_group", "brc_group_label", "brc_class"),
    ("isco08_unit",),
    patterns={"isco08_unit": re.compile(r"\d{4}"), "brc_group": re.compile(r"\d{4}"), "brc_class": re.compile(r"\d\d")},
    # as in CBS's own workbook, saved as CSV
    renamed={
        "ISCO2008unitgroup": "isco08_unit",
        "ISCO2008unitgrouplabel": "isco08_unit_label",
        "BRC2014beroepsgroep": "brc_group",
        "BRC2014beroepsgroep_label": "brc_group_label",
        "BRC2014beroepsklasse": "brc_class",
    },
)
BRC = Kind(
    "brc_hierarchy",
    "beroepsklassen, segmenten en groepen (BRC)",
    ("brc_code", "level", "parent", "title_nl"),
    ("brc_code",),
    patterns={
        "brc_code": re.compile(r"\d{2,4}"),
        "parent": re.compile(r"(\d{2,3})?"),
        "level": re.compile("beroepsklasse|beroepssegment|beroepsgroep"),
        "title_nl": re.compile(r".*\S.*"),
    },
)
EDUCATION = Kind(
    "isco_education",
    "opleidingsniveau per ISCO-beroepsgroep",
    ("isco_code", "skill_level"),
    ("isco_code",),
    patterns={"isco_code": re.compile(r"\d{1,4}"), "skill_level": re.compile("[1-4]")},
)
JRC = Kind(
    "jrc_tasks",
    "taken per beroep en sector (JRC en Eurofound)",
    ("nace", "isco", "physical", "social", "routine", "pop"),
    ("nace", "isco"),
    patterns={
        "nace": re.compile(r"\d{1,2}\..*"),
        "isco": re.compile(r"\d{2}\..*"),
        **dict.fromkeys(("physical", "social", "routine", "pop"), _NUMBER),
    },
)
EUROSTAT = Kind(
    "sections_by_major",
    "werkenden per sector en beroepsgroep (Eurostat)",
    ("nace_r2", "isco08", "employed_thousands"),
    ("nace_r2", "isco08"),
    patterns={"nace_r2": re.compile("[A-U]"), "isco08": re.compile(r"OC\d"), "employed_thousands": _COUNT},
)
KINDS = {
    "occupation_tables": (ISCO_BRC, BRC, EDUCATION),
    "jrc_tasks": (JRC,),
    "eurostat_lfs": (EUROSTAT,),
}
FIRST = "occupation_tables"  # tells of files that are no table of any source


Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class _File:
    """One file that was taken: its rows, its report and when it changed."""

    kind: Kind
    rows: Rows
    reading: Reading
    mark: str


def folder_of(settings: Settings) -> Path:
    """The folder that people put these tables into."""
    return settings.data_dir / "inbox" / "occupations"


def has_files(source: Source, settings: Settings) -> bool:
    """Whether a file lies there that is for this source, good or not."""
    return next(_read(source, folder_of(settings)), None) is not None


def refresh(source: Source, store: RawStore, settings: Settings, report: Reporter) -> Refreshed:
    """Take what lies there for one source, with a report beside each of its files.

    Returns:
        The set with everything taken so far, None where that is nothing; the earlier set where nothing changed.

    Raises:
        OSError: the raw files cannot be written.
    """
    folder, previous = folder_of(settings), newest_undamaged(store, report)
    refused: list[SourceError] = []
    files: list[_File] = []
    for reading, found in _read(source, folder):
        if found is None:
            refused.append(_refusal(source, reading))
        else:
            files.append(found)
        if problem := write_report(reading, f"{datetime.now(UTC):%d-%m-%Y}", SUBJECT):
            report.warn(problem)
    return Refreshed(_store_set(source, store, _newest(files), previous), tuple(refused))


def preview(settings: Settings) -> list[Reading]:
    """Every file that lies there as it would be taken now; writes nothing."""
    folder = folder_of(settings)
    sources = [source for source_id, source in catalog.load().items() if source_id in KINDS]
    readings = [reading for source in sources for reading, _ in _read(source, folder)]
    return sorted(readings, key=lambda reading: reading.path)


def _read(source: Source, folder: Path) -> Iterator[tuple[Reading, _File | None]]:
    """The files that concern a source, each with what was taken of it."""
    try:
        paths = files_in(folder) if folder.is_dir() else []
    except Refused as problem:
        if source.source_id == FIRST:
            yield Reading(folder, refused=problem.reason), None
        return
    for path in paths:
        reading = Reading(path)
        try:
            found = _file(source, path, reading)
        except Refused as problem:
            reading.refused = problem.reason
            found = None
        if found is not None or reading.refused:
            yield reading, found


def _file(source: Source, path: Path, reading: Reading) -> _File | None:
    """What a file holds for a source; None where it is a table of another source.

    Raises:
        Refused: it cannot be read, or is no table that any source knows.
    """
    every = tuple(kind for kinds in KINDS.values() for kind in kinds)
    try:
        tables = [(table, *kind_of(table, every)) for table in tables_in(path.name, path)]
        known = [(table, kind) for table, kind, _ in tables if kind is not None]
        if len(known) != 1:
            columns = ", ".join(tables[0][2])[:200] if tables else ""
            raise Refused(f"we herkennen hier niet één tabel in; gevonden kolommen: {columns or 'geen'}")
    except Refused:
        if source.source_id == FIRST:
            raise
        return None
    table, kind = known[0]
    if kind not in KINDS[source.source_id]:
        return None
    rows: Rows = [dict(row) for row in rows_of(table, kind)]
    _judge(table.where, kind, rows)
    if kind is EUROSTAT:
        rows = [row | {"employed_thousands": _count(row["employed_thousands"])} for row in rows]
    reading.took.append(f"{kind.title_nl}: {len(rows)} regels")
    mark = hashlib.sha256(bytes_of(path.name, path)).hexdigest()
    reading.modified = datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")
    return _File(kind, rows, reading, mark)


def _count(text: str) -> float | None:
    """A figure as Eurostat's service gives it: a blank is unknown, never 0."""
    return float(text) if text.strip() else None


def _judge(where: str, kind: Kind, rows: Rows) -> None:
    """What must hold between the rows of a table.

    Raises:
        Refused: a BRC code hangs under one that is not there.
    """
    if kind is BRC:
        codes = {row["brc_code"] for row in rows}
        if orphan := next((row for row in rows if row["parent"] and row["parent"] not in codes), None):
            raise Refused(f"{where}: {orphan['brc_code']} hangt onder {orphan['parent']}, en dat staat er niet in")


def _newest(files: list[_File]) -> dict[str, _File]:
    """Per kind the file that changed last; the others are told so."""
    newest: dict[str, _File] = {}
    for file in sorted(files, key=lambda file: (file.reading.modified, file.mark)):
        newest[file.kind.name] = file
    return newest


def _store_set(source: Source, store: RawStore, files: dict[str, _File], previous: RawSet | None) -> RawSet | None:
    """The set with these files and, of kinds that no file is there for, what was taken before."""
    earlier = {m.part: m for m in previous.parts if m.part not in files} if previous else {}
    if not files:
        return previous
    marks = {name: file.mark for name, file in files.items()} | {part: m.filter for part, m in earlier.items()}
    version = hashlib.sha256(repr(sorted(marks.items())).encode()).hexdigest()[:16]
    if previous is not None and previous.folder.name == version:
        return previous
    writer, now = store.open_set(version), datetime.now(UTC).isoformat(timespec="seconds")
    writer.reopen()
    for part, file in sorted(files.items()):
        url = f"inbox/occupations/{file.reading.path.name}"
        writer.write_rows(part, file.rows, url=url, filter=file.mark, retrieved=now, modified=None)
    for part, m in sorted(earlier.items()):
        rows = read_rows(previous.path(part)) if previous else []
        writer.write_rows(part, rows, url=m.url, filter=m.filter, retrieved=m.retrieved, modified=None)
    raw_set = writer.complete(table_id=source.table_id or "inbox", modified=None, retrieved=now)
    store.retire()
    return raw_set


def _refusal(source: Source, reading: Reading) -> SourceError:
    what = f"{reading.path.name} geweigerd: {reading.refused}"
    return SourceError(source.source_id, what, url=str(reading.path), advice=ADVICE)
