"""The page Verantwoording as tests open and read it, and a version that differs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb
from streamlit.testing.v1 import AppTest

from tests.made.app_pages import open_page

Cells = dict[str, dict[str, Any]]


def change(folder: Path, sql: str) -> None:
    """Publish a version that differs from the one before; its name is new, as caches go by the name."""
    new = folder / f"anders-{uuid4().hex}.duckdb"
    shutil.copy(folder / (folder / "CURRENT").read_text().strip(), new)
    with duckdb.connect(new) as con:
        con.execute(sql)
    (folder / "CURRENT").write_text(new.name)


def show() -> AppTest:
    """The page; no traceback, ever."""
    return open_page("verantwoording")


def texts(app: AppTest) -> str:
    """All running text of the page."""
    kinds = (app.title, app.header, app.subheader, app.markdown, app.info, app.warning, app.error)
    return "\n".join(str(element.value) for kind in kinds for element in kind)


def tables(app: AppTest) -> dict[str, dict[str, Cells]]:
    """Rows by id of every table on screen, by its caption."""
    drawn = [json.loads(element.proto.bytes) for element in app.get("bidi_component")]
    return {data["caption"]: {row["id"]: row["cells"] for row in data["rows"]} for data in drawn}
