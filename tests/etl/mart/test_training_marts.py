"""Golden rows of training, worked out by hand for three regions, with every kind of cell and place that DUO may send.

Growth comes from the bundled extract: construction in Friesland grew by 2 004 to 2 396 jobs in five years.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from pytest_httpserver import HTTPServer

from etl.errors import SourceError
from etl.run import sql_files
from etl.stage.load import load_nothing
from tests.made.duo_files import (
    INSTITUTION,
    STUDENTS,
    count_columns,
    csv_text,
)
from tests.made.etl_home import Home
from tests.made.fake_cbs import FakeCbs
from tests.made.fake_duo import FakeDuo
from tests.made.lean_etl import EVERYTHING
from tests.made.loading import load_duo
from tests.made.small_schools import (
    CARE,
    OFFERS,
    SOURCES,
    STUDENT_LINES,
    YEARS,
    line,
    serve,
)

FRIESLAND, ZEELAND, RIVIERENLAND = "AM02", "AM24", "AM10"
Cells = tuple[object, object, object, object]


@pytest.fixture(scope="module")
def duo(cbs_server: HTTPServer) -> FakeDuo:
    duo = FakeDuo(cbs_server)
    serve(duo)
    return duo


@pytest.fixture(scope="module")
def home(duo: FakeDuo, cbs_server: HTTPServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    home = Home(tmp_path_factory.mktemp("marts"), FakeCbs(cbs_server), bundled=EVERYTHING)
    told = home.etl("run", *(word for source in SOURCES for word in ("--only", source)))
    assert told.code == 0, told.err
    yield home
    cbs_server.clear()


@pytest.fixture(scope="module")
def mart(home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(home.serving, read_only=True) as con:
        yield con


# Capacity


@pytest.mark.parametrize(
    ("region", "field", "level", "pathway", "year", "expected"),
    [
        (FRIESLAND, "hg017", "mbo3", "bbl", 2024, (50, 50, 50)),
        (FRIESLAND, "hg017", "mbo3", "bbl", 2025, (None, 39, 42)),  # 38 and a masked cell: 1 to 4
        (FRIESLAND, "hg017", "mbo3", "bol", 2024, (None, 2, 8)),  # -1 and <5
        (FRIESLAND, "hg017", "mbo3", "bol", 2025, (None, 20, None)),  # an empty cell is unknown
        (FRIESLAND, "hg017", "mbo3", "all", 2025, (None, 39 + 20 + 7, None)),  # all: with examination only
        (FRIESLAND, "hg008", "mbo4", "bol", 2025, (120, 120, 120)),
        (FRIESLAND, "all", "mbo", "all", 2024, (160, 157, 163)),  # 6 wide on 160: a figure
        (FRIESLAND, "ho-techniek", "hbo", "all", 2024, (None, 1, 4)),
        (FRIESLAND, "ho-techniek", "hbo", "all", 2025, (120, 120, 120)),
        (ZEELAND, "hg004", "mbo2", "bbl", 2025, (None, 27, 30)),
        (ZEELAND, "all", "mbo", "all", 2024, (30, 30, 30)),
        (RIVIERENLAND, "hg017", "mbo2", "bol", 2025, (29, 29, 29)),
        (RIVIERENLAND, "all", "mbo2", "all", 2024, (36, 36, 36)),
        (RIVIERENLAND, "hg017", "mbo2", "bbl", 2025, (0, 0, 0)),  # a printed zero is zero
        ("NL01", "hg000", "mbo2", "bbl", 2024, (9, 9, 9)),  # a field that is not known, of a place that was not found
        ("NL01", "ho-techniek", "hbo", "all", 2025, (123, 123, 123)),  # a gemeente that is not known
        ("PV21", "hg008", "mbo", "all", 2025, (120, 120, 120)),
        ("GM0715", "hg004", "mbo2", "bbl", 2024, (30, 30, 30)),
    ],
)  # fmt: skip
def test_students_of_three_regions(
    mart: duckdb.DuckDBPyConnection,
    region: str,
    field: str,
    level: str,
    pathway: str,
    year: int,
    expected: tuple[float | None, ...],
) -> None:
    found = mart.execute(
        "SELECT students, students_low, students_high FROM mart.training_capacity WHERE place_type = 'training'"
        " AND region_code = ? AND field_code = ? AND education_level = ? AND pathway = ? AND year = ?",
        [region, field, level, pathway, year],
    ).fetchall()
    assert found == [expected]


def test_the_regions_and_what_was_not_placed_are_the_country(mart: duckdb.DuckDBPyConnection) -> None:
    sums = mart.execute(
        "SELECT sum(students_low) FILTER (region_code LIKE 'AM%'), sum(students_low) FILTER (region_code = 'NL01')"
        " FROM mart.training_capacity WHERE field_code = 'all' AND education_level = 'mbo' AND pathway = 'all'"
        " AND place_type = 'training' AND year = 2025"
    ).fetchone()
    assert sums == (66 + 120 + 27 + 29, 66 + 120 + 27 + 29 + 8)


# Places, providers, programmes


def test_a_place_is_found_by_postcode_name_list_or_address_and_else_told(mart: duckdb.DuckDBPyConnection) -> None:
    found = dict(
        mart.execute(
            "SELECT DISTINCT provider_code, gemeente_code FROM mart.training_provider WHERE source_id = 'duo_mbo_offer'"
        ).fetchall()
    )
    places = ["GM0080", "GM0080", "GM0715", "GM1900", "GM1900", "GM0080", None, "GM0518"]
    assert [found.get(f"100A{number:03}") for number in range(len(OFFERS))] == places
    unplaced = mart.execute("SELECT provider_code, place_name FROM mart.training_unplaced ORDER BY 1").fetchall()
    assert unplaced == [("100A006", "BERGEN"), ("25BE", "x"), ("99ZZ", "NERGENSHUIZEN")]


def test_the_checks_tell_what_was_not_placed_and_which_postcode_cannot_be(mart: duckdb.DuckDBPyConnection) -> None:
    told = dict(mart.execute("SELECT check_id, failing_rows FROM mart.quality_check WHERE NOT passed").fetchall())
    assert told["training_unplaced"] == 3
    assert told["training_postcode_strange"] == 1
    assert told["training_field_unknown"] == 1


def test_an_institution_that_ended_keeps_its_last_year(mart: duckdb.DuckDBPyConnection) -> None:
    found = mart.execute(
        "SELECT provider_code, programmes, last_year, location_kind FROM mart.training_provider"
        " WHERE source_id = 'duo_mbo_students' AND region_code LIKE 'AM%' ORDER BY 1"
    ).fetchall()
    assert found == [
        ("25LX", 2, 2025, "hoofdkantoor"),
        ("25MB", 1, 2025, "hoofdkantoor"),
        ("27DV", 1, 2025, "hoofdkantoor"),
        ("30BC", 1, 2024, "hoofdkantoor"),
    ]


def test_a_programme_is_current_only_where_a_list_of_today_says_so(
    mart: duckdb.DuckDBPyConnection, snapshot: duckdb.DuckDBPyConnection
) -> None:
    question = (
        "SELECT crebo_code, is_current, is_qualification FROM mart.programme WHERE crebo_code IN (SELECT unnest(?))"
    )
    codes = ["25655", "97713", "25310", "25078"]
    found = {row[0]: row[1:] for row in mart.execute(question, [codes]).fetchall()}
    assert found["25655"][0] is True
    assert found["97713"] == (True, False)  # students, but no qualification that we know
    assert found["25310"][0] is False  # graduates only
    assert found["25078"] == (False, True)
    assert snapshot.execute(question, [["25078"]]).fetchall() == [("25078", None, True)]
    # 551 of the lists and 183 that only CompetentNL has, of which the level is not known.
    counted = "SELECT count(*), count(education_level), count(is_current) FROM mart.programme"
    assert snapshot.execute(counted).fetchone() == (551 + 183, 551, 0)


# The gap


def gap(mart: duckdb.DuckDBPyConnection, region: str, sector: str, level: str = "all") -> tuple[Any, ...]:
    row = mart.execute(
        "SELECT signal, graduates_low, graduates_high, yearly_need_low, yearly_need_high, reason FROM mart.training_gap"
        " WHERE region_code = ? AND sbi_code = ? AND education_level = ?",
        [region, sector, level],
    ).fetchone()
    assert row is not None
    return row


def test_a_shortage_only_where_growth_alone_is_more_than_all_graduates(mart: duckdb.DuckDBPyConnection) -> None:
    signal, low, high, need_low, need_high, reason = gap(mart, FRIESLAND, "F")
    assert signal == "tekort"
    # building 101-104 x 0.60-0.85, technical 50 x 0.15-0.35, hbo technical 40 x 0.05-0.20
    assert low == pytest.approx(101 * 0.60 + 50 * 0.15 + 40 * 0.05)
    # and who may come here all the same: entree, which has no shares, what is left of care, five of a place not found
    assert high == pytest.approx(104 * 0.85 + 50 * 0.35 + 40 * 0.20 + 10 + 18 * 0.35 + 5)
    assert need_low == pytest.approx(2003.98 / 5, abs=0.01)
    assert need_high is None
    assert "Vervanging van wie stopt komt daar nog bij" in reason


def test_a_section_that_no_field_is_listed_for_may_get_what_is_left_of_each(mart: duckdb.DuckDBPyConnection) -> None:
    """A list of shares that is not complete makes no shortage: real estate stands in no row of it."""
    signal, low, high, *_, reason = gap(mart, FRIESLAND, "L")
    assert low == 0
    # Its people come from elsewhere, whatever its growth: a region is not short for want of a list, or of a school.
    assert signal == "onbekend"
    assert "van elders" in reason
    left = 104 * (1 - 0.65) + 50 * (1 - 0.50) + 40 * (1 - 0.45)
    assert high == pytest.approx(left + 10 + 18 * 0.35 + 5)


def test_graduates_of_the_first_year_of_hbo_are_none(mart: duckdb.DuckDBPyConnection) -> None:
    found = mart.execute(
        "SELECT graduates FROM mart.training_capacity WHERE region_code = ? AND field_code = ? AND year = 2025",
        [FRIESLAND, "ho-techniek"],
    ).fetchall()
    assert found == [(40,)]


@pytest.mark.parametrize(
    ("region", "sector", "level", "why"),
    [
        (FRIESLAND, "C", "all", "om vertrekkers te vervangen, is niet bekend"),
        (FRIESLAND, "F", "mbo2", "Welk deel van de banen in deze sector dit niveau vraagt"),
        (FRIESLAND, "K", "all", "De cijfers van deze sector hebben een reeksbreuk"),
        (RIVIERENLAND, "Q", "all", "Niet van alle niveaus is bekend hoeveel gediplomeerden er zijn"),
    ],
)
def test_all_else_is_unknown_with_its_reason(
    mart: duckdb.DuckDBPyConnection, region: str, sector: str, level: str, why: str
) -> None:
    signal, *_, reason = gap(mart, region, sector, level)
    assert signal == "onbekend"
    assert why in reason


def test_without_graduates_the_bundled_extract_has_no_signal(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert snapshot.execute("SELECT DISTINCT signal FROM mart.training_gap").fetchall() == [("onbekend",)]


# A file that cannot be used


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        (("25LX", "LEEUWARDEN", "BBL", 3, 25999, CARE, "tien", 1, 1, 1), "count is no number"),
        (("25LX", "LEEUWARDEN", "BBL", 3, 25999, CARE, -7, 1, 1, 1), "count is no number"),
        (("25LX", "LEEUWARDEN", "BBL", 9, 25999, CARE, 1, 1, 1, 1), "level is not known"),
        (("", "LEEUWARDEN", "BBL", 3, 25999, CARE, 1, 1, 1, 1), "no institution or no year"),
        (("25LX", "LEEUWARDEN", "BBL", 3, 25655, CARE, 1, 1, 1, 1), "stands twice"),
    ],
)
def test_a_file_with_a_cell_that_cannot_be_read_is_seen(tmp_path: Path, broken: tuple[Any, ...], problem: str) -> None:
    load_duo(tmp_path / "good", "duo_mbo_students", "data", students_file())
    with pytest.raises(SourceError, match=problem):
        load_duo(tmp_path, "duo_mbo_students", "data", students_file(broken))


def test_a_run_puts_such_a_file_aside_and_the_last_good_one_serves(home: Home, duo: FakeDuo) -> None:
    text = students_file(("25LX", "LEEUWARDEN", "BBL", 3, 25999, CARE, "tien", 1, 1, 1))
    duo.publish(*STUDENTS, "2024-2025-x.csv", text.encode(), "2026-05-01T00:00:00")
    told = home.etl("run", "--only", "duo_mbo_students")
    assert told.code == 3
    assert "count is no number" in told.warnings
    assert home.mode("duo_mbo_students") == "stale"


def students_file(*more: tuple[Any, ...]) -> str:
    """The file of students, and lines that do not belong there."""
    return csv_text([*INSTITUTION, *count_columns(YEARS)], [*STUDENT_LINES, *(line(*one) for one in more)])


# Ways of masking


@pytest.mark.parametrize(
    ("cell", "averaged", "expected"),
    [
        ("-1", None, (True, -1)),
        ("<5", None, (True, None)),
        ("4", "J", (True, 4)),  # DUO's own API before 2023
        ("4", "N", (False, 4)),
        ("4", None, (False, 4)),
        ("5", "J", (False, 5)),
        ("0", None, (False, 0)),
        ("", None, (False, None)),
    ],
)
def test_every_way_of_masking_is_known(cell: str, averaged: str | None, expected: tuple[bool, int | None]) -> None:
    with duckdb.connect() as con:
        con.execute("ATTACH ':memory:' AS raw; ATTACH ':memory:' AS stage")
        load_nothing(con, "duo_mbo_students")
        con.execute(
            'INSERT INTO raw.duo_mbo_students ("count", "year", averaged) VALUES (?, 2022, ?)', [cell, averaged]
        )
        [stage] = [file for file in sql_files.of_stage("stage") if file.name == "duo_mbo_students"]
        con.execute(stage.sql)
        found = con.execute("SELECT is_masked, count_value FROM stage.duo_mbo_students").fetchall()
    assert found == [expected]
