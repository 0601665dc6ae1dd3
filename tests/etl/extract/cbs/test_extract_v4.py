"""Fetching CBS tables by OData v4 over real HTTP: what is asked, what is kept, when a run resumes or starts over."""

from __future__ import annotations

from typing import Any

import pytest

from etl.run.raw_store import RawSet, read_rows
from tests.made.cbs_job import Job
from tests.made.fake_cbs import HTML_PAGE, FakeCbs, reset, status
from tests.made.small_tables import serve_small

VACANCIES, WW = "83599NED", "85554NED"
META = ["Properties", "Dimensions", "MeasureCodes"]
CODES = ["BedrijfstakkenBranchesSBI2008Codes", "RegioSCodes", "PeriodenCodes"]


@pytest.fixture
def v4(job: Job, fake_cbs: FakeCbs) -> Job:
    """The table of vacancies on v4 at the small CBS, nothing fetched yet."""
    return of_v4(job, fake_cbs, "cbs_83599ned")


def of_v4(job: Job, fake_cbs: FakeCbs, source_id: str) -> Job:
    job = Job(job.settings, source_id, protocols=("v4",))
    serve_small(fake_cbs, job.source)
    return job


def observations(raw_set: RawSet) -> list[dict[str, Any]]:
    return [row for path in raw_set.paths("Observations.") for row in read_rows(path)]


def publish(cbs: FakeCbs, modified: str | None) -> None:
    cbs.tables_v4[VACANCIES]["Properties"][0]["Modified"] = modified


# A good run


def test_first_run_asks_each_collection_once_and_keeps_every_row(v4: Job, fake_cbs: FakeCbs) -> None:
    raw_set = v4.run().verified()
    assert fake_cbs.asked == [*META, *CODES, "Observations", "Properties"]
    assert [m.part for m in raw_set.parts] == [*META, *CODES, "Pages", "Observations.0001"]
    assert observations(raw_set) == fake_cbs.tables_v4[VACANCIES]["Observations"]
    assert (raw_set.table_id, raw_set.modified) == (VACANCIES, "2026-06-30T02:00:00+02:00")
    assert raw_set.folder.name == "v4-20260630T0200000200"
    assert v4.notes.planned == [6]
    assert list(v4.notes.parts) == [*META[1:], *CODES, "Observations"]


def test_pages_become_parts_of_their_own(v4: Job, fake_cbs: FakeCbs) -> None:
    fake_cbs.page_size = 3
    raw_set = v4.run()
    pages = [m for m in raw_set.parts if m.part.startswith("Observations.")]
    assert [(m.part, m.rows) for m in pages] == [
        ("Observations.0001", 3), ("Observations.0002", 3), ("Observations.0003", 2),
    ]  # fmt: skip
    assert pages[1].url.endswith("/CBS/83599NED/Observations?$format=json&$skip=3")
    assert observations(raw_set) == fake_cbs.tables_v4[VACANCIES]["Observations"]


def test_a_declared_code_is_asked_for_in_the_question(job: Job, fake_cbs: FakeCbs) -> None:
    ww = of_v4(job, fake_cbs, "cbs_85554ned")
    raw_set = ww.run()
    assert fake_cbs.v4_asked == ["Geslacht eq 'T001038'"]
    assert {row["Geslacht"] for row in observations(raw_set)} == {"T001038"}
    manifest = next(m for m in raw_set.parts if m.part == "Observations.0001")
    assert manifest.filter == "Geslacht eq 'T001038'"
    assert manifest.url.endswith("/Observations?$filter=Geslacht%20eq%20%27T001038%27")


def test_why_a_figure_is_missing_is_kept_as_it_came(v4: Job, fake_cbs: FakeCbs) -> None:
    fake_cbs.tables_v4[VACANCIES]["Observations"][2] |= {"Value": None, "ValueAttribute": "Confidential"}
    kept = observations(v4.run())[2]
    assert (kept["Value"], kept["ValueAttribute"]) == (None, "Confidential")


