"""Vacancies, tension of the country, wages and occupations, from raw rows through the real SQL.

Figures of the recorded pages of CBS 83599NED (x 1 000) and of 85224NED were read by hand from the files.
"""

from __future__ import annotations

import json
import math
from datetime import date
from functools import cache
from typing import Any

import duckdb
import pytest

from tests.made.labour_market import LabourMarket
from tests.worlds import CHECKOUT

SHARED = CHECKOUT.parent / "shared" / "data" / "cbs"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the collected publications are not here")
TOTAL, INDUSTRY, CARE, MINING = "T001081", "307500", "422400", "305700"
NO_NUMBER = "vacancies_x1000 is no number, or below zero"
BOUNDS = "vacancies, vacancies_low, vacancies_high"


@cache
def recorded() -> tuple[LabourMarket, duckdb.DuckDBPyConnection]:
    """The recorded pages of 83599NED and 85224NED, built once."""
    market = LabourMarket()
    for page in ("page_1", "page_2"):
        for row in json.loads((SHARED / "v3" / "83599NED" / f"{page}.json").read_text(encoding="utf-8"))["value"]:
            keys = [row["BedrijfstakkenBranchesSBI2008"], row["RegioS"], row["Perioden"]]
            market.add("cbs_83599ned", keys, row["OpenstaandeVacatures_1"])
    for quarter in ("2019KW02", "2020KW01"):
        market.code("cbs_83599ned", "Perioden", quarter, status="Definitief")
    folder = SHARED / "v4" / "85224NED"
    figures: dict[tuple[str, str], dict[str, Any]] = {}
    for row in json.loads((folder / "observations-page-1.json").read_text(encoding="utf-8"))["value"]:
        figures.setdefault((row["SeizoenEnWerkdagcorrectie"], row["Perioden"]), {})[row["Measure"]] = row["Value"]
    for keys, found in figures.items():
        measures = [found.get(m) for m in ("3000790_2", "3000795", "3000800_2")]
        market.add("cbs_85224ned", keys, *measures, attribute="None")
    for row in json.loads((folder / "codes-Perioden.json").read_text(encoding="utf-8"))["value"]:
        market.code("cbs_85224ned", "Perioden", row["Identifier"], row["Title"], row["Status"])
    return market, market.built()


def vacancies(con: duckdb.DuckDBPyConnection, region: str, sector: str, quarter: str, columns: str = BOUNDS) -> Any:
    row = con.execute(
        f"SELECT {columns} FROM mart.vacancies WHERE region_code = ? AND sbi_code = ? AND period_code = ?",
        [region, sector, quarter],
    ).fetchone()
    assert row is not None, (region, sector, quarter)
    return row


def market_of(**cells: float | None) -> LabourMarket:
    """One quarter of one provincie: SBI keys as ``s307500=0.7``."""
    market = LabourMarket()
    for key, value in cells.items():
        market.add("cbs_83599ned", [key[1:].ljust(7) if key != TOTAL else key, "PV26  ", "2024KW02"], value)
    return market


# --- real figures ---


@needs_shared
@pytest.mark.parametrize(
    ("region", "sector", "quarter", "vacancies_expected"),
    [
        ("NL01", "A-U", "2020KW02", 200_400),
        ("NL01", "C", "2020KW02", 15_700),
        ("NL01", "Q", "2019KW02", 38_700),
        ("PV20", "A-U", "2020KW02", 5_300),
        ("PV26", "Q", "2020KW02", 4_000),
        ("PV30", "A-U", "2019KW02", 44_600),
        ("PV30", "M-N", "2020KW02", 4_700),
    ],
)
def test_figures_read_by_hand_from_the_recorded_pages(
    region: str, sector: str, quarter: str, vacancies_expected: float
) -> None:
    _, con = recorded()
    assert vacancies(con, region, sector, quarter) == (
        vacancies_expected,
        vacancies_expected - 50,
        vacancies_expected + 50,
    )


@needs_shared
def test_the_recorded_pages_have_no_region_but_country_and_provincies() -> None:
    market, con = recorded()
    regions = {r for (r,) in con.execute("SELECT DISTINCT region_code FROM mart.vacancies").fetchall()}
    assert regions == {"NL01", *(f"PV{n}" for n in range(20, 32))}
    skipped = {r for source, r in market.failing("benefits_regions_skipped") if source == "cbs_83599ned"}
    assert skipped == {"LD01", "LD02", "LD03", "LD04"}
    assert market.failing("source_vacancies_usable") == []
    assert market.failing("source_vacancies_sector_known") == []


@needs_shared
def test_groups_that_the_table_lacks_are_summed() -> None:
    """Energy, industry, water and mining of the country, 2020KW02: 15.7 + 0.1 + 1.1 + 0.9."""
    _, con = recorded()
    value, low, high, status = vacancies(con, "NL01", "B-E", "2020KW02", f"{BOUNDS}, status")
    half = 1.96 * 28.87 * math.sqrt(4)
    assert (value, status) == (17_800, "summed")
    assert (low, high) == (pytest.approx(17_800 - half), pytest.approx(17_800 + half))


@needs_shared
def test_parts_that_cannot_make_their_total_are_marked_and_give_no_direction() -> None:
    """2011KW04, the country: sections 116.6, total 133.8. Friesland 2015KW03: 7.1 against 3.3."""
    market, con = recorded()
    found = {(region, quarter) for region, quarter in market.failing("vacancies_fit_total")}
    assert ("NL01", "2011KW04") in found
    assert ("PV21", "2015KW03") in found
    assert {quarter for _, quarter in found} == {"2011KW04", "2015KW03"}
    assert vacancies(con, "NL01", "A-U", "2012KW04", "direction, fits_total") == ("onzeker", True)


