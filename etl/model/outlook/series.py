"""The yearly series that an outlook is made from: how far back each one can be used, and the country beside them.

Rules (docs/methods.md 2 and 4): a figure that is not known is not filled in, so a series is used from after its last
gap; figures before a confirmed break do not compare with those after it, so it is used from the break on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Whole = npt.NDArray[np.int64]
KEY = ["region_code", "sbi_code"]


@dataclass(frozen=True)
class Panel:
    """All series on one calendar.

    Attributes:
        keys: one row per series: region_code, sbi_code, region_type.
        years: every year from the first to the last, without holes.
        jobs: (series, years) jobs of employees, NaN where not known.
        listed: (series, years) whether there is a row at all; a listed year without jobs is suppressed.
        published: (series, years) whether the publisher printed the figure itself.
        breaks: (series, years) whether a confirmed break lies between the year before and this year.
    """

    keys: pd.DataFrame
    years: Whole
    jobs: Floats
    listed: Flags
    published: Flags
    breaks: Flags

    @property
    def last_year(self) -> int:
        """The last year on the calendar; 0 where there is none."""
        return int(self.years[-1]) if len(self.years) else 0

    def until(self, year: int) -> Panel:
        """What was there at the end of a year: nothing later is left in it, so nothing later can be used."""
        n = int(np.searchsorted(self.years, year, side="right"))
        return Panel(
            keys=self.keys,
            years=self.years[:n],
            jobs=self.jobs[:, :n],
            listed=self.listed[:, :n],
            published=self.published[:, :n],
            breaks=self.breaks[:, :n],
        )


def panel_of(jobs: pd.DataFrame, breaks: pd.DataFrame) -> Panel:
    """Put long rows on one calendar.

    Args:
        jobs: columns region_code, sbi_code, region_type, year, jobs (null where not known), status; one row per key.
        breaks: confirmed breaks only: sbi_code, region_code (either null for all), break_year.
    """
    keys = jobs[[*KEY, "region_type"]].drop_duplicates(KEY).sort_values(KEY).reset_index(drop=True)
    years = np.arange(jobs["year"].min(), jobs["year"].max() + 1, dtype=np.int64) if len(jobs) else np.arange(0)
    row = jobs[KEY].merge(keys.assign(row=keys.index), on=KEY, how="left")["row"].to_numpy()
    column = (jobs["year"].to_numpy() - years[0]) if len(jobs) else np.arange(0)
    values = np.full((len(keys), len(years)), np.nan)
    values[row, column] = jobs["jobs"].to_numpy(dtype=np.float64, na_value=np.nan)
    listed, published = np.zeros(values.shape, dtype=np.bool_), np.zeros(values.shape, dtype=np.bool_)
    listed[row, column] = True
    published[row, column] = (jobs["status"] == "published").to_numpy()
    return Panel(keys, years, values, listed, published, _break_flags(keys, years, breaks))


def _break_flags(keys: pd.DataFrame, years: Whole, breaks: pd.DataFrame) -> Flags:
    flags = np.zeros((len(keys), len(years)), dtype=np.bool_)
    for sbi_code, region_code, break_year in breaks[["sbi_code", "region_code", "break_year"]].itertuples(index=False):
        hit = np.ones(len(keys), dtype=np.bool_)
        if isinstance(sbi_code, str):
            hit &= (keys["sbi_code"] == sbi_code).to_numpy()
        if isinstance(region_code, str):
            hit &= (keys["region_code"] == region_code).to_numpy()
        flags[np.ix_(hit, years == break_year)] = True
    return flags


def run_starts(jobs: Floats, breaks: Flags) -> Whole:
    """Where the usable stretch that ends in each year begins.

    Returns:
        (series, years): the column of the first year of the stretch, without gap or break, that ends there; -1 where
        the figure of the year itself is not known.

    >>> known = np.array([[5.0, np.nan, 7.0, 8.0, 9.0]])
    >>> run_starts(known, np.array([[False, False, False, False, True]])).tolist()
    [[0, -1, 2, 2, 4]]
    """
    starts = np.full(jobs.shape, -1, dtype=np.int64)
    for year in range(jobs.shape[1]):
        goes_on = (starts[:, year - 1] >= 0) & ~breaks[:, year] if year else np.zeros(len(jobs), dtype=np.bool_)
        before = starts[:, year - 1] if year else starts[:, 0]
        starts[:, year] = np.where(np.isnan(jobs[:, year]), -1, np.where(goes_on, before, year))
    return starts


@dataclass(frozen=True)
class Country:
    """Per sector the country's jobs as an index, and how far back it can be used.

    Attributes:
        row_of: sector code to row.
        index: (sectors, years), 1 at the start of each stretch.
        starts: (sectors, years) as in ``run_starts``.
    """

    row_of: dict[str, int]
    index: Floats
    starts: Whole


def country_of(panel: Panel) -> Country:
    """The country by yearly links: the published NL01 row, else the COROPs that are published in both years.

    A link I_t / I_(t-1) = sum of jobs in t / sum of jobs in t-1 over those regions, without regions that have a break
    in t. Where not one is left the index starts anew. (docs/methods.md 3: the matched sample, here from year to year.)
    """
    sectors = sorted(set(panel.keys["sbi_code"]))
    row_of = {code: row for row, code in enumerate(sectors)}
    of_series = panel.keys["sbi_code"].map(row_of).to_numpy(dtype=np.int64)
    shape = (len(sectors), len(panel.years))
    links = np.full(shape, np.nan)
    for kind in ("corop", "land"):  # the country's own row, where it is there, comes over the sample
        found = _links(panel, of_series, (panel.keys["region_type"] == kind).to_numpy(), shape)
        links = np.where(np.isnan(found), links, found)
    index, starts = np.ones(shape), np.zeros(shape, dtype=np.int64)
    for year in range(1, shape[1]):
        known = ~np.isnan(links[:, year])
        index[:, year] = np.where(known, index[:, year - 1] * links[:, year], 1.0)
        starts[:, year] = np.where(known, starts[:, year - 1], year)
    return Country(row_of, index, starts)


def _links(panel: Panel, of_series: Whole, is_kind: Flags, shape: tuple[int, int]) -> Floats:
    usable = panel.published & ~np.isnan(panel.jobs) & is_kind[:, None]
    both = usable[:, 1:] & usable[:, :-1] & ~panel.breaks[:, 1:]
    now, before = np.zeros((shape[0], shape[1] - 1)), np.zeros((shape[0], shape[1] - 1))
    np.add.at(now, of_series, np.where(both, panel.jobs[:, 1:], 0.0))
    np.add.at(before, of_series, np.where(both, panel.jobs[:, :-1], 0.0))
    links = np.full(shape, np.nan)
    links[:, 1:] = np.divide(now, before, out=np.full(now.shape, np.nan), where=(before > 0) & (now > 0))
    return cast(Floats, links)
