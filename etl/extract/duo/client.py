"""Asks DUO's catalogue (CKAN) and fetches its files, with retries and strict checks of every answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar
from urllib.parse import quote, urlsplit

import httpx

from etl.catalog import Source
from etl.errors import SourceError
from etl.extract.common.answers import LATER, body_of
from etl.extract.common.hosts import HostLost, Hosts
from etl.extract.common.http_client import open_client
from etl.extract.common.retry import (
    FAILURES,
    RETRIED_STATUS,
    UnusableAnswer,
    cannot_connect,
    in_words,
    is_bad_address,
    is_silence,
    status_of,
    with_retries,
)
from etl.progress import Reporter
from etl.settings import Settings

T = TypeVar("T")
CATALOGUE_SETTING, FILES_SETTING = "KRIMPGROEI_DUO_URL", "KRIMPGROEI_DUO_FILES_URL"


@dataclass(frozen=True)
class Resource:
    """One file in the catalogue; ``modified`` is its date, or its hash where it has none, or null."""

    name: str
    url: str
    modified: str | None


@dataclass(frozen=True)
class Listed:
    """A resource as the catalogue lists it; its address may still lead elsewhere."""

    name: str
    body: dict[str, Any]


class DuoClient:
    """Asks DUO for one source; every failure is a SourceError that names what was asked, the url and what to do."""

    def __init__(self, source: Source, settings: Settings, report: Reporter, hosts: Hosts, http: httpx.Client) -> None:
        self.source_id, self.attempts = source.source_id, settings.http_attempts
        self.catalogue_file = f"etl/catalog/{source.source_id}.yml"
        self.base, self.files = settings.duo_url.rstrip("/"), settings.duo_files_url.rstrip("/")
        self._report, self._hosts, self._http = report, hosts, http

    def resource(self, package: str, pattern: str) -> Resource:
        """The resource of a dataset whose name fits a pattern; its address may be another each year.

        Raises:
            SourceError: DUO gave no usable answer, or the dataset has no or several resources of that name.
        """
        listed = self.listed(package)
        found = [one for one in listed if re.fullmatch(pattern, one.name, re.IGNORECASE)]
        if len(found) != 1:
            self.fail_to_find(package, pattern, listed, len(found))
        return self.usable(package, found[0])

    def listed(self, package: str) -> list[Listed]:
        """All resources of a dataset.

        Raises:
            SourceError: DUO gave no usable answer, or has no such dataset.
        """
        url = self._question(package)
        body = self._asked(url, lambda: _body(self._http.get(url)), CATALOGUE_SETTING)
        if body is None:
            self.fail(f"DUO has no dataset {package}", url=url, advice=self._look_up("dataset"))
        return [Listed(_name(resource), resource) for resource in _resources(body)]

    def usable(self, package: str, listed: Listed) -> Resource:
        """A listed resource with its address.

        Raises:
            SourceError: its address leads to another host.
        """
        return self._usable(listed.body, self._question(package))

    def fail_to_find(self, package: str, pattern: str, listed: list[Listed], found: int = 0) -> NoReturn:
        """Raise the SourceError that says which names a dataset has instead."""
        names = "; ".join(one.name for one in listed)[:250]
        what = f"dataset {package} has {found or 'no'} resources named {pattern!r} (it has: {names})"
        self.fail(what, url=self._question(package), advice=self._look_up("resource"))

    def file(self, url: str, setting: str = CATALOGUE_SETTING) -> bytes | None:
        """The content of a file, or None where there is none at that address.

        Raises:
            SourceError: DUO gave no usable answer in all tries.
        """
        return self._asked(url, lambda: _content(self._http.get(url)), setting)

    def fail(self, what: str, *, url: str, advice: str) -> NoReturn:
        """Raise the SourceError of this source."""
        raise SourceError(self.source_id, what, url=url, advice=advice)

    def _usable(self, resource: dict[str, Any], asked: str) -> Resource:
        url = resource.get("url")
        here, there = urlsplit(self.base), urlsplit(url) if isinstance(url, str) else None
        if there is None or there.scheme not in ("http", "https") or there.netloc.casefold() != here.netloc.casefold():
            what = f"the address of {_name(resource)!r} leads elsewhere ({str(url)[:100]})"
            self.fail(what, url=asked, advice=f"Check it on the page of the dataset, and {CATALOGUE_SETTING}.")
        dates = (resource.get(key) for key in ("last_modified", "hash", "created"))
        modified = next((text for text in dates if isinstance(text, str) and text.strip()), None)
        return Resource(_name(resource), str(url), modified)

    def _question(self, package: str) -> str:
        return f"{self.base}/api/3/action/package_show?id={quote(package)}"

    def _look_up(self, kind: str) -> str:
        return f"Look for the {kind} on {self.base} and put its new name in {self.catalogue_file}."

    def _asked(self, url: str, ask: Callable[[], T], setting: str) -> T | None:
        """An answer, after as many tries as it takes; None where there is nothing at the address."""
        try:
            return with_retries(ask, attempts=self.attempts, on_retry=self._tell, url=url, hosts=self._hosts)
        except (*FAILURES, HostLost) as problem:
            if status_of(problem) == httpx.codes.NOT_FOUND:
                return None
            what, advice = self._judged(problem, setting)
            raise SourceError(self.source_id, what, url=url, advice=advice) from problem

    def _judged(self, problem: Exception, setting: str) -> tuple[str, str]:
        words, status = in_words(problem), status_of(problem)
        if status is not None and status not in RETRIED_STATUS:
            return f"DUO refused the question ({words})", f"Check {setting} and {self.catalogue_file}."
        if is_bad_address(problem):
            return "the address cannot be used", f"Check {setting}."
        if isinstance(problem, HostLost) or cannot_connect(problem) or is_silence(problem):
            return words, f"Check the connection and {setting}, or put the file into the inbox (data/inbox/duo)."
        return f"{words} ({self.attempts} tries)", LATER

    def _tell(self, failure: str, number: int) -> None:
        self._report.say(f"{self.source_id}: {failure}, asking again (try {number} of {self.attempts})")


@contextmanager
def connected(source: Source, settings: Settings, report: Reporter, hosts: Hosts) -> Iterator[DuoClient]:
    """A client for one source over one open connection.

    Raises:
        SourceError: the environment names a proxy that cannot be used.
    """
    with open_client(source.source_id, settings.duo_url, settings) as http:
        yield DuoClient(source, settings, report, hosts, http)


def _body(response: httpx.Response) -> dict[str, Any]:
    response.raise_for_status()
    body = body_of(response.content, response.headers.get("Content-Type", ""))
    if body.get("success") is not True or not isinstance(body.get("result"), dict):
        raise UnusableAnswer("the answer of the catalogue holds no dataset")
    if not isinstance(body["result"].get("resources"), list):
        raise UnusableAnswer("the answer of the catalogue lists no resources")
    return body


def _resources(body: dict[str, Any]) -> list[dict[str, Any]]:
    return [r for r in body["result"]["resources"] if isinstance(r, dict)]


def _name(resource: dict[str, Any]) -> str:
    return " ".join(str(resource.get("name") or "").split())


def _content(response: httpx.Response) -> bytes:
    response.raise_for_status()
    if response.content.lstrip()[:1] == b"<":
        raise UnusableAnswer("an HTML page instead of a file")
    if not response.content.strip():
        raise UnusableAnswer("an empty file")
    return response.content
