"""The outlook of the bundled extract: the backtest as it was found, three regions by hand, and checks that can fail."""

from __future__ import annotations

import math

import duckdb
import pytest

from etl import checks

PROMISED = {
    "outlook": {
        "region_code": "VARCHAR", "sbi_code": "VARCHAR", "year": "INTEGER", "jobs_low": "DOUBLE", "jobs_mid": "DOUBLE",
        "jobs_high": "DOUBLE", "direction": "VARCHAR", "method": "VARCHAR", "reason_none": "VARCHAR",
    },
    "outlook_backtest": {
        "method": "VARCHAR", "horizon": "INTEGER", "series": "INTEGER", "mase": "DOUBLE",
        "direction_hit_rate": "DOUBLE", "coverage_80": "DOUBLE", "is_shipped": "BOOLEAN",
    },
}  # fmt: skip

# method, horizon: MASE, share of right directions, coverage; as found on the COROP extract of 2010-2024
FOUND = {
    ("last_value", 3): (2.448, 0.157, 0.777),
    ("last_value", 5): (3.419, 0.141, 0.778),
    ("drift", 3): (2.688, 0.384, 0.858),
    ("drift", 5): (3.749, 0.406, 0.926),
    ("country_growth", 3): (2.481, 0.379, 0.812),
    ("country_growth", 5): (3.354, 0.410, 0.864),
    ("constant_share", 3): (2.182, 0.565, 0.853),
    ("constant_share", 5): (2.773, 0.595, 0.904),
    ("damped_trend", 3): (2.580, 0.445, 0.835),
    ("damped_trend", 5): (3.508, 0.441, 0.879),
    ("combination", 3): (2.421, 0.295, 0.795),
    ("combination", 5): (3.248, 0.301, 0.824),
}


@pytest.mark.parametrize("table", sorted(PROMISED))
def test_promised_columns_have_their_promised_types(snapshot: duckdb.DuckDBPyConnection, table: str) -> None:
    found = {row[0]: row[1] for row in snapshot.execute(f"DESCRIBE mart.{table}").fetchall()}
    assert {name: found.get(name) for name in PROMISED[table]} == PROMISED[table]


def test_the_backtest_is_as_it_was_found(snapshot: duckdb.DuckDBPyConnection) -> None:
    """0.005 is half of what may be read from the figures; whatever moves them further is a change to be explained."""
    rows = snapshot.execute(
        "SELECT method, horizon, mase, direction_hit_rate, coverage_80 FROM mart.outlook_backtest"
    ).fetchall()
    found = {(method, horizon): tuple(figures) for method, horizon, *figures in rows}
    assert set(found) == set(FOUND)
    for key, figures in FOUND.items():
        assert found[key] == pytest.approx(figures, abs=0.005), key
    series = dict(snapshot.execute("SELECT DISTINCT horizon, series FROM mart.outlook_backtest").fetchall())
    assert series == {3: 593, 5: 560}


def test_the_combination_is_shipped_for_three_sectors(snapshot: duckdb.DuckDBPyConnection) -> None:
    shipped = snapshot.execute("SELECT method, horizon FROM mart.outlook_backtest WHERE is_shipped ORDER BY ALL")
    assert shipped.fetchall() == [("combination", 3), ("combination", 5)]
    shown = snapshot.execute("SELECT DISTINCT sbi_code FROM mart.outlook_sector WHERE is_shown ORDER BY 1").fetchall()
    assert shown == [("H",), ("J",), ("M",)]
    counted = snapshot.execute(
        "SELECT r.region_type, o.reason_none, count(*) FROM mart.outlook AS o JOIN mart.region AS r"
        " ON r.region_code = o.region_code WHERE o.year = 2029 GROUP BY ALL"
    ).fetchall()
    by_type: dict[str, dict[str | None, int]] = {}
    for region_type, reason, rows in counted:
        by_type.setdefault(region_type, {})[reason] = rows
    assert by_type["corop"] == {
        None: 113, "niet beter dan eenvoudig": 441, "afgeschermd": 165, "reeksbreuk": 78, "te klein": 3,
    }  # fmt: skip
    assert by_type["provincie"][None] == 35
    assert None not in by_type["land"]


def country_growth(con: duckdb.DuckDBPyConnection, sector: str) -> float:
    """Mean yearly growth of a sector, in plain Python: by regions published in neighbouring years that do not break."""
    broken = {("CR05", 2014), ("CR06", 2014), ("CR24", 2023), ("CR30", 2019)}
    rows = con.execute(
        "SELECT region_code, year, jobs FROM mart.sector_jobs WHERE region_code LIKE 'CR%' AND sbi_code = ?", [sector]
    ).fetchall()
    jobs = {(region, year): figure for region, year, figure in rows if figure is not None}
    index = 1.0
    for year in range(2011, 2025):
        both = [r for r, y in jobs if y == year and (r, year - 1) in jobs and (r, year) not in broken]
        index *= sum(jobs[r, year] for r in both) / sum(jobs[r, year - 1] for r in both)
    return index ** (1 / 14)