@needs_shared
def test_a_quarter_compares_with_the_same_quarter_of_a_year_before() -> None:
    """The country: 293.8 in 2019KW02, 200.4 in 2020KW02. Utrecht, mining: 0.0 in both. 2011 has no year before."""
    _, con = recorded()
    columns = "vacancies_year_before, change, change_low, change_high, direction"
    assert vacancies(con, "NL01", "A-U", "2020KW02", columns) == (293_800, -93_400, -93_500, -93_300, "minder")
    assert vacancies(con, "PV26", "B", "2020KW02", columns) == (0, 0, -50, 50, "onzeker")
    assert vacancies(con, "NL01", "A-U", "2011KW02", columns) == (None, None, None, None, None)


@needs_shared
def test_a_quarter_of_unknown_status_is_provisional() -> None:
    _, con = recorded()
    columns = "period_end, is_provisional"
    assert vacancies(con, "NL01", "A-U", "2019KW02", columns) == (date(2019, 6, 30), False)
    assert vacancies(con, "NL01", "A-U", "2020KW02", columns) == (date(2020, 6, 30), True)


@needs_shared
def test_labour_force_of_the_country() -> None:
    """2024KW04 as measured: 10 171, 9 809 and 362 thousand; adjusted for the season: 10 165, 9 791 and 374."""
    market, con = recorded()
    rows = con.execute(
        "SELECT labour_force, employed, unemployed, unemployed_low, unemployed_high FROM core.fct_labour_force"
        " WHERE period_code = '2024KW04' ORDER BY is_seasonally_adjusted"
    ).fetchall()
    assert rows == [
        (10_171_000, 9_809_000, 362_000, 361_500, 362_500),
        (10_165_000, 9_791_000, 374_000, 373_500, 374_500),
    ]
    assert market.failing("source_labour_force_parts_fit") == []
    assert market.failing("source_labour_force_usable") == []


@needs_shared
def test_tension_of_the_country_sets_unadjusted_figures_against_each_other() -> None:
    """2020KW02: 200.4 thousand vacancies, 460 thousand unemployed."""
    _, con = recorded()
    row = con.execute(
        "SELECT vacancies_per_100_unemployed, vacancies_per_100_unemployed_low, vacancies_per_100_unemployed_high,"
        " is_seasonally_adjusted FROM mart.labour_tension WHERE period_code = '2020KW02'"
    ).fetchone()
    assert row is not None
    assert row[:3] == pytest.approx((100 * 200.4 / 460, 100 * 200.35 / 460.5, 100 * 200.45 / 459.5))
    assert row[3] is False
    years = con.execute("SELECT count(*) FROM mart.labour_tension WHERE period_code LIKE '%JJ00'").fetchone()
    assert years == (0,)


# --- what is unknown ---


def test_an_unknown_section_lies_between_nothing_and_what_is_left_of_the_total() -> None:
    """Total 5.0 up to 5 050; industry 3.0 from 2 950: 2 100 is left for care."""
    con = market_of(T001081=5.0, s307500=3.0, s422400=None).built()
    assert vacancies(con, "PV26", "Q", "2024KW02", f"{BOUNDS}, status") == (None, 0, 2_100, "suppressed")


@pytest.mark.parametrize("attribute", ["Confidential", "NotAvailable"])
def test_a_confidential_zero_is_unknown(attribute: str) -> None:
    market = market_of(T001081=5.0, s307500=3.0)
    market.add("cbs_83599ned", [CARE, "PV26", "2024KW02"], 0.0, attribute=attribute)
    assert vacancies(market.built(), "PV26", "Q", "2024KW02") == (None, 0, 2_100)


def test_a_cell_that_is_not_listed_is_unknown_too() -> None:
    market = market_of(T001081=5.0, s307500=3.0, s422400=1.0)
    market.add("cbs_83599ned", [TOTAL, "PV26", "2024KW03"], 4.0)
    con = market.built()
    assert vacancies(con, "PV26", "C", "2024KW03") == (None, 0, 4_050)


def test_without_the_total_the_upper_end_is_open() -> None:
    con = market_of(T001081=None, s307500=3.0, s422400=None).built()
    assert vacancies(con, "PV26", "A-U", "2024KW02") == (None, 0, None)
    assert vacancies(con, "PV26", "Q", "2024KW02") == (None, 0, None)


def test_a_sum_with_an_unknown_part_is_an_interval() -> None:
    """B-E of industry 3.0 and two zeros, energy unknown: at most 2 050 + 50 is left of a total of 5.0."""
    con = market_of(T001081=5.0, s307500=3.0, s305700=0.0, s346600=None, s348000=0.0).built()
    value, low, high = vacancies(con, "PV26", "B-E", "2024KW02")
    half = 1.96 * 28.87 * math.sqrt(3)
    assert value is None
    assert (low, high) == (pytest.approx(3_000 - half), pytest.approx(3_000 + half + 2_100))


# --- wages ---


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


def test_vacancies_of_the_bundled_extract(snapshot: duckdb.DuckDBPyConnection) -> None:
    """The country, 2026KW02: 387.3, a year before 402.7; Flevoland, building: 0.6 against 0.5 is too close to call."""
    columns = "vacancies, vacancies_year_before, direction, is_provisional"
    assert vacancies(snapshot, "NL01", "A-U", "2026KW02", columns) == (387_300, 402_700, "minder", True)
    assert vacancies(snapshot, "PV24", "F", "2026KW02", columns) == (600, 500, "onzeker", True)


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


# --- occupations ---


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


# --- what makes a table useless ---


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
