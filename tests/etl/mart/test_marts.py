"""The marts as other programs read them: promised columns and types, sums that add up, counts to expect."""

from __future__ import annotations

import duckdb
import pytest

PROMISED = {
    "region": {"region_code": "VARCHAR", "region_name": "VARCHAR", "region_type": "VARCHAR"},
    "sector": {
        "sbi_code": "VARCHAR", "sector_name": "VARCHAR", "sector_level": "VARCHAR", "parent_code": "VARCHAR",
    },
    "sector_jobs": {
        "region_code": "VARCHAR", "sbi_code": "VARCHAR", "year": "INTEGER", "jobs": "DOUBLE", "jobs_low": "DOUBLE",
        "jobs_high": "DOUBLE", "status": "VARCHAR", "is_provisional": "BOOLEAN",
    },
    "sector_growth": {
        "region_code": "VARCHAR", "sbi_code": "VARCHAR", "year_from": "INTEGER", "year_to": "INTEGER",
        "jobs_from": "DOUBLE", "jobs_to": "DOUBLE", "change_jobs": "DOUBLE", "growth_pct": "DOUBLE",
        "cagr_pct": "DOUBLE", "cagr_low_pct": "DOUBLE", "cagr_high_pct": "DOUBLE", "verdict": "VARCHAR",
        "verdict_without_breaks": "VARCHAR", "verdict_reason": "VARCHAR", "share_pct": "DOUBLE",
        "location_quotient": "DOUBLE", "national_effect": "DOUBLE", "mix_effect": "DOUBLE",
        "regional_effect": "DOUBLE", "spans_break": "BOOLEAN",
    },
    "source": {
        "source_id": "VARCHAR", "title": "VARCHAR", "publisher": "VARCHAR", "licence": "VARCHAR", "url": "VARCHAR",
        "mode": "VARCHAR", "retrieved_at": "TIMESTAMP", "modified_at": "TIMESTAMP", "period_from": "VARCHAR",
        "period_to": "VARCHAR", "row_count": "BIGINT",
    },
    "quality_check": {
        "check_id": "VARCHAR", "severity": "VARCHAR", "passed": "BOOLEAN", "failing_rows": "BIGINT",
        "reason": "VARCHAR",
    },
}  # fmt: skip


@pytest.mark.parametrize("table", sorted(PROMISED))
def test_promised_columns_have_their_promised_types(snapshot: duckdb.DuckDBPyConnection, table: str) -> None:
    found = {row[0]: row[1] for row in snapshot.execute(f"DESCRIBE mart.{table}").fetchall()}
    assert {name: found.get(name) for name in PROMISED[table]} == PROMISED[table]


def test_the_macro_has_the_columns_and_types_of_the_table(snapshot: duckdb.DuckDBPyConnection) -> None:
    table = snapshot.execute("SELECT column_name, column_type FROM (DESCRIBE mart.sector_growth)").fetchall()
    macro = snapshot.execute(
        "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM mart.growth_between(2019, 2024))"
    ).fetchall()
    assert macro == table


def test_no_mart_holds_decimals_and_every_flag_is_filled(snapshot: duckdb.DuckDBPyConnection) -> None:
    columns = snapshot.execute(
        "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'mart'"
    ).fetchall()
    assert columns
    assert [c for c in columns if c[2].startswith("DECIMAL")] == []
    for table, column, kind in columns:
        # whether a programme still exists is unknown until a list of today was fetched
        if kind == "BOOLEAN" and (table, column) != ("programme", "is_current"):
            row = snapshot.execute(f"SELECT count(*) FROM mart.{table} WHERE {column} IS NULL").fetchone()
            assert row == (0,), (table, column)


def test_every_table_of_core_and_mart_says_what_a_row_is(snapshot: duckdb.DuckDBPyConnection) -> None:
    tables = snapshot.execute(
        "SELECT schema_name, table_name, comment FROM duckdb_tables() WHERE schema_name IN ('core', 'mart')"
    ).fetchall()
    assert len(tables) > 20
    assert [t[:2] for t in tables if not t[2] or "One row" not in t[2]] == []


@pytest.mark.parametrize(
    ("window", "expected", "suppressed"),
    [
        ((2019, 2024), {"groeit": 379, "krimpt": 122, "stabiel": 28, "onzeker": 168 + 63}, 63),
        ((2023, 2024), {"groeit": 233, "krimpt": 122, "stabiel": 8, "onzeker": 320 + 77}, 77),
    ],
)
def test_the_verdicts_to_expect_on_the_corop_extract(
    snapshot: duckdb.DuckDBPyConnection, window: tuple[int, int], expected: dict[str, int], suppressed: int
) -> None:
    """docs/methods.md 2: 40 regions x 19 sections; none of those with a suppressed end allows a verdict here."""
    rows = snapshot.execute(
        "SELECT g.verdict_without_breaks, count(*), count(*) FILTER (WHERE g.jobs_from IS NULL)"
        " FROM mart.sector_growth AS g"
        " JOIN mart.region AS r ON r.region_code = g.region_code AND r.region_type = 'corop'"
        " JOIN mart.sector AS s ON s.sbi_code = g.sbi_code AND s.sector_level = 'section'"
        " WHERE g.year_from = ? AND g.year_to = ? GROUP BY g.verdict_without_breaks",
        list(window),
    ).fetchall()
    assert {verdict: n for verdict, n, _ in rows} == expected
    assert sum(hidden for _, _, hidden in rows) == suppressed


