"""ESCO from ``inbox/esco/``: the ZIPs that ESCO mails, or what was in them, become one raw set.

The folder is taken whole or refused whole, for half an ESCO gives wrong profiles without showing it. Files that are not
needed (other languages, concept schemes, the dictionary) are left and told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from etl.catalog import Source
from etl.errors import SourceError
from etl.extract.common.inbox.files import Table, files_in, fingerprint, tables_in
from etl.extract.common.inbox.reading import Reading
from etl.extract.common.inbox.refusal import Refused
from etl.extract.common.inbox.report import Subject, write_report
from etl.extract.common.inbox.rows import Kind, Row, kind_of, rows_of
from etl.extract.common.refreshed import Refreshed
from etl.extract.esco.contract import judge, uris
from etl.extract.esco.kinds import KINDS, LANGUAGES, normal, part_of, version_of
from etl.progress import Reporter
from etl.run.raw_store import RawSet, RawStore
from etl.settings import Settings

ADVICE = (
    "Vraag ESCO aan op https://esco.ec.europa.eu/nl/use-esco/download: de versie hieronder, als CSV, in het Nederlands"
    " en in het Engels. Zet de twee ZIP-bestanden in deze map zoals u ze kreeg."
)
UNKNOWN_VERSION = "onbekend"


@dataclass
class Found:
    """What the folder holds: rows by part, the kind and place of each, versions told, and what was left."""

    parts: dict[str, list[Row]] = field(default_factory=dict)
    kinds: dict[str, Kind] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    versions: set[str | None] = field(default_factory=set)
    left: list[str] = field(default_factory=list)


def folder_of(settings: Settings) -> Path:
    """The folder that people put ESCO into."""
    return settings.data_dir / "inbox" / "esco"


def has_files(settings: Settings) -> bool:
    """Whether anything lies there that may be ESCO."""
    try:
        return bool(files_in(folder_of(settings)))
    except Refused:
        return True


def refresh(
    source: Source, store: RawStore, settings: Settings, report: Reporter, previous: RawSet | None
) -> Refreshed:
    """Take the folder as a raw set, with a report beside it; the same files are not read again.

    Returns:
        The set of what lies there, or a refusal alone: a set that was taken earlier is then used as ``stale``.

    Raises:
        OSError: the raw files cannot be written.
    """
    folder = folder_of(settings)
    reading = Reading(folder)
    taken = Refreshed(previous)
    try:
        paths = files_in(folder)
        mark = hashlib.sha256(f"{fingerprint(folder, paths)} {source.versions}".encode()).hexdigest()[:16]
        if previous is not None and previous.folder.name == mark:
            report.say(f"{source.source_id}: inbox/esco/ is unchanged")
            return taken
        found = read_folder(folder, paths)
        version = judge_version(found.versions, source.versions)
        judge(found.parts)
        reading.took, reading.left, reading.notes = _report_lines(found, version)
        taken = Refreshed(_store_set(source, store, mark, version, found, report))
    except Refused as problem:
        reading.refused = problem.reason
        what = f"inbox/esco/ geweigerd: {problem.reason}"
        taken = Refreshed(None, (SourceError(source.source_id, what, url=str(folder), advice=_advice(source)),))
    subject = Subject(_advice(source), "Deze map", "De map zelf is")
    if trouble := write_report(reading, f"{datetime.now(UTC):%d-%m-%Y}", subject):
        report.warn(trouble)
    return taken


def preview(source: Source, settings: Settings) -> list[Reading]:
    """The folder as it would be taken now, as one reading; none where nothing lies there. Writes nothing."""
    if not has_files(settings):
        return []
    folder = folder_of(settings)
    reading = Reading(folder)
    try:
        found = read_folder(folder, files_in(folder))
        version = judge_version(found.versions, source.versions)
        judge(found.parts)
        reading.took, reading.left, reading.notes = _report_lines(found, version)
    except Refused as problem:
        reading.refused = problem.reason
    return [reading]


def read_folder(folder: Path, paths: list[Path]) -> Found:
    """Read every file that is of ESCO.

    Raises:
        Refused: a file cannot be read, or two hold the same kind with different rows.
    """
    found = Found()
    for path in paths:
        for table in tables_in(path.relative_to(folder).as_posix(), path):
            _add(found, table)
    if not found.parts:
        raise Refused("er staan geen bestanden van ESCO in")
    return found


def judge_version(told: set[str | None], accepted: tuple[str, ...]) -> str:
    """The version of the files, such as ``v1.2.0`` or ``v1.1.1/v1.2``; ``onbekend`` where no name tells.

    Raises:
        Refused: it is none of those that are accepted.

    >>> judge_version({"v1.2", None}, ("v1.2.0", "v1.1.1/v1.2"))
    'v1.2'
    """
    names = sorted(version for version in told if version)
    if not names:
        return UNKNOWN_VERSION
    found = {normal(name) for name in names}
    if found not in [{normal(version) for version in text.split("/")} for text in accepted]:
        raise Refused(f"de bestanden zijn van versie {' en '.join(names)}; ingesteld is {' of '.join(accepted)}")
    return "/".join(names)


def _add(found: Found, table: Table) -> None:
    kind, columns = kind_of(table, KINDS)
    part = part_of(kind, table) if kind else None
    if kind is None or part is None:
        found.left.append(f"{table.where}: {'niet nodig' if columns else 'geen tabel'}")
        return
    rows = rows_of(table, kind)
    found.versions.add(version_of(table))
    if part not in found.parts:
        found.parts[part], found.kinds[part], found.places[part] = rows, kind, table.where
    elif _core(rows, kind) != _core(found.parts[part], kind):
        raise Refused(f"{table.where} en {found.places[part]} zijn hetzelfde soort bestand met verschillende inhoud")


def _core(rows: list[Row], kind: Kind) -> set[tuple[str, ...]]:
    """What must be the same where a file comes twice; ESCO repeats the relations with labels in each language."""
    return {tuple(row[column] for column in kind.columns) for row in rows}


def _report_lines(found: Found, version: str) -> tuple[list[str], list[str], list[str]]:
    """What was taken, left, and good to know, for the report."""
    took = [
        f"{found.places[part]}: {found.kinds[part].title_nl}, {len(rows)} regels" for part, rows in found.parts.items()
    ]
    notes = [f"versie van ESCO: {version}"]
    if None in found.versions:
        notes.append("bij een of meer bestanden staat de versie niet in de naam van bestand, map of ZIP")
    skills = uris(found.parts, "skills")
    dutch = {row["conceptUri"] for part, rows in found.parts.items() if part.endswith("_nl") for row in _uri_rows(rows)}
    if without := len(skills - dutch):
        notes.append(
            f"{without} van {len(skills)} vaardigheden hebben hier geen Nederlandse naam; daar toont de app de Engelse"
        )
    return took, found.left, notes


def _uri_rows(rows: list[Row]) -> Iterator[Row]:
    return (row for row in rows if row.get("conceptUri") and row.get("preferredLabel"))


def _store_set(source: Source, store: RawStore, mark: str, version: str, found: Found, report: Reporter) -> RawSet:
    writer = store.open_set(mark)
    writer.reopen()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    report.source(source.source_id, len(found.parts))
    for part, rows in found.parts.items():
        url = f"inbox/esco/{found.places[part]}"
        writer.write_rows(part, rows, url=url, filter=None, retrieved=now, modified=None)
        report.part(source.source_id, part, len(rows))
    raw_set = writer.complete(table_id=version, modified=None, retrieved=now)
    store.retire()
    return raw_set


def _advice(source: Source) -> str:
    return f"{ADVICE} Versie: {' of '.join(source.versions)}. Talen: {' en '.join(LANGUAGES.values())}."
