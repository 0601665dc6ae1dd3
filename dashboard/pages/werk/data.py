"""Vacancies, benefits, tension and wages: SQL, records, and what other pages ask of them. Kept and shared."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from dashboard.growth import data
from dashboard.growth.records import COUNTRY, TOTAL, GemeenteRegion, Region, YearJobs
from dashboard.kit.fetch import fetch
from dashboard.kit.interval import NOTHING_KNOWN, Columns, Interval
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope

VACANCIES_SOURCE, WW_SOURCE, BENEFITS_SOURCE = "cbs_83599ned", "cbs_85554ned", "cbs_80794ned"
LABOUR_SOURCE, WAGES_SOURCE = "cbs_85224ned", "cbs_86355ned"
VACANCIES_COUNTED = (
    "Geteld zijn vacatures die aan het eind van het kwartaal openstonden, van bedrijven en instellingen. De cijfers "
    "komen uit een enquête en zijn niet gecorrigeerd voor het seizoen."
)
# What stands for a rate of vacancies so few that rounding alone could double them.
TOO_FEW = "te klein"
# UWV's classes of tension, the tightest first.
TENSION_CLASSES = ("zeer krap", "krap", "gemiddeld", "ruim", "zeer ruim")
# A rate of vacancies needs jobs of about the same time.
OLDEST_JOBS = 2


@dataclass(frozen=True, slots=True)
class Vacancies:
    """Open vacancies of a sector in a region at the end of a quarter, beside the same quarter of a year before."""

    region_code: str
    sbi_code: str
    period_code: str
    period_end: dt.date
    vacancies: Annotated[Interval, Columns("vacancies", "vacancies_low", "vacancies_high")]
    is_provisional: bool
    vacancies_year_before: float | None
    change: Annotated[Interval, Columns("change", "change_low", "change_high")]
    direction: str | None


@dataclass(frozen=True, slots=True)
class Benefit:
    """Persons with a benefit (ww, bijstand, ao) in a region at the end of a month."""

    region_code: str
    benefit: str
    period_code: str
    period_end: dt.date
    persons: Annotated[Interval, Columns("persons", "persons_low", "persons_high")]
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
    persons: Annotated[Interval, Columns("persons", "persons_low", "persons_high")]


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
    vacancies_per_100_unemployed: Annotated[
        Interval,
        Columns(
            "vacancies_per_100_unemployed", "vacancies_per_100_unemployed_low", "vacancies_per_100_unemployed_high"
        ),
    ]
    is_provisional: bool


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


def places_of(region: Region, lies_in: Sequence[GemeenteRegion]) -> list[str]:
    """Codes of the country or provincies whose vacancies say most of a region, the largest part first."""
    if region.region_type in ("land", "provincie"):
        return [region.region_code]
    own = {row.gm_code for row in lies_in if region.region_code in (row.region_code, row.gm_code)}
    shared = Counter(row.region_code for row in lies_in if row.region_type == "provincie" and row.gm_code in own)
    return [code for code, _ in shared.most_common()] or [COUNTRY]


def jobs_before(rows: Sequence[YearJobs], last: dt.date | None) -> Mapping[str, YearJobs]:
    """Jobs by sector in the last December up to the day that vacancies were counted."""
    if last is None:
        return {}
    newest = last.year if last.month == 12 else last.year - 1
    found: dict[str, YearJobs] = {}
    for row in sorted(rows, key=lambda row: row.year):
        if newest - OLDEST_JOBS < row.year <= newest and row.jobs.is_known:
            found[row.sbi_code] = row
    # One denominator throughout: the year of the total.
    year = found[TOTAL].year if TOTAL in found else None
    return {code: row for code, row in found.items() if row.year == year}


def vacancy_rate(row: Vacancies, jobs_by_sector: Mapping[str, YearJobs]) -> Interval:
    """Vacancies per 1 000 jobs, against the last December before the quarter's end.

    Returns:
        Nothing known where an end is not, and where so few vacancies are printed that rounding alone could double them.
    """
    known, open_now = jobs_by_sector.get(row.sbi_code), row.vacancies
    if known is None or not known.jobs.value or not known.jobs.low:
        return NOTHING_KNOWN
    if open_now.value is None or open_now.low is None or open_now.high is None:
        return NOTHING_KNOWN
    if open_now.high - open_now.low >= open_now.value:
        return NOTHING_KNOWN
    return Interval(
        1000 * open_now.value / known.jobs.value,
        1000 * open_now.low / (known.jobs.high or known.jobs.value),
        1000 * open_now.high / known.jobs.low,
    )


def tension_near(scope: Scope, region: Region, by_code: Mapping[str, Region]) -> tuple[Sequence[Tension], Region]:
    """Tension of the region; where UWV has none of it, of an arbeidsmarktregio it lies in, else of the country."""
    lies_in = data.gemeente_regions(scope)
    own = {row.gm_code for row in lies_in if region.region_code in (row.region_code, row.gm_code)}
    around = Counter(
        row.region_code for row in lies_in if row.region_type == "arbeidsmarktregio" and row.gm_code in own
    )
    whole = [code for code, _ in around.most_common()] if len(around) == 1 else []
    for code in (region.region_code, *whole, COUNTRY):
        if found := tension(scope.at(region=code)):
            return found, by_code[code]
    return (), region
