"""Serves the dashboard as an ASGI app: imports what is heavy once, freezes it, and writes Dutch into the first page.

``streamlit run dashboard/asgi.py`` or ``uvicorn dashboard.asgi:app``.
"""

import gc
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
if str(FOLDER.parent) not in sys.path:
    sys.path.insert(0, str(FOLDER.parent))

import streamlit as st  # noqa: E402
from starlette.middleware import Middleware  # noqa: E402
from starlette.types import ASGIApp, Message, Receive, Scope, Send  # noqa: E402

# Imported here so that the first visitor does not wait for them (duckdb, pandas, plotly and babel are what is heavy).
# Not the queries: Streamlit's caches belong to a runtime, and there is none yet.
from dashboard import charts, maps, store  # noqa: E402, F401

# Streamlit's own page is English: the language of the document, its title, and what stands there without JavaScript.
DUTCH = (
    (b'<html lang="en">', b'<html lang="nl">'),
    (b"<title>Streamlit</title>", b"<title>Krimp &amp; Groei</title>"),
    (b"You need to enable JavaScript to run this app.", b"Zet JavaScript aan om deze pagina te zien."),
)


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
                    await _send_dutch(send, start, bytes(body))
            else:
                await send(message)

        await self.app(_uncompressed(scope), receive, rewrite)


def _is_html(message: Message) -> bool:
    headers = dict(message.get("headers", []))
    plain = b"content-encoding" not in headers
    return plain and headers.get(b"content-type", b"").startswith(b"text/html")


async def _send_dutch(send: Send, start: Message, body: bytes) -> None:
    for english, dutch in DUTCH:
        body = body.replace(english, dutch)
    # The tags of the English file would let a browser keep it.
    drop = (b"content-length", b"etag", b"last-modified")
    headers = [(name, value) for name, value in start["headers"] if name.lower() not in drop]
    await send({**start, "headers": [*headers, (b"content-length", str(len(body)).encode())]})
    await send({"type": "http.response.body", "body": body})


def _uncompressed(scope: Scope) -> Scope:
    """Ask for plain text where a page is asked for, so that it can be read; scripts and styles stay as they were."""
    headers = scope["headers"]
    if not any(name == b"accept" and b"text/html" in value for name, value in headers):
        return scope
    unwanted = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
    return {**scope, "headers": [(name, value) for name, value in headers if name not in unwanted]}


app = st.App(FOLDER / "app.py", middleware=[Middleware(DutchDocument)])

# Streamlit collects garbage after every rerun: what is loaded by now need not be looked at again.
gc.collect()
gc.freeze()
