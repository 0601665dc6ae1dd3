"""All that the page Overstap knows of occupations in one region, and of the ways between them.

Between the queries and the page. What is known of an occupation in a region stands on the level of its BRC group: the
jobs are an estimate, for nobody counts occupations per region: the jobs of each sector here, times the share that the
group has in that sector in the whole country.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.growth import data
from dashboard.growth.outlook import Outlook, outlook
from dashboard.growth.records import COUNTRY, Build, Region, Sector, SectorGrowth, Source
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.overstap import data as route_queries
from dashboard.pages.overstap.data import CoverageMarks, Occupation, Route, SkillGap, Staffed
from dashboard.pages.overstap.route_gates import GROWS, MIXED, SHRINKS, Facts
from dashboard.pages.werk.data import Tension, tension_near, wages

# Of nearly all groups the estimate for the country is less far off (measured on 114 groups in 2022: 0.7 to 2.0 times).
WORST_MISS = 2.0


@dataclass(frozen=True)
class JobsHere:
    """An estimate of the jobs of a BRC group in a region.

    Args:
        jobs: the estimate; None where a sector of it has no known bounds.
        low: from the rounding and hiding of the jobs of the sectors, and from how far the same estimate is off in the
            whole country, where CBS does count the employees of a group.
        high: the same; None where open.
        by_sector: (section, jobs), most first; a hidden sector counts for the middle of its bounds.
        growth: GROWS, SHRINKS or MIXED: what the sectors with more than half of the jobs do; None where not known.
    """

    jobs: float | None
    low: float
    high: float | None
    by_sector: tuple[tuple[str, float], ...]
    growth: str | None


@dataclass(frozen=True)
class Here:
    """One occupation in the region."""

    occupation: Occupation
    jobs: JobsHere | None
    tension: Tension | None


@dataclass(frozen=True)
class WayOut:
    """A route with what is known of its destination in the region."""

    route: Route
    here: Here
    gaps: Sequence[SkillGap]

    @property
    def facts(self) -> Facts:
        """What the gates ask."""
        return Facts(
            education_step=self.route.education_step,
            wage_step_pct=self.route.wage_step_pct,
            growth=None if self.here.jobs is None else self.here.jobs.growth,
            tension_class=None if self.here.tension is None else self.here.tension.tension_class,
        )


@dataclass(frozen=True)
class RegionWork:
    """What is known of sectors and occupations in a region."""

    version: str
    build: Build
    sources: Mapping[str, Source]
    region: Region
    window: tuple[int, int]
    sectors: Mapping[str, Sector]
    growth: Mapping[str, SectorGrowth]
    outlook: Mapping[str, Sequence[Outlook]]
    occupations: Mapping[str, Occupation]
    staffing: Sequence[Staffed]
    tension: Mapping[str, Tension]
    tension_place: Region
    misses: Mapping[str, float]

    def miss(self, brc_code: str) -> float:
        """How far the estimate of a group is off in the whole country; the most there is where nobody counts it."""
        return self.misses.get(brc_code, WORST_MISS)

    def here(self, occupation: Occupation) -> Here:
        """An occupation in the region, on the level of its BRC group."""
        code = occupation.brc_code or ""
        shares = [row for row in self.staffing if row.brc_code == code]
        return Here(
            occupation=occupation,
            jobs=jobs_here(shares, self.growth, self.miss(code)),
            tension=self.tension.get(code),
        )


@dataclass(frozen=True)
class Ways:
    """The nearest routes from one occupation, nearest first."""

    origin: Here
    ways: Sequence[WayOut]
    marks: CoverageMarks


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
        version=scope.version,
        build=data.build(scope),
        sources=data.sources(scope),
        region=region,
        window=(scope.years[0], scope.years[1]),
        sectors=data.sectors(scope),
        growth=data.sector_growth(scope),
        outlook=ahead,
        occupations=route_queries.occupations(scope),
        staffing=route_queries.staffing(scope),
        tension={row.occupation_code: row for row in tension},
        tension_place=place,
        misses=misses_of(scope),
    )


@kept(4)
def misses_of(scope: Scope) -> Mapping[str, float]:
    """By group how often the estimate for the country goes into the employees that CBS counts there; 1 is exact."""
    paid = [row for row in wages(scope) if row.code_type == "brc" and row.employees]
    jobs = {(row.sbi_code, row.year): row.jobs.value for row in data.sector_jobs(scope.at(region=COUNTRY))}
    counted = {row.code: row for row in paid}
    found: dict[str, float] = {}
    for row in route_queries.staffing(scope):
        known = counted.get(row.brc_code)
        size = jobs.get((row.sbi_code, known.year)) if known is not None else None
        if known is not None and known.employees and size is not None:
            found[row.brc_code] = found.get(row.brc_code, 0.0) + row.share * size / known.employees
    return found


@kept(128, "region", "years")
def load_ways(scope: Scope, origin_code: str) -> Ways:
    """Fetch the nearest routes from an occupation. Shared between sessions: never change it."""
    work = load_region_work(scope)
    origin = work.here(work.occupations[origin_code])
    found = [row for row in route_queries.routes(scope, origin_code) if row.destination_code in work.occupations]
    gaps = route_queries.skill_gaps(scope, origin_code, tuple(row.destination_code for row in found))
    return Ways(
        origin=origin,
        ways=[
            WayOut(row, work.here(work.occupations[row.destination_code]), gaps.get(row.destination_code, ()))
            for row in found
        ],
        marks=route_queries.coverage_marks(scope, origin.occupation.code_type),
    )


def load_way(work: RegionWork, origin: Here, destination_code: str) -> WayOut | None:
    """One route, also where it is not among the nearest; None where the figures have none."""
    code = origin.occupation.occupation_code
    found = route_queries.route(Scope(work.version), code, destination_code)
    if found is None:
        return None
    gaps = route_queries.skill_gaps(Scope(work.version), code, (destination_code,))
    here = work.here(work.occupations[destination_code])
    return WayOut(found, here, gaps.get(destination_code, ()))


def jobs_here(shares: Sequence[Staffed], growth: Mapping[str, SectorGrowth], miss: float = 1.0) -> JobsHere | None:
    """Estimate the jobs of a group from the jobs of the sectors.

    Args:
        shares: of the group in each sector.
        growth: of the sectors of the region.
        miss: the same estimate for the whole country, against the employees that are counted there.

    Returns:
        None where no sector of the group has figures here. The interval is at least as wide as the miss.
    """
    parts = [(row, growth[row.sbi_code]) for row in shares if row.share > 0 and row.sbi_code in growth]
    if not any(_middle(sector) for _, sector in parts):
        return None
    sized = [(row.sbi_code, row.share, sector, _middle(sector)) for row, sector in parts]
    by_sector = sorted(
        ((code, share * middle) for code, share, _, middle in sized if middle), key=lambda part: (-part[1], part[0])
    )
    is_whole = all(middle is not None for *_, middle in sized)
    highs = [
        sector.jobs_to.high if sector.jobs_to.high is not None else sector.jobs_to.value for *_, sector, _ in sized
    ]
    return JobsHere(
        jobs=sum(jobs for _, jobs in by_sector) if is_whole else None,
        low=sum(share * _low(sector) for _, share, sector, _ in sized) / max(miss, 1.0),
        high=sum(share * (high or 0.0) for (_, share, _, _), high in zip(sized, highs, strict=True)) / min(miss, 1.0)
        if None not in highs
        else None,
        by_sector=tuple(by_sector),
        growth=_growth(by_sector, growth),
    )


def part_of_sector(sector: SectorGrowth, share: float, miss: float = 1.0) -> JobsHere:
    """The jobs of a group in one sector; ``miss`` as in ``jobs_here``."""
    middle, high = _middle(sector), sector.jobs_to.value if sector.jobs_to.high is None else sector.jobs_to.high
    return JobsHere(
        jobs=None if middle is None else share * middle,
        low=share * _low(sector) / max(miss, 1.0),
        high=None if high is None else share * high / min(miss, 1.0),
        by_sector=(),
        growth=None,
    )


def _low(sector: SectorGrowth) -> float:
    return sector.jobs_to.low if sector.jobs_to.low is not None else (sector.jobs_to.value or 0.0)


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
