"""Programmes of mbo with what they train for: records and SQL, kept and shared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dashboard.kit.fetch import fetch
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.opleiden.data import level_order


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

    @property
    def reading_order(self) -> tuple[int, str, str]:
        """Lowest level first, then by name."""
        return level_order(self.education_level), self.programme_name, self.crebo_code


@dataclass(frozen=True, slots=True)
class TrainsFor:
    """What a programme officially trains for: an occupation, or a function on a development path of a branch."""

    crebo_code: str
    name: str


@kept(4)
def programmes(scope: Scope) -> Mapping[str, Programme]:
    """Programmes of mbo by code."""
    rows = fetch(scope.version, Programme, "mart.programme ORDER BY programme_name, crebo_code")
    return MappingProxyType({row.crebo_code: row for row in rows})


@kept(4)
def programmes_by_field(scope: Scope) -> Mapping[str, Sequence[Programme]]:
    """Programmes of each field, without those that ended; a field without any is not there."""
    found: dict[str, list[Programme]] = {}
    for row in programmes(scope).values():
        if row.field_code is not None and row.is_current is not False:
            found.setdefault(row.field_code, []).append(row)
    return MappingProxyType({code: sorted(rows, key=lambda row: row.reading_order) for code, rows in found.items()})


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
def trains_for(scope: Scope) -> Mapping[str, Sequence[str]]:
    """What each programme officially trains for: occupations, then functions on a development path."""
    found: dict[str, list[str]] = {}
    for row in (*occupations(scope), *development_paths(scope)):
        names = found.setdefault(row.crebo_code, [])
        if row.name not in names:
            names.append(row.name)
    return MappingProxyType(found)
