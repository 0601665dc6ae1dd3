"""A small CBS over real HTTP, for tests: a few rows, and faults on demand.

It answers like OData v3: padded keys, pages by ``odata.nextLink``, ``$filter`` with one ``eq`` or ``substringof``; and
like v4 under ``/odata/v1``: codes without padding, one row per figure, pages by ``@odata.nextLink``.
"""

from __future__ import annotations

import json
import re
import socket
import time
from collections import defaultdict, deque
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from etl.settings import Settings

JOBS, GEBIEDEN = "83582NED", "86247NED"
SBI, REGION, PERIOD, MEASURE = "BedrijfstakkenBranchesSBI2008", "RegioS", "Perioden", "BanenVanWerknemersInDecember_1"
PERIODS = ("2022JJ00", "2023JJ00", "2024JJ00")
Rows = list[dict[str, Any]]
Fault = Callable[[Request], Response]


def status(code: int, **headers: str) -> Fault:
    """An error status with an HTML page, as a gateway sends; ``Retry_After="1"`` becomes the header."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _: Response("<html><h1>Foutmelding</h1></html>", code, named, content_type="text/html")


def body(text: str, content_type: str = "application/json") -> Fault:
    """Status 200 with this text."""
    return lambda _: Response(text, content_type=content_type)


def truncated(_: Request) -> Response:
    """Fewer bytes than Content-Length promises."""
    # A list, not a text: of a text werkzeug would count the length itself.
    return Response([b'{"value":[{"RegioS":"CR01'], headers={"Content-Length": "5000"}, content_type="application/json")


def reset(request: Request) -> Response:
    """The connection is broken off without an answer."""
    request.environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
    return Response()


def slow(seconds: float) -> Fault:
    """An answer that comes too late."""

    def answer(_: Request) -> Response:
        time.sleep(seconds)
        return Response("{}")

    return answer


HTML_PAGE = body("<html><body>Onderhoud aan de site</body></html>", "text/html")
BROKEN_JSON = body('{"value":[{"RegioS":"CR01  "')
NO_ROWS = body('{"value":[]}')


class FakeCbs:
    """Tables of two sources, changeable by a test.

    Attributes:
        tables: table id to collection to rows; what is not there is a 404.
        tables_v4: the same on v4; Properties is one row.
        catalogue: rows of the list of tables.
        page_size: rows per answer.
        asked: per request the collection and its filter, such as ``TypedDataSet Perioden eq '2024JJ00'``.
        before: called with the entry in ``asked`` before each answer; a test can change the tables there.
    """

    def __init__(self, server: HTTPServer) -> None:
        self.server = server
        self.tables: dict[str, dict[str, Rows]] = {JOBS: jobs_table(), GEBIEDEN: gebieden_table()}
        self.tables_v4: dict[str, dict[str, Rows]] = {}
        self.catalogue: Rows = [_info(JOBS, "Banen van werknemers"), _info(GEBIEDEN, "Gebieden in Nederland 2026")]
        self.page_size = 10_000
        self.asked: list[str] = []
        self.before: Callable[[str], None] = lambda _: None
        self._faults: dict[str, deque[Fault]] = defaultdict(deque)
        server.expect_request(re.compile("^/(?!duo/).*")).respond_with_handler(self._answer)

    def settings(self, data_dir: Path, *, timeout: float = 2.0, attempts: int = 3) -> Settings:
        """Settings that point here."""
        host = f"{self.server.host}:{self.server.port}"
        return Settings(
            data_dir=data_dir,
            cbs_host=host,
            cbs_https=False,
            cbs_v4_url=f"http://{host}/odata/v1",
            http_timeout=timeout,
            http_attempts=attempts,
        )

    def queue(self, collection: str, *faults: Fault) -> None:
        """The next requests for a collection (``Tables`` for the catalogue) get these answers, one each."""
        self._faults[collection].extend(faults)

    def always(self, collection: str, fault: Fault, times: int = 50) -> None:
        """Every request for a collection gets this answer from now on."""
        self._faults[collection] = deque([fault] * times)

    def heal(self) -> None:
        """Forget queued faults and what was asked so far."""
        self._faults.clear()
        self.asked.clear()

    def publish(self, modified: str | None, table: str = JOBS) -> None:
        """Give a table another Modified."""
        self.tables[table]["TableInfos"][0]["Modified"] = modified

    def serve(self, table: str, v3: dict[str, Rows], v4: dict[str, Rows], title: str) -> None:
        """Serve one more table both ways."""
        self.tables[table], self.tables_v4[table] = v3, v4
        self.catalogue.append(_info(table, title))

    @property
    def v4_asked(self) -> list[str]:
        """The questions for observations so far, without the collection's name (empty text for none)."""
        return [asked.partition(" ")[2] for asked in self.asked if asked.startswith("Observations")]

    @property
    def data_asked(self) -> list[str]:
        """The filters of the data requests so far (empty text for none)."""
        return [asked.partition(" ")[2] for asked in self.asked if asked.startswith("TypedDataSet")]

    def _answer(self, request: Request) -> Response:
        parts = [p for p in request.path.split("/") if p]
        condition = request.args.get("$filter", "")
        asked = f"{parts[-1]} {condition}".strip()
        self.asked.append(asked)
        self.before(asked)
        if self._faults[parts[-1]]:
            return self._faults[parts[-1]].popleft()(request)
        is_v4 = parts[:2] == ["odata", "v1"]
        if parts[-1] in ("Tables", "Datasets"):
            rows: Rows | None = self.catalogue
        else:
            rows = (self.tables_v4 if is_v4 else self.tables).get(parts[-2], {}).get(parts[-1])
        if rows is None:
            return status(404)(request)
        if is_v4 and parts[-1] == "Properties":
            return body(json.dumps(rows[0]))(request)
        return self._page(request, [row for row in rows if _matches(row, condition)], condition, "@" if is_v4 else "")

    def _page(self, request: Request, rows: Rows, condition: str, sign: str) -> Response:
        skip = int(request.args.get("$skip", 0))
        answer: dict[str, Any] = {"odata.metadata": "x", "value": rows[skip : skip + self.page_size]}
        if skip + self.page_size < len(rows):
            rest = f"$format=json&$filter={quote(condition)}" if condition else "$format=json"
            answer[f"{sign}odata.nextLink"] = f"{request.base_url}?{rest}&$skip={skip + self.page_size}"
        return Response(json.dumps(answer, ensure_ascii=False), content_type="application/json; charset=utf-8")


