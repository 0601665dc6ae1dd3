"""Where someone can learn each missing skill group: a row per group on screen, per programme to download. Pure."""

from __future__ import annotations

from typing import Any

from dashboard.kit import numbers
from dashboard.kit.sheet import Cell, Sheet
from dashboard.kit.table import Table, column, rank, row
from dashboard.pages.overstap.caveat import CAVEAT
from dashboard.pages.overstap.data import Occupation
from dashboard.pages.overstap.pair.text import skill_name
from dashboard.pages.overstap.teaching import text as say
from dashboard.pages.overstap.teaching.view import Lesson, Programme, Teaching
from dashboard.pages.overstap.view import RegionWork

NAMED = 4
HEADER = (
    "te leren", "code van de vaardigheid", "opleiding", "code van de opleiding", "niveau", "hoe we dat weten",
    "waarop dat rust", "scholen in de regio", "scholen in de buurt",
)  # fmt: skip


def where_to_learn(found: Teaching, destination: Occupation, work: RegionWork) -> Table:
    """Every missing skill group with its programmes."""
    columns = [column("skill", "Te leren", "name")]
    if found.has_places:
        columns += [
            column("here", f"In {found.region.region_name}", "long", "Hier"),
            column("near", "In de buurt", "long"),
        ]
    else:
        columns.append(column("all", "Mbo-opleidingen in Nederland", "long"))
    made = [
        row(lesson.gap.skill_code, skill={"text": skill_name(lesson.gap)}, **_cells(lesson, found))
        for lesson in found.lessons
    ]
    rank(columns[:1], made)
    caption = f"Waar te leren wat ontbreekt voor {destination.occupation_name}, {found.region.region_name}"
    sheet_lines = [line for lesson in found.lessons for line in _lines(lesson, found)]
    facts = [
        ("Bron", say.SOURCES),
        ("Hoe", say.HOW),
        ("Let op", f"{say.MADE} {CAVEAT}"),
        ("Versie", f"{work.build.version_name}, gemaakt op {numbers.day(work.build.built_at)}"),
    ]
    return Table(caption, columns, made, Sheet(caption, HEADER, sheet_lines, facts))


def _cells(lesson: Lesson, found: Teaching) -> dict[str, dict[str, Any]]:
    """The programmes of a group; what holds wherever someone looks stands in the first cell only."""
    programmes = say.unique(lesson.programmes)
    first, *others = ("here", "near") if found.has_places else ("all",)
    if lesson.is_common or lesson.is_unknown:
        names = [say.COMMON] if lesson.is_common else []
        return {first: _cell(names, say.NOT_KNOWN), **{other: _cell([], "") for other in others}}
    if not found.has_places:
        return {first: _cell([say.named(each.teaches) for each in programmes], "")}
    here = [f"{say.named(each.teaches)}: {say.schools(each.here, found)}" for each in programmes if each.here]
    near = [f"{say.named(each.teaches)}: {say.schools(each.near, found)}" for each in programmes if each.near]
    return {"here": _cell(here, "geen"), "near": _cell(near, "geen")}


def _cell(names: list[str], none: str) -> dict[str, Any]:
    left = len(names) - NAMED
    text = "; ".join(names[:NAMED]) + (f"; en nog {numbers.whole(left)}" if left > 0 else "")
    return {"text": text or none, "muted": not names, "sort": len(names)}


def _lines(lesson: Lesson, found: Teaching) -> list[list[Cell]]:
    first = [skill_name(lesson.gap), lesson.gap.skill_code]
    if not lesson.programmes:
        return [[*first, say.NOT_KNOWN if not lesson.elsewhere else "niet hier of in de buurt", *[""] * 6]]
    return [[*first, *_programme(each, found)] for each in lesson.programmes]


def _programme(item: Programme, found: Teaching) -> list[Cell]:
    known = item.teaches
    return [
        known.programme_name,
        known.crebo_code,
        say.level(known) if known.education_level else numbers.UNKNOWN,
        say.how_known(known),
        known.evidence,
        say.schools(item.here, found),
        say.schools(item.near, found),
    ]
