"""The command line as other programs see it: commands, exit codes, settings, CURRENT and status."""

from __future__ import annotations

import json
import re

import pytest

from etl import catalog
from etl.run import publish
from etl.settings import SNAPSHOT_DIR
from tests.made.duo_files import serve_small_files
from tests.made.etl_home import SECOND, Home, serve_boundaries
from tests.made.fake_cbs import status
from tests.made.fake_duo import FakeDuo
from tests.made.lean_etl import EVERYTHING
from tests.made.small_tables import optional_tables

ONE_LINE = re.compile(r"error: [^\n]+\n")


# Exit codes, each as a process of its own


def test_exit_0_a_clone_without_network_publishes_the_bundled_extract(empty_home: Home) -> None:
    empty_home.cbs.server.clear()
    empty_home.bundled = EVERYTHING

    told = empty_home.process("run", "--source", "snapshot")

    assert told.code == 0, told.err
    assert told.out == ""
    assert (empty_home.warehouse / "CURRENT").read_text() == empty_home.serving.name + "\n"
    assert empty_home.serving.suffix == ".duckdb"
    assert {row[0] for row in empty_home.ask("SELECT mode FROM mart.source")} == {"snapshot"}
    assert not (empty_home.data_dir / "raw").exists()
    bundled = json.loads((SNAPSHOT_DIR / "cbs_gebieden" / "set.json").read_text())["table_id"]
    assert empty_home.ask("SELECT table_id FROM mart.source WHERE source_id = 'cbs_gebieden'") == [(bundled,)]


def test_exit_3_where_cbs_gives_no_answer_the_last_good_figures_are_published_as_stale(home: Home) -> None:
    figures = home.ask("FROM mart.sector_jobs ORDER BY ALL")
    home.cbs.always("TableInfos", status(503))

    told = home.process("run", "--only", "cbs_83582ned")

    assert told.code == 3, told.err
    both = "OData v3: table 83582NED: HTTP 503; OData v4: table 83582NED is not at CBS"
    assert told.warnings.startswith(f"warning: cbs_83582ned: {both} (http://")
    assert (home.mode(), home.mode("cbs_gebieden")) == ("stale", "live")
    assert home.ask("FROM mart.sector_jobs ORDER BY ALL") == figures


def test_exit_1_with_one_line_where_nothing_can_be_published(empty_home: Home) -> None:
    empty_home.data_dir.write_text("a file where the folder belongs")

    told = empty_home.process("run", "--source", "snapshot")

    assert told.code == 1
    assert ONE_LINE.fullmatch(told.err), told.err
    assert str(empty_home.data_dir) in told.error
    assert "KRIMPGROEI_DATA_DIR" in told.error
    assert "Nothing was published; the earlier version still serves." in told.error


def test_exit_2_with_one_line_for_a_setting_that_cannot_be_used(empty_home: Home) -> None:
    empty_home.env["KRIMPGROEI_HTTP_TIMEOUT"] = "abc"

    told = empty_home.process("run")

    assert told.code == 2
    assert ONE_LINE.fullmatch(told.err), told.err
    assert "KRIMPGROEI_HTTP_TIMEOUT" in told.error
    assert "abc" in told.error
    assert not empty_home.data_dir.exists()


def test_a_traceback_shows_with_debug_only_and_the_exit_code_stays(empty_home: Home) -> None:
    plain = empty_home.etl("run", "--only", "cbs_0")
    debug = empty_home.process("run", "--only", "cbs_0", "--debug")

    assert (plain.code, debug.code) == (2, 2)
    assert "Traceback" not in plain.err
    assert "Traceback" in debug.err
    assert debug.err.splitlines()[-1] == plain.error


def test_a_fault_in_the_program_is_one_line_too(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: object) -> None:
        raise KeyError("x")

    before = home.published
    home.has_good_news()
    monkeypatch.setattr("etl.run.warehouse.mode_of", break_down)

    told = home.refresh()

    assert told.code == 1
    assert "a fault in the program, KeyError: 'x'" in told.error
    assert "--debug" in told.error
    assert home.published == before
    assert home.leftovers() == []


