"""Fetching sets of files of DUO over real HTTP: a year that is missing, renamed or wrong costs that year alone."""

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
from etl.extract.common.refreshed import Refreshed
from etl.extract.publishers import refresh
from etl.run.raw_store import RawStore
from etl.settings import Settings
from tests.made.cbs_job import Notes
from tests.made.duo_files import (
    INTAKE,
    INTAKE_NAME,
    forecast,
    intake,
    publish_forecast,
    publish_intake,
    serve_small_forecast,
)
from tests.made.fake_cbs import HTML_PAGE, reset, status
from tests.made.fake_duo import MODIFIED, PACKAGE_SHOW, FakeDuo

YEARS = (2023, 2024, 2025)
CARE = "Zorg en welzijn"
NEXT = "2027-02-02T00:00:00"


@dataclass
class SetJob:
    """One source of several files, fetched as often as a test likes."""

    settings: Settings
    source_id: str = "duo_mbo_intake"
    notes: Notes = field(default_factory=Notes)

    def run(self) -> Refreshed:
        self.notes = Notes()
        source = catalog.load()[self.source_id]
        return refresh(source, self.store, self.settings, self.notes, Hosts())

    @property
    def store(self) -> RawStore:
        return RawStore(self.settings.raw_dir, self.source_id)

    @property
    def told(self) -> str:
        return "\n".join(self.notes.lines)

    def put(self, name: str, text: str) -> None:
        path = self.settings.inbox_dir / "duo" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


@pytest.fixture
def duo(cbs_server: HTTPServer) -> Iterator[FakeDuo]:
    fake = FakeDuo(cbs_server)
    for year in YEARS:
        publish_intake(fake, year, year_file(year))
    serve_small_forecast(fake)
    yield fake
    cbs_server.clear()


@pytest.fixture
def job(duo: FakeDuo, tmp_path: Path, short_waits: None) -> SetJob:
    return SetJob(duo.settings(tmp_path))


@pytest.fixture
def forecasts(duo: FakeDuo, tmp_path: Path, short_waits: None) -> SetJob:
    return SetJob(duo.settings(tmp_path), "duo_mbo_forecast")


def year_file(year: int) -> str:
    return intake(("25LX", CARE, 3, "BBL", year - 2000))


def file_of(year: int) -> str:
    return f"{year}-{INTAKE_NAME}"[:100] + ".csv"


def texts(taken: Refreshed) -> dict[str, str]:
    assert taken.raw_set is not None
    raw_set = taken.raw_set.verified()
    return {m.part: gzip.decompress(raw_set.path(m.part).read_bytes()).decode() for m in raw_set.parts}


def downloads(duo: FakeDuo) -> list[str]:
    return [asked for asked in duo.asked if not asked.startswith(PACKAGE_SHOW)]


# A good run


def test_each_year_is_a_part_under_its_year_and_the_other_kind_is_left(job: SetJob, duo: FakeDuo) -> None:
    taken = job.run()
    assert texts(taken) == {str(year): year_file(year) for year in YEARS}
    assert downloads(duo) == [file_of(year) for year in YEARS]
    assert taken.refused == ()
    assert job.notes.lines == []


def test_nothing_new_costs_one_question_and_no_file(job: SetJob, duo: FakeDuo) -> None:
    first = job.run()
    duo.heal()
    assert job.run() == first
    assert duo.asked == [f"package_show {INTAKE}"]


def test_a_year_that_comes_or_changes_is_all_that_is_asked(job: SetJob, duo: FakeDuo) -> None:
    job.run()
    duo.heal()
    publish_intake(duo, 2026, year_file(2026), NEXT)
    publish_intake(duo, 2025, year_file(2035), NEXT)
    assert texts(job.run())["2025"] == year_file(2035)
    assert downloads(duo) == [file_of(2025), file_of(2026)]


def test_resources_without_a_date_are_asked_again_and_kept_once(job: SetJob, duo: FakeDuo) -> None:
    for year in YEARS:
        publish_intake(duo, year, year_file(year), None)
    first = job.run()
    assert job.run() == first
    assert len(list(job.store.complete_sets())) == 1
    publish_intake(duo, 2025, year_file(2035), None)
    assert texts(job.run())["2025"] == year_file(2035)


