"""Asks a publisher for JSON, with retries and strict checks of every answer.

One connection, one question at a time: what is asked here is large or comes in thousands of small questions, and the
publisher's other users go first. A ``Retry-After`` is honoured (``etl.extract.common.retry``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar
from urllib.parse import urlencode

import httpx

from etl.catalog import Source
from etl.errors import SourceError
from etl.extract.common.answers import LATER, body_of, what_and_advice
from etl.extract.common.hosts import HostLost, Hosts
from etl.extract.common.http_client import open_client
from etl.extract.common.retry import FAILURES, status_of, with_retries
from etl.progress import Reporter
from etl.settings import Settings

Json = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True)
class JsonClient:
    """Questions to one publisher; every failure is a SourceError that names the address and what to do.

    Args:
        source: whom the answers are for.
        setting: the environment variable that holds the address, for advice.
        attempts: tries per question.
    """

    source: Source
    setting: str
    attempts: int
    report: Reporter
    hosts: Hosts
    http: httpx.Client

    def get(self, url: str, read: Callable[[Json], T], **params: str | int) -> T:
        """Ask for one address.

        Args:
            url: without a query.
            read: takes what is needed from the answer; raises UnusableAnswer where it is not there, which is then
                asked for again like any other failure that may pass.
            params: the query.

        Raises:
            SourceError: no usable answer in all tries.
        """
        address = f"{url}?{urlencode(params)}" if params else url
        return self._with_retries(lambda: self.http.get(address), address, read)

    def post(self, url: str, form: Mapping[str, str], read: Callable[[Json], T]) -> T:
        """Send a form and read the answer, as ``get``."""
        return self._with_retries(lambda: self.http.post(url, data=dict(form)), url, read)

    def fail(self, what: str, *, url: str, advice: str = LATER) -> NoReturn:
        """Raise the SourceError of this source."""
        raise SourceError(self.source.source_id, what, url=url, advice=advice)

    def _with_retries(self, send: Callable[[], httpx.Response], url: str, read: Callable[[Json], T]) -> T:
        def ask() -> T:
            response = send()
            # With redirects off (a key must not travel on) a redirect is an answer without data, hence an error.
            response.raise_for_status()
            return read(body_of(response.content, response.headers.get("Content-Type", "")))

        try:
            return with_retries(ask, attempts=self.attempts, on_retry=self._tell, url=url, hosts=self.hosts)
        except (*FAILURES, HostLost) as problem:
            what, advice = self._judged(problem)
            raise SourceError(self.source.source_id, what, url=url, advice=advice) from problem

    def _judged(self, problem: Exception) -> tuple[str, str]:
        name, file = self.source.publisher, f"etl/catalog/{self.source.source_id}.yml"
        if status_of(problem) == 404:
            return f"{name} has nothing at this address", f"Check {self.setting} and {file}."
        return what_and_advice(problem, setting=self.setting, catalogue_file=file, tries=self.attempts, publisher=name)

    def _tell(self, failure: str, number: int) -> None:
        self.report.say(f"{self.source.source_id}: {failure}, asking again (try {number} of {self.attempts})")


@contextmanager
def connected(
    source: Source,
    setting: str,
    address: str,
    settings: Settings,
    report: Reporter,
    hosts: Hosts,
    secret_headers: Mapping[str, str] | None = None,
) -> Iterator[JsonClient]:
    """A client for one source over one open connection.

    Args:
        source: whom the answers are for.
        setting: the environment variable that holds the address.
        address: where the questions go, for messages.
        settings: time-out and number of tries.
        report: hears of tries.
        hosts: what this run knows of hosts.
        secret_headers: sent with every question; redirects are then not followed, for they may lead to another host.

    Raises:
        SourceError: the environment names a proxy that cannot be used.
    """
    headers = {"Accept": "application/json", **(secret_headers or {})}
    follow_redirects = secret_headers is None
    http = open_client(source.source_id, address, settings, headers=headers, follow_redirects=follow_redirects)
    with http:
        yield JsonClient(source, setting, settings.http_attempts, report, hosts, http)
