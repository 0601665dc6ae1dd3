"""Which method may speak, and for which sectors (docs/methods.md 4).

1. *Choice.* Of the candidates the one with the least MASE, against that of last value, on the earlier forecasts: those
   whose target year was known by the first of the later origins.
2. *Test.* On the later origins it must have a lower MASE than last value and than drift, over all sections together, at
   every horizon.
3. *Sectors.* It is shown for a sector where it passes the same test by itself, over ten series or more, and in three of
   four of its later rounds (origin x horizon).

The verdict is on sectors, not on single series. A series has six later forecasts, which overlap; on the published
COROP figures its luck on the earlier origins says next to nothing of that on the later ones (correlation within sectors
0.2 at three years, 0.1 at five). The rule holds out against chance: of 180 made-up countries in which nothing can be
foreseen (random walks; also with shocks common to a sector, or to all) 4 % passed the test, and 1 % of all sectors were
shown. It does not prove skill: the later origins are six rounds of one decade, and a sector's regions share their fate.
"""

from __future__ import annotations

import pandas as pd

from etl.model.outlook.backtest import AHEAD
from etl.model.outlook.methods import BENCHMARKS, CANDIDATES, METHODS
from etl.model.outlook.scores import share_true

TOTAL = "A-U"
LATER_ORIGINS = 2  # of the longest horizon; the shorter has those after them as well
FEWEST_SERIES = 10
ROUNDS_WON = 0.75


def first_later_origin(last_year: int) -> int:
    """The year that parts what is chosen on from what is reported.

    >>> first_later_origin(2024)
    2018
    """
    return last_year - max(AHEAD) - LATER_ORIGINS + 1


def scaled_errors(made: pd.DataFrame) -> pd.DataFrame:
    """Error of every method in every forecast, scaled.

    Returns:
        row, sbi_code, origin, horizon and per method |y - f| / scale; without series that never moved: no scale.
    """
    errors = made[list(METHODS)].sub(made["actual"], axis=0).abs().div(made["scale"], axis=0)
    return pd.concat([made[["row", "sbi_code", "origin", "horizon"]], errors], axis=1)[made["scale"].notna()]


def choose(errors: pd.DataFrame) -> str | None:
    """The candidate with the least MASE against last value's, averaged over horizons; None where a horizon has none.

    Benchmarks cannot be chosen: they could never beat themselves, so that nothing would be tested.
    """
    mase = _mase(errors)
    if mase.isna().any(axis=None):
        return None
    against = mase.div(mase["last_value"], axis=0).mean()
    return str(against[list(CANDIDATES)].idxmin())


def passes(errors: pd.DataFrame, method: str) -> bool:
    """Step 2: whether a method beats both benchmarks over all sections together, at every horizon."""
    return bool(_beats_both(_mase(errors), method).all())


def sector_verdicts(errors: pd.DataFrame, judged: pd.DataFrame, method: str, *, is_passed: bool) -> pd.DataFrame:
    """Step 3.

    Args:
        errors: as ``scaled_errors`` gives them, later origins.
        judged: of the same forecasts and method, as ``backtest.judged`` gives them.
        method: the chosen one.
        is_passed: whether it passed step 2; if not no sector is shown.

    Returns:
        One row per sector x horizon: sbi_code, horizon, method, series, mase, mase_last_value, mase_drift, rounds,
        rounds_won, coverage_80 (a fraction), is_shown (the same at all horizons).
    """
    by = ["sbi_code", "horizon"]
    mase, series = errors.groupby(by)[list(METHODS)].mean(), errors.groupby(by)["row"].nunique()
    won = _beats_both(errors.groupby([*by, "origin"])[list(METHODS)].mean(), method).groupby(by)
    found = pd.DataFrame({"series": series, "mase": mase[method]})
    found = found.assign(mase_last_value=mase["last_value"], mase_drift=mase["drift"])
    found = found.assign(rounds=won.size(), rounds_won=won.sum())
    found["coverage_80"] = judged.groupby(by)["is_covered"].agg(share_true)
    found["is_better"] = _beats_both(mase, method) & (series >= FEWEST_SERIES)
    sums = found.groupby("sbi_code")[["rounds", "rounds_won", "is_better"]].sum()
    is_shown = (sums["is_better"] == len(AHEAD)) & (sums["rounds_won"] >= ROUNDS_WON * sums["rounds"])
    found = found.drop(columns="is_better").reset_index()
    return found.assign(method=method, is_shown=is_passed & found["sbi_code"].map(is_shown).astype(bool))


def _mase(errors: pd.DataFrame) -> pd.DataFrame:
    """MASE of every method per horizon, over all sections."""
    sections = errors[errors["sbi_code"] != TOTAL]
    return sections.groupby("horizon")[list(METHODS)].mean().reindex(list(AHEAD))


def _beats_both(mase: pd.DataFrame, method: str) -> pd.Series:
    return mase[method] < mase[list(BENCHMARKS)].min(axis=1)