@pytest.mark.parametrize("window", [(2023, 2024), (2019, 2024), (2014, 2024), (2012, 2017), (2010, 2024)])
def test_known_sections_and_the_rest_make_the_total_in_any_window(
    snapshot: duckdb.DuckDBPyConnection, window: tuple[int, int]
) -> None:
    rows = snapshot.execute(
        "WITH g AS (SELECT g.*, s.sector_level FROM mart.growth_between(?, ?) AS g JOIN mart.sector AS s"
        "  ON s.sbi_code = g.sbi_code)"
        " SELECT t.region_code, t.jobs_from, t.jobs_to, t.change_jobs, sum(p.jobs_from), sum(p.jobs_to),"
        "  sum(p.change_jobs), t.national_effect + t.mix_effect + t.regional_effect,"
        "  sum(CASE WHEN p.sector_level = 'section' THEN p.change_jobs END)"
        " FROM g AS t JOIN g AS p ON p.region_code = t.region_code AND p.sector_level IN ('section', 'rest')"
        " WHERE t.sbi_code = 'A-U' AND t.change_jobs IS NOT NULL GROUP BY ALL",
        list(window),
    ).fetchall()
    assert len(rows) >= 57
    for _, start, end, change, parts_start, parts_end, parts_change, effects, known_change in rows:
        assert (parts_start, parts_end, parts_change) == (
            pytest.approx(start), pytest.approx(end), pytest.approx(change, abs=1e-6),
        )  # fmt: skip
        assert effects == pytest.approx(known_change, abs=1e-6)


def test_a_window_backwards_or_of_no_years_is_empty(snapshot: duckdb.DuckDBPyConnection) -> None:
    for pair in ([2024, 2019], [2019, 2019], [1990, 2024]):
        assert snapshot.execute("SELECT count(*) FROM mart.growth_between(?, ?)", pair).fetchone() == (0,)


def test_regions_of_the_extract(snapshot: duckdb.DuckDBPyConnection) -> None:
    rows = snapshot.execute(
        "SELECT region_type, count(*), count(*) FILTER (WHERE has_figures) FROM mart.region GROUP BY 1"
    )
    assert {kind: (n, with_figures) for kind, n, with_figures in rows.fetchall()} == {
        "land": (1, 1), "provincie": (12, 12), "arbeidsmarktregio": (35, 5), "corop": (40, 40), "gemeente": (342, 0),
    }  # fmt: skip
    exact = snapshot.execute(
        "SELECT region_code FROM mart.region WHERE region_type = 'arbeidsmarktregio' AND has_figures"
    )
    assert {row[0] for row in exact.fetchall()} == {"AM02", "AM05", "AM10", "AM24", "AM30"}


def test_a_region_without_figures_names_the_corops_it_overlaps(snapshot: duckdb.DuckDBPyConnection) -> None:
    """AM01 Groningen lies in the three COROP regions of Groningen and one of Drenthe."""
    rows = snapshot.execute(
        "SELECT other_code, gemeenten_shared, gemeenten_total FROM mart.region_overlap WHERE region_code = 'AM01'"
    ).fetchall()
    assert {code for code, _, _ in rows} >= {"CR01", "CR02", "CR03"}
    assert all(0 < shared <= total for _, shared, total in rows)


def test_where_one_section_of_a_group_is_hidden_no_rest_gives_it_away(snapshot: duckdb.DuckDBPyConnection) -> None:
    """With one hidden section, group minus published would be just that section, which CBS withholds on purpose."""
    single = snapshot.execute(
        "SELECT count(*) FROM mart.group_rest AS g WHERE (SELECT count(*) FROM mart.sector_jobs AS j"
        " JOIN mart.sector AS s ON s.sbi_code = j.sbi_code AND s.parent_code = g.group_code"
        " WHERE j.region_code = g.region_code AND j.year = g.year AND j.jobs IS NULL) < 2"
    ).fetchone()
    assert single == (0,)
    # Sections that belong to no group have the total for a parent; that is no group to take a rest of.
    assert snapshot.execute("SELECT count(*) FROM mart.group_rest WHERE group_code = 'A-U'").fetchone() == (0,)
    row = snapshot.execute("SELECT count(*) FROM mart.group_rest").fetchone()
    assert row is not None
    assert row[0] > 0


def test_all_known_breaks_are_found_by_the_detector(snapshot: duckdb.DuckDBPyConnection) -> None:
    """docs/methods.md 2 names them; the detector must propose each again from the figures alone."""
    found = snapshot.execute("SELECT sbi_code, region_code, break_year FROM mart.break_proposal").fetchall()
    known = [("K", None, 2011), ("K", None, 2012), ("K", None, 2015), ("K", None, 2024)]
    known += [("A-U", "CR05", 2014), ("A-U", "CR06", 2014), ("A-U", "CR24", 2023), ("A-U", "CR30", 2019)]
    known += [("A-U", "CR11", 2017), ("A-U", "CR11", 2019), ("N", "CR11", 2017), ("N", "CR11", 2019)]
    assert [k for k in known if k not in found] == []


def test_specialisation_carries_its_interval(snapshot: duckdb.DuckDBPyConnection) -> None:
    rows = snapshot.execute(
        "SELECT krugman_index, krugman_low, krugman_high FROM mart.region_specialisation"
    ).fetchall()
    assert len(rows) == 58
    assert all(0 <= low <= high <= 2 for _, low, high in rows)
    assert all(low <= index <= high for index, low, high in rows if index is not None)


def test_every_check_passed_or_is_said(snapshot: duckdb.DuckDBPyConnection) -> None:
    failed = snapshot.execute("SELECT check_id FROM mart.quality_check WHERE NOT passed").fetchall()
    assert failed == []
