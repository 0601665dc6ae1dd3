"""One table, two protocols: the second serves where the first fails, with the same rows; a lost host costs little."""

from __future__ import annotations

import socket
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl import catalog
from etl.errors import SourceError
from etl.extract.cbs.protocols import all_failed
from etl.run import pipeline
from etl.run.raw_store import RawSet
from etl.settings import Settings
from etl.stage.load import load_source
from tests.made.cbs_job import Job, Notes
from tests.made.etl_home import Home
from tests.made.fake_cbs import BROKEN_JSON, HTML_PAGE, JOBS, NO_ROWS, FakeCbs, Fault, reset, status
from tests.made.small_tables import as_v4, optional_tables, serve_small

TABLES = [source.source_id for source in optional_tables()]
FAULTS = [
    pytest.param(status(404), id="404"),
    pytest.param(status(503), id="503"),
    pytest.param(reset, id="reset"),
    pytest.param(HTML_PAGE, id="HTML page"),
    pytest.param(BROKEN_JSON, id="broken JSON"),
    pytest.param(NO_ROWS, id="empty"),
]


def loaded(raw_set: RawSet, table: str) -> list[tuple[Any, ...]]:
    """Rows as the loader makes them, without padding and without the attributes that only v4 has."""
    with duckdb.connect() as con:
        con.execute("ATTACH ':memory:' AS raw; ATTACH ':memory:' AS stage")
        load_source(con, raw_set)
        names = [row[0] for row in con.execute(f"DESCRIBE raw.{table}").fetchall() if "_attribute" not in row[0]]
        return con.execute(
            f"SELECT {', '.join(f'trim({name})' for name in names)} FROM raw.{table} ORDER BY ALL"
        ).fetchall()


def both_ways(job: Job, fake_cbs: FakeCbs, source_id: str) -> Job:
    """A table as its catalogue file declares it, served both ways."""
    job = Job(job.settings, source_id, protocols=catalog.load()[source_id].protocols)
    serve_small(fake_cbs, job.source)
    return job


def came_by(raw_set: RawSet) -> str:
    return "v4" if raw_set.folder.name.startswith("v4-") else "v3"


@pytest.mark.parametrize("source_id", TABLES)
def test_every_optional_table_gives_the_same_rows_and_codes_both_ways(
    job: Job, fake_cbs: FakeCbs, source_id: str
) -> None:
    table = both_ways(job, fake_cbs, source_id)
    by_v3, by_v4 = table.run(protocols=("v3",)), table.run(protocols=("v4",))
    assert (came_by(by_v3), came_by(by_v4)) == ("v3", "v4")
    assert loaded(by_v3, source_id) == loaded(by_v4, source_id)
    assert loaded(by_v3, f"{source_id}_code") == loaded(by_v4, f"{source_id}_code")
    assert len(loaded(by_v3, source_id)) >= 4


@pytest.mark.parametrize("fault", FAULTS)
def test_v4_serves_where_v3_fails(job: Job, fake_cbs: FakeCbs, fault: Fault) -> None:
    table = both_ways(job, fake_cbs, "cbs_83599ned")
    fake_cbs.always("TypedDataSet", fault)
    assert came_by(table.run()) == "v4"
    assert any(line.endswith("; trying OData v4") for line in table.notes.lines)


@pytest.mark.parametrize("fault", FAULTS)
def test_v3_serves_where_v4_fails(job: Job, fake_cbs: FakeCbs, fault: Fault) -> None:
    table = both_ways(job, fake_cbs, "cbs_85224ned")
    fake_cbs.always("Observations", fault)
    assert came_by(table.run()) == "v3"
    assert any(line.endswith("; trying OData v3") for line in table.notes.lines)


def test_the_second_protocol_is_not_asked_where_the_first_answers(job: Job, fake_cbs: FakeCbs) -> None:
    both_ways(job, fake_cbs, "cbs_83599ned").run()
    assert fake_cbs.v4_asked == []


def test_when_both_fail_the_line_says_what_went_wrong_in_each(job: Job, fake_cbs: FakeCbs) -> None:
    table = both_ways(job, fake_cbs, "cbs_83599ned")
    fake_cbs.always("TypedDataSet", HTML_PAGE)
    fake_cbs.always("Observations", status(503))
    what = table.fails().what
    assert what == (
        "OData v3: table 83599NED: an HTML page instead of data (3 tries); OData v4: table 83599NED: HTTP 503 (3 tries)"
    )


