"""Fixtures for tests over real HTTP on the loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from tests.integration.cbs_job import Job
from tests.integration.fake_cbs import FakeCbs


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
    monkeypatch.setattr("etl.extract.retry.WAIT_FIRST", 0.01)
    monkeypatch.setattr("etl.extract.retry.WAIT_MOST", 0.02)


@pytest.fixture
def job(fake_cbs: FakeCbs, tmp_path: Path, short_waits: None) -> Job:
    """The jobs table at the small CBS, nothing fetched yet."""
    return Job(fake_cbs.settings(tmp_path))


@pytest.fixture
def gebieden(fake_cbs: FakeCbs, tmp_path: Path, short_waits: None) -> Job:
    """The yearly table of regions at the small CBS, nothing fetched yet."""
    return Job(fake_cbs.settings(tmp_path), "cbs_gebieden")
