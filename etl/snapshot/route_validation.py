"""How the measures of a route compare with judged pairs of occupations: the figures of ``mart.crossover_validation``.

Judged: O*NET's related occupations (CC BY 4.0), mapped to BRC groups. ``target`` is the tier they are of
(``Primary-Short``, or with ``Primary-Long``); the levels are the BRC group and the mean or maximum over ESCO
occupations.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import scipy.sparse as sp

from etl.model.crossover.destinations import coverage_product
from etl.model.crossover.occupation_pairs import coverage, score
from etl.model.crossover.route_profiles import RouteProfiles, of_occupations
from etl.model.crossover.route_tables import EscoFrames
from etl.model.crossover.similarity import similarity
from etl.model.crossover.skill_profile import Profiles, idf
from etl.model.crossover.validation import judge
from etl.snapshot.inputs import read_csv

INPUT = "validation/onet_related_pairs_brc.csv"
# best_tier up to and with: name of the target.
TARGETS: Mapping[int, str] = {1: "onet_primary_short", 2: "onet_primary"}

Numbers = npt.NDArray[np.float64]


def validation(shared_data: Path, esco: EscoFrames, groups: RouteProfiles) -> pd.DataFrame:
    """Columns measure, target, level, pairs, auc_all, auc_cross_class, precision_at_10, is_shipped.

    Raises:
        SourceError: the judged pairs cannot be read.
    """
    judged = read_csv("crossover", shared_data / INPUT, {"brc_a", "brc_b", "best_tier"})
    codes = groups.skills.rows
    class_of = {code: code[:2] for code in codes}
    rows = []
    for measure, (level, values) in measures(esco, groups, _brc_of(shared_data)).items():
        for tier, target in TARGETS.items():
            near = {(row["brc_a"], row["brc_b"]) for row in judged if int(row["best_tier"]) <= tier}
            found = judge(values, codes, near, class_of)
            figures = (found.pairs, found.auc_all, found.auc_cross_class, found.precision_at_10)
            rows.append((measure, target, level, *figures, measure == SHIPPED))
    columns = ["measure", "target", "level", "pairs", "auc_all", "auc_cross_class", "precision_at_10", "is_shipped"]
    return pd.DataFrame(rows, columns=columns)


SHIPPED = "shipped"


def measures(esco: EscoFrames, groups: RouteProfiles, brc_of: Mapping[str, str]) -> dict[str, tuple[str, Numbers]]:
    """Every measure with its level and its values, BRC group by BRC group."""
    skills, tree, words = groups
    has = Profiles(skills.rows, skills.columns, (skills.values > 0).astype(np.float64))
    root = Profiles(skills.rows, skills.columns, skills.values.sqrt())
    found = {
        "plain_overlap": ("brc", (has.values @ has.values.T).toarray()),
        "tfidf_cosine": ("brc", similarity(skills)),
        "root_tfidf_cosine": ("brc", similarity(root)),
        "directed_coverage": ("brc", coverage(skills, idf(skills))),
        "skill_tree_cosine": ("brc", similarity(tree)),
        "words": ("brc", similarity(words)),
        SHIPPED: ("brc", score(similarity(tree), similarity(words))),
    }
    own = of_occupations(esco.occupations, esco.relations, esco.broader)
    everyone = slice(0, len(own.skills.rows))
    isco_of = dict(zip(esco.occupations["occupation_code"], esco.occupations["isco_code"], strict=True))
    group = np.array([brc_of[isco_of[code]] for code in own.skills.rows])
    between = {
        "esco_tfidf_cosine": similarity(own.skills),
        "esco_coverage": coverage_product(own.skills)[0](everyone).astype(np.float64),
    }
    for name, values in between.items():
        for how, gather in GATHERED.items():
            found[f"{name}_{how}"] = ("esco", gather(values, group, skills.rows))
    return found


def _mean(values: Numbers, group: npt.NDArray[np.str_], codes: tuple[str, ...]) -> Numbers:
    member = sp.csr_array((group[None, :] == np.array(codes)[:, None]).astype(np.float64))
    size = np.asarray(member.sum(axis=1)).ravel()
    total: Numbers = member @ (member @ values.T).T
    mean: Numbers = total / size[:, None] / size[None, :]
    return mean


def _largest(values: Numbers, group: npt.NDArray[np.str_], codes: tuple[str, ...]) -> Numbers:
    places = [np.flatnonzero(group == code) for code in codes]
    rows = np.array([values[place].max(axis=0) for place in places])
    return np.array([rows[:, place].max(axis=1) for place in places]).T


GATHERED: Mapping[str, Callable[[Numbers, npt.NDArray[np.str_], tuple[str, ...]], Numbers]] = {
    "mean": _mean,
    "max": _largest,
}


def _brc_of(shared_data: Path) -> dict[str, str]:
    path = shared_data / "occupations" / "isco_brc_crosswalk.csv"
    rows = read_csv("crossover", path, {"isco08_unit", "brc_group"})
    return {row["isco08_unit"]: row["brc_group"] for row in rows}
