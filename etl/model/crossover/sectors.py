"""From sector to sector: how much of what one sector asks the people of another bring (docs/methods.md 7). An estimate.

Pure. Over the BRC groups o of the origin and d of the destination, with their staffing shares s:

    coverage(A, B) = sum_o sum_d s_A(o) s_B(d) coverage(o, d)

the mean coverage when a person from A meets a job in B at random; 0 to 1. Someone who does the same work in both
sectors brings all of it, so groups that work in both carry much. Within one sector it is below 1, for a sector has many
occupations. The contributions of the pairs add up to the cell.

Source: our own; the staffing weights as in Gathmann & Schoenberg (2010), Journal of Labor Economics 28.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

CARRYING_PAIRS = 10


@dataclass(frozen=True)
class SectorCrossover:
    """The matrix and what carries it.

    Args:
        cells: origin_sbi, destination_sbi, coverage; all ordered pairs, a sector with itself too.
        carried_by: origin_sbi, destination_sbi, rank (from 1), origin_code, destination_code, contribution (part of
            the cell's coverage, same unit); the largest per cell.
        known_share: per section the part of its staffing with a skill profile; the rest is left out of the shares.
    """

    cells: pd.DataFrame
    carried_by: pd.DataFrame
    known_share: dict[str, float]


def sector_crossover(
    staffing: pd.DataFrame,
    codes: tuple[str, ...],
    coverage: npt.NDArray[np.float64],
    pairs: int = CARRYING_PAIRS,
) -> SectorCrossover:
    """Coverage between sectors, with the occupation pairs behind each cell.

    Args:
        staffing: columns sbi_code, brc_code, share (adds up to 1 per section).
        codes: the BRC groups with a profile.
        coverage: of these groups, origin by destination, 0 to 1, without NaN.
        pairs: how many carrying pairs to give per cell, at most.

    Raises:
        ValueError: a section has no group with a profile, or coverage has another size or a NaN.

    >>> staffing = pd.DataFrame([("A", "x", 1.0), ("B", "x", 0.5), ("B", "y", 0.5)],
    ...                         columns=["sbi_code", "brc_code", "share"])
    >>> found = sector_crossover(staffing, ("x", "y"), np.array([[1.0, 0.4], [0.2, 1.0]]))
    >>> found.cells["coverage"].round(2).tolist()
    [1.0, 0.7, 0.6, 0.65]
    """
    if coverage.shape != (len(codes), len(codes)) or np.isnan(coverage).any():
        raise ValueError("coverage must have a number for every pair of groups")
    sections, shares, known = _shares(staffing, codes)
    keys = pd.MultiIndex.from_product([sections, sections], names=["origin_sbi", "destination_sbi"])
    cells = pd.Series(np.minimum((shares @ coverage @ shares.T).ravel(), 1.0), index=keys, name="coverage")
    carried = [_carrying(origin, destination, coverage, pairs) for origin in shares for destination in shares]
    best = pd.concat(carried, keys=keys).droplevel(-1).rename_axis(keys.names).reset_index()
    group = np.asarray(codes, dtype=object)
    best["origin_code"], best["destination_code"] = group[best.pop("origin")], group[best.pop("destination")]
    return SectorCrossover(
        cells=cells.reset_index(),
        carried_by=best[["origin_sbi", "destination_sbi", "rank", "origin_code", "destination_code", "contribution"]],
        known_share=dict(zip(sections, known.tolist(), strict=True)),
    )


def _shares(
    staffing: pd.DataFrame, codes: tuple[str, ...]
) -> tuple[list[str], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Sections, the share of each group among those with a profile, and the share that has one, per section."""
    table = staffing.pivot_table(index="sbi_code", columns="brc_code", values="share", aggfunc="sum", fill_value=0.0)
    shares = table.reindex(columns=list(codes), fill_value=0.0).to_numpy(dtype=float)
    known = shares.sum(axis=1)
    sections = [str(section) for section in table.index]
    if (known <= 0).any():
        raise ValueError(f"section {sections[int(np.argmin(known))]} has no occupation group with a skill profile")
    return sections, shares / known[:, None], known


def _carrying(
    origin: npt.NDArray[np.float64],
    destination: npt.NDArray[np.float64],
    coverage: npt.NDArray[np.float64],
    pairs: int,
) -> pd.DataFrame:
    part = (origin[:, None] * coverage * destination[None, :]).ravel()
    best = np.argsort(-part, kind="stable")[:pairs]
    best = best[part[best] > 0]
    return pd.DataFrame(
        {
            "origin": best // len(destination),
            "destination": best % len(destination),
            "rank": np.arange(1, len(best) + 1),
            "contribution": part[best],
        }
    )
