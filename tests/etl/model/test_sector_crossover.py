"""From occupations to sectors: what carries a cell, and what a change in jobs asks of skills."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from etl.model.crossover.sectors import sector_crossover
from etl.model.crossover.skill_need import asked_per_job, skill_need
from etl.model.crossover.skill_profile import Profiles

CODES = ("x", "y", "z")


def staffing(**shares: dict[str, float]) -> pd.DataFrame:
    rows = [(sbi, brc, share) for sbi, groups in shares.items() for brc, share in groups.items()]
    return pd.DataFrame(rows, columns=["sbi_code", "brc_code", "share"])


@given(arrays(np.float64, (3, 3), elements=st.floats(0, 1)))
def test_the_pairs_behind_a_cell_add_up_to_it(coverage: np.ndarray) -> None:
    people = staffing(A={"x": 0.5, "y": 0.5}, B={"y": 0.2, "z": 0.8})
    found = sector_crossover(people, CODES, coverage)
    assert found.cells["coverage"].between(0, 1).all()
    carried = found.carried_by.groupby(["origin_sbi", "destination_sbi"])["contribution"].sum()
    for cell in found.cells.itertuples():
        assert carried.get((cell.origin_sbi, cell.destination_sbi), 0.0) == pytest.approx(cell.coverage)


def test_sectors_with_the_same_single_occupation_cover_each_other_whole() -> None:
    found = sector_crossover(staffing(A={"x": 1.0}, B={"x": 1.0}), CODES, np.eye(3))
    assert found.cells["coverage"].tolist() == [1, 1, 1, 1]


def test_a_group_without_a_profile_is_left_out_and_told() -> None:
    found = sector_crossover(staffing(A={"x": 0.75, "overig": 0.25}), CODES, np.eye(3))
    assert found.known_share == {"A": 0.75}
    assert found.cells["coverage"].tolist() == [1.0]


def test_a_sector_of_which_nothing_is_known_is_named() -> None:
    with pytest.raises(ValueError, match="section B"):
        sector_crossover(staffing(A={"x": 1.0}, B={"overig": 1.0}), CODES, np.eye(3))
    with pytest.raises(ValueError, match="section B"):
        asked_per_job(staffing(A={"x": 1.0}, B={"overig": 1.0}), GROUPS)


def test_coverage_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="every pair"):
        sector_crossover(staffing(A={"x": 1.0}), CODES, np.full((3, 3), np.nan))


GROUPS = Profiles(("x", "y"), ("bake", "sell", "talk"), sp.csr_array([[1.0, 0.5, 1.0], [0.0, 1.0, 1.0]]))


def test_growth_asks_and_shrinking_releases_and_the_rare_comes_first() -> None:
    per_job = asked_per_job(staffing(C={"x": 1.0}, G={"x": 0.2, "y": 0.8}), GROUPS)
    changes = pd.DataFrame(
        [("CR01", "C", -100.0), ("CR01", "G", 1000.0), ("CR02", "G", np.nan)],
        columns=["region_code", "sbi_code", "change_jobs"],
    )
    found = skill_need(changes, per_job, {"bake": 0.7, "sell": 0.1})
    assert set(found["region_code"]) == {"CR01"}  # an unknown change gives no figure
    assert "talk" not in set(found["skill_code"])
    figures = {(r.sbi_code, r.skill_code): (r.jobs_effect, r.rank) for r in found.itertuples()}
    assert figures == {
        ("C", "bake"): (pytest.approx(-100.0), 1),
        ("C", "sell"): (pytest.approx(-50.0), 2),
        ("G", "bake"): (pytest.approx(200.0), 1),
        ("G", "sell"): (pytest.approx(900.0), 2),
    }
    assert skill_need(changes, per_job, {"bake": 0.7, "sell": 0.1}, best=1)["skill_code"].tolist() == ["bake", "bake"]
