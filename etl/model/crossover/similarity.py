"""How alike two profiles are: the cosine of their vectors, each column weighted by how telling it is.

Pure.

    similarity(a, b) = cos(u_a, u_b),  u_k = idf_k p_k

Without unit, 0 to 1, the same in both directions; 1 for equal profiles. Used over the skill tree, and over words.

Source: Salton & Buckley (1988), Information Processing & Management 24.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from etl.model.crossover.skill_profile import Profiles, idf


def unit_vectors(profiles: Profiles) -> sp.csr_array:
    """Weighted vectors of length 1, rows x columns; a row in which nothing is telling stays 0."""
    weighted = sp.csr_array(profiles.values @ sp.diags_array(idf(profiles)))
    length = np.sqrt(np.asarray(weighted.power(2).sum(axis=1)).ravel())
    return sp.csr_array(sp.diags_array(1.0 / np.where(length > 0, length, 1.0)) @ weighted)


def similarity(profiles: Profiles) -> npt.NDArray[np.float64]:
    """Cosine of every pair of rows, rows x rows, 0 to 1.

    >>> three = Profiles(("a", "b", "c"), ("x", "y"), sp.csr_array([[1.0, 0.0], [1.0, 1.0], [0.0, 1.0]]))
    >>> similarity(three).round(2).tolist()
    [[1.0, 0.71, 0.0], [0.71, 1.0, 0.71], [0.0, 0.71, 1.0]]
    """
    vectors = unit_vectors(profiles)
    cosine: npt.NDArray[np.float64] = (vectors @ vectors.T).toarray()
    return np.clip(cosine, 0.0, 1.0)
