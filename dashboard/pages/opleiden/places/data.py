"""Schools, the programmes they teach and where in a region lessons are given: records and SQL, kept and shared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.growth import data
from dashboard.growth.records import COUNTRY
from dashboard.kit.fetch import fetch
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.opleiden.data import ALL, HBO_STUDENTS, HEAD_OFFICE
from dashboard.pages.opleiden.leads.data import Programme, programmes

LESSONS = "lesplaats"
# Levels that a programme has; mbo as a whole is what has no known level.
TAUGHT_LEVELS = ("entree", "mbo2", "mbo3", "mbo4", "hbo")


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


@dataclass(frozen=True)
class TrainingPlace:
    """One gemeente.

    Attributes:
        schools: names of the schools that give lessons here.
        offices: names of the schools of which only the head office is known to be here: no lessons for certain.
        programmes: how many different programmes are taught here, by level.
        has_unnamed: whether a hogeschool teaches here of which the file does not name the programmes; then there are
            more than ``programmes`` of hbo.
    """

    gemeente_code: str
    name: str
    schools: tuple[str, ...]
    offices: tuple[str, ...]
    programmes: Mapping[str, int]
    has_unnamed: bool

    @property
    def is_empty(self) -> bool:
        """Whether no school is known here."""
        return not self.schools and not self.offices

    def has_sign(self, level: str = ALL) -> bool:
        """Whether there is something to show of a level: lessons, or a head office."""
        return bool(self.offices) or (bool(self.schools) and self.taught(level) != 0)

    def taught(self, level: str = ALL) -> int | None:
        """Programmes of a level, or of all: the least where ``is_least``; None where nothing is known of them."""
        known = sum(self.programmes.values()) if level == ALL else self.programmes.get(level, 0)
        return None if not known and self.is_least(level) else known

    def is_least(self, level: str = ALL) -> bool:
        """Whether there may be more programmes than are counted: unnamed ones, or of a school with its head office."""
        return (self.has_unnamed and level in (ALL, "hbo")) or (bool(self.offices) and level != "hbo")


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


@kept(128, "region")
def schools(scope: Scope) -> tuple[Provider, ...]:
    """Schools of today in a region."""
    return schools_of_today(providers(scope))


def schools_of_today(rows: Sequence[Provider]) -> tuple[Provider, ...]:
    """Of mbo those with an offer where that is there, which knows the places of lessons; none that ended."""
    has_offer = any(row.source_id == "duo_mbo_offer" for row in rows)
    newest: dict[str, int] = {}
    for row in rows:
        newest[row.source_id] = max(newest.get(row.source_id, 0), row.last_year or 0)
    return tuple(
        row
        for row in rows
        if not (has_offer and row.source_id == "duo_mbo_students") and (row.last_year or 0) >= newest[row.source_id]
    )


def programmes_of(scope: Scope, provider_code: str) -> list[Programme]:
    """Programmes of mbo that a school teaches in a region, lowest level first."""
    here = {(row.source_id, row.gemeente_code) for row in schools(scope) if row.provider_code == provider_code}
    rows = provider_programmes(scope, provider_code)
    last = max((row.last_year or 0 for row in rows), default=0)
    known = programmes(scope)
    codes = {
        row.crebo_code
        for row in rows
        if (row.source_id, row.gemeente_code) in here and row.source_id != HBO_STUDENTS and (row.last_year or 0) >= last
    }
    return sorted((known[code] for code in codes if code in known), key=lambda row: row.reading_order)


def hbo_programmes_of(scope: Scope, provider_code: str) -> list[ProviderProgramme]:
    """Programmes that a hogeschool teaches in a region, where the file names them, by name."""
    here = {
        (row.gemeente_code, row.last_year)
        for row in schools(scope)
        if row.provider_code == provider_code and row.source_id == HBO_STUDENTS
    }
    rows = [
        row
        for row in provider_programmes(scope, provider_code)
        if row.source_id == HBO_STUDENTS and row.programme_name and (row.gemeente_code, row.last_year) in here
    ]
    return sorted(rows, key=lambda row: (row.programme_name or "", row.crebo_code, row.gemeente_code))


@kept(256, "region")
def training_places(scope: Scope) -> tuple[TrainingPlace, ...]:
    """Every gemeente of a region; nothing where there is nothing to tell apart.

    That is so for a gemeente by itself, and where no school is placed in any of them.
    """
    region = next(row for row in data.regions(scope) if row.region_code == scope.region)
    if region.region_type == "gemeente":
        return ()
    gemeenten = {
        row.gm_code: row.gm_name for row in data.gemeente_regions(scope) if scope.region in (COUNTRY, row.region_code)
    }
    found = places(gemeenten, schools(scope), programme_counts(scope))
    return tuple(found) if any(not row.is_empty for row in found) else ()


def places(
    gemeenten: Mapping[str, str], schools: Sequence[Provider], counts: Sequence[ProgrammeCount]
) -> list[TrainingPlace]:
    """Every gemeente of a region, the one with most programmes first.

    Args:
        gemeenten: names by code.
        schools: the schools of today, as the list shows them.
        counts: programmes per source, gemeente, level and year; only those of the schools' own years count.
    """
    found = [_place(code, name, schools, counts) for code, name in gemeenten.items()]
    return sorted(found, key=lambda row: (-(row.taught() or 0), -len(row.schools), -len(row.offices), row.name))


def levels_taught(found: Sequence[TrainingPlace]) -> list[str]:
    """Levels of which any programme is known to be taught, also one without a name; the lowest first."""
    unnamed = {"hbo"} if any(row.has_unnamed for row in found) else set()
    return [level for level in TAUGHT_LEVELS if level in unnamed or any(row.programmes.get(level) for row in found)]


def _place(code: str, name: str, schools: Sequence[Provider], counts: Sequence[ProgrammeCount]) -> TrainingPlace:
    here = [row for row in schools if row.gemeente_code == code]
    taught_by = {(row.source_id, row.last_year) for row in here if row.location_kind == LESSONS}
    programmes: dict[str, int] = {}
    for row in counts:
        if row.gemeente_code == code and (row.source_id, row.last_year) in taught_by:
            programmes[row.education_level] = programmes.get(row.education_level, 0) + row.programmes
    teaching = _names(here, LESSONS)
    offices = tuple(name for name in _names(here, HEAD_OFFICE) if name not in teaching)
    has_unnamed = any(row.location_kind == LESSONS and row.programmes is None for row in here)
    return TrainingPlace(code, name, teaching, offices, programmes, has_unnamed)


def _names(schools: Sequence[Provider], kind: str) -> tuple[str, ...]:
    """By name, once each: a school has a code for each of its parts in the one file and none of them in the other."""
    return tuple(sorted({row.provider_name for row in schools if row.location_kind == kind}))
