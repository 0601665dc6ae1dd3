"""The sector table and its CSV: parts and total add up, hidden is said, numbers are as a spreadsheet reads them."""

import csv
import io
from typing import Any

import pytest

from dashboard.growth import words
from dashboard.growth.known_ends import completed
from dashboard.growth.records import GroupRest, Sector, SectorGrowth, YearJobs
from dashboard.growth.region_table import region_columns, region_sheet
from dashboard.kit.interval import Interval
from dashboard.kit.sheet import to_csv
from dashboard.pages.regio import tables
from tests.made.growth_rows import BUILD, HIDDEN, SECTORS, growth, shrinking

UNKNOWN = {"sbi_code": "X", "status_from": None, "status_to": None, "verdict": None, "verdict_reason": None}
MANY = SECTORS | {
    "D": Sector("D", "Energie", "Energie", "section", "B-E", 7),
    "E": Sector("E", "Water", "Water", "section", "B-E", 8),
}
RESTS = [
    GroupRest("B-E", 2019, "rest van B-E (D en E samen)", Interval(200.0, 50.0, 300.0)),
    GroupRest("B-E", 2024, "rest van B-E (D en E samen)", Interval(200.0, 50.0, 350.0)),
]
SOURCE = {"Bron": "CBS"}
# The start is hidden, the end was published.
START_HIDDEN = {**HIDDEN, "status_to": "published", "jobs_to_low": 4550.0, "jobs_to_high": 4650.0}


def _rows(**others: SectorGrowth) -> dict[str, SectorGrowth]:
    total = growth(sbi_code="A-U", jobs_from=60000.0, jobs_to=70000.0, change_jobs=10000.0)
    return {"A-U": total, "Q": growth(), **others, "X": growth(**UNKNOWN)}


def _table(rows: dict[str, SectorGrowth], rests: list[GroupRest] | None = None) -> dict[str, dict[str, Any]]:
    made = tables.sector_lines(rows, MANY, {}, {}, rests or [])
    return {row["id"]: row["cells"] for row in tables.on_screen(made, BUILD, "section", with_country=True)[1]}


def _csv(rows: dict[str, SectorGrowth], rests: list[GroupRest] | None = None) -> dict[str, dict[str, str]]:
    made = tables.sector_lines(rows, MANY, {}, {}, rests or [])
    text = to_csv(tables.sector_sheet(made, BUILD, "Ergens", SOURCE)).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    return {line[0]: dict(zip(lines[3], line, strict=True)) for line in lines[4:]}


def test_unknown_comes_after_the_sections_and_the_total_last() -> None:
    rows = _rows(D=growth(**HIDDEN, sbi_code="D"), E=growth(**HIDDEN, sbi_code="E"))
    assert list(_table(rows, RESTS)) == ["Q", "D", "E", "X", "rest-B-E", "A-U"]


def test_a_published_year_is_never_called_hidden() -> None:
    rows = _rows(C=growth(**START_HIDDEN, sbi_code="C"))
    cells = _table(rows)["C"]
    assert (cells["jobs"]["text"], cells["jobs"]["sub"]) == ("4.600", "")
    assert (cells["change"]["text"], cells["change"]["sub"]) == ("afgeschermd", "2019 afgeschermd")
    line = _csv(rows)["C"]
    assert (line["banen 2019"], line["banen 2024"], line["verandering"]) == ("afgeschermd", "4600", "afgeschermd")


def test_a_published_nought_is_nought() -> None:
    nought = {**START_HIDDEN, "jobs_to_low": 0.0, "jobs_to_high": 50.0}
    assert _table(_rows(C=growth(**nought, sbi_code="C")))["C"]["jobs"]["text"] == "0"


def test_a_hidden_figure_is_no_more_than_the_rest_it_is_in() -> None:
    hidden = {**HIDDEN, "jobs_to_high": 1250.0}
    rows = _rows(D=growth(**hidden, sbi_code="D"), E=growth(**hidden, sbi_code="E"))
    assert _table(rows, RESTS)["D"]["jobs"]["sub"] == "hoogstens 350"
    assert _table(rows)["D"]["jobs"]["sub"] == "hoogstens 1.250"
    assert _csv(rows, RESTS)["D"]["banen 2024 hoog"] == "350"


