"""CBS OData v3 through the ``cbsodata`` package, with retries and strict checks of every answer.

``cbsodata`` follows the pages of an answer but sends each only once, makes a session of ``requests`` per page, and
takes an empty page for the last one. It is therefore lent one session of ours, which asks over the same ``httpx`` as
everything else, again and again until the page holds rows.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn
from urllib.parse import quote

import cbsodata
import httpx
import requests
from cbsodata import cbsodata3

from etl.catalog import Source
from etl.errors import SourceError
from etl.extract.common.answers import LATER, EmptyAnswer, Rows, body_of, rows_in, what_and_advice
from etl.extract.common.hosts import HostLost, Hosts
from etl.extract.common.http_client import open_client
from etl.extract.common.retry import FAILURES, status_of, with_retries
from etl.progress import Reporter
from etl.settings import Settings


class CbsClient:
    """Asks CBS for collections of tables; every failure is a SourceError that names table, url and what to do."""

    def __init__(self, source: Source, settings: Settings) -> None:
        self.source_id, self.settings, self.fixed_id = source.source_id, settings, source.table_id
        self.catalogue_file = f"etl/catalog/{source.source_id}.yml"

    def rows(self, table_id: str, collection: str, filter: str | None = None) -> Rows:
        """All rows of one collection, pages joined; never empty.

        Raises:
            SourceError: CBS has no such table or collection, or gave no usable answer in all tries.
        """
        return self._ask(
            lambda: cbsodata.get_meta(table_id, collection, filters=filter),
            f"table {table_id}",
            self.url(table_id, collection, filter),
            gone=self._gone(table_id, collection),
            no_rows=f"table {table_id}: the publisher sent no rows of {collection}",
        )

    def tables(self, title: str) -> Rows:
        """Catalogue entries whose title holds a text.

        Raises:
            SourceError: the catalogue gave no usable answer in all tries, or has no such entry.
        """
        filter = f"substringof({quoted(title.partition(chr(39))[0])},Title)"  # its apostrophe may be another one
        return self._ask(
            lambda: cbsodata.get_table_list(filters=filter),
            "catalogue of CBS",
            self.catalogue_url,
            gone=("CBS has no catalogue at this address", "Check KRIMPGROEI_CBS_HOST."),
            no_rows=f"the catalogue of CBS has no table titled {title!r}",
        )

    @property
    def home(self) -> str:
        """How the address of everything asked here begins."""
        return f"{self.settings.cbs_url}/"

    @property
    def catalogue_url(self) -> str:
        """Address of the list of tables."""
        return f"{self.settings.cbs_url}/ODataCatalog/Tables?$format=json"

    def url(self, table_id: str, collection: str, filter: str | None = None) -> str:
        """Full address of a collection, as kept in manifests and shown in messages."""
        address = f"{self.settings.cbs_url}/ODataFeed/odata/{quote(table_id)}/{quote(collection)}?$format=json"
        return address if filter is None else f"{address}&$filter={quote(filter)}"

    def fail(self, what: str, *, url: str, advice: str) -> NoReturn:
        """Raise the SourceError of this source."""
        raise SourceError(self.source_id, what, url=url, advice=advice)

    def _gone(self, table_id: str, collection: str) -> tuple[str, str]:
        """What a 404 means, and what to do."""
        if collection != "TableInfos":
            what = f"table {table_id} has no {collection} at CBS"
            return what, f"Compare the table with the columns and dictionaries in {self.catalogue_file}."
        what = f"table {table_id} no longer exists at CBS"
        if self.fixed_id:
            return what, f"Find its successor on https://opendata.cbs.nl and put the new id in {self.catalogue_file}."
        return what, f"The catalogue of CBS still lists it. {LATER}"

    def _ask(self, call: Callable[[], Rows], subject: str, url: str, *, gone: tuple[str, str], no_rows: str) -> Rows:
        try:
            return call()
        except EmptyAnswer as problem:
            raise SourceError(self.source_id, no_rows, url=url, advice=LATER) from problem
        except requests.RequestException as problem:  # ``cbsodata`` could not even make the address
            what, advice = f"{subject}: the address cannot be used", "Check KRIMPGROEI_CBS_HOST."
            raise SourceError(self.source_id, what, url=url, advice=advice) from problem
        except (*FAILURES, HostLost) as problem:
            if status_of(problem) == 404:
                what, advice = gone
            else:
                tries = self.settings.http_attempts
                what, advice = what_and_advice(
                    problem, setting="KRIMPGROEI_CBS_HOST", catalogue_file=self.catalogue_file, tries=tries
                )
                what = f"{subject}: {what}"
            raise SourceError(self.source_id, what, url=url, advice=advice) from problem


class LentSession:
    """Stands in for ``requests.Session`` inside ``cbsodata``: asks over our connection, several times for one page."""

    def __init__(self, attempts: int, on_retry: Callable[[str, int], None], hosts: Hosts, http: httpx.Client) -> None:
        self._attempts, self._on_retry, self._hosts, self._http = attempts, on_retry, hosts, http

    def send(self, request: requests.PreparedRequest, **_: object) -> requests.Response:
        """Send one request until its answer holds rows, and give that in the form ``cbsodata`` reads.

        Time-outs, proxies and certificates are those of the connection; what ``cbsodata`` passes along ignores
        ``no_proxy``.
        """
        url = request.url or ""
        content = with_retries(
            lambda: _page_of_rows(self._http.get(url)),
            attempts=self._attempts,
            on_retry=self._on_retry,
            url=url,
            hosts=self._hosts,
        )
        answer = requests.Response()
        answer.status_code, answer.raw = requests.codes.ok, io.BytesIO(content)
        return answer


def _page_of_rows(response: httpx.Response) -> bytes:
    """The body of an answer after it was found to be a page of rows.

    Raises:
        httpx.HTTPStatusError: the status is an error.
        UnusableAnswer: the body is anything but JSON with a list of objects under ``value``.
    """
    response.raise_for_status()
    rows_in(body_of(response.content, response.headers.get("Content-Type", "")))
    return response.content


def quoted(text: str) -> str:
    """A text as a literal in an OData filter."""
    return "'" + text.replace("'", "''") + "'"


@contextmanager
def connected(source: Source, settings: Settings, report: Reporter, hosts: Hosts) -> Iterator[CbsClient]:
    """A client for one source. Sets the global state of ``cbsodata`` and puts it back: one at a time per process.

    Raises:
        SourceError: the environment names a proxy that cannot be used.
    """

    def on_retry(failure: str, number: int) -> None:
        report.say(f"{source.source_id}: {failure}, asking again (try {number} of {settings.http_attempts})")

    options = cbsodata.options
    before = options.catalog_url, options.use_https, cbsodata3.Session
    with open_client(source.source_id, settings.cbs_url, settings) as http:
        session = LentSession(settings.http_attempts, on_retry, hosts, http)
        options.catalog_url, options.use_https = settings.cbs_host, settings.cbs_https
        cbsodata3.Session = lambda: session
        try:
            yield CbsClient(source, settings)
        finally:
            options.catalog_url, options.use_https, cbsodata3.Session = before
