"""Fetching files of DUO over real HTTP: looked up by name, refused where they are something else, kept once."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from etl import catalog
from etl.errors import SourceError
from etl.extract.common.hosts import Hosts
from etl.extract.publishers import fetch
from etl.run.raw_store import RawSet, RawStore
from etl.settings import Settings
from tests.made.cbs_job import Notes
from tests.made.duo_files import GRADUATE_FILE, GRADUATES, STUDENT_FILE, STUDENTS, YEARS, students
from tests.made.fake_cbs import HTML_PAGE, Fault, body, reset, status, truncated
from tests.made.fake_duo import MODIFIED, PACKAGE_SHOW, FakeDuo

PERSONS, DIPLOMAS, OCCUPATIONS = "duo_mbo_students", "duo_mbo_graduates", "duo_opleiding_beroep"


@dataclass
class DuoJob:
    """One source of DUO, fetched as often as a test likes."""

    settings: Settings
    notes: Notes = field(default_factory=Notes)

    def run(self, source_id: str = PERSONS) -> RawSet:
        self.notes = Notes()
        return fetch(catalog.load()[source_id], self.store(source_id), self.settings, self.notes, Hosts())

    def store(self, source_id: str = PERSONS) -> RawStore:
        return RawStore(self.settings.raw_dir, source_id)

    def fails(self, source_id: str = PERSONS) -> SourceError:
        with pytest.raises(SourceError) as caught:
            self.run(source_id)
        line = str(caught.value)
        assert source_id in line
        assert "\n" not in line
        assert "<" not in line
        assert caught.value.url.startswith("http://")
        assert caught.value.advice.endswith(".")
        return caught.value

    def put(self, name: str, content: bytes) -> Path:
        path = self.settings.inbox_dir / "duo" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    @property
    def told(self) -> str:
        return "\n".join(self.notes.lines)


@pytest.fixture
def duo(cbs_server: HTTPServer) -> Iterator[FakeDuo]:
    fake = FakeDuo(cbs_server)
    fake.publish(*STUDENTS, STUDENT_FILE, students().encode())
    fake.publish(*GRADUATES, GRADUATE_FILE, students(prefix="DIP").encode())
    yield fake
    cbs_server.clear()


@pytest.fixture
def job(duo: FakeDuo, tmp_path: Path, short_waits: None) -> DuoJob:
    return DuoJob(duo.settings(tmp_path))


def content(raw_set: RawSet) -> bytes:
    return gzip.decompress(raw_set.verified().path("data").read_bytes())


# A good run


def test_a_file_is_looked_up_by_its_name_and_kept_as_it_came(job: DuoJob, duo: FakeDuo) -> None:
    duo.publish("mbo-studenten-per-instelling", "Studenten per leerweg", "2021-2025-01.csv", b"other")
    raw_set = job.run()
    assert duo.asked == ["package_show mbo-studenten-per-instelling", STUDENT_FILE]
    assert content(raw_set).decode() == students()
    (manifest,) = raw_set.parts
    assert manifest.url.endswith(f"/download/{STUDENT_FILE}")
    assert (manifest.modified, manifest.rows, raw_set.modified) == (MODIFIED, 1, MODIFIED)
    assert job.notes.lines == []


def test_a_new_address_for_the_same_name_is_followed(job: DuoJob, duo: FakeDuo) -> None:
    job.run()
    later = students(years=range(2022, 2027))
    duo.publish(*STUDENTS, "2022-2026-03-studenten.csv", later.encode(), "2027-02-01T00:00:00")
    assert content(job.run()).decode() == later
    assert "years that were in it before are gone: 2021" in job.told


def test_nothing_new_costs_one_question_and_no_file(job: DuoJob, duo: FakeDuo) -> None:
    first = job.run()
    duo.heal()
    assert job.run() == first
    assert duo.asked == ["package_show mbo-studenten-per-instelling"]
    assert "unchanged at the publisher since 2026-02-02" in job.told


def test_a_resource_without_a_date_is_asked_again_and_kept_once(job: DuoJob, duo: FakeDuo) -> None:
    duo.publish(*STUDENTS, STUDENT_FILE, students().encode(), None)
    first = job.run()
    assert job.run() == first
    assert "the same as before" in job.told
    assert len(list(job.store().complete_sets())) == 1


def test_a_file_damaged_on_disk_is_fetched_again(job: DuoJob) -> None:
    first = job.run()
    first.path("data").write_bytes(b"rubbish")
    assert job.run().verified().fingerprint == first.fingerprint


def test_a_later_year_than_the_address_says_is_used_and_told(job: DuoJob) -> None:
    assert content(job.run(DIPLOMAS)).decode() == students(prefix="DIP")
    assert "its name says 2020-2024, its columns go to 2025; the columns count" in job.told


def test_a_broken_run_leaves_nothing_that_counts_and_the_next_goes_on(job: DuoJob, duo: FakeDuo) -> None:
    duo.always(STUDENT_FILE, reset)
    job.fails()
    assert job.store().newest() is None
    duo.heal()
    assert content(job.run()).decode() == students()


def test_a_file_outside_the_catalogue_is_of_the_newest_school_year_there_is(job: DuoJob, duo: FakeDuo) -> None:
    from datetime import UTC, datetime

    last = datetime.now(UTC).year - 1
    name = f"combinatie-erkende-opleidingscode-en-beroep-{last}-{last + 1}.csv"
    duo.files[name] = "ERKENDE OPLEIDINGSCODE;BEROEP\r\n25655;Verzorgende IG\r\n".encode("cp1252")
    raw_set = job.run(OCCUPATIONS)
    assert raw_set.table_id == name
    assert job.run(OCCUPATIONS) == raw_set
    assert "the same as before" in job.told


# What is read all the same, and told


@pytest.mark.parametrize(
    ("bad", "note"),
    [
        (b"\xef\xbb\xbf" + students().encode(), "it begins with a byte order mark"),
        (students(name="Frïsia").encode("cp1252"), "it is in cp1252, not in utf-8"),
        (students(delimiter=";").encode(), "its cells are separated by ';', not by ','"),
        (students(years=(2021, 2022, 2024, 2025)).encode(), "there is no 2023 between 2021 and 2025"),
        (students(years=range(2020, 2026)).encode(), ""),
        (students().replace("MAN2025,VROUW2025", "MAN2025,VROUW_2025").encode(), "no column of VROUW for 2025"),
    ],
)
def test_another_form_is_read_and_told(job: DuoJob, duo: FakeDuo, bad: bytes, note: str) -> None:
    duo.publish(*STUDENTS, STUDENT_FILE, bad)
    assert content(job.run()) == bad
    assert note in job.told
    assert bool(job.notes.lines) == bool(note)


# What is refused


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (b"<html><body>Onderhoud</body></html>", "an HTML page instead of a file"),
        (b"   \r\n", "an empty file"),
        (students().replace("HOOFDGROEP NAAM", "DOMEIN").encode(), "it has no column HOOFDGROEP NAAM"),
        (students().replace("LEERWEG,NIVEAU", "NIVEAU,NIVEAU").encode(), "that is called 'NIVEAU' once only"),
        (students(years=range(2020, 2025)).encode(), "its name says 2021-2025, its columns are of 2020-2024"),
        (students((1,) * 9).encode(), "line 2 has 18 cells where the header has 19"),
        (students().split("\r\n")[0].encode(), "it has a header and no rows"),
        (students(name="x\x00").encode(), "it is no text in any of utf-8-sig, utf-8, cp1252"),
        ((students() + "25LX,\"Fir\"da,x\r\n").encode(), "is no CSV"),
    ],
)  # fmt: skip
def test_another_file_is_refused_and_the_last_good_one_stays(job: DuoJob, duo: FakeDuo, bad: bytes, why: str) -> None:
    good = job.run()
    duo.publish(*STUDENTS, STUDENT_FILE, bad, "2026-03-01T00:00:00")
    assert why in job.fails().what
    assert job.store().newest() == good


def test_a_file_of_another_year_under_this_years_name_is_refused_by_its_column_of_years(
    job: DuoJob, duo: FakeDuo
) -> None:
    wide = students(years=range(2019, 2024))
    duo.publish(*STUDENTS, "2021-2025-03.csv", wide.encode())
    problem = job.fails()
    assert "its columns are of 2019-2023" in problem.what
    assert "layouts in etl/catalog/duo_mbo_students.yml" in problem.advice


def test_a_renamed_resource_is_refused_with_the_names_there_are(job: DuoJob, duo: FakeDuo) -> None:
    duo.packages[STUDENTS[0]] = {"Studenten per instelling (nieuw)": ("x.csv", MODIFIED)}
    problem = job.fails()
    assert "it has: Studenten per instelling (nieuw)" in problem.what
    assert "put its new name in etl/catalog/duo_mbo_students.yml" in problem.advice


def test_a_dataset_that_is_gone_is_told(job: DuoJob, duo: FakeDuo) -> None:
    duo.packages.clear()
    assert "DUO has no dataset mbo-studenten-per-instelling" in job.fails().what


def test_a_file_that_is_listed_but_not_there_is_told(job: DuoJob, duo: FakeDuo) -> None:
    duo.files.clear()
    assert "but there is no file" in job.fails().what


def test_an_address_elsewhere_is_not_followed(job: DuoJob, duo: FakeDuo) -> None:
    listed = {"name": STUDENTS[1], "url": "http://127.0.0.2/x.csv", "last_modified": MODIFIED}
    import json

    answer = json.dumps({"success": True, "result": {"resources": [listed]}})
    duo.queue(PACKAGE_SHOW, body(answer))
    assert "leads elsewhere" in job.fails().what


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (status(503), "HTTP 503 (3 tries)"),
        (status(403), "DUO refused the question (HTTP 403)"),
        (HTML_PAGE, "an HTML page instead of data (3 tries)"),
        (body('{"success": false}'), "the answer of the catalogue holds no dataset"),
        (body('{"success": true, "result": {}}'), "lists no resources"),
        (body('{"success": tr'), "the answer is broken JSON"),
        (reset, "the connection failed or was broken off"),
        (truncated, "the answer was cut short"),
    ],
)
def test_a_catalogue_that_is_down_or_answers_with_a_page_is_one_line(
    job: DuoJob, duo: FakeDuo, fault: Fault, why: str
) -> None:
    duo.always(PACKAGE_SHOW, fault)
    assert why in job.fails().what


def test_a_fault_that_passes_costs_one_more_question(job: DuoJob, duo: FakeDuo) -> None:
    duo.queue(PACKAGE_SHOW, status(503))
    duo.queue(STUDENT_FILE, HTML_PAGE)
    job.run()
    assert job.notes.lines == [
        "duo_mbo_students: HTTP 503, asking again (try 2 of 3)",
        "duo_mbo_students: an HTML page instead of a file, asking again (try 2 of 3)",
    ]


# The inbox


def test_a_file_in_the_inbox_serves_where_duo_is_down(job: DuoJob, duo: FakeDuo) -> None:
    duo.always(PACKAGE_SHOW, status(503))
    job.put("zomaar een naam.csv.gz", gzip.compress(students().encode()))
    raw_set = job.run()
    assert content(raw_set).decode() == students()
    assert raw_set.parts[0].url == "inbox/duo/zomaar een naam.csv.gz"
    assert job.run() == raw_set


def test_a_file_in_the_inbox_counts_only_with_a_later_year_than_duos(job: DuoJob, duo: FakeDuo) -> None:
    put = job.put("studenten.csv", students().encode())
    assert job.run().table_id == STUDENTS[1]
    assert "is not used, DUO's own file is as new" in job.told
    put.write_bytes(students(years=(*YEARS, 2026)).encode())
    assert job.run().table_id == "studenten.csv"
    duo.heal()
    assert job.run().table_id == "studenten.csv"
    assert STUDENT_FILE not in duo.asked


def test_a_file_that_nobody_knows_is_told_once_and_one_of_another_source_is_not(job: DuoJob) -> None:
    job.put("diplomas.csv", students(prefix="DIP").encode())
    job.put("vreemd.csv", b"a,b\r\n1,2\r\n")
    job.put("kapot.csv.gz", b"\x1f\x8b rubbish")
    job.run()
    assert "vreemd.csv is not used: no source of DUO knows its columns" in job.told
    assert "kapot.csv.gz cannot be read" in job.told
    assert "diplomas.csv" not in job.told
    job.run(DIPLOMAS)
    assert "vreemd.csv" not in job.told