def test_each_protocol_knows_what_it_fetched_before(job: Job, fake_cbs: FakeCbs) -> None:
    """After a turn by v4, v3 finds its own set unchanged and asks for no data again."""
    table = both_ways(job, fake_cbs, "cbs_83599ned")
    first = table.run()
    fake_cbs.always("TableInfos", status(503))
    table.run()
    fake_cbs.heal()
    assert table.run() == first
    assert fake_cbs.asked == ["TableInfos"]


def test_the_jobs_of_the_country_are_the_same_by_v4(home: Home) -> None:
    """The mandatory table too: a build on v4 holds every figure that the build on v3 held."""
    question = "SELECT region_code, sbi_code, year, jobs, status FROM mart.sector_jobs ORDER BY ALL"
    by_v3 = home.ask(question)
    source = catalog.load()["cbs_83582ned"]
    home.cbs.tables_v4[JOBS] = as_v4(source, home.cbs.tables[JOBS])
    home.cbs.always("TableInfos", status(503))

    told = home.etl("run", "--only", "cbs_83582ned")

    assert told.code == 0, told.err
    assert home.mode() == "live"
    assert [f.name for f in (home.data_dir / "raw" / "cbs_83582ned").iterdir() if f.name.startswith("v4-")]
    assert home.ask(question) == by_v3


# Hosts that are not there


def closed_port() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


@pytest.mark.usefixtures("short_waits")
def test_a_host_that_is_not_there_is_asked_for_one_table_only(tmp_path: Path) -> None:
    host, host_v4 = closed_port(), closed_port()
    settings = Settings(
        data_dir=tmp_path, cbs_host=host, cbs_https=False, cbs_v4_url=f"http://{host_v4}/odata/v1", http_attempts=8
    )
    sources = [source for source in catalog.load().values() if source.extract in ("cbs_table", "cbs_newest")]
    start, notes = time.monotonic(), Notes()

    fetched, problems = pipeline.fetch(sources, settings, notes)

    assert time.monotonic() - start < 10.0
    assert not fetched
    assert len(problems) == len(sources) == 16
    assert "OData v3: table 83582NED: the connection failed or was broken off; OData v4" in problems[0].what
    assert all(f"{host} was not reachable earlier in this run" in problem.what for problem in problems[1:])
    assert all(f"{host_v4} was not reachable earlier" in p.what for p in problems[2:] if "OData v4" in p.what)
    assert len([line for line in notes.lines if "asking again" in line]) == 2 * 7


def test_a_host_that_answered_before_is_not_given_up_for_one_broken_table(job: Job, fake_cbs: FakeCbs) -> None:
    sources = [catalog.load()[name] for name in ("cbs_83582ned", "cbs_83599ned", "cbs_80794ned")]
    for source in sources[1:]:
        serve_small(fake_cbs, source)
    fake_cbs.always("BedrijfstakkenBranchesSBI2008", reset, times=3)
    only_v3 = [replace(source, protocols=("v3",)) for source in sources]

    fetched, problems = pipeline.fetch(only_v3, job.settings, Notes())

    assert [problem.source_id for problem in problems] == ["cbs_83582ned"]
    assert set(fetched) == {"cbs_83599ned", "cbs_80794ned"}


def test_a_source_that_turns_out_otherwise_fails_alone_and_the_rest_is_published(home: Home) -> None:
    home.cbs.tables["85081NED"]["DataProperties"] = [{"Type": "Dimension", "Key": "Kleur", "Title": "Kleur"}]
    del home.cbs.tables_v4["85081NED"]

    told = home.etl("run", "--only", "cbs_85081ned", "--only", "cbs_85224ned")

    assert told.code == 3
    assert "the table has no dimension 'Beroep'" in told.warnings
    assert "cbs_85081ned" not in {row["source_id"] for row in home.status()["sources"]}
    assert home.mode("cbs_85224ned") == "live"


def test_an_error_of_both_still_fits_on_a_line() -> None:
    problem = SourceError("x", "y" * 1000, url="u", advice="z.")
    both = all_failed(catalog.load()["cbs_83599ned"], [problem, problem])
    assert len(both.what) < 500
