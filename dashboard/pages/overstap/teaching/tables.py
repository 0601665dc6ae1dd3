"""Where someone can learn each missing skill group: a row per group on screen, per programme in the file.

Pure, but for what is kept ready.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.kit import numbers
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.table import Cell, Column, InFile, Table, file_of, heads, lines, only_in_file
from dashboard.kit.widget.data_table import Prepared
from dashboard.pages.overstap.data import CAVEAT, Occupation, skill_gaps
from dashboard.pages.overstap.pair.text import missing_skills_by_use, skill_name
from dashboard.pages.overstap.tables import ready
from dashboard.pages.overstap.teaching.data import ProgrammePlace
from dashboard.pages.overstap.teaching.text import (
    HOW_WE_KNOW,
    NO_TIMETABLE,
    NOT_KNOWN,
    TAUGHT_BY_MOST,
    TEACHING_SOURCES,
    how_known,
    level_name,
    programme_name,
    school_names,
    unique_programmes,
)
from dashboard.pages.overstap.teaching.view import Lesson, Programme, Teaching, load_teaching
from dashboard.pages.overstap.work_here.data import RegionWork, load_region_work

NAMED = 4
NOT_NEAR = "niet hier of in de buurt"


@dataclass(frozen=True)
class LessonLine:
    """A missing skill group; in the file with one programme that teaches it, or none where none does."""

    lesson: Lesson
    programme: Programme | None = None

    @property
    def programme_name(self) -> str:
        """Name of the programme, or why there is none."""
        if self.programme is not None:
            return self.programme.teaches.programme_name
        return NOT_NEAR if self.lesson.elsewhere else NOT_KNOWN

    def of_programme(self, value: Callable[[Programme], str]) -> str:
        """Something of the programme; empty where there is none."""
        return "" if self.programme is None else value(self.programme)


def lesson_columns(found: Teaching) -> list[Column[LessonLine]]:
    """The columns: in and near the region where places are known, all of the country where they are not."""
    return [
        Column(
            "skill",
            "Te leren",
            lambda line: {"text": skill_name(line.lesson.gap)},
            (
                InFile("te leren", lambda line: skill_name(line.lesson.gap)),
                InFile("code van de vaardigheid", lambda line: line.lesson.gap.skill_code),
            ),
            kind="name",
            is_by_text=True,
        ),
        only_in_file("opleiding", lambda line: line.programme_name),
        only_in_file("code van de opleiding", lambda line: line.of_programme(lambda each: each.teaches.crebo_code)),
        only_in_file("niveau", lambda line: line.of_programme(_level)),
        only_in_file("hoe we dat weten", lambda line: line.of_programme(lambda each: how_known(each.teaches))),
        only_in_file("waarop dat rust", lambda line: line.of_programme(lambda each: each.teaches.evidence)),
        *_place_columns(found),
    ]


def _place_columns(found: Teaching) -> list[Column[LessonLine]]:
    here = InFile[LessonLine](
        "scholen in de regio", lambda line: line.of_programme(lambda each: school_names(each.here, found))
    )
    near = InFile[LessonLine](
        "scholen in de buurt", lambda line: line.of_programme(lambda each: school_names(each.near, found))
    )
    if not found.has_places:
        head = "Mbo-opleidingen in Nederland"
        return [Column("all", head, lambda line: _everywhere(line.lesson), (here, near), kind="long")]
    return [
        Column(
            "here",
            f"In {found.region.region_name}",
            lambda line: _said_once(line.lesson) or _taught(line.lesson, lambda each: each.here, found),
            (here,),
            kind="long",
            short="Hier",
        ),
        Column(
            "near",
            "In de buurt",
            lambda line: (
                _cell([], "") if _said_once(line.lesson) else _taught(line.lesson, lambda each: each.near, found)
            ),
            (near,),
            kind="long",
        ),
    ]


def where_to_learn_table(found: Teaching, destination: Occupation, work: RegionWork) -> Table:
    """Every missing skill group with its programmes."""
    columns = lesson_columns(found)
    caption = f"Waar te leren wat ontbreekt voor {destination.occupation_name}, {found.region.region_name}"
    source = {
        "Bron": TEACHING_SOURCES,
        "Hoe": HOW_WE_KNOW,
        "Let op": f"{NO_TIMETABLE} {CAVEAT}",
        "Versie": f"{work.build.version_name}, gemaakt op {numbers.day(work.build.built_at)}",
    }
    rows = lines(columns, [LessonLine(each) for each in found.lessons], lambda line: line.lesson.gap.skill_code)
    in_file = [LessonLine(each, programme) for each in found.lessons for programme in each.programmes or (None,)]
    return Table(caption, heads(columns), rows, file_of(columns, in_file, caption, source))


@kept(128, "region", "years")
def where_to_learn_ready(
    scope: Scope, origin_code: str, destination_code: str
) -> tuple[Teaching, tuple[Table, Prepared]]:
    """Which programmes teach what someone lacks for an occupation, and that as a table. Made once."""
    work = load_region_work(scope)
    destination = work.occupations[destination_code]
    gaps = skill_gaps(scope, origin_code, (destination_code,)).get(destination_code, ())
    found = load_teaching(scope, work.region, destination, missing_skills_by_use(gaps))
    return found, ready(where_to_learn_table(found, destination, work))


def _said_once(lesson: Lesson) -> Cell | None:
    """What holds wherever someone looks, for the first column only; None where the place matters."""
    if lesson.is_common:
        return _cell([TAUGHT_BY_MOST], NOT_KNOWN)
    return _cell([], NOT_KNOWN) if lesson.is_unknown else None


def _everywhere(lesson: Lesson) -> Cell:
    names = [programme_name(each.teaches) for each in unique_programmes(lesson.programmes)]
    return _said_once(lesson) or _cell(names, "")


def _taught(lesson: Lesson, places: Callable[[Programme], Sequence[ProgrammePlace]], found: Teaching) -> Cell:
    """The programmes of a group with their schools in one of both places."""
    programmes = unique_programmes(lesson.programmes)
    names = [
        f"{programme_name(each.teaches)}: {school_names(places(each), found)}" for each in programmes if places(each)
    ]
    return _cell(names, "geen")


def _cell(names: Sequence[str], none: str) -> Cell:
    left = len(names) - NAMED
    text = "; ".join(names[:NAMED]) + (f"; en nog {numbers.whole(left)}" if left > 0 else "")
    return {"text": text or none, "muted": not names, "sort": len(names)}


def _level(item: Programme) -> str:
    return level_name(item.teaches) if item.teaches.education_level else numbers.UNKNOWN
