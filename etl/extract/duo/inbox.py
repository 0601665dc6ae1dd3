"""Files of DUO that a person put into ``data/inbox/duo/``, recognised by their columns.

Their names mean nothing, but for a file of one year (intake in mbo): the year stands in its name alone.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from etl import catalog
from etl.catalog import Source
from etl.errors import SourceError
from etl.extract.common.inbox.reading import Reading
from etl.extract.duo import csv_file
from etl.progress import Reporter
from etl.run.raw_store import RawSet, RawStore
from etl.settings import Settings

PART = "data"
UNKNOWN_NL = "geen bron van DUO kent deze kolommen; etl/README.md zegt welke bestanden wij kennen"
ENDINGS = (".csv", ".csv.gz", ".txt")
_BROKEN = (gzip.BadGzipFile, EOFError, zlib.error)


@dataclass(frozen=True)
class InboxFile:
    """A file that one source recognises, with the last year it counts (0 where it counts nothing)."""

    path: Path
    content: bytes
    table: csv_file.Table

    @property
    def last_year(self) -> int:
        """Last year with counts."""
        return self.table.years[-1] if self.table.years else 0

    @property
    def modified(self) -> str:
        """When the file was last changed."""
        return datetime.fromtimestamp(self.path.stat().st_mtime, UTC).isoformat(timespec="seconds")

    def stored_in(self, store: RawStore) -> RawSet:
        """The file as a raw set, as if it had been fetched; dated as the file is."""
        version = f"inbox-{hashlib.sha256(self.content).hexdigest()[:12]}"
        modified = self.modified
        for there in store.complete_sets():
            if there.folder.name == version:
                with suppress(SourceError):
                    return there.verified()
        writer = store.open_set(version)
        writer.write_bytes(
            PART,
            "csv.gz",
            gzip.compress(self.content, mtime=0),
            rows=self.table.lines,
            url=f"inbox/duo/{self.path.name}",
            filter=None,
            retrieved=modified,
            modified=modified,
        )
        raw_set = writer.complete(table_id=self.path.name, modified=modified, retrieved=modified)
        store.retire()
        return raw_set


def newest(source: Source, settings: Settings, report: Reporter) -> InboxFile | None:
    """The file in the inbox that this source recognises; of several the one with the latest year, then date.

    A file that no source recognises is told once, by the first source of DUO.
    """
    return max(_recognised(source, settings, report), key=_age, default=None)


def newest_per_slot(source: Source, settings: Settings, report: Reporter) -> dict[str, InboxFile]:
    """The files in the inbox that are part of a set, by year or by way of splitting; of several the newest one."""
    found = _recognised(source, settings, report)
    return {str(file.table.file or file.last_year): file for file in sorted(found, key=_age)}


def preview(settings: Settings) -> list[Reading]:
    """Every file of the inbox and which source knows it, in Dutch; writes nothing. No inbox is an empty one."""
    return [_read(path) for path in _files(settings.inbox_dir / "duo")]


def _read(path: Path) -> Reading:
    reading = Reading(path)
    try:
        content = _unpacked(path)
    except (*_BROKEN, OSError) as problem:
        reading.refused = f"het bestand kan niet worden gelezen ({problem})"
        return reading
    for source in _sources():
        try:
            table = _table(path, content, source)
        except ValueError:
            continue
        years = f", {table.years[0]} tot en met {table.years[-1]}" if table.years else ""
        reading.took.append(f"{source.source_id} ({source.title}): {table.lines} regels{years}")
    if not reading.took:
        why = _why_not(path, content)
        reading.refused = f"het kan niet worden gebruikt als {why}" if why else UNKNOWN_NL
    return reading


def _recognised(source: Source, settings: Settings, report: Reporter) -> list[InboxFile]:
    found = []
    for path in _files(settings.inbox_dir / "duo"):
        content = _content(path, report)
        if content is None or source.duo is None:
            continue
        try:
            found.append(InboxFile(path, content, _table(path, content, source)))
        except ValueError as problem:
            _tell_if_unknown(source, path, content, str(problem), report)
    return found


def _age(file: InboxFile) -> tuple[int, int]:
    return file.last_year, file.path.stat().st_mtime_ns


def _sources() -> list[Source]:
    return [source for source in catalog.load().values() if source.duo is not None]


def _table(path: Path, content: bytes, source: Source) -> csv_file.Table:
    if source.duo is None:
        raise ValueError("it is no source of DUO")
    return csv_file.read(content, source.duo, csv_file.year_in_name(path.name))


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_file() and path.name.casefold().endswith(ENDINGS):
            yield path


def _content(path: Path, report: Reporter) -> bytes | None:
    try:
        return _unpacked(path)
    except (*_BROKEN, OSError) as problem:
        report.warn(f"{path} cannot be read ({problem}); put the file there again.")
        return None


def _unpacked(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix.casefold() == ".gz" else content


def _tell_if_unknown(source: Source, path: Path, content: bytes, why: str, report: Reporter) -> None:
    sources = _sources()
    if source.source_id != sources[0].source_id or any(_fits(path, content, s) for s in sources[1:]):
        return
    told = f"as {other}" if (other := _why_not(path, content)) else f"no source of DUO knows its columns ({why})"
    report.warn(f"{path} is not used: {told}.")


def _why_not(path: Path, content: bytes) -> str | None:
    """Of a file that no source takes: which one knows its columns, and what is wrong with it then."""
    for source in _sources():
        try:
            _table(path, content, source)
        except csv_file.OtherColumns:
            continue
        except ValueError as problem:
            return f"{source.source_id}: {problem}"
    return None


def _fits(path: Path, content: bytes, source: Source) -> bool:
    try:
        _table(path, content, source)
    except ValueError:
        return False
    return True
