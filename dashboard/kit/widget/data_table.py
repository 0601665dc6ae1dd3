"""A table on screen: a small component of our own, fed by dashboard/tables.

Streamlit's grid draws on a canvas and carries English menus, its static table cannot sort or turn into cards on a
phone, and neither shows a trend line beside plain text. A component has its own style root: nothing leaks.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.kit.url import go_to

_FOLDER = Path(__file__).resolve().parent
_draw = st.components.v2.component(
    "krimpgroei_data_table",
    html='<div id="table"></div>',
    css=(_FOLDER / "data_table.css").read_text(encoding="utf-8"),
    js=(_FOLDER / "data_table.js").read_text(encoding="utf-8"),
)
UP = "-op"


@dataclass(frozen=True)
class Prepared:
    """A table as the browser reads it, but for its order: made once, sent many times."""

    columns: tuple[str, ...]
    body: bytes


def prepared(columns: Sequence[Mapping[str, Any]], rows: Sequence[Mapping[str, Any]], caption: str) -> Prepared:
    """Make a table ready.

    Args:
        columns: ``id``, ``label`` and ``kind`` (name, number, verdict, text, long, spark), see dashboard/tables.
        rows: ``id``, ``level`` and ``cells``, see dashboard/tables; ``chosen`` marks the row the page is about.
        caption: what the table shows, read aloud by a screen reader.
    """
    data = {"columns": columns, "rows": rows, "caption": caption}
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return Prepared(tuple(str(column["id"]) for column in columns), body)


def data_table(table: Prepared, *, sort_by: str, key: str) -> None:
    """Draw a table; how it is sorted goes into the url.

    Args:
        table: made by ``prepared``.
        sort_by: column to sort by at first, largest on top; empty keeps the given order.
        key: unique on the page; ``volgorde_KEY`` in the url.
    """
    name, widget = f"volgorde_{key}", f"tabel_{key}"
    sort = json.dumps(_sort(st.query_params.get(name), table.columns, sort_by)).encode()

    def take_sort() -> None:
        chosen = (st.session_state.get(widget) or {}).get("sort") or {}
        text = f"{chosen.get('id', '')}{UP if chosen.get('up') else ''}"
        go_to(**{name: None if text == sort_by else text})

    data = b'{"sort":' + sort + b"," + table.body[1:]
    _draw(data=data, key=widget, on_sort_change=take_sort)


def _sort(text: str | None, columns: Sequence[str], sort_by: str) -> dict[str, Any]:
    """The order in the url where it names a column, else the table's own."""
    chosen = text or sort_by
    column = chosen.removesuffix(UP)
    if column not in columns:
        column, chosen = sort_by, sort_by
    return {"id": column, "up": chosen.endswith(UP)}
