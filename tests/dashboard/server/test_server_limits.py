"""What the app does not take: bodies, methods, closed doors; and that a small body reaches the app whole."""

from __future__ import annotations

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send

from dashboard.server import limits
from dashboard.server.limits import MAX_BODY_BYTES, Limits, is_closed


async def _echo(scope: Scope, receive: Receive, send: Send) -> None:
    body = (await receive()).get("body", b"")
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body})


def _ask(parts: list[bytes], path: str = "/", method: str = "GET", **headers: str) -> tuple[int, bytes]:
    sent: list[Message] = []
    waiting = list(parts)

    async def receive() -> Message:
        if not waiting:
            await asyncio.sleep(60)
        return {"type": "http.request", "body": waiting.pop(0), "more_body": bool(waiting) or "slow" in headers}

    async def send(message: Message) -> None:
        sent.append(message)

    found = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    asyncio.run(Limits(_echo)({"type": "http", "path": path, "method": method, "headers": found}, receive, send))
    return sent[0]["status"], sent[1]["body"]


def test_a_small_body_arrives_whole() -> None:
    assert _ask([b"ab", b"cd"], transfer_encoding="chunked") == (200, b"abcd")
    assert _ask([b"abcd"], content_length="4") == (200, b"abcd")


@pytest.mark.parametrize("length", [str(MAX_BODY_BYTES + 1), "9" * 5000])
def test_an_announced_large_body_is_not_even_read(length: str) -> None:
    assert _ask([], content_length=length)[0] == 413


def test_a_large_body_in_parts_is_refused_when_it_is_too_much() -> None:
    assert _ask([b"x" * 40_000] * 3, transfer_encoding="chunked")[0] == 413
    assert _ask([b"x" * 40_000] * 3, transfer_encoding="chunked", content_length="5")[0] == 413
    assert _ask([b"x" * MAX_BODY_BYTES], content_length=str(MAX_BODY_BYTES))[0] == 200


def test_a_body_that_does_not_come_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BODY_SECONDS", 0.05)
    assert _ask([b"x"], transfer_encoding="chunked", slow="1")[0] == 408


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "get"])
def test_only_reading(method: str) -> None:
    assert _ask([b""], method=method)[0] == 405


@pytest.mark.parametrize(
    "path",
    ["/_stcore/agent/mcp", "/_STCORE/Agent/mcp", "//_stcore//agent", "/_stcore/./metrics", "/auth/login", "/auth"],
)
def test_closed(path: str) -> None:
    assert is_closed(path)
    assert _ask([b""], path)[0] == 404


@pytest.mark.parametrize(
    "path", ["/", "/_stcore/health", "/_stcore/stream", "/_stcore/host-config", "/auteurs", "/gezond"]
)
def test_open(path: str) -> None:
    assert not is_closed(path)
