"""Files of our own for the browser, served beside Streamlit's and named in its page (see dutch.py)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.kit import theme

FOLDER = Path(__file__).resolve().parent
LASTING = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Asset:
    """A script or a stylesheet; its version stands in the url, so that a browser keeps it while it is this one."""

    name: str
    content: bytes
    media_type: str

    @property
    def path(self) -> str:
        """Where it is served."""
        return f"/krimpgroei/{self.name}"

    @cached_property
    def version(self) -> str:
        """Changes with the content."""
        return hashlib.sha256(self.content).hexdigest()[:16]

    @property
    def tag(self) -> bytes:
        """How a page names it: relative, so that it is found behind a proxy with a path of its own as well."""
        address = f".{self.path}?v={self.version}"
        if self.media_type == "text/css":
            return f'<link rel="stylesheet" href="{address}">'.encode()
        return f'<script defer src="{address}"></script>'.encode()

    @property
    def route(self) -> Route:
        """The answer to who asks for it."""
        return Route(self.path, self._answer, methods=["GET", "HEAD"])

    async def _answer(self, request: Request) -> Response:
        lasting = request.query_params.get("v") == self.version
        headers = {"cache-control": LASTING if lasting else "no-cache", "etag": f'"{self.version}"'}
        if request.headers.get("if-none-match") == headers["etag"]:
            return Response(status_code=304, headers=headers)
        return Response(self.content, media_type=self.media_type, headers=headers)


def from_file(name: str, media_type: str) -> Asset:
    """An asset as it lies beside this module."""
    return Asset(name, (FOLDER / name).read_bytes(), media_type)


def stylesheet(name: str) -> Asset:
    """A stylesheet as it lies beside this module, after the colours of the theme that it names."""
    return Asset(name, theme.custom_properties().encode() + (FOLDER / name).read_bytes(), "text/css")


STYLE = stylesheet("page.css")
PRINT = from_file("print.js", "text/javascript")
DOWNLOADS = from_file("downloads.js", "text/javascript")
