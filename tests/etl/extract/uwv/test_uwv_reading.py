"""What the UWV inbox makes of periods, figures, names and headers, one question at a time."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.common.inbox.reading import Reading
from etl.extract.common.inbox.refusal import Cell, Refused
from etl.extract.uwv import words
from etl.extract.uwv.file_reader import read_file
from etl.extract.uwv.numbers import UNKNOWN, Figure, read_figure, read_figures
from etl.extract.uwv.periods import MONTH_NAMES, as_month, as_quarter, month, parse_period, quarter
from etl.extract.uwv.regions import SPELLINGS, region_of, same_spelling
from tests.made.uwv_files import OTHER_NAMES

years, quarters, months = st.integers(2000, 2099), st.integers(1, 4), st.integers(1, 12)
QUARTER_TEXTS = ("{q}e kwartaal {y}", "{y}-Q{q}", "{y}KW0{q}", "Q{q} {y}", "{y} kwartaal {q}", "{y}, {q}e kwartaal")
QUARTER_TEXTS += ("eind {q}e kwartaal {y}", "{q}e kwartaal\n{y}", "K{q}-{y}", "{q}e kwartaal van {y}")
MONTH_TEXTS = ("{name} {y}", "{y}MM{m:02d}", "{y}-{m:02d}", "{m:02d}-{y}", "{y}{m:02d}", "ultimo {name} {y}")
MONTH_TEXTS += ("{last}-{m}-{y}", "{last} {name} {y}", "{y}-{m:02d}-{last:02d}", "{y}-{m:02d}-{last:02d}T00:00:00")


@given(years, quarters, st.sampled_from(QUARTER_TEXTS))
def test_a_quarter_is_read_however_it_is_written(y: int, q: int, text: str) -> None:
    assert parse_period(text.format(y=y, q=q)) == quarter(y, q)


@given(years, months, st.sampled_from(MONTH_TEXTS), st.sampled_from([0, -1]))
def test_a_month_is_read_however_it_is_written(y: int, m: int, text: str, spelling: int) -> None:
    last = month(y, m).end.day
    shown = text.format(y=y, m=m, last=last, name=MONTH_NAMES[m - 1].split()[spelling])
    assert parse_period(shown) == month(y, m)
    assert parse_period(date(y, m, last)) == parse_period(datetime(y, m, 1)) == month(y, m)  # noqa: DTZ001


@pytest.mark.parametrize("cell", ["2025", "2025JJ00", 2025.0, "5e kwartaal 2025", "31-2-2025", "15-6-2025", "2025-13"])
def test_what_is_no_quarter_or_month_is_none(cell: Cell) -> None:
    assert parse_period(cell) is None


@pytest.mark.parametrize(
    "cell", ["1e kwartaal 2025 t/m 2e kwartaal 2025", "", None, True, "Spanningsindicator", "jaar"]
)
def test_a_span_or_another_text_is_no_period(cell: Cell) -> None:
    assert parse_period(cell) is None


def test_a_quarter_and_its_last_month_are_the_same_moment() -> None:
    assert as_quarter(month(2025, 6)) == quarter(2025, 2)
    assert as_month(quarter(2025, 2)) == month(2025, 6)
    assert as_quarter(month(2025, 5)) == month(2025, 5)


@given(st.integers(0, 10**9))
def test_a_count_comes_back_from_every_notation(number: int) -> None:
    exact = Figure(number, number, number)
    for text in (str(number), f"{number:,}".replace(",", "."), f"{number:,}".replace(",", " ")):
        assert read_figure(text, "nl", is_count=True) == exact
    assert read_figures([f"{number:,}"], is_count=True)[0] == exact
    assert read_figure(float(number), "nl", is_count=True) == exact


@given(st.integers(0, 999_999))
def test_a_ratio_comes_back_with_a_comma_or_a_point(thousandths: int) -> None:
    text = f"{thousandths // 1000}.{thousandths % 1000:03d}"
    for shown in (text, text.replace(".", ",")):
        assert read_figures([shown], is_count=False)[0].value == pytest.approx(thousandths / 1000)


def test_a_thousand_is_never_one() -> None:
    assert [read_figures([text], is_count=True)[0].value for text in ("1,000", "1.000", "1 000")] == [1000] * 3


def test_a_column_has_one_notation() -> None:
    with pytest.raises(Refused, match="is geen getal"):
        read_figures(["1,5", "1.5"], is_count=False)


@pytest.mark.parametrize("text", ["", " ", "*", "-", ".", "..", "x", "n.b.", "#N/A", "#DEEL/0!", "#DIV/0!", None])
def test_a_mask_is_unknown_and_never_zero(text: str | None) -> None:
    assert read_figure(text, "nl", is_count=True) == UNKNOWN


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        *(("<5", 0, 4), ("< 5", 0, 4), ("minder dan 5", 0, 4), ("<=5", 0, 5), ("5 of minder", 0, 5), ("1-4", 1, 4)),
        *(("1 t/m 4", 1, 4), ("> 1.000", 1001, None), ("<1.000", 0, 999)),
    ],
)
def test_a_mask_with_a_bound_is_an_interval(text: str, low: float, high: float | None) -> None:
    assert read_figure(text, "nl", is_count=True) == Figure(None, low, high)


@pytest.mark.parametrize(
    "cell", [-1.0, "-5", "12,5", 12.5, True, "vijf", "5%", float("nan"), float("inf"), date(2025, 1, 1)]
)
def test_what_is_no_count_is_refused(cell: Cell) -> None:
    with pytest.raises(Refused):
        read_figure(cell, "nl", is_count=True)


def test_every_region_of_the_newest_division_has_its_name_and_no_spelling_means_two() -> None:
    with open(SPELLINGS, encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    keys = [same_spelling(row["spelling"]) for row in rows]
    assert len(set(keys)) == len(keys)
    named = {row["region_code"] for row in rows if row["source"] == "CBS 2025"}
    assert len(named) == 35
    assert not named & {"AM04", "AM16", "AM31", "AM99"}


def test_regions_are_known_by_code_and_by_other_spellings() -> None:
    assert {code: region_of(name) for code, name in OTHER_NAMES.items()} == {code: code for code in OTHER_NAMES}
    assert region_of("Zuid-Kennemerland en IJmond (AM)") == region_of(" zuid kennemerland ") == "AM37"
    assert (region_of("AM04"), region_of("Atlantis"), region_of("PV25"), region_of("Totaal")) == (None, None, "", "")


def test_no_name_of_a_column_stands_for_two_things() -> None:
    table = words.load()
    named = [name for names in [*table.keys.values(), *table.measures.values()] for name in names]
    named += [*table.generic_measure, *table.breakdowns]
    assert sorted(named) == sorted(set(named))


# Headers and rows


def book(path: Path, *rows: list[Cell], title: str = "Blad1") -> Reading:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    made.save(path)
    return read_file(path)


HEADER: list[Cell] = ["Regio", "Beroepsgroep", "Kwartaal", "Spanningsindicator"]
GOOD: list[Cell] = ["Zeeland", "Koks", "2025-Q2", 2.5]


def only(reading: Reading) -> dict[str, object]:
    assert reading.refused is None, reading.refused
    (rows,) = reading.rows.values()
    assert len(rows) == 1
    return rows[0]


def test_the_header_may_stand_anywhere_in_the_first_rows(tmp_path: Path) -> None:
    for depth in (0, 1, 38):
        row = only(book(tmp_path / f"{depth}.xlsx", *[["UWV"]] * depth, HEADER, GOOD))
        assert (row["kind"], row["region_code"], row["value"]) == ("tension", "AM24", 2.5)


def test_regions_may_be_columns_and_the_title_names_kind_and_period(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [
        ["Spanningsindicator, 2e kwartaal 2025"],
        ["Beroepsgroep", "AM24", "Food Valley"],
        ["Koks", 2.5, "*"],
    ]
    reading = book(tmp_path / "a.xlsx", *rows)
    found = {row["region_code"]: (row["period_code"], row["value"]) for row in reading.rows["tension"]}
    assert found == {"AM24": ("2025KW02", 2.5), "AM38": ("2025KW02", None)}


def test_year_and_quarter_or_month_may_stand_apart(tmp_path: Path) -> None:
    by_quarter = book(
        tmp_path / "q.xlsx", ["Regio", "Beroep", "Jaar", "Kwartaal", "Vacatures"], ["AM24", "Koks", 2025, 2, 7]
    )
    by_month = book(tmp_path / "m.xlsx", ["Regio", "Beroep", "Jaar", "Maand", "WW"], ["AM24", "Koks", 2025, 2, 7])
    over = book(
        tmp_path / "o.xlsx",
        [None, None, 2025],
        ["Regio", "Beroep", "2e kwartaal"],
        ["AM24", "Koks", 1],
        title="Vacatures",
    )
    found = [only(reading)["period_code"] for reading in (by_quarter, by_month, over)]
    assert found == ["2025KW02", "2025MM02", "2025KW02"]


def test_one_sheet_may_hold_several_kinds_and_the_printed_class(tmp_path: Path) -> None:
    header: list[Cell] = ["AM-code", "Beroepsgroep", "Periode", "Openstaande vacatures", "WW korter dan 6 maanden"]
    reading = book(
        tmp_path / "a.xlsx",
        [*header, "Spanningsindicator", "Typering"],
        ["AM24", "Koks", "2025KW02", 30, 20, 1.5, "Krap"],
    )
    assert {kind: rows[0]["value"] for kind, rows in reading.rows.items()} == {
        "tension": 1.5,
        "vacancies": 30,
        "ww_short": 20,
    }
    assert reading.rows["tension"][0]["class_text"] == "Krap"


def test_of_a_breakdown_only_the_total_is_taken(tmp_path: Path) -> None:
    header: list[Cell] = ["Regio", "Maand", "Leeftijd", "Aantal WW"]
    young, total = ["Zeeland", "juni 2025", "15 tot 27 jaar", 10], ["Zeeland", "juni 2025", "Totaal", 90]
    row = only(book(tmp_path / "a.xlsx", header, young, total))
    assert (row["value"], row["occupation_code"]) == (90, "totaal")
    refused = book(tmp_path / "b.xlsx", header, young)
    assert refused.refused is not None
    assert refused.rows == {}


def test_an_unknown_breakdown_shows_as_one_figure_with_two_values(tmp_path: Path) -> None:
    reading = book(tmp_path / "a.xlsx", [*HEADER, "Seizoen"], [*GOOD, "zomer"], [*GOOD[:3], 1.0, "winter"])
    assert reading.rows == {}
    assert "met een andere waarde" in str(reading.refused)


def test_a_national_sheet_needs_no_column_for_the_region(tmp_path: Path) -> None:
    row = only(book(tmp_path / "a.xlsx", ["Nederland"], ["Beroepsgroep", "Kwartaal", "Krapte"], ["Koks", "2025-Q2", 2]))
    assert row["region_code"] == "NL01"


def test_a_period_in_the_title_does_not_hide_the_column_of_periods(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (["juni 2025"], HEADER, ["Zeeland", "Koks", "2025-Q1", 1.5]):
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    made.save(tmp_path / "a.xlsx")
    assert only(read_file(tmp_path / "a.xlsx"))["period_code"] == "2025KW01"


@pytest.mark.parametrize(
    "title", ["Vacatures (x 1.000)", "Ontwikkeling vacatures", "Vacatures in %", "Aandeel vacatures"]
)
def test_thousands_shares_and_changes_are_no_counts(title: str, tmp_path: Path) -> None:
    rows: list[list[Cell]] = [[title], ["Regio", "Beroepsgroep", "2025-Q1"], ["Zeeland", "Koks", 5]]
    assert "iets anders" in str(book(tmp_path / "a.xlsx", *rows).refused)
    assert book(tmp_path / "b.xlsx", ["Vacatures"], *rows[1:]).refused is None


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([HEADER, ["Atlantis", "Koks", "2025-Q2", 1]], "regel 2: 'Atlantis' is geen arbeidsmarktregio die we kennen"),
        ([["AM-code", *HEADER], ["AM38", *GOOD]], "zijn niet dezelfde regio"),
        ([HEADER, ["Zeeland", "Koks", "2025", 1]], "regel 2: '2025' is geen kwartaal of maand"),
        ([HEADER, ["Zeeland", "Koks", "2095-Q1", 1]], "regel 2: '2095-Q1' ligt in de toekomst"),
        ([["Regio", "Kwartaal", "2025-Q1"], ["Zeeland", "2025-Q2", 1]], "zowel in een kolom als in de kop"),
        ([HEADER, ["Zeeland", None, "2025-Q2", 1]], "een cijfer zonder beroep"),
        ([HEADER, [None, "Koks", "2025-Q2", 1]], "een cijfer zonder regio"),
        ([HEADER, GOOD, ["AM38", "Koks", "2025-Q2", "veel"]], "'veel' is geen getal"),
        ([["Regio", "Beroepsgroep", "Kwartaal", "Aantal"], GOOD], "waar de cijfers over gaan"),
        ([["Regio", "Beroepsgroep", "Spanningsindicator"], ["AM24", "Koks", 1]], "een kolom met de periode ontbreekt"),
        (
            [["Beroepsgroep", "Kwartaal", "Spanning"], ["Koks", "2025-Q2", 1]],
            "een kolom met de arbeidsmarktregio ontbreekt",
        ),
        ([["Land", "Bier", "Jaar"], ["België", "Duvel", 2025]], "gevonden kolommen: Land, Bier, Jaar"),
    ],
)
def test_what_cannot_be_placed_refuses_the_file_whole(rows: list[list[Cell]], reason: str, tmp_path: Path) -> None:
    reading = book(tmp_path / "a.xlsx", *rows)
    assert reason in str(reading.refused)
    assert (reading.rows, reading.took) == ({}, [])
