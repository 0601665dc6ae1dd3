"""SQL of the page Werk en mensen: vacancies, benefits, tension, wages. Kept and shared."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.growth.data import gemeente_regions
from dashboard.growth.records import COUNTRY, Region
from dashboard.kit.fetch import fetch
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope

# UWV's words for tension on the labour market, tightest first.
CLASSES = ("zeer krap", "krap", "gemiddeld", "ruim", "zeer ruim")
# Of ten outcomes that should hold eight.
FAR_FEWER = 0.75


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


@kept(64, "region")
def vacancies(scope: Scope) -> tuple[Vacancies, ...]:
    """All quarters of all sectors of a country or provincie, oldest first."""
    source = "mart.vacancies WHERE region_code = ? ORDER BY sbi_code, period_end"
    return fetch(scope.version, Vacancies, source, [scope.region])


@kept(256, "region")
def benefits(scope: Scope) -> tuple[Benefit, ...]:
    """All months of all benefits of a region, oldest first."""
    return fetch(
        scope.version, Benefit, "mart.benefits WHERE region_code = ? ORDER BY benefit, period_end", [scope.region]
    )


@kept(256, "region")
def benefits_by_age(scope: Scope) -> tuple[BenefitByAge, ...]:
    """Persons with WW by age in a region, the last month only."""
    source = (
        "mart.benefits_by_age WHERE region_code = ? AND benefit = 'ww' AND period_end ="
        " (SELECT max(period_end) FROM mart.benefits_by_age) ORDER BY age_code"
    )
    return fetch(scope.version, BenefitByAge, source, [scope.region])


@kept(256, "region")
def tension(scope: Scope) -> tuple[Tension, ...]:
    """Tension per occupation in a region in the last period that the region has, tightest first."""
    source = (
        "mart.tension WHERE region_code = ? AND period_end ="
        " (SELECT max(t.period_end) FROM mart.tension AS t WHERE t.region_code = ?)"
        " ORDER BY tension DESC NULLS LAST, occupation_name"
    )
    return fetch(scope.version, Tension, source, [scope.region, scope.region])


def tension_near(scope: Scope, region: Region, by_code: Mapping[str, Region]) -> tuple[Sequence[Tension], Region]:
    """Tension of the region; where UWV has none of it, of an arbeidsmarktregio it lies in, else of the country."""
    lies_in = gemeente_regions(scope)
    own = {row.gm_code for row in lies_in if region.region_code in (row.region_code, row.gm_code)}
    around = Counter(
        row.region_code for row in lies_in if row.region_type == "arbeidsmarktregio" and row.gm_code in own
    )
    whole = [code for code, _ in around.most_common()] if len(around) == 1 else []
    for code in (region.region_code, *whole, COUNTRY):
        if found := tension(scope.at(region=code)):
            return found, by_code[code]
    return (), region


@kept(4)
def wages(scope: Scope) -> tuple[Wage, ...]:
    """Wages of the last year of each kind of code, in the order of their codes."""
    source = (
        'mart.wage AS w WHERE w."year" = (SELECT max(l."year") FROM mart.wage AS l WHERE l.code_type = w.code_type)'
        " ORDER BY w.code_type, w.code"
    )
    return fetch(scope.version, Wage, source)


@kept(4)
def labour_tension(scope: Scope) -> tuple[LabourTension, ...]:
    """Vacancies per 100 unemployed of the country, oldest quarter first."""
    return fetch(scope.version, LabourTension, "mart.labour_tension ORDER BY period_end")


@kept(64, "region")
def vacancies_now(scope: Scope) -> tuple[Vacancies, ...]:
    """Vacancies of all sectors of a country or provincie in the last quarter that its total is known of."""
    source = (
        "mart.vacancies WHERE region_code = ? AND period_end = (SELECT max(t.period_end) FROM mart.vacancies AS t"
        " WHERE t.region_code = ? AND t.sbi_code = 'A-U' AND t.vacancies IS NOT NULL) ORDER BY sbi_code"
    )
    return fetch(scope.version, Vacancies, source, [scope.region, scope.region])


@kept(256, "region")
def outlook(scope: Scope) -> tuple[Outlook, ...]:
    """Outlook of all sections and the total of a region, the nearest year first."""
    return fetch(scope.version, Outlook, 'mart.outlook WHERE region_code = ? ORDER BY sbi_code, "year"', [scope.region])


@kept(4)
def outlook_backtest(scope: Scope) -> tuple[OutlookScore, ...]:
    """How the forecasts came out, per method and horizon, the best first."""
    return fetch(scope.version, OutlookScore, "mart.outlook_backtest ORDER BY horizon, mase NULLS LAST, method")


@kept(4)
def outlook_sectors(scope: Scope) -> tuple[OutlookSector, ...]:
    """The test of the chosen method sector by sector."""
    return fetch(scope.version, OutlookSector, "mart.outlook_sector ORDER BY sbi_code, horizon")


def seldom_within_margin(tested: Sequence[OutlookSector]) -> Mapping[str, float]:
    """By sector with an outlook, the part of outcomes within its margin, where that is far fewer than 8 in 10."""
    worst: dict[str, float] = {}
    for row in tested:
        if row.is_shown and row.coverage_80 is not None and row.coverage_80 < FAR_FEWER:
            worst[row.sbi_code] = min(row.coverage_80, worst.get(row.sbi_code, 1.0))
    return worst
