"""SQL of the page Opleiden. As ``dashboard.growth.data``, kept and shared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dashboard.growth.records import COUNTRY
from dashboard.kit.fetch import fetch
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.store import get_store

LEVEL_NAMES = {
    "entree": "Entree (mbo 1)",
    "mbo2": "Mbo 2",
    "mbo3": "Mbo 3",
    "mbo4": "Mbo 4",
    "mbo": "Mbo, alle niveaus",
    "hbo": "Hbo",
    "all": "Mbo en hbo samen",
}
KIND_NAMES = {"hoofdgroep": "mbo", "onderdeel": "hbo", "isced": "mbo"}


@dataclass(frozen=True, slots=True)
class Capacity:
    """Students on 1 October, new ones among them, and graduates of a field, level and pathway in a region.

    By place of training or living. Who is new differs: in mbo to the programme, in hbo to higher education.
    """

    region_code: str
    place_type: str
    field_code: str
    field_name: str
    field_kind: str
    education_level: str
    pathway: str
    year: int
    students: float | None
    students_low: float | None
    students_high: float | None
    graduates: float | None
    graduates_low: float | None
    graduates_high: float | None
    intake: float | None
    intake_low: float | None
    intake_high: float | None
    location_kind: str
    students_source_id: str | None
    graduates_source_id: str | None
    intake_source_id: str | None


@dataclass(frozen=True, slots=True)
class Forecast:
    """Students of mbo on 1 October that DUO counted or expects, in one year, of a level and pathway in a region.

    The interval holds masked cells only: how sure a forecast is, DUO does not say.
    """

    place_type: str
    education_level: str
    pathway: str
    year: int
    students: float | None
    students_low: float | None
    students_high: float | None
    is_forecast: bool
    version: str
    location_kind: str
    source_id: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of study; kind is hoofdgroep (mbo), onderdeel (hbo), isced (CBS) or all."""

    field_code: str
    field_name: str
    field_kind: str


@dataclass(frozen=True, slots=True)
class Provider:
    """A school in a gemeente of a region; programmes is None where the file has none."""

    source_id: str
    provider_code: str
    provider_name: str
    gemeente_code: str
    location_kind: str
    programmes: int | None
    last_year: int | None


@dataclass(frozen=True, slots=True)
class ProviderProgramme:
    """A programme that a provider teaches, with the last year it had students; programme_name as its file has it."""

    source_id: str
    provider_code: str
    crebo_code: str
    gemeente_code: str
    last_year: int | None
    programme_name: str | None


