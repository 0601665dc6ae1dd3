"""Looks for the boundaries of one region type: at cartomap (simplified, topojson), else at PDOK (geojson)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import httpx

from etl.errors import SourceError
from etl.extract.boundaries.client import BoundaryClient, HostFailed
from etl.extract.boundaries.region_files import (
    REGION_FILES,
    host_of,
    json_object,
    properties_of,
    region_count,
    topojson_properties,
)
from etl.extract.common.retry import UnusableAnswer
from etl.run.raw_store import Manifest, RawSet
from etl.settings import Settings

YEARS_BACK = 3  # this year, the one before, and one more: cartomap lags a year or so behind
MOST_PAGES = 50  # of PDOK, which sends 1 000 features a page; more means that its paging runs in circles
ADVICE = "The bundled boundaries stay in use; run `make refresh` again later, or check the network or proxy."


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


class Search:
    """Asks cartomap, then PDOK, for one region type at a time, the newest year first."""

    def __init__(
        self, source_id: str, client: BoundaryClient, settings: Settings, earlier: RawSet | None, this_year: int
    ) -> None:
        self._source_id, self._client, self._settings, self._earlier = source_id, client, settings, earlier
        self._years = range(this_year, this_year - YEARS_BACK, -1)

    def find(self, region_type: str) -> Answer:
        """The boundaries of a region type.

        Raises:
            SourceError: neither publisher has them.
        """
        problems = []
        publishers: tuple[Callable[[str], Answer], ...] = (self._from_cartomap, self._from_pdok)
        for publisher in publishers:
            try:
                return publisher(region_type)
            except (HostFailed, UnusableAnswer) as problem:
                problems.append(str(problem))
        what = f"no boundaries of type {region_type}: {'; '.join(problems)}"
        raise SourceError(self._source_id, what, url=self._settings.cartomap_url, advice=ADVICE)

    def _from_cartomap(self, region_type: str) -> Answer:
        base = self._settings.cartomap_url
        for year in self._years:
            url = f"{base}/{REGION_FILES[region_type].name}_{year}.topojson"
            stored = self._stored(region_type, url)
            response = self._client.get(url, since=stored.modified if stored else None)
            if response is None:
                continue
            if response.status_code == httpx.codes.NOT_MODIFIED and stored and self._earlier:
                content = self._earlier.path(region_type).read_bytes()
                return Answer(region_type, "topojson", content, stored.rows, url, year, stored.modified)
            body = json_object(response.content, str(response.url))
            rows = region_count(region_type, topojson_properties(body), url)
            modified = response.headers.get("Last-Modified")
            return Answer(region_type, "topojson", response.content, rows, url, year, modified)
        raise HostFailed(f"{host_of(base)} has none of {self._years[-1]}-{self._years[0]}")

    def _from_pdok(self, region_type: str) -> Answer:
        collection = f"{self._settings.pdok_url}/collections/{REGION_FILES[region_type].name}_gegeneraliseerd"
        url = ""
        for year in self._years:
            url = f"{collection}/items?f=json&limit=1000&datetime={year}-07-01T00:00:00Z"
            if features := list(self._features(url)):
                rows = region_count(region_type, [properties_of(f) for f in features], url)
                body = {"type": "FeatureCollection", "features": features}
                content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
                return Answer(region_type, "geojson", content, rows, url, year, None)
        raise UnusableAnswer(f"{host_of(url)} has no features for {self._years[-1]}-{self._years[0]}")

    def _features(self, url: str) -> Iterator[Any]:
        """The features of all pages, following the links."""
        next_url: str | None = url
        for _ in range(MOST_PAGES):
            response = self._client.get(next_url) if next_url else None
            if response is None:
                return
            body = json_object(response.content, str(response.url))
            features, links = body.get("features"), body.get("links", [])
            if not isinstance(features, list) or not isinstance(links, list):
                raise UnusableAnswer(f"{host_of(url)} sent JSON that is no page of features")
            yield from features
            following = [link for link in links if isinstance(link, dict) and link.get("rel") == "next"]
            next_url = urljoin(next_url or url, str(following[0].get("href"))) if following else None
        if next_url:
            raise UnusableAnswer(f"{host_of(url)} sent more than {MOST_PAGES} pages")

    def _stored(self, region_type: str, url: str) -> Manifest | None:
        """The part of the earlier set that came from this address."""
        parts = self._earlier.parts if self._earlier else ()
        return next((m for m in parts if m.part == region_type and m.url == url), None)
