"""Profiles of occupations and their groups over skills or words, and how telling each of these is (docs/methods.md 6).

Pure. A profile is a row of a sparse matrix. An occupation has 1 for an essential skill and 0.5 for an optional one; a
group has the mean over its occupations, so that a value is the part of the group's occupations that asks the skill.

Sources: ESCO (essential and optional); Sparck Jones (1972), Journal of Documentation 28 (inverse document frequency).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import scipy.sparse as sp

IMPORTANCE: Mapping[str, float] = {"essential": 1.0, "optional": 0.5}

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Profiles:
    """Profiles as a sparse matrix.

    Args:
        rows: codes of the occupations or groups, in the order of the rows; each once.
        columns: codes of the skills (or words), in the order of the columns; each once.
        values: rows x columns, each from 0 to 1; a cell that is not there is 0.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: sp.csr_array

    def long(self) -> pd.DataFrame:
        """One row per cell above zero: columns code, skill_code, value."""
        cells = self.values.tocoo()
        return pd.DataFrame(
            {
                "code": np.asarray(self.rows, dtype=object)[cells.coords[0]],
                "skill_code": np.asarray(self.columns, dtype=object)[cells.coords[1]],
                "value": cells.data,
            }
        )


def occupation_profiles(relations: pd.DataFrame) -> Profiles:
    """Profiles of single occupations.

    Args:
        relations: columns occupation_code, skill_code, importance (``essential`` or ``optional``), one row per pair.

    Returns:
        Profiles with the occupations and skills that have a relation, both sorted by code.

    Raises:
        ValueError: a pair occurs twice, or an importance is neither of the two.

    >>> found = occupation_profiles(pd.DataFrame(
    ...     [("baker", "bake", "essential"), ("baker", "sell", "optional")],
    ...     columns=["occupation_code", "skill_code", "importance"],
    ... ))
    >>> found.columns, found.values.toarray().tolist()
    (('bake', 'sell'), [[1.0, 0.5]])
    """
    if relations.duplicated(["occupation_code", "skill_code"]).any():
        raise ValueError("an occupation has the same skill twice")
    weight = relations["importance"].map(IMPORTANCE)
    if weight.isna().any():
        odd = relations.loc[weight.isna(), "importance"].iloc[0]
        raise ValueError(f"importance {odd!r} is neither essential nor optional")
    return pivot(relations["occupation_code"], relations["skill_code"], np.asarray(weight, dtype=np.float64))


def pivot(rows: pd.Series, columns: pd.Series, values: Numbers) -> Profiles:
    """Profiles from one cell per entry; rows and columns are sorted by code."""
    row_index, row_codes = pd.factorize(rows, sort=True)
    column_index, column_codes = pd.factorize(columns, sort=True)
    shape = (len(row_codes), len(column_codes))
    matrix = sp.csr_array((values, (row_index, column_index)), shape=shape)
    return Profiles(tuple(map(str, row_codes)), tuple(map(str, column_codes)), matrix)


def group_profiles(occupations: Profiles, group_of: Mapping[str, str]) -> Profiles:
    """Mean profile per group.

    Args:
        occupations: profiles of single occupations. One without skills is not in there, and so does not pull the mean
            of its group down: what is not recorded is unknown, not zero.
        group_of: occupation code to group code; occupations that are not in it are left out.

    Returns:
        Profiles of the groups that have an occupation, sorted by code, over the same columns. A group without any (two
        of the 114 BRC groups in ESCO 1.1) has no profile.

    >>> two = Profiles(("baker", "clerk"), ("bake", "sell"), sp.csr_array([[1.0, 0.0], [0.0, 1.0]]))
    >>> group_profiles(two, {"baker": "X", "clerk": "X"}).values.toarray().tolist()
    [[0.5, 0.5]]
    """
    known = [(place, group_of[code]) for place, code in enumerate(occupations.rows) if code in group_of]
    groups = sorted({group for _, group in known})
    place_of = {group: place for place, group in enumerate(groups)}
    rows = np.array([place_of[group] for _, group in known], dtype=np.int64)
    columns = np.array([place for place, _ in known], dtype=np.int64)
    size = np.bincount(rows, minlength=len(groups))
    member = sp.csr_array((1.0 / size[rows], (rows, columns)), shape=(len(groups), len(occupations.rows)))
    return Profiles(tuple(groups), occupations.columns, sp.csr_array(member @ occupations.values))


def idf(profiles: Profiles) -> Numbers:
    """Weight per column: ``ln(N / n_k)``, N the number of profiles, n_k how many of them have the skill at all.

    Returns:
        Weights of at least 0, without unit; 0 for what every profile has, and for what none has.

    >>> two = Profiles(("baker", "clerk"), ("bake", "work"), sp.csr_array([[1.0, 0.5], [0.0, 1.0]]))
    >>> idf(two).round(3).tolist()
    [0.693, 0.0]
    """
    having = np.asarray((profiles.values > 0).sum(axis=0), dtype=float).ravel()
    return np.where(having > 0, np.log(len(profiles.rows) / np.maximum(having, 1.0)), 0.0)
