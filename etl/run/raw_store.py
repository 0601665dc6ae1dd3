"""Raw files on disk: parts with a manifest each, and sets that are only valid when whole.

A set is one folder. While it is being fetched it holds parts (``NAME.json.gz`` or another ending) with
``NAME.manifest.json`` beside each; ``set.json`` is written last and makes it complete. A broken run therefore leaves a
set without ``set.json`` that the next run goes on with. Every write is to a temporary name first, then renamed.
The bundled snapshot has exactly this shape, so there is one route through the ETL.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from etl.errors import SourceError

Mode = Literal["snapshot", "live", "stale"]
SET_FILE = "set.json"
REJECTED = ".rejected"


@dataclass(frozen=True)
class Manifest:
    """What is known of one raw part. ``modified`` is TableInfos.Modified of the publisher, null where unknown."""

    part: str
    file: str
    url: str
    filter: str | None
    retrieved: str | None
    rows: int
    sha256: str
    modified: str | None


@dataclass(frozen=True)
class RawSet:
    """A complete set of parts of one source, with how it came to be used in this build."""

    source_id: str
    folder: Path
    table_id: str
    modified: str | None
    retrieved: str | None
    parts: tuple[Manifest, ...]
    mode: Mode = "live"

    def path(self, part: str) -> Path:
        """File of one part by its name.

        Raises:
            SourceError: the set has no such part.
        """
        for manifest in self.parts:
            if manifest.part == part:
                return self.folder / manifest.file
        raise SourceError(self.source_id, f"raw part {part!r} is missing", url=str(self.folder), advice=REFETCH)

    def paths(self, prefix: str) -> list[Path]:
        """Files of all parts whose name starts with a prefix, in the order of the set."""
        return [self.folder / m.file for m in self.parts if m.part.startswith(prefix)]

    @property
    def fingerprint(self) -> str:
        """Hash over the content of all parts and the mode: equal sets build equal warehouses."""
        lines = [self.source_id, self.mode, self.table_id, *(f"{m.part} {m.sha256}" for m in self.parts)]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def verified(self) -> RawSet:
        """The same set after every file was read and found as its manifest says.

        Raises:
            SourceError: a file is missing or differs from its manifest.
        """
        for manifest in self.parts:
            path = self.folder / manifest.file
            if not _is_as_said(path, manifest):
                raise SourceError(self.source_id, "a raw file is missing or damaged", url=str(path), advice=REFETCH)
        return self

    def with_mode(self, mode: Mode) -> RawSet:
        """The same set, used as ``live``, ``stale`` or ``snapshot``."""
        return replace(self, mode=mode)


REFETCH = "Run `make refresh` again; damaged parts are fetched anew."


class RawStore:
    """The raw files of one source under ``raw/SOURCE_ID/``."""

    def __init__(self, root: Path, source_id: str) -> None:
        self.source_id, self.folder = source_id, root / source_id

    def newest(self) -> RawSet | None:
        """The complete set that was finished last, or None."""
        return next(self.complete_sets(), None)

    def complete_sets(self) -> Iterator[RawSet]:
        """Complete sets, the one finished last first. Unreadable set files and rejected sets are passed over."""
        marks = sorted(self.folder.glob(f"*/{SET_FILE}"), key=lambda p: (p.stat().st_mtime_ns, p), reverse=True)
        for mark in marks:
            raw_set = None if mark.parent.name.endswith(REJECTED) else read_set(mark.parent)
            if raw_set and raw_set.source_id == self.source_id:
                yield raw_set

    def open_set(self, version: str) -> PartWriter:
        """A writer for the set of one publisher's version; goes on with parts an earlier run left there."""
        return PartWriter(self.source_id, self.folder / version)

    def reject(self, raw_set: RawSet) -> None:
        """Put a set that broke its contract aside as ``*.rejected``, so that it is fetched again; keep one."""
        for old in self.folder.glob(f"*{REJECTED}"):
            shutil.rmtree(old, ignore_errors=True)
        raw_set.folder.rename(raw_set.folder.with_name(raw_set.folder.name + REJECTED))

    def retire(self, keep: int = 2) -> None:
        """Remove all but the newest complete sets, and what broken runs of other versions left."""
        kept = {s.folder for s in list(self.complete_sets())[:keep]}
        for folder in self.folder.iterdir() if self.folder.is_dir() else ():
            if folder.is_dir() and folder not in kept and not folder.name.endswith(REJECTED):
                shutil.rmtree(folder, ignore_errors=True)