def test_the_rest_of_a_group_has_its_interval_and_no_change_that_may_be_none() -> None:
    rows = _rows(D=growth(**HIDDEN, sbi_code="D"), E=growth(**HIDDEN, sbi_code="E"))
    rest = _table(rows, RESTS)["rest-B-E"]
    assert rest["sector"]["text"] == "waarvan rest van B-E (D en E samen)"
    assert (rest["jobs"]["text"], rest["change"]["text"]) == ("ca. 200 (50 tot 350)", "")
    grown = [RESTS[0], GroupRest("B-E", 2024, RESTS[0].rest_name, Interval(900.0, 800.0, 1050.0))]
    assert _table(rows, grown)["rest-B-E"]["change"]["text"] == "ca. +700"
    assert _csv(rows, grown)["B-E"]["soort"] == "rest"


def test_the_rest_of_the_total_is_no_rest_of_a_group() -> None:
    rows = _rows(D=growth(**HIDDEN, sbi_code="D"), E=growth(**HIDDEN, sbi_code="E"))
    wrong = [GroupRest("A-U", 2024, "rest van A-U (J, K en L samen)", Interval(6400.0, 6250.0, 6550.0))]
    assert "rest-A-U" not in _table(rows, wrong)
    assert "A-U (J" not in str(_csv(rows, wrong))


@pytest.mark.parametrize(
    ("hidden", "jobs", "change"),
    [
        ({"C": HIDDEN}, None, None),
        ({"C": START_HIDDEN}, "10.900", None),
        ({"C": HIDDEN, "K": HIDDEN}, "15.500", "+4.000"),
        ({"D": HIDDEN, "E": HIDDEN, "K": HIDDEN}, None, None),
    ],
    ids=["one", "one at the start", "two", "one beside a rest"],
)
def test_one_hidden_section_is_not_given_away(
    hidden: dict[str, dict[str, Any]], jobs: str | None, change: str | None
) -> None:
    rows = _rows(**{code: growth(**{**figures, "sbi_code": code}) for code, figures in hidden.items()})
    rests = RESTS if "D" in hidden else []
    cells, line = _table(rows, rests)["X"], _csv(rows, rests)["X"]
    for shown, cell in ((jobs, cells["jobs"]), (change, cells["change"])):
        if shown is None:
            assert (cell["text"], cell["sub"]) == ("afgeschermd", words.ONE_HIDDEN)
        else:
            assert cell["text"] == shown
    assert (line["banen 2024"] == "afgeschermd") is (jobs is None)
    assert (line["verandering"] == "afgeschermd") is (change is None)


def test_what_is_shown_and_unknown_add_up_at_each_end() -> None:
    rows = completed(_rows(C=growth(**START_HIDDEN, sbi_code="C"), D=growth(**HIDDEN, sbi_code="D")), MANY, {}, [])
    end = sum(rows[code].jobs_to.value or 0.0 for code in ("Q", "C"))
    assert not rows["X"].jobs_to.is_known
    rows = completed(_rows(C=growth(**START_HIDDEN, sbi_code="C")), MANY, {}, [])
    assert rows["X"].jobs_to.value == 70000.0 - end


def test_the_year_itself_counts_where_it_is_there() -> None:
    years = {"C": [YearJobs("C", 2024, Interval(4580.0, None, None), "summed", True)]}
    rows = completed(_rows(C=growth(**{**START_HIDDEN, "status_to": "summed"}, sbi_code="C")), MANY, years, [])
    assert rows["C"].jobs_to.value == 4580.0


