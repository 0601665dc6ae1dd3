"""Downloads: what Dutch Excel reads from the CSV, what stands in the workbook, and nothing in it that runs."""

import csv
import io
from decimal import Decimal

import openpyxl
import pytest

from dashboard.kit.sheet import Sheet, rounded, to_csv, to_xlsx

SHEET = Sheet(
    title="Banen per sector in Ergens, 2019–2024",
    header=("code", "sector", "banen 2024", "groei per jaar %"),
    rows=(("Q", "Zorg", 54500, Decimal("2.0")), ("C", "Industrie; overig", "afgeschermd", None)),
    source=(("Bron", "CBS, tabel 83582NED"), ("Stand", "december 2024; 2024 is voorlopig")),
)


def _lines(sheet: Sheet) -> list[list[str]]:
    return list(csv.reader(io.StringIO(to_csv(sheet).decode("utf-8-sig")), delimiter=";"))


def test_csv_has_title_source_and_dutch_numbers() -> None:
    lines = _lines(SHEET)
    assert lines[0] == ["Banen per sector in Ergens, 2019–2024"]
    assert lines[1:3] == [["Bron: CBS, tabel 83582NED"], ["Stand: december 2024; 2024 is voorlopig"]]
    assert lines[4:] == [
        list(SHEET.header),
        ["Q", "Zorg", "54500", "2,0"],
        ["C", "Industrie; overig", "afgeschermd", ""],
    ]


def test_workbook_has_numbers_and_a_source_sheet() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(SHEET)))
    assert book.sheetnames == ["Cijfers", "Bron"]
    rows = list(book["Cijfers"].iter_rows(values_only=True))
    assert rows == [SHEET.header, ("Q", "Zorg", 54500, 2.0), ("C", "Industrie; overig", "afgeschermd", None)]
    assert book["Cijfers"]["D2"].number_format == "#,##0.0"
    origin = dict(book["Bron"].iter_rows(values_only=True))
    assert origin == {"Tabel": SHEET.title, **dict(SHEET.source)}


@pytest.mark.parametrize("text", ["=1+1", "+31", "-cmd", "@SUM(A1)", "\t=1"])
def test_a_text_is_never_a_formula(text: str) -> None:
    sheet = Sheet("t", ("naam",), ((text,),), (("Bron", text),))
    assert _lines(sheet)[-1] == [f"'{text}"]
    cell = openpyxl.load_workbook(io.BytesIO(to_xlsx(sheet)))["Cijfers"]["A2"]
    assert cell.data_type == "s"
    assert str(cell.value).startswith("'")


def test_a_workbook_takes_what_excel_cannot_hold() -> None:
    sheet = Sheet("t", ("naam",), (("a\x00b\x1f",),), ())
    assert openpyxl.load_workbook(io.BytesIO(to_xlsx(sheet)))["Cijfers"]["A2"].value == "ab"


def test_an_empty_table_is_still_a_file() -> None:
    sheet = Sheet("leeg", ("code",), (), ())
    assert _lines(sheet)[-1] == ["code"]
    assert openpyxl.load_workbook(io.BytesIO(to_xlsx(sheet)))["Cijfers"].max_row == 1


def test_digits_are_those_the_figure_bears() -> None:
    assert [str(rounded(value, 1)) for value in (2.449, -0.04, 3.0)] == ["2.4", "0.0", "3.0"]
