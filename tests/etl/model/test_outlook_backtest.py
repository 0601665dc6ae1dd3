"""Rolling origin: what was foreseen from year T rests on T and before, and is judged fairly."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model.outlook.backtest import forecasts, judged, known_widths, rolling, with_errors
from etl.model.outlook.methods import METHODS
from etl.model.outlook.scores import direction, interval, log_error, naive_scale, widths
from tests.made.outlook_panels import panel, random_walks, trends
from tests.profiles import examples

REGIONS = 5


@examples(40)
@given(
    origin=st.integers(2013, 2021),
    later=st.lists(st.integers(0, 90_000), min_size=15 * REGIONS, max_size=15 * REGIONS),
    hidden=st.lists(st.integers(0, 15 * REGIONS - 1), max_size=6),
)
def test_nothing_after_the_origin_changes_what_was_foreseen_from_it(
    origin: int, later: list[int], hidden: list[int]
) -> None:
    """Other figures, or suppression, in later years: every forecast of every method from the origin stays the same."""
    before = random_walks(seed=3, sectors=1, regions=REGIONS)
    jobs, is_later = before.jobs.copy(), before.years > origin
    jobs[:, is_later] = np.array(later, dtype=np.float64).reshape(REGIONS, 15)[:, is_later]
    for place in hidden:
        if is_later[place % 15]:
            jobs[place // 15, place % 15] = np.nan
    made, changed = rolling(before), rolling(panel(jobs))
    at = ["row", "origin", "horizon"]
    both = made[made["origin"] == origin].merge(changed[changed["origin"] == origin], on=at, suffixes=("", "_changed"))
    for method in (*METHODS, "scale", "size"):
        assert both[method].to_numpy() == pytest.approx(both[f"{method}_changed"].to_numpy(), nan_ok=True)
    known, known_changed = (frame[frame["origin"] + frame["horizon"] <= origin] for frame in (made, changed))
    assert known.reset_index(drop=True).equals(known_changed.reset_index(drop=True))


def test_the_width_at_an_origin_rests_on_outcomes_known_by_then() -> None:
    made = rolling(random_walks(seed=4, sectors=2))
    shaken = made.assign(actual=made["actual"].where(made["origin"] + made["horizon"] <= 2019, made["actual"] * 3))
    is_2019 = (made["origin"] <= 2019).to_numpy()
    found = known_widths(made, "last_value")
    assert known_widths(shaken, "last_value")[is_2019] == pytest.approx(found[is_2019], nan_ok=True)
    assert np.isnan(found[(made["origin"] < 2016).to_numpy()]).all()
    assert not np.isnan(found[(made["origin"] >= 2018).to_numpy()]).any()


def test_a_forecast_across_a_break_is_not_judged_and_none_is_made_from_before_it() -> None:
    steady = trends([0.02], regions=3)
    steady.breaks[0, 8] = True  # CR01 in 2018
    made = rolling(steady)
    first = made[made["row"] == 0]
    targets = first["origin"] + first["horizon"]
    assert set(first.loc[first["origin"] < 2018, "origin"]) == {2013, 2014}
    assert (targets[first["origin"] < 2018] < 2018).all()
    assert first.loc[first["origin"] >= 2018, ["origin", "years"]].drop_duplicates().to_numpy().tolist() == [[2021, 4]]


def test_a_gap_shortens_the_history_and_an_unknown_outcome_is_not_judged() -> None:
    jobs = np.tile(1000.0 + 100 * np.arange(15), (2, 1))
    jobs[0, 5] = np.nan  # 2015
    made = rolling(panel(jobs))
    first = made[made["row"] == 0]
    assert 2012 + 3 not in set(first["origin"] + first["horizon"])
    assert dict(first.drop_duplicates("origin")[["origin", "years"]].to_numpy()) == {
        2013: 4, 2014: 5, 2019: 4, 2020: 5, 2021: 6,
    }  # fmt: skip


def test_one_series_by_hand() -> None:
    """1000 to 1300 in 2010-2013, then 1600 in 2016: a scale of 100, last value three steps off, drift right on."""
    jobs = np.array([[1000.0, 1100, 1200, 1300, 1400, 1500, 1600, 1700, 1800]])
    made = rolling(panel(jobs))
    row = made[(made["origin"] == 2013) & (made["horizon"] == 3)].iloc[0]
    assert (row["scale"], row["last_value"], row["drift"], row["actual"]) == (100, 1300, 1600, 1600)
    assert row["country_growth"] == pytest.approx(1300 * 1.3)
    assert row["constant_share"] == pytest.approx(row["damped_trend"])  # the country is this one series
    assert row["combination"] == pytest.approx((1300 + 1690) / 2)
    found = judged(made, "last_value", 0.5).iloc[0]
    assert (found["scaled_error"], found["is_hit"]) == (3, False)
    found = judged(made, "drift", 0.5).iloc[0]
    assert (found["scaled_error"], found["is_hit"]) == (0, True)


def test_a_series_that_never_moved_has_no_scale() -> None:
    assert np.isnan(naive_scale(np.full((1, 5), 800.0)))[0]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0.6, 4.0, "groei"), (0.5, 4.0, "onzeker"), (-4.0, -0.6, "krimp"), (-0.5, 0.5, "stabiel"), (-0.6, 0.5, "onzeker")],
)
def test_a_direction_only_where_the_whole_interval_agrees(low: float, high: float, expected: str) -> None:
    assert direction(np.array([low]), np.array([high]), 0.5).tolist() == [expected]


@given(st.floats(0, 1e6), st.floats(0, 3), st.floats(0, 1e6))
def test_an_outcome_lies_in_the_interval_exactly_where_its_error_is_no_larger(
    forecast: float, width: float, actual: float
) -> None:
    low, high = interval(np.array([forecast]), np.array([width]))
    assert 0 <= low[0] <= forecast + 1e-6
    assert high[0] >= forecast - 1e-6
    error = abs(log_error(np.array([actual]), np.array([forecast]))[0])
    if abs(error - width) > 1e-9:
        assert (low[0] <= actual <= high[0]) == (error <= width)


def test_the_width_is_the_mean_of_the_sector_and_of_the_size_class() -> None:
    known = pd.DataFrame(
        {"horizon": 3, "sbi_code": ["J"] * 40 + ["Q"] * 40, "size": 1, "error": [0.1] * 40 + [0.3] * 40}
    )
    wanted = pd.DataFrame({"horizon": [3, 3, 3, 5], "sbi_code": ["J", "Q", "B", "J"], "size": [1, 1, 3, 1]})
    assert widths(known, wanted) == pytest.approx(np.array([0.2, 0.3, 0.3, np.nan]), nan_ok=True)


def test_on_random_walks_eight_in_ten_outcomes_lie_in_the_interval() -> None:
    made = rolling(random_walks(seed=5, sectors=10))
    found = judged(made, "last_value", 0.5)
    covered = found.loc[found["origin"] >= 2018].groupby("horizon")["is_covered"].agg(lambda c: c.astype(float).mean())
    assert covered.to_numpy() == pytest.approx([0.8, 0.8], abs=0.04)


def test_a_panel_without_years_or_with_too_few_gives_no_forecast() -> None:
    few = trends([0.02], regions=3).until(2012)
    assert forecasts(few).empty
    assert rolling(few).empty
    assert rolling(few.until(2000)).empty
    assert with_errors(rolling(few), "drift").empty
