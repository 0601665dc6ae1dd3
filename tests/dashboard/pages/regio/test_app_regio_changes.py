"""The page of a region while choices are made, and while the figures come, go or are damaged."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from tests.made.app_pages import APP, region_page, run


def test_picking_a_type_keeps_the_place_and_goes_to_the_url(data_dir: Path) -> None:
    app = region_page("CR36")
    app.selectbox(key="soort_regio").set_value("provincie")
    run(app)
    assert app.title[0].value == "Noord-Brabant"
    assert app.query_params["regio"] in ("PV30", ["PV30"])


def test_picking_a_gemeente_goes_to_its_region(data_dir: Path) -> None:
    app = region_page("CR33")
    app.selectbox(key="naam_regio").set_value("GM0772>CR36")
    run(app)
    assert app.title[0].value == "Zuidoost-Noord-Brabant"


def test_other_years_can_be_picked_and_turned_round(data_dir: Path) -> None:
    app = region_page("CR33")
    app.get_by_key("lengte").set_value("anders")
    run(app)
    app.selectbox(key="van_jaar").set_value(2012)
    run(app)
    assert app.metric[1].label == "Verandering sinds 2012"


def test_a_fault_is_told_in_dutch_and_logged(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("dashboard.pages.regio.page.opening", fails)
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    assert not app.exception
    assert "kan niet worden getoond" in app.error[0].value
    assert "ZeroDivisionError" in caplog.text


def test_without_a_warehouse_the_page_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KRIMPGROEI_DATA_DIR", str(tmp_path))
    message = region_page().error[0].value
    assert "nog geen cijfers klaargezet" in message
    assert "make refresh" in message
    assert "python -m etl run" in message


def test_a_file_that_is_gone_and_back_needs_no_restart(data_dir: Path) -> None:
    app = region_page("CR33")
    current = data_dir / "warehouse" / "CURRENT"
    name = current.read_text()
    current.write_text("weg.duckdb")
    assert "niet gevonden" in run(app).error[0].value
    current.write_text(name)
    assert run(app).title[0].value == "West-Noord-Brabant"
    assert not app.error


def test_a_corrupt_file_is_said_and_a_good_one_recovers(data_dir: Path) -> None:
    folder = data_dir / "warehouse"
    good = (folder / "CURRENT").read_text()
    (folder / "kapot.duckdb").write_bytes(os.urandom(50_000))
    (folder / "CURRENT").write_text("kapot.duckdb")
    app = region_page("CR33")
    assert "kan niet worden gelezen" in app.error[0].value
    (folder / "CURRENT").write_text(good)
    assert run(app).title[0].value == "West-Noord-Brabant"


def test_a_new_version_is_shown_without_a_restart(data_dir: Path) -> None:
    folder = data_dir / "warehouse"
    app = region_page("CR33")
    shutil.copy(folder / (folder / "CURRENT").read_text().strip(), folder / "nieuw.duckdb")
    with duckdb.connect(folder / "nieuw.duckdb") as con:
        con.execute("UPDATE mart.region SET region_name = 'Nieuwe naam' WHERE region_code = 'CR33'")
    (folder / "CURRENT").write_text("nieuw.duckdb")
    assert run(app).title[0].value == "Nieuwe naam"
