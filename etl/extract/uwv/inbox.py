"""Looks at ``inbox/uwv/`` and keeps what can be taken as one raw set; the files stay where they are.

A part of the set is one kind of figure of one file, named after the file's content: ``tension.HASH``. So the same file
twice, or under another name, changes nothing. What was taken stays also after its file left the inbox; a file that is
still there and no longer understood gives nothing, for then it was read wrongly before.

Where two files hold the same figure with another value, the one that reaches the latest period counts (it was
published later), and where they reach equally far the one whose file changed last. ``rank`` carries that order into
the core SQL.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from etl.catalog import Source
from etl.errors import SourceError
from etl.extract.common.inbox.reading import Reading, is_passed_over
from etl.extract.common.inbox.report import Subject, in_one_line, write_report
from etl.extract.common.refreshed import Refreshed, newest_undamaged
from etl.extract.uwv.file_reader import OPEN_MATCH, read_file
from etl.progress import Reporter
from etl.run.raw_store import RawSet, RawStore, read_rows
from etl.settings import Settings

TABLE_ID = "inbox"
FILES = "files"
ADVICE = (
    "Kijk of dit het bestand van UWV is dat u bedoelde. Heeft UWV een kolom een andere naam gegeven? Zet die naam dan"
    " in etl/extract/uwv/columns.yml. Een andere schrijfwijze van een regio hoort in"
    " data/reference/arbeidsmarktregio_spelling.csv."
)
SUBJECT = Subject(ADVICE)
Rows = list[dict[str, Any]]


def folder_of(settings: Settings) -> Path:
    """The folder that people put the files of UWV into."""
    return settings.data_dir / "inbox" / "uwv"


def refresh(source: Source, store: RawStore, settings: Settings, report: Reporter) -> Refreshed:
    """Read the inbox, write a report beside each file, and keep what was taken as a raw set.

    Raises:
        OSError: the raw files cannot be written.
    """
    readings = preview(settings)
    previous = newest_undamaged(store, report)
    parts = _parts(readings, previous)
    _note_differences(readings, parts)
    for reading in readings:
        if reading.refused is None:
            report.say(in_one_line(reading))
        if problem := write_report(reading, f"{datetime.now(UTC):%d-%m-%Y}", SUBJECT):
            report.warn(problem)
    refused = tuple(_refusal(source, reading) for reading in readings if reading.refused)
    return Refreshed(_store_set(store, parts, previous), refused)


def preview(settings: Settings) -> list[Reading]:
    """Every file of the inbox as it would be taken now, by name; writes nothing. No inbox is an empty one."""
    folder = folder_of(settings)
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    readings = [read_file(path) for path in paths if not is_passed_over(path)]
    first: dict[str, Reading] = {}
    for reading in readings:
        same = first.setdefault(reading.sha256, reading) if reading.sha256 else reading
        if same is not reading and not reading.refused:
            reading.notes.append(f"het heeft precies dezelfde inhoud als {same.path.name}; dat telt één keer")
    return readings


def _refusal(source: Source, reading: Reading) -> SourceError:
    what = f"{reading.path.name} geweigerd: {reading.refused}"
    return SourceError(source.source_id, what, url=str(reading.path), advice=ADVICE)


def _parts(readings: list[Reading], previous: RawSet | None) -> dict[str, Rows]:
    """Rows by part: those of the files that lie there, and earlier ones whose file has gone."""
    present = {reading.sha256 for reading in readings}
    files = {row["part"]: row for row in read_rows(previous.path(FILES))} if previous else {}
    parts: dict[str, Rows] = {}
    for part, row in files.items():
        if previous and row["file_hash"] not in present:
            parts[part] = read_rows(previous.path(part))
    listed = {part: files[part] for part in parts}
    for reading in readings:
        for kind, rows in reading.rows.items():
            part = f"{kind}.{reading.sha256[:16]}"
            if part not in parts:
                parts[part] = [row | {"part": part} for row in rows]
                # The same content keeps the name and date under which it was first taken.
                about = files.get(part) or {"file_name": reading.path.name, "file_modified": reading.modified}
                listed[part] = _file_row(part, kind, reading.sha256, about, rows)
    return {FILES: [listed[part] for part in sorted(listed)]} | dict(sorted(parts.items())) if parts else {}


def _file_row(part: str, kind: str, sha256: str, about: dict[str, Any], rows: Rows) -> dict[str, Any]:
    last = max(row["peildatum" if kind == OPEN_MATCH else "period_end"] for row in rows)
    name, modified = about["file_name"], about["file_modified"]
    return {
        "part": part,
        "kind": kind,
        "file_hash": sha256,
        "file_name": name,
        "file_modified": modified,
        "last_period_end": last,
        "rank": f"{last} {modified} {sha256}",
    }


def _note_differences(readings: list[Reading], parts: dict[str, Rows]) -> None:
    """Tell in the reports of both files how many of their figures another file has with another value."""
    files = {row["part"]: row for row in parts.get(FILES, [])}
    holders: dict[tuple[Any, ...], dict[str, tuple[Any, ...]]] = {}
    for part, rows in parts.items():
        for row in rows if part != FILES and not part.startswith(OPEN_MATCH) else ():
            key = row["kind"], row["region_code"], row["occupation_slug"], row["period_code"]
            holders.setdefault(key, {})[part] = (row["value"], row["value_low"], row["value_high"])
    for one, other, count in _differing(holders):
        counts = max(one, other, key=lambda part: files[part]["rank"])
        for mine, theirs in ((one, other), (other, one)):
            for reading in readings:
                if reading.sha256 == files[mine]["file_hash"]:
                    reading.notes.append(
                        f"{count} cijfers staan ook in {files[theirs]['file_name']}, met een andere waarde;"
                        f" {files[counts]['file_name']} is van later en telt"
                    )


def _differing(holders: dict[tuple[Any, ...], dict[str, tuple[Any, ...]]]) -> Iterator[tuple[str, str, int]]:
    pairs: dict[tuple[str, str], int] = {}
    for values in holders.values():
        names = sorted(values)
        for place, one in enumerate(names):
            for other in names[place + 1 :]:
                if values[one] != values[other]:
                    pairs[one, other] = pairs.get((one, other), 0) + 1
    for (one, other), count in pairs.items():
        yield one, other, count


def _store_set(store: RawStore, parts: dict[str, Rows], previous: RawSet | None) -> RawSet | None:
    """The set with these parts: the one that is there where nothing changed, else a new one."""
    if not parts:
        return None
    version = hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]
    if previous is not None and previous.folder.name == version:
        return previous
    writer = store.open_set(version)
    writer.reopen()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    files = {row["part"]: row for row in parts[FILES]}
    for part, rows in parts.items():
        # When a file changed is not when UWV changed its figures, so ``modified`` stays unknown.
        url = f"inbox/uwv/{files[part]['file_name'] if part in files else ''}"
        writer.write_rows(part, rows, url=url, filter=None, retrieved=now, modified=None)
    raw_set = writer.complete(table_id=TABLE_ID, modified=None, retrieved=now)
    store.retire()
    return raw_set