# Usage


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["run", "--only", "cbs_83582"], "no source 'cbs_83582'; the catalogue has cbs_83582ned, "),
        (["run", "--source", "yesterday"], "yesterday"),
        (["run", "--tomorrow"], "--tomorrow"),
        (["fetch", "--only", "nothing"], "no source 'nothing'"),
        (["walk"], "walk"),
        (["run", "--only"], "--only"),
    ],
)
def test_bad_usage_is_exit_2_and_says_what_is_wrong_in_the_last_line(
    empty_home: Home, args: list[str], words: str
) -> None:
    told = empty_home.etl(*args)
    assert told.code == 2
    assert words in told.err.splitlines()[-1]
    assert not empty_home.data_dir.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HTTP_TIMEOUT", "0"),
        ("HTTP_TIMEOUT", "-1"),
        ("HTTP_TIMEOUT", "inf"),
        ("HTTP_TIMEOUT", "soon"),
        ("HTTP_TIMEOUT", "nan"),
        ("HTTP_ATTEMPTS", "0"),
        ("HTTP_ATTEMPTS", "2.5"),
        ("HTTP_ATTEMPTS", "1000000"),
        ("CBS_HTTPS", "perhaps"),
        ("GROWTH_THRESHOLD_PCT", "-0.5"),
    ],
)
def test_a_setting_out_of_range_is_exit_2_and_named(empty_home: Home, name: str, value: str) -> None:
    empty_home.env[f"KRIMPGROEI_{name}"] = value
    told = empty_home.etl("run", "--only", "cbs_83582ned")
    assert told.code == 2
    assert f"KRIMPGROEI_{name}" in told.error
    assert not empty_home.data_dir.exists()


def test_an_empty_setting_is_as_good_as_none(empty_home: Home) -> None:
    empty_home.env |= {"KRIMPGROEI_HTTP_TIMEOUT": "", "KRIMPGROEI_GROWTH_THRESHOLD_PCT": ""}
    assert empty_home.refresh().code == 0
    assert empty_home.ask("SELECT value FROM core.dim_norm WHERE norm_code = 'growth_threshold_pct'") == [(0.5,)]


@pytest.mark.parametrize("host", ["https://opendata.cbs.nl", "no host", "127.0.0.1:1", "127.0.0.1:99999", "[::1"])
def test_a_host_that_cannot_be_asked_is_named(empty_home: Home, host: str) -> None:
    empty_home.env["KRIMPGROEI_CBS_HOST"] = host

    told = empty_home.etl("fetch", "--only", "cbs_83582ned")

    assert told.code == 3, told.err
    assert "KRIMPGROEI_CBS_HOST" in told.warnings


def test_a_host_that_cannot_be_asked_leaves_what_serves(home: Home) -> None:
    figures = home.ask("FROM mart.sector_jobs ORDER BY ALL")
    home.env["KRIMPGROEI_CBS_HOST"] = "127.0.0.1:1"

    told = home.etl("run", "--only", "cbs_83582ned")

    assert told.code == 3, told.err
    assert "KRIMPGROEI_CBS_HOST" in told.warnings
    assert home.mode() == "stale"
    assert home.ask("FROM mart.sector_jobs ORDER BY ALL") == figures


# Runs


def test_a_live_run_of_all_sources_shows_each_as_live_but_the_bundled_ones(empty_home: Home) -> None:
    empty_home.bundled = EVERYTHING
    serve_boundaries(empty_home.cbs)
    serve_small_files(FakeDuo(empty_home.cbs.server))

    told = empty_home.etl("run", "--source", "live")

    assert told.code == 0, told.err
    modes = {row["source_id"]: row["mode"] for row in empty_home.status()["sources"]}
    optional = [source.source_id for source in optional_tables()]
    files = [source.source_id for source in catalog.load().values() if source.duo is not None]
    live = dict.fromkeys(("cbs_83582ned", "cbs_gebieden", "boundaries", "eurostat_lfs", *optional, *files), "live")
    assert modes == live | dict.fromkeys(
        ("gemeente_mergers", "crossover", "crebo", "mbo_country", "competentnl"), "snapshot"
    )


