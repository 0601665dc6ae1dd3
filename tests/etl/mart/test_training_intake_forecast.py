"""Golden rows of intake and forecasts, worked out by hand, with every kind of cell and gemeente that DUO may send."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from pytest_httpserver import HTTPServer

from etl.errors import SourceError
from tests.made.country_forecasts import renew_forecasts, serve_forecasts
from tests.made.duo_files import (
    ADDRESS_COLUMNS,
    ADDRESSES,
    HBO,
    HBO_INTAKE,
    HBO_INTAKE_COLUMNS,
    INSTITUTION,
    STUDENTS,
    count_columns,
    csv_text,
    forecast,
    hbo_rows,
    intake,
    publish_intake,
)
from tests.made.etl_home import Home
from tests.made.fake_cbs import FakeCbs
from tests.made.fake_duo import FakeDuo
from tests.made.loading import load_duo

FRIESLAND, ZEELAND, RIVIERENLAND, COUNTRY = "AM02", "AM24", "AM10", "NL01"
CARE, BUILDING = "Zorg en welzijn", "Bouw en infra"
SOURCES = ("duo_mbo_students", "duo_mbo_addresses", "duo_mbo_intake", "duo_hbo_students", "duo_hbo_intake",
           "duo_mbo_forecast")  # fmt: skip

# 25LX is in Leeuwarden by the students' file, 27DV in Terneuzen by its address alone; 30BC is in two, 99ZZ nowhere
STUDENT_LINES = [
    (code, f"School {code}", place, "BBL", 3, 25655 + number, "Verzorgende", "x", CARE, 400, 400)
    for number, (code, place) in enumerate([("25LX", "LEEUWARDEN"), ("30BC", "TIEL"), ("30BC", "ZALTBOMMEL")])
]
ADDRESS_LINES = [
    ("27DV", "Scalda", "4532 AA", "TERNEUZEN", "0715", "Terneuzen"),
    ("25LX", "Firda", "4001 AA", "TIEL", "0281", "Tiel"),
]
INTAKE_2024 = intake(("25LX", CARE, 3, "BBL", 30), ("25LX", CARE, 3, "BBL", -1), ("27DV", BUILDING, 2, "BOLVT", 8))
INTAKE_2025 = intake(
    ("25LX", CARE, 3, "BBL", 25),
    ("25LX", CARE, 3, "BOL", "<5"),
    ("25LX", CARE, 3, "BOL", ""),
    ("25LX", CARE, 3, "EX", 2),
    ("25LX", BUILDING, 4, "BOL", 0),
    ("27DV", BUILDING, 2, "BOLVT", 11),
    ("30BC", CARE, 2, "BBL", 6),
    ("99ZZ", CARE, 2, "BBL", 5),
)


def all_of(con: duckdb.DuckDBPyConnection) -> list[str]:
    return [
        name for (name,) in con.execute("SELECT region_name FROM mart.region WHERE region_type = 'gemeente'").fetchall()
    ]


def serve(duo: FakeDuo, gemeenten: list[str]) -> None:
    text = csv_text([*INSTITUTION, *count_columns((2025,))], STUDENT_LINES)
    duo.publish(*STUDENTS, "2025-2025-students.csv", text.encode())
    duo.publish(*ADDRESSES, "instellingenmbo.csv", csv_text(ADDRESS_COLUMNS, ADDRESS_LINES).encode())
    publish_intake(duo, 2024, INTAKE_2024)
    publish_intake(duo, 2025, INTAKE_2025)
    hbo = hbo_rows(("0080", "techniek", 2025, 40), ("0080", "techniek", 2024, "<5"), ("9998", "techniek", 2025, 3))
    duo.publish(*HBO, "hbo.csv", csv_text(HBO_INTAKE_COLUMNS, hbo).replace("AANTAL_EERSTEJAARS", "AANTAL").encode())
    duo.publish(*HBO_INTAKE, "eerstejaars.csv", csv_text(HBO_INTAKE_COLUMNS, hbo).encode())
    serve_forecasts(duo, gemeenten)


@pytest.fixture(scope="module")
def gemeenten(snapshot: duckdb.DuckDBPyConnection) -> list[str]:
    return all_of(snapshot)


@pytest.fixture(scope="module")
def duo(cbs_server: HTTPServer, gemeenten: list[str]) -> FakeDuo:
    duo = FakeDuo(cbs_server)
    serve(duo, gemeenten)
    return duo


@pytest.fixture(scope="module")
def home(duo: FakeDuo, cbs_server: HTTPServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    home = Home(tmp_path_factory.mktemp("intake"), FakeCbs(cbs_server))
    told = home.etl("run", *(word for source in SOURCES for word in ("--only", source)))
    assert told.code == 0, told.err
    yield home
    cbs_server.clear()


@pytest.fixture(scope="module")
def mart(home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(home.serving, read_only=True) as con:
        yield con


# Intake


@pytest.mark.parametrize(
    ("region", "field", "level", "pathway", "year", "expected"),
    [
        (FRIESLAND, "hg017", "mbo3", "bbl", 2024, (None, 31, 34)),  # 30 and a masked cell
        (FRIESLAND, "hg017", "mbo3", "bbl", 2025, (25, 25, 25)),
        (FRIESLAND, "hg017", "mbo3", "bol", 2025, (None, 1, None)),  # an empty cell is unknown
        (FRIESLAND, "hg017", "mbo3", "all", 2025, (None, 28, None)),  # with examination only
        (FRIESLAND, "hg004", "mbo4", "bol", 2025, (0, 0, 0)),
        (FRIESLAND, "all", "mbo", "all", 2024, (None, 31, 34)),
        (ZEELAND, "hg004", "mbo2", "bol", 2025, (11, 11, 11)),  # placed by its address
        (COUNTRY, "hg017", "mbo2", "bbl", 2025, (11, 11, 11)),  # two institutions without one place
        (FRIESLAND, "ho-techniek", "hbo", "all", 2025, (40, 40, 40)),
        (FRIESLAND, "ho-techniek", "hbo", "all", 2024, (None, 1, 4)),
        (COUNTRY, "all", "hbo", "all", 2025, (43, 43, 43)),
    ],
)  # fmt: skip
def test_intake_of_regions(mart: duckdb.DuckDBPyConnection, region: str, field: str, level: str, pathway: str,
                           year: int, expected: tuple[float | None, ...]) -> None:  # fmt: skip
    found = mart.execute(
        "SELECT intake, intake_low, intake_high, intake_source_id, place_type FROM mart.training_capacity"
        " WHERE region_code = ? AND field_code = ? AND education_level = ? AND pathway = ? AND year = ?",
        [region, field, level, pathway, year],
    ).fetchall()
    source = "duo_hbo_intake" if level == "hbo" else "duo_mbo_intake"
    assert found == [(*expected, source, "training")]


def test_an_institution_in_two_places_counts_for_the_country_and_is_told(mart: duckdb.DuckDBPyConnection) -> None:
    gelderland = "SELECT count(intake_low) FROM mart.training_capacity WHERE region_code = ?"
    assert mart.execute(gelderland, [RIVIERENLAND]).fetchone() == (0,)
    told = mart.execute(
        "SELECT source_id, provider_code FROM mart.training_unplaced WHERE source_id LIKE '%intake' ORDER BY ALL"
    ).fetchall()
    assert told == [("duo_hbo_intake", "25BE"), ("duo_mbo_intake", "30BC"), ("duo_mbo_intake", "99ZZ")]


def test_intake_is_unknown_where_no_file_has_it(snapshot: duckdb.DuckDBPyConnection) -> None:
    question = "SELECT count(*) > 0, count(intake_low), count(intake_source_id) FROM mart.training_capacity"
    assert snapshot.execute(question).fetchone() == (True, 0, 0)


def test_programmes_of_a_provider_have_their_name(mart: duckdb.DuckDBPyConnection) -> None:
    found = mart.execute(
        "SELECT DISTINCT programme_name FROM mart.provider_programme WHERE source_id = 'duo_mbo_students'"
    ).fetchall()
    assert found == [("Verzorgende",)]


# Forecasts


def forecast_of(mart: duckdb.DuckDBPyConnection, region: str, level: str = "mbo", pathway: str = "all") -> list[Any]:
    return mart.execute(
        "SELECT year, students, students_low, students_high, is_forecast FROM mart.training_forecast"
        " WHERE region_code = ? AND education_level = ? AND pathway = ? ORDER BY year",
        [region, level, pathway],
    ).fetchall()


def parts(mart: duckdb.DuckDBPyConnection, region: str) -> int:
    row = mart.execute("SELECT count(*) FROM mart.gemeente_region WHERE region_code = ?", [region]).fetchone()
    assert row is not None
    return int(row[0])


def test_a_region_is_the_sum_of_its_gemeenten_counted_or_expected(mart: duckdb.DuckDBPyConnection) -> None:
    ten = 10 * parts(mart, FRIESLAND)
    assert forecast_of(mart, FRIESLAND) == [(2025, ten, ten, ten, False), (2030, ten, ten, ten, True)]
    low = 10 * (parts(mart, ZEELAND) - 2) + 40 + 1
    assert forecast_of(mart, ZEELAND)[0] == (2025, low + 1.5, low, low + 3, False)
    assert forecast_of(mart, "GM0718") == [(2025, None, 1, 4, False), (2030, None, 1, 4, True)]


def test_an_unknown_gemeente_makes_its_regions_unknown_and_not_smaller(mart: duckdb.DuckDBPyConnection) -> None:
    rest = 10 * (parts(mart, RIVIERENLAND) - 1)
    assert forecast_of(mart, RIVIERENLAND)[1] == (2030, None, rest, None, True)  # an empty cell
    rest = 3 * (parts(mart, FRIESLAND) - 1)
    assert forecast_of(mart, FRIESLAND, "mbo4")[1] == (2030, None, rest, None, True)  # a row that is not there
    assert forecast_of(mart, "GM0080", "mbo4") == []  # of Leeuwarden itself nothing is known at all


def test_a_gemeente_that_merged_counts_for_its_heir_and_a_split_one_makes_its_heirs_unknown(
    mart: duckdb.DuckDBPyConnection,
) -> None:
    assert forecast_of(mart, "GM0439", "mbo4")[1] == (2030, 6, 6, 6, True)  # Purmerend with Beemster
    heirs = ["GM0824", "GM0757", "GM0855", "GM0865"]
    assert [forecast_of(mart, code, "mbo4")[1] for code in heirs] == [(2030, None, 3, None, True)] * 4


def test_the_country_comes_from_its_own_file_with_level_by_pathway(mart: duckdb.DuckDBPyConnection) -> None:
    assert forecast_of(mart, COUNTRY, "mbo4", "bol") == [(2025, 504, 504, 504, False), (2030, 504, 504, 504, True)]
    assert forecast_of(mart, COUNTRY, "mbo4")[0][1] == 2 * 504
    assert forecast_of(mart, COUNTRY, "mbo", "bbl")[0][1] == 501 + 502 + 503 + 504
    assert forecast_of(mart, COUNTRY)[0][1] == 2 * (501 + 502 + 503 + 504)
    assert forecast_of(mart, FRIESLAND, "mbo4", "bol") == []


def test_forecasts_are_by_place_of_living_and_say_their_version(mart: duckdb.DuckDBPyConnection) -> None:
    kinds = "SELECT DISTINCT place_type, location_kind, version, source_id FROM mart.training_forecast"
    assert mart.execute(kinds).fetchall() == [("living", "woonplaats", "2", "duo_mbo_forecast")]


def test_the_checks_tell_what_does_not_fit_and_no_error(mart: duckdb.DuckDBPyConnection) -> None:
    told = dict(mart.execute("SELECT check_id, failing_rows FROM mart.quality_check WHERE NOT passed").fetchall())
    assert "training_forecast_gemeente_unknown" not in told  # Buitenland is no gemeente, and known to be none
    assert "training_forecast_fits_country" not in told
    failed = "SELECT check_id FROM mart.quality_check WHERE NOT passed AND severity = 'error'"
    assert mart.execute(failed).fetchall() == []


def test_every_gemeente_has_a_name_that_finds_it(mart: duckdb.DuckDBPyConnection) -> None:
    lost = (
        "SELECT region_name FROM mart.region WHERE region_type = 'gemeente' AND region_code NOT IN"
        " (SELECT gm_code FROM core.map_gemeente_name)"
    )
    assert mart.execute(lost).fetchall() == []
    bergen = "SELECT gm_code FROM core.map_gemeente_name WHERE name_key IN ('BERGEN', 'BERGENNH', 'HENGELO') ORDER BY 1"
    assert mart.execute(bergen).fetchall() == [("GM0164",), ("GM0373",)]


# What is refused


@pytest.mark.parametrize(
    ("kind", "count", "problem"),
    [
        ("Scenario", 10, "neither counted nor forecast"),
        ("Prognose", "tien", "count is no number"),
        ("Prognose", -3, "count is no number"),
    ],
)
def test_a_word_or_a_count_that_is_not_known_is_seen(tmp_path: Path, kind: str, count: object, problem: str) -> None:
    good = ("Leeuwarden", 2025, 7, "Historie", 2)
    load_duo(tmp_path / "good", "duo_mbo_forecast", "gemeente", forecast("gemeente", [good]))
    bad = forecast("gemeente", [good, ("Leeuwarden", 2030, count, kind, 2)])
    with pytest.raises(SourceError, match=problem):
        load_duo(tmp_path, "duo_mbo_forecast", "gemeente", bad)


def test_a_run_puts_such_a_file_aside(home: Home, duo: FakeDuo, gemeenten: list[str]) -> None:
    serve_forecasts(duo, gemeenten, kind="Prognose", count="tien")
    renew_forecasts(duo)
    told = home.etl("run", "--only", "duo_mbo_forecast")
    assert told.code == 3
    assert "count is no number" in told.warnings
    assert home.mode("duo_mbo_forecast") == "stale"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (("25LX", CARE, 9, "BBL", 3), "level is not known"),
        (("25LX", CARE, 3, "BBL", "tien"), "count is no number"),
        (("", CARE, 3, "BBL", 3), "no institution or no year"),
    ],
)
def test_a_year_of_intake_with_a_cell_that_cannot_be_read_is_seen(
    tmp_path: Path, row: tuple[str, str, int, str, object], problem: str
) -> None:
    load_duo(tmp_path / "good", "duo_mbo_intake", "2025", intake(("25LX", CARE, 3, "BBL", 3)))
    with pytest.raises(SourceError, match=problem):
        load_duo(tmp_path, "duo_mbo_intake", "2025", intake(row))


def test_regions_that_cannot_make_the_country_are_told(home: Home, duo: FakeDuo, gemeenten: list[str]) -> None:
    serve_forecasts(duo, gemeenten, bol=60)
    renew_forecasts(duo, "2028-02-01T00:00:00")
    told = home.etl("run", "--only", "duo_mbo_forecast")
    assert told.code == 0, told.err
    assert "check training_forecast_fits_country" in told.warnings
