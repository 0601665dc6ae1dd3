"""All that the page Opleiden knows of one region, fetched at once: its students, and the sectors they are set against.

The bundled copy has students of hbo per arbeidsmarktregio and nothing of a smaller region: such a region is shown
beside the arbeidsmarktregio it lies in. Sectors and the signal are known for other regions than students are, so they
have a place of their own. The page names both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.growth import data
from dashboard.growth.records import COUNTRY, Build, GemeenteRegion, Region, Sector, SectorGrowth, Source
from dashboard.kit import numbers
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.opleiden.data import (
    LEVELS,
    LIVING,
    TRAINING,
    Capacity,
    Field,
    FieldSector,
    TrainingGap,
    capacity,
    field_sectors,
    fields_of_study,
    gap,
    trained_regions,
)
from dashboard.pages.opleiden.students.data import Level, shown_levels

# The yearly need of mart.training_gap is the growth over so many years.
GAP_YEARS = 5


@dataclass(frozen=True)
class TrainingView:
    """One region.

    Attributes:
        place: where its students are counted: itself, or an arbeidsmarktregio it lies in (``places``).
        sector_place: where its sectors are known: itself, or the smallest region around it that has them.
        gap_place: where the signal is known, in the same way. A region without any school has none: its people learn
            elsewhere, so that it would be short of everything.
    """

    scope: Scope
    build: Build
    sources: Mapping[str, Source]
    region: Region
    place: Region
    places: Sequence[Region]
    sector_place: Region
    gap_place: Region
    sectors: Mapping[str, Sector]
    growth: Mapping[str, SectorGrowth]
    gap_growth: Mapping[str, SectorGrowth]
    capacity: Sequence[Capacity]
    country: Mapping[str, Level]
    gaps: Sequence[TrainingGap]
    fields: Mapping[str, Field]
    leads: Mapping[str, Sequence[FieldSector]]
    gemeenten: Mapping[str, str]

    @property
    def place_scope(self) -> Scope:
        """The place where its students are counted, which their figures are kept by."""
        return self.scope.at(region=self.place.region_code)

    @property
    def is_own_place(self) -> bool:
        """Whether the students are of the region itself."""
        return self.place.region_code == self.region.region_code

    @property
    def years(self) -> tuple[int, int]:
        """First and last year that growth of sectors is shown over."""
        return next(((row.year_from, row.year_to) for row in self.growth.values()), (0, 0))

    @property
    def all_leads(self) -> list[FieldSector]:
        """Every field with every sector it leads to."""
        return [item for rows in self.leads.values() for item in rows]

    def is_led_to(self, sbi_code: str) -> bool:
        """Whether any field is listed as leading to a sector; where none is, nobody was counted and nothing is zero."""
        return any(item.sbi_code == sbi_code for item in self.all_leads)

    def verdict(self, sbi_code: str) -> str:
        """What a sector does here, as a word."""
        item = self.growth.get(sbi_code)
        return (item.verdict or numbers.UNKNOWN) if item is not None else numbers.UNKNOWN

    @property
    def place_types(self) -> list[str]:
        """Ways of counting to choose from: both, where a level is counted by place of training and of living."""
        counted = {(row.education_level, row.place_type) for row in self.capacity}
        if any((level, TRAINING) in counted and (level, LIVING) in counted for level in LEVELS):
            return [TRAINING, LIVING]
        return sorted({kind for _, kind in counted}, reverse=True)[:1]


def load_training(scope: Scope, place_code: str | None = None) -> TrainingView:
    """The view of a region. Shared between sessions: never change it.

    Args:
        scope: the region.
        place_code: the arbeidsmarktregio to show, where the region lies in more than one and has no figures itself; any
            text of a url.
    """
    places = _places(scope)
    # Kept by a code that exists: those of a url are without end.
    return _load(scope, place_code if place_code in places else places[0])


@kept(256, "region")
def _places(scope: Scope) -> list[str]:
    region = next(row for row in data.regions(scope) if row.region_code == scope.region)
    return places_of(region, data.gemeente_regions(scope), trained_regions(scope))


@kept(256, "region")
def _load(scope: Scope, place_code: str) -> TrainingView:
    by_code = {row.region_code: row for row in data.regions(scope)}
    lies_in = data.gemeente_regions(scope)
    build = data.build(scope)
    region = by_code[scope.region]
    places, place = [by_code[code] for code in _places(scope)], by_code[place_code]
    around = [scope.region, *around_of(region, lies_in)]
    year_from = max(build.first_year, build.last_year - GAP_YEARS)

    def grown(code: str) -> Mapping[str, SectorGrowth]:
        return data.sector_growth(scope.at(region=code, years=(year_from, build.last_year)))

    sector_place = next((by_code[code] for code in around if grown(code)), by_code[COUNTRY])
    gap_place = next((by_code[code] for code in around if may_signal(gap(scope.at(region=code)))), by_code[COUNTRY])
    leads: dict[str, list[FieldSector]] = {}
    for row in field_sectors(scope):
        leads.setdefault(row.field_code, []).append(row)
    return TrainingView(
        scope=scope,
        build=build,
        sources=data.sources(scope),
        region=region,
        place=place,
        places=places,
        sector_place=sector_place,
        gap_place=gap_place,
        sectors=data.sectors(scope),
        growth=grown(sector_place.region_code),
        gap_growth=grown(gap_place.region_code),
        capacity=capacity(scope.at(region=place.region_code)),
        country=shown_levels(scope.at(region=COUNTRY), TRAINING),
        gaps=gap(scope.at(region=gap_place.region_code)),
        fields=fields_of_study(scope),
        leads=leads,
        gemeenten={row.gm_code: row.gm_name for row in lies_in},
    )


def may_signal(gaps: Sequence[TrainingGap]) -> bool:
    """Whether the gap of a region can say anything: not where no school of the region has any graduate."""
    return any(row.graduates_low is None or row.graduates_low > 0 for row in gaps)


def places_of(region: Region, lies_in: Sequence[GemeenteRegion], trained: frozenset[str]) -> list[str]:
    """Codes of the regions whose students say most of a region: itself, else the arbeidsmarktregio's around it."""
    if region.region_code in trained or region.region_type == "land":
        return [region.region_code]
    near = _shared(region, lies_in, "arbeidsmarktregio")
    return [code for code in near if code in trained] or [region.region_code]


