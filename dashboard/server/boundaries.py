"""Shapes of the regions for the map, as a file that a browser keeps: a map by itself is then a tenth of its size.

Without this route (``streamlit run dashboard/app.py``) the shapes go along with every map.
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.growth import data
from dashboard.kit.numbers import REGION_TYPES
from dashboard.kit.store import WarehouseError
from dashboard.server.assets import LASTING

_PATH = "/krimpgroei/grenzen/{version}/{kind}.json"
_is_served = False


def serve() -> Route:
    """The route; from here on maps name it."""
    global _is_served
    _is_served = True
    return Route(_PATH, _answer, methods=["GET", "HEAD"])


def address(version: str, kind: str) -> str | None:
    """Where a browser finds the shapes of a type of region, from any page; None where they are not served."""
    return _PATH.format(version=version, kind=kind).removeprefix("/") if _is_served else None


async def _answer(request: Request) -> Response:
    version, kind = request.path_params["version"], request.path_params["kind"]
    try:
        body = await run_in_threadpool(_shapes, version, kind)
    except WarehouseError:
        body = None
    if body is None:
        return Response("Deze grenzen zijn er niet (meer).", status_code=404, media_type="text/plain")
    # A version never changes.
    return Response(body, media_type="application/geo+json", headers={"cache-control": LASTING})


def _shapes(version: str, kind: str) -> bytes | None:
    if kind not in REGION_TYPES or PurePosixPath(version).name != version:
        return None
    shapes = data.boundaries(version, kind)
    features = [{"type": "Feature", "id": code, "properties": {}, "geometry": shape} for code, shape in shapes.items()]
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")).encode()
