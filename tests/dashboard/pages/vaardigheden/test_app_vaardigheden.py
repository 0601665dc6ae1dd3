"""The page Vaardigheden as its reader meets it, on the bundled extract; and the marts it divides, to the last job."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.kit import store
from dashboard.kit.scope import Scope
from dashboard.pages.overstap.data import CAVEAT
from dashboard.pages.vaardigheden import data as queries
from tests.made.app_pages import open_page, run, table, texts

YEARS = (2019, 2024)


def show(**params: str) -> AppTest:
    return open_page("vaardigheden", **params)


def test_the_levels_add_up_to_the_marts(data_dir: Path, snapshot: duckdb.DuckDBPyConnection) -> None:
    """What the page divides by level and occupation is mart.region_skill again."""
    version = store.get_store().current()
    needs = queries.skill_needs(Scope(version, "CR33", YEARS))
    found = {row.skill_code: row for row in needs if row.education_level == 0}
    stored = snapshot.execute(
        "SELECT skill_code, asked, released, asked_low, released_high FROM mart.region_skill WHERE region_code = 'CR33'"
    ).fetchall()
    assert {code for code, *_ in stored} == set(found)
    for code, *values in stored:
        row = found[code]
        shown = [row.asked.value, row.released.value, row.asked.low, row.released.high]
        assert shown == pytest.approx(values, abs=0.01)
        parts = [part for part in needs if part.skill_code == code and part.education_level]
        assert sum(part.jobs_asked for part in parts) == pytest.approx(row.jobs_asked, abs=0.01)
    most = max(found.values(), key=lambda row: row.jobs_asked)
    people = queries.occupation_needs(Scope(version, "CR33", YEARS), most.skill_code)
    assert sum(row.asked for row in people) == pytest.approx(most.jobs_asked, abs=0.01)
    sectors = queries.sector_needs(Scope(version, "CR33", YEARS), most.skill_code)
    assert sum(row.jobs for row in sectors) == pytest.approx(most.net, abs=0.01)


def test_west_noord_brabant_in_a_few_sentences(data_dir: Path) -> None:
    """21.8 thousand jobs came and 8.6 went in CBS's figures (N, C, H and S); care is what that asks."""
    text = texts(show(regio="CR33"))
    assert "in groeiende sectoren **22.000 banen** bij. In krimpende sectoren gingen er **8.600 banen** weg." in text
    assert "kwamen er dus gemiddeld 39 vrij" in text
    assert "**verstrekken van algemene individuele zorg**" in text
    assert CAVEAT in text
    assert "Financiële diensten (reeksbreuk). De sectoren die meetellen hebben samen 98% van de banen." in text
    assert "december 2019 tot december 2024" in text


def test_care_is_scarce_and_a_click_leads_to_who_asks_it(data_dir: Path) -> None:
    rows = table(show(regio="CR33"), "Vaardigheden in West-Noord-Brabant")
    assert len(rows) == 18
    care = next(row for row in rows.values() if "individuele zorg" in row["skill"]["text"])
    assert care["verdict"]["text"] == "◆ schaars"
    code = care["skill"]["href"].removeprefix("?groep=")
    sectors = table(show(regio="CR33", groep=code), "Verstrekken van algemene individuele zorg per sector")
    assert sectors["Q"]["change"]["text"] == "+6.000"
    assert "Verzorgenden" in sectors["Q"]["through"]["text"]
    people = table(show(regio="CR33", groep=code, achter="beroepen"), "Verstrekken van algemene individuele zorg per")
    assert people


def test_the_whole_list_on_request(data_dir: Path) -> None:
    assert len(table(show(regio="CR33", lengte="alles"), "Vaardigheden in West-Noord-Brabant")) > 60


def test_mbo_1_has_its_own_list(data_dir: Path) -> None:
    app = show(regio="CR33", niveau="mbo-1")
    assert "op het niveau mbo 1 of lager naar schatting" in texts(app)
    assert "mbo 1 of lager" in next(iter(app.get("bidi_component"))).proto.bytes.decode()
    people = table(show(regio="CR33", niveau="mbo-1", achter="beroepen"), "")
    assert {row["level"]["text"] for row in people.values() if "level" in row} <= {"mbo 1 of lager"}


def test_a_choice_of_level_and_group_goes_to_the_url(data_dir: Path) -> None:
    app = show(regio="CR33")
    app.segmented_control(key="niveau").set_value(1)
    assert run(app).query_params["niveau"] in ("mbo-1", ["mbo-1"])
    app.selectbox(key="groep").select("S8.3")
    assert run(app).query_params["groep"] in ("S8.3", ["S8.3"])


def test_nonsense_in_the_url_is_mended_and_said(data_dir: Path) -> None:
    text = texts(show(regio="CR33", niveau="doctor", groep="<script>alert(1)</script>", lijst="x", achter="x"))
    assert "Het niveau in dit webadres bestaat niet." in text
    assert "De groep vaardigheden in dit webadres bestaat niet." in text
    assert "<script>" not in text


def test_the_chart_takes_the_place_of_the_list(data_dir: Path) -> None:
    app = show(regio="CR33", lijst="grafiek")
    assert len(app.get("plotly_chart")) == 1


def test_a_region_with_few_sectors_says_which_part_counts(data_dir: Path) -> None:
    """Delfzijl en omgeving: four sections grow or shrink for certain."""
    text = texts(show(regio="CR02"))
    assert "cijfer afgeschermd" in text
    assert "van de banen" in text


def test_few_jobs_at_a_level_are_said_to_be_few(data_dir: Path) -> None:
    """Seven jobs came at the lowest level: every group is rounded away, and so is what is behind one."""
    app = show(regio="CR02", niveau="mbo-1", lijst="kennis", groep="S5.5")
    assert "minder dan 50 banen" in texts(app)


def test_a_region_without_figures_leads_on(data_dir: Path) -> None:
    text = texts(show(regio="AM01"))
    assert "staan geen cijfers in de meegeleverde momentopname" in text
    assert "Schaars" not in text


def test_verantwoording_tells_how_routes_were_tested(data_dir: Path) -> None:
    app = open_page("verantwoording")
    text = texts(app)
    assert "Van de tien beste bestemmingen die dit programma geeft, noemden deskundigen er gemiddeld **4,8**." in text
    assert "Besluit 2011/833/EU" in text
    assert CAVEAT in text
    rows = table(app, "Hoe goed de volgorde van routes past bij het oordeel van deskundigen")
    assert rows["shipped-onet_primary_short"]["ten"]["text"] == "4,8"
    assert rows["tfidf_cosine-onet_primary_short"]["auc"]["text"] == "87"
