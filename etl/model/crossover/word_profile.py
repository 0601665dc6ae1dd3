"""The words in which ESCO describes an occupation, as a profile: work that is alike is told in the same words.

Pure. Skill links of ESCO are chosen by many hands, so two occupations may do the same work under different skills. The
texts (names, synonyms, description) say what the work is about, and catch that. Stop words need no list: what every
text has, weighs nothing (IDF).

Source: Salton & Buckley (1988), Information Processing & Management 24 (words as vectors).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd

from etl.model.crossover.skill_profile import Profiles, pivot

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


def square_rooted(words: Profiles) -> Profiles:
    """The root of every value: a word that a few occupations of a group use keeps a say beside those that all use.

    Without it the words that a group's occupations share (its ISCO group's text) decide alone.

    >>> import scipy.sparse as sp
    >>> square_rooted(Profiles(("bakers",), ("bread",), sp.csr_array([[0.25]]))).values.toarray().tolist()
    [[0.5]]
    """
    return Profiles(words.rows, words.columns, words.values.sqrt())
