"""Forecasts as they would have been made, year after year, beside what came (rolling origin, docs/methods.md 4).

A forecast from origin T sees figures up to T only: the panel is cut off there before any method looks at it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from etl.model.outlook import methods
from etl.model.outlook.scores import direction, interval, log_error, naive_scale, size_class, widths, yearly_growth_pct
from etl.model.outlook.series import Country, Floats, Panel, Whole, country_of, run_starts

FEWEST_YEARS = 4  # three yearly changes: with more, the years around 2013 would not be judged at all
AHEAD = (3, 5)


def forecasts(panel: Panel, ahead: Sequence[int] = AHEAD, fewest_years: int = FEWEST_YEARS) -> pd.DataFrame:
    """What every method says from the last year of a panel.

    Returns:
        One row per series x horizon with enough years up to the origin, a last figure above 0 and a country to set
        beside it: row (of the panel), sbi_code, origin, horizon, jobs (at the origin), size (class), scale (of the
        MASE; NaN where the series never moved), years (used), and one column per method.
    """
    if not len(panel.years):
        return _no_forecasts()
    starts, country = run_starts(panel.jobs, panel.breaks), country_of(panel)
    growth = _country_growth(country, ahead, fewest_years)
    sector = panel.keys["sbi_code"].map(country.row_of).to_numpy(dtype=np.int64)
    last, first = panel.jobs[:, -1], starts[:, -1]
    usable = (first >= 0) & (last > 0) & ~np.isnan(growth[0][sector]).any(axis=1)
    frames = []
    for start in np.unique(first[usable]):
        if panel.jobs.shape[1] - start >= fewest_years:
            rows = np.flatnonzero(usable & (first == start))
            frames.append(_of_length(panel, rows, int(start), ahead, [g[sector[rows]] for g in growth]))
    return pd.concat(frames, ignore_index=True) if frames else _no_forecasts()


def _no_forecasts() -> pd.DataFrame:
    whole = dict.fromkeys(["row", "origin", "horizon", "size", "years"], "int64")
    columns = {**whole, "sbi_code": "str", **dict.fromkeys(["jobs", "scale", *methods.METHODS], "float64")}
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in columns.items()})


def _country_growth(country: Country, ahead: Sequence[int], fewest_years: int) -> tuple[Floats, Floats]:
    """Factors (sectors, ahead) from the last year, mean growth and damped; NaN where the country is too short."""
    mean, damped = (np.full((len(country.index), len(ahead)), np.nan) for _ in range(2))
    for start in np.unique(country.starts[:, -1]):
        if country.index.shape[1] - start >= fewest_years:
            rows = country.starts[:, -1] == start
            mean[rows] = methods.mean_growth(country.index[rows, start:], ahead)
            damped[rows] = methods.damped_growth(country.index[rows, start:], ahead)
    return mean, damped


def _of_length(panel: Panel, rows: Whole, start: int, ahead: Sequence[int], growth: Sequence[Floats]) -> pd.DataFrame:
    history = panel.jobs[rows, start:]
    by_method = {
        "last_value": methods.last_value(history, ahead),
        "drift": methods.drift(history, ahead),
        "country_growth": methods.in_step(history, growth[0]),
        "constant_share": methods.in_step(history, growth[1]),
        "damped_trend": methods.damped_trend(history, ahead),
    }
    by_method["combination"] = methods.combination(by_method["last_value"], by_method["country_growth"])
    repeated = np.repeat(np.arange(len(rows)), len(ahead))
    return pd.DataFrame(
        {
            "row": rows[repeated],
            "sbi_code": panel.keys["sbi_code"].to_numpy()[rows[repeated]],
            "origin": panel.years[-1],
            "horizon": np.tile(np.asarray(ahead, dtype=np.int64), len(rows)),
            "jobs": history[repeated, -1],
            "size": size_class(history[repeated, -1]),
            "scale": naive_scale(history)[repeated],
            "years": history.shape[1],
            **{name: values.reshape(-1) for name, values in by_method.items()},
        }
    )


def rolling(panel: Panel, ahead: Sequence[int] = AHEAD, fewest_years: int = FEWEST_YEARS) -> pd.DataFrame:
    """Forecasts from every origin that can be judged, with what came.

    A forecast is judged where the figure of the target year is known and no confirmed break lies between.

    Returns:
        The columns of ``forecasts`` and actual (jobs in origin + horizon).
    """
    origins = panel.years[fewest_years - 1 : len(panel.years) - min(ahead)]
    frames = [forecasts(panel.until(int(origin)), ahead, fewest_years) for origin in origins]
    made = pd.concat([_no_forecasts(), *frames], ignore_index=True)
    made = made.loc[made["origin"] + made["horizon"] <= panel.last_year]
    row, first_year = made["row"].to_numpy(), panel.last_year - len(panel.years) + 1
    origin = made["origin"].to_numpy() - first_year
    target = origin + made["horizon"].to_numpy()
    breaks_before = np.cumsum(panel.breaks, axis=1)
    is_on_one_side = breaks_before[row, target] == breaks_before[row, origin]
    actual = panel.jobs[row, target]
    beside: pd.DataFrame = made.assign(actual=actual)[is_on_one_side & ~np.isnan(actual)]
    return beside.reset_index(drop=True)


def judged(made: pd.DataFrame, method: str, threshold_pct: float) -> pd.DataFrame:
    """How one method did, forecast by forecast.

    Args:
        made: as ``rolling`` gives it.
        method: one of ``methods.METHODS``.
        threshold_pct: yearly growth beyond which a series grows or shrinks, percent.

    Returns:
        row, sbi_code, origin, horizon; scaled_error (absolute, NaN without scale); is_hit (the yearly growth of the
        forecast and that of the actual figure, both from the printed figure of the origin, fall in the same of groei,
        krimp, stabiel); is_covered (the actual figure lies in the 80 % interval that errors known at the origin give;
        None where none were known); called (what the interval says), is_called_right (of groei, krimp, stabiel; None
        else).
    """
    forecast, actual, jobs = (made[name].to_numpy(dtype=np.float64) for name in (method, "actual", "jobs"))
    horizon, low_high = made["horizon"].to_numpy(dtype=np.int64), interval(forecast, known_widths(made, method))
    meant, came, low, high = (yearly_growth_pct(jobs, end, horizon) for end in (forecast, actual, *low_high))
    came_true, is_known = direction(came, came, threshold_pct), ~np.isnan(low)
    found = made[["row", "sbi_code", "origin", "horizon"]].assign(
        scaled_error=np.abs(actual - forecast) / made["scale"],
        is_hit=direction(meant, meant, threshold_pct) == came_true,
        is_covered=(low <= came) & (came <= high),
        called=np.where(is_known, direction(low, high, threshold_pct), "onzeker"),
    )
    found["is_called_right"] = (found["called"] == came_true).astype(object).where(found["called"] != "onzeker")
    found["is_covered"] = found["is_covered"].astype(object).where(is_known)
    return found


def known_widths(made: pd.DataFrame, method: str) -> Floats:
    """Half-widths as they were at each origin: from errors whose target year was not after it."""
    errors = with_errors(made, method)
    found = np.full(len(made), np.nan)
    origins = made["origin"].to_numpy()
    for origin in np.unique(origins):
        at = origins == origin
        known = errors[(made["origin"] + made["horizon"] <= origin).to_numpy()]
        if len(known):
            found[at] = widths(known, made.loc[at, ["horizon", "sbi_code", "size"]])
    return found


def with_errors(made: pd.DataFrame, method: str) -> pd.DataFrame:
    """horizon, sbi_code, size and the absolute log error of one method."""
    error = np.abs(log_error(made["actual"].to_numpy(dtype=np.float64), made[method].to_numpy(dtype=np.float64)))
    return made[["horizon", "sbi_code", "size"]].assign(error=error)
