"""The sector table on screen: a small component of our own, fed by dashboard/tables.

Streamlit's grid draws on a canvas and carries English menus, its static table cannot sort or turn into cards on a
phone, and neither shows a trend line beside plain text. A component has its own style root: nothing leaks.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

_FOLDER = Path(__file__).resolve().parent
_draw = st.components.v2.component(
    "krimpgroei_data_table",
    html='<div id="table"></div>',
    css=(_FOLDER / "data_table.css").read_text(encoding="utf-8"),
    js=(_FOLDER / "data_table.js").read_text(encoding="utf-8"),
)


def data_table(
    columns: list[dict[str, Any]], rows: list[dict[str, Any]], *, caption: str, sort_by: str, key: str
) -> None:
    """Draw a table.

    Args:
        columns: ``id``, ``label`` and ``kind`` (name, number, verdict, text, spark), see dashboard/tables.
        rows: ``id``, ``level`` and ``cells``, see dashboard/tables.
        caption: what the table shows, read aloud by a screen reader.
        sort_by: column to sort by at first, largest on top.
        key: unique on the page.
    """
    data = {"columns": columns, "rows": rows, "caption": caption, "sort": {"id": sort_by, "up": False}}
    _draw(data=data, key=key)
