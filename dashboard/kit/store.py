"""Which warehouse version is current, and read-only cursors on it. The only module that opens the DuckDB file.

``$KRIMPGROEI_DATA_DIR/warehouse/CURRENT`` names the file. It is read anew for every page run, so a new version is
picked up without a restart; the version before stays open for the sessions that are still drawing from it.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

CHECKOUT = Path(__file__).resolve().parents[2]
# Queries take a few milliseconds on a file of some tens of MB; more threads only fight over the cores.
THREADS = 2
MEMORY_LIMIT = "256MB"
VERSIONS_KEPT_OPEN = 2


class WarehouseError(Exception):
    """The figures cannot be read; ``kind`` is ``missing``, ``gone``, ``unreadable`` or ``incomplete``."""

    def __init__(self, kind: str, detail: str) -> None:
        """Keep the kind for the page and the detail for the log."""
        super().__init__(f"{kind}: {detail}")
        self.kind = kind
        self.detail = detail


def data_dir() -> Path:
    """Folder of the data, from the environment at every call so that a test or a restart can move it."""
    return Path(os.environ.get("KRIMPGROEI_DATA_DIR") or CHECKOUT / "data").expanduser()


@dataclass
class _Open:
    """One open version: its connection, the file it was opened on, and how many cursors are out."""

    connection: duckdb.DuckDBPyConnection
    identity: tuple[int, int, int]
    users: int = 0


class Store:
    """Hands out cursors on the versions in one ``warehouse`` folder; safe to use from many threads."""

    def __init__(self, folder: Path) -> None:
        """Remember the folder; nothing is opened yet."""
        self._folder = folder
        self._lock = threading.Lock()
        self._open: dict[str, _Open] = {}
        # The version that pages may stay with while a newer one is made ready (server/warm.py); None: nobody does that.
        self.ready: str | None = None

    def serving(self) -> str:
        """Name of the version to draw a page from: the current one, or the one before until that is ready.

        Raises:
            WarehouseError: as ``current``.
        """
        current = self.current()
        if self.ready is None or self.ready == current or not _is_file(self._folder / self.ready):
            return current
        return self.ready

    def current(self) -> str:
        """Name of the current version.

        Raises:
            WarehouseError: nothing published yet, or CURRENT names a file that is not there.
        """
        pointer = self._folder / "CURRENT"
        try:
            name = pointer.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as problem:
            raise WarehouseError("missing", f"{pointer}: {problem}") from problem
        if not name or Path(name).name != name or not _is_file(self._folder / name):
            raise WarehouseError("gone", f"{pointer} names {name[:100]!r}, which is not in {self._folder}")
        return name

    @contextmanager
    def cursor(self, version: str) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of its own on one version, closed afterwards (DuckDB refuses a busy shared connection).

        Raises:
            WarehouseError: the file is gone, is no DuckDB file, or lacks what a query asks for.
        """
        entry = self._take(version)
        cursor = None
        try:
            cursor = entry.connection.cursor()
            yield cursor
        except (duckdb.CatalogException, duckdb.BinderException) as problem:
            raise WarehouseError("incomplete", f"{version}: {problem}") from problem
        except duckdb.Error as problem:
            raise WarehouseError("unreadable", f"{version}: {problem}") from problem
        finally:
            if cursor is not None:
                cursor.close()
            self._give_back(entry)

    def close(self) -> None:
        """Close every connection (end of the process, or of a test)."""
        with self._lock:
            for entry in self._open.values():
                entry.connection.close()
            self._open.clear()

    def _take(self, version: str) -> _Open:
        with self._lock:
            identity = self._identity(version)
            entry = self._open.get(version)
            if entry is not None and entry.identity != identity:
                # The same name on another file: DuckDB would go on reading the old one until it is closed.
                entry.connection.close()
                del self._open[version]
                entry = None
            if entry is None:
                entry = _Open(self._connect(version), identity)
                self._open[version] = entry
            entry.users += 1
            return entry

    def _give_back(self, entry: _Open) -> None:
        with self._lock:
            entry.users -= 1
            idle = [name for name, other in self._open.items() if other.users == 0]
            # Oldest first; the last ones opened stay, for sessions in the middle of a page.
            while len(self._open) > VERSIONS_KEPT_OPEN and idle:
                self._open.pop(idle.pop(0)).connection.close()

    def _identity(self, version: str) -> tuple[int, int, int]:
        try:
            facts = (self._folder / version).stat()
        except OSError as problem:
            raise WarehouseError("gone", f"{version}: {problem}") from problem
        return facts.st_ino, facts.st_size, facts.st_mtime_ns

    def _connect(self, version: str) -> duckdb.DuckDBPyConnection:
        try:
            return duckdb.connect(
                str(self._folder / version),
                read_only=True,
                config={
                    "enable_external_access": False,
                    "lock_configuration": True,
                    "threads": THREADS,
                    "memory_limit": MEMORY_LIMIT,
                },
            )
        except (duckdb.Error, OSError) as problem:
            raise WarehouseError("unreadable", f"{version}: {problem}") from problem


_stores: dict[Path, Store] = {}
_stores_lock = threading.Lock()


def get_store() -> Store:
    """The one store of this process for the data folder in use."""
    folder = data_dir() / "warehouse"
    with _stores_lock:
        return _stores.setdefault(folder, Store(folder))


def _is_file(path: Path) -> bool:
    """As Path.is_file, also for a name that no file system takes (too long), which is an error there."""
    try:
        return path.is_file()
    except OSError:
        return False
