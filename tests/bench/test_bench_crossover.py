"""The bench of the crossovers: its made-up input has the form of ESCO, and both sides look for the same number."""

from __future__ import annotations

import numpy as np
import pytest

from etl.model.crossover.route_profiles import RouteProfiles
from tests.bench import crossover_cost


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> RouteProfiles:
    monkeypatch.setattr(crossover_cost, "OCCUPATIONS", 120)
    sizes = {"skills": (200, 3000), "tree": (250, 6000), "words": (150, 2000)}
    return RouteProfiles(**{kind: crossover_cost._made_up(*size) for kind, size in sizes.items()})


def test_made_up_profiles_have_common_columns_and_rare_ones(small: RouteProfiles) -> None:
    assert small.skills.rows == small.tree.rows == small.words.rows
    having = np.sort(np.asarray((small.skills.values > 0).sum(axis=0)).ravel())
    assert having[-1] > 60
    assert np.median(having) < 20


def test_both_sides_find_fifty_per_occupation(small: RouteProfiles) -> None:
    found = crossover_cost.ours(small)()
    assert found.groupby("origin_code").size().eq(50).all()
    assert np.asarray(crossover_cost.yardstick(small)()).shape == (120, 50)


def test_the_table_names_every_figure() -> None:
    assert any("0.91" in line for line in crossover_cost.lines({"seconds": "0.91 (0.69-1.01)"}))
