"""The sector table and its CSV: parts and total add up, hidden is said, numbers are as a spreadsheet reads them."""

import csv
import io

from dashboard import tables
from dashboard.records import GroupRest, YearJobs
from tests.unit.growth_rows import BUILD, HIDDEN, SECTORS, growth, shrinking

UNKNOWN = {"sbi_code": "X", "jobs_from": 800.0, "jobs_to": 1000.0, "change_jobs": 200.0, "verdict": None}


def _rows(**extra: object) -> list[tables.Row]:
    rows = {
        "A-U": growth(sbi_code="A-U"),
        "Q": growth(),
        "C": growth(**HIDDEN, sbi_code="C") if extra.get("hidden") else shrinking(),
        "X": growth(**UNKNOWN),
    }
    rests = [
        GroupRest("B-E", 2019, "rest van B-E (B en D samen)", 700.0, 550.0, 850.0),
        GroupRest("B-E", 2024, "rest van B-E (B en D samen)", 900.0, 750.0, 1050.0),
    ]
    series = {"Q": [YearJobs("Q", year, 100.0 * year, None, None, "published", year == 2024) for year in (2023, 2024)]}
    return tables.sector_rows(rows, SECTORS, series, {}, rests, ["section"])


def test_unknown_comes_after_the_sections_and_the_total_last() -> None:
    assert [row["id"] for row in _rows()] == ["C", "Q", "X", "rest-B-E", "A-U"]


def test_the_rest_of_a_group_shows_under_unknown_with_its_change() -> None:
    rest = _rows()[3]["cells"]
    assert rest["sector"]["text"] == "waarvan rest van B-E (B en D samen)"
    assert (rest["jobs"]["text"], rest["change"]["text"]) == ("900", "+200")


def test_suppressed_is_a_word_and_sorts_last() -> None:
    cells = _rows(hidden=True)[0]["cells"]
    assert cells["jobs"]["text"] == "afgeschermd"
    assert cells["jobs"]["sub"] == "hoogstens 700 in 2024"
    assert cells["jobs"]["sort"] is None
    assert cells["change"]["text"] == "afgeschermd"
    assert cells["verdict"]["sub"] == "cijfer afgeschermd"


def test_headers_carry_years_and_the_provisional_mark() -> None:
    labels = [column["label"] for column in tables.sector_columns(growth(), BUILD, with_country=True)]
    assert "Banen 2024 (voorlopig)" in labels
    assert "Verandering sinds 2019" in labels
    without = tables.sector_columns(growth(), BUILD, with_country=False)
    assert not any("Nederland" in column["label"] for column in without)


def test_csv_is_dutch_and_names_its_source() -> None:
    data = tables.sector_csv({"Q": growth(), "C": growth(**HIDDEN, sbi_code="C")}, SECTORS, "Ergens", "Bron: CBS")
    text = data.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert lines[0] == ["Regio: Ergens"]
    assert lines[1] == ["Bron: CBS"]
    hidden, care = lines[4], lines[5]
    assert care[:5] == ["Q", "Gezondheids- en welzijnszorg", "48500", "54500", "54450"]
    assert care[7] == "2,4"
    assert hidden[3] == "afgeschermd"


def test_csv_of_the_map_has_every_region() -> None:
    data = tables.map_csv([growth(sbi_code="A-U")], {"CR33": "West-Noord-Brabant"}, "Bron: CBS")
    assert "CR33;West-Noord-Brabant;54500;6000;2,4" in data.decode("utf-8-sig")
