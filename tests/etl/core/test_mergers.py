"""docs/methods.md 1, hand-worked: abolished gemeenten, codes that did not exist yet, withheld ones, and split ones."""

from __future__ import annotations

import math

import pytest

from tests.made.tiny_country import TinyCountry

ROUNDING = 1.96 * 28.87


@pytest.fixture
def merged() -> TinyCountry:
    """GM0001 and GM0002 became GM1900 on 1 January 2021; GM0009 lives on. Jobs 5 + 3, then 8.4, beside 20."""
    country = TinyCountry()
    country.gemeenten = ["GM1900", "GM0009"]
    country.mergers = [("GM0001", "2021-01-01", "GM1900", 1.0), ("GM0002", "2021-01-01", "GM1900", 1.0)]
    country.lives = {
        "GM0001": (None, "2021-01-01"),
        "GM0002": (None, "2021-01-01"),
        "GM1900": ("2021-01-01", None),
        "GM0009": (None, None),
    }
    for year in (2019, 2020):
        country.totals |= {("GM0001", year): 5.0, ("GM0002", year): 3.0, ("GM1900", year): None, ("GM0009", year): 20.0}
    for year in (2021, 2022):
        country.totals |= {
            ("GM0001", year): None,
            ("GM0002", year): None,
            ("GM1900", year): 8.4,
            ("GM0009", year): 20.0,
        }
    return country


def test_abolished_gemeenten_arrive_whole_at_the_new_one(merged: TinyCountry) -> None:
    half = ROUNDING * math.sqrt(2)
    jobs, low, high, status = merged.figure("GM1900", "A-U", 2020)
    assert (jobs, status) == (8000, "summed")
    assert (low, high) == (pytest.approx(8000 - half), pytest.approx(8000 + half))


def test_absent_is_not_suppressed(merged: TinyCountry) -> None:
    """Before 2021 GM1900 does not exist, after 2020 its parts do not; none of those blanks widens anything."""
    assert merged.figure("GM1900", "A-U", 2021) == (8400, 8350, 8450, "published")
    assert merged.figure("AM01", "A-U", 2020)[0] == 28_000
    assert merged.figure("AM01", "A-U", 2021)[0] == 28_400


def test_a_gemeente_withheld_before_its_merger_is_unknown_not_gone(merged: TinyCountry) -> None:
    merged.totals["GM0002", 2020] = None
    jobs, low, high, status = merged.figure("GM1900", "A-U", 2020)
    assert (jobs, high, status) == (None, None, "suppressed")
    assert low == 4950


def test_the_same_where_its_rows_are_not_there_at_all(merged: TinyCountry) -> None:
    del merged.totals["GM0002", 2020]
    assert merged.figure("GM1900", "A-U", 2020)[0] is None
    assert merged.figure("AM01", "A-U", 2020)[0] is None


def test_a_gemeente_without_any_rows_makes_its_region_unknown(merged: TinyCountry) -> None:
    merged.gemeenten.append("GM0010")
    merged.lives["GM0010"] = (None, None)
    assert merged.figure("AM01", "A-U", 2022)[0] is None


def test_jobs_still_printed_under_the_old_codes_count_once(merged: TinyCountry) -> None:
    """In 2021 the publisher is a division behind: the new code is blank for one more year."""
    merged.totals |= {("GM0001", 2021): 5.1, ("GM0002", 2021): 3.1, ("GM1900", 2021): None}
    assert merged.figure("GM1900", "A-U", 2021)[0] == 8200


def test_jobs_already_printed_under_the_new_code_count_once(merged: TinyCountry) -> None:
    """In 2020 the publisher is a division ahead: the old codes are blank a year early."""
    merged.totals |= {("GM0001", 2020): None, ("GM0002", 2020): None, ("GM1900", 2020): 8.1}
    assert merged.figure("GM1900", "A-U", 2020) == (8100, 8050, 8150, "published")


def test_a_hidden_section_of_one_gemeente_lies_within_that_gemeentes_own_total(merged: TinyCountry) -> None:
    """C of GM0002 is withheld in 2020: it holds at most that gemeente's 3 050 jobs, as the rest is printed 0.0."""
    merged.hidden.add(("GM0002", "C", 2020))
    jobs, low, high, status = merged.figure("AM01", "C", 2020)
    assert (jobs, status) == (None, "suppressed")
    half = ROUNDING * math.sqrt(2)
    assert (low, high) == (pytest.approx(25_000 - half), pytest.approx(25_000 + half + 3050))


def test_a_small_hidden_part_leaves_the_sum_a_figure(merged: TinyCountry) -> None:
    """0.1 of 28.1 thousand can be hidden without widening the sum by 5 %: then the middle is given, and it is said."""
    merged.totals["GM0002", 2020] = 0.1
    merged.hidden.add(("GM0002", "C", 2020))
    jobs, _, _, status = merged.figure("AM01", "C", 2020)
    assert (jobs, status) == (25_000 + 150 / 2, "summed")


def test_a_split_gemeente_is_an_estimate_that_may_be_off_by_all_of_it() -> None:
    """GM0003 (4.0) went to GM0001 for 40 % of its inhabitants and to GM0002 for 60 %."""
    country = TinyCountry()
    country.gemeenten = ["GM0001", "GM0002"]
    country.mergers = [("GM0003", "2021-01-01", "GM0001", 0.4), ("GM0003", "2021-01-01", "GM0002", 0.6)]
    country.lives = {"GM0001": (None, None), "GM0002": (None, None), "GM0003": (None, "2021-01-01")}
    country.totals = {("GM0001", 2020): 10.0, ("GM0002", 2020): 20.0, ("GM0003", 2020): 4.0}
    country.totals |= {("GM0001", 2021): 11.6, ("GM0002", 2021): 22.4, ("GM0003", 2021): None}

    assert country.figure("GM0001", "A-U", 2020) == (11_600, 9950, 10_050 + 4050, "estimated")
    jobs, _, _, status = country.figure("AM01", "A-U", 2020)
    assert (jobs, status) == (pytest.approx(34_000), "summed")
