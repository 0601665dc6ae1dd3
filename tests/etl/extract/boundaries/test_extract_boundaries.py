"""Fetching boundaries over real HTTP, from servers that behave and servers that do not."""

from __future__ import annotations

import json
import re
import socket
import time
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from rich.console import Console
from werkzeug import Request, Response

from etl.catalog import Source, load
from etl.errors import SourceError
from etl.extract.boundaries.region_boundaries import fetch
from etl.progress import PlainReporter
from etl.run.raw_store import RawSet, RawStore
from etl.settings import Settings
from etl.stage.boundaries import read_boundaries

YEAR = 2026
LAST_MODIFIED = "Tue, 20 Jan 2026 10:00:00 GMT"
PREFIX = {"gemeente": "GM", "arbeidsmarktregio": "AM", "coropgebied": "CR", "provincie": "PV"}
COUNT = {"gemeente": 342, "arbeidsmarktregio": 35, "coropgebied": 40, "provincie": 12}


def codes(name: str) -> list[str]:
    width = 4 if name == "gemeente" else 2
    return [f"{PREFIX[name]}{number:0{width}d}" for number in range(1, COUNT[name] + 1)]


def topology(name: str, of: list[str] | None = None) -> dict[str, Any]:
    arcs, geometries = [], []
    for number, code in enumerate(codes(name) if of is None else of):
        x, y = 4 + number % 20 * 0.1, 51 + number // 20 * 0.1
        arcs.append([[x, y], [x, y + 0.1], [x + 0.1, y + 0.1], [x + 0.1, y], [x, y]])
        geometries.append({"type": "Polygon", "arcs": [[number]], "properties": {"statcode": code, "statnaam": code}})
    regions = {"type": "GeometryCollection", "geometries": geometries}
    return {"type": "Topology", "arcs": arcs, "objects": {f"{name}_x": regions}}


def features(name: str) -> list[dict[str, Any]]:
    shape = {"type": "Polygon", "coordinates": [[[5, 52], [5.1, 52], [5.1, 52.1], [5, 52]]]}
    return [{"type": "Feature", "properties": {"statcode": code}, "geometry": shape} for code in codes(name)]


class Publisher:
    """Plays cartomap and PDOK; ``answers`` overrules the good answer of one path, ``asked`` lists what came in."""

    def __init__(self, server: HTTPServer) -> None:
        self.asked: list[str] = []
        self.answers: dict[str, Response] = {}
        self.newest, self.page, self.last_modified = YEAR, 1000, LAST_MODIFIED
        self.server = server
        server.expect_request(re.compile(".*")).respond_with_handler(self.handle)

    def handle(self, request: Request) -> Response:
        self.asked.append(request.path)
        for piece, response in self.answers.items():
            if piece in request.path:
                return response
        if request.path.startswith("/carto/"):
            return self.cartomap(request)
        return self.pdok(request)

    def cartomap(self, request: Request) -> Response:
        name, year = request.path.removeprefix("/carto/").removesuffix(".topojson").split("_")
        if int(year) > self.newest:
            return Response("nothing here", 404)
        if request.headers.get("If-Modified-Since") == self.last_modified:
            return Response(status=304)
        return Response(json.dumps(topology(name)), headers={"Last-Modified": self.last_modified})

    def pdok(self, request: Request) -> Response:
        name = request.path.split("/")[-2].removesuffix("_gegeneraliseerd")
        start = int(request.args.get("cursor", 0))
        found = features(name) if request.args["datetime"].startswith(str(self.newest)) else []
        body: dict[str, Any] = {"type": "FeatureCollection", "features": found[start : start + self.page], "links": []}
        if start + self.page < len(found):
            query = f"?f=json&datetime={request.args['datetime']}&cursor={start + self.page}"
            body["links"].append({"rel": "next", "href": request.base_url + query})
        return Response(json.dumps(body))


@pytest.fixture
def publisher(httpserver: HTTPServer) -> Publisher:
    return Publisher(httpserver)


@pytest.fixture
def source() -> Source:
    return load()["boundaries"]


@pytest.fixture
def store(tmp_path: Path) -> RawStore:
    return RawStore(tmp_path / "raw", "boundaries")


