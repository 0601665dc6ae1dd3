"""Fetching CBS tables over real HTTP: what is asked, what is kept, when a run resumes or starts over."""

from __future__ import annotations

import gzip
import json

import cbsodata
import pytest
from cbsodata import cbsodata3

from etl.run.raw_store import read_rows
from tests.made.cbs_job import Job, by_id, rows_of
from tests.made.fake_cbs import HTML_PAGE, JOBS, PERIOD, PERIODS, REGION, SBI, FakeCbs, body, reset, status

ALL_PARTS = [f"Perioden eq '{p}'" for p in PERIODS]


# A good run


def test_first_run_asks_each_period_once_and_keeps_every_row(job: Job, fake_cbs: FakeCbs) -> None:
    raw_set = job.run().verified()
    assert fake_cbs.data_asked == ALL_PARTS
    assert by_id(rows_of(raw_set)) == fake_cbs.tables[JOBS]["TypedDataSet"]
    names = ["TableInfos", SBI, REGION, PERIOD, *(f"TypedDataSet.{p}" for p in PERIODS)]
    assert [m.part for m in raw_set.parts] == names
    assert (raw_set.table_id, raw_set.modified) == (JOBS, "2025-11-28T02:00:00")
    assert raw_set.folder.name == "20251128T020000"
    assert job.notes.planned == [6]
    assert list(job.notes.parts) == names[1:]
    assert job.store.newest() == raw_set


def test_manifest_says_where_a_part_came_from(job: Job, fake_cbs: FakeCbs) -> None:
    raw_set = job.run()
    manifest = next(m for m in raw_set.parts if m.part == "TypedDataSet.2024JJ00")
    address = f"{job.settings.cbs_url}/ODataFeed/odata/83582NED/TypedDataSet"
    assert manifest.url == f"{address}?$format=json&$filter=Perioden%20eq%20%272024JJ00%27"
    assert (manifest.filter, manifest.rows, manifest.modified) == ("Perioden eq '2024JJ00'", 4, "2025-11-28T02:00:00")
    assert manifest.retrieved is not None
    assert manifest.retrieved.endswith("+00:00")
    assert raw_set.retrieved is not None
    assert raw_set.retrieved >= manifest.retrieved


def test_keys_keep_their_padding_in_the_filter(job: Job, fake_cbs: FakeCbs) -> None:
    job.run(parts_by=REGION)
    assert fake_cbs.data_asked == ["RegioS eq 'NL01  '", "RegioS eq 'CR01  '"]


def test_a_part_of_several_pages_is_joined(job: Job, fake_cbs: FakeCbs) -> None:
    fake_cbs.page_size = 3
    assert by_id(rows_of(job.run())) == fake_cbs.tables[JOBS]["TypedDataSet"]


def test_nothing_is_printed_while_it_retries(job: Job, fake_cbs: FakeCbs, capfd: pytest.CaptureFixture[str]) -> None:
    fake_cbs.queue("TypedDataSet", status(500))
    job.run()
    assert capfd.readouterr() == ("", "")
    assert job.notes.lines == ["cbs_83582ned: HTTP 500, asking again (try 2 of 3)"]


def test_the_client_package_is_left_as_it_was(job: Job, fake_cbs: FakeCbs) -> None:
    before = cbsodata.options.catalog_url, cbsodata.options.use_https, cbsodata3.Session
    job.run()
    fake_cbs.always("TableInfos", status(404))
    job.fails()
    assert (cbsodata.options.catalog_url, cbsodata.options.use_https, cbsodata3.Session) == before


# Asking only for what is new


def test_unchanged_table_costs_one_question_and_no_data(job: Job, fake_cbs: FakeCbs) -> None:
    first = job.run()
    fake_cbs.heal()
    assert job.run() == first
    assert fake_cbs.asked == ["TableInfos"]
    assert "unchanged at the publisher since 2025-11-28T02:00:00" in job.notes.lines[0]


def test_a_new_version_is_fetched_whole_and_two_are_kept(job: Job, fake_cbs: FakeCbs) -> None:
    versions = ["2024-11-28T02:00:00", "2025-11-28T02:00:00", "2026-11-27T02:00:00"]
    for modified in versions:
        fake_cbs.publish(modified)
        fake_cbs.heal()
        assert job.run().modified == modified
        assert fake_cbs.data_asked == ALL_PARTS
    assert [s.modified for s in job.store.complete_sets()] == versions[:0:-1]


