"""The script that puts Dutch where Streamlit writes English in the browser, with its table, and the route to it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

PATH = "/krimpgroei/nederlands.js"
_FOLDER = Path(__file__).resolve().parent
_PLACE = '"__TABLE__"'


def table() -> dict[str, Any]:
    """``words``: Dutch by whole English string; ``patterns``: pairs of a regular expression and its replacement."""
    found: dict[str, Any] = json.loads((_FOLDER / "nederlands.json").read_text(encoding="utf-8"))
    return found


def script() -> bytes:
    """The script with the table in it, without the spaces of the table."""
    source = (_FOLDER / "nederlands.js").read_text(encoding="utf-8")
    return source.replace(_PLACE, json.dumps(table(), ensure_ascii=False, separators=(",", ":")), 1).encode()


SCRIPT = script()
# Stands in the url, so that browsers may keep the script for as long as it is this one.
VERSION = hashlib.sha256(SCRIPT).hexdigest()[:16]


async def _answer(request: Request) -> Response:
    lasting = request.query_params.get("v") == VERSION
    kept = "public, max-age=31536000, immutable" if lasting else "no-cache"
    headers = {"cache-control": kept, "etag": f'"{VERSION}"'}
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    return Response(SCRIPT, media_type="text/javascript", headers=headers)


ROUTE = Route(PATH, _answer, methods=["GET", "HEAD"])
