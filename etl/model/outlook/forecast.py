"""What the chosen method says about every series, or why there is nothing to say (docs/methods.md 4).

series -> methods -> backtest (with scores) -> choice -> outlook
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from etl.model.outlook.backtest import AHEAD, forecasts, judged, rolling, with_errors
from etl.model.outlook.choice import TOTAL, choose, first_later_origin, passes, scaled_errors, sector_verdicts
from etl.model.outlook.methods import CANDIDATES, METHODS
from etl.model.outlook.scores import direction, interval, share_true, widths, yearly_growth_pct
from etl.model.outlook.series import Panel, run_starts

FEWEST_YEARS_SHOWN = 8
BREAK_FREE_YEARS = 5
SHOWN_TYPES = ("land", "provincie", "arbeidsmarktregio", "corop")
BROKEN, SUPPRESSED, TOO_SHORT, TOO_SMALL = "reeksbreuk", "afgeschermd", "te kort", "te klein"
NOT_BETTER = "niet beter dan eenvoudig"
FIGURES = ["jobs_low", "jobs_mid", "jobs_high", "direction", "method"]


@dataclass(frozen=True)
class Outlook:
    """The outlook and what it rests on.

    Attributes:
        rows: one per region x sector x target year: region_code, sbi_code, year, and either jobs_low, jobs_mid,
            jobs_high (80 % interval, jobs), direction and method, or reason_none.
        backtest: one per method x horizon, later origins, sections of COROP regions: series, forecasts, mase,
            direction_hit_rate, coverage_80, called_rate (share of forecasts whose interval says a direction),
            called_hit_rate (share of those that came true), is_shipped. Rates are fractions.
        sectors: as ``choice.sector_verdicts`` gives them.
    """

    rows: pd.DataFrame
    backtest: pd.DataFrame
    sectors: pd.DataFrame


def outlook(panel: Panel, threshold_pct: float) -> Outlook:
    """Judge the methods on the COROP regions of a panel and look ahead from its last year.

    Args:
        panel: all series, sections and total; see ``series.panel_of``.
        threshold_pct: yearly growth beyond which a series grows or shrinks, percent.
    """
    made = rolling(panel)
    is_corop = panel.keys["region_type"].to_numpy()[made["row"].to_numpy()] == "corop"
    made = made.loc[is_corop].reset_index(drop=True)
    split = first_later_origin(panel.last_year)
    is_later = made["origin"] >= split
    results = {name: judged(made, name, threshold_pct)[is_later] for name in METHODS}
    chosen = choose(scaled_errors(made[made["origin"] + made["horizon"] <= split]))
    later, method = scaled_errors(made[is_later]), chosen or CANDIDATES[0]
    is_passed = chosen is not None and passes(later, method)
    sectors = sector_verdicts(later, results[method], method, is_passed=is_passed)
    shown = set(sectors.loc[sectors["is_shown"], "sbi_code"])
    said = _looked_ahead(panel, made, method, threshold_pct)
    return Outlook(_rows(panel, said, shown), _backtest_table(results, method if shown else None), sectors)


def _backtest_table(results: dict[str, pd.DataFrame], shipped: str | None) -> pd.DataFrame:
    sections = {name: found[found["sbi_code"] != TOTAL] for name, found in results.items()}
    rows = [
        {"method": name, "horizon": horizon, **_summed_up(found[found["horizon"] == horizon])}
        for name, found in sections.items()
        for horizon in AHEAD
    ]
    table = pd.DataFrame(rows)
    return table.assign(is_shipped=table["method"] == shipped)


def _summed_up(found: pd.DataFrame) -> dict[str, float]:
    return {
        "series": found["row"].nunique(),
        "forecasts": len(found),
        "mase": found["scaled_error"].mean(),
        "direction_hit_rate": share_true(found["is_hit"]),
        "coverage_80": share_true(found["is_covered"]),
        "called_rate": share_true(found["called"] != "onzeker"),
        "called_hit_rate": share_true(found["is_called_right"]),
    }


def _looked_ahead(panel: Panel, made: pd.DataFrame, method: str, threshold_pct: float) -> pd.DataFrame:
    """What the method says from the last year, with the interval that all judged errors of COROP regions give."""
    said = forecasts(panel)
    width = widths(with_errors(made, method), said[["horizon", "sbi_code", "size"]])
    low, high = interval(said[method].to_numpy(dtype=np.float64), width)
    start, years = said["jobs"].to_numpy(dtype=np.float64), said["horizon"].to_numpy(dtype=np.int64)
    said = said.assign(jobs_low=low, jobs_mid=said[method], jobs_high=high, method=method)
    said["direction"] = direction(
        yearly_growth_pct(start, low, years), yearly_growth_pct(start, high, years), threshold_pct
    )
    return said.loc[~np.isnan(width), ["row", "horizon", *FIGURES]]


def _rows(panel: Panel, said: pd.DataFrame, shown: set[str]) -> pd.DataFrame:
    """Figures where a series may have them and its sector is shown; else the reason. See ``Outlook.rows``."""
    series = panel.keys.assign(row=panel.keys.index, own_reason=reasons(panel))
    series = series[series["region_type"].isin(SHOWN_TYPES)]
    found = series.merge(pd.DataFrame({"horizon": AHEAD}), how="cross").merge(said, on=["row", "horizon"], how="left")
    lacking = {
        TOO_SHORT: found["jobs_mid"].isna(),  # its country's series is too short
        NOT_BETTER: ~found["sbi_code"].isin(shown),
    }
    reason = found["own_reason"].to_numpy(dtype=object, copy=True)
    for code, applies in lacking.items():
        reason[pd.isna(reason) & applies.to_numpy()] = code
    found["reason_none"] = reason
    found[FIGURES] = found[FIGURES].where(found["reason_none"].isna())
    found["year"] = panel.last_year + found["horizon"]
    return found[["region_code", "sbi_code", "year", *FIGURES, "reason_none"]]


def reasons(panel: Panel) -> pd.Series:
    """Why a series has no outlook whatever the method, the first that applies; null where it may have one.

    reeksbreuk: a confirmed break in the last five years, or fewer than eight years since the latest one; afgeschermd:
    the last figure is not known, or fewer than eight years since the latest one that is not; te kort: fewer than eight
    years at all; te klein: the last figure is 0.
    """
    found = np.full(len(panel.keys), None, dtype=object)
    if not len(panel.years):
        return pd.Series(found, index=panel.keys.index)
    first = run_starts(panel.jobs, panel.breaks)[:, -1]
    is_short = len(panel.years) - first < FEWEST_YEARS_SHOWN
    is_cut, rows = (first > 0) & is_short, np.arange(len(first))
    tests = {
        BROKEN: panel.breaks[:, -BREAK_FREE_YEARS:].any(axis=1) | (is_cut & panel.breaks[rows, first]),
        SUPPRESSED: (first < 0) | (is_cut & panel.listed[rows, np.maximum(first - 1, 0)]),
        TOO_SHORT: is_short,
        TOO_SMALL: panel.jobs[:, -1] <= 0,
    }
    for reason, applies in tests.items():
        found[pd.isna(found) & applies] = reason
    return pd.Series(found, index=panel.keys.index)