def test_suppressed_is_a_word_and_sorts_last() -> None:
    cells = _table(_rows(C=growth(**HIDDEN, sbi_code="C")))["C"]
    assert cells["jobs"]["text"] == "afgeschermd"
    assert cells["jobs"]["sub"] == "hoogstens 650"
    assert cells["jobs"]["sort"] is None
    assert (cells["change"]["text"], cells["change"]["sub"]) == ("afgeschermd", "2019 en 2024 afgeschermd")
    assert cells["verdict"]["sub"] == "cijfer afgeschermd"


def test_a_sum_that_cannot_be_made_is_not_called_hidden() -> None:
    rows = _rows(C=growth(**HIDDEN, sbi_code="C"))
    made = tables.sector_lines(rows, MANY, {}, {}, [], words.NO_SUM)
    shown = tables.on_screen(made, BUILD, "section", with_country=True)[1]
    cells = next(row["cells"] for row in shown if row["id"] == "C")
    texts = [cells[column]["text"] + cells[column].get("sub", "") for column in ("jobs", "change", "verdict")]
    assert "afgeschermd" not in "".join(texts)
    assert cells["jobs"]["text"] == "niet op te tellen"


def test_an_estimate_is_called_one() -> None:
    rows = _rows(C=shrinking(status_from="estimated"), K=growth(sbi_code="K", status_to="estimated"))
    cells = _table(rows)
    assert cells["C"]["jobs"]["sub"] == ""
    assert cells["C"]["change"]["sub"] == "geschat (herindeling)"
    assert cells["K"]["jobs"]["sub"] == "geschat (herindeling)"
    assert _csv(rows)["C"]["geschat"] == "2019"
    margins = {"change_low": -4000.0, "change_high": 500.0, "cagr_low_pct": -6.0, "cagr_high_pct": 2.0}
    wide = _table(_rows(C=shrinking(status_from="estimated", **margins)))["C"]
    assert wide["change"]["text"] == "niet te zeggen"
    assert wide["growth"]["text"] == "\u22126,0% tot +2,0%"
    assert _csv(rows)["Q"]["geschat"] == ""


def test_headers_carry_years_and_the_provisional_mark() -> None:
    made = tables.sector_lines(_rows(), MANY, {}, {}, [])
    labels = [head["label"] for head in tables.on_screen(made, BUILD, "section", with_country=True)[0]]
    assert "Banen 2024 (voorlopig)" in labels
    assert "Verandering sinds 2019" in labels
    without = tables.on_screen(made, BUILD, "section", with_country=False)[0]
    assert not any("Nederland" in head["label"] for head in without)
    of_map = [column.head for column in region_columns("Provincie", (2019, 2024), is_provisional=True)]
    assert "Banen 2024 (voorlopig)" in of_map


def test_csv_is_dutch_and_names_its_source() -> None:
    rows = {"Q": growth(), "C": growth(**HIDDEN, sbi_code="C")}
    made = tables.sector_lines(rows, SECTORS, {}, {}, [])
    text = to_csv(tables.sector_sheet(made, BUILD, "Ergens", SOURCE)).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert lines[0] == ["Banen per sector in Ergens, 2019–2024"]
    assert lines[1] == ["Bron: CBS"]
    hidden, care = lines[4], lines[5]
    assert care[:7] == ["Q", "Gezondheids- en welzijnszorg", "sector", "2019-2024", "48500", "54500", "54450"]
    assert care[9] == "2,4"
    assert hidden[5] == "afgeschermd"


def test_csv_is_rounded_as_the_page() -> None:
    wide = growth(jobs_to=638225.0, jobs_to_low=621000.0, jobs_to_high=655000.0)
    assert _csv({"Q": wide})["Q"]["banen 2024"] == "640000"


def test_csv_of_the_map_has_every_region_and_its_years() -> None:
    rows, names = [growth(sbi_code="A-U")], {"CR33": "West-Noord-Brabant"}
    sheet = region_sheet(rows, names, "Groei van alle banen", (2019, 2024), SOURCE)
    data = to_csv(sheet).decode("utf-8-sig")
    assert "CR33;West-Noord-Brabant;2019-2024;48500;54500;54450;54550;6000;2,4" in data
    assert "banen 2019;banen 2024;banen 2024 laag" in data
