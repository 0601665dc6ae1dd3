"""Makes records for tests of the dashboard: a growing sector, changed where a test needs it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dashboard.growth.records import Build, Sector, SectorGrowth, Source
from dashboard.kit.fetch import record_of

BUILD = Build("v1", dt.datetime(2026, 11, 1, tzinfo=dt.UTC), "snapshot", 2010, 2024, "2024", 0.5)
SOURCE = Source("cbs_83582ned", "Banen", "CBS", "CC BY 4.0", None, "snapshot", None, None, "83582NED")
SECTORS = {
    "C": Sector("C", "Industrie", "Industrie", "section", "B-E", 1),
    "K": Sector("K", "Financiële diensten", "Financiële diensten", "section", "A-U", 2),
    "Q": Sector("Q", "Gezondheids- en welzijnszorg", "Zorg en welzijn", "section", "O-Q", 3),
    "O-Q": Sector("O-Q", "Overheid, onderwijs en zorg", "Overheid, onderwijs, zorg", "group", "A-U", 4),
    "A-U": Sector("A-U", "Alle sectoren", "Alle sectoren", "total", None, 5),
    "X": Sector("X", "Onbekend of afronding", "Onbekend of afronding", "rest", "A-U", 6),
}
GROWING: dict[str, Any] = {
    "region_code": "CR33",
    "sbi_code": "Q",
    "year_from": 2019,
    "year_to": 2024,
    "jobs_from": 48500.0,
    "jobs_to": 54500.0,
    "change_jobs": 6000.0,
    "growth_pct": 12.4,
    "cagr_pct": 2.36,
    "cagr_low_pct": 2.32,
    "cagr_high_pct": 2.40,
    "verdict": "groeit",
    "verdict_without_breaks": "groeit",
    "verdict_reason": "2024 voorlopig",
    "share_pct": 16.6,
    "location_quotient": 0.97,
    "national_effect": 3000.0,
    "mix_effect": 1800.0,
    "regional_effect": 1200.0,
    "spans_break": False,
    "jobs_from_low": 48450.0,
    "jobs_from_high": 48550.0,
    "jobs_to_low": 54450.0,
    "jobs_to_high": 54550.0,
    "change_low": 5900.0,
    "change_high": 6100.0,
    "status_from": "published",
    "status_to": "published",
    "is_provisional": True,
    "break_years": None,
    "stretch_from": None,
    "stretch_to": None,
    "reference": "published",
    "country_cagr_pct": 1.2,
}
HIDDEN: dict[str, Any] = {
    "jobs_from": None,
    "jobs_to": None,
    "change_jobs": None,
    "growth_pct": None,
    "cagr_pct": None,
    "cagr_low_pct": -100.0,
    "cagr_high_pct": None,
    "verdict": "onzeker",
    "verdict_reason": "afgeschermd; 2024 voorlopig",
    "location_quotient": None,
    "jobs_from_low": 0.0,
    "jobs_from_high": 900.0,
    "jobs_to_low": 0.0,
    "jobs_to_high": 640.0,
    "status_from": "suppressed",
    "status_to": "suppressed",
}
BROKEN: dict[str, Any] = {
    "sbi_code": "K",
    "verdict": "onzeker",
    "verdict_without_breaks": "krimpt",
    "verdict_reason": "reeksbreuk 2024; 2024 voorlopig",
    "spans_break": True,
    "break_years": "2024",
    "stretch_from": 2019,
    "stretch_to": 2023,
}


def growth(**changes: Any) -> SectorGrowth:
    """Care in West-Noord-Brabant, 2019-2024, with some fields changed."""
    return record_of(SectorGrowth, {**GROWING, **changes})


def shrinking(**changes: Any) -> SectorGrowth:
    """A section that loses 1.400 jobs."""
    figures = {"sbi_code": "C", "change_jobs": -1400.0, "change_low": -1500.0, "change_high": -1300.0}
    rates = {"cagr_pct": -0.8, "cagr_low_pct": -0.85, "cagr_high_pct": -0.75, "verdict": "krimpt"}
    return growth(**{**figures, **rates, **changes})
