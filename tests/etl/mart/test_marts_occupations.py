"""Wages and occupations, from raw rows through the real SQL; and tables of the labour market that cannot be used."""

from __future__ import annotations

import duckdb
import pytest

from tests.made.labour_market import LabourMarket
from tests.made.vacancies import INDUSTRY, NO_NUMBER, TOTAL


def test_wages_of_the_bundled_extract(snapshot: duckdb.DuckDBPyConnection) -> None:
    """Teachers in higher education 23.6, 34.1, 40.0, 71 thousand; accountants; journalists blank."""
    rows = snapshot.execute(
        "SELECT code, hourly_wage_p25, hourly_wage_p50, hourly_wage_p75, employees, employees_low, employees_high,"
        " code_level FROM mart.wage WHERE code_type = 'brc' AND year = 2022"
        " AND code IN ('0111', '0411', '0213') ORDER BY code"
    ).fetchall()
    assert rows == [
        ("0111", 23.6, 34.1, 40.0, 71_000, 70_500, 71_500, 4),
        ("0213", None, None, None, 20_000, 19_500, 20_500, 4),
        ("0411", 25.1, 33.1, 41.6, 103_000, 102_500, 103_500, 4),
    ]
    levels = snapshot.execute("SELECT code_level, count(*) FROM mart.wage GROUP BY 1 ORDER BY 1").fetchall()
    assert levels == [(2, 13), (3, 41), (4, 114)]


def test_wages_of_sectors_are_means_with_jobs() -> None:
    market = LabourMarket()
    market.add("cbs_81431ned", [INDUSTRY, "2023JJ00"], 812.4, 27.15)
    market.add("cbs_81431ned", ["999999", "2023JJ00"], 12.0, 20.0)
    row = (
        market.built()
        .execute(
            "SELECT code, year, hourly_wage_mean, hourly_wage_p50, employees, jobs, jobs_low, jobs_high FROM mart.wage"
        )
        .fetchall()
    )
    assert row == [("C", 2023, 27.15, None, None, 812_400, 812_350, 812_450)]
    assert market.failing("source_sector_wage_sector_known") == [("999999",)]


def occupations(whole: bool) -> LabourMarket:
    market = LabourMarket()
    market.code("cbs_85081ned", "Beroep", "A000194", "0411 Accountants")
    market.code("cbs_85081ned", "Beroep", "T001", "Totaal")
    market.add("cbs_85081ned", ["A000194", TOTAL, "2024JJ00"], 12 if whole else 12.4)
    market.add("cbs_85081ned", ["A000194", INDUSTRY, "2024JJ00"], None)
    market.add("cbs_85081ned", ["T001", TOTAL, "2024JJ00"], 1000)
    return market


@pytest.mark.parametrize(("whole", "expected"), [(True, (12_000, 11_500, 12_500)), (False, (12_400, 12_350, 12_450))])
def test_the_margin_follows_how_the_table_is_printed(whole: bool, expected: tuple[float, ...]) -> None:
    con = occupations(whole).built()
    rows = con.execute(
        "SELECT new_vacancies, new_vacancies_low, new_vacancies_high FROM mart.new_vacancies WHERE sbi_code = 'A-U'"
    ).fetchall()
    assert rows == [expected]


def test_a_total_of_occupations_is_left_out_and_named() -> None:
    market = occupations(whole=True)
    con = market.built()
    assert con.execute("SELECT DISTINCT brc_code, brc_name FROM mart.new_vacancies").fetchall() == [
        ("0411", "Accountants")
    ]
    assert market.failing("source_new_vacancies_occupation_skipped") == [("T001", "Totaal")]
    assert market.failing("source_new_vacancies_occupation_known") == []


def test_an_occupation_per_region() -> None:
    market = LabourMarket()
    market.code("cbs_beroep_regio", "Beroep", "A1", "011 Docenten")
    market.code("cbs_beroep_regio", "Perioden", "2024JJ00", status="Definitief")
    for region in ("AM13", "LD01"):
        market.add("cbs_beroep_regio", ["A1", region, "2024JJ00"], 21)
    con = market.built()
    row = con.execute(
        "SELECT region_code, brc_code, code_level, employed, employed_low, employed_high, is_provisional"
        " FROM mart.occupation_employed"
    ).fetchall()
    assert row == [("AM13", "011", 3, 21_000, 20_500, 21_500, False)]


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([], "not a single figure"),
        ([(TOTAL, "PV26", "2024KW02", "5.0"), (TOTAL, "PV26  ", "2024KW02", "5.1")], "a key comes twice"),
        ([(TOTAL, "", "2024KW02", "5.0")], "a key is missing"),
        ([(TOTAL, "PV26", "2024KW05", "5.0")], "a period of an unknown kind"),
        ([(TOTAL, "PV26", "2024KW02", "5,0"), (TOTAL, "PV27", "2024KW02", "1")], NO_NUMBER),
        ([(TOTAL, "PV26", "2024KW02", "-1.0")], NO_NUMBER),
        ([(TOTAL, "PV26", "2024KW02", "nan")], NO_NUMBER),
    ],
)  # fmt: skip
def test_a_useless_table_says_why(rows: list[tuple[str, str, str, str]], problem: str) -> None:
    market = LabourMarket()
    for *keys, value in rows:
        market.add("cbs_83599ned", keys, value)
    market.staged()
    assert [found[0] for found in market.failing("source_vacancies_usable")] == [problem]


def test_unknown_regions_and_sectors_are_told() -> None:
    market = LabourMarket()
    market.add("cbs_83599ned", ["999999", "XX01", "2024KW02"], "5.0")
    market.staged()
    assert market.failing("source_vacancies_region_known") == [("XX", "XX01")]
    assert market.failing("source_vacancies_sector_known") == [("999999",)]


def test_quartiles_out_of_order_are_told() -> None:
    market = LabourMarket()
    market.add("cbs_86355ned", ["A1", "2022JJ00"], 10, 30.0, 25.0, 35.0)
    market.add("cbs_86355ned", ["A2", "2022JJ00"], 10, 20.0, None, 35.0)
    market.staged()
    assert [row[0] for row in market.failing("source_brc_wage_quartiles_in_order")] == ["A1"]


def test_two_keys_with_one_occupation_code_are_told() -> None:
    market = LabourMarket()
    for code in ("A1", "A2"):
        market.code("cbs_86355ned", "Beroep", code, "0411 Accountants")
    market.add("cbs_86355ned", ["A3", "2022JJ00"], 10, 20.0, 25.0, 35.0)
    market.staged()
    found = {tuple(row) for row in market.failing("source_brc_wage_occupation_known")}
    assert found == {("one code for two keys", "0411"), ("not in the list", "A3")}


def test_nothing_at_all_gives_empty_marts() -> None:
    con = LabourMarket().built()
    for mart in (
        "vacancies",
        "benefits",
        "benefits_by_age",
        "wage",
        "new_vacancies",
        "occupation_employed",
        "labour_tension",
    ):
        assert con.execute(f"SELECT count(*) FROM mart.{mart}").fetchone() == (0,), mart