def around_of(region: Region, lies_in: Sequence[GemeenteRegion]) -> list[str]:
    """Codes of the regions around a region, the nearest in size first."""
    if region.region_type == "land":
        return []
    kinds = ("arbeidsmarktregio", "corop", "provincie") if region.region_type == "gemeente" else ("provincie",)
    return [code for kind in kinds for code in _shared(region, lies_in, kind)[:1]]


@kept(256, "region")
def neighbours(scope: Scope) -> list[tuple[Region, bool]]:
    """Regions of the same type with students; those in a provincie of this one first, and whether they are."""
    place = next(row for row in data.regions(scope) if row.region_code == scope.region)
    lies_in = data.gemeente_regions(scope)
    home = set(_shared(place, lies_in, "provincie"))
    trained = trained_regions(scope)
    others = [
        (row, bool(home & set(_shared(row, lies_in, "provincie"))))
        for row in data.regions(scope)
        if row.region_type == place.region_type and row.region_code in trained and row != place
    ]
    return sorted(others, key=lambda pair: not pair[1])


def _shared(region: Region, lies_in: Sequence[GemeenteRegion], kind: str) -> list[str]:
    """Regions of a kind that share gemeenten with a region, most of them first."""
    own = {row.gm_code for row in lies_in if region.region_code in (row.region_code, row.gm_code)}
    return [
        code
        for code, _ in Counter(
            row.region_code for row in lies_in if row.region_type == kind and row.gm_code in own
        ).most_common()
    ]
