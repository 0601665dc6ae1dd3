"""A publisher other than CBS over real HTTP: answers of a test's own, faults on demand, and what was asked."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from etl.catalog import load
from etl.errors import SourceError
from etl.extract.common.hosts import Hosts
from etl.extract.common.refreshed import Refreshed
from etl.extract.publishers import refresh
from etl.progress import PlainReporter
from etl.run.raw_store import RawStore
from etl.settings import Settings
from tests.made.fake_cbs import Fault

Answer = Callable[[Request], Any]


class FakePublisher:
    """Answers every question by ``answer`` (what it returns becomes JSON); ``faults`` come first, one each."""

    def __init__(self, server: HTTPServer, answer: Answer) -> None:
        self.server, self.answer = server, answer
        self.asked: list[Request] = []
        self.faults: deque[Fault] = deque()
        server.expect_request(re.compile(".*")).respond_with_handler(self._answer)

    @property
    def url(self) -> str:
        return f"http://{self.server.host}:{self.server.port}"

    def _answer(self, request: Request) -> Response:
        self.asked.append(request)
        if self.faults:
            return self.faults.popleft()(request)
        found = self.answer(request)
        if isinstance(found, Response):
            return found
        return Response(json.dumps(found, ensure_ascii=False), content_type="application/json")


class Told(PlainReporter):
    """Keeps what a run says."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def source(self, source_id: str, parts: int) -> None:
        self.lines.append(f"{source_id}: {parts} parts")

    def part(self, source_id: str, part: str, rows: int, note: str = "") -> None:
        self.lines.append(f"{part} {rows} {note}".strip())

    def say(self, line: str) -> None:
        self.lines.append(line)

    def warn(self, line: str) -> None:
        self.lines.append(f"warning: {line}")


def bring(source_id: str, data_dir: Path, told: Told | None = None, **settings: Any) -> Refreshed:
    """Bring one source up to date as a run would; what a publisher does wrong is a refusal too."""
    chosen = Settings(data_dir=data_dir, **{"http_timeout": 5.0, "http_attempts": 3, **settings})
    try:
        return refresh(load()[source_id], RawStore(chosen.raw_dir, source_id), chosen, told or Told(), Hosts())
    except SourceError as problem:
        return Refreshed(None, (problem,))
