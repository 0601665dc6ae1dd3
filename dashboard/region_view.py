"""All that the page Regio shows of one region over one window, fetched at once. Between the queries and the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard import queries, words
from dashboard.figures import COUNTRY
from dashboard.picker import Choice
from dashboard.records import Build, GroupRest, Region, Sector, SectorGrowth, Source, YearJobs

JOBS_SOURCE = "cbs_83582ned"


@dataclass(frozen=True)
class RegionView:
    """One region over one window. ``country`` is empty where the region is the country, ``rows`` without figures."""

    version: str
    build: Build
    source: Source | None
    region: Region
    year_from: int
    year_to: int
    sectors: Mapping[str, Sector]
    rows: Mapping[str, SectorGrowth]
    country: Mapping[str, SectorGrowth]
    series: Mapping[str, Sequence[YearJobs]] = field(default_factory=dict)
    stretches: Mapping[str, SectorGrowth] = field(default_factory=dict)
    rests: Sequence[GroupRest] = ()

    @property
    def has_figures(self) -> bool:
        """Whether there is anything to show but a way on."""
        return self.region.has_figures and "A-U" in self.rows

    @property
    def period(self) -> str:
        """The window as it stands in the url."""
        return f"{self.year_from}-{self.year_to}"

    @property
    def source_line(self) -> str:
        """What stands under every figure of this view."""
        return words.source_line(self.source, self.build, (self.year_from, self.year_to))

    @property
    def map_type(self) -> str:
        """Type of region on the map: its own, or COROPs where that type has nothing to compare."""
        return "corop" if self.region.region_type == "land" or not self.region.has_figures else self.region.region_type


def load(version: str, build: Build, choice: Choice) -> RegionView:
    """Fetch the view of a choice."""
    code, window = choice.region.region_code, (choice.year_from, choice.year_to)
    rows = queries.sector_growth(version, code, *window)
    series: dict[str, list[YearJobs]] = {}
    for item in queries.sector_jobs(version, code):
        series.setdefault(item.sbi_code, []).append(item)
    return RegionView(
        version=version,
        build=build,
        source=queries.sources(version).get(JOBS_SOURCE),
        region=choice.region,
        year_from=choice.year_from,
        year_to=choice.year_to,
        sectors=queries.sectors(version),
        rows=rows,
        country={} if code == COUNTRY else queries.sector_growth(version, COUNTRY, *window),
        series=series,
        stretches=_stretches(version, code, rows),
        rests=queries.group_rests(version, code),
    )


def _stretches(version: str, code: str, rows: Mapping[str, SectorGrowth]) -> dict[str, SectorGrowth]:
    """Per sector whose window spans a break, growth over the longest part on one side of it."""
    found = {}
    for sbi_code, row in rows.items():
        if row.stretch_from is not None and row.stretch_to is not None:
            part = queries.sector_growth(version, code, row.stretch_from, row.stretch_to).get(sbi_code)
            if part is not None:
                found[sbi_code] = part
    return found
