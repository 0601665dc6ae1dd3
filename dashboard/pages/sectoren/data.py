"""All that the page Sectoren shows: one sector across regions and in one of them. Between queries and page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dashboard.growth import data, words
from dashboard.growth.known_ends import with_known_ends
from dashboard.growth.records import COUNTRY, Build, Sector, SectorGrowth, SeriesBreak, SeriesEvent, Source, YearJobs
from dashboard.growth.region_view import RegionView, load, map_type
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope

Listed = TypeVar("Listed", SeriesBreak, SeriesEvent)


@dataclass(frozen=True)
class SectorView:
    """One sector over one window.

    ``across`` is the sector in each region of ``kind`` with figures, ``region`` all sectors of the region chosen,
    ``own`` the sector in it, ``country`` the sector in the country.
    """

    sector: Sector
    kind: str
    names: Mapping[str, str]
    across: Sequence[SectorGrowth]
    region: RegionView
    country: RegionView
    breaks: Sequence[SeriesBreak]
    events: Sequence[SeriesEvent]

    @property
    def scope(self) -> Scope:
        """What it is about."""
        return self.region.scope.at(sector=self.sector.sbi_code)

    @property
    def own(self) -> SectorGrowth | None:
        """The sector in the region chosen."""
        return self.region.rows.get(self.sector.sbi_code)

    @property
    def own_series(self) -> Sequence[YearJobs]:
        """Its years in that region."""
        return self.region.series.get(self.sector.sbi_code, ())

    @property
    def own_breaks(self) -> list[SeriesBreak]:
        """Breaks of the sector that count in that region."""
        return [item for item in self.breaks if item.is_in(self.region.region.region_code)]

    @property
    def own_events(self) -> list[SeriesEvent]:
        """Unusual years of the sector in that region."""
        return [item for item in self.events if item.is_in(self.region.region.region_code)]

    @property
    def in_country(self) -> SectorGrowth | None:
        """The sector in the country."""
        return self.country.rows.get(self.sector.sbi_code)

    @property
    def build(self) -> Build:
        """The version's years and threshold."""
        return self.region.build

    @property
    def source(self) -> Source | None:
        """The table."""
        return self.region.source

    @property
    def years(self) -> tuple[int, int]:
        """The two ends of the window."""
        return self.region.years

    @property
    def parts(self) -> str:
        """What the figures across regions were added up from where they are not CBS's own."""
        return words.summed_from(self.across, self.kind, self.build.mode)

    @property
    def short_source(self) -> str:
        """What stands under every figure across regions."""
        return words.short_source(self.source, self.build, self.years, self.parts)

    @property
    def source_facts(self) -> dict[str, str]:
        """The source fact by fact, for a download."""
        return words.source_facts(self.source, self.build, self.years, self.parts)


@kept(256, "region", "years", "sector")
def load_sector(scope: Scope) -> SectorView:
    """Fetch the view of a sector over a window. Shared between sessions: never change it."""
    region = load(scope)
    kind = map_type(region.region)
    across = data.growth_across(scope, kind)
    return SectorView(
        sector=data.sectors(scope)[scope.sector],
        kind=kind,
        names=data.region_names(scope, kind),
        across=tuple(with_known_ends(row) for row in across),
        region=region,
        country=load(scope.at(region=COUNTRY)),
        breaks=_of_sector(data.series_breaks(scope), scope.sector),
        events=_of_sector(data.series_events(scope), scope.sector),
    )


def _of_sector(items: Sequence[Listed], sbi_code: str) -> tuple[Listed, ...]:
    return tuple(item for item in items if item.sbi_code in (None, "", sbi_code))
