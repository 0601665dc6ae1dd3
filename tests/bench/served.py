"""A server of the dashboard in a process of its own, with what the operating system says of it (Linux: /proc)."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from etl.settings import CHECKOUT
from tests.bench.etl_cost import environment

STARTS_WITHIN = 60.0
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Served:
    """A running server."""

    port: int
    pid: int
    log: Path

    def rss_mb(self) -> float:
        """Memory in use now."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

    def cpu_seconds(self) -> float:
        """Processor time used since the start, of all threads."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def complaints(self) -> list[str]:
        """Lines of the log that tell of a mistake."""
        text = self.log.read_text(encoding="utf-8", errors="replace")
        return [line for line in text.splitlines() if "Traceback" in line or "ERROR" in line or "Error:" in line]


@contextmanager
def serving(script: str, data_dir: Path) -> Iterator[Served]:
    """``streamlit run`` on a free port, ready to answer; stopped afterwards."""
    port = _free_port()
    log = data_dir / f"server-{port}.log"
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    with log.open("w") as out:
        process = subprocess.Popen(
            [*command, "--server.address", "localhost"], cwd=CHECKOUT, env=environment(data_dir), stdout=out, stderr=out
        )
    try:
        _wait_until_ready(process, port, log)
        yield Served(port, process.pid, log)
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    late = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < late and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"the server did not start:\n{log.read_text()}")


def current(data_dir: Path) -> str:
    """Name of the version that is served."""
    return (data_dir / "warehouse" / "CURRENT").read_text().strip()


async def publish(data_dir: Path, threshold: float) -> str:
    """Publish a new version while the server runs, by the cron line of docs/deploying.md; gives its name.

    The bundled extract never changes, and equal input publishes nothing: another threshold of the verdicts makes a
    version with other figures. The whole route is gone: build, checks, switch, retiring the oldest file. Not under
    ``nice``: the cron line and the systemd unit of docs/deploying.md have none.
    """
    before = current(data_dir)
    env = environment(data_dir, growth_threshold_pct=str(threshold))
    command = [sys.executable, "-m", "etl", "run", "--source", "snapshot"]
    process = await asyncio.create_subprocess_exec(
        *command, cwd=CHECKOUT, env=env, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE
    )
    _, said = await process.communicate()
    after = current(data_dir)
    if process.returncode or after == before:
        raise SystemExit(f"nothing was published (exit code {process.returncode}):\n{said.decode()}")
    return after
