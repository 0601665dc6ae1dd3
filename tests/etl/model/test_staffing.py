"""The staffing matrix meets what is published, keeps free what is not, and says how well it came out."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model.staffing.matrix import MILITARY_SEEDS, fit, seed

GROUPS = {"1": ("a", "b"), "2": ("b", "c", "d")}


def start_of(sizes: list[float], sections: str = "ABC") -> pd.DataFrame:
    keys = [(sbi, major, brc) for sbi in sections for major, codes in GROUPS.items() for brc in codes]
    rows = [(*key, size) for key, size in zip(keys, sizes, strict=True)]
    return pd.DataFrame(rows, columns=["sbi_code", "isco_major", "brc_code", "seed"])


def cells_of(sizes: dict[tuple[str, str], float | None]) -> pd.DataFrame:
    rows = [(sbi, major, size) for (sbi, major), size in sizes.items()]
    return pd.DataFrame(rows, columns=["sbi_code", "isco_major", "employed_x1000"]).astype({"employed_x1000": float})


def employees_of(**sizes: float | None) -> pd.DataFrame:
    rows = pd.DataFrame(list(sizes.items()), columns=["brc_code", "employees_x1000"])
    return rows.astype({"employees_x1000": float})


ALL = {("A", "1"): 10.0, ("A", "2"): 40.0, ("B", "1"): 20.0, ("B", "2"): 5.0, ("C", "1"): 8.0, ("C", "2"): 90.0}
sizes = st.lists(st.floats(0.01, 100), min_size=15, max_size=15)
published = st.lists(st.floats(0.5, 500), min_size=6, max_size=6)
totals = st.lists(st.floats(1, 300), min_size=4, max_size=4)


@given(sizes, published, totals)
def test_published_cells_are_met_and_shares_add_up(start: list[float], cells: list[float], people: list[float]) -> None:
    wanted = dict(zip(ALL, cells, strict=True))
    found = fit(start_of(start), cells_of(wanted), employees_of(**dict(zip("abcd", people, strict=True))))
    assert found.largest_deviation < 0.005
    made = found.cells.groupby(["sbi_code", "isco_major"])["employed_x1000"].sum()
    for key, size in wanted.items():
        assert made[key] == pytest.approx(size, rel=0.005)
    assert found.shares().groupby("sbi_code")["share"].sum().to_numpy() == pytest.approx(np.ones(3))


@given(sizes, totals)
def test_a_blank_cell_is_free_and_not_zero(start: list[float], people: list[float]) -> None:
    cells = cells_of({**ALL, ("B", "2"): None})
    found = fit(start_of(start), cells, employees_of(**dict(zip("abcd", people, strict=True))))
    free = found.cells[found.cells["is_free"]]
    assert set(zip(free["sbi_code"], free["isco_major"], strict=True)) == {("B", "2")}
    assert 0 < free["employed_x1000"].sum() <= 8.0 * 1.001  # at most the smallest figure that is published
    assert found.largest_deviation < 0.005


def test_shares_within_a_major_follow_the_employees_whatever_their_total() -> None:
    start = start_of([1.0] * 15)
    once = fit(start, cells_of(ALL), employees_of(a=30, b=20, c=40, d=10))
    tenfold = fit(start, cells_of(ALL), employees_of(a=300, b=200, c=400, d=100))
    pd.testing.assert_frame_equal(once.cells, tenfold.cells)
    first = once.cells[once.cells["isco_major"] == "2"].groupby("brc_code")["employed_x1000"].sum()
    assert first["c"] / first["d"] == pytest.approx(4, rel=1e-4)
    assert once.largest_share_deviation < 1e-5


def test_a_group_without_employees_keeps_its_start() -> None:
    found = fit(start_of([1.0] * 15), cells_of(ALL), employees_of(a=30, b=20, c=40, d=None))
    major = found.cells[found.cells["isco_major"] == "2"].groupby("brc_code")["employed_x1000"].sum()
    assert major["d"] == pytest.approx(135 / 3, rel=0.01)  # a third of the major, as in the start


def test_a_published_cell_without_a_start_is_named() -> None:
    start = start_of([0.0, 0.0, *[1.0] * 13])
    with pytest.raises(ValueError, match="section A, ISCO major 1"):
        fit(start, cells_of(ALL), employees_of(a=1, b=1, c=1, d=1))


def test_households_and_extraterritorial_bodies_are_left_out() -> None:
    europe = pd.DataFrame(
        [("A", "61", 5.0), ("T", "91", 9.0), ("U", "11", 9.0)], columns=["sbi_code", "isco2", "employed_x1000"]
    )
    codes = pd.DataFrame({"isco_code": ["6111", "9111", "1111"], "brc_code": ["0912", "1121", "0511"]})
    assert set(seed(europe, codes, named={})["sbi_code"]) == {"A"}


def test_the_armed_forces_have_a_start_of_their_own() -> None:
    europe = pd.DataFrame([("O", "11", 5.0)], columns=["sbi_code", "isco2", "employed_x1000"])
    codes = pd.DataFrame({"isco_code": ["1111", "0110"], "brc_code": ["0611", "0634"]})
    found = seed(europe, codes)
    assert {(r.sbi_code, r.isco_major, r.brc_code) for r in found.itertuples()} >= {("O", "0", "0634")}
    assert ("O", "01") in MILITARY_SEEDS


def test_an_isco_group_that_leads_nowhere_is_named() -> None:
    europe = pd.DataFrame([("A", "61", 5.0)], columns=["sbi_code", "isco2", "employed_x1000"])
    codes = pd.DataFrame({"isco_code": ["1111"], "brc_code": ["0611"]})
    with pytest.raises(ValueError, match="61"):
        seed(europe, codes, named={})
