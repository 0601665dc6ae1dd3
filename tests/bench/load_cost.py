"""How the served dashboard holds with many visitors at once, while new versions are published.

All visitors live in this one process, apart from the server; it shares the cores with the server, so its own use of the
processor is measured too. An action's time runs from sending it to the end of the run of the page at the server: what
the browser needs to draw is not in it. A visitor waits for the page before doing the next thing.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl.settings import CHECKOUT
from tests.bench.etl_cost import environment
from tests.bench.journeys import PAUSE, Country, read_country
from tests.bench.served import Served, current, publish, serving
from tests.bench.visitor import Action, Visitor

# The first is how the README serves, the second is there to compare.
SERVERS = {"asgi": "dashboard/asgi.py", "plain": "dashboard/app.py"}
# A threshold of the verdicts per published version, with the text by which a page shows that it was drawn from it.
FIRST = (0.54, b"dan 0,54% per jaar")
LATER = ((0.51, b"dan 0,51% per jaar"), (0.52, b"dan 0,52% per jaar"), (0.53, b"dan 0,53% per jaar"))
WHEN = (0.2, 0.45, 0.7)
WATCHED = (FIRST[1], *(mark for _, mark in LATER))
FRESH_SESSIONS = 10
# One visitor alone need not look at a page for long to stay alone.
SHORT_PAUSE = (0.1, 0.3)
# What `make bench` is held to; see the table it prints.
LIMITS = {("asgi", 50): "p95 <= 150 ms, memory <= 800 MB and flat, no errors", ("asgi", 100): "p95 <= 400 ms"}


@dataclass
class Run:
    """What was seen during one run of visitors."""

    visitors: int
    seconds: float
    done: list[Action] = field(default_factory=list)
    rss_mb: list[float] = field(default_factory=list)
    published: list[dict[str, object]] = field(default_factory=list)
    server_cpu: float = 0.0
    client_cpu: float = 0.0
    complaints: list[str] = field(default_factory=list)

    def report(self) -> dict[str, Any]:
        """The figures; times in milliseconds, sizes in bytes."""
        good = [action for action in self.done if action.problem is None]
        mistakes = Counter(action.problem for action in self.done if action.problem)
        seen = Counter(mark.decode() for action in good for mark in action.marks)
        quarter = max(1, len(self.rss_mb) // 4)
        third, last = (self.rss_mb[-2 * quarter : -quarter] or self.rss_mb), self.rss_mb[-quarter:]
        return {
            "visitors": self.visitors,
            "seconds": round(self.seconds, 1),
            "actions": len(self.done),
            "rerun_ms": spread_ms(good),
            "rerun_ms_by_kind": {kind: spread_ms([a for a in good if a.kind == kind]) for kind in _kinds(good)},
            "errors": dict(mistakes),
            "server_log_errors": self.complaints[:10],
            "bytes_per_rerun": _median([action.size for action in good]),
            "server_cpu_ms_per_rerun": round(1000 * self.server_cpu / max(1, len(self.done)), 1),
            "server_cores": round(self.server_cpu / self.seconds, 2),
            "client_cores": round(self.client_cpu / self.seconds, 2),
            "server_rss_mb": {
                "peak": round(max(self.rss_mb), 1),
                "third_quarter": _median(third),
                "last_quarter": _median(last),
                "each_second": [round(value) for value in self.rss_mb],
            },
            "published": self.published,
            "pages_by_version_shown": dict(seen),
        }


def measure(visitors: Sequence[int], seconds: float, servers: Sequence[str]) -> dict[str, Any]:
    """Each way of serving in turn, on a warehouse of its own that holds the bundled extract."""
    found: dict[str, Any] = {}
    for name in servers:
        with tempfile.TemporaryDirectory() as root:
            data_dir = Path(root)
            command = [sys.executable, "-m", "etl", "run", "--source", "snapshot"]
            env = environment(data_dir, growth_threshold_pct=str(FIRST[0]))
            subprocess.run(command, cwd=CHECKOUT, env=env, check=True, capture_output=True)
            with serving(SERVERS[name], data_dir) as server:
                # Many at once on the plain server only tells that it stands still: one size is enough to compare.
                asked = visitors if name == "asgi" else visitors[:1]
                found[name] = asyncio.run(_on(server, data_dir, asked, seconds))
    return found | {"ratios": _ratios(found)}


async def _on(server: Served, data_dir: Path, visitors: Sequence[int], seconds: float) -> dict[str, Any]:
    """All runs on one server: it warms up, then one visitor alone, fresh sessions, then many."""
    country = read_country(data_dir)
    await run_visitors(server, country, 1, min(5.0, seconds), pause=SHORT_PAUSE)
    alone = await run_visitors(server, country, 1, min(15.0, seconds), pause=SHORT_PAUSE)
    fresh = await _fresh_sessions(server, country)
    found = {"one": alone.report(), "first_page_ms": spread_ms(fresh), "first_page_errors": _problems(fresh)}
    for place, number in enumerate(visitors):
        run = await run_visitors(server, country, number, seconds, data_dir=data_dir if place == 0 else None)
        found[str(number)] = run.report()
    return found


async def run_visitors(
    server: Served,
    country: Country,
    number: int,
    seconds: float,
    *,
    pause: tuple[float, float] = PAUSE,
    data_dir: Path | None = None,
) -> Run:
    """Let visitors in, spread over one pause, for a number of seconds; three versions are published on the way.

    Args:
        server: where they go.
        country: what there is to ask for.
        number: how many at once.
        seconds: how long.
        pause: least and most seconds between the end of a page and the next action.
        data_dir: folder in which to publish; none where nothing is to be published.
    """
    run = Run(number, seconds)
    begun, cpu, own = time.perf_counter(), server.cpu_seconds(), time.process_time()
    # Two ways of serving see the same visitors.
    dice = [random.Random(f"{number} {place}") for place in range(number)]
    guests = [Visitor(server.port, country, run.done, one, WATCHED) for one in dice]

    async def visit(guest: Visitor, late: float) -> None:
        await asyncio.sleep(late)
        await guest.stay(begun + seconds, pause)

    watch = asyncio.create_task(_watch(server, run))
    visits = [visit(guest, one.uniform(0, pause[1])) for guest, one in zip(guests, dice, strict=True)]
    await asyncio.gather(*visits, *([_publish_all(run, data_dir)] if data_dir else []))
    watch.cancel()
    run.seconds = time.perf_counter() - begun
    run.server_cpu, run.client_cpu = server.cpu_seconds() - cpu, time.process_time() - own
    run.complaints = server.complaints()
    return run


async def _watch(server: Served, run: Run) -> None:
    while True:
        run.rss_mb.append(server.rss_mb())
        await asyncio.sleep(1)


async def _publish_all(run: Run, data_dir: Path) -> None:
    begun = time.perf_counter()
    for part, (threshold, mark) in zip(WHEN, LATER, strict=True):
        await asyncio.sleep(max(0.0, begun + part * run.seconds - time.perf_counter()))
        at = time.perf_counter()
        version = await publish(data_dir, threshold)
        took = round(time.perf_counter() - at, 1)
        run.published.append({"version": version, "shown_as": mark.decode(), "at": round(at - begun), "took": took})
    assert current(data_dir) == run.published[-1]["version"]


async def _fresh_sessions(server: Served, country: Country) -> list[Action]:
    """One visitor after another opens the address ``/`` on a server that has been used."""
    guests = [Visitor(server.port, country, [], random.Random(place)) for place in range(FRESH_SESSIONS)]
    return [await guest.first_page() for guest in guests]


def spread_ms(actions: Sequence[Action]) -> dict[str, float]:
    """Percentiles of the times (nearest rank), in milliseconds; empty where nothing was done."""
    times = sorted(1000 * action.seconds for action in actions)
    if not times:
        return {}
    ranks = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "max": 1.0}
    return {name: round(times[max(0, -int(-rank * len(times) // 1) - 1)], 1) for name, rank in ranks.items()}


def _median(values: Sequence[float]) -> float:
    return round(statistics.median(values), 1) if values else 0.0


def _kinds(actions: Sequence[Action]) -> list[str]:
    return sorted({action.kind for action in actions})


def _problems(actions: Sequence[Action]) -> list[str]:
    return [action.problem for action in actions if action.problem]


def _ratios(found: dict[str, Any]) -> dict[str, float]:
    """How much slower the first run of many was than one visitor alone, and than the same on the plain server."""
    ratios = {}
    many = {name: runs[_sizes(runs)[0]]["rerun_ms"].get("p95") for name, runs in found.items()}
    for name, runs in found.items():
        alone = runs["one"]["rerun_ms"].get("p95")
        if alone and many[name]:
            ratios[f"{name}_p95_many_over_one"] = round(many[name] / alone, 2)
    if many.get("asgi") and many.get("plain"):
        ratios["p95_asgi_over_plain"] = round(many["asgi"] / many["plain"], 3)
    return ratios


def _sizes(runs: dict[str, Any]) -> list[str]:
    return [name for name in runs if name.isdigit()]


def lines(found: dict[str, Any]) -> list[str]:
    """The figures as a table."""
    head = f"{'server':7}{'visitors':>9}{'actions':>9}{'p50':>8}{'p95':>8}{'p99':>8}{'max':>9}{'errors':>8}"
    told = ["load: times of a rerun in ms", head + f"{'peak MB':>9}{'Q3 -> Q4':>14}{'KB':>7}{'cpu ms':>8}{'client':>8}"]
    for name in [key for key in found if key != "ratios"]:
        told += [_line(name, found[name][size]) for size in ("one", *_sizes(found[name]))]
        told.append(f"{name:7} first page of a fresh session, ms: {found[name]['first_page_ms']}")
    told += [f"limit for {name}, {size} visitors: {limit}" for (name, size), limit in LIMITS.items()]
    return [*told, f"ratios: {found['ratios']}"]


def _line(name: str, run: dict[str, Any]) -> str:
    ms, rss = run["rerun_ms"], run["server_rss_mb"]
    times = "".join(f"{ms.get(part, float('nan')):8.0f}" for part in ("p50", "p95", "p99"))
    errors = sum(run["errors"].values())
    flat = f"{rss['third_quarter']:.0f} -> {rss['last_quarter']:.0f}"
    return (
        f"{name:7}{run['visitors']:9}{run['actions']:9}{times}{ms.get('max', float('nan')):9.0f}{errors:8}"
        f"{rss['peak']:9.0f}{flat:>14}{run['bytes_per_rerun'] / 1000:7.0f}{run['server_cpu_ms_per_rerun']:8.1f}"
        f"{run['client_cores']:8.2f}"
    )
