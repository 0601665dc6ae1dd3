"""Figures of DUO that cannot be: the file is put aside with the reason, before any of it comes into a mart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from etl.errors import SourceError
from tests.made.duo_files import HBO_INTAKE, HBO_INTAKE_COLUMNS, csv_text, forecast, hbo_rows, intake, serve_small_files
from tests.made.etl_home import Home
from tests.made.fake_cbs import FakeCbs
from tests.made.fake_duo import FakeDuo
from tests.made.loading import load_duo

CARE = "Zorg en welzijn"
FORECAST, MBO, HBO = "duo_mbo_forecast", "duo_mbo_intake", "duo_hbo_intake"
BY_GEMEENTE, BY_LEVEL, BY_PATHWAY = "gemeente", "gemeente_kwalificatieniveau", "gemeente_leerweg"


@pytest.mark.parametrize(
    ("part", "row", "why"),
    [
        (BY_GEMEENTE, ("Leeuwarden", 1950, 7, "Historie", 2), "a row is of year '1950'"),
        (BY_GEMEENTE, ("Leeuwarden", 2099, 7, "Historie", 2), "year cannot be"),  # counted, but still to come
        (BY_GEMEENTE, ("Leeuwarden", 2098, 7, "Prognose", 2), "year cannot be"),
        (BY_GEMEENTE, ("Leeuwarden", 2030, "9" * 400, "Prognose", 2), "count is no number"),
        (BY_GEMEENTE, ("Leeuwarden", 2030, "12,4", "Prognose", 2), "count is no number"),
        (BY_GEMEENTE, ("Leeuwarden", 2030, 7, "Prognose", ""), "no year, gemeente or version"),
        (BY_GEMEENTE, ("", 2030, 7, "Prognose", 2), "no year, gemeente or version"),
        (BY_GEMEENTE, ("Leeuwarden", 2025, 7, "Prognose", 1), "stands twice"),  # both publications of a year
        (BY_GEMEENTE, ("Tiel", 2025, 7, "Historie", 2), "a year is counted and forecast"),
        (BY_LEVEL, ("Leeuwarden", "Entree", 2030, 7, "Prognose", 2), "level is not known"),
        (BY_LEVEL, ("Leeuwarden", "40", 2030, 7, "Prognose", 2), "level is not known"),
        (BY_PATHWAY, ("Leeuwarden", "BOL voltijd", 2030, 7, "Prognose", 2), "pathway is not known"),
    ],
)
def test_a_forecast_that_cannot_be_puts_the_files_aside(
    tmp_path: Path, part: str, row: tuple[object, ...], why: str
) -> None:
    ways = {BY_GEMEENTE: (), BY_LEVEL: ("4.0",), BY_PATHWAY: ("bol",)}
    good = ("Leeuwarden", *ways[part], 2025, 7, "Prognose", 2)
    load_duo(tmp_path / "good", FORECAST, part, forecast(part, [good]))
    with pytest.raises(SourceError, match=why):
        load_duo(tmp_path, FORECAST, part, forecast(part, [good, row]))


@pytest.mark.parametrize(
    ("year", "row", "why"),
    [
        ("2099", ("27DV", CARE, 3, "BBL", 13), "year is still to come"),
        ("2025", ("27DV", CARE, 3, "BBL", "9" * 25), "count is no number"),
    ],
)
def test_intake_of_mbo_that_cannot_be_puts_the_files_aside(
    tmp_path: Path, year: str, row: tuple[str, str, int, str, object], why: str
) -> None:
    good = ("25LX", CARE, 3, "BBL", 13)
    load_duo(tmp_path / "good", MBO, "2025", intake(good))
    with pytest.raises(SourceError, match=why):
        load_duo(tmp_path, MBO, year, intake(good, row))


def test_one_student_group_in_two_lines_is_not_counted_twice(tmp_path: Path) -> None:
    lines = intake(("25LX", CARE, 3, "BBL", 13), ("25LX", CARE, 3, "BBL", 8)).replace("bo001", "bo000")
    with pytest.raises(SourceError, match="stands twice"):
        load_duo(tmp_path, MBO, "2025", lines)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        (("0080", "techniek", 1980, 5), "a row is of year '1980'"),
        (("0080", "techniek", 2097, 5), "year is still to come"),
        (("0080", "techniek", 2025, 5), "a line stands in it twice"),
        (("0080", "techniek", 2025, "5.5"), "count is no number"),
    ],
)
def test_intake_of_hbo_that_cannot_be_puts_the_file_aside(
    tmp_path: Path, cell: tuple[str, str, int, object], why: str
) -> None:
    good = ("0080", "techniek", 2025, 5)
    load_duo(tmp_path / "good", HBO, "data", csv_text(HBO_INTAKE_COLUMNS, hbo_rows(good)))
    with pytest.raises(SourceError, match=why):
        load_duo(tmp_path, HBO, "data", csv_text(HBO_INTAKE_COLUMNS, hbo_rows(good, cell)))


@pytest.fixture
def duo(cbs_server: HTTPServer) -> Iterator[FakeDuo]:
    duo = FakeDuo(cbs_server)
    serve_small_files(duo)
    yield duo
    cbs_server.clear()


def test_a_gemeente_number_that_is_too_long_is_no_gemeente(
    duo: FakeDuo, cbs_server: HTTPServer, tmp_path: Path
) -> None:
    cells = hbo_rows(("00805", "techniek", 2025, 30), ("80", "techniek", 2025, 7))
    duo.publish(*HBO_INTAKE, "eerstejaars.csv", csv_text(HBO_INTAKE_COLUMNS, cells).encode())
    home = Home(tmp_path, FakeCbs(cbs_server))
    assert home.etl("run", "--only", HBO).code == 0
    low = (
        "SELECT intake_low FROM mart.training_capacity"
        " WHERE region_code = ? AND field_code = 'ho-techniek' AND year = 2025"
    )
    assert home.ask(low, "GM0080") == [(7,)]
    assert home.ask(low, "NL01") == [(37,)]
    told = home.ask("SELECT provider_code FROM mart.training_unplaced WHERE source_id = ?", HBO)
    assert told == [("25BE",)]