# What costs one year alone


def test_a_run_that_broke_off_goes_on_with_the_years_it_has(job: SetJob, duo: FakeDuo) -> None:
    duo.always(file_of(2025), reset)
    taken = job.run()
    assert sorted(texts(taken)) == ["2023", "2024"]
    assert [problem.url.rpartition("/")[2] for problem in taken.refused] == [file_of(2025)]
    duo.heal()
    assert sorted(texts(job.run())) == ["2023", "2024", "2025"]
    assert downloads(duo) == [file_of(2025)]


def test_a_run_that_was_killed_leaves_parts_that_the_next_one_uses(job: SetJob, duo: FakeDuo) -> None:
    raw_set = job.run().raw_set
    assert raw_set is not None
    (raw_set.folder / "set.json").unlink()
    (raw_set.folder / "2024.csv.gz").write_bytes(b"half")
    duo.heal()
    assert texts(job.run())["2024"] == year_file(2024)
    assert downloads(duo) == [file_of(2024)]


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (b"<html>Onderhoud</html>", "an HTML page instead of a file"),
        (year_file(2024).replace("INSTROOM OPLEIDING", "INSTROOM").encode(), "it has no column INSTROOM OPLEIDING"),
        (year_file(2024).replace("BBL", "BBL,x").encode(), "line 2 has 15 cells where the header has 14"),
        (year_file(2024).replace("VOOROPLEIDING VO,", "JAAR,").replace("havo diploma", "2022").encode(),
         "its name says 2024, its rows are of 2022"),
        (year_file(2023).encode(), "is the same file as that of 2023"),
    ],
)  # fmt: skip
def test_a_year_with_another_file_is_refused_and_keeps_its_last_good_one(
    job: SetJob, duo: FakeDuo, bad: bytes, why: str
) -> None:
    job.run()
    duo.publish(INTAKE, f"2024 {INTAKE_NAME}", file_of(2024), bad, NEXT)
    publish_intake(duo, 2025, year_file(2035), NEXT)
    taken = job.run()
    assert texts(taken) == {"2023": year_file(2023), "2024": year_file(2024), "2025": year_file(2035)}
    assert [why in problem.what for problem in taken.refused] == [True]


def test_two_new_years_that_are_the_same_file_are_both_refused(job: SetJob, duo: FakeDuo) -> None:
    publish_intake(duo, 2025, year_file(2024))
    taken = job.run()
    assert sorted(texts(taken)) == ["2023"]
    assert len(taken.refused) == 2
    assert sorted(texts(job.run())) == ["2023"]


def test_an_address_of_another_year_is_refused(job: SetJob, duo: FakeDuo) -> None:
    duo.publish(INTAKE, f"2025 {INTAKE_NAME}", "2022-x.csv", year_file(2025).encode())
    assert "its name says 2025, its address 2022" in job.run().refused[0].what


def test_a_renamed_year_is_told_and_keeps_what_was_fetched(job: SetJob, duo: FakeDuo) -> None:
    job.run()
    del duo.packages[INTAKE][f"2024 {INTAKE_NAME}"]
    duo.packages[INTAKE] |= {"2024 instroom (nieuw)": ("2024-x.csv", NEXT)}
    publish_intake(duo, 2025, year_file(2035), NEXT)
    taken = job.run()
    assert texts(taken)["2024"] == year_file(2024)
    assert "no file is listed for 2024" in job.told
    assert "put it in etl/catalog/duo_mbo_intake.yml" in job.told


def test_a_year_that_is_gone_is_gone_and_a_year_left_out_is_told(job: SetJob, duo: FakeDuo) -> None:
    job.run()
    duo.packages[INTAKE] = {n: f for n, f in duo.packages[INTAKE].items() if not n.startswith("2023")}
    assert sorted(texts(job.run())) == ["2024", "2025"]
    assert "files that were in it before are gone: 2023" in job.told
    publish_intake(duo, 2022, year_file(2022))
    job.run()
    assert "there is no 2023 between 2022 and 2025" in job.told


def test_two_files_of_one_year_are_refused(job: SetJob, duo: FakeDuo) -> None:
    duo.packages[INTAKE][f"2025 {INTAKE_NAME}".upper()] = (file_of(2025), MODIFIED)
    taken = job.run()
    assert sorted(texts(taken)) == ["2023", "2024"]
    assert "for 2025" in taken.refused[0].what


