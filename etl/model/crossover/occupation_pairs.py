"""From occupation to occupation: what someone brings, what is missing, which destinations are near (docs/methods.md 7).

Pure. Directed, from origin o to destination d:

    coverage(o, d) = sum_k idf_k min(o_k, d_k) / sum_k idf_k d_k      part of what d asks that o brings, 0 to 1
    missing_k(o, d) = idf_k max(0, d_k - o_k)                         what to learn, by weight
    score(o, d) = sqrt(similarity over the skill tree x similarity of words)   ranks destinations, 0 to 1

Coverage explains a route; ``score`` ranks. It was chosen by validation and by sense (``validation``,
etl/README.md): related skills count for part, words catch work that ESCO filed under other skills, and a geometric mean
asks for both. It has no parameter to tune and is the same in both directions: what makes one direction harder is told
by coverage, education and wage. It is a signal to talk about, not a verdict on a person.

Sources: ESCO; Nesta, Mapping Career Causeways (2020); Gathmann & Schoenberg (2010), Journal of Labor Economics 28.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from etl.model.crossover.similarity import similarity
from etl.model.crossover.skill_profile import Profiles, idf

Numbers = npt.NDArray[np.float64]
Float = TypeVar("Float", np.float32, np.float64)


def coverage(profiles: Profiles, weights: Numbers) -> Numbers:
    """Which part of what the destination asks the origin brings, for every ordered pair.

    Args:
        profiles: n rows; what someone has and what is asked are the same profile.
        weights: one per column, at least 0 (:func:`etl.model.crossover.skill_profile.idf`).

    Returns:
        n x n, row the origin, column the destination, 0 to 1; coverage(o, o) = 1. NaN for a destination that asks
        nothing telling: its coverage is unknown, not 0.

    >>> import scipy.sparse as sp
    >>> two = Profiles(("baker", "cook"), ("bake", "cook"), sp.csr_array([[1.0, 0.0], [0.5, 1.0]]))
    >>> coverage(two, np.array([1.0, 1.0])).round(2).tolist()
    [[1.0, 0.33], [0.5, 1.0]]
    """
    weighted = profiles.values.toarray() * weights
    asked = weighted.sum(axis=1)
    found = np.full((len(asked), len(asked)), np.nan)
    for destination in np.flatnonzero(asked > 0):
        columns = np.flatnonzero(weighted[destination])
        brought = np.minimum(weighted[:, columns], weighted[destination, columns]).sum(axis=1)
        # Summing in another order may pass 1 by a last bit.
        found[:, destination] = np.minimum(brought / asked[destination], 1.0)
    return found


def missing_skills(profiles: Profiles, weights: Numbers, origin: str, destination: str) -> pd.DataFrame:
    """What the destination asks, skill by skill, and what of it is missing.

    Returns:
        Columns skill_code, asked and brought (0 to 1, part of the occupations), has_skill (the origin brings at least
        half of what is asked), weight (idf x asked) and missing_weight (idf x what is not brought); most missing
        first. Over all rows, 1 - missing_weight / weight is the coverage.

    Raises:
        KeyError: a code has no profile.

    >>> import scipy.sparse as sp
    >>> two = Profiles(("baker", "cook"), ("bake", "cook"), sp.csr_array([[1.0, 0.0], [0.5, 1.0]]))
    >>> found = missing_skills(two, np.array([1.0, 1.0]), "baker", "cook")
    >>> found[["skill_code", "has_skill", "missing_weight"]].to_numpy().tolist()
    [['cook', False, 1.0], ['bake', True, 0.0]]
    """
    place = {code: row for row, code in enumerate(profiles.rows)}
    for code in (origin, destination):
        if code not in place:
            raise KeyError(f"{code} has no skill profile")
    asked = profiles.values[[place[destination]], :].toarray().ravel()
    brought = profiles.values[[place[origin]], :].toarray().ravel()
    columns = np.flatnonzero((asked > 0) & (weights > 0))
    asked, brought, weight = asked[columns], brought[columns], weights[columns]
    found = pd.DataFrame(
        {
            "skill_code": np.asarray(profiles.columns, dtype=object)[columns],
            "asked": asked,
            "brought": brought,
            "has_skill": brought >= asked / 2,
            "weight": weight * asked,
            "missing_weight": weight * np.maximum(0.0, asked - brought),
        }
    )
    return found.sort_values(["missing_weight", "weight", "skill_code"], ascending=[False, False, True]).reset_index(
        drop=True
    )


def score(tree_similarity: npt.NDArray[Float], word_similarity: npt.NDArray[Float]) -> npt.NDArray[Float]:
    """How near a destination is, for ranking: the geometric mean of both, pair by pair; 1 from o to o.

    >>> score(np.array([0.25]), np.array([0.04])).round(2).tolist()
    [0.1]
    """
    found: npt.NDArray[Float] = np.sqrt(tree_similarity * word_similarity)
    return found


def pairs(skills: Profiles, tree: Profiles, words: Profiles) -> pd.DataFrame:
    """All ordered pairs of groups with a profile.

    Args:
        skills: group profiles over ESCO skills.
        tree: of the same groups, over skills and everything above them (:mod:`etl.model.crossover.skill_tree`).
        words: of the same groups, over words (:mod:`etl.model.crossover.word_profile`, their square roots).

    Returns:
        Columns origin_code, destination_code, score, coverage, missing_weight (idf weight of what is not brought);
        origin and destination differ.

    Raises:
        ValueError: the three do not have the same groups.
    """
    if not skills.rows == tree.rows == words.rows:
        raise ValueError("skills, tree and words must have the same groups in the same order")
    weights = idf(skills)
    covered = coverage(skills, weights)
    ranking = score(similarity(tree), similarity(words))
    asked = skills.values @ weights
    origin, destination = np.nonzero(~np.eye(len(skills.rows), dtype=bool))
    codes = np.asarray(skills.rows, dtype=object)
    return pd.DataFrame(
        {
            "origin_code": codes[origin],
            "destination_code": codes[destination],
            "score": ranking[origin, destination],
            "coverage": covered[origin, destination],
            "missing_weight": ((1.0 - covered) * asked)[origin, destination],
        }
    )
