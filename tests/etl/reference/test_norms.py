"""The norms: each says what it decides and why, each is used, and what code writes out is what the list says."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path
from statistics import NormalDist

import pytest

from etl.norms import NORMS_CSV, norm
from etl.settings import CHECKOUT, Settings

with NORMS_CSV.open(encoding="utf-8", newline="") as listed:
    NORMS = list(csv.DictReader(listed))
CODES = {row["norm_code"] for row in NORMS}
NUMBER = r"(-?\d[\d_]*(?:\.\d+)?)"
PERCENT, MINUS_PERCENT = 100, -1
# Where code writes a norm out: the folder, the text around the number, and by what it is multiplied to give the norm.
WRITTEN: dict[str, list[tuple[str, str, float]]] = {
    "too_small_times": [("etl/model", rf"high_pct - low_pct > {NUMBER} \* t\b", 1)],
    "suppressed_width_pct": [("etl/model", rf"<= {NUMBER} \* \(published_sum", PERCENT)],
    "masked_width_pct": [("etl/model", rf"count_high - count_low <= {NUMBER} \* middle", PERCENT)],
    "balance_low_pct": [("etl/model", rf"graduates_low >= {NUMBER} \* need_high", PERCENT)],
    "balance_high_pct": [("etl/model", rf"graduates_high <= {NUMBER} \* need_low", PERCENT)],
    "tension_ruim_from": [
        ("etl/model", rf"WHEN tension < {NUMBER} THEN 'zeer ruim'", 1),
        ("etl/checks", rf"WHEN tension >= {NUMBER} THEN 'ruim'", 1),
    ],
    "tension_gemiddeld_from": [
        ("etl/model", rf"WHEN tension < {NUMBER} THEN 'ruim'", 1),
        ("etl/checks", rf"WHEN tension >= {NUMBER} THEN 'gemiddeld'", 1),
    ],
    "tension_krap_from": [
        ("etl/model", rf"WHEN tension < {NUMBER} THEN 'gemiddeld'", 1),
        ("etl/checks", rf"WHEN tension >= {NUMBER} THEN 'krap'", 1),
    ],
    "tension_zeer_krap_above": [
        ("etl/model", rf"WHEN tension <= {NUMBER} THEN 'krap'", 1),
        ("etl/checks", rf"WHEN tension > {NUMBER} THEN 'zeer krap'", 1),
    ],
    "need_window_years": [
        ("etl/core", rf"growth_window\(getvariable\('last_year'\) - {NUMBER},", 1),
        ("etl/mart/training", rf"g\.year_to - g\.year_from = {NUMBER}\b", 1),
        ("dashboard", rf"^GAP_YEARS = {NUMBER}$", 1),
    ],
    "skill_brought_pct": [
        ("etl/mart", r"coalesce\(o\.importance, 0\) >= d\.importance / (2)\b", 25),
        ("etl/checks", r"coalesce\(o\.importance, 0\) >= d\.importance / (2)\b", 25),
    ],
    "optional_skill_weight": [("etl/model", rf'"optional": {NUMBER}', 1)],
    "forecast_years_ahead": [("etl/checks", rf"WHEN is_forecast IS FALSE THEN 0 ELSE {NUMBER} END", 1)],
    "break_fewest_jobs": [("etl/model", rf"^SMALLEST_JOBS = {NUMBER}$", 1)],
    "break_same_way_pct": [("etl/model", rf"^SAME_WAY = {NUMBER}$", PERCENT)],
    "break_fewest_regions": [("etl/model", rf"^FEWEST_REGIONS = {NUMBER}$", 1)],
    "break_fewest_years": [("etl/model", rf"^FEWEST_REGIONS = \d+\nFEWEST_YEARS = {NUMBER}$", 1)],
    "break_sector_times": [("etl/model", rf"^SECTOR_TIMES, SECTOR_LEAST = {NUMBER},", 1)],
    "break_sector_least_pct": [("etl/model", rf"^SECTOR_TIMES, SECTOR_LEAST = [\d.]+, {NUMBER}$", PERCENT)],
    "break_region_times": [("etl/model", rf"^REGION_TIMES, .* = {NUMBER},", 1)],
    "break_region_least_total_pct": [("etl/model", rf"^REGION_TIMES, .* = [\d.]+, {NUMBER},", PERCENT)],
    "break_region_least_section_pct": [("etl/model", rf"^REGION_TIMES, .* = [\d.]+, [\d.]+, {NUMBER}$", PERCENT)],
    "outlook_fewest_years_judged": [("etl/model", rf"^FEWEST_YEARS = {NUMBER}  # three yearly changes", 1)],
    "outlook_fewest_years_shown": [("etl/model", rf"^FEWEST_YEARS_SHOWN = {NUMBER}$", 1)],
    "outlook_break_free_years": [("etl/model", rf"^BREAK_FREE_YEARS = {NUMBER}$", 1)],
    "outlook_coverage_pct": [("etl/model", rf"^COVERAGE = {NUMBER}$", PERCENT)],
    "outlook_later_origins": [("etl/model", rf"^LATER_ORIGINS = {NUMBER}\b", 1)],
    "outlook_fewest_series": [("etl/model", rf"^FEWEST_SERIES = {NUMBER}$", 1)],
    "outlook_rounds_won_pct": [("etl/model", rf"^ROUNDS_WON = {NUMBER}$", PERCENT)],
    "outlook_fewest_errors": [("etl/model", rf"^FEWEST_ERRORS = {NUMBER}\b", 1)],
    "outlook_size_small": [("etl/model", rf"^SIZE_EDGES = \({NUMBER},", 1)],
    "outlook_size_medium": [("etl/model", rf"^SIZE_EDGES = \([\d_.]+, {NUMBER},", 1)],
    "outlook_size_large": [("etl/model", rf"^SIZE_EDGES = \([\d_.]+, [\d_.]+, {NUMBER}\)", 1)],
    "outlook_far_fewer_pct": [("dashboard", rf"^FAR_FEWER = {NUMBER}$", PERCENT)],
    "about_equal_quotient": [("dashboard", rf"^ABOUT_EQUAL = {NUMBER}$", 1)],
    "notably_large_quotient": [("dashboard", rf"^NOTABLY_LARGE = {NUMBER}$", 1)],
    "notable_share_points": [("dashboard", rf"^NOTABLE_SHARE = {NUMBER}$", 1)],
    "nearly_all_pct": [("dashboard", rf"^NEARLY_ALL = {NUMBER}$", 1)],
    "too_little_pct": [("dashboard", rf"^TOO_LITTLE = {NUMBER}$", 1)],
    "much_hidden_pct": [("dashboard", rf"^MUCH_HIDDEN = {NUMBER}$", 1)],
    "ranking_most_regions": [("dashboard", rf"^TOO_MANY = {NUMBER}$", 1)],
    "trend_fewest_points": [("dashboard", rf"^FEWEST_POINTS = {NUMBER}$", 1)],
    "vacancy_rate_oldest_jobs": [("dashboard", rf"^OLDEST_JOBS = {NUMBER}$", 1)],
    "students_about_equal_pct": [("dashboard", rf"^NEARLY = {NUMBER}$", PERCENT)],
    "firm_jobs_pct": [("dashboard", rf"^FIRM = {NUMBER}$", PERCENT)],
    "scarce_part": [("dashboard", rf"^PART = {NUMBER}$", 1)],
    "skill_fewest_jobs": [("dashboard", rf"^FEWEST = {NUMBER}$", 1)],
    "skill_sentence_jobs": [("dashboard", rf"^ENOUGH = {NUMBER}$", 1)],
    "estimate_fewest_jobs": [("dashboard", rf"^FEWEST_ESTIMATED = {NUMBER}$", 1)],
    "wage_loss_pct": [("dashboard", rf"^SMALL_LOSS_PCT = {NUMBER}$", MINUS_PERCENT)],
    "wage_equal_pct": [("dashboard", rf"^EQUAL_PCT = {NUMBER}$", 1)],
    "wage_large_step_pct": [("dashboard", rf"^LARGE_STEP_PCT = {NUMBER}$", 1)],
    "route_few_jobs": [("dashboard", rf"^FEW_JOBS = {NUMBER}$", 1)],
    "route_sector_part_pct": [("dashboard", rf"^SMALL_PART = {NUMBER}$", PERCENT)],
    "route_mostly_asked_pct": [("dashboard", rf"^MOSTLY_ASKED = {NUMBER}$", PERCENT)],
    "route_nearest": [("dashboard", rf"^NEAREST = {NUMBER}$", 1)],
    "route_estimate_miss": [("dashboard", rf"^WORST_OVERESTIMATE = {NUMBER}$", 1)],
    "lesson_fewest_programmes": [("dashboard", rf"^MANY = {NUMBER}$", 1)],
}
ELSEWHERE = {"growth_threshold_pct", "sum_confidence_pct"}


def texts(folder: str) -> list[str]:
    return [
        path.read_text(encoding="utf-8")
        for path in sorted((CHECKOUT / folder).rglob("*"))
        if path.suffix in (".sql", ".py")
    ]


ASKED = {code for text in texts("etl") for code in re.findall(r"model\.norm\('(\w+)'\)|norm_code = '(\w+)'", text)}
READ = {first or second for first, second in ASKED}


@pytest.mark.parametrize("row", NORMS, ids=lambda row: str(row["norm_code"]))
def test_a_norm_says_what_it_decides_and_why_and_when_it_is_looked_at_again(row: dict[str, str]) -> None:
    assert list(row) == ["norm_code", "value", "unit", "what_nl", "reason_nl", "source", "checked_on", "review_on"]
    assert re.fullmatch(r"[a-z][a-z0-9_]+", row["norm_code"])
    assert float(row["value"]) > 0
    assert all(row.values())
    assert row["what_nl"].endswith(".")
    assert row["reason_nl"].endswith(".")
    assert date.fromisoformat(row["checked_on"]) < date.fromisoformat(row["review_on"])


def test_no_norm_stands_twice() -> None:
    assert len(CODES) == len(NORMS) > 60


def test_every_norm_is_used_and_what_is_asked_for_is_there() -> None:
    assert READ - {"growth_threshold_pct"} <= CODES
    assert READ | set(WRITTEN) | ELSEWHERE == CODES
    assert READ & set(WRITTEN) == set()


@pytest.mark.parametrize(
    ("code", "folder", "around", "times"), [(code, *place) for code, places in WRITTEN.items() for place in places]
)
def test_what_code_writes_out_is_what_the_list_says(code: str, folder: str, around: str, times: float) -> None:
    found = [number for text in texts(folder) for number in re.findall(around, text, flags=re.MULTILINE)]
    assert found, f"{code} is nowhere in {folder}; where did {around} go?"
    assert {round(float(number.replace("_", "")) * times, 9) for number in found} == {norm(code)}


def test_the_setting_of_the_growth_threshold_begins_at_the_norm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KRIMPGROEI_GROWTH_THRESHOLD_PCT", raising=False)
    assert Settings().growth_threshold_pct == norm("growth_threshold_pct")


def test_the_margin_of_a_sum_is_that_of_its_chance() -> None:
    (times,) = {
        found for text in texts("etl/model") for found in re.findall(r"([\d.]+) \* 0\.5774 \* half \* sqrt", text)
    }
    assert float(times) == round(NormalDist().inv_cdf(0.5 + norm("sum_confidence_pct") / 200), 2)


def test_a_norm_that_is_not_kept_is_an_error() -> None:
    with pytest.raises(KeyError, match="no_such_norm"):
        norm("no_such_norm")


def test_the_list_lies_with_the_other_tables_kept_by_hand() -> None:
    assert Path("data/reference/norms.csv") == NORMS_CSV.relative_to(CHECKOUT)
