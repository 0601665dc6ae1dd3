"""Files of UWV from the inbox to the marts: every layout, an inbox over time, and the checks."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.made.labour_market import LabourMarket
from tests.made.uwv_build import UwvBuild
from tests.made.uwv_files import (
    CODES,
    OCCUPATIONS,
    TITLES,
    Figures,
    csv_1252,
    figures,
    long_xlsx,
    open_match_csv,
    wide_xlsx,
    zipped,
)

LAYOUTS: dict[str, tuple[str, Callable[[Path, str], Path]]] = {
    "long": ("cijfers.xlsx", long_xlsx),
    "wide": ("download (1).xlsx", wide_xlsx),
    "csv": ("export.csv", csv_1252),
}
MARTS = {
    "tension": "SELECT * EXCLUDE (source_id) FROM mart.tension",
    "vacancies": "SELECT * EXCLUDE (source_id) FROM mart.occupation_vacancies",
    "ww": "SELECT * EXCLUDE (source_id) FROM mart.occupation_ww",
    "jobseekers": "SELECT * EXCLUDE (source_id) FROM mart.jobseekers",
}
ZEELAND_COOKS = (
    "SELECT tension, tension_class FROM mart.tension WHERE region_code = 'AM24' AND occupation_code = 'koks'"
)
ONE: Figures = {("AM24", "Koks", "2025KW02"): 1.5}


@pytest.fixture(scope="module")
def country() -> LabourMarket:
    """The division of the country, loaded once."""
    market = LabourMarket()
    market.built()
    return market


@pytest.fixture
def uwv(country: LabourMarket, tmp_path: Path) -> UwvBuild:
    """A data folder of its own, and a database to build in."""
    return UwvBuild(tmp_path, country)


@pytest.fixture
def inbox(uwv: UwvBuild) -> Path:
    """The folder where people put the files."""
    folder = uwv.data_dir / "inbox" / "uwv"
    folder.mkdir(parents=True)
    return folder


def letter(path: Path) -> str:
    return path.with_name(path.name + ".report.txt").read_text(encoding="utf-8")


# Four kinds, three layouts, the same rows


@pytest.mark.parametrize("kind", TITLES)
def test_each_kind_loads_the_same_rows_from_each_layout(kind: str, uwv: UwvBuild, inbox: Path) -> None:
    loaded = {}
    for layout, (name, make) in LAYOUTS.items():
        path = make(inbox / name, kind)
        told = uwv.run()
        assert told.code == 0, told.err
        assert f"{name}: overgenomen: " in told.err
        loaded[layout] = uwv.ask(f"{MARTS[kind]} ORDER BY ALL")
        path.unlink()
        shutil.rmtree(uwv.data_dir / "raw" / "uwv_inbox")
    assert len(loaded["long"]) == len(CODES) * len(OCCUPATIONS) * 2
    assert loaded["long"] == loaded["wide"] == loaded["csv"]


def test_the_rows_are_the_figures_of_the_file_and_masks_are_intervals(uwv: UwvBuild, inbox: Path) -> None:
    for kind in TITLES:
        long_xlsx(inbox / f"{kind}.xlsx", kind)
    assert uwv.run().code == 0
    tension = uwv.ask("SELECT region_code, occupation_name, period_code, tension FROM mart.tension")
    wanted = {k: v if isinstance(v, float) else None for k, v in figures("tension").items()}
    assert {(r, o, p): t for r, o, p, t in tension} == wanted
    masked = "WHERE region_code = 'AM38' AND occupation_code = 'koks' AND period_end = '2025-03-31'"
    assert uwv.ask(f"SELECT persons, persons_low, persons_high FROM mart.jobseekers {masked}") == [(None, 0, 4)]
    unknown = "WHERE region_code = 'AM24' AND occupation_code = 'koks'"
    assert set(
        uwv.ask(f"SELECT vacancies, vacancies_low, vacancies_high FROM mart.occupation_vacancies {unknown}")
    ) == {(None, 0, None)}
    assert set(uwv.ask(f"SELECT tension, tension_low, tension_high, tension_class FROM mart.tension {unknown}")) == {
        (None,) * 4
    }
    assert uwv.ask("SELECT DISTINCT period_code FROM mart.jobseekers ORDER BY 1") == [("2025MM03",), ("2025MM06",)]


def test_open_match_data_is_history_with_the_code_of_the_gemeente(uwv: UwvBuild, inbox: Path) -> None:
    rows = [{}, {"GEMEENTE": "Verdwenen"}, {"REC_TYPE": "Werkzoekende", "AANTAL": "<5"}]
    zipped(inbox / "uwv.zip", {"data.csv": open_match_csv(*rows).encode("latin-1")})
    assert uwv.run().code == 0
    found = uwv.ask(
        "SELECT gemeente_name, gm_code, record_type, records, records_high FROM mart.open_match ORDER BY ALL"
    )
    assert found[:2] == [("Ede", "GM0228", "vacature", 5, 5), ("Ede", "GM0228", "werkzoekende", None, 4)]
    assert found[2:] == [("Verdwenen", None, "vacature", 5, 5)]


# An inbox over time


@pytest.mark.parametrize("has_folder", [True, False])
def test_an_empty_inbox_is_no_error(has_folder: bool, uwv: UwvBuild) -> None:
    if has_folder:
        (uwv.data_dir / "inbox" / "uwv").mkdir(parents=True)
    told = uwv.run()
    assert told.code == 0, told.err
    assert told.warnings == ""
    assert uwv.ask("SELECT count(*) FROM mart.tension") == [(0,)]


def test_the_same_figures_in_another_file_change_no_figure(uwv: UwvBuild, inbox: Path) -> None:
    long_xlsx(inbox / "a.xlsx", "tension")
    uwv.run()
    before = uwv.ask("FROM mart.tension ORDER BY ALL")
    csv_1252(inbox / "b.csv", "tension")
    assert uwv.run().code == 0
    assert uwv.ask("FROM mart.tension ORDER BY ALL") == before
    assert uwv.check("uwv_files_agree") == ("warning", True, 0)


def test_what_was_taken_stays_when_its_file_leaves(uwv: UwvBuild, inbox: Path) -> None:
    path = long_xlsx(inbox / "a.xlsx", "tension", ONE)
    uwv.run()
    path.unlink()
    long_xlsx(inbox / "b.xlsx", "vacancies", {("AM24", "Koks", "2025KW02"): 30.0})
    assert uwv.run().code == 0
    assert uwv.ask(ZEELAND_COOKS) == [(1.5, "krap")]
    assert uwv.ask("SELECT vacancies FROM mart.occupation_vacancies") == [(30,)]


def test_of_two_files_of_the_same_quarter_the_one_that_changed_last_counts(uwv: UwvBuild, inbox: Path) -> None:
    for name, value, time in (("a.xlsx", 0.5, 1_750_000_000), ("b.xlsx", 5.0, 1_740_000_000)):
        os.utime(long_xlsx(inbox / name, "tension", {("AM24", "Koks", "2025KW02"): value}), (time, time))
    uwv.run()
    assert uwv.ask(ZEELAND_COOKS) == [(0.5, "ruim")]


def test_a_name_takes_the_code_that_another_file_gives_it(uwv: UwvBuild, inbox: Path) -> None:
    long_xlsx(inbox / "a.xlsx", "tension", ONE)
    long_xlsx(inbox / "b.xlsx", "vacancies", {("AM24", "KOKS", "2025KW02"): 30.0}, extra={"Beroepsgroepcode": "1112"})
    uwv.run()
    codes = "SELECT occupation_code FROM mart.tension UNION ALL SELECT occupation_code FROM mart.occupation_vacancies"
    assert uwv.ask(codes) == [("1112",), ("1112",)]


def test_the_report_is_written_anew_each_run(uwv: UwvBuild, inbox: Path) -> None:
    path = long_xlsx(inbox / "a.xlsx", "tension", {("Atlantis", "Koks", "2025KW02"): 1.0})
    uwv.run()
    long_xlsx(path, "tension", ONE)
    assert uwv.run().code == 0
    assert "Atlantis" not in letter(path)
    assert "overgenomen" in letter(path)


def test_an_inbox_that_cannot_be_written_is_told_and_its_files_are_taken(uwv: UwvBuild, inbox: Path) -> None:
    path = long_xlsx(inbox / "a.xlsx", "tension", ONE)
    path.with_name("a.xlsx.report.txt").mkdir()
    told = uwv.run()
    assert told.code == 0
    assert "kan niet geschreven worden" in told.warnings
    assert uwv.ask(ZEELAND_COOKS) == [(1.5, "krap")]


# Classes and checks


def test_the_classes_are_those_of_uwv_also_on_their_bounds(uwv: UwvBuild, inbox: Path) -> None:
    bounds = {0.2499: "zeer ruim", 0.25: "ruim", 0.6699: "ruim", 0.67: "gemiddeld", 1.4999: "gemiddeld", 1.5: "krap"}
    bounds |= {4.0: "krap", 4.0001: "zeer krap", 0.0: "zeer ruim"}
    cells: Figures = {("AM24", f"Beroep {n}", "2025KW02"): value for n, value in enumerate(bounds)}
    cells |= {
        ("AM24", "Hoog", "2025KW02"): ">4",
        ("AM24", "Laag", "2025KW02"): "<0,25",
        ("AM24", "Open", "2025KW02"): "<1",
    }
    long_xlsx(inbox / "a.xlsx", "tension", cells)
    assert uwv.run().code == 0
    assert dict(uwv.ask("SELECT tension, tension_class FROM mart.tension WHERE tension IS NOT NULL")) == bounds
    masked = uwv.ask("SELECT occupation_name, tension_class FROM mart.tension WHERE tension IS NULL ORDER BY 1")
    assert masked[2] == ("Open", None)
    assert uwv.check("tension_class_agrees") == ("error", True, 0)


def test_a_printed_class_that_is_another_is_a_warning(uwv: UwvBuild, inbox: Path) -> None:
    long_xlsx(inbox / "a.xlsx", "tension", ONE, extra={"Typering": "Krappe"})
    assert check_after(uwv, "uwv_printed_class_agrees") == ("warning", False, 1)
    long_xlsx(inbox / "a.xlsx", "tension", ONE, extra={"Typering": "KRAP"})
    shutil.rmtree(uwv.data_dir / "raw" / "uwv_inbox")
    assert check_after(uwv, "uwv_printed_class_agrees") == ("warning", True, 0)


@pytest.mark.parametrize(
    ("tension", "persons", "is_right"), [(1.5, 20, True), (1.49, 20, True), (1.3, 20, False), (3.0, 20, False)]
)
def test_tension_is_vacancies_by_short_ww(
    tension: float, persons: int, is_right: bool, uwv: UwvBuild, inbox: Path
) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["AM-code", "Beroepsgroep", "Kwartaal", "Vacatures", "WW korter dan 6 maanden", "Spanningsindicator"])
    sheet.append(["AM24", "Koks", "2025-Q2", 30, persons, tension])
    book.save(inbox / "a.xlsx")
    assert check_after(uwv, "uwv_tension_adds_up") == ("warning", is_right, 0 if is_right else 1)


def check_after(uwv: UwvBuild, check_id: str) -> tuple[str, bool, int]:
    """What a check finds after a run."""
    assert uwv.run().code == 0
    return uwv.check(check_id)
