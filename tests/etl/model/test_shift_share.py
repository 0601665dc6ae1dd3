"""docs/methods.md 3: shift-share (Dunn), location quotient and Krugman index against published worked examples."""

from __future__ import annotations

import duckdb
import pytest

# University of Washington, worked example of shift-share: jobs by sector at start and end, growth in the country.
WASHINGTON = [(500, 1000, 0.10), (100, 100, 0.20), (200, 250, 0.30), (200, 280, 0.40)]
WASHINGTON_SHARES = [0.1, 0.2, 0.4, 0.3]

# Employees subject to social insurance, Goettingen and Germany, 2008 and 2017: the example data of the R package REAT
# (Wieland), figures of the Bundesagentur fuer Arbeit. In order A, B+D+E, C, F, G, H, I, J, K, M, N, O, P, Q, R.
GOETTINGEN = [
    (44, 45, 215570, 248052),
    (446, 466, 545874, 538768),
    (9116, 7874, 6528569, 6797172),
    (1611, 1334, 1569359, 1798954),
    (7092, 7051, 3991410, 4380223),
    (1979, 2481, 1417638, 1713157),
    (1768, 2251, 795660, 1062982),
    (1631, 2032, 831515, 1027486),
    (2246, 1739, 991090, 975126),
    (5393, 7915, 1723450, 2397099),
    (3357, 4875, 1765582, 2357313),
    (3173, 3936, 1647171, 1762308),
    (6152, 7488, 1027306, 1249260),
    (12360, 16896, 3554458, 4676036),
    (504, 900, 1090746, 1181037),
]


def effects(
    con: duckdb.DuckDBPyConnection, rows: list[tuple[float, float, float]], total_growth: float
) -> tuple[float, float, float]:
    """National, mix and regional effect, summed over sectors given as (start, end, growth in the country)."""
    con.execute("CREATE OR REPLACE TEMP TABLE example (e0 DOUBLE, e1 DOUBLE, g_i DOUBLE)")
    con.executemany("INSERT INTO example VALUES (?, ?, ?)", rows)
    found = con.execute(
        "SELECT sum(model.national_effect(e0, $g)), sum(model.mix_effect(e0, g_i, $g)),"
        " sum(model.regional_effect(e0, e1, g_i)) FROM example",
        {"g": total_growth},
    ).fetchone()
    assert found is not None
    return found[0], found[1], found[2]


def test_the_washington_example_comes_out_exactly(formulas: duckdb.DuckDBPyConnection) -> None:
    growth = sum(share * g for share, (_, _, g) in zip(WASHINGTON_SHARES, WASHINGTON, strict=True))
    assert growth == pytest.approx(0.29, abs=1e-12)
    national, mix, regional = effects(formulas, WASHINGTON, growth)
    assert national == pytest.approx(290, abs=1e-9)
    assert mix == pytest.approx(-80, abs=1e-9)
    assert regional == pytest.approx(420, abs=1e-9)


def test_the_washington_location_quotients(formulas: duckdb.DuckDBPyConnection) -> None:
    starts = [500, 100, 200, 200]
    found = [
        formulas.execute("SELECT model.location_quotient(?, 1000, ?, 1)", [e, share]).fetchone()
        for e, share in zip(starts, WASHINGTON_SHARES, strict=True)
    ]
    assert [row[0] for row in found if row] == pytest.approx([5, 0.5, 0.5, 2 / 3], abs=1e-9)


def test_goettingen_against_germany(formulas: duckdb.DuckDBPyConnection) -> None:
    """Change 10 411 = national 9 178.192 + mix 2 204.820 + regional -972.012 (REAT, sums over the sections)."""
    country_from, country_to = sum(r[2] for r in GOETTINGEN), sum(r[3] for r in GOETTINGEN)
    rows = [(float(a), float(b), d / c - 1) for a, b, c, d in GOETTINGEN]
    national, mix, regional = effects(formulas, rows, country_to / country_from - 1)
    assert national == pytest.approx(9178.192, abs=0.0005)
    assert mix == pytest.approx(2204.820, abs=0.0005)
    assert regional == pytest.approx(-972.012, abs=0.0005)
    assert national + mix + regional == pytest.approx(10_411, abs=1e-6)


def test_goettingen_location_quotient(formulas: duckdb.DuckDBPyConnection) -> None:
    row = formulas.execute("SELECT model.location_quotient(1714, 79006, 879213, 15593224)").fetchone()
    assert row is not None
    assert row[0] == pytest.approx(0.3847623, abs=5e-8)


def test_goettingen_krugman_index(formulas: duckdb.DuckDBPyConnection) -> None:
    region, country = sum(r[1] for r in GOETTINGEN), sum(r[3] for r in GOETTINGEN)
    terms = [
        formulas.execute("SELECT model.krugman_term(?, ?)", [b / region, d / country]).fetchone()
        for _, b, _, d in GOETTINGEN
    ]
    assert sum(t[0] for t in terms if t) == pytest.approx(0.4508469, abs=5e-8)


def test_a_sector_that_begins_has_all_its_growth_in_the_region(formulas: duckdb.DuckDBPyConnection) -> None:
    assert effects(formulas, [(0, 300, 0.1)], 0.29) == (0, 0, 300)


def test_no_quotient_without_a_country(formulas: duckdb.DuckDBPyConnection) -> None:
    row = formulas.execute(
        "SELECT model.location_quotient(5, 100, 0, 1000), model.location_quotient(5, 0, 1, 2)"
    ).fetchone()
    assert row == (None, None)
