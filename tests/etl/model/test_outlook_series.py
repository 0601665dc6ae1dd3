"""How far back a series can be used, and the country beside it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from etl.model.outlook.series import country_of, panel_of, run_starts
from tests.made.outlook_panels import NO_BREAKS


def long(rows: list[tuple[str, str, int, float | None]]) -> pd.DataFrame:
    kinds = {"NL": "land", "CR": "corop", "PV": "provincie"}
    frame = pd.DataFrame(rows, columns=["region_code", "sbi_code", "year", "jobs"])
    frame["region_type"] = frame["region_code"].str[:2].map(kinds)
    frame["status"] = np.where(frame["jobs"].isna(), "suppressed", "published")
    return frame


def test_a_series_is_used_from_after_its_last_gap_and_from_its_last_break() -> None:
    rows = [("CR01", "J", 2010 + n, jobs) for n, jobs in enumerate([900.0, None, 1100.0, 1200.0, 1300.0])]
    found = panel_of(long(rows), NO_BREAKS)
    assert run_starts(found.jobs, found.breaks).tolist() == [[0, -1, 2, 2, 2]]

    broken = pd.DataFrame({"sbi_code": ["J"], "region_code": [None], "break_year": [2013]})
    found = panel_of(long(rows), broken)
    assert run_starts(found.jobs, found.breaks).tolist() == [[0, -1, 2, 3, 3]]


def test_a_break_counts_for_its_own_sector_and_region() -> None:
    rows = [(r, s, y, 1000.0) for r in ("CR01", "CR02") for s in ("A-U", "J") for y in (2010, 2011)]
    breaks = pd.DataFrame({"sbi_code": [None, "J"], "region_code": ["CR01", "CR02"], "break_year": [2011, 2011]})
    found = panel_of(long(rows), breaks)
    hit = found.keys[found.breaks[:, 1]]
    assert list(hit[["region_code", "sbi_code"]].itertuples(index=False, name=None)) == [
        ("CR01", "A-U"), ("CR01", "J"), ("CR02", "J"),
    ]  # fmt: skip


def test_a_year_that_nobody_lists_is_a_gap_too() -> None:
    found = panel_of(long([("CR01", "J", 2010, 900.0), ("CR01", "J", 2012, 1000.0)]), NO_BREAKS)
    assert found.years.tolist() == [2010, 2011, 2012]
    assert run_starts(found.jobs, found.breaks)[0].tolist() == [0, -1, 2]


def test_the_country_goes_by_the_regions_published_in_both_years() -> None:
    """2010-2011 over both regions, 2200 / 2000; 2011-2012 over CR01 alone, 1210 / 1100: not a fall to 1210 / 2200."""
    rows = [
        ("CR01", "J", 2010, 1000.0), ("CR01", "J", 2011, 1100.0), ("CR01", "J", 2012, 1210.0),
        ("CR02", "J", 2010, 1000.0), ("CR02", "J", 2011, 1100.0), ("CR02", "J", 2012, None),
        ("PV20", "J", 2010, 9000.0), ("PV20", "J", 2011, 9000.0), ("PV20", "J", 2012, 9000.0),
    ]  # fmt: skip
    country = country_of(panel_of(long(rows), NO_BREAKS))
    assert country.index[country.row_of["J"]] == pytest.approx([1.0, 1.1, 1.21])


def test_the_published_row_of_the_country_comes_over_the_sample() -> None:
    rows = [("CR01", "J", 2010, 1000.0), ("CR01", "J", 2011, 1100.0), ("NL01", "J", 2010, 9000.0)]
    country = country_of(panel_of(long([*rows, ("NL01", "J", 2011, 9900.0 * 1.1)]), NO_BREAKS))
    assert country.index[0] == pytest.approx([1.0, 1.21])
    country = country_of(panel_of(long([*rows, ("NL01", "J", 2011, None)]), NO_BREAKS))
    assert country.index[0] == pytest.approx([1.0, 1.1])


def test_the_country_leaves_out_a_region_whose_series_breaks_and_starts_anew_where_all_do() -> None:
    rows = [(f"CR0{r}", "K", 2010 + n, 1000.0 * 1.1**n) for r in (1, 2) for n in range(4)]
    rows = [(r, s, y, jobs * 2 if (r, y) == ("CR02", 2011) else jobs) for r, s, y, jobs in rows]
    breaks = pd.DataFrame(
        {"sbi_code": ["K"] * 3, "region_code": ["CR02", "CR02", None], "break_year": [2011, 2012, 2013]}
    )
    country = country_of(panel_of(long(rows), breaks))
    assert country.index[0] == pytest.approx([1.0, 1.1, 1.21, 1.0])
    assert country.starts[0].tolist() == [0, 0, 0, 3]


def test_until_leaves_nothing_of_later_years() -> None:
    found = panel_of(long([("CR01", "J", y, 1000.0) for y in range(2010, 2025)]), NO_BREAKS)
    cut = found.until(2018)
    assert cut.last_year == 2018
    assert {part.shape[1] for part in (cut.jobs, cut.listed, cut.published, cut.breaks)} == {9}
