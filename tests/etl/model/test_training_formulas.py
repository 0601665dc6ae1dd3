"""The formulas of training by their definition: masked cells, rounding, and a signal that holds whatever the truth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.run import sql_files

Ask = Callable[..., Any]
COUNTS = st.lists(st.integers(0, 50), min_size=1, max_size=30)


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    """One value of a macro."""
    with duckdb.connect() as con:
        con.execute("CREATE SCHEMA model")
        con.execute(next(file.sql for file in sql_files.of_stage("model") if file.name == "training"))

        def value(call: str, *values: Any) -> Any:
            row = con.execute(f"SELECT model.{call}({', '.join('?' * len(values))})", values).fetchone()
            return row[0] if row else None

        yield value


@given(counts=COUNTS)
def test_the_sum_lies_in_its_interval_whatever_was_masked(ask: Ask, counts: list[int]) -> None:
    known = sum(count for count in counts if not 1 <= count <= 4)
    masked = sum(1 for count in counts if 1 <= count <= 4)
    low, high = ask("masked_low", known, masked), ask("masked_high", known, masked, 0)
    assert low <= sum(counts) <= high
    assert high - low == 3 * masked


def test_an_unknown_cell_leaves_no_upper_end(ask: Ask) -> None:
    assert ask("masked_high", 10, 0, 1) is None
    assert ask("count_figure", 10.0, 10.0, None, 0, 1) is None


@given(true=st.integers(0, 100_000))
def test_a_count_lies_within_what_rounding_to_tens_leaves(ask: Ask, true: int) -> None:
    printed = float(10 * ((true + 5) // 10))
    assert 0 <= ask("rounded_low", printed) <= true <= ask("rounded_high", printed)


@pytest.mark.parametrize(
    ("graduates", "need", "signal"),
    [
        ((10, 20), (21, 30), "tekort"),
        ((10, 20), (20, 30), "onbekend"),  # they touch
        ((10, 20), (21, None), "tekort"),
        ((40, 50), (21, None), "onbekend"),  # replacement is not known
        ((40, 50), (21, 30), "ruim"),
        ((98, 102), (99, 101), "in balans"),
        ((50, 150), (99, 101), "onbekend"),
        ((None, None), (1, 2), "onbekend"),
        ((10, None), (100, 200), "onbekend"),
        ((0, 0), (0, 0), "onbekend"),
    ],
)
def test_a_signal_only_where_it_holds_for_every_value(
    ask: Ask, graduates: tuple[Any, Any], need: tuple[Any, Any], signal: str
) -> None:
    assert ask("training_signal", *graduates, *need) == signal


@given(a=st.integers(0, 200), b=st.integers(0, 200), c=st.integers(0, 200), d=st.integers(0, 200), data=st.data())
def test_whatever_the_true_values_the_signal_is_true_of_them(
    ask: Ask, a: int, b: int, c: int, d: int, data: st.DataObject
) -> None:
    (low, high), (need_low, need_high) = sorted((a, b)), sorted((c, d))
    signal = ask("training_signal", low, high, need_low, need_high)
    graduates, need = data.draw(st.integers(low, high)), data.draw(st.integers(need_low, need_high))
    if signal == "tekort":
        assert graduates < need
    elif signal == "ruim":
        assert graduates > need
    elif signal == "in balans":
        assert 0.9 * need <= graduates <= 1.1 * need


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("'S-GRAVENHAGE", "SGRAVENHAGE"),
        ("'s-Gravenhage", "SGRAVENHAGE"),
        ("Súdwest-Fryslân", "SUDWESTFRYSLAN"),
        ("Hengelo OV", "HENGELOOV"),
    ],
)
def test_a_place_has_one_key_however_it_is_written(ask: Ask, name: str, key: str) -> None:
    assert ask("place_key", name) == key
