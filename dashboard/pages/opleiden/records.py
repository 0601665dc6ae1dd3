"""Rows of the marts about training: capacity, providers, programmes, where fields lead, the gap. Unknown is None.

Units: persons; shares are fractions. A count is None where masked cells widen it by more than 5 %: then only its
interval is there. An upper end is None where a cell is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass


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
