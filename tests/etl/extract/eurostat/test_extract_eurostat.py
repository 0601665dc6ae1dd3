"""Eurostat's table of sections and majors over real HTTP, from a server that behaves and one that does not."""

from __future__ import annotations

import copy
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from etl.errors import SourceError
from etl.extract.common.retry import UnusableAnswer
from etl.extract.eurostat.json_stat import cells
from etl.run.raw_store import RawSet, read_rows
from etl.stage.occupations import read_sections_by_major
from tests.made.fake_cbs import BROKEN_JSON, HTML_PAGE, Fault, body, status
from tests.made.fake_eurostat import MAJORS, SECTIONS, eurostat_answer
from tests.made.fake_publisher import FakePublisher, Told, bring


@pytest.fixture
def eurostat(cbs_server: HTTPServer, short_waits: None) -> Iterator[FakePublisher]:
    yield FakePublisher(cbs_server, lambda _: eurostat_answer())
    cbs_server.clear()


def fetched(eurostat: FakePublisher, data_dir: Path, told: Told | None = None) -> RawSet:
    found = bring("eurostat_lfs", data_dir, told, eurostat_url=eurostat.url)
    for problem in found.refused:
        raise problem
    assert found.raw_set is not None
    return found.raw_set


def place(section: str, major: str) -> int:
    return SECTIONS.index(section) * len(MAJORS) + MAJORS.index(major)


def test_the_newest_year_of_the_netherlands_is_asked_for(eurostat: FakePublisher, tmp_path: Path) -> None:
    raw_set = fetched(eurostat, tmp_path)
    asked = eurostat.asked[0]
    assert asked.path == "/lfsa_eisn2"
    assert dict(asked.args) == {
        "format": "JSON", "lang": "EN", "geo": "NL", "sex": "T", "age": "Y_GE15", "unit": "THS_PER",
        "lastTimePeriod": "1",
    }  # fmt: skip
    assert (raw_set.table_id, raw_set.modified) == ("lfsa_eisn2", "2026-09-10T23:00:00+0200")
    assert {m.filter for m in raw_set.parts} == {"NL 2025"}


def test_every_cell_of_a_section_and_a_major_is_there_and_a_blank_is_unknown(
    eurostat: FakePublisher, tmp_path: Path
) -> None:
    rows = {(r["nace_r2"], r["isco08"]): r for r in read_rows(fetched(eurostat, tmp_path).path("sections_by_major"))}
    assert len(rows) == 21 * 10
    for (section, major), row in rows.items():
        n = place(section, major)
        assert row["employed_thousands"] == (n / 10 if n % 7 else None)
        assert row["status"] == (":" if not n % 7 else "u" if not n % 5 else "")
    assert {row["time"] for row in rows.values()} == {"2025"}


def test_the_rows_have_the_columns_of_eurostats_own_csv(eurostat: FakePublisher, tmp_path: Path) -> None:
    rows = read_rows(fetched(eurostat, tmp_path).path("sections_by_major"))
    lines = [f"{r['nace_r2']},{r['isco08']},{'' if (v := r['employed_thousands']) is None else v}" for r in rows]
    csv = tmp_path / "as.csv"
    csv.write_text("\n".join(["nace_r2,isco08,employed_thousands", *lines]), encoding="utf-8")
    read = read_sections_by_major(csv)
    assert len(read) == 210
    assert read["employed_x1000"].isna().sum() == sum(row["employed_thousands"] is None for row in rows)


def test_what_came_is_kept_as_well(eurostat: FakePublisher, tmp_path: Path) -> None:
    assert read_rows(fetched(eurostat, tmp_path).path("answer")) == [eurostat_answer()]


def test_a_table_that_did_not_change_is_not_written_again(eurostat: FakePublisher, tmp_path: Path) -> None:
    first, told = fetched(eurostat, tmp_path), Told()
    before = [p.stat().st_mtime_ns for p in sorted(first.folder.iterdir())]
    second = fetched(eurostat, tmp_path, told)
    assert second.folder == first.folder
    assert [p.stat().st_mtime_ns for p in sorted(first.folder.iterdir())] == before
    assert told.lines == ["eurostat_lfs (lfsa_eisn2): unchanged at the publisher since 2026-09-10T23:00:00+0200"]
    assert len(eurostat.asked) == 2