def test_only_a_damaged_raw_file_is_fetched_again(job: Job, fake_cbs: FakeCbs) -> None:
    first = job.run()
    first.path("TypedDataSet.2023JJ00").write_bytes(b"rubbish")
    fake_cbs.heal()
    assert job.run().verified().fingerprint == first.fingerprint
    assert fake_cbs.data_asked == [ALL_PARTS[1]]
    assert PERIOD not in fake_cbs.asked
    assert "damaged" in job.notes.lines[0]


def test_only_a_lost_raw_file_is_fetched_again(job: Job, fake_cbs: FakeCbs) -> None:
    first = job.run()
    first.path(REGION).unlink()
    fake_cbs.heal()
    job.run().verified()
    assert fake_cbs.asked == ["TableInfos", REGION, "TableInfos"]


def test_a_dictionary_added_to_the_catalogue_is_fetched_without_the_data(job: Job, fake_cbs: FakeCbs) -> None:
    job.run(dictionaries=(PERIOD,))
    fake_cbs.heal()
    assert REGION in {m.part for m in job.run().parts}
    assert fake_cbs.asked == ["TableInfos", SBI, REGION, "TableInfos"]


def test_a_set_being_mended_does_not_count_until_it_is_whole(job: Job, fake_cbs: FakeCbs) -> None:
    job.run().path("TypedDataSet.2023JJ00").write_bytes(b"rubbish")
    fake_cbs.always("TypedDataSet", status(503))
    job.fails()
    assert job.store.newest() is None


def test_a_broken_run_goes_on_where_it_stopped(job: Job, fake_cbs: FakeCbs) -> None:
    fake_cbs.before = lambda asked: fake_cbs.always("TypedDataSet", reset) if "2024" in asked else None
    job.fails()
    assert job.store.newest() is None
    fake_cbs.before = lambda asked: None
    fake_cbs.heal()
    raw_set = job.run().verified()
    assert fake_cbs.asked == ["TableInfos", f"TypedDataSet {ALL_PARTS[2]}", "TableInfos"]
    assert job.notes.parts["TypedDataSet.2022JJ00"] == "kept"
    assert job.notes.parts["TypedDataSet.2024JJ00"] == ""
    assert by_id(rows_of(raw_set)) == fake_cbs.tables[JOBS]["TypedDataSet"]


def test_parts_left_of_another_version_are_not_mixed_in(job: Job, fake_cbs: FakeCbs) -> None:
    fake_cbs.queue("TypedDataSet", body(json.dumps({"value": fake_cbs.tables[JOBS]["TypedDataSet"][:1]})))
    fake_cbs.before = lambda asked: fake_cbs.always("TypedDataSet", status(500)) if "2024" in asked else None
    job.fails()
    fake_cbs.before = lambda asked: None
    fake_cbs.heal()
    fake_cbs.publish("2025-12-01T02:00:00")
    raw_set = job.run()
    assert fake_cbs.data_asked == ALL_PARTS
    assert {m.modified for m in raw_set.parts} == {"2025-12-01T02:00:00"}
    assert len(rows_of(raw_set)) == 12
    assert [f.name for f in job.store.folder.iterdir()] == ["20251201T020000"]


def test_a_set_from_another_address_is_not_taken_for_this_one(job: Job, fake_cbs: FakeCbs) -> None:
    job.run()
    fake_cbs.heal()
    elsewhere = Job(job.settings.model_copy(update={"cbs_host": f"127.0.0.1:{fake_cbs.server.port}"}))
    raw_set = elsewhere.run()
    assert fake_cbs.data_asked == ALL_PARTS
    assert all("127.0.0.1" in m.url for m in raw_set.parts)


def test_a_table_without_date_of_change_is_fetched_once_a_day(job: Job, fake_cbs: FakeCbs) -> None:
    fake_cbs.publish(None)
    raw_set = job.run()
    assert raw_set.modified is None
    assert raw_set.folder.name.isdigit()
    assert len(raw_set.folder.name) == 8
    fake_cbs.heal()
    assert job.run() == raw_set
    assert fake_cbs.data_asked == []


# CBS publishes while we fetch


