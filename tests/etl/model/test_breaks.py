"""The break detector proposes what stands out and leaves ordinary years alone."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from etl.model.breaks.detector import proposals

YEARS = range(2010, 2025)


def series(levels: dict[str, dict[int, float]], sbi_code: str = "K") -> pd.DataFrame:
    rows = [(region, sbi_code, year, jobs) for region, by_year in levels.items() for year, jobs in by_year.items()]
    return pd.DataFrame(rows, columns=["region_code", "sbi_code", "year", "jobs"])


def calm(region: int, seed: int = 1) -> dict[int, float]:
    noise = np.random.default_rng(100 * seed + region)
    return {y: float(round(8000 * 1.01 ** (y - 2010) * (1 + noise.normal(0, 0.01)), -2)) for y in YEARS}


def test_calm_series_give_no_proposal() -> None:
    assert proposals(series({f"CR{r:02d}": calm(r) for r in range(1, 41)})).empty


def test_a_fall_everywhere_is_one_proposal_for_the_sector() -> None:
    levels = {f"CR{r:02d}": {y: v * (0.8 if y >= 2024 else 1) for y, v in calm(r).items()} for r in range(1, 41)}
    found = proposals(series(levels))
    assert [(f.sbi_code, f.region_code, f.break_year) for f in found.itertuples()] == [("K", None, 2024)]
    assert found["change_pct"][0] == pytest.approx(-20, abs=2)
    assert found["regions"][0] == 40


def test_a_jump_of_one_region_is_proposed_for_that_region_alone() -> None:
    levels = {f"CR{r:02d}": calm(r) for r in range(1, 41)}
    levels["CR11"] = {y: v * (1.9 if y in (2017, 2018) else 1) for y, v in levels["CR11"].items()}
    found = proposals(series(levels, "N"))
    assert {(f.region_code, f.break_year) for f in found.itertuples()} == {("CR11", 2017), ("CR11", 2019)}


def test_a_gap_of_suppressed_years_is_not_a_jump() -> None:
    levels = {f"CR{r:02d}": calm(r) for r in range(1, 41)}
    levels["CR05"] = {y: v for y, v in levels["CR05"].items() if not 2014 <= y <= 2018}
    assert proposals(series(levels)).empty


def test_small_cells_are_left_out_because_rounding_alone_moves_them() -> None:
    levels = {f"CR{r:02d}": {y: 500.0 + 100 * (y % 2) for y in YEARS} for r in range(1, 41)}
    assert proposals(series(levels)).empty
