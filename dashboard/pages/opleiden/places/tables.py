"""Schools by gemeente, the list of schools, and the programmes of one: each column once, for screen and file. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.growth.words import listing
from dashboard.kit import numbers
from dashboard.kit.cells import number
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.table import Cell, Column, InFile, Table, file_of, heads, lines, only_in_file, table
from dashboard.kit.url import href
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.opleiden.data import ALL, HBO_STUDENTS, LEVEL_NAMES
from dashboard.pages.opleiden.leads.data import trains_for
from dashboard.pages.opleiden.leads.tables import programme_table
from dashboard.pages.opleiden.places.data import (
    Provider,
    ProviderProgramme,
    TrainingPlace,
    hbo_programmes_of,
    levels_taught,
    programmes_of,
    schools,
    training_places,
)
from dashboard.pages.opleiden.places.text import COUNTED, HBO_COUNTED, LOCATIONS, OFFICE_MEANING, PROVIDERS_COUNTED
from dashboard.pages.opleiden.text import NONE, facts
from dashboard.pages.opleiden.view import TrainingView, load_training

SHORT_LEVELS = {"entree": "Entree"}
# How DUO begins the name of a programme of hbo.
DIPLOMAS = {"B": "bachelor", "M": "master", "Ad": "associate degree"}
LAST_YEARS = "laatste jaar per school"


@dataclass(frozen=True)
class HboProgramme:
    """A programme of a hogeschool, with the gemeenten in the region that it is taught in."""

    code: str
    diploma: str
    name: str
    gemeenten: str
    last_year: int | None


def place_columns(shown: Sequence[TrainingPlace], link: Callable[[str], str]) -> list[Column[TrainingPlace]]:
    """The columns of gemeenten: of levels that are taught, and of head offices where there are any.

    Args:
        shown: the gemeenten on screen.
        link: where the name of a gemeente leads.
    """
    has_offices = any(place.offices for place in shown)
    return [
        only_in_file("code", lambda place: place.gemeente_code),
        Column(
            "gemeente",
            "Gemeente",
            lambda place: {"text": place.name, "href": link(place.gemeente_code)},
            (InFile("gemeente", lambda place: place.name),),
            kind="name",
            is_by_text=True,
        ),
        Column(
            "schools",
            "Scholen met lessen",
            _schools,
            (
                InFile("scholen met lessen", lambda place: len(place.schools)),
                InFile("namen", lambda place: "; ".join(place.schools)),
            ),
            kind="number",
        ),
        _level_column(ALL, "Verschillende opleidingen", "Opleidingen"),
        *(_level_column(level, SHORT_LEVELS.get(level, LEVEL_NAMES[level])) for level in levels_taught(shown)),
        only_in_file("aanbod volledig bekend", lambda place: "nee" if place.has_unnamed else "ja"),
        Column(
            "offices",
            "Hoofdkantoor van mbo-scholen",
            (lambda place: _count(len(place.offices))) if has_offices else None,
            (
                InFile("alleen hoofdkantoor", lambda place: len(place.offices)),
                InFile("namen hoofdkantoor", lambda place: "; ".join(place.offices)),
            ),
            kind="number",
            short="Hoofdkantoren",
        ),
    ]


def _level_column(level: str, head: str, short: str = "") -> Column[TrainingPlace]:
    """Programmes of a level; the file has how many are known at least."""
    return Column(
        level,
        head,
        lambda place: _count(place.taught(level), is_least=place.is_least(level)),
        (InFile(head.lower(), lambda place: place.taught(level)),),
        kind="number",
        short=short,
    )


def places_table(
    view: TrainingView, places: Sequence[TrainingPlace], counted: Sequence[Provider], link: Callable[[str], str]
) -> Table:
    """One row per gemeente with a school; those without are told in words, and stand in the file.

    Args:
        view: the region.
        places: every gemeente of the region.
        counted: the schools that are counted, for their source.
        link: where the name of a gemeente leads.
    """
    shown = [place for place in places if not place.is_empty]
    columns = place_columns(shown, link)
    caption = f"Scholen en opleidingen per gemeente, {view.place.region_name}"
    source = facts(view.sources, [row.source_id for row in counted], f"{COUNTED} {OFFICE_MEANING}", LAST_YEARS)
    made = lines(columns, shown, name=lambda place: place.gemeente_code)
    return Table(caption, heads(columns), made, file_of(columns, places, caption, source))


def _schools(place: TrainingPlace) -> Cell:
    """Of a head office it is not known whether it has lessons."""
    return _count(len(place.schools) or (None if place.offices else 0), is_least=bool(place.offices))


def _count(value: int | None, *, is_least: bool = False) -> Cell:
    if value is None:
        return number(None, numbers.UNKNOWN)
    text = numbers.whole(value) if value else NONE
    return {**number(value, f"minstens {text}" if is_least else text), "muted": value == 0}


def school_columns(gemeenten: Mapping[str, str], link: Callable[[str], str]) -> list[Column[Provider]]:
    """The columns of schools.

    Args:
        gemeenten: names by code.
        link: where the name of a school leads.
    """

    def gemeente(row: Provider) -> str:
        return gemeenten.get(row.gemeente_code, row.gemeente_code)

    return [
        only_in_file("code", lambda row: row.provider_code),
        Column(
            "school",
            "School",
            lambda row: {"text": row.provider_name, "href": link(row.provider_code)},
            (InFile("school", lambda row: row.provider_name),),
            kind="name",
            is_by_text=True,
        ),
        Column("kind", "Soort", lambda row: {"text": _kind(row)}, (InFile("soort", _kind),), is_by_text=True),
        Column(
            "place",
            "Gemeente",
            lambda row: {"text": gemeente(row), "sub": LOCATIONS[row.location_kind]},
            (InFile("gemeente", gemeente), InFile("soort plaats", lambda row: LOCATIONS[row.location_kind])),
            is_by_text=True,
        ),
        Column(
            "programmes",
            "Opleidingen",
            _programmes,
            (InFile("opleidingen", lambda row: row.programmes), InFile("jaar", _year)),
            kind="number",
        ),
    ]


def _kind(row: Provider) -> str:
    return "hbo" if row.source_id == HBO_STUDENTS else "mbo"


def _year(row: Provider) -> str:
    return "nu" if row.last_year is None else str(row.last_year)


def _programmes(row: Provider) -> Cell:
    known = numbers.UNKNOWN if row.programmes is None else numbers.whole(row.programmes)
    return number(row.programmes, known, _year(row))


def schools_table(
    view: TrainingView, rows: Sequence[Provider], link: Callable[[str], str], place_name: str = ""
) -> Table:
    """One row per school and gemeente.

    Args:
        view: the region.
        rows: the schools, in order.
        link: where the name of a school leads.
        place_name: that of the gemeente where they are all in one; without it they are in the region.
    """
    return table(
        school_columns(view.gemeenten, link),
        rows,
        caption=f"Scholen in {place_name or view.place.region_name}",
        source=facts(view.sources, [row.source_id for row in rows], PROVIDERS_COUNTED, LAST_YEARS),
        name=lambda row: f"{row.source_id}-{row.provider_code}-{row.gemeente_code}",
    )


HBO_COLUMNS: tuple[Column[HboProgramme], ...] = (
    only_in_file("code", lambda row: row.code),
    Column(
        "programme",
        "Opleiding",
        lambda row: {"text": row.name, "code": row.code},
        (InFile("opleiding", lambda row: row.name),),
        kind="name",
        is_by_text=True,
    ),
    Column(
        "kind", "Soort", lambda row: {"text": row.diploma}, (InFile("soort", lambda row: row.diploma),), is_by_text=True
    ),
    Column(
        "place",
        "Gemeente",
        lambda row: {"text": row.gemeenten},
        (InFile("gemeente", lambda row: row.gemeenten),),
        is_by_text=True,
    ),
    only_in_file("jaar", lambda row: str(row.last_year or "")),
)


def diploma_and_name(text: str) -> tuple[str, str]:
    """Diploma and name of a programme of hbo; no diploma where the name begins otherwise.

    >>> diploma_and_name("Ad Engineering"), diploma_and_name("B Verpleegkunde"), diploma_and_name("Bouwkunde")
    (('associate degree', 'Engineering'), ('bachelor', 'Verpleegkunde'), ('', 'Bouwkunde'))
    """
    first, _, rest = text.partition(" ")
    return (DIPLOMAS[first], rest) if first in DIPLOMAS and rest else ("", text)


def hbo_table(view: TrainingView, rows: Sequence[ProviderProgramme], school_name: str) -> Table:
    """One row per programme with the gemeenten in this region that it is taught in; the file is in order of code."""
    by_code: dict[str, list[ProviderProgramme]] = {}
    for row in rows:
        by_code.setdefault(row.crebo_code, []).append(row)
    items = []
    for code, taught in by_code.items():
        diploma, name = diploma_and_name(taught[0].programme_name or "")
        where = listing([view.gemeenten.get(row.gemeente_code, row.gemeente_code) for row in taught])
        items.append(HboProgramme(code, diploma, name, where, taught[0].last_year))
    caption = f"Hbo-opleidingen van {school_name}"
    source = facts(view.sources, [row.source_id for row in rows], HBO_COUNTED, "laatste jaar")
    by_name = sorted(items, key=lambda row: row.name.casefold())
    made = lines(HBO_COLUMNS, by_name, name=lambda row: row.code)
    return Table(caption, heads(HBO_COLUMNS), made, file_of(HBO_COLUMNS, items, caption, source))


@kept(128, "region")
def places_ready(scope: Scope) -> tuple[Table, Prepared]:
    """Schools and programmes per gemeente. Made once."""
    view, places = load_training(scope), training_places(scope)
    made = places_table(view, places, schools(scope), lambda code: href(scholen="lijst", gemeente=code))
    return made, prepared(made.columns, made.rows, made.caption)


@kept(128, "region")
def schools_ready(scope: Scope, gemeente: str | None = None) -> tuple[Table, Prepared]:
    """Schools of a region, or of one gemeente in it. Made once."""
    view = load_training(scope)
    rows = [row for row in schools(scope) if gemeente in (None, row.gemeente_code)]
    made = schools_table(view, rows, lambda code: href(school=code), view.gemeenten.get(gemeente or "", ""))
    return made, prepared(made.columns, made.rows, made.caption)


@kept(64, "region")
def programmes_ready(scope: Scope, place_code: str, provider_code: str, name: str) -> tuple[Table, Prepared]:
    """Programmes of a school against the sectors of the region. Made once."""
    rows = programmes_of(scope.at(region=place_code), provider_code)
    caption = f"Opleidingen van {name}"
    made = programme_table(load_training(scope, place_code), rows, trains_for(scope), caption, with_leads=True)
    return made, prepared(made.columns, made.rows, made.caption)


@kept(64, "region")
def hbo_ready(scope: Scope, provider_code: str, name: str) -> tuple[Table, Prepared]:
    """Programmes of a hogeschool in a region. Made once."""
    made = hbo_table(load_training(scope), hbo_programmes_of(scope, provider_code), name)
    return made, prepared(made.columns, made.rows, made.caption)
