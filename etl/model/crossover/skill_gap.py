"""What is missing and what is there, skill group by skill group, for all pairs of occupation groups at once.

Pure; the same figures as :func:`etl.model.crossover.occupation_pairs.missing_skills`, which gives one pair in full.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from etl.model.crossover.occupation_pairs import Numbers
from etl.model.crossover.skill_profile import Profiles

# Per pair, of what is missing and of what is there: what a page shows of a route. The rest is computed on demand.
KEPT_MISSING, KEPT_PRESENT = 6, 4


def skill_gaps(
    profiles: Profiles, weights: Numbers, missing: int = KEPT_MISSING, present: int = KEPT_PRESENT
) -> pd.DataFrame:
    """The heaviest missing and present skills per ordered pair of rows.

    Args:
        profiles: n rows; what someone has and what is asked are the same profile.
        weights: one per column, at least 0.
        missing: how many to keep per pair of those not had, by missing weight, at most.
        present: how many of those had, by weight.

    Returns:
        Columns origin_code, destination_code, skill_code, asked, brought, has_skill (the origin brings at least half
        of what is asked), weight (weight x asked), missing_weight (weight x what is not brought), rank (from 1, within
        pair and has_skill).

    >>> import scipy.sparse as sp
    >>> two = Profiles(("baker", "cook"), ("bake", "cook"), sp.csr_array([[1.0, 0.0], [0.5, 1.0]]))
    >>> found = skill_gaps(two, np.array([1.0, 1.0]))
    >>> found[["origin_code", "skill_code", "has_skill", "missing_weight"]].to_numpy().tolist()
    [['baker', 'cook', False, 1.0], ['baker', 'bake', True, 0.0], ['cook', 'bake', True, 0.5]]
    """
    values = profiles.values.toarray()
    codes, columns = np.asarray(profiles.rows, dtype=object), np.asarray(profiles.columns, dtype=object)
    found = [_of_origin(values, weights, origin, {False: missing, True: present}) for origin in range(len(codes))]
    gaps: pd.DataFrame = pd.concat(found, ignore_index=True)
    gaps.insert(0, "origin_code", codes[gaps.pop("origin").to_numpy(dtype=int)])
    gaps.insert(1, "destination_code", codes[gaps.pop("destination").to_numpy(dtype=int)])
    gaps.insert(2, "skill_code", columns[gaps.pop("skill").to_numpy(dtype=int)])
    return gaps


def _of_origin(values: Numbers, weights: Numbers, origin: int, kept: dict[bool, int]) -> pd.DataFrame:
    brought = np.broadcast_to(values[origin], values.shape)
    missing = weights * np.maximum(0.0, values - brought)
    has = brought >= values / 2
    # One number to sort by: what is missing of a skill not had, what is asked of a skill had. 0 is not asked at all.
    size = np.where(has, weights * values, missing)
    size[origin] = 0.0
    picked = []
    for flag, count in kept.items():
        order = np.argsort(-np.where(has == flag, size, 0.0), axis=1, kind="stable")[:, :count]
        destination = np.repeat(np.arange(len(values)), order.shape[1])
        skill = order.ravel()
        one = pd.DataFrame({"destination": destination, "skill": skill, "has_skill": flag})
        one["rank"] = np.tile(np.arange(1, order.shape[1] + 1), len(values))
        picked.append(one[(size[destination, skill] > 0) & (has[destination, skill] == flag)])
    both = pd.concat(picked, ignore_index=True).sort_values(["destination", "has_skill", "rank"])
    cell = both["destination"].to_numpy(), both["skill"].to_numpy()
    table: pd.DataFrame = both.assign(
        origin=origin,
        asked=values[cell],
        brought=brought[cell],
        weight=(values * weights)[cell],
        missing_weight=missing[cell],
    )
    return table
