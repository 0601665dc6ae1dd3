"""A table on screen: a small component of our own, fed by dashboard/tables.

Streamlit's grid draws on a canvas and carries English menus, its static table cannot sort or turn into cards on a
phone, and neither shows a trend line beside plain text. A component has its own style root: nothing leaks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.navigation import follow
from dashboard.picker import go_to

_FOLDER = Path(__file__).resolve().parent
_draw = st.components.v2.component(
    "krimpgroei_data_table",
    html='<div id="table"></div>',
    css=(_FOLDER / "data_table.css").read_text(encoding="utf-8"),
    js=(_FOLDER / "data_table.js").read_text(encoding="utf-8"),
)
UP = "-op"


def data_table(
    columns: Sequence[Mapping[str, Any]], rows: Sequence[Mapping[str, Any]], *, caption: str, sort_by: str, key: str
) -> None:
    """Draw a table; how it is sorted goes into the url, and a click on a link in it is followed.

    Args:
        columns: ``id``, ``label`` and ``kind`` (name, number, verdict, text, long, spark), see dashboard/tables.
        rows: ``id``, ``level`` and ``cells``, see dashboard/tables; ``chosen`` marks the row the page is about.
        caption: what the table shows, read aloud by a screen reader.
        sort_by: column to sort by at first, largest on top; empty keeps the given order.
        key: unique on the page; ``volgorde_KEY`` in the url.
    """
    name, widget = f"volgorde_{key}", f"tabel_{key}"
    sort = _sort(st.query_params.get(name), columns, sort_by)
    data = {"columns": columns, "rows": rows, "caption": caption, "sort": sort}

    def take_sort() -> None:
        chosen = (st.session_state.get(widget) or {}).get("sort") or {}
        text = f"{chosen.get('id', '')}{UP if chosen.get('up') else ''}"
        go_to(**{name: None if text == sort_by else text})

    def take_link() -> None:
        follow((st.session_state.get(widget) or {}).get("followed"))

    _draw(data=data, key=widget, on_sort_change=take_sort, on_followed_change=take_link)


def _sort(text: str | None, columns: Sequence[Mapping[str, Any]], sort_by: str) -> dict[str, Any]:
    """The order in the url where it names a column, else the table's own."""
    chosen = text or sort_by
    column = chosen.removesuffix(UP)
    if column not in {str(item["id"]) for item in columns}:
        column, chosen = sort_by, sort_by
    return {"id": column, "up": chosen.endswith(UP)}