def test_without_any_usable_file_the_set_of_before_stays(job: SetJob, duo: FakeDuo) -> None:
    good = job.run().raw_set
    for year in YEARS:
        publish_intake(duo, year, "a,b\r\n1,2\r\n", NEXT)
    with pytest.raises(SourceError, match="INSTELLINGSCODE"):
        job.run()
    assert job.store.newest() == good
    duo.packages[INTAKE] = {"iets anders": ("x.csv", MODIFIED)}
    with pytest.raises(SourceError, match="it has: iets anders"):
        job.run()
    assert job.store.newest() == good


def test_a_catalogue_that_is_down_or_answers_html_leaves_the_set_of_before(job: SetJob, duo: FakeDuo) -> None:
    good = job.run().raw_set
    for answer in (HTML_PAGE, status(503), reset):
        duo.always(PACKAGE_SHOW, answer)
        with pytest.raises(SourceError, match="duo_mbo_intake"):
            job.run()
    assert job.store.newest() == good


# The inbox


def test_a_year_in_the_inbox_serves_where_duo_has_none_and_its_name_tells_the_year(job: SetJob, duo: FakeDuo) -> None:
    job.put("instroom 2026.csv", year_file(2026))
    job.put("instroom 2025.csv", year_file(2050))
    job.put("instroom.csv", year_file(2027))
    assert texts(job.run()) == {str(year): year_file(year) for year in (*YEARS, 2026)}
    assert job.run().raw_set == job.store.newest()
    duo.always(PACKAGE_SHOW, status(503))
    assert texts(job.run())["2025"] == year_file(2050)
    assert texts(job.run())["2024"] == year_file(2024)


def test_a_file_in_the_inbox_serves_where_that_of_duo_cannot_be_used(job: SetJob, duo: FakeDuo) -> None:
    publish_intake(duo, 2025, "a,b\r\n1,2\r\n")
    job.put("2025.csv", year_file(2050))
    taken = job.run()
    assert texts(taken)["2025"] == year_file(2050)
    assert taken.refused == ()


# Forecasts: a file per way of splitting


def test_the_four_files_of_forecasts_are_parts_and_others_are_left(forecasts: SetJob, duo: FakeDuo) -> None:
    publish_forecast(duo, "gemeente", forecast("gemeente", [("Leeuwarden", 2030, 7, "Prognose", 2)]), NEXT)
    duo.publish("studentprognoses-mbo-per-instelling", "mbo-studentenprognose_arbeidsmarktregio", "x.csv", b"x")
    found = texts(forecasts.run())
    names = ["gemeente", "gemeente_kwalificatieniveau", "gemeente_leerweg", "leerweg_kwalificatieniveau"]
    assert list(found) == names


def test_a_file_with_the_split_of_another_is_refused_alone(forecasts: SetJob, duo: FakeDuo) -> None:
    by_level = forecast("gemeente_kwalificatieniveau", [("Leeuwarden", "4.0", 2030, 7, "Prognose", 2)])
    publish_forecast(duo, "gemeente", by_level)
    taken = forecasts.run()
    assert "gemeente" not in texts(taken)
    assert "its columns are those of gemeente_kwalificatieniveau" in taken.refused[0].what


def test_a_file_that_is_split_by_age_is_none_of_ours(forecasts: SetJob, duo: FakeDuo) -> None:
    by_age = forecast("gemeente", [("Leeuwarden", 2030, 7, "Prognose", 2)])
    aged = by_age.replace("Gemeentenaam,", "Gemeentenaam,Leeftijdscategorie,").replace("Leeuwarden,", "Leeuwarden,31,")
    publish_forecast(duo, "gemeente", aged)
    assert "list without 'LEEFTIJDSCATEGORIE'" in forecasts.run().refused[0].what


def test_a_file_of_forecasts_that_is_not_listed_is_told(forecasts: SetJob, duo: FakeDuo) -> None:
    del duo.packages["studentprognoses-mbo-per-instelling"]["mbo-studentenprognose_gemeente_leerweg"]
    assert len(texts(forecasts.run())) == 3
    assert "no file is listed for gemeente_leerweg" in forecasts.told
