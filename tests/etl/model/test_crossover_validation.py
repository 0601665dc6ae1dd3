"""The validation figures are what they say, on cases that can be counted by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model.crossover.validation import auc, judge, precision_at

CLASSES = {"0111": "01", "0112": "01", "0311": "03", "0321": "03"}
CODES = tuple(CLASSES)


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=2, max_size=40))
def test_auc_is_the_chance_that_a_judged_pair_ranks_higher(cases: list[tuple[int, bool]]) -> None:
    near = [value for value, judged in cases if judged]
    far = [value for value, judged in cases if not judged]
    found = auc(np.array([v for v, _ in cases], dtype=float), np.array([j for _, j in cases]))
    if not near or not far:
        assert np.isnan(found)
        return
    wins = sum((a > b) + (a == b) / 2 for a in near for b in far)
    assert found == pytest.approx(wins / (len(near) * len(far)))


def test_a_measure_that_repeats_the_classification_is_no_better_than_chance_across_classes() -> None:
    classes = np.array([CLASSES[code] for code in CODES])
    measure = (classes[:, None] == classes[None, :]).astype(float)
    found = judge(measure, CODES, {("0111", "0112"), ("0111", "0311"), ("0321", "0311")}, CLASSES)
    assert found.pairs == 3
    assert found.auc_all > 0.5
    assert found.auc_cross_class == 0.5


def test_precision_counts_origins_with_a_judged_destination_only() -> None:
    measure = np.array([[9, 3, 2, 1], [1, 9, 2, 3], [1, 2, 9, 3], [1, 2, 3, 9]], dtype=float)
    judged = np.zeros((4, 4), dtype=bool)
    judged[0, 1] = judged[1, 0] = True
    assert precision_at(1, measure, judged) == 0.5  # found from the first, not from the second; the others do not count


def test_judgements_about_unknown_codes_and_about_itself_are_left_out() -> None:
    found = judge(np.eye(4), CODES, {("0111", "1311"), ("0112", "0112")}, CLASSES)
    assert found.pairs == 0
    assert np.isnan(found.auc_all)


def test_a_measure_with_an_unknown_is_refused() -> None:
    with pytest.raises(ValueError, match="every pair"):
        judge(np.full((4, 4), np.nan), CODES, set(), CLASSES)
