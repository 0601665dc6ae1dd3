"""Publishing: the switch of CURRENT to a new version, and what stands around it.

``warehouse/CURRENT`` holds the name of the published DuckDB file beside it. A file never changes after it was
published; a new version is a new name, then CURRENT is replaced in one step. Whoever dies in between leaves the old
version serving.
"""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from etl.run.raw_store import write_atomically

CURRENT = "CURRENT"
KEPT_VERSIONS = 3
BUILDING = ".building"
STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class Version:
    """A published file that can be read, with what its ``mart.build`` says."""

    path: Path
    mode: str
    fingerprint: str
    built_at: datetime
    first_year: int
    last_year: int


def current_name(warehouse_dir: Path) -> str | None:
    """The name in CURRENT, or None where there is no such file."""
    try:
        return (warehouse_dir / CURRENT).read_text(encoding="utf-8").strip() or None
    except (OSError, UnicodeDecodeError):
        return None


def read_version(path: Path) -> Version | None:
    """What a published file says of itself, or None where it is gone, damaged or not ours."""
    try:
        if not path.is_file():
            return None
        with duckdb.connect(path, read_only=True) as con:
            row = con.execute("SELECT mode, fingerprint, built_at, first_year, last_year FROM mart.build").fetchone()
    except (duckdb.Error, OSError):
        return None
    return Version(path, *row) if row else None


def current_version(warehouse_dir: Path) -> Version | None:
    """The version that serves, or None where there is none or it cannot be read."""
    name = current_name(warehouse_dir)
    return read_version(warehouse_dir / name) if name and Path(name).name == name else None


def modes_of(version: Version | None) -> dict[str, str]:
    """How each source is shown in a version (``live``, ``stale`` or ``snapshot``); empty where it cannot be read."""
    if version is None:
        return {}
    try:
        with duckdb.connect(version.path, read_only=True) as con:
            return dict(con.execute("SELECT source_id, mode FROM mart.source").fetchall())
    except (duckdb.Error, OSError):
        return {}


def is_whole(path: Path) -> bool:
    """Whether every table can be read to its end: damage in the middle of a file shows only then."""
    try:
        with duckdb.connect(path, read_only=True) as con:
            tables = con.execute("SELECT schema_name, table_name FROM duckdb_tables()").fetchall()
            for schema, table in tables:
                con.execute(f'SELECT bit_xor(hash(t)) FROM "{schema}"."{table}" AS t').fetchall()
    except (duckdb.Error, OSError):
        return False
    return True


def previous_of_mode(warehouse_dir: Path, mode: str) -> Path | None:
    """The newest undamaged version of a mode, the one that serves first, for comparing a new one with."""
    serving = current_version(warehouse_dir)
    for path in ([serving.path] if serving else []) + published_files(warehouse_dir):
        version = read_version(path)
        if version and version.mode == mode and is_whole(path):
            return path
    return None


def published_files(warehouse_dir: Path) -> list[Path]:
    """The published files, newest first; their names begin with the time of building."""
    return sorted((p for p in warehouse_dir.glob("krimpgroei-*.duckdb") if p.is_file()), reverse=True)


def new_file(warehouse_dir: Path) -> Path:
    """A path to build the next version in; it gets its final name only when it is published.

    Names sort by order of publication, also where the clock was set back.
    """
    warehouse_dir.mkdir(parents=True, exist_ok=True)
    stamp = datetime.now(UTC).strftime(STAMP)
    for newest in published_files(warehouse_dir)[:1]:
        with suppress(ValueError, OverflowError):
            after = datetime.strptime(newest.name.split("-")[1], STAMP).replace(tzinfo=UTC) + timedelta(seconds=1)
            stamp = max(stamp, after.strftime(STAMP))
    return warehouse_dir / f"krimpgroei-{stamp}-{secrets.token_hex(3)}.duckdb{BUILDING}"


def publish(built: Path) -> Path:
    """Give a finished file its name and point CURRENT at it, then retire old versions.

    Raises:
        OSError: the disk is full or the folder cannot be written; CURRENT is as it was. Never after the switch.
    """
    final = built.with_name(built.name.removesuffix(BUILDING))
    try:
        _sync(built)
        os.replace(built, final)
        write_atomically(final.parent / CURRENT, f"{final.name}\n".encode())
    except OSError:
        final.unlink(missing_ok=True)
        raise
    with suppress(OSError):  # some network disks cannot sync a folder; the switch was made all the same
        _sync(final.parent)
    retire(final.parent)
    return final


def retire(warehouse_dir: Path) -> None:
    """Remove all but the last versions; the one that serves always stays."""
    serving = current_name(warehouse_dir)
    for path in published_files(warehouse_dir)[KEPT_VERSIONS:]:
        if path.name != serving:
            with suppress(OSError):  # the next version was published all the same; the next run tries again
                path.unlink(missing_ok=True)


def clear_unfinished(warehouse_dir: Path) -> None:
    """Remove what a run that died left behind. Only for the holder of the lock."""
    for path in (*warehouse_dir.glob(f"*{BUILDING}*"), *warehouse_dir.glob("*.tmp")):
        if path.is_dir():  # where DuckDB puts what does not fit in memory
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
