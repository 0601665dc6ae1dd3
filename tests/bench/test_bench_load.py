"""The bench of many visitors still runs: a few seconds on the real server, no timing asserted."""

from __future__ import annotations

import asyncio
import random
import sys
from pathlib import Path

import pytest

from tests.bench.journeys import read_country
from tests.bench.load_cost import FIRST, LATER, SERVERS, Run, run_visitors
from tests.bench.served import Served, current, publish, serving
from tests.bench.visitor import Action, Visitor
from tests.worlds import World

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the bench reads memory and processor time from /proc")
THRESHOLD, MARK = LATER[0]


async def _three_visitors(server: Served, data_dir: Path) -> tuple[Run, Action]:
    country = read_country(data_dir)
    run = await run_visitors(server, country, 3, 3.0, pause=(0.1, 0.3))
    await publish(data_dir, THRESHOLD)
    # Pages stay with the version before until the new one is ready.
    for _ in range(60):
        visitor = Visitor(server.port, country, [], random.Random(0), (MARK,))
        after = await visitor.act("arrive")
        await visitor.leave()
        if after.marks:
            break
        await asyncio.sleep(1)
    return run, after


def test_visitors_and_a_publish_without_errors(bundled: World, tmp_path: Path) -> None:
    data_dir = bundled.linked(tmp_path / "data")
    before = current(data_dir)
    with serving(SERVERS["asgi"], data_dir) as server:
        run, after = asyncio.run(_three_visitors(server, data_dir))
        assert server.complaints() == []
    found = run.report()
    assert found["errors"] == {}
    assert found["actions"] >= 3
    assert found["bytes_per_rerun"] > 10_000
    assert found["server_rss_mb"]["peak"] > 0
    assert FIRST[0] != THRESHOLD
    assert current(data_dir) != before
    assert after.problem is None
    assert after.marks == {MARK}
