"""All that the page Werk en mensen shows of one region, fetched at once. Between the tables and the page.

Vacancies are known per provincie and for the country: a smaller region is shown beside the provincie it lies in, and
the page says so. Benefits are known for every region in a live run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard.growth import data
from dashboard.growth.records import TOTAL, Build, Region, Sector, Source, YearJobs
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.werk.data import (
    Benefit,
    BenefitByAge,
    LabourTension,
    Tension,
    Vacancies,
    Wage,
    benefits,
    benefits_by_age,
    jobs_before,
    labour_tension,
    places_of,
    tension_near,
    vacancies,
    wages,
)

BENEFITS = ("ww", "bijstand", "ao")


@dataclass(frozen=True)
class WorkView:
    """One region. ``place`` is where its vacancies are counted: itself, or the provincie that it (mostly) lies in."""

    scope: Scope
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
        known = [row.period_code for row in self.quarters.get(TOTAL, ()) if row.vacancies.is_known]
        return known[-1] if known else None

    @property
    def last_of(self) -> Mapping[str, Benefit]:
        """The last known month of each benefit."""
        known = {name: [row for row in rows if row.persons.is_known] for name, rows in self.benefits.items()}
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
        scope: the region.
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
    quarters = {code: list(rows) for code, rows in groupby(vacancies(scope.at(region=place.region_code)), _sector)}
    last = max((row.period_end for row in quarters.get(TOTAL, ()) if row.vacancies.is_known), default=None)
    tension, tension_place = tension_near(scope, region, by_code)
    return WorkView(
        scope=scope,
        build=data.build(scope),
        sources=data.sources(scope),
        region=region,
        place=place,
        places=places,
        sectors=data.sectors(scope),
        quarters=quarters,
        jobs=jobs_before(data.sector_jobs(scope.at(region=place.region_code)), last),
        benefits=_by_benefit(benefits(scope)),
        place_benefits=_by_benefit(benefits(scope.at(region=place.region_code))),
        ages=benefits_by_age(scope),
        tension=tension,
        tension_place=tension_place,
        labour=labour_tension(scope),
        wages=wages(scope),
    )


def _by_benefit(rows: Sequence[Benefit]) -> Mapping[str, Sequence[Benefit]]:
    return {name: [row for row in rows if row.benefit == name] for name in BENEFITS}


def _sector(row: Vacancies) -> str:
    return row.sbi_code
