"""Serves what pages let a browser keep of a version: a map without its shapes is a tenth as big."""

from __future__ import annotations

from pathlib import PurePosixPath

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.kit import version_files
from dashboard.kit.store import WarehouseError
from dashboard.server.assets import LASTING


def serve() -> Route:
    """The route; from here on pages name it."""
    return Route(version_files.serve(), _answer, methods=["GET", "HEAD"])


async def _answer(request: Request) -> Response:
    name, version, part = (request.path_params[key] for key in ("name", "version", "part"))
    maker = version_files.maker_of(name)
    body = None
    if maker is not None and PurePosixPath(version).name == version:
        try:
            body = await run_in_threadpool(maker, version, part)
        except WarehouseError:
            body = None
    if body is None:
        return Response("Deze grenzen zijn er niet (meer).", status_code=404, media_type="text/plain")
    # A version never changes.
    return Response(body, media_type="application/geo+json", headers={"cache-control": LASTING})
