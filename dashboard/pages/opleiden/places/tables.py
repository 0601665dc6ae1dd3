"""Schools and programmes per gemeente: the figures of the map as a table and a sheet. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dashboard.kit import numbers
from dashboard.kit.cells import number
from dashboard.kit.sheet import Cell, Sheet
from dashboard.kit.table import Table, column, rank, row
from dashboard.pages.opleiden import key_figures as say_known
from dashboard.pages.opleiden import text as say
from dashboard.pages.opleiden.data import Provider
from dashboard.pages.opleiden.places import text as words
from dashboard.pages.opleiden.places.places import TrainingPlace, levels_taught
from dashboard.pages.opleiden.student_counts import ALL
from dashboard.pages.opleiden.view import TrainingView

SHORT_LEVELS = {"entree": "Entree"}


def by_gemeente(
    view: TrainingView, places: Sequence[TrainingPlace], schools: Sequence[Provider], href: Callable[[str], str]
) -> Table:
    """One row per gemeente with a school; those without are told in words.

    Args:
        view: the region.
        places: every gemeente of the region.
        schools: the schools that are counted, for their source.
        href: where the name of a gemeente leads.
    """
    shown = [item for item in places if not item.is_empty]
    levels, has_offices = levels_taught(shown), any(item.offices for item in shown)
    columns = [
        column("gemeente", "Gemeente", "name"),
        column("schools", "Scholen met lessen", "number"),
        column(ALL, "Verschillende opleidingen", "number", "Opleidingen"),
        *(column(level, _level_name(level), "number") for level in levels),
    ]
    if has_offices:
        columns.append(column("offices", "Hoofdkantoor van mbo-scholen", "number", "Hoofdkantoren"))
    rows = [_row(item, levels, href) for item in shown]
    rank(columns[:1], rows)
    caption = f"Scholen en opleidingen per gemeente, {view.place.region_name}"
    header = ("code", "gemeente", "scholen met lessen", "namen", "verschillende opleidingen",
              *(_level_name(level).lower() for level in levels), "aanbod volledig bekend", "alleen hoofdkantoor",
              "namen hoofdkantoor")  # fmt: skip
    facts = say.facts(
        view.sources,
        [item.source_id for item in schools],
        f"{words.COUNTED} {words.OFFICE_MEANING}",
        "laatste jaar per school",
    )
    return Table(caption, columns, rows, Sheet(caption, header, [_line(item, levels) for item in places], facts))


def _level_name(level: str) -> str:
    return SHORT_LEVELS.get(level, say.LEVEL_NAMES[level])


def _row(item: TrainingPlace, levels: Sequence[str], href: Callable[[str], str]) -> dict[str, Any]:
    return row(
        item.gemeente_code,
        gemeente={"text": item.name, "href": href(item.gemeente_code)},
        # Of a head office it is not known whether it has lessons.
        schools=_count(len(item.schools) or (None if item.offices else 0), is_least=bool(item.offices)),
        offices=_count(len(item.offices)),
        **{level: _count(item.taught(level), is_least=item.is_least(level)) for level in (ALL, *levels)},
    )


def _count(value: int | None, *, is_least: bool = False) -> dict[str, Any]:
    if value is None:
        return number(None, numbers.UNKNOWN)
    text = numbers.whole(value) if value else say_known.NONE
    return {**number(value, f"minstens {text}" if is_least else text), "muted": value == 0}


def _line(item: TrainingPlace, levels: Sequence[str]) -> list[Cell]:
    return [item.gemeente_code, item.name, len(item.schools), "; ".join(item.schools), item.taught(),
            *(item.taught(level) for level in levels), "nee" if item.has_unnamed else "ja", len(item.offices),
            "; ".join(item.offices)]  # fmt: skip
