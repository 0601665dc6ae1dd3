"""Made-up panels for the outlook: COROP regions x sectors over 2010-2024, printed to 100 jobs."""

from __future__ import annotations

import numpy as np
import pandas as pd

from etl.model.outlook.series import Floats, Panel

YEARS = np.arange(2010, 2025, dtype=np.int64)
NO_BREAKS = pd.DataFrame({"sbi_code": [], "region_code": [], "break_year": []})


def panel(jobs: Floats, sectors: int = 1, *, region_type: str = "corop") -> Panel:
    """Panel of published series, the regions of the first sector first.

    Args:
        jobs: (sectors x regions, years); NaN is suppressed.
        sectors: how many sectors the rows are divided over, named S00, S01, ...
        region_type: of all of them.
    """
    regions = len(jobs) // sectors
    keys = pd.DataFrame(
        {
            "region_code": [f"CR{r + 1:02d}" for _ in range(sectors) for r in range(regions)],
            "sbi_code": [f"S{s:02d}" for s in range(sectors) for _ in range(regions)],
            "region_type": region_type,
        }
    )
    everywhere = np.ones(jobs.shape, dtype=np.bool_)
    years = YEARS[: jobs.shape[1]]
    return Panel(keys, years, jobs, listed=everywhere, published=~np.isnan(jobs), breaks=~everywhere)


def printed(jobs: Floats) -> Floats:
    return np.round(jobs / 100) * 100


def random_walks(seed: int, sectors: int = 6, regions: int = 40, *, common: float = 0.0) -> Panel:
    """A country in which nothing can be foreseen: yearly shocks of 4 %, and shocks common to a sector."""
    chance = np.random.default_rng(seed)
    shocks = chance.normal(0, 0.04, (sectors, regions, len(YEARS))) + chance.normal(0, common, (sectors, 1, len(YEARS)))
    start = chance.uniform(7.5, 10, (sectors, regions, 1))
    return panel(printed(np.exp(start + np.cumsum(shocks, axis=2))).reshape(-1, len(YEARS)), sectors)


def trends(yearly: list[float], seed: int = 1, regions: int = 40) -> Panel:
    """Sectors that grow by the same fraction each year, with 1 % noise on the level."""
    chance = np.random.default_rng(seed)
    start = chance.uniform(8, 10, (len(yearly), regions, 1))
    path = np.log1p(np.array(yearly))[:, None, None] * np.arange(len(YEARS))
    jobs = np.exp(start + path + chance.normal(0, 0.01, (len(yearly), regions, len(YEARS))))
    return panel(printed(jobs).reshape(-1, len(YEARS)), len(yearly))
