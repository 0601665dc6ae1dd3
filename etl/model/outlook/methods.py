"""The methods that may look ahead, each a pure function of what was known at the origin (docs/methods.md 4).

``history`` is (series, years): jobs of employees without gaps, the origin last. ``ahead`` lists the years to look
ahead. Answers are (series, ahead), never below 0. Last value and drift are the benchmarks that any other method has
to beat.

Sources: Hyndman & Athanasopoulos, Forecasting: Principles and Practice (3rd ed., 2021), 5.2 (last value, drift) and 8.2
(damped trend); Gardner & McKenzie (1985), Management Science 31(10), 1237-1246 (damped trend).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import product

import numpy as np

from etl.model.outlook.series import Floats

BENCHMARKS = ("last_value", "drift")
CANDIDATES = ("country_growth", "constant_share", "damped_trend", "combination")
METHODS = (*BENCHMARKS, *CANDIDATES)
# Short series cannot carry a fine search; with these steps the squared error of real series comes within a few
# percent of that of a free search (tests/etl/model/test_outlook_methods.py). phi stays within 0.8-0.98 as in Hyndman &
# Athanasopoulos 8.2.
LEVEL_STEPS = (0.1, 0.3, 0.5, 0.7, 0.9, 0.999)
TREND_STEPS = (0.02, 0.1, 0.3, 0.6)
DAMPING_STEPS = (0.8, 0.9, 0.98)


def last_value(history: Floats, ahead: Sequence[int]) -> Floats:
    """Everything stays as it is: f_(T+h) = y_T.

    >>> last_value(np.array([[10.0, 12.0, 16.0]]), [3, 5]).tolist()
    [[16.0, 16.0]]
    """
    return np.repeat(history[:, -1:], len(ahead), axis=1)


def drift(history: Floats, ahead: Sequence[int]) -> Floats:
    """The line through the first and the last figure goes on: f_(T+h) = y_T + h (y_T - y_1) / (T - 1).

    >>> drift(np.array([[10.0, 12.0, 16.0]]), [1, 3]).tolist()
    [[19.0, 25.0]]
    """
    yearly = (history[:, -1:] - history[:, :1]) / (history.shape[1] - 1)
    return _at_least_zero(history[:, -1:] + yearly * np.asarray(ahead))


def mean_growth(index: Floats, ahead: Sequence[int]) -> Floats:
    """Growth factor where the country keeps its mean growth: (I_T / I_1)^(h / (T - 1)).

    >>> mean_growth(np.array([[1.0, 1.1, 1.21]]), [1, 2]).round(4).tolist()
    [[1.1, 1.21]]
    """
    return np.asarray((index[:, -1:] / index[:, :1]) ** (np.asarray(ahead) / (index.shape[1] - 1)), dtype=np.float64)


def damped_growth(index: Floats, ahead: Sequence[int]) -> Floats:
    """Growth factor by a forecast of the country made at T: damped trend of the index, over I_T."""
    return damped_trend(index, ahead) / index[:, -1:]


def in_step(history: Floats, factor: Floats) -> Floats:
    """The region goes as the country does: y_T x factor.

    With ``mean_growth`` this is the country's growth applied to the region; with ``damped_growth`` it is the region's
    share at T, kept constant, of the forecast for the country.

    >>> in_step(np.array([[10.0, 20.0]]), np.array([[1.1, 1.2]])).tolist()
    [[22.0, 24.0]]
    """
    return history[:, -1:] * factor


def combination(*forecasts: Floats) -> Floats:
    """The plain mean of forecasts, as Bates & Granger (1969); short series cannot carry estimated weights.

    >>> combination(np.array([[10.0]]), np.array([[20.0]])).tolist()
    [[15.0]]
    """
    return np.asarray(np.mean(np.stack(forecasts), axis=0), dtype=np.float64)


def damped_trend(history: Floats, ahead: Sequence[int]) -> Floats:
    """Exponential smoothing with a damped additive trend, ETS(A,Ad,N).

    With e_t = y_t - l_(t-1) - phi b_(t-1):  l_t = l_(t-1) + phi b_(t-1) + alpha e_t,  b_t = phi b_(t-1) + alpha beta
    e_t, f_(T+h) = l_T + (phi + ... + phi^h) b_T. Per series the alpha, beta and phi of the grid with the least sum of
    squared e_t, the first level and trend by least squares.

    >>> damped_trend(np.array([[100.0, 100.0, 100.0, 100.0, 100.0]]), [3]).round(6).tolist()
    [[100.0]]
    """
    residuals, forecasts = _linear_forms(history.shape[1], tuple(ahead))
    squared = np.stack([np.sum((history @ form.T) ** 2, axis=1) for form in residuals])
    best = np.argmin(squared, axis=0)
    every = np.einsum("gan,mn->gma", forecasts, history)
    return _at_least_zero(every[best, np.arange(len(history))])


def _at_least_zero(jobs: Floats) -> Floats:
    return np.asarray(np.maximum(0.0, jobs), dtype=np.float64)


@cache
def _linear_forms(n: int, ahead: tuple[int, ...]) -> tuple[Floats, Floats]:
    """For each step of the grid the matrices that take a history of n years to its residuals and to its forecasts.

    With alpha, beta and phi fixed, every e_t is linear in the figures and in the first level and trend; so are their
    least squares solution and the forecast. All series of a length are then one product.

    Returns:
        (steps, n, n) and (steps, ahead, n).
    """
    grid = list(product(LEVEL_STEPS, TREND_STEPS, DAMPING_STEPS))
    residuals, forecasts = np.empty((len(grid), n, n)), np.empty((len(grid), len(ahead), n))
    for step, (alpha, beta, phi) in enumerate(grid):
        errors, level, trend = _recursion(n, alpha, beta, phi)
        damping = np.array([sum(phi**k for k in range(1, h + 1)) for h in ahead])
        forecast = level[None, :] + damping[:, None] * trend[None, :]
        start = -np.linalg.pinv(errors[:, n:]) @ errors[:, :n]
        residuals[step] = errors[:, :n] + errors[:, n:] @ start
        forecasts[step] = forecast[:, :n] + forecast[:, n:] @ start
    return residuals, forecasts


def _recursion(n: int, alpha: float, beta: float, phi: float) -> tuple[Floats, Floats, Floats]:
    """Residuals, last level and last trend as coefficients of (y_1 .. y_n, first level, first trend)."""
    unit = np.eye(n + 2)
    level, trend = unit[n], unit[n + 1]
    errors = np.empty((n, n + 2))
    for t in range(n):
        expected = level + phi * trend
        errors[t] = unit[t] - expected
        level, trend = expected + alpha * errors[t], phi * trend + alpha * beta * errors[t]
    return errors, level, trend
