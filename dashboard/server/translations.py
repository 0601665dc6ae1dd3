"""The script that puts Dutch where Streamlit writes English in the browser, with its table."""

from __future__ import annotations

import json
from typing import Any

from dashboard.server.assets import FOLDER, Asset

_PLACE = '"__TABLE__"'


def table() -> dict[str, Any]:
    """``words``: Dutch by whole English string; ``patterns``: pairs of a regular expression and its replacement."""
    found: dict[str, Any] = json.loads((FOLDER / "dutch_words.json").read_text(encoding="utf-8"))
    return found


def script() -> bytes:
    """The script with the table in it, without the spaces of the table."""
    source = (FOLDER / "dutch_words.js").read_text(encoding="utf-8")
    return source.replace(_PLACE, json.dumps(table(), ensure_ascii=False, separators=(",", ":")), 1).encode()


ASSET = Asset("dutch_words.js", script(), "text/javascript")
