"""Coverage, what is missing and the score keep their promises for any profiles; the fast route gives the same."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from etl.model.crossover.destinations import best_destinations
from etl.model.crossover.occupation_pairs import coverage, missing_skills, pairs, score
from etl.model.crossover.similarity import similarity
from etl.model.crossover.skill_profile import Profiles, idf

SIZE, SKILLS = 6, 9


def profiles_of(values: np.ndarray) -> Profiles:
    rows, columns = values.shape
    return Profiles(
        tuple(f"o{r:02d}" for r in range(rows)), tuple(f"k{c:02d}" for c in range(columns)), sp.csr_array(values)
    )


shares = arrays(np.float64, (SIZE, SKILLS), elements=st.sampled_from([0.0, 0.0, 0.25, 0.5, 0.8, 1.0]))
weights = arrays(np.float64, SKILLS, elements=st.floats(0, 5))


@given(shares, weights)
def test_coverage_is_a_part_and_everyone_brings_all_of_their_own_work(values: np.ndarray, weight: np.ndarray) -> None:
    found = coverage(profiles_of(values), weight)
    asks = (values * weight).sum(axis=1) > 0
    assert np.isnan(found[:, ~asks]).all()
    assert ((found[:, asks] >= 0) & (found[:, asks] <= 1)).all()
    assert np.diag(found)[asks] == pytest.approx(np.ones(asks.sum()))


@given(shares, weights, st.integers(0, SIZE - 1), st.integers(0, SKILLS - 1))
def test_learning_a_skill_never_lowers_what_someone_brings(
    values: np.ndarray, weight: np.ndarray, origin: int, skill: int
) -> None:
    before = coverage(profiles_of(values), weight)
    more = values.copy()
    more[origin, skill] = 1.0
    after = coverage(profiles_of(more), weight)
    others = np.arange(SIZE) != origin
    known = others & ~np.isnan(before[origin])
    assert (after[origin, known] >= before[origin, known] - 1e-12).all()


def test_coverage_has_a_direction() -> None:
    found = coverage(profiles_of(np.array([[1.0, 1.0], [1.0, 0.0]])), np.array([1.0, 3.0]))
    assert found.tolist() == [[1.0, 1.0], [0.25, 1.0]]


@given(shares, weights)
def test_what_is_missing_and_what_is_covered_make_the_whole(values: np.ndarray, weight: np.ndarray) -> None:
    made = profiles_of(values)
    found = coverage(made, weight)
    for destination in range(1, SIZE):
        missing = missing_skills(made, weight, "o00", made.rows[destination])
        if missing.empty:
            assert np.isnan(found[0, destination])
            continue
        part = 1 - missing["missing_weight"].sum() / missing["weight"].sum()
        assert part == pytest.approx(found[0, destination], abs=1e-9)
        assert missing["missing_weight"].is_monotonic_decreasing


def test_an_occupation_without_a_profile_is_named() -> None:
    with pytest.raises(KeyError, match="1311"):
        missing_skills(profiles_of(np.eye(2)), np.ones(2), "o00", "1311")


@given(shares)
def test_similarity_is_the_same_both_ways_and_whole_with_itself(values: np.ndarray) -> None:
    made = profiles_of(values)
    found = similarity(made)
    telling = (values * idf(made)).sum(axis=1) > 0
    assert found == pytest.approx(found.T)
    assert ((found >= 0) & (found <= 1)).all()
    assert np.diag(found) == pytest.approx(telling.astype(float))


def test_a_score_needs_skills_and_descriptions_that_are_alike() -> None:
    assert score(np.array([0.9, 0.5]), np.array([0.0, 0.5])).tolist() == [0.0, 0.5]


@given(shares, shares)
def test_the_pairs_hold_every_ordered_pair_once_with_the_figures_of_the_matrices(
    values: np.ndarray, words: np.ndarray
) -> None:
    skills = profiles_of(values)
    found = pairs(skills, skills, profiles_of(words))
    assert len(found) == SIZE * (SIZE - 1)
    assert not found.duplicated(["origin_code", "destination_code"]).any()
    row = found[(found["origin_code"] == "o01") & (found["destination_code"] == "o03")].iloc[0]
    assert row["coverage"] == pytest.approx(coverage(skills, idf(skills))[1, 3], nan_ok=True)
    asked = (values * idf(skills))[3].sum()
    assert row["missing_weight"] == pytest.approx((1 - row["coverage"]) * asked, nan_ok=True)


def test_profiles_of_different_groups_are_not_mixed() -> None:
    one, two = profiles_of(np.eye(3)), profiles_of(np.eye(4))
    for mix in (pairs, best_destinations):
        call: Callable[..., object] = mix
        with pytest.raises(ValueError, match="same"):
            call(one, one, two)


@given(arrays(np.float64, (30, 40), elements=st.sampled_from([0.0, 0.0, 0.0, 0.5, 1.0])))
def test_the_fast_route_finds_the_same_destinations_as_the_matrices(values: np.ndarray) -> None:
    skills = profiles_of(values)
    best = best_destinations(skills, skills, skills, count=29)
    covered = coverage(skills, idf(skills))
    ranking = score(similarity(skills), similarity(skills))
    place = {code: row for row, code in enumerate(skills.rows)}
    origin, destination = best["origin_code"].map(place), best["destination_code"].map(place)
    # The fast route works in single precision: six digits.
    assert best["coverage"].to_numpy() == pytest.approx(covered[origin, destination], abs=1e-5)
    assert best["score"].to_numpy() == pytest.approx(ranking[origin, destination], abs=1e-3)
    off = ~np.eye(30, dtype=bool)
    assert len(best) == (np.nan_to_num(ranking)[off] > 0).sum()
    assert best.groupby("origin_code")["score"].apply(lambda s: s.is_monotonic_decreasing).all()


def test_only_the_best_are_kept_and_none_leads_to_itself() -> None:
    values = np.random.default_rng(1).choice([0.0, 0.5, 1.0], (700, 60), p=[0.8, 0.1, 0.1])
    skills = profiles_of(values)
    best = best_destinations(skills, skills, skills, count=50)
    assert best.groupby("origin_code").size().eq(50).all()
    assert best["rank"].max() == 50
    assert (best["origin_code"] != best["destination_code"]).all()
    ranking = score(similarity(skills), similarity(skills))
    np.fill_diagonal(ranking, -1)
    fiftieth = np.sort(ranking, axis=1)[:, -50]
    assert best[best["rank"] == 50]["score"].to_numpy() == pytest.approx(fiftieth, abs=1e-4)
