"""Figures of the published warehouse, worked out by hand from the table as CBS prints it (83582NED, jobs x 1 000)."""

from __future__ import annotations

import math
from typing import Any

import duckdb
import pytest

JOBS = (
    "SELECT jobs, jobs_low, jobs_high, status FROM mart.sector_jobs WHERE region_code = ? AND sbi_code = ? AND year = ?"
)
ROUNDING = 1.96 * 28.87


def jobs(con: duckdb.DuckDBPyConnection, region: str, sector: str, year: int) -> tuple[Any, ...]:
    row = con.execute(JOBS, [region, sector, year]).fetchone()
    assert row is not None, (region, sector, year)
    return row


def growth(con: duckdb.DuckDBPyConnection, region: str, sector: str, year_from: int, year_to: int) -> dict[str, Any]:
    cursor = con.execute(
        "SELECT * FROM mart.growth_between(?, ?) WHERE region_code = ? AND sbi_code = ?",
        [year_from, year_to, region, sector],
    )
    names = [column[0] for column in cursor.description or []]
    rows = cursor.fetchall()
    assert len(rows) == 1, (region, sector, year_from, year_to)
    return dict(zip(names, rows[0], strict=True))


def test_a_printed_cell_keeps_its_hundreds(snapshot: duckdb.DuckDBPyConnection) -> None:
    """West-Noord-Brabant, care, 2024: printed 54.5."""
    assert jobs(snapshot, "CR33", "Q", 2024) == (54_500, 54_450, 54_550, "published")


def test_growth_of_a_printed_cell(snapshot: duckdb.DuckDBPyConnection) -> None:
    """West-Noord-Brabant, care: 48.5 in 2019, 54.5 in 2024."""
    row = growth(snapshot, "CR33", "Q", 2019, 2024)
    assert (row["jobs_from"], row["jobs_to"], row["change_jobs"]) == (48_500, 54_500, 6_000)
    assert row["growth_pct"] == pytest.approx(100 * (54.5 / 48.5 - 1))
    assert row["cagr_low_pct"] == pytest.approx(100 * ((54_450 / 48_550) ** 0.2 - 1))
    assert row["cagr_high_pct"] == pytest.approx(100 * ((54_550 / 48_450) ** 0.2 - 1))
    assert row["share_pct"] == pytest.approx(100 * 54.5 / 327.9)
    assert (row["verdict"], row["verdict_reason"]) == ("groeit", "2024 voorlopig")


def test_a_suppressed_cell_lies_between_nothing_and_what_is_left_of_the_total(
    snapshot: duckdb.DuckDBPyConnection,
) -> None:
    """Zuidwest-Overijssel, energy, 2024: total 75.4 up to 75 450; the 17 printed sections add up to 75.0.

    Sixteen of them may be 50 lower, the seventeenth is printed 0.0: 74 200. So 1 250 is left.
    """
    assert jobs(snapshot, "CR11", "D", 2024) == (None, 0, 1_250, "suppressed")


def test_what_no_section_accounts_for_is_a_row_of_its_own(snapshot: duckdb.DuckDBPyConnection) -> None:
    """Zuidwest-Overijssel: total 71.3 and 75.4; sections known at both ends 71.0 and 75.0."""
    row = growth(snapshot, "CR11", "X", 2019, 2024)
    assert (row["jobs_from"], row["jobs_to"], row["change_jobs"]) == (300, 400, 100)
    assert row["verdict"] is None
    assert row["national_effect"] is None


def test_a_section_hidden_at_one_end_shows_neither(snapshot: duckdb.DuckDBPyConnection) -> None:
    """Noordoost-Overijssel's neighbour CR16, water and waste: 0.6 in 2023, hidden in 2024."""
    assert jobs(snapshot, "CR16", "E", 2023)[0] == 600
    row = growth(snapshot, "CR16", "E", 2023, 2024)
    assert (row["jobs_from"], row["jobs_to"], row["change_jobs"], row["share_pct"]) == (None, None, None, None)
    assert row["verdict_reason"] == "afgeschermd; 2024 voorlopig"


def test_a_hidden_group_holds_at_least_its_printed_sections(snapshot: duckdb.DuckDBPyConnection) -> None:
    """West-Noord-Brabant 2017: B-E is withheld while industry alone is printed as 35.3."""
    value, low, high, status = jobs(snapshot, "CR33", "B-E", 2017)
    assert (value, status) == (None, "suppressed")
    assert low <= 35_250 < high


def test_a_summed_provincie_has_the_margin_of_its_corops(snapshot: duckdb.DuckDBPyConnection) -> None:
    """Friesland, care, 2024: 27.0 + 11.4 + 21.9 = 60.3, three cells."""
    half = ROUNDING * math.sqrt(3)
    value, low, high, status = jobs(snapshot, "PV21", "Q", 2024)
    assert (value, status) == (60_300, "summed")
    assert (low, high) == (pytest.approx(60_300 - half), pytest.approx(60_300 + half))


