"""The three profiles that routes are computed from (skills, skill tree, words), for ESCO occupations or BRC groups.

Pure: frames of ESCO in (``etl/stage/esco.py``), profiles out, with the same rows in the same order. The texts may be in
any one language; English finds somewhat more of the judged routes than Dutch, whose compounds hide their parts (between
ISCO unit groups AUC 0.905 against 0.892, both from the occupations' own texts).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd
import scipy.sparse as sp

from etl.model.crossover.skill_profile import Profiles, group_profiles, occupation_profiles
from etl.model.crossover.skill_tree import with_broader
from etl.model.crossover.word_profile import square_rooted, word_profiles


class RouteProfiles(NamedTuple):
    """Profiles of the same occupations or groups, in the order that ``pairs`` and ``best_destinations`` take."""

    skills: Profiles
    tree: Profiles
    words: Profiles


def of_occupations(occupations: pd.DataFrame, relations: pd.DataFrame, broader: pd.DataFrame) -> RouteProfiles:
    """Profiles of single ESCO occupations; words from their own names, synonyms and description.

    Args:
        occupations: columns occupation_code, occupation_name, synonyms, description.
        relations: columns occupation_code, skill_code, importance.
        broader: columns skill_code, broader_code.

    Returns:
        Rows are the occupations with at least one skill and one word.

    >>> found = of_occupations(
    ...     pd.DataFrame([("o1", "baker", "", "Bakes.")],
    ...                  columns=["occupation_code", "occupation_name", "synonyms", "description"]),
    ...     pd.DataFrame([("o1", "s1", "essential")], columns=["occupation_code", "skill_code", "importance"]),
    ...     pd.DataFrame([("s1", "g1")], columns=["skill_code", "broader_code"]),
    ... )
    >>> found.skills.columns, found.tree.columns, found.words.columns
    (('s1',), ('g1', 's1'), ('baker', 'bakes'))
    """
    skills = occupation_profiles(relations)
    words = word_profiles(_texts(occupations))
    return _same_rows(skills, with_broader(skills, broader), words)


def of_groups(
    occupations: pd.DataFrame,
    relations: pd.DataFrame,
    broader: pd.DataFrame,
    isco_texts: pd.DataFrame,
    group_of_isco: Mapping[str, str],
) -> RouteProfiles:
    """Profiles of BRC groups: means over their ESCO occupations, whose words include those of their ISCO unit group.

    Args:
        occupations: as in :func:`of_occupations`, with isco_code.
        relations: columns occupation_code, skill_code, importance.
        broader: columns skill_code, broader_code.
        isco_texts: columns isco_code, text.
        group_of_isco: ISCO unit group (4 digits) to BRC group.

    Returns:
        Rows are the BRC groups with an ESCO occupation; 112 of 114 in ESCO 1.1 (not 0551 and 1311, both "other").
    """
    isco_of = dict(zip(occupations["occupation_code"], occupations["isco_code"], strict=True))
    group_of = {code: group_of_isco[isco] for code, isco in isco_of.items() if isco in group_of_isco}
    text_of_isco = dict(zip(isco_texts["isco_code"], isco_texts["text"], strict=True))
    texts = {code: f"{text}\n{text_of_isco.get(isco_of[code], '')}" for code, text in _texts(occupations).items()}
    skills = occupation_profiles(relations)
    each = (skills, with_broader(skills, broader), word_profiles(texts))
    of_skills, of_tree, of_words = (group_profiles(profiles, group_of) for profiles in each)
    return _same_rows(of_skills, of_tree, square_rooted(of_words))


def _texts(occupations: pd.DataFrame) -> dict[str, str]:
    text = occupations["occupation_name"] + "\n" + occupations["synonyms"] + "\n" + occupations["description"]
    return dict(zip(occupations["occupation_code"], text, strict=True))


def _same_rows(*each: Profiles) -> RouteProfiles:
    """The rows that all three have, in the order of the codes."""
    rows = tuple(sorted(set.intersection(*(set(profiles.rows) for profiles in each))))
    places = [{code: place for place, code in enumerate(profiles.rows)} for profiles in each]
    chosen = (
        Profiles(rows, profiles.columns, sp.csr_array(profiles.values[[place[code] for code in rows], :]))
        for profiles, place in zip(each, places, strict=True)
    )
    return RouteProfiles(*chosen)
