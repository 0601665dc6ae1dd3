"""The nearest destinations of every ESCO occupation: coverage and score as between BRC groups (docs/methods.md 7).

Pure. Of 3 000 x 3 000 pairs only the best are kept. Single occupations have few levels of importance (0.5 and 1), so

    sum_k w_k min(o_k, d_k) = sum over levels l of (l - next lower l) sum_k w_k [o_k >= l] [d_k >= l]

which is a matrix product over the levels side by side. Products run in blocks of origins, so that memory stays small,
two blocks at once (SciPy lets go of Python's lock); columns that many rows have are multiplied dense, the rest sparse,
each where it is faster.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt
import pandas as pd
import scipy.sparse as sp

from etl.model.crossover.occupation_pairs import score
from etl.model.crossover.similarity import unit_vectors
from etl.model.crossover.skill_profile import Profiles, idf

BLOCK = 500  # origins at once: 6 MB per product of 3 000 destinations
WORKERS = 2
COMMON = 0.05  # of the rows; measured: from 2 to 10 % the whole takes about as long, at 1 % longer

Floats = npt.NDArray[np.float32]
Product = Callable[[slice], Floats]


def best_destinations(skills: Profiles, tree: Profiles, words: Profiles, count: int = 50) -> pd.DataFrame:
    """The nearest destinations of every occupation.

    Args:
        skills: profiles of single occupations over ESCO skills.
        tree: of the same occupations, over skills and everything above them.
        words: of the same occupations, over the words of their own texts.
        count: how many destinations to keep per origin, at most; those with score 0 are not kept.

    Returns:
        Columns origin_code, destination_code, rank (from 1), score, coverage, missing_weight; per origin by rank.
        Equal scores rank by the order of the codes. Single precision: about six digits.

    Raises:
        ValueError: the three do not have the same occupations in the same order.

    >>> skills = Profiles(("a", "b", "c"), ("x", "y"), sp.csr_array([[1.0, 0.5], [1.0, 0.0], [0.0, 1.0]]))
    >>> found = best_destinations(skills, skills, skills, count=1)
    >>> found[["origin_code", "destination_code", "coverage"]].round(2).to_numpy().tolist()
    [['a', 'b', 1.0], ['b', 'a', 0.67], ['c', 'a', 0.33]]
    """
    if not skills.rows == tree.rows == words.rows:
        raise ValueError("skills, tree and words must have the same occupations in the same order")
    covered, asked = coverage_product(skills)
    tree_alike, words_alike = similarity_product(tree), similarity_product(words)
    size = len(skills.rows)

    def best_of(block: slice) -> pd.DataFrame:
        ranking = score(tree_alike(block), words_alike(block))
        return _best(covered(block), ranking, asked, block, count)

    with ThreadPoolExecutor(WORKERS) as pool:
        found = list(pool.map(best_of, (slice(i, min(i + BLOCK, size)) for i in range(0, size, BLOCK))))
    best = pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=["origin", "destination"])
    codes = np.asarray(skills.rows, dtype=object)
    names = {
        "origin_code": codes[best.pop("origin").to_numpy(dtype=int)],
        "destination_code": codes[best.pop("destination").to_numpy(dtype=int)],
    }
    return pd.concat([pd.DataFrame(names), best], axis=1)


def coverage_product(profiles: Profiles) -> tuple[Product, Floats]:
    """A function that gives the coverage of a block of origins (block x rows), and what each row asks in all.

    Where a row asks nothing telling, its coverage is NaN.
    """
    weights = idf(profiles)
    levels = np.unique(profiles.values.data) if profiles.values.nnz else np.ones(1)
    has = [sp.csr_array((profiles.values >= level).astype(np.float64)) for level in levels]
    steps = np.diff(levels, prepend=0.0)
    weighted = [matrix @ sp.diags_array(weights * step) for matrix, step in zip(has, steps, strict=True)]
    shared = _product(sp.hstack(weighted, format="csc"), sp.hstack(has, format="csc"))
    asked = np.asarray(profiles.values @ weights, dtype=np.float32)
    per_asked = np.divide(1, asked, out=np.full_like(asked, np.nan), where=asked > 0)
    return lambda block: np.minimum(shared(block) * per_asked, np.float32(1)), asked


def similarity_product(profiles: Profiles) -> Product:
    """A function that gives the similarity of a block of origins (block x rows)."""
    vectors = sp.csc_array(unit_vectors(profiles))
    alike = _product(vectors, vectors)
    return lambda block: np.clip(alike(block), np.float32(0), np.float32(1))


def _product(left: sp.csc_array, right: sp.csc_array) -> Product:
    """left[block] @ right.T as a function of the block."""
    left, right = left.astype(np.float32), right.astype(np.float32)
    common = np.diff(right.indptr) > COMMON * right.shape[0]
    dense_left, dense_right = left[:, common].toarray(), np.ascontiguousarray(right[:, common].toarray().T)
    rare_left, rare_right = left[:, ~common].tocsr(), right[:, ~common].T.tocsr()

    def of_block(block: slice) -> Floats:
        total: Floats = (rare_left[block] @ rare_right).toarray()
        total += dense_left[block] @ dense_right
        return total

    return of_block


def _best(covered: Floats, ranking: Floats, asked: Floats, block: slice, count: int) -> pd.DataFrame:
    rows = np.arange(len(ranking))
    ranking = np.nan_to_num(ranking, nan=0.0)
    ranking[rows, np.arange(block.start, block.stop)] = -1.0  # not to itself
    kept = min(count, ranking.shape[1])
    chosen = np.sort(np.argpartition(-ranking, kept - 1, axis=1)[:, :kept], axis=1)
    order = np.argsort(-np.take_along_axis(ranking, chosen, axis=1), axis=1, kind="stable")
    chosen = np.take_along_axis(chosen, order, axis=1)
    best = np.take_along_axis(ranking, chosen, axis=1).ravel()
    part = np.take_along_axis(covered, chosen, axis=1).ravel()
    found = pd.DataFrame(
        {
            "origin": np.repeat(rows + block.start, kept),
            "destination": chosen.ravel(),
            "rank": np.tile(np.arange(1, kept + 1), len(rows)),
            "score": best.astype(float),
            "coverage": part.astype(float),
            "missing_weight": ((1 - part) * asked[chosen.ravel()]).astype(float),
        }
    )
    return found[best > 0]
