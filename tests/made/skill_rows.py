"""Rows about skills for the unit tests, each a plain one to change a field of."""

from __future__ import annotations

from typing import Any

from dashboard.growth.records import Region
from dashboard.kit.fetch import record_of
from dashboard.kit.interval import Interval
from dashboard.kit.scope import Scope
from dashboard.pages.vaardigheden.data import LevelJobs, RouteScore, SectorNeed, SkillGroup, SkillNeed
from dashboard.pages.vaardigheden.view import SkillsView
from tests.made.growth_rows import BUILD, SECTORS, growth, shrinking

WEST = Region("CR33", "West-Noord-Brabant", "corop", True, 60)
GROUPS = {
    row.skill_code: row
    for row in (
        SkillGroup("S3", "assisteren en verzorgen", 1, "S", "nl"),
        SkillGroup("S3.0", "assisteren en verzorgen", 2, "S3", "nl"),
        SkillGroup("S3.6", "verstrekken van algemene individuele zorg", 2, "S3", "nl"),
        SkillGroup("S8.3", "besturen van voertuigen", 2, "S8", "nl"),
        SkillGroup("092", "welzijn", 2, "09", "nl"),
        SkillGroup("01", "onderwijs", 1, "K", "nl"),
        SkillGroup("011", "onderwijs", 2, "01", "nl"),
        SkillGroup("T4.3", "samenwerken in teams en netwerken", 2, "T4", "nl"),
        SkillGroup("S1.9", "negotiating", 2, "S1", "en"),
    )
}


def need(skill_code: str = "S3.6", asked: float = 3_800.0, released: float = 300.0, **more: Any) -> SkillNeed:
    """General personal care in West-Noord-Brabant: much asked, by care; little released. Margins of 3 %."""
    values: dict[str, Any] = {
        "skill_code": skill_code,
        "education_level": 0,
        "weight": 1.1,
        "asked": asked,
        "asked_low": asked * 0.97,
        "asked_high": asked * 1.03,
        "released": released,
        "released_low": released * 0.97,
        "released_high": released * 1.03,
        "asked_by": "Q" if asked else None,
        "released_by": "C" if released else None,
        "firm_part": 0.86,
    }
    return record_of(SkillNeed, values | more)


def sector_need(sbi_code: str, level: int, jobs: float, low: float, high: float, per_job: float) -> SectorNeed:
    """What a section means for a skill, with the interval of its jobs."""
    return SectorNeed(sbi_code, level, Interval(jobs, low, high), per_job)


DRIVING = need("S8.3", 400.0, 600.0)
EVERYWHERE = need("T4.3", 8_000.0, 3_000.0, weight=0.0)


def view(*needs: SkillNeed, **more: Any) -> SkillsView:
    """A region in which 10 000 jobs came and 4 000 went: 40 for each 100."""
    rows = needs or (need(), DRIVING, EVERYWHERE)
    by_level: dict[int, dict[str, SkillNeed]] = {}
    for row in rows:
        by_level.setdefault(row.education_level, {})[row.skill_code] = row
    values: dict[str, Any] = {
        "scope": Scope("v1", "CR33", (2019, 2024)),
        "build": BUILD,
        "sources": {},
        "region": WEST,
        "sectors": SECTORS,
        "growth": {
            "Q": growth(),
            "C": shrinking(),
            "A-U": growth(sbi_code="A-U", jobs_to=200_000.0),
        },
        "counted": frozenset({"Q", "C"}),
        "groups": GROUPS,
        "needs": by_level,
        "levels": (LevelJobs(1, 6, 1_000.0, 1_020.0), LevelJobs(2, 43, 9_000.0, 2_980.0)),
    }
    return SkillsView(**{**values, **more})


def score(baseline: str = "shipped", **more: Any) -> RouteScore:
    """What was shipped, on the nearest routes, as etl/README.md has it."""
    values: dict[str, Any] = {
        "baseline": baseline,
        "target": "onet_primary_short",
        "level": "brc",
        "pairs": 1_109,
        "auc_all": 0.8896,
        "auc_cross_class": 0.8862,
        "precision_at_10": 0.4833,
        "is_shipped": baseline == "shipped",
    }
    return RouteScore(**{**values, **more})


USUAL_WAY = score("tfidf_cosine", auc_all=0.8673, auc_cross_class=0.8575, precision_at_10=0.4431)
