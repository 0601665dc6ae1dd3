"""Rows of the marts about work and people: vacancies, benefits, tension, wages. Frozen records, unknown is None.

Units: numbers of vacancies and persons (not thousands), euro an hour gross.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vacancies:
    """Open vacancies of a sector in a region at the end of a quarter, beside the same quarter of a year before."""

    region_code: str
    sbi_code: str
    period_code: str
    period_end: dt.date
    vacancies: float | None
    vacancies_low: float
    vacancies_high: float | None
    is_provisional: bool
    vacancies_year_before: float | None
    change: float | None
    change_low: float | None
    change_high: float | None
    direction: str | None


@dataclass(frozen=True, slots=True)
class Benefit:
    """Persons with a benefit (ww, bijstand, ao) in a region at the end of a month."""

    region_code: str
    benefit: str
    period_code: str
    period_end: dt.date
    persons: float | None
    persons_low: float | None
    persons_high: float | None
    status: str
    is_provisional: bool
    is_seasonally_adjusted: bool
    source_id: str


@dataclass(frozen=True, slots=True)
class BenefitByAge:
    """Persons with WW of one age in a region at the end of a month."""

    age_code: str
    age_name: str
    period_code: str
    period_end: dt.date
    persons: float | None
    persons_low: float | None
    persons_high: float | None


@dataclass(frozen=True, slots=True)
class Tension:
    """Vacancies per person on WW for less than half a year, of an occupation in a region; the class in words."""

    region_code: str
    occupation_code: str
    occupation_name: str
    period_code: str
    period_end: dt.date
    tension: float | None
    tension_class: str | None
    source_id: str


@dataclass(frozen=True, slots=True)
class Wage:
    """Gross hourly wage of an occupation (quartiles) or a sector (mean) in a year, whole country."""

    code_type: str
    code: str
    code_name: str
    code_level: int
    year: int
    hourly_wage_p25: float | None
    hourly_wage_p50: float | None
    hourly_wage_p75: float | None
    hourly_wage_mean: float | None
    employees: float | None
    is_provisional: bool
    source_id: str


@dataclass(frozen=True, slots=True)
class LabourTension:
    """Open vacancies per 100 unemployed of the country at the end of a quarter."""

    period_code: str
    period_end: dt.date
    vacancies: float | None
    unemployed: float | None
    vacancies_per_100_unemployed: float | None
    vacancies_per_100_unemployed_low: float | None
    vacancies_per_100_unemployed_high: float | None
    is_provisional: bool


@dataclass(frozen=True, slots=True)
class Outlook:
    """Jobs of a sector in a region some years ahead as an 80 % interval, or the reason why there is none."""

    sbi_code: str
    year: int
    jobs_low: float | None
    jobs_mid: float | None
    jobs_high: float | None
    direction: str | None
    method: str | None
    reason_none: str | None


@dataclass(frozen=True, slots=True)
class OutlookScore:
    """How the forecasts of a method came out, so many years ahead; rates are fractions."""

    method: str
    horizon: int
    series: int
    mase: float | None
    direction_hit_rate: float | None
    coverage_80: float | None
    is_shipped: bool
    forecasts: int
    called_rate: float | None
    called_hit_rate: float | None


@dataclass(frozen=True, slots=True)
class OutlookSector:
    """The chosen method in one sector against the two simple ones, so many years ahead."""

    sbi_code: str
    horizon: int
    method: str
    series: int
    mase: float
    mase_last_value: float
    mase_drift: float
    rounds: int
    rounds_won: int
    coverage_80: float | None
    is_shown: bool
