"""Occupations, routes and a region for the unit tests, each a plain one to change a field of. Figures made up."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dashboard.growth.records import Region
from dashboard.kit.scope import Scope
from dashboard.pages.overstap.data import CoverageMarks, Occupation, Route, SkillGap, Staffed
from dashboard.pages.overstap.region_routes import RegionRoute
from dashboard.pages.overstap.work_here.data import RegionWork
from dashboard.pages.werk.data import Tension
from tests.made.growth_rows import BUILD, SECTORS, growth

WEST = Region("CR33", "West-Noord-Brabant", "corop", True, 60)
MARKS = CoverageMarks(0.10, 0.12, 0.15)


def occupation(code: str = "0333", name: str = "Kassamedewerkers", **more: Any) -> Occupation:
    """A BRC group with a wage of its own."""
    values: dict[str, Any] = {
        "occupation_code": code,
        "occupation_name": name,
        "code_type": "brc",
        "brc_code": code,
        "education_level": 2,
        "education_name": "mbo 2-3",
        "hourly_wage": 20.0,
        "wage_basis": "groep",
        "wage_year": 2022,
        "language": "nl",
        "synonyms": None,
        "has_profile": True,
    }
    return Occupation(**values | more)


def route(**more: Any) -> Route:
    """From cashiers to carers: 1 euro (5 %) up, one level higher."""
    values: dict[str, Any] = {
        "origin_code": "0333",
        "destination_code": "1051",
        "score": 0.4,
        "coverage": 0.2,
        "wage_step_eur": 1.0,
        "wage_step_pct": 5.0,
        "wage_basis": "groep",
        "education_step": 1,
    }
    return Route(**values | more)


def gap(code: str, name: str, asked: float, brought: float, weight: float = 1.0) -> SkillGap:
    """A skill group that the carers ask."""
    return SkillGap("1051", code, name, asked, brought, weight)


GAPS = (
    gap("S3.6", "zorgen", 0.9, 0.1),
    gap("091", "gezondheid", 0.6, 0.0),
    gap("S9.9", "gokspelen", 0.1, 0.0, weight=20.0),
    gap("S1.8", "samenwerken", 0.8, 0.8),
)
CASHIER = occupation()
CARER = occupation("1051", "Verzorgenden", education_level=3, education_name="mbo 4", hourly_wage=21.0)


def tension(tension_class: str | None = "krap") -> Tension:
    """Carers at the end of 2025."""
    return Tension("CR33", "1051", "Verzorgenden", "2025KW04", dt.date(2025, 12, 31), 2.0, tension_class, "uwv_inbox")


def work(**more: Any) -> RegionWork:
    """A region where care (54 500 jobs) grows and finance (10 000) shrinks; a tenth of both are carers."""
    values: dict[str, Any] = {
        "scope": Scope("v", "CR33", (2019, 2024)),
        "build": BUILD,
        "region": WEST,
        "sectors": SECTORS,
        "growth": {
            "Q": growth(),
            "K": growth(sbi_code="K", verdict="krimpt", jobs_to=10_000.0, jobs_to_low=9_950.0, jobs_to_high=10_050.0),
        },
        "outlook": {},
        "occupations": {"0333": CASHIER, "1051": CARER},
        "staffing": (Staffed("Q", "1051", 0.1), Staffed("K", "1051", 0.1), Staffed("K", "0333", 0.02)),
        "tension": {},
        "tension_place": WEST,
        "overestimates": {"1051": 1.0, "0333": 1.0},
    }
    return RegionWork(**values | more)


def way(place: RegionWork | None = None, **more: Any) -> RegionRoute:
    """The way to the carers, in the region of ``work``."""
    return RegionRoute(route(**more), (place or work()).here(CARER), GAPS)
