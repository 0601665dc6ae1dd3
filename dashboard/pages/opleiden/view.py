"""All that the page Opleiden shows of one region, fetched at once. Between the queries and the page.

The bundled copy has students of hbo per arbeidsmarktregio and nothing of a smaller region: such a region is shown
beside the arbeidsmarktregio it lies in. Sectors and the gap are known for other regions than students are, so they
have a place of their own. The page names both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.growth import data
from dashboard.growth.records import COUNTRY, Build, GemeenteRegion, Region, Sector, SectorGrowth, Source
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.opleiden import data as training_queries
from dashboard.pages.opleiden.data import (
    Capacity,
    Field,
    FieldSector,
    Forecast,
    Programme,
    Provider,
    ProviderProgramme,
    TrainingGap,
)
from dashboard.pages.opleiden.student_counts import LEVELS, LIVING, TRAINING, Level, field_levels, level_order, levels

# The yearly need of mart.training_gap is the growth over so many years.
GAP_YEARS = 5
HBO_STUDENTS = "duo_hbo_students"


@dataclass(frozen=True)
class TrainingView:
    """One region.

    Attributes:
        place: where its students are counted: itself, or an arbeidsmarktregio it lies in (``places``).
        sector_place: where its sectors are known: itself, or the smallest region around it that has them.
        gap_place: where the signal is known, in the same way. A region without any school has none: its people learn
            elsewhere, so that it would be short of everything.
    """

    version: str
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
    forecast: Sequence[Forecast]
    country: Mapping[str, Level]
    providers: Sequence[Provider]
    gaps: Sequence[TrainingGap]
    fields: Mapping[str, Field]
    leads: Mapping[str, Sequence[FieldSector]]
    gemeenten: Mapping[str, str]

    @property
    def codes(self) -> tuple[Scope, str]:
        """What figures and picked counts are kept by: version and region, and the place."""
        return Scope(self.version, self.region.region_code), self.place.region_code

    @property
    def is_own_place(self) -> bool:
        """Whether the students are of the region itself."""
        return self.place.region_code == self.region.region_code

    @property
    def years(self) -> tuple[int, int]:
        """First and last year that growth of sectors is shown over."""
        return next(((row.year_from, row.year_to) for row in self.growth.values()), (0, 0))

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
        version: name of the published version.
        region_code: the region.
        place_code: the arbeidsmarktregio to show, where the region lies in more than one and has no figures itself; any
            text of a url.
    """
    places = _places(scope)
    # As in load_work: kept by a code that exists.
    return _load(scope, place_code if place_code in places else places[0])


@kept(256, "region")
def _places(scope: Scope) -> list[str]:
    region = next(row for row in data.regions(scope) if row.region_code == scope.region)
    return places_of(region, data.gemeente_regions(scope), training_queries.trained_regions(scope))


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
    gap_place = next(
        (by_code[code] for code in around if may_signal(training_queries.gap(scope.at(region=code)))), by_code[COUNTRY]
    )
    leads: dict[str, list[FieldSector]] = {}
    for row in training_queries.field_sectors(scope):
        leads.setdefault(row.field_code, []).append(row)
    return TrainingView(
        version=scope.version,
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
        capacity=training_queries.capacity(scope.at(region=place.region_code)),
        forecast=training_queries.forecast(scope.at(region=place.region_code)),
        country=country_levels(scope),
        providers=training_queries.providers(scope.at(region=place.region_code)),
        gaps=training_queries.gap(scope.at(region=gap_place.region_code)),
        fields=training_queries.fields_of_study(scope),
        leads=leads,
        gemeenten={row.gm_code: row.gm_name for row in lies_in},
    )


def may_signal(gaps: Sequence[TrainingGap]) -> bool:
    """Whether the gap of a region can say anything: not where no school of the region has any graduate."""
    return any(row.graduates_low is None or row.graduates_low > 0 for row in gaps)


def schools(providers: Sequence[Provider]) -> list[Provider]:
    """Schools of today: of mbo by its offer where that is there, which knows the places of lessons; none that ended."""
    has_offer = any(row.source_id == "duo_mbo_offer" for row in providers)
    newest: dict[str, int] = {}
    for row in providers:
        newest[row.source_id] = max(newest.get(row.source_id, 0), row.last_year or 0)
    return [
        row
        for row in providers
        if not (has_offer and row.source_id == "duo_mbo_students") and (row.last_year or 0) >= newest[row.source_id]
    ]


def programmes_of(view: TrainingView, provider_code: str) -> list[Programme]:
    """Programmes of mbo that a school teaches in the place of the view, lowest level first."""
    here = {(row.source_id, row.gemeente_code) for row in schools(view.providers) if row.provider_code == provider_code}
    rows = training_queries.provider_programmes(Scope(view.version), provider_code)
    last = max((row.last_year or 0 for row in rows), default=0)
    known = training_queries.programmes(Scope(view.version))
    codes = {
        row.crebo_code
        for row in rows
        if (row.source_id, row.gemeente_code) in here and row.source_id != HBO_STUDENTS and (row.last_year or 0) >= last
    }
    found = [known[code] for code in codes if code in known]
    return sorted(found, key=lambda row: (level_order(row.education_level), row.programme_name, row.crebo_code))


def hbo_programmes_of(view: TrainingView, provider_code: str) -> list[ProviderProgramme]:
    """Programmes that a hogeschool teaches in the place of the view, where the file names them, by name."""
    here = {
        (row.gemeente_code, row.last_year)
        for row in schools(view.providers)
        if row.provider_code == provider_code and row.source_id == HBO_STUDENTS
    }
    rows = [
        row
        for row in training_queries.provider_programmes(Scope(view.version), provider_code)
        if row.source_id == HBO_STUDENTS and row.programme_name and (row.gemeente_code, row.last_year) in here
    ]
    return sorted(rows, key=lambda row: (row.programme_name or "", row.crebo_code, row.gemeente_code))


@kept(4)
def trains_for(scope: Scope) -> Mapping[str, Sequence[str]]:
    """What each programme officially trains for: occupations, then functions on a development path."""
    found: dict[str, list[str]] = {}
    for row in (*training_queries.occupations(scope), *training_queries.development_paths(scope)):
        names = found.setdefault(row.crebo_code, [])
        if row.name not in names:
            names.append(row.name)
    return found


@kept(4)
def country_levels(scope: Scope) -> Mapping[str, Level]:
    """Every level of the country, by place of training where it is counted so. Shared: never change it."""
    return levels(training_queries.capacity(scope.at(region=COUNTRY)), TRAINING)


@kept(256, "region")
def shown_levels(scope: Scope, place_code: str | None, place_type: str) -> Mapping[str, Level]:
    """Every level of the place of a region, picked once. Shared: never change it."""
    return levels(load_training(scope, place_code).capacity, place_type)


@kept(256, "region")
def shown_fields(scope: Scope, place_code: str | None, place_type: str) -> Mapping[str, Mapping[str, Level]]:
    """Every level with its fields of study, picked once. Shared: never change it."""
    return field_levels(load_training(scope, place_code).capacity, place_type)


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


@kept(256)
def neighbours(scope: Scope, place: Region) -> list[tuple[Region, bool]]:
    """Regions of the same type with students; those in a provincie of the place first, and whether they are."""
    lies_in = data.gemeente_regions(scope)
    home = set(_shared(place, lies_in, "provincie"))
    trained = training_queries.trained_regions(scope)
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
