"""What every table of the app is: each column declared once, for the screen and for the file. Pure.

A cell on screen is a dictionary with ``text`` and, where useful, ``sub`` (a smaller line below), ``sort`` (a value to
sort by), ``href``, ``code``, ``sign``, ``muted``; see kit/widget. A cell in a file is text or a number (kit/sheet.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from dashboard.kit.interval import Interval
from dashboard.kit.sheet import FileCell, Sheet

Cell = dict[str, Any]
Item = TypeVar("Item")


@dataclass(frozen=True)
class InFile(Generic[Item]):
    """A column of the file: its head, and its value for what a row is about."""

    head: str
    value: Callable[[Item], FileCell]


@dataclass(frozen=True)
class Column(Generic[Item]):
    """A column, declared once.

    Attributes:
        name: in the url, where the table is sorted by it.
        head: above the column on screen.
        cell: its cell for what a row is about; None where it stands in the file only. An empty one is left out.
        in_file: what stands of it in the file, such as a figure and its two bounds; empty where nothing does.
        kind: name, number, verdict, text, long or spark; how the screen draws it.
        short: the head where there is little room.
        is_by_text: sort by the text itself, so that the first click on the head goes from A to Z.
    """

    name: str
    head: str = ""
    cell: Callable[[Item], Cell | None] | None = None
    in_file: tuple[InFile[Item], ...] = ()
    kind: str = "text"
    short: str = ""
    is_by_text: bool = False


@dataclass(frozen=True)
class Table:
    """One table: for the screen (see kit/widget) and for a file."""

    caption: str
    columns: Sequence[Mapping[str, Any]]
    rows: Sequence[Mapping[str, Any]]
    sheet: Sheet


def only_in_file(head: str, value: Callable[[Item], FileCell]) -> Column[Item]:
    """A column that the screen has no room for."""
    return Column(head, in_file=(InFile(head, value),))


def with_bounds(
    heads: tuple[str, str, str], of: Callable[[Item], Interval], shown: Callable[[float | None], FileCell]
) -> tuple[InFile[Item], ...]:
    """A figure and its two bounds in the file, under these heads; ``shown`` rounds each of the three."""
    value, low, high = heads
    return (
        InFile(value, lambda item: shown(of(item).value)),
        InFile(low, lambda item: shown(of(item).low)),
        InFile(high, lambda item: shown(of(item).high)),
    )


def heads(columns: Iterable[Column[Item]]) -> list[Cell]:
    """The columns that stand on screen, as the widget takes them."""
    return [
        {"id": each.name, "label": each.head, "kind": each.kind, "short": each.short or each.head}
        for each in columns
        if each.cell is not None
    ]


def lines(
    columns: Sequence[Column[Item]],
    items: Iterable[Item],
    name: Callable[[Item], str],
    level: Callable[[Item], str] = lambda _: "section",
    is_chosen: Callable[[Item], bool] | None = None,
) -> list[Cell]:
    """One row on screen for each item.

    Args:
        columns: of the table.
        items: what the rows are about, in order.
        name: identifies a row in the table.
        level: section, group, total, rest or part; how a row is drawn.
        is_chosen: whether the page is about this one; without it no row says so.
    """
    made: list[Cell] = []
    for item in items:
        cells = {each.name: cell for each in columns if each.cell is not None and (cell := each.cell(item)) is not None}
        marks = {} if is_chosen is None else {"chosen": is_chosen(item)}
        made.append({"id": name(item), "level": level(item), **marks, "cells": cells})
    for each in columns:
        if each.is_by_text:
            _sort_by_text([row["cells"][each.name] for row in made], is_name=each.kind == "name")
    return made


def file_of(columns: Sequence[Column[Item]], items: Iterable[Item], title: str, source: Mapping[str, str]) -> Sheet:
    """The same columns as a file.

    Args:
        columns: of the table.
        items: what the rows are about; more than on screen where the file holds more.
        title: what the file shows.
        source: where the figures come from, fact by fact.
    """
    told = [part for each in columns for part in each.in_file]
    rows = [[part.value(item) for part in told] for item in items]
    return Sheet(title, tuple(part.head for part in told), rows, tuple(source.items()))


def table(
    columns: Sequence[Column[Item]],
    items: Sequence[Item],
    *,
    caption: str,
    source: Mapping[str, str],
    name: Callable[[Item], str],
    level: Callable[[Item], str] = lambda _: "section",
    title: str = "",
) -> Table:
    """A table whose rows are the same on screen and in the file; arguments as ``lines`` and ``file_of``.

    ``title`` is that of the file where it is another than the caption.
    """
    made = lines(columns, items, name, level)
    return Table(caption, heads(columns), made, file_of(columns, items, title or caption, source))


def _sort_by_text(cells: Sequence[Cell], *, is_name: bool) -> None:
    if any("sort" in cell for cell in cells):
        return
    order = sorted({cell["text"].casefold() for cell in cells})
    for cell in cells:
        cell["sort"] = (1 if is_name else -1) * order.index(cell["text"].casefold())
