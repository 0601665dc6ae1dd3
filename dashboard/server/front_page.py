"""The first page under its own name: Streamlit serves it at ``/`` only and would say that ``/regio`` is not there."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

NAME = "regio"


async def to_front_page(request: Request) -> Response:
    """Send the visitor to the first page, with the choices of the url."""
    query = f"?{request.url.query}" if request.url.query else ""
    # Relative, so that it also holds behind a proxy with a path of its own.
    return RedirectResponse(f"./{query}", status_code=307)


ROUTE = Route(f"/{NAME}", to_front_page)