def test_a_new_table_or_a_damaged_file_is_written(eurostat: FakePublisher, tmp_path: Path) -> None:
    first = fetched(eurostat, tmp_path)
    first.path("sections_by_major").write_bytes(b"cut off")
    assert fetched(eurostat, tmp_path).verified().folder == first.folder
    eurostat.answer = lambda _: eurostat_answer("2026-12-01T23:00:00+0100")
    assert fetched(eurostat, tmp_path).modified == "2026-12-01T23:00:00+0100"


@pytest.mark.parametrize("fault", [status(503), status(429), HTML_PAGE, BROKEN_JSON, body('{"warning": {}}')])
def test_a_failure_that_passes_is_asked_again(eurostat: FakePublisher, tmp_path: Path, fault: Fault) -> None:
    eurostat.faults.extend([fault, fault])
    fetched(eurostat, tmp_path)
    assert len(eurostat.asked) == 3


def test_the_wait_that_eurostat_asks_for_is_kept(eurostat: FakePublisher, tmp_path: Path) -> None:
    eurostat.faults.append(status(429, Retry_After="1"))
    begun = time.perf_counter()
    fetched(eurostat, tmp_path)
    assert time.perf_counter() - begun >= 1


def without(name: str) -> dict[str, Any]:
    answer = eurostat_answer()
    del answer[name]
    return answer


def changed(**changes: Any) -> dict[str, Any]:
    return eurostat_answer() | changes


def two_years() -> dict[str, Any]:
    answer = copy.deepcopy(eurostat_answer())
    answer["dimension"]["time"]["category"]["index"] = {"2024": 0, "2025": 1}
    return answer | {"size": [*answer["size"][:-1], 2]}


BAD = {
    "another country": (eurostat_answer(geo="BE"), "figures of geo BE instead of NL"),
    "another unit": (eurostat_answer(unit="THS"), "figures of unit THS instead of THS_PER"),
    "no values": (without("value"), "an answer without figures"),
    "all blank": (changed(value={}), "a year without any figure"),
    "no date": (without("updated"), "does not say when it was updated"),
    "no dataset": (without("id"), "no JSON-stat dataset"),
    "text for a number": (changed(value={"14": "12,5"}), "'12,5' in the dataset is not a number"),
    "below zero": (changed(value={"14": -1}), "below zero"),
    "a place outside": (changed(value={"9999": 1}), "does not fit its 276 cells"),
    "two years": (two_years(), "more than one year"),
    "a hole in the index": (changed(size=[1, 1, 1, 1, 22, 12, 1, 1]), "nace_r2 has other codes than its size"),
}


@pytest.mark.parametrize("name", BAD)
def test_an_answer_that_is_no_such_table_is_refused_and_leaves_nothing(
    eurostat: FakePublisher, tmp_path: Path, name: str
) -> None:
    answer, words = BAD[name]
    eurostat.answer = lambda _: answer
    with pytest.raises(SourceError, match=words) as problem:
        fetched(eurostat, tmp_path)
    assert problem.value.url.startswith(f"{eurostat.url}/lfsa_eisn2?format=JSON")
    assert not (tmp_path / "raw").exists()


def test_a_table_that_is_gone_says_where_to_look(eurostat: FakePublisher, tmp_path: Path) -> None:
    eurostat.answer = status(404)
    with pytest.raises(SourceError, match="Eurostat has nothing at this address") as problem:
        fetched(eurostat, tmp_path)
    assert problem.value.advice == "Check KRIMPGROEI_EUROSTAT_URL and etl/catalog/eurostat_lfs.yml."
    assert len(eurostat.asked) == 1


@pytest.mark.parametrize("dense", [[1, None, 3, 4], {"0": 1, "2": 3, "3": 4}])
def test_values_come_as_a_list_or_by_place(dense: Any) -> None:
    body = {"id": ["a", "b"], "size": [2, 2], "value": dense, "status": "u"}
    body["dimension"] = {"a": {"category": {"index": ["x", "y"]}}, "b": {"category": {"index": ["p", "q"]}}}
    assert [(cell.codes["a"], cell.codes["b"], cell.value, cell.status) for cell in cells(body)] == [
        ("x", "p", 1, "u"), ("x", "q", None, "u"), ("y", "p", 3, "u"), ("y", "q", 4, "u"),
    ]  # fmt: skip


def test_a_dataset_far_larger_than_asked_for_is_not_decoded() -> None:
    with pytest.raises(UnusableAnswer, match="far more than was asked for"):
        next(cells({"id": ["a"], "size": [10**9], "dimension": {}, "value": {}}))
