"""SQL of the page Werk en mensen: vacancies, benefits, tension, wages. Kept and shared."""

from __future__ import annotations

from dashboard.growth.data import fetch
from dashboard.kit.kept_answers import kept
from dashboard.pages.werk.records import (
    Benefit,
    BenefitByAge,
    LabourTension,
    Outlook,
    OutlookScore,
    OutlookSector,
    Tension,
    Vacancies,
    Wage,
)


@kept(64)
def vacancies(version: str, region_code: str) -> tuple[Vacancies, ...]:
    """All quarters of all sectors of a country or provincie, oldest first."""
    source = "mart.vacancies WHERE region_code = ? ORDER BY sbi_code, period_end"
    return fetch(version, Vacancies, source, [region_code])


@kept(256)
def benefits(version: str, region_code: str) -> tuple[Benefit, ...]:
    """All months of all benefits of a region, oldest first."""
    return fetch(version, Benefit, "mart.benefits WHERE region_code = ? ORDER BY benefit, period_end", [region_code])


@kept(256)
def benefits_by_age(version: str, region_code: str) -> tuple[BenefitByAge, ...]:
    """Persons with WW by age in a region, the last month only."""
    source = (
        "mart.benefits_by_age WHERE region_code = ? AND benefit = 'ww' AND period_end ="
        " (SELECT max(period_end) FROM mart.benefits_by_age) ORDER BY age_code"
    )
    return fetch(version, BenefitByAge, source, [region_code])


@kept(256)
def tension(version: str, region_code: str) -> tuple[Tension, ...]:
    """Tension per occupation in a region in the last period that the region has, tightest first."""
    source = (
        "mart.tension WHERE region_code = ? AND period_end ="
        " (SELECT max(t.period_end) FROM mart.tension AS t WHERE t.region_code = ?)"
        " ORDER BY tension DESC NULLS LAST, occupation_name"
    )
    return fetch(version, Tension, source, [region_code, region_code])


@kept(4)
def wages(version: str) -> tuple[Wage, ...]:
    """Wages of the last year of each kind of code, in the order of their codes."""
    source = (
        'mart.wage AS w WHERE w."year" = (SELECT max(l."year") FROM mart.wage AS l WHERE l.code_type = w.code_type)'
        " ORDER BY w.code_type, w.code"
    )
    return fetch(version, Wage, source)


@kept(4)
def labour_tension(version: str) -> tuple[LabourTension, ...]:
    """Vacancies per 100 unemployed of the country, oldest quarter first."""
    return fetch(version, LabourTension, "mart.labour_tension ORDER BY period_end")


@kept(64)
def vacancies_now(version: str, region_code: str) -> tuple[Vacancies, ...]:
    """Vacancies of all sectors of a country or provincie in the last quarter that its total is known of."""
    source = (
        "mart.vacancies WHERE region_code = ? AND period_end = (SELECT max(t.period_end) FROM mart.vacancies AS t"
        " WHERE t.region_code = ? AND t.sbi_code = 'A-U' AND t.vacancies IS NOT NULL) ORDER BY sbi_code"
    )
    return fetch(version, Vacancies, source, [region_code, region_code])


@kept(256)
def outlook(version: str, region_code: str) -> tuple[Outlook, ...]:
    """Outlook of all sections and the total of a region, the nearest year first."""
    return fetch(version, Outlook, 'mart.outlook WHERE region_code = ? ORDER BY sbi_code, "year"', [region_code])


@kept(4)
def outlook_backtest(version: str) -> tuple[OutlookScore, ...]:
    """How the forecasts came out, per method and horizon, the best first."""
    return fetch(version, OutlookScore, "mart.outlook_backtest ORDER BY horizon, mase NULLS LAST, method")


@kept(4)
def outlook_sectors(version: str) -> tuple[OutlookSector, ...]:
    """The test of the chosen method sector by sector."""
    return fetch(version, OutlookSector, "mart.outlook_sector ORDER BY sbi_code, horizon")
