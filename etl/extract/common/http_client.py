"""The one way to open a connection to a publisher: time-outs, user agent, redirects, and the proxy of the machine."""

from __future__ import annotations

from collections.abc import Mapping

import httpx

from etl.errors import SourceError
from etl.settings import Settings

CONNECT_TIMEOUT_MOST = 5.0  # seconds per address of a host; an open network needs far less
USER_AGENT = "krimp-groei-etl"


def open_client(
    source_id: str,
    address: str,
    settings: Settings,
    *,
    headers: Mapping[str, str] | None = None,
    follow_redirects: bool = True,
    connect_timeout_most: float = CONNECT_TIMEOUT_MOST,
) -> httpx.Client:
    """A client that keeps its connection open; close it, or use it in a ``with``.

    Args:
        source_id: whom the answers are for.
        address: where the questions go, for messages.
        settings: the time-out.
        headers: sent with every question.
        follow_redirects: whether an answer from elsewhere is followed.
        connect_timeout_most: seconds to wait for a connection, where the time-out is not shorter.

    Raises:
        SourceError: the environment names a proxy that cannot be used; ``httpx`` looks at it before the first question.
    """
    timeout = httpx.Timeout(settings.http_timeout, connect=min(connect_timeout_most, settings.http_timeout))
    sent = {"User-Agent": USER_AGENT, **(headers or {})}
    try:
        return httpx.Client(timeout=timeout, headers=sent, follow_redirects=follow_redirects)
    except (ImportError, ValueError, httpx.InvalidURL) as problem:
        what, advice = "the proxy of this machine cannot be used", "Check HTTPS_PROXY, HTTP_PROXY and ALL_PROXY."
        raise SourceError(source_id, what, url=address, advice=advice) from problem
