"""All that the page Regio shows of one region over one window, fetched at once. Between the queries and the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.growth import data, words
from dashboard.growth.choice import period
from dashboard.growth.known_ends import completed
from dashboard.growth.records import (
    COUNTRY,
    Build,
    GroupRest,
    Region,
    Sector,
    SectorGrowth,
    Source,
    Specialisation,
    YearJobs,
)
from dashboard.kit import numbers
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope

JOBS_SOURCE = "cbs_83582ned"


@dataclass(frozen=True)
class RegionView:
    """One region over one window. ``country`` is empty where the region is the country, ``rows`` without figures."""

    scope: Scope
    build: Build
    source: Source | None
    region: Region
    sectors: Mapping[str, Sector]
    rows: Mapping[str, SectorGrowth]
    country: Mapping[str, SectorGrowth]
    series: Mapping[str, Sequence[YearJobs]] = field(default_factory=dict)
    stretches: Mapping[str, SectorGrowth] = field(default_factory=dict)
    rests: Sequence[GroupRest] = ()
    specialisation: Specialisation | None = None

    @property
    def has_figures(self) -> bool:
        """Whether there is anything to show but a way on."""
        return self.region.has_figures and "A-U" in self.rows

    @property
    def is_country(self) -> bool:
        """Whether it is the country, which has nothing to be compared with."""
        return self.region.region_code == COUNTRY

    @property
    def period(self) -> str:
        """The window as it stands in the url."""
        return period(*self.years)

    @property
    def years(self) -> tuple[int, int]:
        """The two ends of the window."""
        return self.scope.years

    @property
    def parts(self) -> str:
        """What these figures were added up from where they are not CBS's own."""
        totals = [self.rows["A-U"]] if "A-U" in self.rows else []
        return words.summed_from(totals, self.region.region_type, self.build.mode)

    @property
    def source_line(self) -> str:
        """The whole source of this view, with what is counted."""
        return words.source_line(self.source, self.build, self.years, self.parts)

    @property
    def source_facts(self) -> dict[str, str]:
        """The same fact by fact, for a download."""
        return words.source_facts(self.source, self.build, self.years, self.parts)

    @property
    def short_source(self) -> str:
        """What stands under every figure of this view."""
        return words.short_source(self.source, self.build, self.years, self.parts)

    @property
    def hidden(self) -> str:
        """What a figure that is not there is called: CBS hides none of the country's, our sum cannot be made."""
        return words.NO_SUM if self.is_country and self.build.mode == "snapshot" else numbers.SUPPRESSED

    @property
    def cannot_be_summed(self) -> bool:
        """Whether the country's own total cannot be made for these years."""
        return self.hidden == words.NO_SUM and bool(words.hidden_years(self.rows["A-U"]))

    @property
    def map_type(self) -> str:
        """Type of region on the map: its own, or COROPs where that type has nothing to compare."""
        return map_type(self.region)


def map_type(region: Region) -> str:
    """Type of region to compare a region with; COROPs for the country, and where its own type has no figures."""
    return "corop" if region.region_type == "land" or not region.has_figures else region.region_type


@kept(256, "region", "years")
def load(scope: Scope) -> RegionView:
    """Fetch the view of a region over a window. Shared between sessions: never change it."""
    stored = data.sector_growth(scope)
    sectors, rests = data.sectors(scope), data.group_rests(scope)
    series: dict[str, list[YearJobs]] = {}
    for item in data.sector_jobs(scope):
        series.setdefault(item.sbi_code, []).append(item)
    is_country = scope.region == COUNTRY
    return RegionView(
        scope=scope,
        build=data.build(scope),
        source=data.sources(scope).get(JOBS_SOURCE),
        region=next(row for row in data.regions(scope) if row.region_code == scope.region),
        sectors=sectors,
        rows=completed(stored, sectors, series, rests),
        country={} if is_country else data.sector_growth(scope.at(region=COUNTRY)),
        series=series,
        stretches=_stretches(scope, scope.region, stored),
        rests=rests,
        specialisation=None if is_country else data.specialisation(scope),
    )


def _stretches(scope: Scope, code: str, rows: Mapping[str, SectorGrowth]) -> dict[str, SectorGrowth]:
    """Per sector whose window spans a break, growth over the longest part on one side of it."""
    found = {}
    for sbi_code, row in rows.items():
        if row.stretch_from is not None and row.stretch_to is not None:
            part = data.sector_growth(scope.at(region=code, years=(row.stretch_from, row.stretch_to))).get(sbi_code)
            if part is not None:
                found[sbi_code] = part
    return found
