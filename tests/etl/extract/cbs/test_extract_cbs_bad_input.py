"""What bad answers of CBS get: another try where that may help, else one clear line, and never half a set."""

from __future__ import annotations

import json
import socket
import time
from pathlib import Path
from typing import Any

import pytest

from etl.settings import Settings
from tests.made.cbs_job import Job, by_id, rows_of
from tests.made.fake_cbs import (
    BROKEN_JSON,
    HTML_PAGE,
    JOBS,
    MEASURE,
    NO_ROWS,
    PERIOD,
    PERIODS,
    REGION,
    SBI,
    FakeCbs,
    Fault,
    body,
    reset,
    slow,
    status,
    truncated,
)

FAULTS = [
    pytest.param(status(500), id="http500"),
    pytest.param(status(502), id="http502"),
    pytest.param(status(503), id="http503"),
    pytest.param(reset, id="reset"),
    pytest.param(truncated, id="truncated body"),
    pytest.param(BROKEN_JSON, id="broken JSON"),
    pytest.param(HTML_PAGE, id="HTML page with 200"),
    pytest.param(NO_ROWS, id="empty"),
    pytest.param(body("[]"), id="no dict"),
    pytest.param(body('{"odata.metadata":"x"}'), id="no value"),
    pytest.param(body('{"value":null}'), id="value is null"),
    pytest.param(body('{"value":[1,2]}'), id="rows are numbers"),
    pytest.param(body('{"value":[{"x":NaN}]}'), id="NaN"),
]


# Answers that pass by themselves


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("collection", ["TypedDataSet", "TableInfos", PERIOD])
def test_a_passing_fault_costs_one_more_question_and_no_row(
    job: Job, fake_cbs: FakeCbs, fault: Fault, collection: str
) -> None:
    fake_cbs.queue(collection, fault)
    assert by_id(rows_of(job.run().verified())) == fake_cbs.tables[JOBS]["TypedDataSet"]
    assert len(fake_cbs.asked) == 2 + 3 + 3 + 1


def test_a_fault_on_a_later_page_asks_only_that_page_again(job: Job, fake_cbs: FakeCbs) -> None:
    fake_cbs.page_size = 3
    later: list[Fault] = [NO_ROWS, status(503)]

    def at_second_page(asked: str) -> None:
        if len(fake_cbs.data_asked) in (2, 3) and later:
            fake_cbs.queue("TypedDataSet", later.pop(0))

    fake_cbs.before = at_second_page
    assert by_id(rows_of(job.run())) == fake_cbs.tables[JOBS]["TypedDataSet"]
    assert len(fake_cbs.data_asked) == 3 * 2 + 2


def test_a_late_answer_is_asked_again(fake_cbs: FakeCbs, tmp_path: Path) -> None:
    job = Job(fake_cbs.settings(tmp_path, timeout=0.3))
    fake_cbs.queue("TypedDataSet", slow(0.8))
    assert len(rows_of(job.run())) == 12
    assert "no answer in time" in job.notes.lines[0]


@pytest.mark.parametrize("code", [429, 503])
def test_retry_after_is_waited_for(job: Job, fake_cbs: FakeCbs, code: int) -> None:
    fake_cbs.queue("TypedDataSet", status(code, Retry_After="1"))
    start = time.monotonic()
    job.run()
    assert 1.0 <= time.monotonic() - start < 3.0


# Answers that do not pass


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (status(500), "HTTP 500 (3 tries)"),
        (status(503), "HTTP 503 (3 tries)"),
        (status(429), "HTTP 429 (3 tries)"),
        (reset, "the connection failed or was broken off (3 tries)"),
        (truncated, "the answer was cut short (3 tries)"),
        (BROKEN_JSON, "broken JSON (3 tries)"),
        (HTML_PAGE, "an HTML page instead of data (3 tries)"),
        (NO_ROWS, "the publisher sent no rows of TypedDataSet"),
    ],
)
def test_a_lasting_fault_is_one_clear_line_and_the_earlier_set_stays(
    job: Job, fake_cbs: FakeCbs, fault: Fault, words: str
) -> None:
    earlier = job.run()
    fake_cbs.publish("2026-11-27T02:00:00")
    fake_cbs.heal()
    fake_cbs.always("TypedDataSet", fault)
    problem = job.fails()
    assert problem.what.startswith("table 83582NED: ")
    assert problem.what.endswith(words)
    assert problem.url.endswith("$filter=Perioden%20eq%20%272022JJ00%27")
    assert len(fake_cbs.data_asked) == 3
    assert job.store.newest() == earlier.verified()


def test_a_lasting_time_out_names_the_time_out(fake_cbs: FakeCbs, tmp_path: Path) -> None:
    job = Job(fake_cbs.settings(tmp_path, timeout=0.2, attempts=2))
    fake_cbs.always("TableInfos", slow(0.5))
    assert job.fails().what == "table 83582NED: no answer in time (2 tries)"


