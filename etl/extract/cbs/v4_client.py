"""CBS OData v4, with the same retries and checks as v3. Used by ``etl.extract.cbs.v4``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NoReturn
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import httpx

from etl.catalog import Source
from etl.errors import SourceError
from etl.extract.common.answers import LATER, EmptyAnswer, Rows, body_of, rows_in, what_and_advice
from etl.extract.common.hosts import HostLost, Hosts
from etl.extract.common.http_client import open_client
from etl.extract.common.retry import FAILURES, UnusableAnswer, status_of, with_retries
from etl.progress import Reporter
from etl.settings import Settings

SETTING = "KRIMPGROEI_CBS_V4_URL"
SINGLETON = "Properties"
NEXT_LINK = "@odata.nextLink"


@dataclass(frozen=True)
class Page:
    """One answer: its rows, the address it came from, and that of the page after it."""

    url: str
    rows: Rows
    next_url: str | None


class CbsV4Client:
    """Asks CBS for collections of tables; every failure is a SourceError that names table, url and what to do."""

    def __init__(self, source: Source, settings: Settings, report: Reporter, hosts: Hosts, http: httpx.Client) -> None:
        self.source_id, self.fixed_id, self.attempts = source.source_id, source.table_id, settings.http_attempts
        self.base, self.catalogue_file = settings.cbs_v4_url.rstrip("/"), f"etl/catalog/{source.source_id}.yml"
        self._report, self._hosts, self._http = report, hosts, http

    def rows(self, table_id: str, collection: str, filter: str | None = None) -> Rows:
        """All rows of one collection, pages joined; Properties, which is one object, as one row.

        Raises:
            SourceError: CBS has no such table or collection, or gave no usable answer in all tries.
        """
        url = self.url(table_id, collection, filter)
        return [row for page in self.pages(table_id, collection, url) for row in page.rows]

    def pages(self, table_id: str, collection: str, url: str | None) -> Iterator[Page]:
        """The pages of a collection from an address on, following the links; no page comes twice.

        Raises:
            SourceError: as ``rows``, or a link leads to a page that was there already.
        """
        seen: set[str] = set()
        while url:
            if url in seen:
                what = f"table {table_id}: the links from page to page of {collection} run in a circle"
                self.fail(what, url=url, advice=LATER)
            seen.add(url)
            page = self._page(table_id, collection, url)
            yield page
            url = page.next_url

    def tables(self) -> Rows:
        """Catalogue entries: Identifier, Title, Modified.

        Raises:
            SourceError: the catalogue gave no usable answer in all tries.
        """
        return [row for page in self.pages("Datasets", "Datasets", self.catalogue_url) for row in page.rows]

    @property
    def home(self) -> str:
        """How the address of everything asked here begins."""
        return f"{self.base}/CBS/"

    @property
    def catalogue_url(self) -> str:
        """Address of the list of tables."""
        return f"{self.base}/CBS/Datasets"

    def url(self, table_id: str, collection: str, filter: str | None = None) -> str:
        """Full address of a collection, as kept in manifests and shown in messages."""
        address = f"{self.base}/CBS/{quote(table_id)}/{quote(collection)}"
        return address if filter is None else f"{address}?$filter={quote(filter)}"

    def fail(self, what: str, *, url: str, advice: str) -> NoReturn:
        """Raise the SourceError of this source."""
        raise SourceError(self.source_id, what, url=url, advice=advice)

    def _page(self, table_id: str, collection: str, url: str) -> Page:
        subject = "catalogue of CBS" if table_id == collection else f"table {table_id}"
        try:
            return with_retries(
                lambda: self._ask(url, collection),
                attempts=self.attempts,
                on_retry=self._tell,
                url=url,
                hosts=self._hosts,
            )
        except EmptyAnswer as problem:
            what = f"{subject}: the publisher sent no rows of {collection}"
            raise SourceError(self.source_id, what, url=url, advice=LATER) from problem
        except (*FAILURES, HostLost) as problem:
            if status_of(problem) == 404:
                what, advice = self._gone(table_id, collection)
            else:
                words = {"setting": SETTING, "catalogue_file": self.catalogue_file}
                what, advice = what_and_advice(problem, tries=self.attempts, **words)
                what = f"{subject}: {what}"
            raise SourceError(self.source_id, what, url=url, advice=advice) from problem

    def _ask(self, url: str, collection: str) -> Page:
        response = self._http.get(url)
        response.raise_for_status()
        body = body_of(response.content, response.headers.get("Content-Type", ""))
        if collection == SINGLETON:
            return Page(url, [body], None)
        return Page(url, rows_in(body), next_page(url, body))

    def _gone(self, table_id: str, collection: str) -> tuple[str, str]:
        """What a 404 means, and what to do."""
        if table_id == collection:
            return "CBS has no catalogue at this address", f"Check {SETTING}."
        if collection != SINGLETON:
            what = f"table {table_id} has no {collection} at CBS"
            return what, f"Compare the table with the dimensions and measures in {self.catalogue_file}."
        what = f"table {table_id} is not at CBS"
        if self.fixed_id:
            return what, f"Find its successor on https://opendata.cbs.nl and put the new id in {self.catalogue_file}."
        return what, f"The catalogue of CBS still lists it. {LATER}"

    def _tell(self, failure: str, number: int) -> None:
        self._report.say(f"{self.source_id}: {failure}, asking again (try {number} of {self.attempts})")


def next_page(url: str, body: dict[str, Any]) -> str | None:
    """Address of the page after this one, or None at the last.

    Raises:
        UnusableAnswer: the link leads to another host or another collection.

    >>> here = "https://datasets.cbs.nl/odata/v1/CBS/85554NED/Observations"
    >>> next_page(here, {"@odata.nextLink": "http://datasets.cbs.nl/OData/v1/CBS/85554NED/Observations?$skip=100000"})
    'https://datasets.cbs.nl/OData/v1/CBS/85554NED/Observations?$skip=100000'
    """
    link = body.get(NEXT_LINK)
    if link is None:
        return None
    try:
        here, there = urlsplit(url), urlsplit(urljoin(url, link)) if isinstance(link, str) else None
    except ValueError:
        there = None
    if there is None or not link:
        raise UnusableAnswer("the link to the next page is no address")
    if [part.casefold() for part in there[1:3]] != [part.casefold() for part in here[1:3]]:
        raise UnusableAnswer("the link to the next page leads elsewhere")
    return urlunsplit((here.scheme, here.netloc, *there[2:]))


@contextmanager
def connected(source: Source, settings: Settings, report: Reporter, hosts: Hosts) -> Iterator[CbsV4Client]:
    """A client for one source over one open connection.

    Raises:
        SourceError: the environment names a proxy that cannot be used.
    """
    headers = {"Accept": "application/json"}
    http = open_client(source.source_id, settings.cbs_v4_url, settings, headers=headers)
    with http:
        yield CbsV4Client(source, settings, report, hosts, http)
