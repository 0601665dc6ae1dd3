"""Occupations, skills and routes of the bundled extract: promised columns, figures by hand, checks that can fail."""

from __future__ import annotations

import duckdb
import pandas as pd
import pytest

from etl import checks
from etl.model.crossover.skill_need import skill_need
from etl.model.crossover.skill_profile import pivot

PROMISED = {
    "occupation": {
        "occupation_code": "VARCHAR", "occupation_name": "VARCHAR", "code_type": "VARCHAR", "brc_code": "VARCHAR",
        "isco_code": "VARCHAR", "education_level": "INTEGER",
    },
    "staffing": {"sbi_code": "VARCHAR", "brc_code": "VARCHAR", "share": "DOUBLE"},
    "skill": {
        "skill_code": "VARCHAR", "skill_name": "VARCHAR", "skill_level": "INTEGER", "parent_code": "VARCHAR",
        "language": "VARCHAR",
    },
    "occupation_skill": {
        "occupation_code": "VARCHAR", "skill_code": "VARCHAR", "importance": "DOUBLE", "weight": "DOUBLE",
    },
    "sector_skill": {
        "region_code": "VARCHAR", "sbi_code": "VARCHAR", "skill_code": "VARCHAR", "jobs_effect": "DOUBLE",
        "rank": "INTEGER",
    },
    "crossover": {
        "origin_code": "VARCHAR", "destination_code": "VARCHAR", "score": "DOUBLE", "coverage": "DOUBLE",
        "missing_weight": "DOUBLE", "wage_step_pct": "DOUBLE", "education_step": "INTEGER",
    },
    "crossover_skill": {
        "origin_code": "VARCHAR", "destination_code": "VARCHAR", "skill_code": "VARCHAR", "has_skill": "BOOLEAN",
        "weight": "DOUBLE",
    },
    "sector_crossover": {
        "origin_sbi": "VARCHAR", "destination_sbi": "VARCHAR", "coverage": "DOUBLE", "carried_by": "VARCHAR",
    },
    "crossover_validation": {
        "target": "VARCHAR", "level": "VARCHAR", "pairs": "INTEGER", "auc_all": "DOUBLE", "auc_cross_class": "DOUBLE",
        "precision_at_10": "DOUBLE", "baseline": "VARCHAR",
    },
    "training_fund": {"fund_name": "VARCHAR", "sbi_code": "VARCHAR", "is_confirmed": "BOOLEAN"},
}  # fmt: skip

Con = duckdb.DuckDBPyConnection


@pytest.mark.parametrize("table", sorted(PROMISED))
def test_promised_columns_have_their_promised_types(snapshot: Con, table: str) -> None:
    found = {row[0]: row[1] for row in snapshot.execute(f"DESCRIBE mart.{table}").fetchall()}
    assert {name: found.get(name) for name in PROMISED[table]} == PROMISED[table]
    assert snapshot.execute(f"SELECT count(*) > 0 FROM mart.{table}").fetchone() == (True,)


# origin, destination: score and coverage as the method gives them, both wages of 2022 as CBS prints them, wage basis
# and education step
ROUTES = {
    # Kassamedewerkers to Administratief medewerkers: both groups have a wage
    ("0333", "0431"): (0.2009, 0.1236, 9.0, 19.4, "groep", 0),
    # Schilders en metaalspuiters have no wage of their own: that of Bouwarbeiders (073); Schoonmakers are mbo 1
    ("0735", "1121"): (0.1939, 0.1096, 21.0, 15.3, "segment", -1),
    # Leerkrachten basisonderwijs (hbo) to Leidsters kinderopvang en onderwijsassistenten (mbo 2-3 in ISCO)
    ("0114", "0131"): (0.3856, 0.5210, 28.9, 18.8, "groep", -2),
}


@pytest.mark.parametrize("pair", sorted(ROUTES))
def test_routes_by_hand(snapshot: Con, pair: tuple[str, str]) -> None:
    score, coverage, here, there, basis, education_step = ROUTES[pair]
    found = snapshot.execute(
        "SELECT score, coverage, origin_hourly_wage, destination_hourly_wage, wage_step_eur, wage_step_pct, wage_basis,"
        " education_step FROM mart.crossover WHERE origin_code = ? AND destination_code = ?",
        list(pair),
    ).fetchone()
    assert found is not None
    assert found[:2] == pytest.approx((score, coverage), abs=0.00006)
    assert found[2:6] == pytest.approx((here, there, there - here, 100 * (there / here - 1)))
    assert found[6:] == (basis, education_step)


def test_all_pairs_of_groups_with_a_profile_and_none_of_the_two_without(snapshot: Con) -> None:
    without = snapshot.execute(
        "SELECT occupation_code FROM mart.occupation WHERE NOT has_profile ORDER BY ALL"
    ).fetchall()
    assert without == [("0551",), ("1311",)]
    counted = snapshot.execute(
        "SELECT count(*), count(DISTINCT origin_code), bool_and(isfinite(score) AND isfinite(coverage))"
        " FROM mart.crossover"
    ).fetchone()
    assert counted == (112 * 111, 112, True)
    # ... but people work in them, and have a wage where CBS gives one.
    assert snapshot.execute(
        "SELECT count(DISTINCT brc_code), count(*) FILTER (WHERE brc_code = '1311') > 0 FROM mart.staffing"
    ).fetchone() == (114, True)
    unpaid = snapshot.execute("SELECT hourly_wage, wage_basis FROM mart.occupation WHERE occupation_code = '0551'")
    assert unpaid.fetchone() == (None, "geen")