@pytest.mark.parametrize(
    ("region", "sector", "last", "middle"),
    [("CR23", "J", 85_100, 91_162), ("CR01", "H", 1_500, 1_524), ("PV28", "M", 137_800, 143_138)],
)
def test_three_regions_by_hand(
    snapshot: duckdb.DuckDBPyConnection, region: str, sector: str, last: float, middle: float
) -> None:
    """Groot-Amsterdam, Oost-Groningen and Zuid-Holland: halfway between the last figure and the country's growth."""
    [(low, mid, high, direction)] = snapshot.execute(
        "SELECT jobs_low, jobs_mid, jobs_high, direction FROM mart.outlook"
        " WHERE region_code = ? AND sbi_code = ? AND year = 2029",
        [region, sector],
    ).fetchall()
    assert mid == pytest.approx(middle, abs=1)
    assert mid == pytest.approx((last + last * country_growth(snapshot, sector) ** 5) / 2)
    assert (mid + 50) ** 2 == pytest.approx((low + 50) * (high + 50))
    assert 0.12 < math.log((high + 50) / (mid + 50)) < 0.25
    assert direction == "onzeker"


@pytest.mark.parametrize(
    ("region", "sector", "reason"),
    [
        ("CR23", "K", "reeksbreuk"),  # 2024, everywhere
        ("CR24", "J", "reeksbreuk"),  # Weesp, 2023
        ("CR11", "N", "reeksbreuk"),  # 2019: six years since
        ("CR11", "J", None),  # that break was in N
        ("NL01", "J", "afgeschermd"),  # CR99 is withheld for 2012-2018, so the country is known since 2019
        ("CR23", "N", "niet beter dan eenvoudig"),
    ],
)
def test_why_a_series_has_none(
    snapshot: duckdb.DuckDBPyConnection, region: str, sector: str, reason: str | None
) -> None:
    rows = snapshot.execute(
        "SELECT year, reason_none FROM mart.outlook WHERE region_code = ? AND sbi_code = ? ORDER BY year",
        [region, sector],
    ).fetchall()
    assert rows == [(2027, reason), (2029, reason)]


def test_gemeenten_have_no_outlook(snapshot: duckdb.DuckDBPyConnection) -> None:
    assert snapshot.execute("SELECT count(*) FROM mart.outlook WHERE region_code LIKE 'GM%'").fetchall() == [(0,)]


@pytest.mark.parametrize(
    ("check", "change"),
    [
        ("outlook_figures_or_reason", "UPDATE mart.outlook SET jobs_low = NULL WHERE sbi_code = 'J'"),
        ("outlook_figures_or_reason", "UPDATE mart.outlook SET reason_none = 'te kort' WHERE sbi_code = 'J'"),
        ("outlook_figures_or_reason", "UPDATE mart.outlook SET reason_none = NULL WHERE sbi_code = 'K'"),
        ("outlook_direction_agrees", "UPDATE mart.outlook SET direction = 'groei' WHERE sbi_code = 'J'"),
        ("outlook_direction_agrees", "UPDATE mart.outlook SET jobs_low = jobs_mid, jobs_high = jobs_mid"),
        ("outlook_only_where_better", "UPDATE mart.outlook_sector SET is_shown = FALSE WHERE sbi_code = 'J'"),
        ("outlook_only_where_better", "UPDATE mart.outlook_sector SET mase = mase_drift WHERE horizon = 3"),
        ("outlook_only_where_better", "UPDATE mart.outlook_backtest SET is_shipped = FALSE"),
        ("outlook_only_where_better", "DELETE FROM mart.outlook_sector WHERE sbi_code = 'H'"),
        ("outlook_complete", "DELETE FROM mart.outlook WHERE region_code = 'CR23' AND year = 2029"),
        ("outlook_complete", "INSERT INTO mart.outlook (region_code, sbi_code, year) VALUES ('GM0363', 'J', 2029)"),
    ],
)
def test_each_check_finds_what_it_is_for(scratch: duckdb.DuckDBPyConnection, check: str, change: str) -> None:
    [file] = [f for f in checks.listed() if f.name == check]
    assert scratch.execute(file.sql).fetchall() == []
    scratch.execute(change)
    assert scratch.execute(file.sql).fetchall() != []
