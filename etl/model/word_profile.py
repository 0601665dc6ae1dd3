"""How alike the descriptions of two kinds of work are: words as profiles, compared by cosine.

Pure. Skill links of ESCO are chosen by many hands, so two occupations may do the same work under different skills. The
texts (names, synonyms, description) say what the work is about in words, and catch that.

    similarity(a, b) = cos(u_a, u_b),  u = idf_w sqrt(p_w),  p_w the part of the occupations that use word w

Without unit, 0 to 1. The root keeps one long list of synonyms from deciding alone. Stop words need no list: what every
text has, weighs nothing.

Sources: Salton & Buckley (1988), Information Processing & Management 24; the root: Hellinger distance as in Rao (1995).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd
import scipy.sparse as sp

from etl.model.skill_profile import Profiles, idf, pivot

_WORD = re.compile(r"[^\W\d_]{2,}")


def word_profiles(texts: Mapping[str, str]) -> Profiles:
    """Which words the text of each occupation has: 1 or nothing.

    Args:
        texts: occupation code to its text, in one language; one without any word gets no profile.

    Returns:
        Profiles over lower-case words of two letters and more, rows and columns sorted.

    >>> found = word_profiles({"baker": "Bakes bread; bread 2"})
    >>> found.columns, found.values.toarray().tolist()
    (('bakes', 'bread'), [[1.0, 1.0]])
    """
    pairs = [(code, word) for code, text in texts.items() for word in set(_WORD.findall(text.lower()))]
    frame = pd.DataFrame(pairs, columns=["code", "word"], dtype=object)
    return pivot(frame["code"], frame["word"], np.ones(len(frame)))


def unit_vectors(profiles: Profiles) -> sp.csr_array:
    """Root-IDF vectors of length 1, rows x columns; a row in which nothing is telling stays 0."""
    weighted = sp.csr_array(profiles.values.sqrt() @ sp.diags_array(idf(profiles)))
    length = np.sqrt(np.asarray(weighted.power(2).sum(axis=1)).ravel())
    return sp.csr_array(sp.diags_array(1.0 / np.where(length > 0, length, 1.0)) @ weighted)


def similarity(profiles: Profiles) -> npt.NDArray[np.float64]:
    """Cosine of every pair of rows, rows x rows, 0 to 1.

    >>> three = word_profiles({"a": "bakes bread", "b": "bakes cake", "c": "sells cars"})
    >>> similarity(three).round(2).tolist()
    [[1.0, 0.12, 0.0], [0.12, 1.0, 0.0], [0.0, 0.0, 1.0]]
    """
    vectors = unit_vectors(profiles)
    cosine: npt.NDArray[np.float64] = (vectors @ vectors.T).toarray()
    return np.clip(cosine, 0.0, 1.0)