def test_a_sum_with_a_hidden_part_is_an_interval(snapshot: duckdb.DuckDBPyConnection) -> None:
    """Friesland, energy, 2024: 0.5 in CR04, hidden in CR05 and CR06."""
    value, low, high, status = jobs(snapshot, "PV21", "D", 2024)
    assert (value, low, status) == (None, 450, "suppressed")
    hidden = sum(jobs(snapshot, corop, "D", 2024)[2] for corop in ("CR05", "CR06"))
    assert high == 550 + hidden


def test_an_arbeidsmarktregio_that_is_one_corop_copies_it_and_says_so(snapshot: duckdb.DuckDBPyConnection) -> None:
    """AM10 is COROP 16: total 117.9 in 2024."""
    assert jobs(snapshot, "AM10", "A-U", 2024) == (117_900, 117_850, 117_950, "summed")


def test_the_country_holds_what_could_not_be_allocated(snapshot: duckdb.DuckDBPyConnection) -> None:
    """2024: the 40 COROP regions print 9 058.6, another 27.6 is in no region."""
    value, low, high, status = jobs(snapshot, "NL01", "A-U", 2024)
    half = ROUNDING * math.sqrt(41)
    assert (value, status) == (pytest.approx(9_086_200), "summed")
    assert (low, high) == (pytest.approx(9_086_200 - half), pytest.approx(9_086_200 + half))


def test_the_country_is_unknown_where_the_unallocated_are_hidden(snapshot: duckdb.DuckDBPyConnection) -> None:
    """2017: CR99 prints nothing, not even its total; a sum over the rest is no country."""
    value, low, high, status = jobs(snapshot, "NL01", "A-U", 2017)
    assert (value, high, status) == (None, None, "suppressed")
    assert low > 8_000_000


def test_a_section_has_no_upper_end_where_a_part_has_neither_figure_nor_total(
    snapshot: duckdb.DuckDBPyConnection,
) -> None:
    """Agriculture 2014 is printed for all 40 COROP regions, but CR99 is blank and so is its total."""
    value, low, high, status = jobs(snapshot, "NL01", "A", 2014)
    assert (value, high, status) == (None, None, "suppressed")
    assert low == pytest.approx(96_700 - ROUNDING * math.sqrt(40))


# --- breaks ---


def test_finance_is_judged_on_the_side_of_the_break_only(snapshot: duckdb.DuckDBPyConnection) -> None:
    """West-Noord-Brabant, finance: 6.6, 6.8, 4.3 in 2019, 2023, 2024; the fall of 2024 is a break."""
    row = growth(snapshot, "CR33", "K", 2019, 2024)
    assert (row["verdict"], row["verdict_without_breaks"]) == ("onzeker", "krimpt")
    assert row["verdict_reason"] == "reeksbreuk 2024; 2024 voorlopig"
    assert (row["spans_break"], row["stretch_from"], row["stretch_to"]) == (True, 2019, 2023)
    before = growth(snapshot, "CR33", "K", 2019, 2023)
    assert (before["spans_break"], before["verdict"]) == (False, "onzeker")
    assert before["verdict_reason"] == "ligt rond de grens"


def test_the_verdict_before_the_break_is_open_because_rounding_leaves_it_open(
    snapshot: duckdb.DuckDBPyConnection,
) -> None:
    """6 650 to 6 750 in four years is 0.37 % a year at least: not beyond half a percent."""
    row = growth(snapshot, "CR33", "K", 2019, 2023)
    assert row["cagr_low_pct"] == pytest.approx(0.374, abs=0.001)


def test_a_break_of_a_section_does_not_pass_on_to_the_total(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert growth(snapshot, "CR33", "A-U", 2019, 2024)["spans_break"] is False


def test_a_border_change_breaks_every_sector_of_that_region_alone(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert growth(snapshot, "CR24", "Q", 2022, 2023)["verdict_reason"] == "reeksbreuk 2023"
    assert growth(snapshot, "CR24", "A-U", 2022, 2023)["spans_break"] is True
    assert growth(snapshot, "CR23", "Q", 2022, 2023)["spans_break"] is False


def test_a_break_in_the_first_year_of_a_window_is_outside_it(snapshot: duckdb.DuckDBPyConnection) -> None:
    """Both ends then lie on the same side."""
    assert growth(snapshot, "CR24", "A-U", 2023, 2024)["spans_break"] is False


def test_the_longest_stretch_of_a_window_with_two_breaks(snapshot: duckdb.DuckDBPyConnection) -> None:
    row = growth(snapshot, "CR33", "K", 2014, 2024)
    assert (row["break_years"], row["stretch_from"], row["stretch_to"]) == ("2015, 2024", 2015, 2023)


def test_a_window_that_is_all_break_has_no_stretch(snapshot: duckdb.DuckDBPyConnection) -> None:
    row = growth(snapshot, "CR33", "K", 2023, 2024)
    assert (row["spans_break"], row["stretch_from"]) == (True, None)
