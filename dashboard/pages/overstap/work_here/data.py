"""What is known of sectors and occupations in one region, fetched at once and kept.

What is known of an occupation in a region stands on the level of its BRC group. Its jobs are an estimate, for nobody
counts occupations per region: the jobs of each sector here, times the share that the group has in that sector in the
whole country.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.growth import data
from dashboard.growth.outlook import Outlook, outlook
from dashboard.growth.records import COUNTRY, Build, Region, Sector, SectorGrowth
from dashboard.kit.interval import Interval
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope, Years
from dashboard.pages.overstap.data import Occupation, Staffed, occupations, staffing
from dashboard.pages.werk.data import Tension, tension_near, wages

GROWS, SHRINKS, MIXED = "groeit", "krimpt", "wisselend"
# Of nearly all groups the estimate for the country is less far off (measured on 114 groups in 2022: 0.7 to 2.0 times).
WORST_OVERESTIMATE = 2.0


@dataclass(frozen=True)
class JobsHere:
    """An estimate of the jobs of a BRC group in a region.

    Attributes:
        jobs: the estimate; its value is None where a sector of the group has no known bounds. The bounds come from the
            rounding and hiding of the jobs of the sectors, and from how far the same estimate is off in the whole
            country, where CBS does count the employees of a group; the upper one may be open.
        by_sector: (section, jobs), most first; a hidden sector counts for the middle of its bounds.
        growth: GROWS, SHRINKS or MIXED: what the sectors with more than half of the jobs do; None where not known.
    """

    jobs: Interval
    by_sector: tuple[tuple[str, float], ...]
    growth: str | None


@dataclass(frozen=True)
class OccupationHere:
    """One occupation in the region."""

    occupation: Occupation
    jobs: JobsHere | None
    tension: Tension | None


@dataclass(frozen=True)
class RegionWork:
    """What is known of sectors and occupations in a region over some years.

    Attributes:
        tension_place: the region that the tension is of: this one, or a larger one that it lies in.
        overestimates: as the function of that name.
    """

    scope: Scope
    build: Build
    region: Region
    sectors: Mapping[str, Sector]
    growth: Mapping[str, SectorGrowth]
    outlook: Mapping[str, Sequence[Outlook]]
    occupations: Mapping[str, Occupation]
    staffing: Sequence[Staffed]
    tension: Mapping[str, Tension]
    tension_place: Region
    overestimates: Mapping[str, float]

    @property
    def years(self) -> Years:
        """First and last year of the growth."""
        return self.scope.years

    def overestimate(self, brc_code: str) -> float:
        """Of a group, as ``overestimates``; the most there is where nobody counts it."""
        return self.overestimates.get(brc_code, WORST_OVERESTIMATE)

    def here(self, occupation: Occupation) -> OccupationHere:
        """An occupation in the region, on the level of its BRC group."""
        code = occupation.brc_code or ""
        shares = [row for row in self.staffing if row.brc_code == code]
        return OccupationHere(
            occupation=occupation,
            jobs=jobs_here(shares, self.growth, self.overestimate(code)),
            tension=self.tension.get(code),
        )


@kept(128, "region", "years")
def load_region_work(scope: Scope) -> RegionWork:
    """Fetch what is known of a region over a window. Shared between sessions: never change it."""
    by_code = {row.region_code: row for row in data.regions(scope)}
    region = by_code[scope.region]
    tension, place = tension_near(scope, region, by_code)
    ahead: dict[str, list[Outlook]] = {}
    for row in outlook(scope):
        ahead.setdefault(row.sbi_code, []).append(row)
    return RegionWork(
        scope=scope,
        build=data.build(scope),
        region=region,
        sectors=data.sectors(scope),
        growth=data.sector_growth(scope),
        outlook=ahead,
        occupations=occupations(scope),
        staffing=staffing(scope),
        tension={row.occupation_code: row for row in tension},
        tension_place=place,
        overestimates=overestimates(scope),
    )


@kept(4)
def overestimates(scope: Scope) -> Mapping[str, float]:
    """By group the estimate for the country as a multiple of the employees that CBS counts there; 1 is exact."""
    counts = {row.code: row for row in wages(scope) if row.code_type == "brc" and row.employees}
    jobs = {(row.sbi_code, row.year): row.jobs.value for row in data.sector_jobs(scope.at(region=COUNTRY))}
    found: dict[str, float] = {}
    for row in staffing(scope):
        counted = counts.get(row.brc_code)
        size = jobs.get((row.sbi_code, counted.year)) if counted is not None else None
        if counted is not None and counted.employees and size is not None:
            found[row.brc_code] = found.get(row.brc_code, 0.0) + row.share * size / counted.employees
    return found


def jobs_here(
    shares: Sequence[Staffed], growth: Mapping[str, SectorGrowth], overestimate: float = 1.0
) -> JobsHere | None:
    """Estimate the jobs of a group from the jobs of the sectors.

    Args:
        shares: of the group in each sector.
        growth: of the sectors of the region.
        overestimate: the same estimate for the whole country as a multiple of the employees that are counted there.

    Returns:
        None where no sector of the group has figures here. The interval is at least as wide as what the estimate is
        off in the country.
    """
    parts = [(row, growth[row.sbi_code]) for row in shares if row.share > 0 and row.sbi_code in growth]
    if not any(_middle(sector) for _, sector in parts):
        return None
    sized = [(row.sbi_code, row.share, sector, _middle(sector)) for row, sector in parts]
    by_sector = sorted(
        ((code, share * middle) for code, share, _, middle in sized if middle), key=lambda part: (-part[1], part[0])
    )
    is_whole = all(middle is not None for *_, middle in sized)
    highs = [_high(sector) for *_, sector, _ in sized]
    low = sum(share * _low(sector) for _, share, sector, _ in sized)
    high = sum(share * (high or 0.0) for (_, share, _, _), high in zip(sized, highs, strict=True))
    return JobsHere(
        Interval(
            sum(jobs for _, jobs in by_sector) if is_whole else None,
            low / max(overestimate, 1.0),
            None if None in highs else high / min(overestimate, 1.0),
        ),
        by_sector=tuple(by_sector),
        growth=_growth(by_sector, growth),
    )


def part_of_sector(sector: SectorGrowth, share: float, overestimate: float = 1.0) -> Interval:
    """The jobs of a group in one sector; arguments as ``jobs_here``."""
    middle, high = _middle(sector), _high(sector)
    return Interval(
        None if middle is None else share * middle,
        share * _low(sector) / max(overestimate, 1.0),
        None if high is None else share * high / min(overestimate, 1.0),
    )


def _low(sector: SectorGrowth) -> float:
    return sector.jobs_to.low if sector.jobs_to.low is not None else (sector.jobs_to.value or 0.0)


def _high(sector: SectorGrowth) -> float | None:
    return sector.jobs_to.value if sector.jobs_to.high is None else sector.jobs_to.high


def _middle(sector: SectorGrowth) -> float | None:
    """Jobs of a sector; of a hidden figure the middle of its bounds, None where these are open."""
    if sector.jobs_to.value is not None:
        return sector.jobs_to.value
    return None if sector.jobs_to.high is None else (_low(sector) + sector.jobs_to.high) / 2


def _growth(by_sector: Sequence[tuple[str, float]], growth: Mapping[str, SectorGrowth]) -> str | None:
    """What the sectors with more than half of the jobs do."""
    total = sum(jobs for _, jobs in by_sector)
    of = {
        verdict: sum(jobs for code, jobs in by_sector if growth[code].verdict == verdict)
        for verdict in (GROWS, SHRINKS)
    }
    if not total:
        return None
    return next((verdict for verdict, jobs in of.items() if jobs > total / 2), MIXED)
