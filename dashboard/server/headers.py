"""Security headers on every answer of the app, and a plain answer in Dutch where something breaks.

The policy allows what Streamlit needs and no other host; each exception says what needs it (tried in Chromium with the
map, the tables and a download, see tests/browser/test_server_browser.py).
"""

from __future__ import annotations

import base64
import hashlib
import logging
import os
import re
from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

ANCESTORS_SETTING = "KRIMPGROEI_FRAME_ANCESTORS"
ANCESTORS_DEFAULT = "'self'"
# One scheme, host with an optional wildcard and port: https://intranet.gemeente.nl, *.gemeente.nl, https:
_LABEL = r"[a-z0-9]([a-z0-9-]*[a-z0-9])?"
_ANCESTOR = re.compile(
    # A bare self or none is a forgotten quote, not a host.
    rf"'self'|https?:|(?!(self|none)$)(https?://)?(\*\.)?{_LABEL}(\.{_LABEL})*(:(\d{{1,5}}|\*))?",
    re.IGNORECASE,
)
_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_log = logging.getLogger("krimpgroei.dashboard")

_POLICY = {
    "default-src": "'none'",
    # blob: Streamlit gives the browser the script of a component (our table) that way. wasm: for long numbers in its
    # messages (it does without, but says so in the console at every page).
    "script-src": "'self' blob: 'wasm-unsafe-eval'",
    # The map (maplibre) draws in a worker that it makes from a blob.
    "worker-src": "'self' blob:",
    # Streamlit (emotion) and plotly write style elements and attributes while they draw; they cannot carry a hash.
    "style-src": "'self' 'unsafe-inline'",
    # plotly: its spinners and the tiles that it draws; the page icon.
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "media-src": "'self'",
    # The websocket to this host counts as 'self'.
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
# None of these is used; named one by one, because there is no "everything off".
_PERMISSIONS = (
    "accelerometer", "autoplay", "camera", "display-capture", "geolocation", "gyroscope", "hid", "magnetometer",
    "microphone", "midi", "payment", "publickey-credentials-get", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
_BROKEN = b"Er ging iets mis op de server. Probeer het later opnieuw.\n"


def frame_ancestors(setting: str | None) -> str:
    """Who may show the app in a frame, for the header: the setting where it is sound, else only this host itself.

    >>> frame_ancestors("https://intranet.example.nl *.example.nl")
    'https://intranet.example.nl *.example.nl'
    >>> frame_ancestors("https://x.nl; script-src *")
    "'self'"
    """
    parts = (setting or "").split(" ")
    parts = [part for part in parts if part]
    if not parts:
        return ANCESTORS_DEFAULT
    if parts == ["'none'"] or all(_ANCESTOR.fullmatch(part) for part in parts):
        return " ".join(parts)
    _log.error(
        "%s=%r is refused, only the app's own pages may frame it: give 'none', or 'self', hosts (https://example.nl, "
        "*.example.nl) and schemes (https:) with spaces between",
        ANCESTORS_SETTING,
        setting,
    )
    return ANCESTORS_DEFAULT


def script_hashes(page: bytes) -> str:
    """Hashes of the inline scripts of a page, as a policy names them."""
    digests = (hashlib.sha256(script).digest() for script in _SCRIPT.findall(page))
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def security_headers(page: bytes, ancestors: str) -> list[tuple[bytes, bytes]]:
    """The headers, for Streamlit's HTML page and the outcome of :func:`frame_ancestors`."""
    policy = _POLICY | {"script-src": f"{_POLICY['script-src']} {script_hashes(page)}".rstrip()}
    policy["frame-ancestors"] = ancestors
    headers = {
        "content-security-policy": "; ".join(f"{name} {sources}" for name, sources in policy.items()),
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "permissions-policy": ", ".join(f"{name}=()" for name in _PERMISSIONS),
        "cross-origin-opener-policy": "same-origin",
    }
    # The older header knows only these two; beside a list of hosts it would contradict the policy.
    older = {"'self'": "SAMEORIGIN", "'none'": "DENY"}.get(ancestors)
    if older:
        headers["x-frame-options"] = older
    return [(name.encode(), value.encode()) for name, value in headers.items()]


def streamlit_page() -> bytes:
    """Streamlit's HTML page as it is installed."""
    import streamlit

    return (Path(streamlit.__file__).parent / "static" / "index.html").read_bytes()


class SecurityHeaders:
    """Sets the headers on every answer, instead of what the app set itself; the outermost layer."""

    def __init__(self, app: ASGIApp) -> None:
        """Read the setting once: a changed environment needs a restart."""
        self.app = app
        self._headers = security_headers(streamlit_page(), frame_ancestors(os.environ.get(ANCESTORS_SETTING)))
        self._names = {name for name, _ in self._headers}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the headers; where the app breaks before it answers, answer for it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                kept = [(name, value) for name, value in message.get("headers", []) if name.lower() not in self._names]
                message = {**message, "headers": [*kept, *self._headers]}
            await send(message)

        try:
            await self.app(scope, receive, with_headers)
        except Exception:
            # Starlette's own answer to this would be sent outside this layer, without the headers.
            if started:
                raise
            _log.exception("no answer to %s", scope["path"])
            await answer(with_headers, 500, _BROKEN)


async def answer(send: Send, status: int, text: bytes, *headers: tuple[bytes, bytes]) -> None:
    """A short answer in plain text that nobody keeps."""
    fixed = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    length = (b"content-length", str(len(text)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*fixed, length, *headers]})
    await send({"type": "http.response.body", "body": text})