class PartWriter:
    """Writes the parts of one set; ``complete`` makes it valid."""

    def __init__(self, source_id: str, folder: Path) -> None:
        self.source_id, self.folder = source_id, folder
        self._parts: dict[str, Manifest] = {}

    def have(self, part: str, modified: str | None = None) -> Manifest | None:
        """The manifest of a part that an earlier run left whole and undamaged, else None."""
        manifest = _read_manifest(self.folder / f"{part}.manifest.json")
        if manifest is None or manifest.modified != modified or not _is_as_said(self.folder / manifest.file, manifest):
            return None
        self._parts[part] = manifest
        return manifest

    def write_rows(
        self,
        part: str,
        rows: list[dict[str, Any]],
        *,
        url: str,
        filter: str | None,
        retrieved: str | None,
        modified: str | None,
    ) -> Manifest:
        """Write rows as ``PART.json.gz``, one JSON object a line."""
        lines = "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)
        content = gzip.compress(lines.encode(), compresslevel=6, mtime=0)
        return self.write_bytes(
            part, "json.gz", content, rows=len(rows), url=url, filter=filter, retrieved=retrieved, modified=modified
        )

    def write_bytes(
        self,
        part: str,
        ending: str,
        content: bytes,
        *,
        rows: int,
        url: str,
        filter: str | None,
        retrieved: str | None,
        modified: str | None,
    ) -> Manifest:
        """Write one part as it came, then its manifest."""
        self.folder.mkdir(parents=True, exist_ok=True)
        file = f"{part}.{ending}"
        write_atomically(self.folder / file, content)
        sha256 = hashlib.sha256(content).hexdigest()
        manifest = Manifest(part, file, url, filter, retrieved, rows, sha256, modified)
        write_atomically(self.folder / f"{part}.manifest.json", as_json(asdict(manifest)))
        self._parts[part] = manifest
        return manifest

    @property
    def parts(self) -> tuple[Manifest, ...]:
        """The parts written or confirmed through this writer so far."""
        return tuple(self._parts.values())

    def path(self, part: str) -> Path:
        """File of a part written or confirmed through this writer."""
        return self.folder / self._parts[part].file

    def reopen(self) -> None:
        """Make a set that needs new parts incomplete, so that a run broken halfway leaves no mixture that counts."""
        (self.folder / SET_FILE).unlink(missing_ok=True)

    def complete(self, *, table_id: str, modified: str | None, retrieved: str | None) -> RawSet:
        """Make the set valid with the parts written or confirmed through this writer."""
        parts = self.parts
        raw_set = RawSet(self.source_id, self.folder, table_id, modified, retrieved, parts)
        body = {"source_id": self.source_id, "table_id": table_id, "modified": modified, "retrieved": retrieved}
        write_atomically(self.folder / SET_FILE, as_json(body | {"parts": [m.part for m in parts]}))
        self._mark_as_last()
        return raw_set

    def _mark_as_last(self) -> None:
        """Date the set after all others, also where the clock was set back: ``complete_sets`` goes by it."""
        mark = self.folder / SET_FILE
        others = [p.stat().st_mtime_ns for p in self.folder.parent.glob(f"*/{SET_FILE}") if p != mark]
        if others and mark.stat().st_mtime_ns <= max(others):
            later = max(others) + 1_000_000_000
            os.utime(mark, ns=(later, later))

    def discard(self) -> None:
        """Throw the unfinished set away (the publisher changed it while it was being fetched)."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._parts.clear()


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of one part that ``write_rows`` wrote; for small parts."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_set(folder: Path) -> RawSet | None:
    """The complete set in a folder, or None where there is none or its set file cannot be read."""
    try:
        body = json.loads((folder / SET_FILE).read_text(encoding="utf-8"))
        manifests = [_read_manifest(folder / f"{part}.manifest.json") for part in body["parts"]]
        parts = tuple(m for m in manifests if m is not None)
        told = body["source_id"], body["table_id"], body["modified"], body["retrieved"]
        texts = isinstance(told[0], str) and isinstance(told[1], str) and all(_is_text_or_none(t) for t in told[2:])
        if not texts or not parts or [m.part for m in parts] != body["parts"]:
            return None
        return RawSet(told[0], folder, *told[1:], parts)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that a reader finds either the old content or the new, also after a crash."""
    temporary = path.with_name(path.name + ".tmp")
    try:
        with open(temporary, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def as_json(body: dict[str, Any]) -> bytes:
    """A small JSON file that a person can read."""
    return (json.dumps(body, ensure_ascii=False, indent=2) + "\n").encode()


def _read_manifest(path: Path) -> Manifest | None:
    """A manifest that names a file beside it, or None."""
    try:
        manifest = Manifest(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    texts = manifest.part, manifest.file, manifest.url, manifest.sha256
    if not all(isinstance(text, str) for text in texts) or not isinstance(manifest.rows, int):
        return None
    maybe = manifest.filter, manifest.retrieved, manifest.modified
    is_beside = Path(manifest.file).name == manifest.file and path.name == f"{manifest.part}.manifest.json"
    return manifest if is_beside and all(_is_text_or_none(text) for text in maybe) else None


def _is_text_or_none(value: object) -> bool:
    return value is None or isinstance(value, str)


def _is_as_said(path: Path, manifest: Manifest) -> bool:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == manifest.sha256
    except OSError:
        return False
