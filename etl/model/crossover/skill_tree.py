"""Adds the broader skills and skill groups of ESCO to a profile, so that a skill one branch away counts for part.

Pure. An occupation has a broader skill as strongly as the strongest skill below it: whoever must "repair bicycles"
(essential) has "repairing vehicles" as 1 too. Two occupations with different skills of one branch then share the
branch; the higher the branch, the more occupations have it and the less its IDF weight counts. There is nothing to
tune.

Source: ESCO's skill pillar (broader relations); Resnik (1995), IJCAI 14 (weight of a shared ancestor by its rarity).
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import scipy.sparse as sp

from etl.model.crossover.skill_profile import Profiles

MOST_LEVELS = 20  # ESCO has 8; a chain that goes on is a circle


def with_broader(occupations: Profiles, broader: pd.DataFrame) -> Profiles:
    """Profiles over skills and everything above them.

    Args:
        occupations: profiles of single occupations (not of groups: the strongest counts per occupation).
        broader: columns skill_code, broader_code; a skill may have several broader ones.

    Returns:
        Profiles of the same rows over the columns of before and every broader concept reached, sorted by code.

    Raises:
        ValueError: the broader relations go round in a circle.

    >>> one = Profiles(("mechanic",), ("repair bicycles", "sell"), sp.csr_array([[1.0, 0.5]]))
    >>> up = pd.DataFrame({"skill_code": ["repair bicycles"], "broader_code": ["repairing vehicles"]})
    >>> found = with_broader(one, up)
    >>> found.columns, found.values.toarray().tolist()
    (('repair bicycles', 'repairing vehicles', 'sell'), [[1.0, 1.0, 0.5]])
    """
    columns, above = _ancestors(occupations.columns, broader)
    levels = np.unique(occupations.values.data)
    steps = np.diff(levels, prepend=0.0)
    # The strongest below, as a sum over the few levels of importance: (has any) x 0.5 + (has an essential one) x 0.5.
    values = sum(
        (((occupations.values >= level).astype(np.float64) @ above) > 0).astype(np.float64) * step
        for level, step in zip(levels, steps, strict=True)
    )
    empty = sp.csr_array((len(occupations.rows), len(columns)))
    return Profiles(occupations.rows, columns, sp.csr_array(values) if len(levels) else empty)


def _ancestors(skills: tuple[str, ...], broader: pd.DataFrame) -> tuple[tuple[str, ...], sp.csr_array]:
    """Concepts reached, sorted by code, and skills x concepts: 1 for the skill itself and all above it."""
    nodes, place = np.unique(
        np.concatenate([np.asarray(skills, dtype=object), broader.to_numpy(dtype=object).ravel()]), return_inverse=True
    )
    own, (low, high) = place[: len(skills)], place[len(skills) :].reshape(-1, 2).T
    one_up = sp.csr_array((np.ones(len(low)), (low, high)), shape=(len(nodes), len(nodes)))
    step = sp.csr_array((np.ones(len(own)), (np.arange(len(own)), own)), shape=(len(skills), len(nodes)))
    found = step
    for _ in range(MOST_LEVELS):
        step = ((step @ one_up) > 0).astype(np.float64)
        if step.nnz == 0:
            break
        found = ((found + step) > 0).astype(np.float64)
    else:
        raise ValueError("the broader relations of skills go round in a circle")
    reached = np.flatnonzero(np.asarray(found.sum(axis=0)).ravel())
    return tuple(str(nodes[k]) for k in reached), sp.csr_array(found[:, reached])
