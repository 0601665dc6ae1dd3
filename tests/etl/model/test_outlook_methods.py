"""docs/methods.md 4: each method against figures worked out by hand, published ones, or another program."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.tsa.holtwinters import ExponentialSmoothing

from etl.model.outlook import methods
from etl.model.outlook.series import Floats
from tests.profiles import examples

# Hyndman & Athanasopoulos, Forecasting: Principles and Practice (2nd ed.), table 7.3: air passengers in Australia,
# 1990-2016, millions; Holt's method with alpha 0.8302, beta 0.0001, first level 15.57 and trend 2.102.
AIR = [17.55, 21.86, 23.89, 26.93, 26.89, 28.83, 30.08, 30.95, 30.19, 31.58, 32.58, 33.48, 39.02, 41.39, 41.60,
       44.66, 46.95, 48.73, 51.49, 50.03, 60.64, 63.36, 66.36, 68.20, 68.12, 69.78, 72.60]  # fmt: skip


def test_the_recursion_gives_the_forecasts_that_the_textbook_prints() -> None:
    _, level, trend = methods._recursion(len(AIR), 0.8302, 0.0001, 1.0)
    known = np.array([*AIR, 15.57, 2.102])
    found = [level @ known + ahead * (trend @ known) for ahead in range(1, 6)]
    assert found == pytest.approx([74.60, 76.70, 78.80, 80.91, 83.01], abs=0.011)


@pytest.fixture(scope="module")
def real_series(snapshot_jobs: Floats) -> Floats:
    """Every eighth of the COROP x section series that are published in all years and hold 1 000 jobs or more."""
    return snapshot_jobs[(~np.isnan(snapshot_jobs)).all(axis=1) & (snapshot_jobs.min(axis=1) >= 1_000)][::8]


def test_the_damped_trend_is_that_of_statsmodels_for_the_same_parameters(real_series: Floats) -> None:
    """Same alpha, beta, phi and start, real series: the same forecasts to the last digits."""
    series = real_series[0]
    for alpha, beta, phi in [(0.5, 0.1, 0.9), (0.9, 0.3, 0.8), (0.1, 0.02, 0.98)]:
        errors, level, trend = methods._recursion(len(series), alpha, beta, phi)
        start, *_ = np.linalg.lstsq(-errors[:, -2:], errors[:, :-2] @ series, rcond=None)
        known = np.array([*series, *start])
        ours = [level @ known + sum(phi**k for k in range(1, h + 1)) * (trend @ known) for h in range(1, 6)]
        theirs = ExponentialSmoothing(
            series, trend="add", damped_trend=True, initialization_method="known",
            initial_level=start[0], initial_trend=start[1],
        ).fit(smoothing_level=alpha, smoothing_trend=beta, damping_trend=phi, optimized=False)  # fmt: skip
        assert ours == pytest.approx(theirs.forecast(5), rel=1e-9)
        assert np.sum((errors @ known) ** 2) == pytest.approx(theirs.sse, rel=1e-9)


@pytest.mark.filterwarnings("ignore::statsmodels.tools.sm_exceptions.ConvergenceWarning")
def test_the_grid_comes_close_to_a_free_search_on_real_series(real_series: Floats) -> None:
    """The root of the squared error is within 5 % of statsmodels' free optimum for nearly all, within 15 % for each."""
    residuals, _ = methods._linear_forms(real_series.shape[1], (3,))
    ours = np.min([np.sum((real_series @ form.T) ** 2, axis=1) for form in residuals], axis=0)
    bounds = {"damping_trend": (0.8, 0.98)}
    theirs = [
        ExponentialSmoothing(
            series, trend="add", damped_trend=True, initialization_method="estimated", bounds=bounds
        ).fit().sse
        for series in real_series
    ]  # fmt: skip
    ratio = np.sqrt(ours / np.array(theirs))
    assert np.mean(ratio < 1.05) > 0.9
    assert ratio.max() < 1.15


def test_drift_goes_on_along_the_line_from_first_to_last() -> None:
    assert methods.drift(np.array([[1000.0, 900.0, 1400.0]]), [3, 5]).tolist() == [[2000.0, 2400.0]]


def test_no_method_foresees_fewer_than_no_jobs() -> None:
    falling = np.array([[2000.0, 1500.0, 1000.0, 500.0]])
    assert methods.drift(falling, [3]).tolist() == [[0.0]]
    assert methods.damped_trend(falling, [3, 5]).min() >= 0


def test_the_country_and_the_share_by_hand() -> None:
    """The country went from 100 to 121 in two years: 10 % a year; a region of 500 follows it to 665.5 in three."""
    index = np.array([[1.0, 1.1, 1.21]])
    factor = methods.mean_growth(index, [3])
    assert methods.in_step(np.array([[400.0, 450.0, 500.0]]), factor) == pytest.approx(np.array([[665.5]]))


HISTORY = st.lists(st.integers(1, 5_000).map(lambda tenths: tenths * 100.0), min_size=4, max_size=15)


@examples(60)
@given(history=HISTORY, factor=st.sampled_from([0.001, 3.0, 1_000.0]))
def test_every_method_gives_the_same_in_thousands_as_in_jobs(history: list[float], factor: float) -> None:
    jobs = np.array([history])
    for method in (methods.last_value, methods.drift, methods.damped_trend):
        assert method(jobs * factor, [3, 5]) == pytest.approx(
            method(jobs, [3, 5]) * factor, rel=1e-6, abs=1e-6 * factor
        )


@examples(40)
@given(jobs=st.integers(1, 5_000), years=st.integers(4, 15))
def test_a_series_that_never_moves_stays_where_it_is(jobs: int, years: int) -> None:
    history = np.full((1, years), 100.0 * jobs)
    for method in (methods.last_value, methods.drift, methods.damped_trend):
        assert method(history, [3, 5]) == pytest.approx(np.full((1, 2), 100.0 * jobs))
