"""The websocket: who may open one, how large a message is, and which requests a page of this app makes.

Streamlit itself lets any visitor empty the caches of everyone, ask for the state of the git checkout and for places to
upload to; and for a foreign origin it looks up its own address at another host, while everybody waits.
"""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]  # no stubs, one exception
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

# A page sends its choices: some kilobytes. The rest is room.
MAX_MESSAGE_BYTES = 256 * 1024
# Runs of a page, stopping one, staying alive, and downloads made on request.
TAKEN = frozenset({"rerun_script", "stop_script", "app_heartbeat", "backend_operation_request"})
POLICY, UNSUPPORTED, TOO_BIG = 1008, 1003, 1009
_log = logging.getLogger("krimpgroei.dashboard")


class SocketGuard:
    """Lets through what the app's own page sends; the rest is left out, or ends the connection."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check the origin, then every message."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        if not same_origin(headers.get(b"origin"), headers.get(b"host")):
            await receive()
            await send({"type": "websocket.close", "code": POLICY})
            return
        closed = False

        async def checked() -> Message:
            nonlocal closed
            while True:
                message = await receive()
                if message["type"] != "websocket.receive":
                    return message
                code = _refusal(message)
                if code is not None and not closed:
                    closed = True
                    await send({"type": "websocket.close", "code": code})
                    return {"type": "websocket.disconnect", "code": code}
                if not closed and _is_taken(message["bytes"]):
                    return message

        async def until_closed(message: Message) -> None:
            if not closed:
                await send(message)

        await self.app(scope, checked, until_closed)


def same_origin(origin: bytes | None, host: bytes | None) -> bool:
    """Whether a websocket is opened by a page of this host, or by a program (which names no origin).

    >>> same_origin(b"https://cijfers.example.nl", b"cijfers.example.nl")
    True
    >>> same_origin(b"https://elders.example.nl", b"cijfers.example.nl")
    False
    """
    if origin is None:
        return True
    try:
        asked = urlsplit(origin.decode("ascii")).netloc
    except ValueError:
        return False
    return bool(asked) and asked.lower() == (host or b"").decode("latin-1").lower()


def _refusal(message: Message) -> int | None:
    """Why a message ends the connection: it is text, or too large. Streamlit itself refuses what it cannot read."""
    content = message.get("bytes")
    if content is None:
        return UNSUPPORTED
    return TOO_BIG if len(content) > MAX_MESSAGE_BYTES else None


def _is_taken(content: bytes) -> bool:
    asked = BackMsg()
    try:
        asked.ParseFromString(content)
    except DecodeError:
        return True
    kind = asked.WhichOneof("type")
    if kind not in TAKEN:
        _log.info("left out a websocket message: %s", kind)
    return kind in TAKEN
