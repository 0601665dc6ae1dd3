"""A whole live run against a replay of the CBS services, where that lies beside the checkout.

The replay's COROP rows are real, its gemeente rows made up.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.worlds import CHECKOUT, etl

REPLAY = CHECKOUT.parent / "shared" / "replay" / "cbs_replay.py"
# A run through faults ends with the same figures as one in which all goes well.
FAULTS = [
    pytest.param([], id="all well", marks=pytest.mark.long),
    pytest.param([("http503", 0.2), ("reset", 0.05)], id="503 and resets"),
]

CORE = ("cbs_83582ned", "cbs_gebieden", "gemeente_mergers")
SERVED = ("cbs_83599ned", "cbs_85554ned", "cbs_80794ned", "cbs_85224ned")  # the optional ones that the replay has

pytestmark = pytest.mark.skipif(not REPLAY.is_file(), reason="the replay of CBS does not lie beside this checkout")


@pytest.fixture(scope="module", params=FAULTS)
def live(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Any]]:
    """A data folder after one live run, and the replay it ran against."""
    sys.path.insert(0, str(REPLAY.parent))
    spec = importlib.util.spec_from_file_location("cbs_replay", REPLAY)
    assert spec
    assert spec.loader
    replay = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(replay)
    server = replay.serve(with_gemeenten=True, faults=request.param)
    data_dir = tmp_path_factory.mktemp("live")
    done = run(data_dir, server)
    assert done.returncode == 0, done.stderr
    yield data_dir, server
    server.shutdown()
    sys.path.remove(str(REPLAY.parent))


def run(data_dir: Path, server: Any) -> Any:
    only = [word for source_id in (*CORE, *SERVED) for word in ("--only", source_id)]
    host = f"127.0.0.1:{server.server_address[1]}"
    return etl("run", *only, data_dir=data_dir, cbs_host=host, cbs_https="false", cbs_v4_url=f"http://{host}/odata/v1")


def opened(data_dir: Path) -> duckdb.DuckDBPyConnection:
    folder = data_dir / "warehouse"
    return duckdb.connect(folder / (folder / "CURRENT").read_text().strip(), read_only=True)


def test_all_35_arbeidsmarktregios_agree_with_the_corops(live: tuple[Path, Any]) -> None:
    """Within 3 000 jobs of the country in every year, the totals of both."""
    with opened(live[0]) as con:
        rows = con.execute(
            "SELECT j.year, count(j.jobs) FILTER (WHERE r.region_type = 'arbeidsmarktregio'),"
            " sum(j.jobs) FILTER (WHERE r.region_type = 'arbeidsmarktregio'),"
            " sum(j.jobs) FILTER (WHERE r.region_type = 'corop')"
            " FROM mart.sector_jobs AS j JOIN mart.region AS r ON r.region_code = j.region_code"
            " WHERE j.sbi_code = 'A-U' GROUP BY j.year ORDER BY j.year"
        ).fetchall()
    assert [row[0] for row in rows] == list(range(2010, 2025))
    for year, regions, arbeidsmarktregios, corops in rows:
        assert regions == 35, year
        assert abs(arbeidsmarktregios - corops) <= 3000, year


def test_every_level_is_there_as_published_or_summed(live: tuple[Path, Any]) -> None:
    with opened(live[0]) as con:
        rows = con.execute(
            "SELECT r.region_type, list_sort(list(DISTINCT j.status)) FROM mart.sector_jobs AS j"
            " JOIN mart.region AS r ON r.region_code = j.region_code GROUP BY r.region_type"
        ).fetchall()
        modes = dict(con.execute("SELECT source_id, mode FROM mart.source").fetchall())
    found = {kind: set(statuses) for kind, statuses in rows}
    assert found["land"] == {"published"}
    assert found["provincie"] == {"published"}
    assert found["corop"] == {"published", "suppressed"}
    assert found["arbeidsmarktregio"] == {"estimated", "summed", "suppressed"}
    assert found["gemeente"] == {"estimated", "published", "summed", "suppressed"}
    assert modes == {
        "cbs_83582ned": "live", "cbs_gebieden": "live", "gemeente_mergers": "snapshot", "boundaries": "snapshot",
        "cbs_86355ned": "snapshot", "crossover": "snapshot", "duo_hbo_students": "snapshot", "crebo": "snapshot",
        "mbo_country": "snapshot",
        "competentnl": "snapshot",
    } | dict.fromkeys(SERVED, "live")  # fmt: skip


def test_corop_figures_are_those_of_the_extract(live: tuple[Path, Any], snapshot: duckdb.DuckDBPyConnection) -> None:
    """The replay serves the real COROP cells, so the longer way must end in the same verdicts."""
    question = (
        "SELECT region_code, sbi_code, year_from, jobs_from, jobs_to, verdict, verdict_without_breaks"
        " FROM mart.sector_growth"
        " WHERE region_code LIKE 'CR%' ORDER BY ALL"
    )
    with opened(live[0]) as con:
        assert con.execute(question).fetchall() == snapshot.execute(question).fetchall()


def test_a_refresh_with_nothing_new_asks_for_no_data(live: tuple[Path, Any]) -> None:
    data_dir, server = live
    before = (data_dir / "warehouse" / "CURRENT").read_text()
    server.handler.log.clear()
    done = run(data_dir, server)
    assert done.returncode == 0, done.stderr
    assert (data_dir / "warehouse" / "CURRENT").read_text() == before
    assert server.handler.log
    assert [path for path in server.handler.log if "DataSet" in path or "Observations" in path] == []
