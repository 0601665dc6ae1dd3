"""How good forecasts were: scaled error, direction, and the interval that earlier errors give (docs/methods.md 4)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from etl.model.outlook.series import Floats

COVERAGE = 0.8
HALF_STEP = 50.0  # a printed figure is rounded to 100 jobs; half of it keeps a printed 0 within reach of a ratio
SIZE_EDGES = (1_000.0, 3_000.0, 10_000.0)  # jobs at the origin; rounding and single employers weigh more in small cells
FEWEST_ERRORS = 30  # below this an 80 % quantile rests on fewer than six errors beyond it


def naive_scale(history: Floats) -> Floats:
    """Mean absolute error of last value, one year ahead, within the history: mean |y_t - y_(t-1)|; jobs.

    The divisor of the scaled error (MASE) of Hyndman & Koehler (2006), International Journal of Forecasting 22,
    679-688. NaN where the series never moved: then there is no scale.

    >>> naive_scale(np.array([[10.0, 12.0, 11.0, 14.0], [5.0, 5.0, 5.0, 5.0]])).tolist()
    [2.0, nan]
    """
    scale = np.abs(np.diff(history, axis=1)).mean(axis=1)
    return np.where(scale > 0, scale, np.nan)


def yearly_growth_pct(start: Floats, end: Floats, years: Floats | int) -> Floats:
    """Growth a year, percent, as in etl/model/growth/growth.sql: 100 ((end / start)^(1 / years) - 1).

    >>> yearly_growth_pct(np.array([1000.0]), np.array([1100.0]), 5).round(2).tolist()
    [1.92]
    """
    return np.asarray(100 * ((end / start) ** (1 / np.asarray(years)) - 1), dtype=np.float64)


def direction(low: Floats, high: Floats, threshold_pct: float) -> npt.NDArray[np.str_]:
    """What a whole interval of yearly growth (percent) says; a point is an interval without width.

    >>> direction(np.array([0.6, -2.0, -0.4, 0.2]), np.array([3.0, -0.7, 0.5, 1.0]), 0.5).tolist()
    ['groei', 'krimp', 'stabiel', 'onzeker']
    """
    still = (low >= -threshold_pct) & (high <= threshold_pct)
    said = np.where(low > threshold_pct, "groei", np.where(high < -threshold_pct, "krimp", "onzeker"))
    return np.where(still, "stabiel", said)


def log_error(actual: Floats, forecast: Floats) -> Floats:
    """Relative error as a logarithm: ln((y + 50) / (f + 50)).

    >>> log_error(np.array([1100.0]), np.array([1000.0])).round(4).tolist()
    [0.091]
    """
    return np.log((actual + HALF_STEP) / (forecast + HALF_STEP))


def interval(forecast: Floats, width: Floats) -> tuple[Floats, Floats]:
    """Low and high for a width in logarithms; the inverse of ``log_error``.

    >>> low, high = interval(np.array([1000.0]), np.array([0.1]))
    >>> low.round().tolist(), high.round().tolist()
    ([900.0], [1110.0])
    """
    low = (forecast + HALF_STEP) * np.exp(-width) - HALF_STEP
    return np.maximum(0.0, low), (forecast + HALF_STEP) * np.exp(width) - HALF_STEP


def size_class(jobs: Floats) -> npt.NDArray[np.int64]:
    """0 (under 1 000 jobs) to 3 (10 000 or more).

    >>> size_class(np.array([900.0, 1000.0, 25000.0])).tolist()
    [0, 1, 3]
    """
    return np.searchsorted(np.asarray(SIZE_EDGES), jobs, side="right")


def widths(known: pd.DataFrame, wanted: pd.DataFrame) -> Floats:
    """Half-width of the 80 % interval, in logarithms, from the errors that were known by then.

    The mean of two 80 % points of |log error|, both of the same horizon: of the same sector, and of all series of the
    same size class. The first alone is too narrow (a sector's regions share their shocks, so its few origins say
    little), the second alone takes temporary work for as steady as care. Where there are too few errors of the one,
    the other stands alone. Errors up and down count alike: a few origins cannot tell a method's leaning from good
    years of the country.

    Args:
        known: columns horizon, sbi_code, size, error (absolute).
        wanted: columns horizon, sbi_code, size.

    Returns:
        One width per row of ``wanted``; NaN where nothing is known for its horizon.
    """
    every = _quantiles(known, wanted, ["horizon"], fewest=1)
    own, same_size = (_quantiles(known, wanted, ["horizon", by], FEWEST_ERRORS) for by in ("sbi_code", "size"))
    own = np.where(np.isnan(own), same_size, own)
    found = (own + np.where(np.isnan(same_size), own, same_size)) / 2
    return np.where(np.isnan(found), every, found)


def _quantiles(known: pd.DataFrame, wanted: pd.DataFrame, by: Sequence[str], fewest: int) -> Floats:
    groups = known.groupby(list(by))["error"]
    table = groups.quantile(COVERAGE)[groups.size() >= fewest].rename("width")
    return wanted[list(by)].merge(table.reset_index(), on=list(by), how="left")["width"].to_numpy(dtype=np.float64)


def share_true(flags: pd.Series) -> float:
    """Share of true among the flags that are known; NaN where none is."""
    known = flags.dropna().astype(float)
    return float(known.mean()) if len(known) else np.nan
