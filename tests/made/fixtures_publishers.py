"""Fixtures for tests over real HTTP on the loopback."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from etl.model.breaks.detector import proposals
from etl.stage.boundaries import read_boundaries
from tests.made.cbs_job import Job
from tests.made.etl_home import Home, serve_country
from tests.made.fake_cbs import FakeCbs
from tests.made.fake_duo import FakeDuo
from tests.made.lean_etl import EVERYTHING
from tests.made.school_years import serve_years
from tests.made.small_schools import SOURCES
from tests.made.small_schools import serve as serve_schools
from tests.worlds import World, built_once


@pytest.fixture(scope="session")
def cbs_server() -> Iterator[HTTPServer]:
    """One server for all tests (stopping takes half a second); threaded, so a late answer does not hold up the next."""
    with HTTPServer(port=0, threaded=True) as server:
        yield server


@pytest.fixture
def fake_cbs(cbs_server: HTTPServer) -> Iterator[FakeCbs]:
    """A small CBS over real HTTP, as new for every test."""
    yield FakeCbs(cbs_server)
    cbs_server.clear()


@pytest.fixture
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Next to no back-off between tries; a Retry-After still counts."""
    monkeypatch.setattr("etl.extract.common.retry.WAIT_FIRST", 0.01)
    monkeypatch.setattr("etl.extract.common.retry.WAIT_MOST", 0.02)


@pytest.fixture
def job(fake_cbs: FakeCbs, tmp_path: Path, short_waits: None) -> Job:
    """The jobs table at the small CBS, nothing fetched yet."""
    return Job(fake_cbs.settings(tmp_path))


@pytest.fixture
def gebieden(fake_cbs: FakeCbs, tmp_path: Path, short_waits: None) -> Job:
    """The yearly table of regions at the small CBS, nothing fetched yet."""
    return Job(fake_cbs.settings(tmp_path), "cbs_gebieden")


read_once = cache(read_boundaries)


@pytest.fixture(scope="session")
def published_once(cbs_server: HTTPServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which one good live run was published; made once per worker, as raw files name the server."""
    cbs = FakeCbs(cbs_server)
    serve_country(cbs)
    home = Home(tmp_path_factory.mktemp("published"), cbs)
    told = home.refresh()
    assert told.code == 0, told.err
    cbs_server.clear()
    return home.data_dir


@pytest.fixture(scope="session")
def schools(cbs_server: HTTPServer, tmp_path_factory: pytest.TempPathFactory) -> World:
    """The fullest world: beside the whole bundled extract, what a run makes of small files of mbo and hbo."""

    def build(data_dir: Path) -> None:
        duo = FakeDuo(cbs_server)
        serve_schools(duo)
        serve_years(duo)
        home = Home(data_dir, FakeCbs(cbs_server), bundled=EVERYTHING)
        sources = (*SOURCES, "duo_mbo_intake", "duo_mbo_forecast")
        told = home.etl("run", *(word for source in sources for word in ("--only", source)))
        cbs_server.clear()
        assert told.code == 0, told.err

    return built_once("schools", tmp_path_factory, build)


@pytest.fixture
def empty_home(fake_cbs: FakeCbs, tmp_path: Path, short_waits: None, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A data folder in which nothing was ever run, and a CBS that serves a whole country.

    Commands in this process go without the detector of breaks and read the same boundaries only once: together these
    take a third of a build this small.
    """
    monkeypatch.setattr("etl.run.warehouse.proposals", lambda jobs: proposals(jobs.head(0)))
    monkeypatch.setattr("etl.stage.boundaries.read_boundaries", read_once)
    serve_country(fake_cbs)
    return Home(tmp_path / "data", fake_cbs)


@pytest.fixture
def home(published_once: Path, empty_home: Home) -> Iterator[Home]:
    """A data folder in which a good version is published from what CBS still serves.

    The published file is a link, as nothing ever writes into one: a test that damages it puts another in its place.
    """
    world = World(published_once)
    shutil.copytree(published_once / "raw", empty_home.data_dir / "raw")
    world.linked(empty_home.data_dir)
    with world.unchanged():
        yield empty_home
