"""The guard at the websocket: origins, sizes and kinds of messages."""

from __future__ import annotations

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard.server.sockets import MAX_MESSAGE_BYTES, SocketGuard, same_origin


def _through(messages: list[Message], origin: bytes | None = None) -> tuple[list[Message], list[Message]]:
    """What comes through to the app, and what is sent to the visitor."""
    got: list[Message] = []
    sent: list[Message] = []
    waiting = iter([{"type": "websocket.connect"}, *messages, {"type": "websocket.disconnect", "code": 1001}])

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        while True:
            got.append(await receive())
            if got[-1]["type"] == "websocket.disconnect":
                await send({"type": "websocket.send", "bytes": b"late"})
                return

    async def receive() -> Message:
        return next(waiting)

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"host", b"cijfers.example.nl")] + ([(b"origin", origin)] if origin is not None else [])
    asyncio.run(SocketGuard(app)({"type": "websocket", "path": "/_stcore/stream", "headers": headers}, receive, send))
    return got, sent


def _message(kind: str) -> Message:
    asked = BackMsg()
    if kind == "rerun_script":
        asked.rerun_script.query_string = "regio=CR33"
    elif kind == "backend_operation_request":
        asked.backend_operation_request.request_id = "1"
    else:
        setattr(asked, kind, True)
    return {"type": "websocket.receive", "bytes": asked.SerializeToString()}


@pytest.mark.parametrize("kind", ["rerun_script", "stop_script", "app_heartbeat", "backend_operation_request"])
def test_what_a_page_asks_comes_through(kind: str) -> None:
    got, _ = _through([_message(kind)])
    assert [message["type"] for message in got] == ["websocket.connect", "websocket.receive", "websocket.disconnect"]


@pytest.mark.parametrize(
    "kind",
    ["clear_cache", "set_run_on_save", "load_git_info", "debug_shutdown_runtime", "debug_disconnect_websocket"],
)
def test_what_no_page_of_ours_asks_is_left_out(kind: str) -> None:
    got, sent = _through([_message(kind), _message("rerun_script")])
    assert [message["type"] for message in got] == ["websocket.connect", "websocket.receive", "websocket.disconnect"]
    assert {"type": "websocket.close", "code": 1003} not in sent


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"type": "websocket.receive", "text": "hallo"}, 1003),
        ({"type": "websocket.receive", "bytes": None, "text": "hallo"}, 1003),
        ({"type": "websocket.receive", "bytes": b"x" * (MAX_MESSAGE_BYTES + 1)}, 1009),
    ],
)
def test_text_and_large_messages_end_the_connection(message: Message, code: int) -> None:
    got, sent = _through([message, _message("rerun_script")])
    assert [part["type"] for part in got] == ["websocket.connect", "websocket.disconnect"]
    # Nothing is sent after the close.
    assert sent == [{"type": "websocket.close", "code": code}]


def test_a_page_of_another_site_never_reaches_the_app() -> None:
    got, sent = _through([_message("rerun_script")], b"https://elders.example")
    assert got == []
    assert sent == [{"type": "websocket.close", "code": 1008}]


@pytest.mark.parametrize(
    ("origin", "host", "expected"),
    [
        (b"https://a.nl", b"a.nl", True),
        (b"http://a.nl:8501", b"a.nl:8501", True),
        (b"https://A.nl", b"a.nl", True),
        (None, b"a.nl", True),
        (b"https://a.nl", None, False),
        (b"https://a.nl.elders.nl", b"a.nl", False),
        (b"http://a.nl:8501", b"a.nl", False),
        (b"null", b"a.nl", False),
        (b"", b"", False),
        (b"\xff", b"a.nl", False),
        (b"http://[::1", b"a.nl", False),
    ],
)
def test_same_origin(origin: bytes | None, host: bytes | None, expected: bool) -> None:
    assert same_origin(origin, host) is expected
