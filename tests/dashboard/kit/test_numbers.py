"""Dutch notation: grouping, decimal comma, real minus, rounding to what a figure bears."""

import datetime as dt
from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from dashboard.kit import numbers
from dashboard.kit.interval import Interval


@pytest.mark.parametrize(
    ("value", "shown"), [(12345.0, "12.300"), (0.0, "0"), (9086249.0, "9.086.200"), (None, "onbekend"), (49.0, "0")]
)
def test_jobs_are_shown_in_hundreds(value: float | None, shown: str) -> None:
    assert numbers.jobs(value) == shown


def test_a_wide_margin_is_rounded_coarser_and_said() -> None:
    assert numbers.jobs(Interval(638225.0, 621000.0, 655000.0)) == "ca. 640.000"
    assert numbers.jobs(Interval(638225.0, 636000.0, 640000.0)) == "ca. 638.000"
    assert numbers.jobs(Interval(638225.0, 638175.0, 638275.0)) == "638.200"


@pytest.mark.parametrize(
    ("value", "shown"), [(1200.0, "+1.200"), (-1200.0, "\u22121.200"), (0.0, "0"), (-20.0, "0"), (None, "onbekend")]
)
def test_change_has_its_sign_but_zero_has_none(value: float | None, shown: str) -> None:
    assert numbers.change(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(2.44, "+2,4%"), (-0.04, "0,0%"), (0.04, "0,0%"), (-3.06, "\u22123,1%"), (1234.5, "+1.234,5%")],
)
def test_percentages_have_one_decimal(value: float, shown: str) -> None:
    assert numbers.percent(value, signed=True) == shown


def test_margins_say_open_ends() -> None:
    assert numbers.growth_margin(Interval(None, -1.06, 1.1)) == "\u22121,1% tot +1,1%"
    assert numbers.growth_margin(Interval(None, None, 2.0)) == "hoogstens +2,0%"
    assert numbers.growth_margin(Interval(None, 2.0, None)) == "minstens +2,0%"
    assert numbers.growth_margin(Interval(None, -100.0, None)) == "niet te zeggen"
    assert numbers.growth_margin(Interval(None, -100.0, 250.0)) == "niet te zeggen"
    assert numbers.growth_margin(Interval(None, -3.0, 250.0)) == "minstens \u22123,0%"
    assert numbers.growth_margin(Interval(None, None, None)) == "onbekend"


def test_bounds_round_outwards() -> None:
    assert numbers.bounds(Interval(None, 0.0, 640.0)) == "hoogstens 650"
    assert numbers.bounds(Interval(None, 3370.0, 41320.0)) == "tussen 3.350 en 41.400"
    assert numbers.bounds(Interval(None, 7720742.0, None)) == "minstens 7.720.700"
    assert numbers.bounds(Interval(None, 0.0, None)) == "onbekend"


def test_dates_are_words() -> None:
    assert numbers.date(dt.date(2026, 3, 1)) == "1 maart 2026"
    assert numbers.date(None) == "onbekend"


def test_reference_texts_get_the_same_notation() -> None:
    assert numbers.tidy("middelste regio -22 %, CR-11 en 2019-2024") == "middelste regio \u221222%, CR-11 en 2019-2024"


@given(st.floats(-1e9, 1e9), st.integers(0, 3))
def test_numbers_are_as_babel_writes_them(value: float, digits: int) -> None:
    rounded = round(value, digits) or 0.0
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    written = format_decimal(Decimal(f"{rounded:.{digits}f}"), format=pattern, locale=numbers.LOCALE)
    assert numbers.decimal(value, digits) == written.replace("-", numbers.MINUS)
    assert numbers.whole(value) == format_decimal(int(value), format="#,##0", locale=numbers.LOCALE).replace(
        "-", numbers.MINUS
    )


@pytest.mark.parametrize(
    ("code", "words"),
    [("2026KW02", "2e kwartaal 2026"), ("2013MM12", "december 2013"), ("2024JJ00", "2024"), ("2024", "2024")],
)
def test_periods_of_cbs_are_told_in_words(code: str, words: str) -> None:
    assert numbers.cbs_period(code) == words
