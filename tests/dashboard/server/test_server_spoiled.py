"""Figures that are damaged or gone under a running server: said politely, and mended without a restart."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.made.visitor import NAME, REGION, Server

pytestmark = pytest.mark.usefixtures("ordinary_visitor")
SPOILED: dict[str, Callable[[Path], object]] = {
    "removed": Path.unlink,
    "empty": lambda file: file.write_bytes(b""),
    "truncated": lambda file: os.truncate(file, 40_000),
    "cut in half": lambda file: os.truncate(file, file.stat().st_size // 2),
    "garbage": lambda file: file.write_bytes(os.urandom(100_000)),
    "garbage behind a good head": lambda file: file.write_bytes(file.read_bytes()[:12_288] + os.urandom(3_000_000)),
    "a folder": lambda file: (file.unlink(), file.mkdir()),
}


@pytest.mark.parametrize("how", SPOILED)
def test_a_spoiled_warehouse_is_said_politely_and_a_good_one_recovers(
    server: Server, warehouse: Path, how: str
) -> None:
    pointer = warehouse / "CURRENT"
    good = pointer.read_text()
    spoiled = warehouse / f"{how.replace(' ', '_')}.duckdb"
    shutil.copy(warehouse / good.strip(), spoiled)
    pointer.write_text(spoiled.name)
    try:
        assert server.ask("/gezond").status == 200
        assert server.visit(REGION).titles == [NAME]
        SPOILED[how](spoiled)
        health = server.ask("/gezond")
        assert (health.status, json.loads(health.text)["status"]) == (503, "geen cijfers")
        _is_polite(server, warehouse, "regio=CR36&periode=2011-2017")
    finally:
        pointer.write_text(good)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"\x00\xff\xfe\x00",
        b"../../../../etc/passwd",
        b"/etc/passwd",
        b"..",
        b"CURRENT",
        b"a\x00b",
        b"n" * 400,
    ],
    ids=["empty", "line", "binary", "up", "absolute", "parent", "itself", "nul", "long"],
)
def test_a_spoiled_pointer_is_said_politely_and_a_good_one_recovers(
    server: Server, warehouse: Path, content: bytes
) -> None:
    pointer = warehouse / "CURRENT"
    good = pointer.read_bytes()
    pointer.write_bytes(content)
    try:
        health = server.ask("/gezond")
        assert health.status == 503
        assert str(warehouse) not in health.text
        assert "passwd" not in health.text
        _is_polite(server, warehouse, REGION)
    finally:
        pointer.write_bytes(good)


def test_no_pointer_at_all_is_said_politely(server: Server, warehouse: Path) -> None:
    aside = warehouse.parent / "CURRENT"
    (warehouse / "CURRENT").rename(aside)
    try:
        assert "nog geen cijfers" in json.loads(server.ask("/gezond").text)["reason"]
        _is_polite(server, warehouse, REGION)
    finally:
        aside.rename(warehouse / "CURRENT")


def _is_polite(server: Server, warehouse: Path, query: str) -> None:
    page = server.visit(query)
    assert page.exceptions == []
    assert any("make refresh" in text for text in page.alerts), page.alerts
    assert not any(str(warehouse) in text for text in page.alerts)
