"""How well a measure finds the destinations that experts judged near (docs/methods.md 7). Pure.

* AUC: the chance that a judged pair ranks above a pair that was not judged near (Mann-Whitney; ties count half).
* AUC across classes: the same over pairs whose origin and destination differ in BRC class. A measure that only repeats
  the classification scores 0.5 there.
* precision@10: per origin with a judged destination, which part of its ten best is judged near; mean over origins.

Judgements: O*NET related occupations (US experts), mapped to BRC; a pair that is not judged near may still be near, so
the figures compare measures with each other and are no hit rate.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import rankdata

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Judged:
    """Figures of one measure. ``pairs`` is the number of judged pairs among the codes."""

    pairs: int
    auc_all: float
    auc_cross_class: float
    precision_at_10: float


def judge(
    measure: Numbers, codes: tuple[str, ...], near: Collection[tuple[str, str]], class_of: Mapping[str, str]
) -> Judged:
    """Compare a measure with judgements, over all ordered pairs of codes.

    Args:
        measure: n x n, origin by destination, higher is nearer; the diagonal is not looked at.
        codes: the n codes.
        near: judged (origin, destination); pairs with a code that is not there are left out.
        class_of: code to class, for the pairs across classes.

    Raises:
        ValueError: the measure has a NaN, or not one row and column per code.

    >>> codes, classes = ("a", "b", "c"), {"a": "1", "b": "1", "c": "2"}
    >>> measure = np.array([[1.0, 0.9, 0.8], [0.1, 1.0, 0.2], [0.7, 0.1, 1.0]])
    >>> judge(measure, codes, {("a", "b"), ("a", "c")}, classes)
    Judged(pairs=2, auc_all=1.0, auc_cross_class=1.0, precision_at_10=1.0)
    """
    size = len(codes)
    if measure.shape != (size, size) or np.isnan(measure).any():
        raise ValueError("the measure must have a number for every pair of codes")
    judged = _matrix(codes, near)
    other = ~np.eye(size, dtype=bool)
    classes = np.array([class_of[code] for code in codes])
    across = classes[:, None] != classes[None, :]
    return Judged(
        pairs=int(judged.sum()),
        auc_all=auc(measure[other], judged[other]),
        auc_cross_class=auc(measure[across], judged[across]),
        precision_at_10=precision_at(10, measure, judged),
    )


def auc(measure: Numbers, judged: Flags) -> float:
    """Area under the ROC curve by ranks; NaN where all or none are judged near.

    >>> auc(np.array([0.1, 0.4, 0.35, 0.8]), np.array([False, False, True, True]))
    0.75
    """
    near = int(judged.sum())
    far = judged.size - near
    if near == 0 or far == 0:
        return float("nan")
    return float((rankdata(measure)[judged].sum() - near * (near + 1) / 2) / (near * far))


def precision_at(count: int, measure: Numbers, judged: Flags) -> float:
    """Mean over origins with a judged destination; of fewer destinations than ``count``, all are the best."""
    size = len(measure)
    ranked = np.where(np.eye(size, dtype=bool), -np.inf, measure)
    best = np.argsort(-ranked, axis=1, kind="stable")[:, : min(count, size - 1)]
    found = np.take_along_axis(judged, best, axis=1)
    possible = judged.any(axis=1)
    return float(found[possible].mean()) if possible.any() else float("nan")


def _matrix(codes: tuple[str, ...], near: Collection[tuple[str, str]]) -> Flags:
    place = {code: row for row, code in enumerate(codes)}
    judged = np.zeros((len(codes), len(codes)), dtype=bool)
    for origin, destination in near:
        if origin in place and destination in place and origin != destination:
            judged[place[origin], place[destination]] = True
    return judged