def test_two_groups_with_one_published_wage_have_no_wage_step(snapshot: Con) -> None:
    """0735 and another group without a wage in segment 073 would have a step of 0 that nobody published."""
    rows = snapshot.execute(
        "SELECT wage_step_eur, wage_step_pct, substr(origin_code, 1, 3) = substr(destination_code, 1, 3)"
        " FROM mart.crossover WHERE wage_basis = 'zelfde'"
    ).fetchall()
    assert len(rows) == 82
    assert set(rows) == {(None, None, True)}


def test_what_a_cashier_misses_for_the_office_is_a_list_of_groups(snapshot: Con) -> None:
    names = snapshot.execute(
        "SELECT s.skill_name FROM mart.crossover_skill AS c JOIN mart.skill AS s ON s.skill_code = c.skill_code"
        " WHERE c.origin_code = '0333' AND c.destination_code = '0431' AND NOT c.has_skill"
    ).fetchall()
    assert len(names) == 6
    assert {("beheren van informatie",), ("werken met digitale apparaten en toepassingen",)} <= set(names)
    assert snapshot.execute("SELECT DISTINCT language FROM mart.skill").fetchall() == [("nl",)]


def test_any_pair_in_full_gives_the_kept_rows_too(snapshot: Con) -> None:
    kept = snapshot.execute(
        "SELECT skill_code, has_skill, round(weight, 9), round(missing_weight, 9) FROM mart.crossover_skill"
        " WHERE origin_code = '0723' AND destination_code = '0771'"
    ).fetchall()
    full = snapshot.execute(
        "SELECT skill_code, has_skill, round(weight, 9), round(missing_weight, 9)"
        " FROM mart.skills_between('0723', '0771', 2)"
    ).fetchall()
    assert set(kept) <= set(full)
    assert len(kept) == 10 < len(full)


def test_what_a_region_asks_is_what_the_model_says(snapshot: Con) -> None:
    changes = snapshot.execute(
        "SELECT region_code, sbi_code, change_jobs FROM mart.sector_growth WHERE region_code = 'CR01'"
        " AND year_to - year_from = 5 AND verdict IN ('groeit', 'krimpt')"
        " AND sbi_code IN (SELECT sbi_code FROM mart.staffing)"
    ).df()
    per_job = snapshot.execute(
        "SELECT sbi_code, skill_code, sum(per_job) AS per_job FROM mart.sector_profile GROUP BY ALL"
    ).df()
    leading = snapshot.execute("SELECT skill_code FROM mart.skill WHERE skill_level = 2").df()["skill_code"]
    profiles = pivot(per_job["sbi_code"], per_job["skill_code"], per_job["per_job"].to_numpy())
    wanted = skill_need(changes, profiles, dict.fromkeys(leading, 1.0))
    found = snapshot.execute(
        "SELECT sbi_code, skill_code, jobs_effect FROM mart.sector_skill WHERE region_code = 'CR01'"
    ).df()
    both = found.merge(wanted, on=["sbi_code", "skill_code"], how="outer", suffixes=("", "_wanted"))
    assert len(both) == len(found) == len(wanted) > 500
    assert (both["jobs_effect"] - both["jobs_effect_wanted"]).abs().max() < 1e-9


@pytest.mark.parametrize("sbi_code", ["F", "Q"])
def test_what_a_job_of_a_section_asks_is_counted_once_more_from_its_occupations(snapshot: Con, sbi_code: str) -> None:
    staff = snapshot.execute(
        "SELECT s.brc_code, s.share, o.education_level FROM mart.staffing AS s JOIN mart.occupation AS o"
        " ON o.occupation_code = s.brc_code WHERE s.sbi_code = ? AND o.has_profile",
        [sbi_code],
    ).df()
    asks = snapshot.execute(
        "SELECT occupation_code AS brc_code, skill_code, importance FROM mart.occupation_skill"
        " WHERE code_type = 'brc' AND skill_level = 2"
    ).df()
    staff["share"] /= staff["share"].sum()
    both = staff.merge(asks, on="brc_code")
    both["per_job"] = both["share"] * both["importance"]
    both["firm_per_job"] = both["per_job"].where(both["importance"] >= 0.5, 0.0)
    parts = both.groupby(["education_level", "skill_code"])[["per_job", "firm_per_job"]].sum().reset_index()
    whole = both.groupby("skill_code")[["per_job", "firm_per_job"]].sum().reset_index().assign(education_level=0)
    wanted = pd.concat([parts, whole])
    found = snapshot.execute(
        "SELECT education_level, skill_code, per_job, firm_per_job FROM mart.sector_ask WHERE sbi_code = ?", [sbi_code]
    ).df()
    joined = found.merge(wanted, on=["education_level", "skill_code"], how="outer", suffixes=("", "_wanted"))
    assert len(joined) == len(found) == len(wanted) > 300
    for figure in ("per_job", "firm_per_job"):
        # The bundled profiles and shares have five decimals.
        assert (joined[figure] - joined[f"{figure}_wanted"]).abs().max() < 1e-4


