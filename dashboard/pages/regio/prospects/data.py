"""What is to come for the sectors of a region: open vacancies, the outlook, the signal on training."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.growth import data
from dashboard.growth.outlook import Outlook, outlook
from dashboard.growth.records import TOTAL, Region, Source, YearJobs
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.opleiden.data import TrainingGap, gap
from dashboard.pages.werk.data import Vacancies, jobs_before, places_of, vacancies_now


@dataclass(frozen=True)
class Prospects:
    """By sector; ``training`` has only the sectors with a signal.

    ``place`` is where the vacancies are counted: the region, or the provincie it mostly lies in.
    """

    place: Region
    is_own_place: bool
    vacancies: Mapping[str, Vacancies]
    jobs: Mapping[str, YearJobs]
    outlook: Mapping[str, Sequence[Outlook]]
    sources: Mapping[str, Source]
    last_year: int
    training: Mapping[str, TrainingGap] = field(default_factory=dict)

    @property
    def years(self) -> list[int]:
        """Years that the outlook is about."""
        return sorted({row.year for rows in self.outlook.values() for row in rows})

    @property
    def has_any(self) -> bool:
        """Whether there is anything to show."""
        return TOTAL in self.vacancies or bool(self.outlook)


@kept(256, "region")
def load_prospects(scope: Scope) -> Prospects:
    """Fetch what is to come for a region. Shared between sessions: never change it."""
    by_code = {row.region_code: row for row in data.regions(scope)}
    place = by_code[places_of(by_code[scope.region], data.gemeente_regions(scope))[0]]
    now = {row.sbi_code: row for row in vacancies_now(scope.at(region=place.region_code))}
    last = now[TOTAL].period_end if TOTAL in now else None
    ahead: dict[str, list[Outlook]] = {}
    for row in outlook(scope):
        ahead.setdefault(row.sbi_code, []).append(row)
    return Prospects(
        place=place,
        is_own_place=place.region_code == scope.region,
        vacancies=now,
        jobs=jobs_before(data.sector_jobs(scope.at(region=place.region_code)), last),
        outlook=ahead,
        sources=data.sources(scope),
        last_year=data.build(scope).last_year,
        training=training_signals(gap(scope)),
    )


def training_signals(gaps: Sequence[TrainingGap]) -> dict[str, TrainingGap]:
    """Sectors with a signal on training (mbo and hbo together)."""
    return {row.sbi_code: row for row in gaps if row.education_level == "all" and row.signal != "onbekend"}
