"""What every test may use: the worlds, and the order in which the workers take the tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from xdist.scheduler import LoadScopeScheduling

from etl.stage.references import load_references
from tests import profiles
from tests.made.fixtures_publishers import (
    cbs_server,
    empty_home,
    fake_cbs,
    gebieden,
    home,
    job,
    published_once,
    schools,
    short_waits,
)
from tests.worlds import World, built_once, from_snapshot

# Fixtures that stand elsewhere, for every test to ask for.
__all__ = [
    "cbs_server",
    "empty_home",
    "fake_cbs",
    "gebieden",
    "home",
    "job",
    "published_once",
    "schools",
    "short_waits",
]
BROWSER = "browser"
# Who asks for one of these serves HTTP, runs the ETL from end to end, or draws a page.
WHOLE = frozenset({"cbs_server", "httpserver", "data_dir", "home", "server", "live"})

profiles.register()


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A warehouse published from the whole bundled extract."""
    return built_once("bundled", tmp_path_factory, from_snapshot)


@pytest.fixture(scope="session")
def snapshot(bundled: World) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published file of the bundled extract, opened for reading."""
    with duckdb.connect(bundled.serving, read_only=True) as con:
        yield con


@pytest.fixture(scope="session")
def _scratch(bundled: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    copy = bundled.copied(tmp_path_factory.mktemp("scratch"))
    with duckdb.connect(World(copy).serving) as con:
        con.execute("ATTACH ':memory:' AS raw")
        load_references(con)
        yield con


@pytest.fixture
def scratch(_scratch: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy of the bundled warehouse that a test may spoil, with the lists kept by hand beside it; all is undone."""
    _scratch.execute("BEGIN")
    yield _scratch
    _scratch.execute("ROLLBACK")


@pytest.fixture
def data_dir(bundled: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder that publishes the bundled extract, from which the dashboard of this process reads.

    The file is a link: a test that changes figures publishes a copy.
    """
    from dashboard.kit import store

    monkeypatch.setenv("KRIMPGROEI_DATA_DIR", str(bundled.linked(tmp_path)))
    with bundled.unchanged():
        yield tmp_path
        store.get_store().close()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """A file stays with one worker, for what it builds once; all of the browser too, for its one server."""
    return ByFile(config, log)


class ByFile(LoadScopeScheduling):  # type: ignore[misc]
    """Hands out whole files in the order in which they were collected."""

    def _split_scope(self, nodeid: str) -> str:
        return BROWSER if nodeid.startswith(f"tests/{BROWSER}/") else nodeid.partition("::")[0]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is not done in memory, and begin with what takes longest, so that both workers end together."""
    for item in items:
        if item.get_closest_marker(BROWSER) or not WHOLE.isdisjoint(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.whole)
    whole = {item.path for item in items if item.get_closest_marker("whole")}
    items.sort(key=lambda item: (item.get_closest_marker(BROWSER) is None, item.path not in whole))
