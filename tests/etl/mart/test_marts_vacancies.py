"""Vacancies, tension of the country, wages and occupations, from raw rows through the real SQL.

Figures of the recorded pages of CBS 83599NED (x 1 000) and of 85224NED were read by hand from the files.
"""

from __future__ import annotations

import math
from datetime import date

import duckdb
import pytest

from tests.made.vacancies import BOUNDS, CARE, TOTAL, market_of, needs_shared, recorded, vacancies

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


def test_vacancies_of_the_bundled_extract(snapshot: duckdb.DuckDBPyConnection) -> None:
    """The country, 2026KW02: 387.3, a year before 402.7; Flevoland, building: 0.6 against 0.5 is too close to call."""
    columns = "vacancies, vacancies_year_before, direction, is_provisional"
    assert vacancies(snapshot, "NL01", "A-U", "2026KW02", columns) == (387_300, 402_700, "minder", True)
    assert vacancies(snapshot, "PV24", "F", "2026KW02", columns) == (600, 500, "onzeker", True)
