"""Extract: region boundaries from cartomap (simplified, topojson) or else from PDOK (geojson), as raw parts.

Four small files that the app can do without: where neither can be had the bundled boundaries stay in use, so this
module gives up quickly. Nothing is written before all four are there and look as they should.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import MaxRetryError

from etl.catalog import Source
from etl.errors import SourceError
from etl.extract.common.retry import UnusableAnswer, in_words, patiently
from etl.progress import Reporter
from etl.run.raw_store import Manifest, RawSet, RawStore
from etl.settings import Settings

CONNECT_TIMEOUT = 3.0  # seconds per address of a host, of which there are a few; an open network needs far less
YEARS_BACK = 3  # this year, the one before, and one more: cartomap lags a year or so behind
MOST_PAGES = 50  # of PDOK, which sends 1 000 features a page; more means that its paging runs in circles
ADVICE = "The bundled boundaries stay in use; run `make refresh` again later, or check the network or proxy."


@dataclass(frozen=True)
class RegionFile:
    """What the publishers call a region type, what its codes look like and how many regions there must be."""

    name: str
    code: re.Pattern[str]
    fewest: int
    most: int


# The number of gemeenten and arbeidsmarktregio's changes by law now and then; COROPs and provincies are fixed.
REGION_FILES = {
    "gemeente": RegionFile("gemeente", re.compile(r"GM\d{4}"), 300, 500),
    "arbeidsmarktregio": RegionFile("arbeidsmarktregio", re.compile(r"AM\d{2}"), 30, 40),
    "corop": RegionFile("coropgebied", re.compile(r"CR\d{2}"), 40, 40),
    "provincie": RegionFile("provincie", re.compile(r"PV\d{2}"), 12, 12),
}


@dataclass(frozen=True)
class Answer:
    """The boundaries of one region type as a publisher gave them; ``modified`` is its Last-Modified header."""

    part: str
    ending: str
    content: bytes
    rows: int
    url: str
    year: int
    modified: str | None


def fetch(
    source: Source, store: RawStore, settings: Settings, report: Reporter, *, this_year: int | None = None
) -> RawSet:
    """Bring the boundaries up to date: one part per region type, ending topojson (cartomap) or geojson (PDOK).

    Args:
        source: the catalogue's source; its region_types are the parts.
        store: where earlier sets lie.
        settings: addresses, time-out and number of tries.
        report: hears of parts and retries.
        this_year: the first year to ask for; the calendar's where None.

    Returns:
        A new set, or the newest one in the store where neither year nor content changed. Its table_id is the newest
        year of division among its parts.

    Raises:
        SourceError: some region type can be had from neither publisher.
        OSError: the raw files cannot be written.
    """
    earlier = _undamaged(store.newest())
    first = this_year or datetime.now(UTC).year
    report.source(source.source_id, len(source.region_types))
    search = _Search(source.source_id, _Client(settings, report, source.source_id), settings, earlier, first)
    answers = []
    for region_type in source.region_types:
        answers.append(search.find(region_type))
        report.part(source.source_id, region_type, answers[-1].rows, f"year {answers[-1].year}")
    if earlier is not None and _told(earlier) == {(a.part, f"year {a.year}", _sha256(a.content)) for a in answers}:
        return earlier
    return _write(store, answers)


class _Search:
    """Asks cartomap, then PDOK, for one region type at a time."""

    def __init__(
        self, source_id: str, client: _Client, settings: Settings, earlier: RawSet | None, this_year: int
    ) -> None:
        self.source_id, self.client, self.settings, self.earlier = source_id, client, settings, earlier
        self.years = range(this_year, this_year - YEARS_BACK, -1)

    def find(self, region_type: str) -> Answer:
        problems = []
        ways: tuple[Callable[[str], Answer], ...] = (self.from_cartomap, self.from_pdok)
        for way in ways:
            try:
                return way(region_type)
            except (_Failed, UnusableAnswer) as problem:
                problems.append(str(problem))
        what = f"no boundaries of type {region_type}: {'; '.join(problems)}"
        raise SourceError(self.source_id, what, url=self.settings.cartomap_url, advice=ADVICE)

    def from_cartomap(self, region_type: str) -> Answer:
        for year in self.years:
            url = f"{self.settings.cartomap_url}/{REGION_FILES[region_type].name}_{year}.topojson"
            kept = self._kept(region_type, url)
            response = self.client.get(url, since=kept.modified if kept else None)
            if response is None:
                continue
            if response.status_code == requests.codes.not_modified and kept and self.earlier:
                content = self.earlier.path(region_type).read_bytes()
                return Answer(region_type, "topojson", content, kept.rows, url, year, kept.modified)
            rows = _checked(region_type, _topojson_properties(_json(response)), url)
            modified = response.headers.get("Last-Modified")
            return Answer(region_type, "topojson", response.content, rows, url, year, modified)
        raise _Failed(f"{_host(self.settings.cartomap_url)} has none of {self.years[-1]}-{self.years[0]}")

    def from_pdok(self, region_type: str) -> Answer:
        collection = f"{self.settings.pdok_url}/collections/{REGION_FILES[region_type].name}_gegeneraliseerd"
        url = ""
        for year in self.years:
            url = f"{collection}/items?f=json&limit=1000&datetime={year}-07-01T00:00:00Z"
            if features := list(self._pages(url)):
                rows = _checked(region_type, [_properties(f) for f in features], url)
                body = {"type": "FeatureCollection", "features": features}
                content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
                return Answer(region_type, "geojson", content, rows, url, year, None)
        raise UnusableAnswer(f"{_host(url)} has no features for {self.years[-1]}-{self.years[0]}")

    def _pages(self, url: str) -> Iterator[Any]:
        next_url: str | None = url
        for _ in range(MOST_PAGES):
            response = self.client.get(next_url) if next_url else None
            if response is None:
                return
            body = _json(response)
            features, links = body.get("features"), body.get("links", [])
            if not isinstance(features, list) or not isinstance(links, list):
                raise UnusableAnswer(f"{_host(url)} sent JSON that is no page of features")
            yield from features
            following = [link for link in links if isinstance(link, dict) and link.get("rel") == "next"]
            next_url = urljoin(next_url or url, str(following[0].get("href"))) if following else None
        if next_url:
            raise UnusableAnswer(f"{_host(url)} sent more than {MOST_PAGES} pages")

    def _kept(self, region_type: str, url: str) -> Manifest | None:
        parts = self.earlier.parts if self.earlier else ()
        return next((m for m in parts if m.part == region_type and m.url == url), None)


class _Failed(Exception):
    """A host has nothing for us, in a few words."""


class _Unreachable(Exception):
    """No connection was made; another try in this run would only cost time."""


class _Client:
    """HTTP with retries that leaves a host alone, for the rest of the run, once it failed."""

    def __init__(self, settings: Settings, report: Reporter, source_id: str) -> None:
        self.session, self.report, self.source_id = requests.Session(), report, source_id
        self.attempts = settings.http_attempts
        self.timeout = (min(CONNECT_TIMEOUT, settings.http_timeout), settings.http_timeout)
        self.down: dict[str, str] = {}

    def get(self, url: str, since: str | None = None) -> requests.Response | None:
        """The answer (200, or 304 where ``since`` was given), or None where the host has no such address.

        Raises:
            _Failed: the host cannot be reached, or keeps failing.
        """
        host = _host(url)
        if host in self.down:
            raise _Failed(self.down[host])
        try:
            return patiently(lambda: self._ask(url, since), attempts=self.attempts, on_retry=self._tell)
        except _Unreachable as problem:
            failure = f"{host} cannot be reached"
            self.down[host] = failure
            raise _Failed(failure) from problem
        except requests.RequestException as problem:
            failure = f"{host}: {in_words(problem)}"
            self.down[host] = failure
            raise _Failed(failure) from problem

    def _ask(self, url: str, since: str | None) -> requests.Response | None:
        headers = {"If-Modified-Since": since} if since else {}
        try:
            response = self.session.get(url, headers=headers, timeout=self.timeout)
        except requests.ConnectionError as problem:
            # urllib3 wraps failures to connect this way, and only those: we ask it for no retries of its own.
            if problem.args and isinstance(problem.args[0], MaxRetryError):
                raise _Unreachable(url) from problem
            raise
        if response.status_code == requests.codes.not_found:
            return None
        response.raise_for_status()
        return response

    def _tell(self, failure: str, attempt: int) -> None:
        self.report.say(f"{self.source_id}: {failure}, try {attempt} of {self.attempts}")


def _checked(region_type: str, properties: list[dict[str, Any]], url: str) -> int:
    expected = REGION_FILES[region_type]
    codes = [str(p.get("statcode", "")) for p in properties]
    if strange := [code for code in codes if not expected.code.fullmatch(code)]:
        raise UnusableAnswer(f"{_host(url)} sent {region_type} with statcode {strange[0]!r}")
    if len(set(codes)) != len(codes) or not expected.fewest <= len(codes) <= expected.most:
        raise UnusableAnswer(f"{_host(url)} sent {len(codes)} regions ({len(set(codes))} codes) of type {region_type}")
    return len(codes)


def _topojson_properties(body: dict[str, Any]) -> list[dict[str, Any]]:
    objects = body.get("objects")
    if body.get("type") != "Topology" or not isinstance(objects, dict) or len(objects) != 1:
        raise UnusableAnswer("the topojson is no topology of one object")
    (regions,) = objects.values()
    geometries = regions.get("geometries") if isinstance(regions, dict) else None
    if not isinstance(geometries, list):
        raise UnusableAnswer("the topojson holds no geometries")
    return [_properties(geometry) for geometry in geometries]


def _properties(feature: object) -> dict[str, Any]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    return properties if isinstance(properties, dict) else {}


def _json(response: requests.Response) -> dict[str, Any]:
    try:
        body = json.loads(response.content)
    except ValueError as problem:
        is_page = response.content.lstrip()[:1] == b"<"
        found = "a web page instead of data" if is_page else "JSON that is broken"
        raise UnusableAnswer(f"{_host(response.url)} sent {found}") from problem
    if not isinstance(body, dict):
        raise UnusableAnswer(f"{_host(response.url)} sent JSON that is no object")
    return body


def _write(store: RawStore, answers: list[Answer]) -> RawSet:
    retrieved = datetime.now(UTC).isoformat(timespec="seconds")
    newest = max(answer.year for answer in answers)
    digest = _sha256("".join(f"{a.year}{_sha256(a.content)}" for a in answers).encode())
    writer = store.open_set(f"{newest}-{digest[:12]}")
    for a in answers:
        writer.write_bytes(
            a.part,
            a.ending,
            a.content,
            rows=a.rows,
            url=a.url,
            filter=f"year {a.year}",
            retrieved=retrieved,
            modified=a.modified,
        )
    dates = [parsed for a in answers if (parsed := _iso(a.modified))]
    raw_set = writer.complete(table_id=str(newest), modified=max(dates, default=None), retrieved=retrieved)
    store.retire()
    return raw_set


def _undamaged(raw_set: RawSet | None) -> RawSet | None:
    try:
        return raw_set.verified() if raw_set else None
    except SourceError:
        return None


def _told(raw_set: RawSet) -> set[tuple[str, str | None, str]]:
    return {(m.part, m.filter, m.sha256) for m in raw_set.parts}


def _iso(http_date: str | None) -> str | None:
    try:
        return parsedate_to_datetime(http_date).astimezone(UTC).isoformat() if http_date else None
    except ValueError:
        return None


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _host(url: str) -> str:
    return urlsplit(url).netloc