def _matches(row: dict[str, Any], condition: str) -> bool:
    if match := re.fullmatch(r"(\w+) eq '(.*)'", condition):
        return bool(row.get(match[1]) == match[2])
    if match := re.fullmatch(r"substringof\('(.*)',(\w+)\)", condition):
        return match[1] in str(row.get(match[2]))
    return True


def _info(table: str, title: str, modified: str = "2025-11-28T02:00:00") -> dict[str, Any]:
    return {"ID": 0, "Identifier": table, "Title": title, "Modified": modified}


def jobs_table() -> dict[str, Rows]:
    """83582NED with two sections, two regions and three years."""
    sections = {"301000 ": "A Landbouw", "307500 ": "C Industrie"}
    regions = {"NL01  ": "Nederland", "CR01  ": "Oost-Groningen"}
    status_of = dict.fromkeys(PERIODS, "Definitief") | {PERIODS[-1]: "Voorlopig"}
    cells = [(s, r, p) for s in sections for r in regions for p in PERIODS]
    return {
        "TableInfos": [_info(JOBS, "Banen van werknemers")],
        "TypedDataSet": [
            {"ID": i, SBI: s, REGION: r, PERIOD: p, MEASURE: 1.5 + i} for i, (s, r, p) in enumerate(cells)
        ],
        SBI: [{"Key": key, "Title": title} for key, title in sections.items()],
        REGION: [{"Key": key, "Title": title} for key, title in regions.items()],
        PERIOD: [{"Key": p, "Title": p[:4], "Status": status_of[p]} for p in PERIODS],
    }


def gebieden_table() -> dict[str, Rows]:
    """86247NED with one gemeente."""
    topics = (("Gemeenten", 1), ("Arbeidsmarktregio's", 6), ("COROP-gebieden", 14), ("Provincies", 28))
    codes = ("GM0014", "AM01", "CR03", "PV20")
    properties: Rows = [{"ID": 0, "ParentID": None, "Type": "GeoDimension", "Key": REGION, "Title": "Regio's"}]
    row: dict[str, Any] = {"ID": 0, REGION: "GM0014"}
    for (title, number), code in zip(topics, codes, strict=True):
        group = len(properties)
        properties += [
            {"ID": group, "ParentID": None, "Type": "TopicGroup", "Key": "", "Title": title},
            {"ID": group + 1, "ParentID": group, "Type": "Topic", "Key": f"Code_{number}", "Title": "Code"},
            {"ID": group + 2, "ParentID": group, "Type": "Topic", "Key": f"Naam_{number + 1}", "Title": "Naam"},
        ]
        row |= {f"Code_{number}": code.ljust(10), f"Naam_{number + 1}": "Groningen".ljust(40)}
    return {
        "TableInfos": [_info(GEBIEDEN, "Gebieden in Nederland 2026")],
        "TypedDataSet": [row],
        "DataProperties": properties,
        REGION: [{"Key": "GM0014", "Title": "Groningen (gemeente)"}],
    }
