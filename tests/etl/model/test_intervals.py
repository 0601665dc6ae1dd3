"""docs/methods.md 1: what a printed, a suppressed and a summed figure can stand for."""

from __future__ import annotations

import math

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.profiles import examples


def one(con: duckdb.DuckDBPyConnection, expression: str, values: list[object]) -> object:
    row = con.execute(f"SELECT {expression}", values).fetchone()
    assert row is not None
    return row[0]


def test_a_printed_figure_is_within_fifty_jobs_and_never_below_zero(formulas: duckdb.DuckDBPyConnection) -> None:
    assert one(formulas, "model.printed_low(?)", [4700.0]) == 4650
    assert one(formulas, "model.printed_high(?)", [4700.0]) == 4750
    assert one(formulas, "model.printed_low(?)", [0.0]) == 0
    assert one(formulas, "model.printed_low(CAST(NULL AS DOUBLE))", []) is None


def test_the_margin_of_a_sum_grows_with_the_root_of_its_cells(formulas: duckdb.DuckDBPyConnection) -> None:
    """docs/methods.md 1: 1.96 x 28.87 x sqrt(n) = 56.6 sqrt(n) jobs for n >= 2; one cell keeps its own 50."""
    assert one(formulas, "model.sum_half_width(?)", [4]) == pytest.approx(56.6 * 2, abs=0.1)
    assert one(formulas, "model.sum_half_width(?)", [40]) == pytest.approx(56.6 * math.sqrt(40), abs=0.2)
    assert one(formulas, "model.sum_half_width(?)", [1]) == 50
    assert one(formulas, "model.sum_half_width(?)", [0]) == 0


def test_a_sum_stays_a_figure_only_where_hidden_parts_hardly_widen_it(formulas: duckdb.DuckDBPyConnection) -> None:
    """docs/methods.md 1: at most 5 % of its middle; 10 000 published and up to 512 hidden is inside, 513 outside."""
    widest = 500 / (1 - 0.025)
    assert one(formulas, "model.sum_jobs(3, 10000.0, 0.0, ?)", [widest - 0.1]) == pytest.approx(
        10_000 + widest / 2, abs=0.1
    )
    assert one(formulas, "model.sum_jobs(3, 10000.0, 0.0, ?)", [widest + 0.1]) is None


def test_a_sum_of_hidden_cells_alone_is_never_a_figure(formulas: duckdb.DuckDBPyConnection) -> None:
    assert one(formulas, "model.sum_jobs(0, 0.0, 0.0, 0.0)", []) is None
    assert one(formulas, "model.sum_jobs(2, 10000.0, 0.0, NULL)", []) is None


@pytest.mark.parametrize(
    ("year", "begins", "ends", "existed"),
    [
        (2018, "2019-01-01", None, False),
        (2019, "2019-01-01", None, True),
        (2018, None, "2019-01-01", True),
        (2019, None, "2019-01-01", False),
        (2015, "2014-01-01", "2015-07-01", False),
        (2014, "2014-01-01", "2015-07-01", True),
        (2010, None, None, True),
    ],
)
def test_december_decides_whether_a_code_existed(
    formulas: duckdb.DuckDBPyConnection, year: int, begins: str | None, ends: str | None, existed: bool
) -> None:
    assert one(formulas, "model.december_exists(?, CAST(? AS DATE), CAST(? AS DATE))", [year, begins, ends]) is existed


@pytest.mark.parametrize(("code", "is_rest"), [("CR99", True), ("PV99", True), ("CR09", False), ("GM0099", False)])
def test_codes_for_what_cannot_be_allocated(formulas: duckdb.DuckDBPyConnection, code: str, is_rest: bool) -> None:
    assert one(formulas, "model.is_unallocated(?)", [code]) is is_rest


@examples(60)
@given(cells=st.integers(2, 400))
def test_the_margin_of_a_sum_is_never_wider_than_its_cells_together(
    formulas: duckdb.DuckDBPyConnection, cells: int
) -> None:
    half = one(formulas, "model.sum_half_width(?)", [cells])
    assert isinstance(half, float)
    assert 50 < half <= 50 * cells