def settings(carto: str, pdok: str, **more: Any) -> Settings:
    return Settings(cartomap_url=carto, pdok_url=pdok, http_attempts=2, **{"http_timeout": 5.0, **more})


def bring(publisher: Publisher, source: Source, store: RawStore, year: int = YEAR) -> RawSet:
    asked = settings(publisher.server.url_for("/carto"), publisher.server.url_for("/pdok"))
    return fetch(source, store, asked, PlainReporter(Console(quiet=True)), this_year=year)


def closed_port() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


def test_takes_all_four_from_cartomap(publisher: Publisher, source: Source, store: RawStore) -> None:
    raw_set = bring(publisher, source, store).verified()
    assert [(m.part, m.file, m.rows, m.filter) for m in raw_set.parts] == [
        ("gemeente", "gemeente.topojson", 342, "year 2026"),
        ("arbeidsmarktregio", "arbeidsmarktregio.topojson", 35, "year 2026"),
        ("corop", "corop.topojson", 40, "year 2026"),
        ("provincie", "provincie.topojson", 12, "year 2026"),
    ]
    assert (raw_set.table_id, raw_set.modified) == ("2026", "2026-01-20T10:00:00+00:00")
    assert len(publisher.asked) == 4
    assert len(read_boundaries(raw_set)) == 342 + 35 + 40 + 12


def test_takes_the_newest_year_that_there_is(publisher: Publisher, source: Source, store: RawStore) -> None:
    publisher.newest = 2025
    assert {m.filter for m in bring(publisher, source, store).parts} == {"year 2025"}
    assert publisher.asked[:2] == ["/carto/gemeente_2026.topojson", "/carto/gemeente_2025.topojson"]


def test_unchanged_at_the_publisher_brings_no_data(publisher: Publisher, source: Source, store: RawStore) -> None:
    first = bring(publisher, source, store)
    sent = len(publisher.server.log)
    assert bring(publisher, source, store) == first
    assert {response.status_code for _, response in publisher.server.log[sent:]} == {304}
    assert len(list(store.complete_sets())) == 1


def test_same_content_under_a_new_date_is_unchanged(publisher: Publisher, source: Source, store: RawStore) -> None:
    first = bring(publisher, source, store)
    publisher.last_modified = "Wed, 21 Jan 2026 10:00:00 GMT"
    assert bring(publisher, source, store) == first


def test_a_damaged_earlier_set_is_fetched_anew(publisher: Publisher, source: Source, store: RawStore) -> None:
    bring(publisher, source, store).path("corop").write_bytes(b"{}")
    assert bring(publisher, source, store).verified()


def test_a_new_year_makes_a_new_set(publisher: Publisher, source: Source, store: RawStore) -> None:
    first = bring(publisher, source, store)
    publisher.newest = YEAR + 1
    second = bring(publisher, source, store, YEAR + 1)
    assert (second.table_id, second.folder != first.folder) == ("2027", True)
    assert store.newest() == second


@pytest.mark.parametrize("page", [1000, 100])
def test_falls_back_on_pdok_and_follows_its_pages(
    publisher: Publisher, source: Source, store: RawStore, page: int
) -> None:
    publisher.answers["/carto/"] = Response("gone", 404)
    publisher.page = page
    raw_set = bring(publisher, source, store).verified()
    assert next(m.file for m in raw_set.parts) == "gemeente.geojson"
    assert [m.rows for m in raw_set.parts] == [342, 35, 40, 12]
    assert len(read_boundaries(raw_set)) == 429
    assert bring(publisher, source, store) == raw_set


def test_pdok_without_this_year_gives_the_year_before(publisher: Publisher, source: Source, store: RawStore) -> None:
    publisher.answers["/carto/"] = Response("gone", 404)
    publisher.newest = 2025
    assert {m.filter for m in bring(publisher, source, store).parts} == {"year 2025"}


