"""Rows about work and people for the unit tests, each a plain one to change a field of."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dashboard.growth.outlook import Outlook, OutlookScore, OutlookSector
from dashboard.growth.records import Region, YearJobs
from dashboard.kit.fetch import record_of
from dashboard.kit.interval import Interval
from dashboard.kit.scope import Scope
from dashboard.pages.werk.data import Benefit, Vacancies
from dashboard.pages.werk.view import WorkView
from tests.made.growth_rows import BUILD, SECTORS

BRABANT = Region("PV30", "Noord-Brabant", "provincie", True, 12)
WEST = Region("CR33", "West-Noord-Brabant", "corop", True, 60)


def vacancies(sbi_code: str = "A-U", **more: Any) -> Vacancies:
    """All sectors in Noord-Brabant, end of June 2020 and a year before, as CBS printed them (83599NED)."""
    values: dict[str, Any] = {
        "region_code": "PV30",
        "sbi_code": sbi_code,
        "period_code": "2020KW02",
        "period_end": dt.date(2020, 6, 30),
        "vacancies": 30_400.0,
        "vacancies_low": 30_350.0,
        "vacancies_high": 30_450.0,
        "is_provisional": True,
        "vacancies_year_before": 44_600.0,
        "change": -14_200.0,
        "change_low": -14_300.0,
        "change_high": -14_100.0,
        "direction": "minder",
    }
    return record_of(Vacancies, values | more)


def benefit(period_code: str = "2020MM06", persons: float | None = 26_000.0, **more: Any) -> Benefit:
    """People on WW in Noord-Brabant; made up."""
    month = int(period_code[6:])
    last = dt.date(int(period_code[:4]) + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
    values: dict[str, Any] = {
        "region_code": "PV30",
        "benefit": "ww",
        "period_code": period_code,
        "period_end": last,
        "persons": persons,
        "persons_low": None if persons is None else persons - 300,
        "persons_high": None if persons is None else persons + 300,
        "status": "published",
        "is_provisional": False,
        "is_seasonally_adjusted": True,
        "source_id": "cbs_85554ned",
    }
    return record_of(Benefit, values | more)


def view(**more: Any) -> WorkView:
    """Noord-Brabant with its vacancies, and nothing else."""
    values: dict[str, Any] = {
        "scope": Scope("v", "PV30"),
        "build": BUILD,
        "sources": {},
        "region": BRABANT,
        "place": BRABANT,
        "places": [BRABANT],
        "sectors": SECTORS,
        "quarters": {"A-U": [vacancies()]},
        "jobs": {"A-U": YearJobs("A-U", 2019, Interval(1_300_000.0, 1_299_900.0, 1_300_100.0), "summed", False)},
        "benefits": {},
        "place_benefits": {},
        "ages": (),
        "tension": (),
        "tension_place": BRABANT,
        "labour": (),
        "wages": (),
    }
    return WorkView(**values | more)


def outlook(**more: Any) -> Outlook:
    """Care in 2027; made up."""
    values: dict[str, Any] = {
        "sbi_code": "Q",
        "year": 2027,
        "jobs_low": 55_120.0,
        "jobs_mid": 57_000.0,
        "jobs_high": 59_480.0,
        "direction": "groei",
        "method": "combination",
        "reason_none": None,
    }
    return record_of(Outlook, values | more)


def score(method: str, horizon: int = 3, **more: Any) -> OutlookScore:
    """One line of a backtest; made up."""
    values: dict[str, Any] = {
        "method": method,
        "horizon": horizon,
        "series": 500,
        "mase": 2.0,
        "direction_hit_rate": 0.4,
        "coverage_80": 0.8,
        "is_shipped": False,
        "forecasts": 1000,
        "called_rate": 0.1,
        "called_hit_rate": 0.7,
    }
    return record_of(OutlookScore, values | more)


def sector_test(sbi_code: str = "Q", horizon: int = 3, *, is_shown: bool = True) -> OutlookSector:
    """One sector of a backtest; made up."""
    return OutlookSector(sbi_code, horizon, "combination", 40, 1.5, 1.8, 1.9, 4, 4, 0.8, is_shown)
