"""Worlds: who reads shares the file, who writes has a copy, and who writes into the shared file is blamed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.worlds import World, built_once


def publish(data_dir: Path) -> None:
    (data_dir / "warehouse").mkdir(parents=True)
    (data_dir / "warehouse" / "v1.duckdb").write_bytes(b"figures")
    (data_dir / "warehouse" / "CURRENT").write_text("v1.duckdb\n")


@pytest.fixture
def world(tmp_path: Path) -> World:
    publish(tmp_path / "world")
    return World(tmp_path / "world")


def test_a_link_is_the_same_file_and_a_copy_is_not(world: World, tmp_path: Path) -> None:
    linked, copied = World(world.linked(tmp_path / "a")), World(world.copied(tmp_path / "b"))
    assert linked.serving.samefile(world.serving)
    assert not copied.serving.samefile(world.serving)
    assert copied.serving.read_bytes() == world.serving.read_bytes()


def test_pointing_a_link_at_another_version_leaves_the_world_as_it_is(world: World, tmp_path: Path) -> None:
    linked = World(world.linked(tmp_path / "a"))
    (linked.warehouse / "v2.duckdb").write_bytes(b"other figures")
    (linked.warehouse / "CURRENT").write_text("v2.duckdb")
    linked.serving.unlink()
    assert world.serving.read_bytes() == b"figures"


def test_who_writes_through_a_link_is_blamed(world: World, tmp_path: Path) -> None:
    linked = World(world.linked(tmp_path / "a"))
    with pytest.raises(AssertionError, match="it needs a copy"), world.unchanged():
        linked.serving.write_bytes(b"spoiled")


def test_a_world_is_built_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    built: list[Path] = []

    def build(data_dir: Path) -> None:
        built.append(data_dir)
        publish(data_dir)

    first, second = (built_once("once", tmp_path_factory, build) for _ in range(2))
    assert len(built) == 1
    assert first == second
    assert first.serving.read_bytes() == b"figures"


def test_a_build_that_fails_leaves_no_world(tmp_path_factory: pytest.TempPathFactory) -> None:
    def fail(data_dir: Path) -> None:
        publish(data_dir)
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        built_once("failed", tmp_path_factory, fail)
    assert built_once("failed", tmp_path_factory, publish).serving.read_bytes() == b"figures"