BAD = {
    "a web page": Response("<html>onderhoud</html>"),
    "broken JSON": Response('{"type": "Topology", "objects": '),
    "a list": Response("[]"),
    "no object": Response('{"type": "Topology", "arcs": []}'),
    "too few": Response(json.dumps(topology("coropgebied", codes("coropgebied")[:39]))),
    "doubled": Response(json.dumps(topology("coropgebied", [*codes("coropgebied")[:39], "CR01"]))),
    "another kind": Response(json.dumps(topology("coropgebied", [f"GM{n:04d}" for n in range(40)]))),
    "HTTP 500": Response("sorry", 500),
    "HTTP 403": Response("no", 403),
}


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_answer_of_both_gives_one_clear_line_and_no_set(
    publisher: Publisher, source: Source, store: RawStore, bad: str
) -> None:
    publisher.answers["coropgebied"] = BAD[bad]
    with pytest.raises(SourceError) as caught:
        bring(publisher, source, store)
    line = str(caught.value)
    assert line.startswith("boundaries: no boundaries of type corop: ")
    assert "\n" not in line
    assert "The bundled boundaries stay in use" in line
    assert store.newest() is None


def test_a_bad_answer_of_cartomap_alone_is_made_good_by_pdok(
    publisher: Publisher, source: Source, store: RawStore
) -> None:
    publisher.answers["/carto/coropgebied"] = BAD["a web page"]
    assert bring(publisher, source, store).path("corop").suffix == ".geojson"


def test_an_answer_cut_short_is_an_error(publisher: Publisher, source: Source, store: RawStore) -> None:
    body = json.dumps(topology("gemeente"))
    cut = Response(body[:1000], headers={"Content-Length": str(len(body)), "Connection": "close"})
    cut.automatically_set_content_length = False
    publisher.answers["gemeente"] = cut
    with pytest.raises(SourceError, match="no boundaries of type gemeente"):
        bring(publisher, source, store)
    assert store.newest() is None


def test_a_failing_run_keeps_the_earlier_set(publisher: Publisher, source: Source, store: RawStore) -> None:
    first = bring(publisher, source, store)
    publisher.answers["provincie"] = BAD["a web page"]
    with pytest.raises(SourceError):
        bring(publisher, source, store)
    assert store.newest() == first
    assert first.verified()


def test_a_busy_moment_passes(publisher: Publisher, source: Source, store: RawStore) -> None:
    good, calls = publisher.cartomap, []

    def once_busy(request: Request) -> Response:
        calls.append(request.path)
        return Response("busy", 503) if len(calls) == 1 else good(request)

    publisher.cartomap = once_busy  # type: ignore[method-assign]
    assert len(bring(publisher, source, store).parts) == 4
    assert calls[0] == calls[1]


@pytest.mark.parametrize("address", ["refused", "unknown name"])
def test_a_closed_network_costs_seconds(source: Source, store: RawStore, address: str) -> None:
    hosts = [closed_port(), closed_port()] if address == "refused" else ["http://a.invalid", "http://b.invalid"]
    began = time.monotonic()
    with pytest.raises(SourceError, match=r"cannot be reached.*cannot be reached"):
        fetch(source, store, settings(*hosts), PlainReporter(Console(quiet=True)), this_year=YEAR)
    assert time.monotonic() - began < 10  # two hosts, one try each


def test_a_host_that_never_answers_is_left_alone_after_its_tries(
    publisher: Publisher, source: Source, store: RawStore
) -> None:
    def slow(request: Request) -> Response:
        publisher.asked.append("slow")
        time.sleep(1)
        return Response("late")

    publisher.cartomap = slow  # type: ignore[method-assign]
    carto, pdok = publisher.server.url_for("/carto"), closed_port()
    hasty = settings(carto, pdok, http_timeout=0.2)
    with pytest.raises(SourceError, match=r"no answer in time.*cannot be reached"):
        fetch(source, store, hasty, PlainReporter(Console(quiet=True)), this_year=YEAR)
    assert publisher.asked.count("slow") <= 2


def test_an_unwritable_folder_is_no_source_error(publisher: Publisher, source: Source, tmp_path: Path) -> None:
    (tmp_path / "raw").write_text("a file where the folder should be")
    with pytest.raises(OSError):
        bring(publisher, source, RawStore(tmp_path / "raw", "boundaries"))
