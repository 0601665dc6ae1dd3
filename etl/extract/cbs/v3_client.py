"""CBS OData v3 through the ``cbsodata`` package, made patient and strict. Used by ``etl.extract.cbs``.

``cbsodata`` follows the pages of an answer but sends each only once, makes a session per page, and takes an empty page
for the last one. It is therefore lent one session of ours, which asks for a page again until it holds rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn
from urllib.parse import quote

import cbsodata
import requests
from cbsodata import cbsodata3

from etl.catalog import Source
from etl.errors import SourceError
from etl.extract.common.answers import LATER, EmptyAnswer, Rows, body_of, judged, rows_in
from etl.extract.common.hosts import HostLost, Hosts
from etl.extract.common.retry import UnusableAnswer, patiently, status_of
from etl.progress import Reporter
from etl.settings import Settings

CONNECT_TIMEOUT_MOST = 5.0


class CbsClient:
    """Asks CBS for collections of tables; every failure is a SourceError that names table, url and what to do."""

    def __init__(self, source: Source, settings: Settings) -> None:
        self.source_id, self.settings, self.fixed_id = source.source_id, settings, source.table_id
        self.catalogue_file = f"etl/catalog/{source.source_id}.yml"
        self.timeout = (min(CONNECT_TIMEOUT_MOST, settings.http_timeout), settings.http_timeout)

    def rows(self, table_id: str, collection: str, filter: str | None = None) -> Rows:
        """All rows of one collection, pages joined; never empty.

        Raises:
            SourceError: CBS has no such table or collection, or gave no usable answer in all tries.
        """
        return self._ask(
            lambda: cbsodata.get_meta(table_id, collection, filters=filter, timeout=self.timeout),
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
            lambda: cbsodata.get_table_list(filters=filter, timeout=self.timeout),
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
        except (requests.RequestException, UnusableAnswer, HostLost) as problem:
            if status_of(problem) == 404:
                what, advice = gone
            else:
                tries = self.settings.http_attempts
                what, advice = judged(
                    problem, setting="KRIMPGROEI_CBS_HOST", catalogue_file=self.catalogue_file, tries=tries
                )
                what = f"{subject}: {what}"
            raise SourceError(self.source_id, what, url=url, advice=advice) from problem


class PatientSession:
    """Stands in for ``requests.Session`` inside ``cbsodata``: one open connection, several tries per page."""

    def __init__(self, attempts: int, on_retry: Callable[[str, int], None], hosts: Hosts) -> None:
        self._attempts, self._on_retry, self._hosts = attempts, on_retry, hosts
        self._session = requests.Session()

    def send(
        self, request: requests.PreparedRequest, *, timeout: tuple[float, float], **_: object
    ) -> requests.Response:
        """Send one request until its answer holds rows.

        Proxies and certificates come from the environment as ``requests`` itself reads it; those ``cbsodata`` passes
        along ignore ``no_proxy``.
        """
        # A request that a session did not prepare has no headers, and would get its rows uncompressed.
        request.headers.update({"Accept-Encoding": "gzip, deflate", "User-Agent": "krimp-groei-etl"})
        around = self._session.merge_environment_settings(request.url or "", {}, None, None, None)

        def ask() -> requests.Response:
            return with_rows(self._session.send(request, timeout=timeout, **around))

        return patiently(
            ask, attempts=self._attempts, on_retry=self._on_retry, url=request.url or "", hosts=self._hosts
        )

    def close(self) -> None:
        """Close the connection."""
        self._session.close()


def with_rows(response: requests.Response) -> requests.Response:
    """The same response after it was found to be a page of rows.

    Raises:
        requests.HTTPError: the status is an error.
        UnusableAnswer: the body is anything but JSON with a list of objects under ``value``.
    """
    response.raise_for_status()
    rows_in(body_of(response.content, response.headers.get("Content-Type", "")))
    return response


def quoted(text: str) -> str:
    """A text as a literal in an OData filter."""
    return "'" + text.replace("'", "''") + "'"


@contextmanager
def connected(source: Source, settings: Settings, report: Reporter, hosts: Hosts) -> Iterator[CbsClient]:
    """A client for one source. Sets the global state of ``cbsodata`` and puts it back: one at a time per process."""

    def on_retry(failure: str, number: int) -> None:
        report.say(f"{source.source_id}: {failure}, asking again (try {number} of {settings.http_attempts})")

    session = PatientSession(settings.http_attempts, on_retry, hosts)
    options = cbsodata.options
    before = options.catalog_url, options.use_https, cbsodata3.Session
    options.catalog_url, options.use_https, cbsodata3.Session = settings.cbs_host, settings.cbs_https, lambda: session
    try:
        yield CbsClient(source, settings)
    finally:
        options.catalog_url, options.use_https, cbsodata3.Session = before
        session.close()
