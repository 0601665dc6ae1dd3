"""Runs that are broken off, that meet each other or that find no room: the earlier version serves, the next is fine.

Each run here is a process of its own, killed as a power cut or the kernel would.
"""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.made.dying import KILLED_AT_RENAME, KILLED_BEFORE_RETIRING, Gate, wait_until
from tests.made.etl_home import TABLES, TIMEOUT, Home


@pytest.fixture
def gate(home: Home) -> Iterator[Gate]:
    """CBS has news, and holds back its last part."""
    home.has_good_news()
    gate = Gate(home)
    yield gate
    gate.open()


def is_mended(home: Home) -> None:
    """The next run publishes the news and leaves nothing of the run that died."""
    before, old = home.published, home.jobs()
    told = home.refresh()
    assert told.code == 0, told.err
    assert home.published != before
    assert (home.mode(), home.jobs()) == ("live", (old or 0) + 100)
    assert home.leftovers() == []


# Killed


def test_killed_while_fetching_the_next_run_asks_only_for_what_is_missing(home: Home, gate: Gate) -> None:
    before = home.published
    with home.started("run", *TABLES) as process:
        gate.wait_until_reached()
        process.send_signal(signal.SIGKILL)
        process.wait(TIMEOUT)
    gate.open()

    assert home.published == before
    assert home.status()["readable"]
    home.cbs.asked.clear()
    is_mended(home)
    assert home.cbs.data_asked == ["Perioden eq '2024JJ00'", ""]


def test_killed_while_building_the_earlier_version_serves(home: Home) -> None:
    before = home.published
    home.has_good_news()
    with home.started("run", *TABLES) as process:
        wait_until(lambda: any(p.stat().st_size > 100_000 for p in home.warehouse.glob("*.building")))
        process.send_signal(signal.SIGKILL)
        process.wait(TIMEOUT)

    assert home.leftovers() != []
    assert home.published == before
    is_mended(home)


@pytest.mark.parametrize(
    "ending",
    [
        pytest.param("set.json", id="before a set is complete"),
        pytest.param(".duckdb", id="between build and publish"),
        pytest.param("CURRENT", id="between the new file and CURRENT"),
    ],
)
def test_killed_before_the_switch_the_earlier_version_serves(home: Home, ending: str) -> None:
    before = home.published
    home.has_good_news()
    with home.started(ending, "run", *TABLES, program=("-c", KILLED_AT_RENAME)) as process:
        assert process.wait(TIMEOUT) == -signal.SIGKILL

    assert home.published == before
    home.cbs.asked.clear()
    is_mended(home)
    assert [asked for asked in home.cbs.data_asked if asked] == []


def test_killed_after_the_switch_the_new_version_serves_and_the_next_run_has_nothing_to_do(home: Home) -> None:
    before = home.published
    home.has_good_news()
    with home.started("run", *TABLES, program=("-c", KILLED_BEFORE_RETIRING)) as process:
        assert process.wait(TIMEOUT) == -signal.SIGKILL

    after = home.published
    assert after != before
    assert "nothing new" in home.refresh().err
    assert home.published == after


def test_what_the_database_put_on_disk_when_it_was_killed_is_cleared(home: Home) -> None:
    spilled = home.warehouse / "krimpgroei-20260101T000000Z-abcdef.duckdb.building.tmp"
    spilled.mkdir()
    (spilled / "duckdb_temp_storage-0.tmp").write_bytes(b"x")
    (home.warehouse / "CURRENT.tmp").write_text("half a na")
    home.has_good_news()
    is_mended(home)


def test_stopped_by_hand_is_exit_1_with_one_line(home: Home, gate: Gate) -> None:
    before = home.published
    with home.started("run", *TABLES) as process:
        gate.wait_until_reached()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=TIMEOUT)

    assert process.returncode == 1
    assert err.splitlines()[-1] == "error: stopped by hand. Nothing was published; the earlier version still serves."
    assert "Traceback" not in err
    assert home.published == before


# Two at once


