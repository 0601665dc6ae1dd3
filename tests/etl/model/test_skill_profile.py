"""Profiles: what an occupation asks, what a group asks, what lies above a skill, and which words describe the work."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import scipy.sparse as sp

from etl.model.crossover.similarity import similarity
from etl.model.crossover.skill_profile import Profiles, group_profiles, idf, occupation_profiles
from etl.model.crossover.skill_tree import with_broader
from etl.model.crossover.word_profile import word_profiles


def relations(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["occupation_code", "skill_code", "importance"])


def cell(profiles: Profiles, row: str, column: str) -> float:
    return float(profiles.values[profiles.rows.index(row), profiles.columns.index(column)])


def test_a_group_asks_what_part_of_its_occupations_asks() -> None:
    ones = occupation_profiles(
        relations(("baker", "bake", "essential"), ("baker", "sell", "optional"), ("grocer", "sell", "essential"))
    )
    groups = group_profiles(ones, {"baker": "X", "grocer": "X"})
    assert (cell(groups, "X", "bake"), cell(groups, "X", "sell")) == (0.5, 0.75)


def test_an_occupation_without_skills_does_not_pull_its_group_down() -> None:
    ones = occupation_profiles(relations(("baker", "bake", "essential")))
    groups = group_profiles(ones, {"baker": "X", "unknown": "X", "other": "Y"})
    assert groups.rows == ("X",)
    assert cell(groups, "X", "bake") == 1.0


def test_the_same_skill_twice_or_another_importance_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        occupation_profiles(relations(("baker", "bake", "essential"), ("baker", "bake", "optional")))
    with pytest.raises(ValueError, match="'nice to have'"):
        occupation_profiles(relations(("baker", "bake", "nice to have")))


def test_what_all_ask_weighs_nothing_and_what_one_asks_weighs_most() -> None:
    three = Profiles(("a", "b", "c"), ("all", "two", "one", "none"), sp.csr_array(np.array([
        [1.0, 0.5, 1.0, 0.0], [0.1, 1.0, 0.0, 0.0], [1.0, 0.0, 0.0, 0.0]])))  # fmt: skip
    assert idf(three) == pytest.approx([0.0, np.log(1.5), np.log(3), 0.0])


UP = pd.DataFrame(
    [("saw", "woodwork"), ("plane", "woodwork"), ("woodwork", "craft"), ("weld", "craft")],
    columns=["skill_code", "broader_code"],
)


def test_a_broader_skill_counts_as_the_strongest_below_it() -> None:
    ones = occupation_profiles(
        relations(("joiner", "saw", "optional"), ("joiner", "plane", "essential"), ("welder", "weld", "optional"))
    )
    tree = with_broader(ones, UP)
    assert set(tree.columns) == {"saw", "plane", "weld", "woodwork", "craft"}
    assert (cell(tree, "joiner", "woodwork"), cell(tree, "joiner", "craft"), cell(tree, "joiner", "saw")) == (1, 1, 0.5)
    assert (cell(tree, "welder", "woodwork"), cell(tree, "welder", "craft")) == (0, 0.5)


def test_a_skill_without_anything_above_it_stays() -> None:
    tree = with_broader(occupation_profiles(relations(("clown", "juggle", "essential"))), UP)
    assert tree.columns == ("juggle",)


def test_broader_relations_in_a_circle_are_refused() -> None:
    circle = pd.DataFrame([("saw", "plane"), ("plane", "saw")], columns=["skill_code", "broader_code"])
    with pytest.raises(ValueError, match="circle"):
        with_broader(occupation_profiles(relations(("joiner", "saw", "essential"))), circle)


def test_texts_about_the_same_work_are_alike_and_common_words_do_not_count() -> None:
    texts = {
        "baker": "The baker bakes bread in the bakery",
        "pastry": "The pastry cook bakes cakes in the bakery",
        "pilot": "The pilot flies the plane",
        "empty": "7 !",
    }
    words = word_profiles(texts)
    assert words.rows == ("baker", "pastry", "pilot")
    alike = similarity(words)
    assert alike[0, 1] > 0.1
    assert alike[0, 2] == 0.0  # "the" is all they share
    assert np.diag(alike) == pytest.approx(np.ones(3))
