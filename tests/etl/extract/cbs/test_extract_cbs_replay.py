"""The CBS extract against the recorded service, where it is there: real sizes, real quirks, many faults."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from etl import catalog
from etl.extract.publishers import fetch
from etl.run.raw_store import RawSet, RawStore, read_rows
from etl.settings import CHECKOUT, Settings
from tests.made.cbs_job import Notes

REPLAY = CHECKOUT.parent / "shared" / "replay"
pytestmark = pytest.mark.skipif(not REPLAY.is_dir(), reason="the recordings are not beside this checkout")

FAULTS = [("http503", 0.2), ("reset", 0.05), ("truncate", 0.1), ("cut", 0.1), ("html", 0.1), ("empty", 0.1)]


@contextmanager
def replay(data_dir: Path, **options: Any) -> Iterator[tuple[Settings, Any]]:
    """Settings for a fresh replay, and its handler with ``faults`` to set and the ``log`` of paths it was asked for."""
    sys.path.insert(0, str(REPLAY))
    try:
        import cbs_replay
    finally:
        sys.path.remove(str(REPLAY))
    server = cbs_replay.serve(port=0, **options)
    host = f"127.0.0.1:{server.server_address[1]}"
    try:
        # 53 % of answers fail below: 20 tries make a part that fails by chance rarer than one run in a thousand
        hosts = {"cbs_host": host, "cbs_https": False, "cbs_v4_url": f"http://{host}/odata/v1"}
        settings = Settings(data_dir=data_dir, http_timeout=20, http_attempts=20, **hosts)
        yield settings, server.handler
    finally:
        server.shutdown()
        server.server_close()


def run(source_id: str, settings: Settings, **changes: Any) -> RawSet:
    source = replace(catalog.load()[source_id], **changes)
    return fetch(source, RawStore(settings.raw_dir, source_id), settings, Notes()).verified()


def content(raw_set: RawSet) -> dict[str, str]:
    return {m.part: m.sha256 for m in raw_set.parts}


def test_all_rows_come_through_and_a_second_run_asks_for_no_data(tmp_path: Path) -> None:
    with replay(tmp_path) as (settings, handler):
        jobs, regions = run("cbs_83582ned", settings), run("cbs_gebieden", settings)
        rows = [row for path in jobs.paths("TypedDataSet.") for row in read_rows(path)]
        per_year = Counter(row["Perioden"] for row in rows)
        assert len(per_year) == 15
        assert len(set(per_year.values())) == 1
        assert len({(r["BedrijfstakkenBranchesSBI2008"], r["RegioS"], r["Perioden"]) for r in rows}) == len(rows)
        assert regions.table_id == "86247NED"
        assert len(read_rows(regions.path("TypedDataSet"))) == 342
        handler.log.clear()
        assert run("cbs_83582ned", settings) == jobs
        assert run("cbs_gebieden", settings) == regions
        assert not [path for path in handler.log if "TypedDataSet" in path]


@pytest.mark.usefixtures("short_waits")
@pytest.mark.parametrize("parts_by", ["Perioden", None])
def test_faults_on_every_kind_of_answer_do_not_change_a_byte(tmp_path: Path, parts_by: str | None) -> None:
    """Parts of one page each by period, and one part of two pages."""
    with replay(tmp_path / "calm", fault_all=True) as (settings, handler):
        calm = run("cbs_83582ned", settings, parts_by=parts_by)
        asked = len(handler.log)
        handler.faults = FAULTS
        settings = Settings(**settings.model_dump() | {"data_dir": tmp_path / "faults"})
        assert content(run("cbs_83582ned", settings, parts_by=parts_by)) == content(calm)
        assert run("cbs_gebieden", settings).table_id == "86247NED"
    assert sum(m.rows for m in calm.parts if m.part.startswith("TypedDataSet")) > 10_000
    assert len(handler.log) > 2 * asked + 5, "no fault was met"