@dataclass(frozen=True, slots=True)
class ProgrammeCount:
    """How many different programmes of a level a source knows in a gemeente, with the last year they had students."""

    source_id: str
    gemeente_code: str
    education_level: str
    last_year: int | None
    programmes: int


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme of mbo; is_current is None where no list of today was fetched, the level where none tells it."""

    crebo_code: str
    programme_name: str
    education_level: str | None
    domain: str | None
    dossier: str | None
    is_current: bool | None
    field_code: str | None


@dataclass(frozen=True, slots=True)
class TrainsFor:
    """What a programme officially trains for: an occupation, or a function on a development path of a branch."""

    crebo_code: str
    name: str


@dataclass(frozen=True, slots=True)
class FieldSector:
    """Between which shares of the graduates of a field work in a section, and where that is from."""

    field_code: str
    sbi_code: str
    share_low: float
    share_high: float
    source_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class TrainingGap:
    """Yearly graduates of fields that lead to a section against its yearly need; a signal with its reason."""

    sbi_code: str
    education_level: str
    graduates_low: float | None
    graduates_high: float | None
    yearly_need_low: float | None
    yearly_need_high: float | None
    signal: str
    reason: str
    graduates_year: int | None
    need_year_from: int | None
    need_year_to: int | None


@kept(128, "region")
def capacity(scope: Scope) -> tuple[Capacity, ...]:
    """All that is counted of a region, oldest year first."""
    source = 'mart.training_capacity WHERE region_code = ? ORDER BY "year", field_code, education_level, pathway'
    return fetch(scope.version, Capacity, source, [scope.region])


@kept(128, "region")
def forecast(scope: Scope) -> tuple[Forecast, ...]:
    """What DUO expects of a region, and the years before that it counted in the same way, oldest first."""
    source = 'mart.training_forecast WHERE region_code = ? ORDER BY "year", education_level, pathway'
    return fetch(scope.version, Forecast, source, [scope.region])


@kept(4)
def trained_regions(scope: Scope) -> frozenset[str]:
    """Codes of the regions that students are counted in by place of training."""
    with get_store().cursor(scope.version) as cursor:
        query = "SELECT DISTINCT region_code FROM mart.training_capacity WHERE place_type = 'training'"
        return frozenset(str(code) for (code,) in cursor.execute(query).fetchall())


@kept(128, "region")
def providers(scope: Scope) -> tuple[Provider, ...]:
    """Schools in a region, or in all of the country, by name; of each in the last year that it has students."""
    order = " ORDER BY provider_name, gemeente_code, source_id"
    if scope.region == COUNTRY:
        # A gemeente lies in one region of a kind, so that each place of a school comes once.
        kind = "SELECT region_code FROM mart.region WHERE region_type = 'corop'"
        return fetch(scope.version, Provider, f"mart.training_provider WHERE region_code IN ({kind}){order}")
    if scope.region.startswith("GM"):
        own = "(SELECT DISTINCT * EXCLUDE (region_code) FROM mart.training_provider WHERE gemeente_code = ?) AS own"
        return fetch(scope.version, Provider, own + order, [scope.region])
    return fetch(scope.version, Provider, f"mart.training_provider WHERE region_code = ?{order}", [scope.region])


@kept(64)
def provider_programmes(scope: Scope, provider_code: str) -> tuple[ProviderProgramme, ...]:
    """What a school teaches, in every place."""
    source = "mart.provider_programme WHERE provider_code = ? ORDER BY crebo_code, gemeente_code"
    return fetch(scope.version, ProviderProgramme, source, [provider_code])


@kept(4)
def programme_counts(scope: Scope) -> tuple[ProgrammeCount, ...]:
    """Different programmes per gemeente, level and last year; level ``mbo`` where the list does not know the code."""
    # Codes of hbo are not those of mbo: the list of mbo has no say about them.
    level = "CASE WHEN t.source_id = 'duo_hbo_students' THEN 'hbo' ELSE coalesce(p.education_level, 'mbo') END"
    source = (
        f"(SELECT t.source_id, t.gemeente_code, {level} AS education_level, t.last_year,"
        " count(DISTINCT t.crebo_code) AS programmes FROM mart.provider_programme AS t"
        " LEFT JOIN mart.programme AS p ON p.crebo_code = t.crebo_code GROUP BY ALL) AS counted"
        " ORDER BY gemeente_code, source_id, education_level, last_year"
    )
    return fetch(scope.version, ProgrammeCount, source)


@kept(4)
def programmes(scope: Scope) -> Mapping[str, Programme]:
    """Programmes of mbo by code."""
    rows = fetch(scope.version, Programme, "mart.programme ORDER BY programme_name, crebo_code")
    return MappingProxyType({row.crebo_code: row for row in rows})


@kept(4)
def occupations(scope: Scope) -> tuple[TrainsFor, ...]:
    """Occupations that programmes officially train for."""
    source = (
        "(SELECT crebo_code, occupation_name AS name FROM mart.programme_occupation) AS named ORDER BY crebo_code, name"
    )
    return fetch(scope.version, TrainsFor, source)


@kept(4)
def development_paths(scope: Scope) -> tuple[TrainsFor, ...]:
    """Functions on a development path (sectoraal ontwikkelpad), with their branch."""
    source = (
        "(SELECT DISTINCT programme_code AS crebo_code, function_name || ' (' || branch_name || ')' AS name"
        " FROM mart.development_path WHERE programme_code IS NOT NULL AND function_name IS NOT NULL"
        " AND branch_name IS NOT NULL) AS path ORDER BY crebo_code, name"
    )
    return fetch(scope.version, TrainsFor, source)


@kept(4)
def field_sectors(scope: Scope) -> tuple[FieldSector, ...]:
    """Sections that fields lead to, the largest share first."""
    source = "mart.field_sector ORDER BY field_code, share_low + share_high DESC, sbi_code"
    return fetch(scope.version, FieldSector, source)


@kept(4)
def fields_of_study(scope: Scope) -> Mapping[str, Field]:
    """Fields by code, also those that nobody is counted in."""
    rows = fetch(scope.version, Field, "mart.training_field ORDER BY field_order")
    return MappingProxyType({row.field_code: row for row in rows})


@kept(256, "region")
def gap(scope: Scope) -> tuple[TrainingGap, ...]:
    """Graduates against need of every section and level of a region."""
    return fetch(
        scope.version, TrainingGap, "mart.training_gap WHERE region_code = ? ORDER BY sbi_code", [scope.region]
    )
