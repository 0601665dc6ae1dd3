"""Files of DUO in whichever form they come give the same rows, or a reason why not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import catalog
from etl.catalog.duo_file import DuoFile, Layout
from etl.extract.duo.csv_file import read, read_slot
from tests.made.duo_files import FORECAST_COLUMNS, HBO_COLUMNS, YEARS, csv_text, forecast, hbo_rows, intake, students

MBO = catalog.load()["duo_mbo_students"].duo
HBO = catalog.load()["duo_hbo_students"].duo
INTAKE = catalog.load()["duo_mbo_intake"].duo
FORECAST = catalog.load()["duo_mbo_forecast"].duo
assert MBO is not None
assert HBO is not None
assert INTAKE is not None
assert FORECAST is not None
SMALL = DuoFile((Layout({"name": "NAAM"}, counts="(?P<part>MAN|VROUW)(?P<year>[0-9]{4})"),))
TEXT = st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), min_size=1, max_size=8).map(str.strip)


def test_a_wide_file_becomes_a_row_per_sex_and_year() -> None:
    table = read(students((1, 2, 3, 4, 5, 6, 7, 8, -1, "")).encode(), MBO)
    assert table.years == YEARS
    assert table.lines == 1
    counts = {(row.part, row.year): row.count for row in table.rows.astype(str).itertuples(name="Row")}  # type: ignore[misc]
    assert (counts["MAN", "2021"], counts["VROUW", "2021"]) == ("1", "2")
    assert (counts["MAN", "2025"], counts["VROUW", "2025"]) == ("-1", "")
    assert list(table.rows.columns) == MBO.raw_columns


def test_a_file_with_a_column_of_years_gives_the_same_columns() -> None:
    table = read(csv_text(HBO_COLUMNS, hbo_rows(("0080", "techniek", 2024, 12))).encode(), HBO)
    assert table.years == (2024,)
    assert list(table.rows.columns) == HBO.raw_columns
    assert table.rows["programme_code"].isna().all()


def test_a_file_of_one_year_takes_the_year_of_its_name() -> None:
    table = read(intake(("25LX", "Zorg en welzijn", 3, "BBL", 12)).encode(), INTAKE, 2025)
    assert table.years == (2025,)
    assert list(table.rows.columns) == INTAKE.raw_columns
    assert table.rows[["year", "count", "prior_vo"]].to_numpy().tolist() == [["2025", "12", "havo diploma"]]


def test_a_file_of_one_year_without_a_year_is_refused() -> None:
    with pytest.raises(ValueError, match="its name has no year"):
        read(intake(("25LX", "Zorg en welzijn", 3, "BBL", 12)).encode(), INTAKE)


@pytest.mark.parametrize("file", FORECAST_COLUMNS)
def test_a_file_of_forecasts_is_known_by_what_it_is_split_by(file: str) -> None:
    split = ["Tiel", "1.0", "bol"][: len(FORECAST_COLUMNS[file])]
    table = read(forecast(file, [(*split, 2030, 7, "Prognose", 2)]).encode(), FORECAST)
    assert table.file == file
    with pytest.raises(ValueError, match=f"its columns are those of {file}"):
        read_slot(forecast(file, [(*split, 2030, 7, "Prognose", 2)]).encode(), FORECAST, "another")


@pytest.mark.parametrize("year", ["", "24", "20244", "jaar"])
def test_a_row_without_a_year_is_refused(year: str) -> None:
    text = csv_text(HBO_COLUMNS, hbo_rows(("0080", "techniek", 2024, 12))).replace("2024", year)
    with pytest.raises(ValueError, match="a row is of year"):
        read(text.encode(), HBO)


@given(
    names=st.lists(TEXT.filter(bool), min_size=1, max_size=5, unique=True),
    years=st.sets(st.integers(2000, 2040), min_size=1),
)
def test_any_form_of_the_same_file_gives_the_same_rows(names: list[str], years: set[int]) -> None:
    header = ["NAAM", *(f"{sex}{year}" for year in sorted(years) for sex in ("MAN", "VROUW"))]
    lines = [[name, *range(2 * len(years))] for name in names]
    plain = csv_text(header, lines)
    forms = [plain.encode(), b"\xef\xbb\xbf" + plain.encode(), csv_text(header, lines, ";").encode()]
    tables = [read(form, SMALL) for form in forms]
    assert all(table.rows.equals(tables[0].rows) for table in tables)
    assert all(table.years == tuple(sorted(years)) for table in tables)
    assert len(tables[0].rows) == len(names) * len(years) * 2


def test_latin_letters_are_read_as_written_and_told() -> None:
    table = read(students(name="Frïsia–Fryslân").encode("cp1252"), MBO)
    assert set(table.rows["institution_name"]) == {"Frïsia–Fryslân"}
    assert table.notes == ("it is in cp1252, not in utf-8",)


def test_a_sex_without_a_column_for_a_year_is_unknown_not_none() -> None:
    text = students().replace("VROUW2025", "ANDERS")
    table = read(text.encode(), MBO)
    of_2025 = table.rows[table.rows["year"] == "2025"]
    assert dict(zip(of_2025["part"], of_2025["count"], strict=True)) == {"MAN": "1", "VROUW": ""}


def test_a_file_of_graduates_is_none_of_students() -> None:
    with pytest.raises(ValueError, match="it has no column"):
        read(students(prefix="DIP").encode(), MBO)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_forecast_is_read_in_every_form_with_each_kind_of_cell_as_it_is(encoding: str, delimiter: str) -> None:
    rows = [("Súdwest-Fryslân", 2030 + number, cell, "Prognose", 2) for number, cell in enumerate(("-1", "<5", "", 0))]
    text = csv_text((*FORECAST_COLUMNS["gemeente"], "Jaar", "Aantal", "Type", "Versie"), rows, delimiter)
    table = read_slot(text.encode(encoding), FORECAST, "gemeente")
    assert table.rows["count"].to_list() == ["-1", "<5", "", "0"]
    assert set(table.rows["gemeente_name"]) == {"Súdwest-Fryslân"}
    assert len(table.notes) == (encoding != "utf-8") + (delimiter != ",")
