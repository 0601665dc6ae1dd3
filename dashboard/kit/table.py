"""What every table of the app is: columns and rows for the screen, and the same as a sheet to download. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.kit.sheet import Sheet

Cell = dict[str, Any]


@dataclass(frozen=True)
class Table:
    """One table: for the screen (see widgets/data_table) and for a file."""

    caption: str
    columns: Sequence[Mapping[str, Any]]
    rows: Sequence[Mapping[str, Any]]
    sheet: Sheet


def column(name: str, label: str, kind: str = "text", short: str = "") -> Cell:
    """A column; ``short`` is its label where there is little room."""
    return {"id": name, "label": label, "kind": kind, "short": short or label}


def row(name: str, **cells: Mapping[str, Any]) -> Cell:
    """A row with its cells by column."""
    return {"id": name, "level": "section", "cells": cells}


def rank(columns: Sequence[Mapping[str, Any]], rows: Sequence[Mapping[str, Any]]) -> None:
    """Give texts a value to sort by, so that the first click on a header goes from A to Z."""
    for each in columns:
        cells = [row["cells"][each["id"]] for row in rows]
        if any("sort" in cell for cell in cells):
            continue
        order = sorted({cell["text"].casefold() for cell in cells})
        sign = 1 if each["kind"] == "name" else -1
        for cell in cells:
            cell["sort"] = sign * order.index(cell["text"].casefold())
