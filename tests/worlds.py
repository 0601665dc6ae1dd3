"""The warehouses that tests read, each built once per run of the tests and shared by all its workers.

Three of them: ``published_once`` holds the four sources that no build can do without, as a live run brings them
(once per worker, since raw files name the server they came from); ``bundled`` the whole bundled extract; ``schools``
that, and what a run makes of small files of education. A test that reads links to the published file, which costs
nothing; a test that writes into it takes a copy. Whoever writes through a link after all spoils every test that
follows, so ``unchanged`` blames it at once.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

CHECKOUT = Path(__file__).resolve().parent.parent
LEAN = ("-m", "tests.made.lean_etl")
WHOLE = ("-m", "etl")


def etl(
    *arguments: str, data_dir: Path, program: tuple[str, ...] = WHOLE, **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run ``python -m etl ...`` in a data folder of its own; settings are given without their prefix."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("KRIMPGROEI_")}
    env |= {f"KRIMPGROEI_{name.upper()}": value for name, value in settings.items()}
    env["KRIMPGROEI_DATA_DIR"] = str(data_dir)
    command = [sys.executable, *program, *arguments]
    return subprocess.run(command, cwd=CHECKOUT, env=env, capture_output=True, text=True, timeout=300, check=False)


@dataclass(frozen=True)
class World:
    """A data folder with one published version. Read it; never change it."""

    data_dir: Path

    @property
    def warehouse(self) -> Path:
        """Folder of CURRENT."""
        return self.data_dir / "warehouse"

    @property
    def serving(self) -> Path:
        """The file that CURRENT names."""
        return self.warehouse / (self.warehouse / "CURRENT").read_text(encoding="utf-8").strip()

    def linked(self, data_dir: Path) -> Path:
        """Publish the same file in another data folder, for who reads it or puts another version beside it."""
        return self._published(data_dir, os.link)

    def copied(self, data_dir: Path) -> Path:
        """Publish a copy of the file in another data folder, for who writes into it."""
        return self._published(data_dir, shutil.copy)

    @contextmanager
    def unchanged(self) -> Iterator[None]:
        """Hold those who have a link to it to only reading."""
        before = self._stamp
        yield
        assert self._stamp == before, f"a test wrote into {self.serving}, which others read: it needs a copy"

    @property
    def _stamp(self) -> tuple[int, int]:
        facts = self.serving.stat()
        return facts.st_size, facts.st_mtime_ns

    def _published(self, data_dir: Path, put: Callable[[Path, Path], object]) -> Path:
        folder = data_dir / "warehouse"
        folder.mkdir(parents=True)
        put(self.serving, folder / self.serving.name)
        shutil.copy(self.warehouse / "CURRENT", folder / "CURRENT")
        return data_dir


def built_once(name: str, folders: pytest.TempPathFactory, build: Callable[[Path], object]) -> World:
    """The world of a name: built by the first worker that asks, while the others wait for it."""
    folder = shared_folder(folders) / f"world-{name}"
    with FileLock(folder.with_suffix(".lock")):
        if not folder.is_dir():
            building = folder.with_suffix(".building")
            shutil.rmtree(building, ignore_errors=True)
            build(building)
            building.rename(folder)
    return World(folder)


def shared_folder(folders: pytest.TempPathFactory) -> Path:
    """The folder of this run of the tests, which its workers have in common."""
    own = folders.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def from_snapshot(data_dir: Path, program: tuple[str, ...] = WHOLE) -> None:
    """Publish from the bundled extract, by the command that users run."""
    done = etl("run", "--source", "snapshot", data_dir=data_dir, program=program)
    assert done.returncode == 0, done.stderr