def test_boundaries_that_cannot_be_had_are_the_bundled_ones_and_exit_3(home: Home) -> None:
    told = home.etl("run")
    assert told.code == 3
    assert "boundaries: no boundaries of type gemeente" in told.warnings
    assert home.mode("boundaries") == "snapshot"
    assert home.mode() == "live"


def test_nothing_new_asks_for_no_data_and_publishes_nothing(home: Home) -> None:
    before = home.published
    told = home.refresh()
    assert told.code == 0
    assert "nothing new" in told.err
    assert home.cbs.data_asked == []
    assert home.published == before
    assert home.versions == [before[0]]


def test_only_the_named_source_is_asked_and_the_others_stay_as_they_are(home: Home) -> None:
    home.has_good_news(SECOND)
    old = home.jobs()

    told = home.etl("run", "--only", "cbs_gebieden")

    assert told.code == 0
    assert home.cbs.data_asked == [""]
    assert (home.mode(), home.jobs()) == ("live", old)


def test_fetch_brings_raw_files_and_publishes_nothing_and_build_publishes_them(home: Home) -> None:
    before = home.published
    home.has_good_news(SECOND)

    assert home.etl("fetch", "--only", "cbs_83582ned").code == 0
    assert home.published == before

    home.cbs.asked.clear()
    assert home.etl("build").code == 0
    assert home.cbs.asked == []
    assert home.published != before
    assert home.mode() == "live"


def test_fetch_is_exit_3_where_a_source_cannot_be_refreshed(home: Home) -> None:
    home.cbs.always("TableInfos", status(500))
    assert home.etl("fetch", "--only", "cbs_83582ned").code == 3


# CURRENT, versions and status


def test_the_last_three_versions_are_kept_each_as_it_was_published(home: Home) -> None:
    first, content = home.published
    names = [first]
    for day in (2, 3, 4):
        assert home.content_of(first) == content
        home.has_good_news(f"2026-0{day}-01T02:00:00", more=day)
        assert home.refresh().code == 0
        names.append(home.serving.name)
    assert home.versions == names[1:]


def test_the_version_that_serves_is_never_removed_even_where_three_others_are_newer(home: Home) -> None:
    before = home.published
    for day in range(10, 14):
        (home.warehouse / f"krimpgroei-209901{day}T000000Z-abcdef.duckdb").write_text("newer by name")

    publish.retire(home.warehouse)

    assert home.published == before
    assert len(home.versions) == 4


def test_status_tells_machines_what_serves(home: Home) -> None:
    found = home.status()
    assert found["current"] == home.serving.name
    assert found["version"] == home.serving.stem
    assert (found["readable"], found["mode"], found["first_year"], found["last_year"]) == (True, "live", 2019, 2024)
    jobs = next(source for source in found["sources"] if source["source_id"] == "cbs_83582ned")
    assert jobs["table_id"] == "83582NED"
    assert jobs["modified_at"] == "2025-11-28T02:00:00"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", jobs["retrieved_at"])
    assert (jobs["mode"], jobs["period_from"], jobs["period_to"]) == ("live", "2019", "2024")
    assert found["failed_checks"] == []


def test_status_of_an_empty_folder_is_exit_1_says_how_to_begin_and_writes_nothing(empty_home: Home) -> None:
    told = empty_home.process("status", "--json")
    assert told.code == 1
    assert json.loads(told.out) == {"data_dir": str(empty_home.data_dir), "current": None, "readable": False}
    assert told.err == ""
    assert "make refresh" in empty_home.etl("status").out
    assert not empty_home.data_dir.exists()


def test_sources_lists_title_publisher_and_licence(empty_home: Home) -> None:
    told = empty_home.etl("sources")
    assert told.code == 0
    for word in ("cbs_83582ned", "cbs_gebieden", "boundaries", "gemeente_mergers", "CC BY 4.0", "https://"):
        assert word in told.out
