"""Students and graduates, the fields they learn in, and the signal beside what sectors ask for: codes, records, SQL.

As ``dashboard.growth.data``, kept and shared. Who teaches what is read in ``places/data.py``, the programmes in
``leads/data.py``, what DUO expects in ``forecast/data.py``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Literal

from dashboard.kit import numbers
from dashboard.kit.fetch import fetch
from dashboard.kit.interval import Columns, Interval
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.store import get_store

TRAINING, LIVING = "training", "living"
PLACE_NAMES = {TRAINING: "Waar de opleiding is", LIVING: "Waar studenten wonen"}
# All fields of study, all pathways, and in the signal all levels.
ALL = "all"
# From low to high; mbo as a whole comes after its own levels.
LEVELS = ("entree", "mbo2", "mbo3", "mbo4", "mbo", "hbo")
LEVEL_NAMES = {
    "entree": "Entree (mbo 1)",
    "mbo2": "Mbo 2",
    "mbo3": "Mbo 3",
    "mbo4": "Mbo 4",
    "mbo": "Mbo, alle niveaus",
    "hbo": "Hbo",
    "all": "Mbo en hbo samen",
}
PATHWAYS = ("bol", "bbl")
PATHWAY_NAMES = {"bol": "BOL", "bbl": "BBL"}
# Which education a kind of field divides.
KIND_NAMES = {"hoofdgroep": "mbo", "onderdeel": "hbo", "isced": "mbo"}
Measure = Literal["students", "intake", "graduates"]
MEASURES: tuple[Measure, ...] = ("students", "intake", "graduates")
HBO_STUDENTS = "duo_hbo_students"
# Where only the head office of a school is known; lessons may be elsewhere.
HEAD_OFFICE = "hoofdkantoor"
SIGNALS = ("tekort", "in balans", "ruim", "onbekend")
SIGNAL_SIGNS = {"tekort": numbers.MINUS, "in balans": "=", "ruim": "+", "onbekend": "?"}


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
    students: Annotated[Interval, Columns("students", "students_low", "students_high")]
    graduates: Annotated[Interval, Columns("graduates", "graduates_low", "graduates_high")]
    intake: Annotated[Interval, Columns("intake", "intake_low", "intake_high")]
    location_kind: str
    students_source_id: str | None
    graduates_source_id: str | None
    intake_source_id: str | None

    def figure(self, measure: Measure) -> Interval:
        """Students, new ones or graduates."""
        return {"students": self.students, "intake": self.intake, "graduates": self.graduates}[measure]

    def source_id(self, measure: Measure) -> str | None:
        """Where that figure is from."""
        sources = {
            "students": self.students_source_id,
            "intake": self.intake_source_id,
            "graduates": self.graduates_source_id,
        }
        return sources[measure]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of study; kind is hoofdgroep (mbo), onderdeel (hbo), isced (CBS) or all."""

    field_code: str
    field_name: str
    field_kind: str


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

    @property
    def graduates(self) -> Interval:
        """Graduates a year; only between which bounds is known."""
        return Interval(None, self.graduates_low, self.graduates_high)

    @property
    def yearly_need(self) -> Interval:
        """Jobs a year that the growth of the section adds; only between which bounds is known."""
        return Interval(None, self.yearly_need_low, self.yearly_need_high)


def level_order(education_level: str | None) -> int:
    """Place of a level, the lowest first and an unknown one last.

    >>> [level_order(level) for level in ("entree", "mbo4", None)]
    [0, 3, 6]
    """
    return LEVELS.index(education_level) if education_level in LEVELS else len(LEVELS)


def between(people: Interval) -> str:
    """The bounds of a number of people in words, rounded outwards to what their width bears.

    >>> between(Interval(None, 17162, 18431)), between(Interval(None, 4543, 4924))
    ('17.100 tot 18.500', '4.540 tot 4.930')
    >>> between(Interval(None, 11.2, 20.1)), between(Interval(None, 0, 3.5)), between(Interval(None, 5, None))
    ('11 tot 21', 'hoogstens 4', 'minstens 5')
    >>> between(Interval(None, 7, 7)), between(Interval())
    ('7', 'onbekend')
    """
    low, high = people.low, people.high
    if low is None:
        return numbers.UNKNOWN
    size = 1 if high is None or high - low < 100 else 10 if high - low < 1000 else 100
    first = numbers.whole(math.floor(low / size) * size)
    if high is None:
        return f"minstens {first}"
    last = numbers.whole(math.ceil(high / size) * size)
    if first == last:
        return first
    return f"hoogstens {last}" if low < 1 else f"{first} tot {last}"


def signal_text(row: TrainingGap) -> str:
    """The signal with a sign before the word."""
    return f"{SIGNAL_SIGNS[row.signal]} {row.signal}"


def need(row: TrainingGap) -> str:
    """What the growth of a sector asks for each year, in words."""
    if row.yearly_need_low is None:
        return numbers.UNKNOWN
    if row.yearly_need_high is not None:
        return between(row.yearly_need)
    tens = math.floor(row.yearly_need_low / 10) * 10
    return f"minstens {numbers.whole(tens)}" if tens else "geen zekere groei"


@kept(128, "region")
def capacity(scope: Scope) -> tuple[Capacity, ...]:
    """All that is counted of a region, oldest year first."""
    source = 'mart.training_capacity WHERE region_code = ? ORDER BY "year", field_code, education_level, pathway'
    return fetch(scope.version, Capacity, source, [scope.region])


@kept(4)
def trained_regions(scope: Scope) -> frozenset[str]:
    """Codes of the regions that students are counted in by place of training."""
    with get_store().cursor(scope.version) as cursor:
        query = "SELECT DISTINCT region_code FROM mart.training_capacity WHERE place_type = 'training'"
        return frozenset(str(code) for (code,) in cursor.execute(query).fetchall())


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