def test_a_version_published_meanwhile_starts_the_fetch_over_once(job: Job, fake_cbs: FakeCbs) -> None:
    def publish_at_last_part(asked: str) -> None:
        if "2024" in asked:
            fake_cbs.publish("2026-11-27T02:00:00")

    fake_cbs.before = publish_at_last_part
    raw_set = job.run()
    assert {m.modified for m in raw_set.parts} == {"2026-11-27T02:00:00"}
    assert fake_cbs.data_asked == ALL_PARTS * 2
    assert [f.name for f in job.store.folder.iterdir()] == ["20261127T020000"]


def test_a_table_that_keeps_changing_is_given_up(job: Job, fake_cbs: FakeCbs) -> None:
    good = job.run()
    versions = iter(range(1000, 9999))
    fake_cbs.before = lambda asked: fake_cbs.publish(f"{next(versions)}-01-01T00:00:00")
    assert "changed twice" in job.fails().what
    assert [s.folder for s in job.store.complete_sets()] == [good.folder]
    assert list(job.store.folder.iterdir()) == [good.folder]


# The yearly table of regions


def test_the_newest_regions_table_is_found_by_title_and_fetched_in_one_part(gebieden: Job, fake_cbs: FakeCbs) -> None:
    fake_cbs.catalogue.append({"Identifier": "85984NED", "Title": "Gebieden in Nederland 2025"})
    raw_set = gebieden.run()
    assert raw_set.table_id == "86247NED"
    assert [m.part for m in raw_set.parts] == ["TableInfos", "DataProperties", "RegioS", "TypedDataSet"]
    assert read_rows(raw_set.path("TypedDataSet"))[0]["Code_6"] == "AM01      "
    assert fake_cbs.asked[0] == "Tables substringof('Gebieden in Nederland',Title)"
    fake_cbs.heal()
    assert gebieden.run() == raw_set
    assert fake_cbs.data_asked == []


def test_next_years_table_is_a_new_set_even_with_the_same_date(gebieden: Job, fake_cbs: FakeCbs) -> None:
    gebieden.run()
    fake_cbs.tables["87000NED"] = fake_cbs.tables["86247NED"]
    fake_cbs.catalogue.append({"Identifier": "87000NED", "Title": "Gebieden in Nederland 2027"})
    fake_cbs.heal()
    raw_set = gebieden.run()
    assert raw_set.table_id == "87000NED"
    assert fake_cbs.data_asked == [""]
    assert all("87000NED" in m.url for m in raw_set.parts)


def test_a_catalogue_without_the_title_is_a_clear_line(gebieden: Job, fake_cbs: FakeCbs) -> None:
    fake_cbs.catalogue = [{"Identifier": "1", "Title": "Gebieden in Nederland; oud"}]
    assert "has no table titled 'Gebieden in Nederland YEAR'" in gebieden.fails().what


def test_a_catalogue_that_fails_once_is_asked_again(gebieden: Job, fake_cbs: FakeCbs) -> None:
    fake_cbs.queue("Tables", HTML_PAGE)
    assert gebieden.run().table_id == "86247NED"


@pytest.mark.parametrize("title", ["Arbeidsmarktregio's", "COROP-gebieden", "Provincies"])
def test_a_missing_topic_group_is_named_before_data_are_asked(gebieden: Job, fake_cbs: FakeCbs, title: str) -> None:
    for row in fake_cbs.tables["86247NED"]["DataProperties"]:
        if row["Title"] == title:
            row["Title"] = "Iets anders"
    problem = gebieden.fails()
    assert repr(title) in problem.what
    assert "etl/catalog/cbs_gebieden.yml" in problem.advice
    assert fake_cbs.data_asked == []


def test_a_topic_column_missing_from_the_data_is_named(gebieden: Job, fake_cbs: FakeCbs) -> None:
    del fake_cbs.tables["86247NED"]["TypedDataSet"][0]["Code_14"]
    assert "has no column Code_14" in gebieden.fails().what


def test_raw_rows_are_one_json_object_a_line(gebieden: Job) -> None:
    lines = gzip.decompress(gebieden.run().path("TypedDataSet").read_bytes()).decode().splitlines()
    assert len(lines) == 1
    assert json.loads(lines[0])["RegioS"] == "GM0014"