def test_a_region_asks_and_releases_within_its_interval(snapshot: Con) -> None:
    rows = snapshot.execute(
        "SELECT asked_low, asked, asked_high, released_low, released, released_high FROM mart.region_skill"
    )
    for asked_low, asked, asked_high, released_low, released, released_high in rows.fetchall():
        assert 0 <= asked_low <= asked + 1e-9 <= asked_high + 2e-9
        assert 0 <= released_low <= released + 1e-9 <= released_high + 2e-9


def test_lower_levels_have_their_own_skills(snapshot: Con) -> None:
    found = snapshot.execute(
        "SELECT education_level, count(*) FROM mart.region_skill_education"
        " WHERE region_code = 'NL01' AND asked > 0 GROUP BY ALL"
    ).fetchall()
    assert {level for level, _ in found} == {1, 2, 3, 4}
    assert all(count > 50 for _, count in found)


def test_sector_to_sector_names_the_pairs_behind_it(snapshot: Con) -> None:
    assert snapshot.execute("SELECT count(*), count(carried_by) FROM mart.sector_crossover").fetchone() == (361, 361)
    carried = snapshot.execute(
        "SELECT carried_by, coverage FROM mart.sector_crossover WHERE origin_sbi = 'G' AND destination_sbi = 'H'"
    ).fetchone()
    assert carried is not None
    first = carried[0].split()[0].split(">")
    pair = snapshot.execute(
        "SELECT origin_code, destination_code, coverage, score, weight FROM mart.sector_crossover_pair"
        " WHERE origin_sbi = 'G' AND destination_sbi = 'H' AND rank = 1"
    ).fetchone()
    assert pair is not None
    assert list(pair[:2]) == first
    assert pair[2:4] == (1.0, 1.0)  # people who do the same work there
    assert 0 < pair[4] < carried[1]


def test_the_shipped_score_beats_the_baseline_on_every_target(snapshot: Con) -> None:
    rows = snapshot.execute(
        "SELECT target, baseline, round(auc_all, 3), round(auc_cross_class, 3), round(precision_at_10, 3) FROM"
        " mart.crossover_validation WHERE baseline IN ('shipped', 'tfidf_cosine')"
    ).fetchall()
    figures = {(target, name): tuple(rest) for target, name, *rest in rows}
    assert figures["onet_primary_short", "shipped"] == (0.890, 0.886, 0.483)
    assert figures["onet_primary_short", "tfidf_cosine"] == (0.867, 0.857, 0.443)
    for target in ("onet_primary_short", "onet_primary"):
        assert all(a > b for a, b in zip(figures[target, "shipped"], figures[target, "tfidf_cosine"], strict=True))


def test_every_fund_names_its_source_and_its_part_of_the_section(snapshot: Con) -> None:
    rows = snapshot.execute("SELECT fund_name, sbi_code, sbi_detail_code, source FROM mart.training_fund").fetchall()
    assert len(rows) == 11
    assert all(detail and source for *_, detail, source in rows)
    assert {sbi for _, sbi, *_ in rows} == {"C", "F", "G", "H"}


FAULTS = {
    "staffing_adds_up": "UPDATE mart.staffing SET share = share / 2 WHERE sbi_code = 'Q'",
    "crossover_pairs_complete": "DELETE FROM mart.crossover WHERE origin_code = '0333' AND destination_code = '0431'",
    "route_skills_known": "DELETE FROM mart.skill WHERE skill_code = 'S1.1'",
    "crossover_skill_agrees": "UPDATE mart.crossover_skill SET has_skill = NOT has_skill WHERE origin_code = '0333'",
    "crossover_beats_baseline": "UPDATE mart.crossover_validation SET auc_cross_class = 0.85 WHERE is_shipped",
    "crossover_wage_agrees": "UPDATE mart.crossover SET wage_step_eur = 0 WHERE origin_code = '0735'",
    "route_keys_unique": "INSERT INTO mart.sector_skill SELECT * FROM mart.sector_skill LIMIT 1",
    "region_skill_adds_up": "UPDATE mart.region_skill SET asked = asked + 1 WHERE region_code = 'CR01'",
    "sector_crossover_adds_up": "DELETE FROM mart.sector_crossover WHERE origin_sbi = 'K' AND destination_sbi = 'O'",
}


@pytest.mark.parametrize("check", sorted(FAULTS))
def test_each_check_finds_its_fault(scratch: Con, check: str) -> None:
    [file] = [f for f in checks.listed() if f.name == check]
    assert scratch.execute(file.sql).fetchall() == []
    scratch.execute(FAULTS[check])
    assert scratch.execute(file.sql).fetchall() != []
