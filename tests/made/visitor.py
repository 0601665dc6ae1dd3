"""A server as users start it, and a visitor without a browser who talks to it over HTTP and the websocket."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tests.worlds import CHECKOUT

PATIENCE = 60
REGION, NAME = "regio=CR33", "West-Noord-Brabant"


class Answer:
    """Status, headers (names in small letters; twice the same name is an error) and body of an HTTP answer."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        names = [name.lower() for name, _ in response.getheaders() if name.lower() != "set-cookie"]
        assert len(names) == len(set(names)), names
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read()

    @property
    def text(self) -> str:
        return self.body.decode()


class Server:
    """A running server: its address, its log, and requests to it."""

    def __init__(self, port: int, process: subprocess.Popen[bytes], log_file: Path) -> None:
        self.port = port
        self.process = process
        self.log_file = log_file
        self.address = f"http://127.0.0.1:{port}"

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        """One request on a connection of its own; underscores in the names of headers become dashes."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            line.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            return Answer(line.getresponse())
        finally:
            line.close()

    def raw(self, request: bytes) -> bytes:
        """Bytes as they are, and what comes back until the server hangs up (or nothing comes for a while)."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=15) as line:
            answer = b""
            # It may hang up before it has heard everything; what it said is still there.
            with suppress(OSError):
                line.sendall(request)
            with suppress(OSError):
                while part := line.recv(65536):
                    answer += part
            return answer

    def visit(self, query: str = "") -> Page:
        """A page run for a query string, by a new visitor."""
        with Visitor(self.address) as visitor:
            return visitor.run(query)

    @property
    def log(self) -> str:
        return self.log_file.read_text(errors="replace")


class Page:
    """What a page run sent."""

    def __init__(self, messages: list[ForwardMsg]) -> None:
        elements = [m.delta.new_element for m in messages if m.WhichOneof("type") == "delta"]
        self.messages = [message.WhichOneof("type") for message in messages]
        self.titles = [e.heading.body for e in elements if e.WhichOneof("type") == "heading" and e.heading.tag == "h1"]
        self.alerts = [e.alert.body for e in elements if e.WhichOneof("type") == "alert"]
        self.exceptions = [e.exception.message for e in elements if e.WhichOneof("type") == "exception"]


class Visitor:
    """One websocket: runs pages until it is closed."""

    def __init__(self, address: str, **options: Any) -> None:
        self._opened = connect(
            f"ws://{urlsplit(address).netloc}/_stcore/stream",
            subprotocols=["streamlit"],
            max_size=None,
            open_timeout=PATIENCE,
            # A server with a crowd on two cores is late with its answers; that is measured, not a reason to hang up.
            ping_interval=None,
            **options,
        )

    def __enter__(self) -> Visitor:
        self.line: ClientConnection = self._opened.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.__exit__(kind, problem, trace)

    def run(self, query: str = "") -> Page:
        """Ask for the page of a query string and wait until it is whole."""
        asked = BackMsg()
        asked.rerun_script.query_string = query
        self.line.send(asked.SerializeToString())
        messages = []
        while True:
            data = self.line.recv(timeout=PATIENCE)
            assert isinstance(data, bytes)
            message = ForwardMsg.FromString(data)
            messages.append(message)
            if message.WhichOneof("type") == "script_finished":
                return Page(messages)


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(data_dir: Path, log_dir: Path, **settings: str) -> Iterator[Server]:
    """``streamlit run dashboard/asgi.py`` on a free port, with settings from the environment, until the end."""
    port = free_port()
    log_file = log_dir / f"streamlit-{port}.log"
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/asgi.py"]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1"]
    env = os.environ | {"KRIMPGROEI_DATA_DIR": str(data_dir)} | settings
    with log_file.open("wb") as log:
        process = subprocess.Popen(command, cwd=CHECKOUT, env=env, stdout=log, stderr=log)
    server = Server(port, process, log_file)
    try:
        _wait_until_up(server)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_until_up(server: Server) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if server.ask("/_stcore/health").status == 200:
                return
        except OSError:
            assert server.process.poll() is None, server.log
            time.sleep(0.2)
    raise AssertionError(f"the app did not come up: {server.log}")
