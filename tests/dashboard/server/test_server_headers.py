"""Security headers: who may frame the app, and what every answer carries."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.server.headers import SecurityHeaders, frame_ancestors, script_hashes, security_headers, streamlit_page


@pytest.mark.parametrize(
    "setting",
    [
        "'none'",
        "'self'",
        "'self' https://intranet.gemeente.nl",
        "*.gemeente.nl",
        "https://*.gemeente.nl:8443",
        "https:",
        "localhost:3000",
        "http://127.0.0.1:*",
    ],
)
def test_sound_settings_are_taken_as_they_are(setting: str) -> None:
    assert frame_ancestors(setting) == setting
    assert f"frame-ancestors {setting}" in dict(security_headers(b"", setting))[b"content-security-policy"].decode()


@pytest.mark.parametrize(
    "setting",
    [
        "*",
        "self",
        "'none' https://x.nl",
        "https://x.nl; script-src *",
        "https://x.nl, https://y.nl",
        "https://x.nl\r\nSet-Cookie: a=b",
        "https://x.nl\n",
        "javascript:",
        "data:",
        "https://x.nl/pad",
        "'unsafe-inline'",
        "https://gebruiker@x.nl",
        "https://é.nl",
        "https://x.nl:99999999",
    ],
)
def test_other_settings_are_refused_with_a_message(setting: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "krimpgroei.dashboard"):
        assert frame_ancestors(setting) == "'self'"
    assert "KRIMPGROEI_FRAME_ANCESTORS" in caplog.text
    assert "refused" in caplog.text


@pytest.mark.parametrize("setting", [None, "", "   "])
def test_no_setting_is_no_mistake(setting: str | None, caplog: pytest.LogCaptureFixture) -> None:
    assert frame_ancestors(setting) == "'self'"
    assert caplog.text == ""


@pytest.mark.parametrize(
    ("ancestors", "older"), [("'self'", b"SAMEORIGIN"), ("'none'", b"DENY"), ("https://x.nl", None)]
)
def test_the_older_header_never_contradicts_the_policy(ancestors: str, older: bytes | None) -> None:
    assert dict(security_headers(b"", ancestors)).get(b"x-frame-options") == older


def test_the_policy_names_no_other_host_and_no_free_scripts() -> None:
    policy = dict(security_headers(streamlit_page(), "'self'"))[b"content-security-policy"].decode()
    parts = dict(part.split(" ", 1) for part in policy.split("; "))
    assert parts["default-src"] == "'none'"
    assert "'unsafe-inline'" not in parts["script-src"]
    assert "'unsafe-eval'" not in parts["script-src"]
    assert not any("//" in part or "*" in part for part in parts.values())
    # Streamlit's own inline script is allowed by what it is, so that an update of Streamlit needs nothing here.
    assert script_hashes(streamlit_page()) in parts["script-src"]
    assert "sha256-" in parts["script-src"]


def _ask(app: ASGIApp) -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope: dict[str, Any] = {"type": "http", "path": "/", "method": "GET", "headers": []}
    asyncio.run(SecurityHeaders(app)(scope, receive, send))
    return sent


def test_what_the_app_set_itself_is_not_doubled() -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"X-Content-Type-Options", b"nosniff"), (b"x-frame-options", b"ALLOWALL"), (b"x-other", b"1")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    headers = _ask(app)[0]["headers"]
    names = [name.lower() for name, _ in headers]
    assert len(names) == len(set(names))
    assert dict(headers)[b"x-frame-options"] == b"SAMEORIGIN"
    assert dict(headers)[b"x-other"] == b"1"


def test_an_app_that_breaks_is_answered_for_with_the_headers() -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        raise ValueError("/geheim/pad")

    start, body = _ask(app)
    assert start["status"] == 500
    assert b"content-security-policy" in dict(start["headers"])
    assert b"geheim" not in body["body"]