def test_a_host_that_is_not_there_is_a_clear_line(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    job = Job(Settings(data_dir=tmp_path, cbs_host=host, cbs_https=False, http_timeout=1, http_attempts=2))
    assert "KRIMPGROEI_CBS_HOST" in job.fails().advice


def test_a_host_that_is_no_host_is_a_clear_line(tmp_path: Path) -> None:
    job = Job(Settings(data_dir=tmp_path, cbs_host="http://[oops", cbs_https=False, http_timeout=1, http_attempts=2))
    assert "KRIMPGROEI_CBS_HOST" in job.fails().advice


def test_a_table_id_that_no_longer_exists_is_said_at_once(job: Job, fake_cbs: FakeCbs) -> None:
    del fake_cbs.tables[JOBS]
    problem = job.fails()
    assert problem.what == "table 83582NED no longer exists at CBS"
    assert "put the new id in etl/catalog/cbs_83582ned.yml" in problem.advice
    assert fake_cbs.asked == ["TableInfos"]


def test_a_dictionary_that_no_longer_exists_is_named(job: Job, fake_cbs: FakeCbs) -> None:
    del fake_cbs.tables[JOBS][SBI]
    assert job.fails().what == f"table 83582NED has no {SBI} at CBS"


@pytest.mark.parametrize("infos", [[], [{"ID": 0}], [{"Modified": "//"}], [{"Modified": 7}]])
def test_table_infos_without_a_date_are_refused(job: Job, fake_cbs: FakeCbs, infos: list[dict[str, Any]]) -> None:
    fake_cbs.tables[JOBS]["TableInfos"] = infos
    assert "TableInfos" in job.fails().what
    assert fake_cbs.data_asked == []


def test_an_empty_table_is_refused(job: Job, fake_cbs: FakeCbs) -> None:
    fake_cbs.tables[JOBS]["TypedDataSet"] = []
    assert job.fails().what == "table 83582NED: the publisher sent no rows of TypedDataSet"


@pytest.mark.parametrize("column", [SBI, REGION, PERIOD, MEASURE])
def test_a_renamed_column_is_named_with_those_that_are_there(job: Job, fake_cbs: FakeCbs, column: str) -> None:
    rows = fake_cbs.tables[JOBS]["TypedDataSet"]
    renamed = [{("Nieuw_9" if name == column else name): v for name, v in row.items()} for row in rows]
    answers = [[row for row in renamed if period in row.values()] for period in PERIODS]
    fake_cbs.queue("TypedDataSet", *(body(json.dumps({"value": answer})) for answer in answers))
    problem = job.fails()
    assert f"has no column {column} " in problem.what
    assert "Nieuw_9" in problem.what
    assert "etl/catalog/cbs_83582ned.yml" in problem.advice


def test_a_column_missing_from_one_row_is_noticed(job: Job, fake_cbs: FakeCbs) -> None:
    del fake_cbs.tables[JOBS]["TypedDataSet"][-1][MEASURE]
    assert f"no column {MEASURE}" in job.fails().what


def test_rows_of_another_period_than_asked_for_are_refused(job: Job, fake_cbs: FakeCbs) -> None:
    fake_cbs.queue("TypedDataSet", body(json.dumps({"value": fake_cbs.tables[JOBS]["TypedDataSet"]})))
    problem = job.fails()
    assert problem.what == "table 83582NED: asked for Perioden '2022JJ00', got '2023JJ00'"


@pytest.mark.parametrize("key", ["", "  ", None, "2022JJ00"])
def test_an_empty_or_double_period_key_is_refused(job: Job, fake_cbs: FakeCbs, key: str | None) -> None:
    fake_cbs.tables[JOBS][PERIOD].append({"Key": key, "Title": "?", "Status": "?"})
    assert "dictionary Perioden has an empty or double key" in job.fails().what


def test_a_period_key_cannot_leave_the_folder(job: Job, fake_cbs: FakeCbs) -> None:
    for row in fake_cbs.tables[JOBS]["TypedDataSet"] + fake_cbs.tables[JOBS][PERIOD]:
        row.update({name: "../../x" for name, value in row.items() if value == "2024JJ00"})
    raw_set = job.run()
    assert raw_set.parts[-1].file == "TypedDataSet.______x.json.gz"
    assert {f.parent for f in job.settings.data_dir.rglob("*.gz")} == {raw_set.folder}


def test_an_unwritable_folder_is_not_blamed_on_cbs(job: Job, fake_cbs: FakeCbs) -> None:
    job.settings.raw_dir.parent.mkdir(parents=True, exist_ok=True)
    job.settings.raw_dir.write_text("a file where the folder should be")
    with pytest.raises(OSError):
        job.run()
