"""Puts Dutch into Streamlit's own HTML page, and takes out what points programs at an interface that is closed here."""

from __future__ import annotations

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.server import translations
from dashboard.server.assets import DOWNLOADS, PRINT, STYLE

# Streamlit's own page is English: the language of the document, its title, and what stands there without JavaScript.
DUTCH = (
    (b'<html lang="en">', b'<html lang="nl">'),
    (b"<title>Streamlit</title>", b"<title>Krimp &amp; Groei</title>"),
)
NOSCRIPT = b"<noscript><p>Zet JavaScript aan om deze pagina te zien.</p></noscript>"
_NOSCRIPT = re.compile(rb"<noscript>.*?</noscript>", re.DOTALL)
# Streamlit tells programs where its agent interface is described; it is closed here (see limits.py).
_AGENT_LINK = re.compile(rb'<link rel="service-desc"[^>]*>')
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
# Before Streamlit's own scripts, and relative like them, so that it is found behind a prefix as well.
_HEAD = re.compile(rb"<head[^>]*>")
ASSETS = (translations.ASSET, PRINT, DOWNLOADS, STYLE)
_TAGS = b"".join(asset.tag for asset in ASSETS)


class DutchDocument:
    """Rewrites Streamlit's HTML page; every other answer passes untouched."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold back an HTML answer until it is whole, then send it in Dutch."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start: Message | None = None
        body = bytearray()

        async def rewrite(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _is_html(message):
                start = message
            elif message["type"] == "http.response.body" and start is not None:
                body.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    await _send_dutch(send, start, bytes(body), is_head=scope["method"] == "HEAD")
            else:
                await send(message)

        await self.app(_uncompressed(scope), receive, rewrite)


def in_dutch(page: bytes) -> bytes:
    """Streamlit's page with our language, title, files and words for who has no JavaScript."""
    for english, dutch in DUTCH:
        page = page.replace(english, dutch)
    page = _AGENT_LINK.sub(b"", _COMMENT.sub(b"", page))
    page = _NOSCRIPT.sub(NOSCRIPT, page)
    return _HEAD.sub(lambda head: head[0] + _TAGS, page, count=1)


def _is_html(message: Message) -> bool:
    headers = dict(message.get("headers", []))
    plain = b"content-encoding" not in headers
    return plain and headers.get(b"content-type", b"").startswith(b"text/html")


async def _send_dutch(send: Send, start: Message, body: bytes, *, is_head: bool) -> None:
    # The tags of the English file would let a browser keep it.
    drop = (b"content-length", b"etag", b"last-modified")
    headers = [(name, value) for name, value in start["headers"] if name.lower() not in drop]
    if not is_head:
        body = in_dutch(body)
        headers.append((b"content-length", str(len(body)).encode()))
    await send({**start, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _uncompressed(scope: Scope) -> Scope:
    """Ask for plain text where it is not a script, style or file, so that a page can be read and is sent whole."""
    if scope["path"].startswith(("/static/", "/media/", "/_stcore/", "/krimpgroei/")):
        return scope
    unwanted = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range", b"if-range")
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name not in unwanted]}