def test_the_newest_table_is_found_by_its_title(job: Job, fake_cbs: FakeCbs) -> None:
    occupations = of_v4(job, fake_cbs, "cbs_beroep_regio")
    older = {"Identifier": "85000NED", "Title": "Werkzame beroepsbevolking; beroep en regio\u2019s (indeling 2022)"}
    fake_cbs.catalogue.append(older)
    assert occupations.run().table_id == "86112NED"
    assert fake_cbs.asked[:2] == ["Datasets", "Properties"]


# Asking only for what is new


def test_unchanged_table_costs_one_question_and_no_data(v4: Job, fake_cbs: FakeCbs) -> None:
    first = v4.run()
    fake_cbs.heal()
    assert v4.run() == first
    assert fake_cbs.asked == ["Properties"]
    assert "unchanged at the publisher since 2026-06-30T02:00:00+02:00" in v4.notes.lines[0]


def test_a_new_version_is_fetched_whole(v4: Job, fake_cbs: FakeCbs) -> None:
    v4.run()
    publish(fake_cbs, "2026-09-30T02:00:00+02:00")
    fake_cbs.heal()
    assert v4.run().modified == "2026-09-30T02:00:00+02:00"
    assert fake_cbs.asked == [*META, *CODES, "Observations", "Properties"]


def test_another_filter_in_the_catalogue_asks_for_the_data_again(job: Job, fake_cbs: FakeCbs) -> None:
    ww = of_v4(job, fake_cbs, "cbs_85554ned")
    ww.run()
    fake_cbs.heal()
    everybody = {name: type(d)() for name, d in ww.source.dimensions.items()}
    assert {row["Geslacht"] for row in observations(ww.run(dimensions=everybody))} == {"T001038", "3000"}
    assert fake_cbs.v4_asked == [""]


def test_a_broken_run_goes_on_at_the_page_where_it_stopped(v4: Job, fake_cbs: FakeCbs) -> None:
    fake_cbs.page_size = 3
    fake_cbs.before = lambda asked: fake_cbs.always("Observations", reset) if len(fake_cbs.v4_asked) == 3 else None
    v4.fails()
    assert v4.store.newest() is None
    fake_cbs.before = lambda asked: None
    fake_cbs.heal()
    raw_set = v4.run().verified()
    assert fake_cbs.asked == ["Properties", "Observations", "Properties"]
    assert v4.notes.parts["RegioSCodes"] == "kept"
    assert observations(raw_set) == fake_cbs.tables_v4[VACANCIES]["Observations"]


def test_a_page_damaged_on_disk_is_fetched_again_with_those_after_it(v4: Job, fake_cbs: FakeCbs) -> None:
    fake_cbs.page_size = 3
    first = v4.run()
    first.path("Observations.0002").write_bytes(b"rubbish")
    fake_cbs.heal()
    assert v4.run().verified().fingerprint == first.fingerprint
    assert len(fake_cbs.v4_asked) == 2


def test_a_fault_that_passes_costs_one_more_question_and_no_row(v4: Job, fake_cbs: FakeCbs) -> None:
    fake_cbs.page_size = 3
    fake_cbs.queue("Observations", status(503), HTML_PAGE)
    assert observations(v4.run()) == fake_cbs.tables_v4[VACANCIES]["Observations"]
    assert v4.notes.lines[:2] == [
        "cbs_83599ned: HTTP 503, asking again (try 2 of 3)",
        "cbs_83599ned: an HTML page instead of data, asking again (try 3 of 3)",
    ]


# CBS publishes while we fetch


def test_a_version_published_meanwhile_starts_the_fetch_over_once(v4: Job, fake_cbs: FakeCbs) -> None:
    def publish_at_data(asked: str) -> None:
        if asked == "Observations":
            publish(fake_cbs, "2026-09-30T02:00:00+02:00")

    fake_cbs.before = publish_at_data
    raw_set = v4.run()
    assert {m.modified for m in raw_set.parts} == {"2026-09-30T02:00:00+02:00"}
    assert [folder.name for folder in v4.store.folder.iterdir()] == [raw_set.folder.name]


def test_a_table_that_keeps_changing_is_given_up(v4: Job, fake_cbs: FakeCbs) -> None:
    versions = iter(range(1000, 9999))
    fake_cbs.before = lambda asked: publish(fake_cbs, f"{next(versions)}-01-01T00:00:00")
    assert "changed twice" in v4.fails().what
