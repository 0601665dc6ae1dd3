"""Files of DUO that a person put into ``data/inbox/duo/``, recognised by their columns; their names mean nothing."""

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
from etl.progress import Reporter
from etl.rawstore import RawSet, RawStore
from etl.settings import Settings
from etl.stage import duo_csv

PART = "data"
ENDINGS = (".csv", ".csv.gz", ".txt")
_BROKEN = (gzip.BadGzipFile, EOFError, zlib.error)


@dataclass(frozen=True)
class InboxFile:
    """A file that one source recognises, with the last year it counts (0 where it counts nothing)."""

    path: Path
    content: bytes
    table: duo_csv.Table

    @property
    def last_year(self) -> int:
        """Last year with counts."""
        return self.table.years[-1] if self.table.years else 0

    def kept(self, store: RawStore) -> RawSet:
        """The file as a raw set, as if it had been fetched; dated as the file is."""
        version = f"inbox-{hashlib.sha256(self.content).hexdigest()[:12]}"
        modified = datetime.fromtimestamp(self.path.stat().st_mtime, UTC).isoformat(timespec="seconds")
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
    found = []
    for path in _files(settings.inbox_dir / "duo"):
        content = _content(path, report)
        if content is None or source.duo is None:
            continue
        try:
            found.append(InboxFile(path, content, duo_csv.read(content, source.duo)))
        except ValueError as problem:
            _tell_if_nobodys(source, path, content, str(problem), report)
    return max(found, key=lambda file: (file.last_year, file.path.stat().st_mtime_ns), default=None)


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_file() and path.name.casefold().endswith(ENDINGS):
            yield path


def _content(path: Path, report: Reporter) -> bytes | None:
    try:
        content = path.read_bytes()
        return gzip.decompress(content) if path.suffix.casefold() == ".gz" else content
    except (*_BROKEN, OSError) as problem:
        report.warn(f"{path} cannot be read ({problem}); put the file there again.")
        return None


def _tell_if_nobodys(source: Source, path: Path, content: bytes, why: str, report: Reporter) -> None:
    sources = [s for s in catalog.load().values() if s.duo is not None]
    if source.source_id != sources[0].source_id or any(_fits(content, s) for s in sources[1:]):
        return
    report.warn(f"{path} is not used: no source of DUO knows its columns (as {source.source_id}: {why}).")


def _fits(content: bytes, source: Source) -> bool:
    try:
        duo_csv.read(content, source.duo) if source.duo else None
    except ValueError:
        return False
    return True
