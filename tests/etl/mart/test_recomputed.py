"""Every cell of the marts against a second, independent computation from the same raw rows."""

from __future__ import annotations

import duckdb
import pytest

from tests.etl.mart.recomputation import (
    COROPS,
    SECTIONS,
    SECTORS,
    YEARS,
    Cells,
    corop_figure,
    matched_country,
    printed_cells,
    summed,
    unions_of_corops,
)


@pytest.fixture(scope="module")
def cells() -> Cells:
    return printed_cells()


def same(found: float | None, expected: float | None) -> bool:
    if found is None or expected is None:
        return found is expected
    return abs(found - expected) <= 1e-6 * max(1, abs(expected))


def test_jobs_and_intervals_of_every_region_sector_and_year(snapshot: duckdb.DuckDBPyConnection, cells: Cells) -> None:
    rows = snapshot.execute("SELECT region_code, sbi_code, year, jobs, jobs_low, jobs_high FROM mart.sector_jobs")
    marts = {(region, sector, year): tuple(rest) for region, sector, year, *rest in rows.fetchall()}
    unions = unions_of_corops()
    assert set(marts) == {(r, s, y) for r in (*COROPS, *unions) for s in SECTORS for y in YEARS}
    wrong = []
    for (region, sector, year), (jobs, low, high) in marts.items():
        parts = [corop_figure(cells, sector, corop, year) for corop in unions.get(region, {region})]
        figure = parts[0] if len(parts) == 1 else summed(parts)
        if not (same(jobs, figure.jobs) and same(low, figure.low) and same(high, figure.high)):
            wrong.append(((region, sector, year), (jobs, low, high), figure))
    assert wrong == []


@pytest.mark.parametrize("window", [(2023, 2024), (2019, 2024), (2014, 2024), (2011, 2016)])
def test_shift_share_and_location_quotients_of_every_corop(
    snapshot: duckdb.DuckDBPyConnection, cells: Cells, window: tuple[int, int]
) -> None:
    start, end = window
    rows = snapshot.execute(
        "SELECT region_code, sbi_code, share_pct, location_quotient, national_effect, mix_effect, regional_effect"
        " FROM mart.growth_between(?, ?) WHERE region_code LIKE 'CR%' AND sbi_code NOT IN ('X', 'A-U')",
        [start, end],
    ).fetchall()
    marts = {(region, sector): tuple(rest) for region, sector, *rest in rows}
    wrong = []
    for sector in [s for s in SECTORS if s != "A-U"]:
        country = matched_country(cells, sector, start, end)
        for region in COROPS:
            first, last, total = cells[sector, region, start], cells[sector, region, end], cells["A-U", region, end]
            share, quotient, *effects = marts[region, sector]
            assert total is not None
            if first is None or last is None or country.sector_growth is None:
                if sector in SECTIONS.values():
                    assert (share, quotient, effects) == (None, None, [None, None, None]), (region, sector)
                continue
            expected = [
                first * country.total_growth,
                first * (country.sector_growth - country.total_growth),
                last - first - first * country.sector_growth,
            ]
            right = same(share, 100 * last / total)
            right &= same(quotient, last / total / country.share if country.share else None)
            if sector in SECTIONS.values():
                right &= all(same(a, b) for a, b in zip(effects, expected, strict=True))
            if not right:
                wrong.append((region, sector, share, quotient, effects, expected))
    assert wrong == []