def test_a_second_run_stops_at_once_with_exit_4_and_the_first_finishes(home: Home, gate: Gate) -> None:
    before = home.published
    with home.started("run", *TABLES) as first:
        gate.wait_until_reached()

        second = home.process("run", "--source", "snapshot")
        assert second.code == 4
        assert second.err == second.error + "\n"
        assert f"another run is going on in {home.data_dir}" in second.error
        for other in (["build"], ["fetch"]):
            assert home.etl(*other).code == 4
        assert home.status()["readable"]
        assert home.published == before

        gate.open()
        _, err = first.communicate(timeout=TIMEOUT)

    assert first.returncode == 0, err
    assert home.published != before
    assert home.leftovers() == []


# No room, no right


@pytest.fixture
def small_disk(home: Home, tmp_path: Path) -> Iterator[Home]:
    """The data folder on a disk of its own, so small that the next version does not fit beside the first."""
    disk = tmp_path / "disk"
    disk.mkdir()
    size = sum(p.stat().st_size for p in home.data_dir.rglob("*")) + 2_000_000
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a disk of its own can only be mounted by root")
    try:
        home.data_dir = home.data_dir.rename(tmp_path / "was") and disk / "data"
        subprocess.run(["cp", "-a", str(tmp_path / "was"), str(home.data_dir)], check=True)
        yield home
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def fill(disk: Path, *, leave: int) -> Path:
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    filler = disk / "filler"
    filler.write_bytes(bytes(max(free - leave, 0)))
    return filler


@pytest.mark.parametrize("leave", [0, 1_500_000], ids=["while fetching", "while building"])
def test_a_full_disk_is_exit_1_with_one_line_and_mends_when_there_is_room(small_disk: Home, leave: int) -> None:
    home = small_disk
    before = home.published
    home.has_good_news()
    fill(home.data_dir.parent, leave=leave)

    told = home.process("run", *TABLES)

    assert told.code == 1
    assert "the disk is full" in told.error
    assert "Free some space and run again" in told.error
    assert home.published == before
    assert home.leftovers() == []

    (home.data_dir.parent / "filler").unlink()
    subprocess.run(["mount", "-o", "remount,size=300m", str(home.data_dir.parent)], check=True)
    if leave:
        is_mended(home)
    else:  # nothing was built, so that only fetching has to go well again
        assert home.etl("fetch", *TABLES).code == 0


@pytest.mark.parametrize("name", ["write_atomically", "_sync"])
def test_a_disk_that_fills_up_while_publishing_leaves_no_file_behind(
    home: Home, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = home.published
    home.has_good_news()
    with monkeypatch.context() as patch:
        patch.setattr(f"etl.run.publish.{name}", full)
        told = home.refresh()

    assert told.code == 1
    assert "the disk is full" in told.error
    assert home.published == before
    assert home.versions == [before[0]]
    assert home.leftovers() == []


def test_a_disk_that_cannot_be_written_is_exit_1_with_one_line_and_still_serves(small_disk: Home) -> None:
    home = small_disk
    before = home.published
    home.has_good_news()
    disk = str(home.data_dir.parent)
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)

    told = home.process("run", *TABLES)

    assert told.code == 1
    assert told.err == told.error + "\n"
    assert "a folder cannot be written" in told.error
    assert "KRIMPGROEI_DATA_DIR" in told.error
    assert home.published == before
    assert home.status()["readable"]

    subprocess.run(["mount", "-o", "remount,rw,size=300m", disk], check=True)
    assert home.etl("fetch", *TABLES).code == 0


@pytest.mark.parametrize("folder", ["raw", "warehouse", "raw/cbs_83582ned"])
def test_a_file_in_the_place_of_a_folder_is_exit_1_with_one_line(empty_home: Home, folder: str) -> None:
    place = empty_home.data_dir / folder
    place.parent.mkdir(parents=True)
    place.write_text("in the way")

    told = empty_home.refresh()

    assert told.code == 1
    assert str(place) in told.error
    assert "KRIMPGROEI_DATA_DIR" in told.error
    place.unlink()
    command = ("run", *TABLES) if folder == "warehouse" else ("fetch", *TABLES)
    assert empty_home.etl(*command).code == 0
