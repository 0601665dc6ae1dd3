"""What damage on our own disk gets: it is seen, told in one line, and mended by the next run where that is possible."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.made.etl_home import SECOND, TABLES, Home
from tests.made.fake_cbs import status

PART = "TypedDataSet.2023JJ00"


def raw_folder(home: Home) -> Path:
    (folder,) = (mark.parent for mark in (home.data_dir / "raw" / "cbs_83582ned").glob("*/set.json"))
    return folder


def flip_a_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cbs_is_down(home: Home) -> None:
    for collection in ("TableInfos", "Tables"):
        home.cbs.always(collection, status(503))


# Raw files


def test_a_damaged_raw_file_is_fetched_again_and_only_that_one(home: Home) -> None:
    flip_a_bit(raw_folder(home) / f"{PART}.json.gz")
    before = home.published

    told = home.refresh()

    assert told.code == 0
    assert f"{PART}.json.gz" in told.warnings
    assert home.cbs.data_asked == ["Perioden eq '2023JJ00'"]
    assert home.published == before


def test_a_damaged_raw_file_never_puts_the_bundled_extract_in_the_place_of_fetched_figures(home: Home) -> None:
    flip_a_bit(raw_folder(home) / f"{PART}.json.gz")
    cbs_is_down(home)
    before = home.published

    told = home.refresh()

    assert told.code == 1
    assert "cbs_83582ned: a raw file is missing or damaged" in told.error
    assert f"{PART}.json.gz" in told.error
    assert "make refresh" in told.error
    assert home.published == before
    assert home.versions == [before[0]]

    home.cbs.heal()
    assert home.etl("fetch", *TABLES).code == 0
    assert "nothing new" in home.etl("build").err


def test_lost_raw_files_never_put_the_bundled_extract_in_the_place_of_fetched_figures(home: Home) -> None:
    (home.data_dir / "raw").rename(home.data_dir / "away")
    cbs_is_down(home)
    before = home.published

    told = home.refresh()

    assert told.code == 1
    assert "cbs_83582ned: there are no raw files" in told.error
    assert "--source snapshot" in told.error
    assert home.published == before


DAMAGED_SETS: dict[str, Callable[[Path], object]] = {
    "set.json cut short": lambda folder: (folder / "set.json").write_text('{"source_id": "cbs_8'),
    "set.json is a list": lambda folder: (folder / "set.json").write_text("[]"),
    "set.json without parts": lambda folder: (folder / "set.json").write_text('{"source_id": "cbs_83582ned"}'),
    "set.json is not text": lambda folder: (folder / "set.json").write_bytes(b"\xff\xfe\x00"),
    "set.json of another source": lambda folder: change(folder / "set.json", source_id="cbs_gebieden"),
    "manifest gone": lambda folder: (folder / f"{PART}.manifest.json").unlink(),
    "manifest names a file elsewhere": lambda folder: change(folder / f"{PART}.manifest.json", file="../set.json"),
    "manifest counts no rows": lambda folder: change(folder / f"{PART}.manifest.json", rows="many"),
    "manifest of another part": lambda folder: change(folder / f"{PART}.manifest.json", part="RegioS"),
}


def change(path: Path, **values: str) -> None:
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | values), encoding="utf-8")


@pytest.mark.parametrize("damage", DAMAGED_SETS)
def test_a_damaged_list_of_raw_files_makes_the_set_count_for_nothing_until_it_is_fetched_again(
    home: Home, damage: str
) -> None:
    DAMAGED_SETS[damage](raw_folder(home))
    before = home.published

    assert home.refresh().code == 0
    assert home.published == before
    assert len(home.cbs.data_asked) <= 1

    home.cbs.asked.clear()
    assert home.refresh().code == 0
    assert home.cbs.data_asked == []


# The published file


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwrite(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:20_000] + os.urandom(len(content) - 20_000))


DAMAGED_FILES: dict[str, Callable[[Path], object]] = {
    "cut off halfway": cut,
    "damaged after its first pages": overwrite,
    "another kind of file": lambda path: path.write_text("<html>"),
    "empty": lambda path: path.write_bytes(b""),
    "gone": lambda path: path.unlink(),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
}


@pytest.mark.parametrize("damage", DAMAGED_FILES)
def test_a_damaged_warehouse_is_told_and_built_anew_from_the_raw_files(home: Home, damage: str) -> None:
    name, figures = home.serving.name, home.ask("FROM mart.sector_jobs ORDER BY ALL")
    DAMAGED_FILES[damage](home.own_copy())

    state = home.etl("status")
    assert state.code == 1
    assert f"CURRENT names {name}, which is gone or damaged" in state.out
    assert "make refresh" in state.out

    told = home.refresh()
    assert told.code == 0, told.err
    assert home.cbs.data_asked == []
    assert home.serving.name != name
    assert home.ask("FROM mart.sector_jobs ORDER BY ALL") == figures


# CURRENT


NO_NAMES = {
    "empty": b"",
    "blank": b"\n",
    "outside": b"../../etc/passwd",
    "absolute": b"/etc/passwd",
    "parent": b"..",
    "too long": b"x" * 5000,
    "nul": b"\x00",
    "not text": b"\xff\xfe",
    "two lines": b"a\nb",
    "itself": b"CURRENT",
}


@pytest.mark.parametrize("case", NO_NAMES)
def test_a_current_that_makes_no_sense_is_no_version(home: Home, case: str) -> None:
    (home.warehouse / "CURRENT").write_bytes(NO_NAMES[case])
    assert home.etl("status").code == 1
    told = home.etl("status", "--json")
    assert told.code == 1
    assert json.loads(told.out)["readable"] is False


@pytest.mark.parametrize("case", ["empty", "outside", "too long"])
def test_a_current_that_makes_no_sense_is_replaced_by_the_next_run(home: Home, case: str) -> None:
    (home.warehouse / "CURRENT").write_bytes(NO_NAMES[case])
    told = home.etl("build")
    assert told.code == 0, told.err
    assert home.status()["readable"]
    assert home.mode() == "live"


def test_blanks_around_the_name_in_current_do_not_matter(home: Home) -> None:
    name = home.serving.name
    (home.warehouse / "CURRENT").write_text(f"  {name} \r\n\n")

    assert home.status()["version"] == name.removesuffix(".duckdb")
    assert "nothing new" in home.etl("build").err


# Names and clocks


@pytest.mark.parametrize("name", ['o\'brien "x" [1] *', "één map 雪 a;b--c %20"])
def test_a_data_folder_may_have_any_name(empty_home: Home, name: str) -> None:
    empty_home.data_dir = empty_home.data_dir / name

    told = empty_home.refresh()

    assert told.code == 0, told.err
    assert empty_home.mode() == "live"
    assert "nothing new" in empty_home.refresh().err


def test_a_clock_that_was_set_back_loses_neither_the_new_data_nor_the_version_before(home: Home) -> None:
    later = home.serving.with_name("krimpgroei-20990101T000000Z-abcdef.duckdb")
    home.serving.rename(later)
    (home.warehouse / "CURRENT").write_text(later.name + "\n")
    os.utime(raw_folder(home) / "set.json", (4_000_000_000, 4_000_000_000))

    names = [later.name]
    for day in (2, 3, 4):
        home.has_good_news(f"2026-0{day}-01T02:00:00", more=day)
        assert home.refresh().code == 0
        assert home.mode() == "live"
        names.append(home.serving.name)

    assert names == sorted(names)
    assert home.versions == names[-3:]


def test_a_version_of_another_program_with_our_name_is_left_out(home: Home) -> None:
    (home.warehouse / "krimpgroei-20990101T000000Z-abcdef.duckdb").write_text("not ours")
    home.has_good_news(SECOND)

    assert home.refresh().code == 0
    assert home.status()["readable"]
