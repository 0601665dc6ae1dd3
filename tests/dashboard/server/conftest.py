"""The app as users start it, served on the loopback, and an ordinary visitor after each attack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.made.visitor import NAME, REGION, Server, serving
from tests.worlds import World


@pytest.fixture(scope="module")
def warehouse(bundled: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of versions of the served app: a test may point it at something else, and put versions beside."""
    return bundled.linked(tmp_path_factory.mktemp("served")) / "warehouse"


@pytest.fixture(scope="module")
def server(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app as users start it; after all that was done to it, an ordinary visitor is served."""
    with serving(warehouse.parent, tmp_path_factory.mktemp("log")) as running:
        yield running
        _serves_an_ordinary_visitor(running)


@pytest.fixture
def ordinary_visitor(server: Server, request: pytest.FixtureRequest) -> Iterator[None]:
    """After every test the same process is sound, and after the first of each kind it serves an ordinary visitor."""
    yield
    assert server.process.poll() is None, server.log
    assert server.ask("/gezond").status == 200
    case = getattr(request.node, "callspec", None)
    if case is None or not any(case.indices.values()):
        _serves_an_ordinary_visitor(server)


def _serves_an_ordinary_visitor(server: Server) -> None:
    page = server.visit(REGION)
    assert page.titles == [NAME]
    assert not page.exceptions
