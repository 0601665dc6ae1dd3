"""A new version is made ready before pages are drawn from it; whatever happens, pages are drawn."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.growth import data
from dashboard.growth.region_map import growth_map
from dashboard.growth.region_view import load
from dashboard.kit import store
from dashboard.pages.regio import page, tables  # noqa: F401 - the page tells what it wants ready
from dashboard.pages.regio.prospects.data import load_prospects
from dashboard.pages.vaardigheden.view import load_skills
from dashboard.server import warm


@pytest.fixture
def folder(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The warehouse of a data folder of its own."""
    monkeypatch.setattr(warm, "EVERY", 0.02)
    # Of the process that runs the tests.
    monkeypatch.setattr(warm.garbage, "settle", lambda: None)
    return data_dir / "warehouse"


@pytest.fixture
def watch() -> Iterator[None]:
    """The watch at work."""
    stop = threading.Event()
    thread = threading.Thread(target=warm.keep_warm, args=(stop,))
    thread.start()
    yield
    stop.set()
    thread.join(timeout=10)
    assert not thread.is_alive()


def publish(folder: Path, name: str) -> None:
    shutil.copy(folder / (folder / "CURRENT").read_text().strip(), folder / name)
    (folder / "CURRENT").write_text(name)


def until_ready(name: str) -> None:
    end = time.monotonic() + 30
    while store.get_store().ready != name:
        assert time.monotonic() < end, store.get_store().ready
        time.sleep(0.02)


def test_without_a_watch_a_new_version_serves_at_once(folder: Path) -> None:
    publish(folder, "nieuw-a.duckdb")
    assert store.get_store().serving() == "nieuw-a.duckdb"


def test_pages_stay_with_the_version_before_until_the_new_one_is_ready(
    folder: Path, watch: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (folder / "CURRENT").read_text().strip()
    until_ready(before)
    go_on = threading.Event()
    pieces = warm.pieces
    monkeypatch.setattr(warm, "pieces", lambda version: iter([lambda: go_on.wait(20), *list(pieces(version))[:3]]))
    publish(folder, "nieuw-b.duckdb")
    time.sleep(0.2)
    assert store.get_store().serving() == before
    go_on.set()
    until_ready("nieuw-b.duckdb")
    assert store.get_store().serving() == "nieuw-b.duckdb"


def test_a_version_that_cannot_be_read_is_led_to_all_the_same(folder: Path, watch: None) -> None:
    until_ready((folder / "CURRENT").read_text().strip())
    (folder / "kapot.duckdb").write_bytes(b"x" * 5000)
    (folder / "CURRENT").write_text("kapot.duckdb")
    until_ready("kapot.duckdb")
    assert store.get_store().serving() == "kapot.duckdb"


def test_a_version_before_that_is_gone_keeps_nobody(folder: Path) -> None:
    store.get_store().ready = "weg.duckdb"
    assert store.get_store().serving() == (folder / "CURRENT").read_text().strip()


def test_what_most_look_at_is_made(folder: Path) -> None:
    version = (folder / "CURRENT").read_text().strip()
    made = list(warm.pieces(version))
    # 40 COROPs, 12 provincies, 5 arbeidsmarktregio's and the country, over the years that a page opens with.
    regions = [piece.args[0].region for piece in made if piece.func is load]
    assert len(regions) == len(set(regions)) == 58
    assert {piece.args[0].years for piece in made if piece.func is load} == {(2019, 2024)}
    for figure in (tables.sectors_ready, load_prospects, load_skills, growth_map):
        assert sum(piece.func is figure for piece in made) == 58
    assert any(piece.func is data.growth_across for piece in made)
