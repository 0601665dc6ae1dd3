"""Detector of likely breaks in the yearly series (docs/methods.md 2).

It proposes; a person confirms into data/reference/breaks.csv.

Pure: frame in, frame out. Two signs, both measured against what is usual for the same series:

* a sector in (nearly) all regions: at least 9 in 10 regions move the same way in one year, and the middle change is
  more than three times the sector's usual middle change and more than 5 %;
* one region: its change differs from the middle region of that sector and year by more than five robust standard
  deviations (1.4826 x MAD of its own differences over the years) and by a least size: 4 % for a total, 15 % else.

Cells under 1 000 jobs are left out: there, rounding to 100 alone moves a series by up to 10 %.
Source of the robust deviation: Rousseeuw & Croux (1993), Journal of the American Statistical Association 88.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

SMALLEST_JOBS = 1_000
SAME_WAY = 0.9
FEWEST_REGIONS = 20
FEWEST_YEARS = 8
SECTOR_TIMES, SECTOR_LEAST = 3.0, 0.05
REGION_TIMES, REGION_LEAST_TOTAL, REGION_LEAST_SECTION = 5.0, 0.04, 0.15
COLUMNS = ["sbi_code", "region_code", "break_year", "change_pct", "usual_pct", "regions"]


def proposals(jobs: pd.DataFrame) -> pd.DataFrame:
    """Years in which a series moves far beyond what is usual for it.

    Args:
        jobs: columns region_code, sbi_code, year, jobs (jobs of employees, known values only), one row per key.

    Returns:
        Columns sbi_code, region_code (None for all regions), break_year, change_pct (middle change of the sector, or
        the region's own), usual_pct (what is usual for the series), regions (how many were compared); largest first.

    >>> years = range(2010, 2020)
    >>> level = {y: 5000 * 1.01 ** (y - 2010) * (0.8 if y > 2014 else 1) for y in years}
    >>> rows = [(f"R{r}", "K", y, level[y] * (1 + r / 100)) for r in range(25) for y in years]
    >>> found = proposals(pd.DataFrame(rows, columns=["region_code", "sbi_code", "year", "jobs"]))
    >>> [(row.sbi_code, row.region_code, row.break_year, round(row.change_pct)) for row in found.itertuples()]
    [('K', None, 2015, -19)]
    """
    changes = yearly_changes(jobs)
    found = pd.concat([_sector_wide(changes), _single_region(changes)], ignore_index=True)
    found = found.reindex(found["change_pct"].abs().sort_values(ascending=False, kind="stable").index)
    found["region_code"] = found["region_code"].astype(object).where(found["region_code"].notna(), None)
    return found[COLUMNS].reset_index(drop=True)


def yearly_changes(jobs: pd.DataFrame) -> pd.DataFrame:
    """Relative change against the year before per region and sector, where both years are known and large enough.

    Returns:
        Columns region_code, sbi_code, year, change (a fraction), middle (median change of that sector and year).
    """
    now = jobs[jobs["jobs"] >= SMALLEST_JOBS]
    before = now.assign(year=now["year"] + 1)
    both = now.merge(before, on=["region_code", "sbi_code", "year"], suffixes=("", "_before"))
    both["change"] = both["jobs"] / both["jobs_before"] - 1
    both["middle"] = both.groupby(["sbi_code", "year"])["change"].transform("median")
    return both[["region_code", "sbi_code", "year", "change", "middle"]]


def _sector_wide(changes: pd.DataFrame) -> pd.DataFrame:
    by_year = (
        changes.assign(sign=np.sign(changes["change"]))
        .groupby(["sbi_code", "year"])
        .agg(
            middle=("middle", "first"),
            regions=("change", "size"),
            down=("sign", lambda s: (s < 0).mean()),
            up=("sign", lambda s: (s > 0).mean()),
        )
        .reset_index()
    )
    by_year["usual"] = by_year.groupby("sbi_code")["middle"].transform(lambda m: m.abs().median())
    size = by_year["middle"].abs()
    likely = by_year[
        (by_year["regions"] >= FEWEST_REGIONS)
        & (by_year[["down", "up"]].max(axis=1) >= SAME_WAY)
        & (size > SECTOR_TIMES * by_year["usual"])
        & (size > SECTOR_LEAST)
    ]
    return pd.DataFrame(
        {
            "sbi_code": likely["sbi_code"],
            "region_code": None,
            "break_year": likely["year"],
            "change_pct": 100 * likely["middle"],
            "usual_pct": 100 * likely["usual"],
            "regions": likely["regions"],
        }
    ).astype({"region_code": object})


def _single_region(changes: pd.DataFrame) -> pd.DataFrame:
    changes = changes.assign(own=changes["change"] - changes["middle"])
    series = changes.groupby(["region_code", "sbi_code"])["own"]
    spread = 1.4826 * series.transform(lambda own: (own - own.median()).abs().median())
    least = np.where(changes["sbi_code"] == "A-U", REGION_LEAST_TOTAL, REGION_LEAST_SECTION)
    likely = changes[
        (series.transform("size") >= FEWEST_YEARS)
        & (changes["own"].abs() > REGION_TIMES * spread)
        & (changes["own"].abs() > least)
    ]
    return pd.DataFrame(
        {
            "sbi_code": likely["sbi_code"],
            "region_code": likely["region_code"],
            "break_year": likely["year"],
            "change_pct": 100 * likely["change"],
            "usual_pct": 100 * spread.loc[likely.index],
            "regions": 1,
        }
    )
