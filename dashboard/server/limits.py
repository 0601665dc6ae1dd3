"""What this app does not take: bodies, other methods than reading, and doors of Streamlit that it has no use for."""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.server.headers import answer

# Nothing is uploaded; this is room for what a browser or a monitor may add by itself.
MAX_BODY_BYTES = 64 * 1024
# A body of that size that takes longer than this is not meant well.
BODY_SECONDS = 10
METHODS = ("GET", "HEAD", "OPTIONS")
# Streamlit serves these whether they are used or not: its interface for programs (off, but it answers), uploads,
# figures about its caches (anyone may ask, and counting them costs), and logging in.
CLOSED = (
    "/_stcore/agent",
    "/_stcore/upload_file",
    "/_stcore/metrics",
    "/_stcore/script-health-check",
    "/auth",
    "/oauth2callback",
)


class Limits:
    """Answers for the app where a request is too large, would change something, or knocks on a closed door."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the body first, so that a part of it never stays behind in the connection."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            body = await asyncio.wait_for(_body(scope, receive), BODY_SECONDS)
        except TimeoutError:
            await answer(send, 408, b"Het verzoek duurde te lang.\n", (b"connection", b"close"))
            return
        if body is None:
            await answer(send, 413, b"Het verzoek is te groot.\n", (b"connection", b"close"))
        elif scope["method"] not in METHODS:
            await answer(send, 405, b"Hier valt alleen te lezen.\n", (b"allow", ", ".join(METHODS).encode()))
        elif is_closed(scope["path"]):
            await answer(send, 404, b"Hier is niets.\n")
        else:
            await self.app(scope, _replayed(body, receive), send)


def is_closed(path: str) -> bool:
    """Whether a path is, or lies under, one that this app does not serve.

    >>> is_closed("/_stcore/agent/mcp"), is_closed("/_stcore/health")
    (True, False)
    """
    parts = [part for part in path.lower().split("/") if part not in ("", ".")]
    return any(_has(parts, closed.strip("/").split("/")) for closed in CLOSED)


def _has(parts: list[str], closed: list[str]) -> bool:
    return parts[: len(closed)] == closed


async def _body(scope: Scope, receive: Receive) -> bytes | None:
    """The whole body, or None where it is too large; nothing is read where none is announced."""
    headers = dict(scope["headers"])
    length = headers.get(b"content-length", b"0")
    if b"transfer-encoding" not in headers and length == b"0":
        return b""
    # As text: Python refuses to read a number of thousands of digits.
    if len(length.lstrip(b"0")) > len(str(MAX_BODY_BYTES)) or int(length) > MAX_BODY_BYTES:
        return None
    body = bytearray()
    while True:
        message = await receive()
        body.extend(message.get("body", b""))
        if len(body) > MAX_BODY_BYTES:
            return None
        if message["type"] == "http.disconnect" or not message.get("more_body", False):
            return bytes(body)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """A receive that gives the body that was read, and after it what the server sends."""
    given = not body

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
