"""Asks for boundaries with retries, and leaves a host alone for the rest of the run once it failed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from etl.extract.boundaries.region_files import host_of
from etl.extract.common.http_client import open_client
from etl.extract.common.retry import cannot_connect, in_words, with_retries
from etl.progress import Reporter
from etl.settings import Settings

CONNECT_TIMEOUT_MOST = 3.0  # seconds; shorter than elsewhere, for the bundled boundaries are there to fall back on


class HostFailed(Exception):
    """A host has nothing for us, in a few words."""


class _Unreachable(Exception):
    """No connection was made; another try in this run would only cost time."""


class BoundaryClient:
    """Questions to the publishers of boundaries over one open connection."""

    def __init__(self, http: httpx.Client, settings: Settings, report: Reporter, source_id: str) -> None:
        self._http, self._report, self._source_id = http, report, source_id
        self._attempts = settings.http_attempts
        self._failed: dict[str, str] = {}

    def get(self, url: str, since: str | None = None) -> httpx.Response | None:
        """The answer (200, or 304 where ``since`` was given), or None where the host has no such address.

        Raises:
            HostFailed: the host cannot be reached, or keeps failing.
        """
        host = host_of(url)
        if host in self._failed:
            raise HostFailed(self._failed[host])
        try:
            return with_retries(lambda: self._ask(url, since), attempts=self._attempts, on_retry=self._tell)
        except _Unreachable as problem:
            self._failed[host] = f"{host} cannot be reached"
            raise HostFailed(self._failed[host]) from problem
        except (httpx.HTTPError, httpx.InvalidURL) as problem:
            self._failed[host] = f"{host}: {in_words(problem)}"
            raise HostFailed(self._failed[host]) from problem

    def _ask(self, url: str, since: str | None) -> httpx.Response | None:
        try:
            response = self._http.get(url, headers={"If-Modified-Since": since} if since else {})
        except httpx.TransportError as problem:
            if cannot_connect(problem):
                raise _Unreachable(url) from problem
            raise
        if response.status_code == httpx.codes.NOT_FOUND:
            return None
        if response.is_error:  # a 304 is none, though ``raise_for_status`` takes it for one
            response.raise_for_status()
        return response

    def _tell(self, failure: str, attempt: int) -> None:
        self._report.say(f"{self._source_id}: {failure}, try {attempt} of {self._attempts}")


@contextmanager
def connected(source_id: str, settings: Settings, report: Reporter) -> Iterator[BoundaryClient]:
    """A client over one open connection.

    Raises:
        SourceError: the environment names a proxy that cannot be used.
    """
    address = settings.cartomap_url
    with open_client(source_id, address, settings, connect_timeout_most=CONNECT_TIMEOUT_MOST) as http:
        yield BoundaryClient(http, settings, report, source_id)
