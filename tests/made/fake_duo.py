"""A small DUO over real HTTP: the catalogue's package_show and the files it lists, with faults on demand."""

from __future__ import annotations

import json
import re
from collections import defaultdict, deque
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from etl.settings import Settings
from tests.made.fake_cbs import Fault, status

PACKAGE_SHOW = "package_show"
MODIFIED = "2026-02-02T09:12:44.123456"


@dataclass
class FakeDuo:
    """Datasets with their resources, changeable by a test.

    Attributes:
        packages: dataset to resource name to (file name, last_modified).
        files: file name to content; what is not there is a 404.
        asked: what was asked so far: ``package_show NAME`` or a file name.
    """

    server: HTTPServer
    packages: dict[str, dict[str, tuple[str, str | None]]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    _faults: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))

    def __post_init__(self) -> None:
        self.server.expect_request(re.compile(r"^/duo/.*")).respond_with_handler(self._answer)

    def settings(self, data_dir: Path, *, timeout: float = 2.0, attempts: int = 3) -> Settings:
        """Settings that point here."""
        return Settings(
            data_dir=data_dir,
            duo_url=self.url,
            duo_files_url=f"{self.url}/images",
            http_timeout=timeout,
            http_attempts=attempts,
        )

    @property
    def url(self) -> str:
        """Address of this catalogue."""
        return f"http://{self.server.host}:{self.server.port}/duo"

    def publish(self, package: str, resource: str, file: str, content: bytes, modified: str | None = MODIFIED) -> None:
        """List a file in a dataset, or put another in its place."""
        self.packages.setdefault(package, {})[resource] = (file, modified)
        self.files[file] = content

    def queue(self, asked: str, *faults: Fault) -> None:
        """The next requests for ``package_show`` or a file get these answers, one each."""
        self._faults[asked].extend(faults)

    def always(self, asked: str, fault: Fault) -> None:
        """Every request for it gets this answer from now on."""
        self._faults[asked] = deque([fault] * 50)

    def heal(self) -> None:
        """Forget queued faults and what was asked so far."""
        self._faults.clear()
        self.asked.clear()

    def _answer(self, request: Request) -> Response:
        last = request.path.rpartition("/")[2]
        self.asked.append(f"{last} {request.args.get('id', '')}".strip())
        if self._faults[last]:
            return self._faults[last].popleft()(request)
        if last == PACKAGE_SHOW:
            return self._package(request)
        if last not in self.files:
            return status(404)(request)
        return Response(self.files[last], content_type="text/csv")

    def _package(self, request: Request) -> Response:
        listed = self.packages.get(request.args["id"])
        if listed is None:
            return status(404)(request)
        resources = [
            {"name": name, "url": f"{self.url}/dataset/x/download/{quote(file)}", "last_modified": modified}
            for name, (file, modified) in listed.items()
        ]
        body = {"success": True, "result": {"name": request.args["id"], "resources": resources}}
        return Response(json.dumps(body), content_type="application/json")
