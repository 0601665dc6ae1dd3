"""People on benefits, from raw rows of CBS 80794ned and 85554NED through the real SQL, on the real division of 2026.

Rivierenland is AM10 and CR16. Voorne aan Zee (GM1992) was made on 1 January 2023 of Brielle, Hellevoetsluis and
Westvoorne; Haaren (GM0788) was divided over four gemeenten on 1 January 2021.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb
import pytest

from tests.made.benefits import ALL_AGES, HAAREN, TOTAL, VOORNE_NEW, VOORNE_OLD, YOUNG, Benefits, figure, half_width


def bounds(con: duckdb.DuckDBPyConnection, region: str, benefit: str, month: str) -> tuple[Any, Any, Any]:
    found = figure(con, region, benefit, month)
    return found["persons"], found["persons_low"], found["persons_high"]


@pytest.fixture
def market() -> Benefits:
    """All gemeenten of Rivierenland with 100 persons on WW in March 2024."""
    made = Benefits()
    for code in made.gemeenten("AM10"):
        made.persons(code, "2024MM03", 100)
    return made


def test_a_region_is_the_sum_of_its_gemeenten_with_a_margin_that_grows_with_the_root(market: Benefits) -> None:
    n = len(market.gemeenten("AM10"))
    con = market.built()
    for region in ("AM10", "CR16"):
        value, low, high = bounds(con, region, "ww", "2024MM03")
        assert value == 100 * n
        assert (low, high) == (
            pytest.approx(100 * n - half_width(n), abs=0.01),
            pytest.approx(100 * n + half_width(n), abs=0.01),
        )
    found = figure(con, "AM10", "bijstand", "2024MM03")
    assert (found["persons"], found["status"], found["source_id"]) == (50 * n, "summed", "cbs_80794ned")
    assert (found["is_seasonally_adjusted"], found["period_end"]) == (False, date(2024, 3, 31))
    assert market.failing("labour_within_interval") == []
    assert market.failing("labour_relations_hold") == []


def test_a_gemeente_is_itself_to_the_nearest_ten(market: Benefits) -> None:
    code = market.gemeenten("AM10")[0]
    assert bounds(market.built(), code, "ww", "2024MM03") == (100, 95, 105)


def test_a_row_of_the_provincie_itself_wins_over_the_sum(market: Benefits) -> None:
    for region, persons in (("PV25", 5_000), ("NL01", 90_000)):
        market.persons(region, "2024MM03", persons)
    con = market.built()
    assert bounds(con, "PV25", "ww", "2024MM03") == (5_000, 4_995, 5_005)
    assert bounds(con, "NL01", "ww", "2024MM03") == (90_000, 89_995, 90_005)
    assert figure(con, "NL01", "ww", "2024MM03")["status"] == "published"


def test_a_gemeente_that_is_not_there_leaves_the_region_open(market: Benefits) -> None:
    """Flevoland has six gemeenten; five are there and nothing bounds the sixth."""
    codes = market.gemeenten("CR40")
    for code in codes[1:]:
        market.persons(code, "2024MM03", 100)
    value, low, high = bounds(market.built(), "CR40", "ww", "2024MM03")
    n = len(codes) - 1
    assert (value, high) == (None, None)
    assert low == pytest.approx(100 * n - half_width(n), abs=0.01)


def test_an_unknown_gemeente_is_bounded_by_what_its_provincie_leaves(market: Benefits) -> None:
    """Flevoland (CR40): five gemeenten of 100, 475 at least; the provincie says 510, so at most 40 are left."""
    codes = market.gemeenten("CR40")
    assert len(codes) == 6
    for code in codes[1:]:
        market.persons(code, "2024MM03", 100)
    market.persons("PV24", "2024MM03", 510)
    con = market.built()
    assert bounds(con, codes[0], "ww", "2024MM03") == (None, 0, 40)
    value, low, high = bounds(con, "CR40", "ww", "2024MM03")
    assert value is None  # 40 is 7.7 % of the middle of such a sum
    assert low == pytest.approx(500 - half_width(5), abs=0.01)
    assert high == pytest.approx(500 + half_width(5) + 40, abs=0.01)


def test_a_sum_with_a_hidden_crumb_is_still_a_figure(market: Benefits) -> None:
    """The same with 1 000 each: 4 975 at least, the provincie says 5 010, so at most 40 of some 5 000 are left."""
    for code in market.gemeenten("CR40")[1:]:
        market.persons(code, "2024MM03", 1_000)
    market.persons("PV24", "2024MM03", 5_010)
    found = figure(market.built(), "CR40", "ww", "2024MM03")
    assert (found["persons"], found["status"]) == (5_000 + 40 / 2, "summed")


def test_a_confidential_gemeente_is_not_zero(market: Benefits) -> None:
    market.add("cbs_80794ned", [market.gemeenten("AM11")[0], "2024MM03"], 0, 0, 0, attribute="Confidential")
    for code in market.gemeenten("AM11")[1:]:
        market.persons(code, "2024MM03", 100)
    assert bounds(market.built(), "AM11", "ww", "2024MM03")[0] is None


# --- mergers ---


def voorne(market: Benefits, month: str, codes: tuple[str, ...]) -> None:
    """The whole region of Rotterdam in one month, with these codes for Voorne."""
    for code in market.gemeenten("AM22"):
        if code != VOORNE_NEW:
            market.persons(code, month, 100)
    for code in codes:
        market.persons(code, month, 300 / len(codes))


@pytest.mark.parametrize(
    ("month", "codes"),
    [
        ("2022MM12", VOORNE_OLD),  # the division of that month
        ("2023MM01", (VOORNE_NEW,)),
        ("2022MM12", (VOORNE_NEW,)),  # the publisher is ahead: nothing is missing
        ("2023MM01", VOORNE_OLD),  # the publisher is behind
    ],
)
def test_a_month_has_the_gemeenten_of_that_month(month: str, codes: tuple[str, ...]) -> None:
    market = Benefits()
    voorne(market, month, codes)
    con = market.built()
    others = len(market.gemeenten("AM22")) - 1
    assert figure(con, "AM22", "ww", month)["persons"] == 100 * others + 300
    assert figure(con, VOORNE_NEW, "ww", month)["persons"] == 300
    in_time = (month == "2022MM12") == (codes == VOORNE_OLD)
    assert (market.failing("benefits_under_another_code") == []) is in_time


def test_an_abolished_gemeente_of_which_nothing_is_known_leaves_the_region_open() -> None:
    market = Benefits()
    voorne(market, "2022MM12", VOORNE_OLD[:2])
    assert figure(market.built(), "AM22", "ww", "2022MM12")["persons"] is None


def test_a_share_of_a_divided_gemeente_is_an_estimate_from_none_to_all_of_it() -> None:
    """Tilburg took over a part of Haaren; the country has all of it."""
    market = Benefits()
    weight = dict(
        market.con.execute(
            "SELECT gm_code, weight FROM stage.gemeente_merger WHERE gm_code_old = ?", [HAAREN]
        ).fetchall()
    )
    assert len(weight) == 4
    market.persons("GM0855", "2020MM12", 1_000)
    market.persons(HAAREN, "2020MM12", 200)
    found = figure(market.built(), "GM0855", "ww", "2020MM12")
    assert found["status"] == "estimated"
    assert found["persons"] == pytest.approx(1_000 + 200 * weight["GM0855"])
    assert (found["persons_low"], found["persons_high"]) == (995, 1_005 + 205)


def test_months_before_the_table_of_mergers_are_left_out(market: Benefits) -> None:
    """GM8888 may have been abolished in 2005; who took it over is not known here."""
    market.persons("GM8888", "2009MM12", 10)
    market.persons("NL01", "2009MM12", 1_000)
    con = market.built()
    assert con.execute("SELECT min(period_code) FROM mart.benefits").fetchone() == ("2024MM03",)
    assert market.failing("source_benefits_gemeente_known") == []


def test_an_unknown_code_with_figures_is_told(market: Benefits) -> None:
    market.persons("GM8888", "2024MM03", 10)
    market.persons("GM0999", "2024MM03", 10)
    market.staged()
    assert market.failing("source_benefits_gemeente_known") == [("GM8888",)]


# --- one series, one source ---


def test_ww_of_a_region_comes_from_the_adjusted_table_in_all_its_months(market: Benefits) -> None:
    """Rivierenland in 85554NED has April only; March of 80794ned is not put in front of it."""
    market.adjusted("AM10", "2024MM04", 1_230, 1_100, 1_360)
    market.code("cbs_85554ned", "Perioden", "2024MM04", "2024 april", "NaderVoorlopig")
    market.code("cbs_80794ned", "Perioden", "2024MM03", "2024 maart", "Definitief")
    con = market.built()
    found = figure(con, "AM10", "ww", "2024MM04")
    assert (found["persons"], found["persons_low"], found["persons_high"]) == (1_230, 1_100, 1_360)
    assert (found["source_id"], found["is_seasonally_adjusted"]) == ("cbs_85554ned", True)
    assert found["is_provisional"] is True
    months = con.execute(
        "SELECT period_code FROM mart.benefits WHERE region_code = 'AM10' AND benefit = 'ww'"
    ).fetchall()
    assert months == [("2024MM04",)]
    assert figure(con, "AM10", "bijstand", "2024MM03")["source_id"] == "cbs_80794ned"
    assert figure(con, "CR16", "ww", "2024MM03")["is_seasonally_adjusted"] is False
    assert figure(con, "CR16", "ww", "2024MM03")["is_provisional"] is False
    assert market.failing("benefits_one_source_per_series") == []


def test_bounds_that_are_not_printed_are_unknown(market: Benefits) -> None:
    market.adjusted("AM10", "2024MM04", 1_230, None, None)
    assert bounds(market.built(), "AM10", "ww", "2024MM04") == (1_230, None, None)


def test_retired_codes_are_left_out_and_named(market: Benefits) -> None:
    for region in ("AM04", "AM16", "AM31", "AM99", "PV99", "AM10"):
        market.adjusted(region, "2024MM04", 1_230, 1_100, 1_360)
    con = market.built()
    regions = {
        r for (r,) in con.execute("SELECT region_code FROM mart.benefits WHERE is_seasonally_adjusted").fetchall()
    }
    assert regions == {"AM10"}
    skipped = {region for source, region in market.failing("benefits_regions_skipped") if source == "cbs_85554ned"}
    assert skipped == {"AM04", "AM16", "AM31", "AM99", "PV99"}


def test_ages_stand_apart_without_their_total(market: Benefits) -> None:
    market.code("cbs_85554ned", "Leeftijd", YOUNG, "Jonger dan 27 jaar")
    market.adjusted("AM10", "2024MM04", 1_230, 1_100, 1_360)
    market.adjusted("AM10", "2024MM04", 130, 100, 160, age=YOUNG)
    rows = (
        market.built()
        .execute(
            "SELECT region_code, benefit, age_code, age_name, period_end, persons, persons_low, persons_high"
            " FROM mart.benefits_by_age"
        )
        .fetchall()
    )
    assert rows == [("AM10", "ww", YOUNG, "Jonger dan 27 jaar", date(2024, 4, 30), 130, 100, 160)]


def test_a_value_outside_its_bounds_or_a_lacking_code_is_told(market: Benefits) -> None:
    market.adjusted("AM10", "2024MM04", 1_230, 1_240, 1_360)
    market.add("cbs_85554ned", [TOTAL, ALL_AGES, "MW00000", "AM77", "2024MM04"], 10)
    market.staged()
    assert [row[2] for row in market.failing("source_ww_by_age_bounds_hold")] == ["AM10"]
    assert market.failing("source_ww_by_age_codes_known") == [("unknown arbeidsmarktregio", "AM77")]


# --- checks over regions ---


def test_gemeenten_that_cannot_make_their_provincie_are_told(market: Benefits) -> None:
    """Flevoland: six times 100 is at least 570 and at most 630."""
    for code in market.gemeenten("PV24"):
        market.persons(code, "2024MM03", 100)
    market.persons("PV24", "2024MM03", 500)
    market.built()
    assert {row[:3] for row in market.failing("benefits_gemeenten_fit_provincie")} == {("PV24", "ww", "2024MM03")} | {
        ("PV24", benefit, "2024MM03") for benefit in ("bijstand", "ao")
    }


def test_the_whole_country_adds_up_over_both_kinds_of_regions() -> None:
    market = Benefits()
    for code in market.gemeenten("NL01"):
        market.persons(code, "2024MM03", 10 * (int(code[2:]) % 97))
    con = market.built()
    assert market.failing("benefits_add_up_over_regions") == []
    country = figure(con, "NL01", "ww", "2024MM03")
    assert country["persons"] == sum(10 * (int(code[2:]) % 97) for code in market.gemeenten("NL01"))
    assert country["status"] == "summed"
    con.execute("DELETE FROM core.fct_benefits WHERE region_code = 'AM10' AND benefit = 'ao'")
    con.execute("UPDATE core.fct_benefits SET persons = 0 WHERE region_code = 'AM11' AND benefit = 'ww'")
    assert [row[0] for row in market.failing("benefits_add_up_over_regions")] == ["ww"]
