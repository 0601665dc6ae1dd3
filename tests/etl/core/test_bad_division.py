"""What a bad division of the country gets: the one before stays in use, whatever its year."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.made.etl_home import SECOND, Home
from tests.made.fake_cbs import GEBIEDEN, REGION, Rows
from tests.made.loading import refused_when_loaded


def part_of_the_country(rows: Rows) -> None:
    del rows[100:]


def gemeente_in_two_regions(rows: Rows) -> None:
    rows.append(rows[0] | {"Code_14": "CR01      ", "Naam_15": "Oost-Groningen"})


def gemeente_in_no_region(rows: Rows) -> None:
    rows[0]["Code_6"] = None


def gemeente_merged_since(rows: Rows) -> None:
    """A division of a later year, in which Eemsdelta (GM1979) is gone, before its merger is in our table."""
    rows[:] = [row for row in rows if row[REGION].strip() != "GM1979"]


@pytest.mark.parametrize(
    ("harm", "check"),
    [
        (part_of_the_country, "source_gebieden_whole_country"),
        (gemeente_in_two_regions, "source_gebieden_consistent"),
        (gemeente_in_no_region, "source_gebieden_complete"),
        (gemeente_merged_since, "source_gebieden_has_merger_targets"),
    ],
)
def test_a_division_that_does_not_hold_each_gemeente_once_is_seen(
    empty_home: Home, harm: Callable[[Rows], None], check: str
) -> None:
    harm(empty_home.cbs.tables[GEBIEDEN]["TypedDataSet"])

    assert empty_home.etl("fetch", "--only", "cbs_gebieden").code == 0

    assert f"cbs_gebieden: table 86247NED breaks check {check}" in refused_when_loaded(empty_home, "cbs_gebieden")


def test_a_run_keeps_the_division_before(home: Home) -> None:
    figures = home.ask("FROM mart.sector_jobs ORDER BY ALL")
    gemeente_merged_since(home.cbs.tables[GEBIEDEN]["TypedDataSet"])
    home.cbs.publish(SECOND, GEBIEDEN)

    told = home.refresh()

    assert told.code == 3, told.err
    assert "cbs_gebieden: table 86247NED breaks check source_gebieden_has_merger_targets" in told.warnings
    assert (home.mode(), home.mode("cbs_gebieden")) == ("live", "stale")
    assert home.ask("FROM mart.sector_jobs ORDER BY ALL") == figures
