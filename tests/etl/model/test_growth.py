"""docs/methods.md 2: growth a year, its interval, and a verdict only where the whole interval agrees."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.profiles import examples

CELL = st.integers(1, 5_000).map(lambda tenths: tenths * 100.0)
YEARS = st.integers(1, 14)


def row(con: duckdb.DuckDBPyConnection, sql: str, values: list[object]) -> tuple[object, ...]:
    found = con.execute(f"SELECT {sql}", values).fetchone()
    assert found is not None
    return tuple(found)


def test_growth_of_ten_percent_in_five_years(formulas: duckdb.DuckDBPyConnection) -> None:
    pct, cagr = row(formulas, "model.growth_pct(1000.0, 1100.0), model.cagr_pct(1000.0, 1100.0, 5)", [])
    assert pct == pytest.approx(10)
    assert cagr == pytest.approx(1.924, abs=0.001)


def test_the_interval_goes_from_the_highest_start_to_the_lowest_end_and_back(
    formulas: duckdb.DuckDBPyConnection,
) -> None:
    """COROP 11, section C, 2019 to 2024: printed 8.4 and 8.5; from 8 450/8 450 to 8 550/8 350."""
    low, high = row(formulas, "model.cagr_low_pct(8450.0, 8450.0, 5), model.cagr_high_pct(8350.0, 8550.0, 5)", [])
    assert low == pytest.approx(0)
    assert high == pytest.approx(100 * ((8550 / 8350) ** 0.2 - 1))


def test_a_start_that_may_be_zero_leaves_the_upper_end_open(formulas: duckdb.DuckDBPyConnection) -> None:
    assert row(formulas, "model.growth_pct(0.0, 300.0), model.cagr_pct(0.0, 300.0, 5)", []) == (None, None)
    assert row(formulas, "model.cagr_high_pct(0.0, 350.0, 5)", []) == (None,)
    assert row(formulas, "model.cagr_low_pct(50.0, 250.0, 5)", [])[0] == pytest.approx(100 * (5**0.2 - 1))


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        (0.51, 9.0, "groeit"),
        (0.5, 9.0, "onzeker"),
        (-9.0, -0.51, "krimpt"),
        (-9.0, -0.5, "onzeker"),
        (-0.5, 0.5, "stabiel"),
        (-0.5, 0.51, "onzeker"),
        (0.6, None, "groeit"),
        (-100.0, None, "onzeker"),
        (None, None, "onzeker"),
        (None, -0.6, "krimpt"),
    ],
)
def test_a_verdict_needs_the_whole_interval(
    formulas: duckdb.DuckDBPyConnection, low: float | None, high: float | None, verdict: str
) -> None:
    assert row(formulas, "model.verdict(CAST(? AS DOUBLE), CAST(? AS DOUBLE), 0.5)", [low, high]) == (verdict,)


@pytest.mark.parametrize(
    ("breaks", "hidden", "guessed", "low", "high", "reason"),
    [
        ("2024", True, True, -9.0, 9.0, "reeksbreuk 2024"),
        (None, True, True, -9.0, 9.0, "afgeschermd"),
        (None, False, True, -9.0, 9.0, "geschat"),
        (None, False, False, -0.6, 0.6, "te klein"),
        (None, False, False, 0.2, None, "te klein"),
        (None, False, False, 0.1, 0.9, "ligt rond de grens"),
    ],
)
def test_the_first_reason_that_applies_is_named(
    formulas: duckdb.DuckDBPyConnection,
    breaks: str | None,
    hidden: bool,
    guessed: bool,
    low: float,
    high: float | None,
    reason: str,
) -> None:
    call = "model.uncertain_reason(CAST(? AS VARCHAR), ?, ?, CAST(? AS DOUBLE), CAST(? AS DOUBLE), 0.5)"
    assert row(formulas, call, [breaks, hidden, guessed, low, high]) == (reason,)


@examples(150)
@given(start=CELL, end=CELL, years=YEARS, at_start=st.floats(-50, 50), at_end=st.floats(-50, 50))
def test_whatever_was_rounded_away_the_true_growth_lies_in_the_interval(
    formulas: duckdb.DuckDBPyConnection, start: float, end: float, years: int, at_start: float, at_end: float
) -> None:
    low, high, true = row(
        formulas,
        "model.cagr_low_pct(model.printed_high($s), model.printed_low($e), $n),"
        "model.cagr_high_pct(model.printed_low($s), model.printed_high($e), $n),"
        "model.cagr_pct($ts, $te, $n)",
        {"s": start, "e": end, "n": years, "ts": start + at_start, "te": end + at_end},  # type: ignore[arg-type]
    )
    assert isinstance(true, float)
    assert low is None or low <= true + 1e-9
    assert high is None or true <= high + 1e-9


@examples(150)
@given(low=st.floats(-100, 100), width=st.floats(0, 50), threshold=st.floats(0, 5))
def test_growth_and_shrinkage_mirror_each_other(
    formulas: duckdb.DuckDBPyConnection, low: float, width: float, threshold: float
) -> None:
    here, mirrored = row(
        formulas,
        "model.verdict(?, ?, ?), model.verdict(?, ?, ?)",
        [low, low + width, threshold, -low - width, -low, threshold],
    )
    assert mirrored == {"groeit": "krimpt", "krimpt": "groeit"}.get(str(here), here)
