"""Looks at a folder that people put publishers' tables into: loose files, ZIPs and folders of them, gzipped or not.

What harm a file can do (a bomb, a link, a path out of a ZIP) is kept out by the same helpers as in the UWV inbox.
Nothing is unpacked to disk and one table is in memory at a time.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from etl.extract.common.inbox import zips
from etl.extract.common.inbox.reading import content_of, is_passed_over
from etl.extract.common.inbox.refusal import Refused
from etl.extract.common.inbox.zips import MB, ZIP_MAGIC

GZIP_MAGIC = b"\x1f\x8b"
# ESCO's whole download in one language is some 45 MB of text; its largest table 21 MB.
MAX_UNPACKED, MAX_TABLE = 400 * MB, 100 * MB
MAX_FILES = 500


@dataclass(frozen=True)
class Table:
    """One table as bytes of text.

    Args:
        where: its place as a person knows it, such as ``v1.2_nl/skills_nl.csv.gz`` or ``esco.zip: skills_nl.csv``.
        stem: its name without folders and endings, such as ``skills_nl``.
    """

    where: str
    stem: str
    content: bytes


def files_in(folder: Path) -> list[Path]:
    """The files of an inbox and its folders, by name; our own reports and hidden files are passed over.

    Raises:
        Refused: a folder is a link, or there are far too many files.
    """
    found: list[Path] = []
    for here, folders, names in os.walk(folder):
        for name in folders:
            if (Path(here) / name).is_symlink():
                raise Refused(f"{name} is een verwijzing (symlink) en geen map")
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__MACOSX")))
        found += [Path(here) / name for name in sorted(names) if not is_passed_over(Path(name))]
        if len(found) > MAX_FILES:
            raise Refused(f"er staan meer dan {MAX_FILES} bestanden in de map")
    return found


def fingerprint(folder: Path, paths: list[Path]) -> str:
    """Hash over names and contents: the same files need not be read again.

    Raises:
        Refused: a file cannot be taken at all (a link, too large, empty).
    """
    digest = hashlib.sha256()
    for path in paths:
        name = path.relative_to(folder).as_posix()
        digest.update(f"{name} {hashlib.sha256(bytes_of(name, path)).hexdigest()}\n".encode())
    return digest.hexdigest()[:16]


def bytes_of(where: str, path: Path) -> bytes:
    """The bytes of one file.

    Raises:
        Refused: it cannot be taken; the reason begins with its name.
    """
    try:
        return content_of(path)[0]
    except Refused as problem:
        raise Refused(f"{where}: {problem.reason}") from problem


def tables_in(where: str, path: Path) -> Iterator[Table]:
    """The tables that one file holds: itself, or each file in it where it is a ZIP.

    Raises:
        Refused: the file or what is in it cannot be taken; the reason begins with its name.
    """
    content = bytes_of(where, path)
    try:
        if content.startswith(ZIP_MAGIC):
            yield from _in_zip(where, content)
        else:
            yield Table(where, _stem(path.name), _plain(content))
    except Refused as problem:
        reason = problem.reason
        raise Refused(reason if reason.startswith(where) else f"{where}: {reason}") from problem


def gunzipped(content: bytes, most: int = MAX_TABLE) -> bytes:
    """The content of a gzip file, never more than ``most`` bytes of it.

    Raises:
        Refused: it is damaged, cut off, or unpacks to too much.
    """
    machine = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    try:
        found = machine.decompress(content, most + 1)
    except zlib.error as problem:
        raise Refused("het gzip-bestand is beschadigd of niet helemaal gedownload") from problem
    if len(found) > most or (len(found) > zips.RATIO_FROM and len(found) > zips.MAX_RATIO * len(content)):
        raise Refused(f"uitgepakt is het bestand groter dan {most // MB} MB, of veel groter dan een gewoon bestand")
    if not machine.eof or machine.unused_data:
        raise Refused("het gzip-bestand is beschadigd of niet helemaal gedownload")
    return found


def _in_zip(where: str, content: bytes) -> Iterator[Table]:
    archive = zips.opened(content, MAX_UNPACKED)
    for entry in archive.infolist():
        name = PurePosixPath(entry.filename).name
        if entry.is_dir() or is_passed_over(Path(name)) or entry.filename.startswith("__MACOSX/"):
            continue
        if entry.file_size > MAX_TABLE:
            raise Refused(f"{entry.filename[:80]!r} is uitgepakt groter dan {MAX_TABLE // MB} MB")
        yield Table(f"{where}: {entry.filename}", _stem(name), _plain(b"".join(zips.unpacked(content, entry))))


def _plain(content: bytes) -> bytes:
    if content.startswith(ZIP_MAGIC):
        raise Refused("er zit een ZIP in de ZIP; pak de buitenste uit")
    return gunzipped(content) if content.startswith(GZIP_MAGIC) else content


def _stem(name: str) -> str:
    """A name without its endings.

    >>> _stem("skills_nl.csv.gz"), _stem("occupationSkillRelations.CSV")
    ('skills_nl', 'occupationSkillRelations')
    """
    lowered = name.casefold()
    for ending in (".gz", ".csv", ".txt", ".tsv"):
        if lowered.endswith(ending):
            name, lowered = name[: -len(ending)], lowered[: -len(ending)]
    return name
