"""All that the page Werk en mensen shows of one region, fetched at once. Between the queries and the page.

Vacancies are known per provincie and for the country: a smaller region is shown beside the provincie it lies in, and
the page says so. Benefits are known for every region in a live run.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard.growth import data
from dashboard.growth.records import COUNTRY, Build, GemeenteRegion, Region, Sector, Source, YearJobs
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.werk import data as work_queries
from dashboard.pages.werk.data import Benefit, BenefitByAge, LabourTension, Tension, Vacancies, Wage, tension_near

TOTAL = "A-U"
BENEFITS = ("ww", "bijstand", "ao")
# A rate of vacancies needs jobs of about the same time.
OLDEST_JOBS = 2


@dataclass(frozen=True)
class WorkView:
    """One region. ``place`` is where its vacancies are counted: itself, or the provincie that it (mostly) lies in."""

    version: str
    build: Build
    sources: Mapping[str, Source]
    region: Region
    place: Region
    places: Sequence[Region]
    sectors: Mapping[str, Sector]
    quarters: Mapping[str, Sequence[Vacancies]]
    jobs: Mapping[str, YearJobs]
    benefits: Mapping[str, Sequence[Benefit]]
    place_benefits: Mapping[str, Sequence[Benefit]]
    ages: Sequence[BenefitByAge]
    tension: Sequence[Tension]
    tension_place: Region
    labour: Sequence[LabourTension]
    wages: Sequence[Wage]

    @property
    def is_own_place(self) -> bool:
        """Whether the vacancies are of the region itself."""
        return self.place.region_code == self.region.region_code

    @property
    def now(self) -> Mapping[str, Vacancies]:
        """Vacancies by sector in the last quarter of the total."""
        last = self.last_quarter
        if last is None:
            return {}
        return {code: row for code, rows in self.quarters.items() for row in rows if row.period_code == last}

    @property
    def last_quarter(self) -> str | None:
        """The last quarter that the total is known of."""
        known = [row.period_code for row in self.quarters.get(TOTAL, ()) if row.vacancies is not None]
        return known[-1] if known else None

    @property
    def last_of(self) -> Mapping[str, Benefit]:
        """The last known month of each benefit."""
        known = {name: [row for row in rows if row.persons is not None] for name, rows in self.benefits.items()}
        return {name: rows[-1] for name, rows in known.items() if rows}

    def beside_vacancies(self, benefit: str) -> Benefit | None:
        """Persons with a benefit in the place of the vacancies at the very day that those were counted."""
        total = self.now.get(TOTAL)
        rows = self.place_benefits.get(benefit, ())
        return next((row for row in rows if total is not None and row.period_end == total.period_end), None)


def year_before(rows: Sequence[Benefit], row: Benefit) -> Benefit | None:
    """The same month of a year before in the same series; None where it is not there."""
    wanted = f"{int(row.period_code[:4]) - 1}{row.period_code[4:]}"
    return next((other for other in rows if other.period_code == wanted), None)


def load_work(scope: Scope, place_code: str | None = None) -> WorkView:
    """The view of a region. Shared between sessions: never change it.

    Args:
        scope: version and region.
        place_code: the provincie to show vacancies of, where the region lies in more than one; any text of a url.
    """
    places = _places(scope)
    # What is kept is kept by a code that exists: once for each, and never by what somebody wrote in a url.
    return _load(scope, place_code if place_code in places else places[0])


@kept(256, "region")
def _places(scope: Scope) -> list[str]:
    region = next(row for row in data.regions(scope) if row.region_code == scope.region)
    return places_of(region, data.gemeente_regions(scope))


@kept(256, "region")
def _load(scope: Scope, place_code: str) -> WorkView:
    by_code = {row.region_code: row for row in data.regions(scope)}
    region, place = by_code[scope.region], by_code[place_code]
    places = [by_code[code] for code in _places(scope)]
    quarters = {
        code: list(rows) for code, rows in groupby(work_queries.vacancies(scope.at(region=place.region_code)), _sector)
    }
    last = max((row.period_end for row in quarters.get(TOTAL, ()) if row.vacancies is not None), default=None)
    tension, tension_place = tension_near(scope, region, by_code)
    return WorkView(
        version=scope.version,
        build=data.build(scope),
        sources=data.sources(scope),
        region=region,
        place=place,
        places=places,
        sectors=data.sectors(scope),
        quarters=quarters,
        jobs=jobs_before(data.sector_jobs(scope.at(region=place.region_code)), last),
        benefits=_by_benefit(work_queries.benefits(scope)),
        place_benefits=_by_benefit(work_queries.benefits(scope.at(region=place.region_code))),
        ages=work_queries.benefits_by_age(scope),
        tension=tension,
        tension_place=tension_place,
        labour=work_queries.labour_tension(scope),
        wages=work_queries.wages(scope),
    )


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


def _by_benefit(rows: Sequence[Benefit]) -> Mapping[str, Sequence[Benefit]]:
    return {name: [row for row in rows if row.benefit == name] for name in BENEFITS}


def _sector(row: Vacancies) -> str:
    return row.sbi_code
