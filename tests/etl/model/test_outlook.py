"""Which method may speak, for which sectors, and why a series has no outlook."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from etl.model.outlook.backtest import rolling
from etl.model.outlook.choice import choose, first_later_origin, scaled_errors
from etl.model.outlook.forecast import Outlook, outlook
from etl.model.outlook.methods import BENCHMARKS, METHODS
from etl.model.outlook.series import Panel, panel_of
from tests.made.outlook_panels import NO_BREAKS, panel, random_walks, trends


@pytest.mark.parametrize(("seed", "common"), [(1, 0.0), (2, 0.0), (3, 0.0), (1, 0.03), (2, 0.03), (3, 0.03)])
def test_where_nothing_can_be_foreseen_nothing_is_shown(seed: int, common: float) -> None:
    found = outlook(random_walks(seed, common=common), 0.5)
    assert not found.backtest["is_shipped"].any()
    assert not found.sectors["is_shown"].any()
    assert set(found.rows["reason_none"]) == {"niet beter dan eenvoudig"}
    assert found.rows[["jobs_low", "jobs_mid", "jobs_high", "direction", "method"]].isna().all(axis=None)


@pytest.fixture(scope="module")
def clear() -> Outlook:
    """Three sectors that plainly grow 4 %, shrink 3 % and grow 2 % a year."""
    return outlook(trends([0.04, -0.03, 0.02]), 0.5)


def test_a_clear_trend_is_shown_with_its_direction(clear: Outlook) -> None:
    shipped = clear.backtest[clear.backtest["is_shipped"]]
    assert shipped["horizon"].tolist() == [3, 5]
    assert set(shipped["method"]) <= set(METHODS) - set(BENCHMARKS)
    assert (shipped["direction_hit_rate"] > 0.9).all()
    shown = set(clear.sectors.loc[clear.sectors["is_shown"], "sbi_code"])
    assert {"S00", "S01"} <= shown
    rows = clear.rows[clear.rows["reason_none"].isna()]
    assert set(rows["sbi_code"]) == shown
    said = rows.groupby("sbi_code")["direction"].agg(lambda d: d.mode()[0])
    assert (said["S00"], said["S01"]) == ("groei", "krimp")


def test_an_outlook_is_an_interval_around_its_middle(clear: Outlook) -> None:
    rows = clear.rows[clear.rows["reason_none"].isna()]
    assert (rows["jobs_low"] < rows["jobs_mid"]).all()
    assert (rows["jobs_mid"] < rows["jobs_high"]).all()
    assert set(rows["year"]) == {2027, 2029}


def test_only_the_chosen_method_is_shipped_and_it_was_chosen_on_the_earlier_forecasts() -> None:
    """Later years turned round: the choice stays, the test fails, and nothing is shown."""
    before = trends([0.04, -0.03, 0.02])
    jobs = before.jobs.copy()
    jobs[:, 9:] = jobs[:, 7:1:-1]  # from 2019 on the way back to 2012
    after = Panel(before.keys, before.years, jobs, before.listed, before.published, before.breaks)
    chosen = {outlook(p, 0.5).sectors["method"].iloc[0] for p in (before, after)}
    assert len(chosen) == 1
    found = outlook(after, 0.5)
    assert not found.backtest["is_shipped"].any()
    assert set(found.rows["reason_none"]) == {"niet beter dan eenvoudig"}


def test_earlier_and_later_do_not_overlap() -> None:
    split = first_later_origin(2024)
    assert split == 2018
    assert [t for t in range(2013, 2022) for h in (3, 5) if t + h <= split and t >= split] == []


def with_reasons(change: dict[tuple[int, int], float], breaks: dict[int, int] | None = None) -> list[str | None]:
    """Reasons of ten regions of a growing sector after changing (row, year) cells and adding row: year breaks."""
    grown = trends([0.04] * 2, regions=40)
    for (row, year), jobs in change.items():
        grown.jobs[row, year - 2010] = jobs
    for row, year in (breaks or {}).items():
        grown.breaks[row, year - 2010] = True
    rows = outlook(grown, 0.5).rows
    found = rows[(rows["sbi_code"] == "S00") & (rows["year"] == 2027)].sort_values("region_code")
    return [None if reason is None or reason != reason else reason for reason in found["reason_none"]][:10]


def test_a_suppressed_end_or_a_late_gap_gives_afgeschermd() -> None:
    gap = float("nan")
    found = with_reasons({(0, 2024): gap, (1, 2018): gap, (2, 2016): gap, (3, 2010): gap})
    assert found[:5] == ["afgeschermd", "afgeschermd", None, None, None]


def test_a_late_break_gives_reeksbreuk_and_an_early_one_only_shortens() -> None:
    found = with_reasons({}, {0: 2020, 1: 2019, 2: 2018, 3: 2017, 4: 2014})
    assert found[:6] == ["reeksbreuk", "reeksbreuk", "reeksbreuk", None, None, None]


def test_a_last_figure_of_nought_gives_te_klein() -> None:
    assert with_reasons({(0, 2024): 0.0})[:2] == ["te klein", None]


def test_a_short_series_gives_te_kort() -> None:
    rows = outlook(trends([0.04], regions=12).until(2016), 0.5).rows
    assert set(rows["reason_none"]) == {"te kort"}
    late = trends([0.04], regions=12)
    late.jobs[0, :9] = np.nan
    late.listed[0, :9] = False  # a region that exists since 2019
    rows = outlook(late, 0.5).rows
    assert set(rows.loc[rows["region_code"] == "CR01", "reason_none"]) == {"te kort"}


def test_few_series_prove_nothing() -> None:
    found = outlook(trends([0.04, -0.03], regions=9), 0.5)
    assert not found.sectors["is_shown"].any()
    assert not found.backtest["is_shipped"].any()


def test_regions_that_are_no_corop_follow_the_verdict_of_their_sector_and_do_not_change_it() -> None:
    corops = trends([0.04, -0.03], regions=40)
    keys = corops.keys.copy()
    keys.loc[[0, 40], "region_type"] = "provincie"
    mixed = Panel(keys, corops.years, corops.jobs, corops.listed, corops.published, corops.breaks)
    found = outlook(mixed, 0.5)
    assert found.backtest["series"].max() == 78
    rows = found.rows[found.rows["region_code"] == "CR01"]
    assert rows["reason_none"].isna().all()


def test_a_country_with_two_years_of_figures_has_rows_and_no_outlook() -> None:
    found = outlook(panel(np.full((4, 2), 1000.0)), 0.5)
    assert set(found.rows["reason_none"]) == {"te kort"}
    assert len(found.backtest) == 2 * len(METHODS)
    assert not found.backtest["is_shipped"].any()
    assert found.sectors.empty


def test_without_earlier_forecasts_nothing_is_chosen() -> None:
    assert choose(scaled_errors(rolling(panel(np.full((2, 3), 1000.0))))) is None


def test_no_series_at_all_gives_no_rows() -> None:
    columns = ["region_code", "sbi_code", "region_type", "year", "jobs", "status"]
    found = outlook(panel_of(pd.DataFrame(columns=columns), NO_BREAKS), 0.5)
    assert found.rows.empty
    assert not found.backtest["is_shipped"].any()
