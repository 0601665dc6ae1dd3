"""Staffing matrix: which occupations work in a sector (docs/methods.md 6). An estimate, called so wherever it is shown.

Pure: frames in, frame out. Iterative proportional fitting (IPF) of cells section x ISCO major x BRC group:

* start: European jobs by NACE section and ISCO 2-digit group (JRC-Eurofound, EU15), each ISCO group spread evenly over
  the ISCO codes below it and so over the BRC groups these belong to;
* binding: the published cells section x ISCO major of Eurostat (lfsa_eisn2, employed persons in the Netherlands);
* not binding: employees per BRC group only give the shares of the groups within a major, for they count another
  population (employees, where the margins count all who work).

A cell that Eurostat does not publish is free, not zero: it keeps the European pattern, brought to the size of its
section in the Netherlands, up to the smallest figure that is published (1.5 thousand), for what is withheld is too few
people in the survey. Without that limit Dutch mining (oil, gas, salt) would get Europe's mine workers: 21 thousand on
top of the 13 thousand that are published. Sections T (households) and U (extraterritorial bodies) are left out: of T
two cells are published, of U none, and the jobs tables do not have them.

Sources: Deming & Stephan (1940), Annals of Mathematical Statistics 11 (the method); Bisello et al. (2021), JRC124124.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

SECTIONS = tuple("ABCDEFGHIJKLMNOPQRS")
MILITARY_ISCO2 = "01"
# JRC-Eurofound has no armed forces (ISCO 0). Its size is of no matter, for the published cell sets it: any seed above
# zero lets the fit reach it. Eurostat publishes the armed forces in public administration and, a few, in trade.
MILITARY_SEEDS: Mapping[tuple[str, str], float] = {("O", MILITARY_ISCO2): 1.0, ("G", MILITARY_ISCO2): 1.0}
TOLERANCE = 1e-6  # relative; far under the 0.5 % that docs/methods.md 6.1 asks; a few dozen rounds
MOST_ROUNDS = 500

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Staffing:
    """The fitted matrix and how well the fit came out.

    Args:
        cells: columns sbi_code, isco_major, brc_code, employed_x1000, is_free (no published cell stands behind it);
            one row per key.
        rounds: how many times both margins were met in turn.
        largest_deviation: largest relative difference from a published cell, as a fraction.
        largest_share_deviation: the same from the share of a BRC group within its major (not binding).
    """

    cells: pd.DataFrame
    rounds: int
    largest_deviation: float
    largest_share_deviation: float

    def shares(self) -> pd.DataFrame:
        """Columns sbi_code, brc_code, share; the shares of a section add up to 1."""
        people = self.cells.groupby(["sbi_code", "brc_code"])[["employed_x1000"]].sum().reset_index()
        of_section = people.groupby("sbi_code")["employed_x1000"].transform("sum")
        people["share"] = people["employed_x1000"] / of_section
        return people.loc[people["share"] > 0, ["sbi_code", "brc_code", "share"]].reset_index(drop=True)


def seed(
    european: pd.DataFrame, crosswalk: pd.DataFrame, named: Mapping[tuple[str, str], float] = MILITARY_SEEDS
) -> pd.DataFrame:
    """The start of the fit: European jobs spread over BRC groups.

    Args:
        european: columns sbi_code, isco2, employed_x1000; rows of one key are added up.
        crosswalk: columns isco_code (4 digits), brc_code; one row per ISCO code.
        named: seeds for (sbi_code, isco2) that the European table does not have.

    Returns:
        Columns sbi_code, isco_major, brc_code, seed; one row per key, sections A-S only.

    Raises:
        ValueError: an ISCO group of the European table has no code in the crosswalk.

    >>> europe = pd.DataFrame({"sbi_code": ["A"], "isco2": ["61"], "employed_x1000": [90.0]})
    >>> codes = pd.DataFrame({"isco_code": ["6111", "6112", "6121"], "brc_code": ["0912", "0912", "0913"]})
    >>> seed(europe, codes, named={}).to_numpy().tolist()
    [['A', '6', '0912', 60.0], ['A', '6', '0913', 30.0]]
    """
    extra = pd.DataFrame(
        [(sbi, isco2, size) for (sbi, isco2), size in named.items()], columns=["sbi_code", "isco2", "employed_x1000"]
    )
    start = pd.concat([european, extra], ignore_index=True) if len(extra) else european
    start = start[start["sbi_code"].isin(SECTIONS)]
    codes = crosswalk.assign(isco2=crosswalk["isco_code"].str[:2], part=1.0)
    spread = codes.groupby(["isco2", "brc_code"])[["part"]].sum().reset_index()
    spread["part"] /= spread.groupby("isco2")["part"].transform("sum")
    if lost := sorted(set(start["isco2"]) - set(spread["isco2"])):
        raise ValueError(f"ISCO groups {lost} have no code in the ISCO-BRC table")
    cells = start.merge(spread, on="isco2")
    cells["seed"] = cells["employed_x1000"] * cells["part"]
    cells["isco_major"] = cells["isco2"].str[0]
    return cells.groupby(["sbi_code", "isco_major", "brc_code"])[["seed"]].sum().reset_index()


def fit(start: pd.DataFrame, published: pd.DataFrame, brc_employees: pd.DataFrame) -> Staffing:
    """Fit the start to the published cells, with the BRC groups' shares within each major.

    Args:
        start: as of :func:`seed`.
        published: columns sbi_code, isco_major, employed_x1000, where a blank (NaN) or absent cell is free.
            Rows of other sections than A-S are passed over.
        brc_employees: columns brc_code, employees_x1000; a group that is blank or absent keeps its seed's share.

    Raises:
        ValueError: a published cell has no start above zero, so that no fit can meet it; the message names it.

    >>> start = pd.DataFrame(
    ...     [("A", "1", "x", 3.0), ("A", "1", "y", 1.0), ("B", "1", "x", 1.0), ("B", "1", "y", 1.0)],
    ...     columns=["sbi_code", "isco_major", "brc_code", "seed"],
    ... )
    >>> cells = pd.DataFrame({"sbi_code": ["A", "B"], "isco_major": ["1", "1"], "employed_x1000": [60.0, 40.0]})
    >>> totals = pd.DataFrame({"brc_code": ["x", "y"], "employees_x1000": [5.0, 5.0]})
    >>> fit(start, cells, totals).shares().round(3).to_numpy().tolist()
    [['A', 'x', 0.607], ['A', 'y', 0.393], ['B', 'x', 0.34], ['B', 'y', 0.66]]
    """
    table = start.pivot_table(
        index="sbi_code", columns=["isco_major", "brc_code"], values="seed", aggfunc="sum", fill_value=0.0
    )
    majors = table.columns.get_level_values("isco_major").to_numpy()
    target = _targets(published, table, majors)
    limit = _smallest(target)
    cells = _sized(table.to_numpy(dtype=float).copy(), target, majors)
    wanted = _wanted_shares(table, brc_employees, majors)
    rounds, off_share = 0, np.inf
    while rounds < MOST_ROUNDS and off_share > TOLERANCE:
        off_share = _meet_shares(cells, wanted, majors)
        _meet_cells(cells, target, limit, majors)
        rounds += 1
    return Staffing(
        cells=_frame(cells, table, target, majors),
        rounds=rounds,
        largest_deviation=_largest_deviation(cells, target, majors),
        largest_share_deviation=_meet_shares(cells.copy(), wanted, majors),
    )


def _targets(published: pd.DataFrame, table: pd.DataFrame, majors: npt.NDArray[np.str_]) -> dict[str, Numbers]:
    """Per major the published size of every section, NaN where the cell is free."""
    known = published[published["employed_x1000"].notna() & published["sbi_code"].isin(SECTIONS)]
    row_of = {sbi: row for row, sbi in enumerate(table.index)}
    start = table.to_numpy(dtype=float)
    found = {str(major): np.full(len(table), np.nan) for major in majors}
    for sbi, major, size in zip(known["sbi_code"], known["isco_major"], known["employed_x1000"], strict=True):
        if sbi in row_of and start[row_of[sbi], majors == major].sum() > 0:
            found[major][row_of[sbi]] = size
        elif size > 0:
            raise ValueError(f"section {sbi}, ISCO major {major} is published ({size} thousand) but has no start value")
    return found


def _smallest(target: dict[str, Numbers]) -> float:
    """The smallest figure above zero that is published: what a withheld cell may hold at most."""
    known = np.concatenate(list(target.values()))
    return float(known[known > 0].min(initial=np.inf))


def _sized(cells: Numbers, target: dict[str, Numbers], majors: npt.NDArray[np.str_]) -> Numbers:
    """Bring every section from its European size to its Dutch one, so that free cells have the right order."""
    start, size = np.zeros(len(cells)), np.zeros(len(cells))
    for major, wanted in target.items():
        known = ~np.isnan(wanted)
        start += np.where(known, cells[:, majors == major].sum(axis=1), 0.0)
        size += np.where(known, wanted, 0.0)
    factor = np.divide(size, start, out=np.ones(len(cells)), where=start > 0)
    return cells * factor[:, None]


def _wanted_shares(table: pd.DataFrame, employees: pd.DataFrame, majors: npt.NDArray[np.str_]) -> Numbers:
    """Weight per column; a BRC group in several majors is divided over them as its start is. NaN where unknown."""
    total = employees.dropna(subset=["employees_x1000"]).set_index("brc_code")["employees_x1000"]
    start = table.sum()
    of_group = start.groupby(level="brc_code").transform("sum")
    size = total.reindex(table.columns.get_level_values("brc_code")).to_numpy(dtype=float)
    return np.asarray(size * np.divide(start, of_group, out=np.zeros(len(majors)), where=of_group > 0), dtype=float)


def _meet_shares(cells: Numbers, wanted: Numbers, majors: npt.NDArray[np.str_]) -> float:
    """Scale the columns of each major to their wanted shares, in place; gives the largest relative step taken."""
    now = cells.sum(axis=0)
    factor = np.ones(len(now))
    for major in set(majors):
        known = (majors == major) & ~np.isnan(wanted) & (now > 0) & (wanted > 0)
        if known.any():
            factor[known] = wanted[known] / wanted[known].sum() * now[known].sum() / now[known]
    cells *= factor
    return float(np.abs(factor - 1).max())


def _meet_cells(cells: Numbers, target: dict[str, Numbers], limit: float, majors: npt.NDArray[np.str_]) -> None:
    """Scale each section x major to its published size, in place; free cells only where they pass the limit."""
    for major, wanted in target.items():
        columns = majors == major
        now = cells[:, columns].sum(axis=1)
        size = np.where(np.isnan(wanted), np.minimum(now, limit), wanted)
        factor = np.divide(size, now, out=np.ones(len(now)), where=now > 0)
        cells[:, columns] *= factor[:, None]


def _largest_deviation(cells: Numbers, target: dict[str, Numbers], majors: npt.NDArray[np.str_]) -> float:
    worst = 0.0
    for major, wanted in target.items():
        known = ~np.isnan(wanted) & (wanted > 0)
        now = cells[:, majors == major].sum(axis=1)
        worst = max(worst, float(np.abs(now[known] / wanted[known] - 1).max(initial=0.0)))
    return worst


def _frame(
    cells: Numbers, table: pd.DataFrame, target: dict[str, Numbers], majors: npt.NDArray[np.str_]
) -> pd.DataFrame:
    free = np.column_stack([np.isnan(target[major]) for major in majors])
    rows = pd.DataFrame(
        {
            "sbi_code": np.repeat(table.index.to_numpy(), len(majors)),
            "isco_major": np.tile(majors, len(table)),
            "brc_code": np.tile(table.columns.get_level_values("brc_code").to_numpy(), len(table)),
            "employed_x1000": cells.ravel(),
            "is_free": free.ravel(),
        }
    )
    return rows[rows["employed_x1000"] > 0].reset_index(drop=True)
