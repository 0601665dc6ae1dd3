"""The page Opleiden as its reader meets it: on the bundled copy, and after a run on small files of DUO.

Bundled figures are by hand from DUO's file of hbo: arbeidsmarktregio Groningen had 28 291 to 28 360 students in 2024,
of whom 10 039 to 10 045 in economics. The small files are those of tests/made/small_schools.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from streamlit.testing.v1 import AppTest

from dashboard.kit import store
from tests.made.app_pages import open_page, run, table, texts
from tests.made.duo_files import csv_text
from tests.made.etl_home import Home
from tests.made.fake_cbs import FakeCbs
from tests.made.fake_duo import FakeDuo
from tests.made.school_years import PROGRAMMES, WIDE_HBO
from tests.worlds import World


@pytest.fixture(scope="module")
def run_on_wide_file(cbs_server: HTTPServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with the wide file of hbo, which names programmes; DUO's catalogue has none."""
    home = Home(tmp_path_factory.mktemp("hbo"), FakeCbs(cbs_server))
    inbox = home.data_dir / "inbox" / "duo"
    inbox.mkdir(parents=True)
    (inbox / "hbo.csv").write_text(csv_text(WIDE_HBO, PROGRAMMES, ";"), encoding="utf-8")
    FakeDuo(cbs_server)
    told = home.etl("run", "--only", "duo_hbo_students")
    assert told.code == 0, told.err
    cbs_server.clear()
    return home.data_dir


@pytest.fixture
def named(run_on_wide_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("KRIMPGROEI_DATA_DIR", str(run_on_wide_file))
    yield run_on_wide_file
    store.get_store().close()


@pytest.fixture
def fetched(schools: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("KRIMPGROEI_DATA_DIR", str(schools.data_dir))
    yield schools.data_dir
    store.get_store().close()


def show(**params: str) -> AppTest:
    return open_page("opleiden", **params)


# The bundled copy


def test_an_arbeidsmarktregio_has_its_hbo_and_says_what_brings_the_mbo(data_dir: Path) -> None:
    app = show(regio="AM01")
    text = texts(app)
    assert "In Groningen zijn **ca. 28.330 hbo-studenten** (2024)" in text
    assert "Van het mbo zijn er nu geen cijfers per niveau of per regio." in text
    assert "In heel Nederland waren er in 2025 475.550 mbo-studenten." in text
    assert "data/inbox/duo" in text
    rows = table(app, "Studenten per niveau, Groningen")
    assert list(rows) == ["entree", "mbo2", "mbo3", "mbo4", "mbo", "hbo"]
    assert rows["entree"]["students"]["text"] == "nog niet opgehaald"
    assert rows["hbo"]["students"]["sub"].startswith("28.291 tot 28.360")


def test_fields_of_hbo_stand_beside_those_of_the_country_or_a_neighbour(data_dir: Path) -> None:
    app = show(regio="AM01", studenten="richting")
    assert table(app, "Studenten per richting, Hbo")["ho-economie"]["students"]["text"] == "10.040"
    sides = table(app, "Richtingen in Groningen en Nederland, Hbo")
    # 10 039 over 28 360 up to 10 045 over 28 291: 35.4 to 35.5 %
    assert sides["ho-economie"]["here"]["text"] == "35 tot 36%"
    near = show(regio="AM01", naast="AM03")
    assert table(near, "Richtingen in Groningen en Drenthe, Hbo")["ho-economie"]["here"]["text"] == "35 tot 36%"
    assert "(zelfde provincie)" in str(near.selectbox(key="naast").options)


def test_a_smaller_region_is_shown_with_the_arbeidsmarktregio_around_it(data_dir: Path) -> None:
    text = texts(show(regio="CR33"))
    assert "Van West-Noord-Brabant zelf staan er nu geen opleidingen in de cijfers." in text
    assert "arbeidsmarktregio **West-Brabant**" in text
    assert "Volgens DUO zijn er in Zaanstreek/Waterland geen hbo-lessen." in texts(show(regio="AM17"))


def test_no_sector_has_a_signal_yet_and_one_sentence_says_why(data_dir: Path) -> None:
    app = show(regio="CR33")
    text = texts(app)
    assert "Voor geen enkele sector is er nu een signaal. Waarom: niet van alle niveaus is bekend" in text
    assert "signalerend, geen oordeel" in text
    rows = table(app, "Gediplomeerden en groei per sector, Mbo en hbo samen, West-Noord-Brabant")
    assert {cells["signal"]["text"] for cells in rows.values()} == {"? onbekend"}
    assert rows["Q"]["verdict"]["text"] == "groeit"
    assert rows["K"]["verdict"]["sub"].startswith("reeksbreuk")
    of_level = show(regio="CR33", signaal="entree")
    assert table(of_level, "Gediplomeerden en groei per sector, Entree (mbo 1)")
    assert "dit niveau" in texts(of_level)


def test_fields_lead_to_sectors_that_grow_here_with_shares_that_are_called_an_estimate(data_dir: Path) -> None:
    app = show(regio="CR33")
    rows = table(app, "Richtingen en de sectoren waar zij naar leiden, West-Noord-Brabant")
    assert rows["hg017"]["grows"]["text"].startswith("Zorg en welzijn (60 tot 85%)")
    assert rows["hg017"]["programmes"]["text"] == "28"
    assert rows["hg002"]["grows"]["text"] == "niet één sector aan te wijzen"
    # Work of this field alone comes before work that more fields lead to, such as operating machines.
    assert rows["hg017"]["work"]["text"].startswith("Verzorgenden")
    assert not rows["hg016"]["work"]["text"].startswith("Productiemachinebedieners")
    assert "eigen schatting" in texts(app)
    assert "Vooral is: meer dan de helft van de banen." in texts(app)
    chosen = show(regio="CR33", richting="hg002")
    assert table(chosen, "Mbo-opleidingen, Entree")["25250"]["level"]["text"] == "Entree (mbo 1)"
    assert "is van 2015" in texts(chosen)


def test_the_country_has_mbo_by_place_of_living_beside_hbo_by_place_of_training(data_dir: Path) -> None:
    app = show(regio="NL01")
    assert table(app, "Studenten per niveau, Nederland")["mbo"]["students"]["text"] == "475.550"
    assert "Bij mbo, alle niveaus tellen studenten mee waar zij wonen." in texts(app)


def test_markup_and_sql_in_every_choice_of_the_url_reach_nothing(data_dir: Path) -> None:
    evil = "<script>alert(1)</script>' OR 1=1 --"
    app = show(regio="AM05", niveau=evil, school=evil, scholen=evil, kaartniveau=evil, gemeente=evil, telling=evil)
    assert not app.exception
    assert "script" not in texts(app)


def test_nonsense_in_the_url_is_the_page_without_it(data_dir: Path) -> None:
    strange = "'; DROP TABLE mart.programme"
    names = ("gebied", "niveau", "telling", "richting", "school", "signaal", "naast", "studenten")
    app = show(regio="PV30", **dict.fromkeys(names, strange))
    assert texts(app) == texts(show(regio="PV30"))


def test_a_choice_goes_to_the_url(data_dir: Path) -> None:
    app = show(regio="CR33")
    app.selectbox(key="richting").select("hg017")
    assert run(app).query_params["richting"] in ("hg017", ["hg017"])


# After a run


def test_levels_pathways_and_graduates_of_a_region_are_intervals(fetched: Path) -> None:
    """38 and a masked cell on BBL; 20 and an empty cell on BOL, so no upper end."""
    app = show(regio="AM02")
    rows = table(app, "Studenten per niveau, Friesland")
    assert rows["mbo3"]["bbl"]["text"] == "39 tot 42"
    assert rows["mbo3"]["bol"]["text"] == "minstens 20"
    assert rows["mbo3"]["students"]["text"] == "minstens 66"
    assert rows["mbo2"]["graduates"]["text"] == "101 tot 104"
    assert rows["hbo"]["students"]["text"] == "120"
    text = texts(app)
    assert "hoofdkantoor" in text
    assert "DUO telt mbo-studenten sinds 2021 anders" in text


def test_a_school_shows_its_programmes_against_the_sectors_of_the_region(fetched: Path) -> None:
    found = table(show(regio="AM02", scholen="lijst"), "Scholen in Friesland")
    assert {cells["school"]["text"] for cells in found.values()} >= {"Aanbieder 0", "Aanbieder 1"}
    app = show(regio="AM02", school="100A000")
    rows = table(app, "Opleidingen van Aanbieder 0")
    assert rows["25655"]["level"]["text"] == "Mbo 3"
    assert "Zorg en welzijn (60 tot 85%" in rows["25655"]["grows"]["text"] + rows["25655"]["other"]["text"]
    assert "**1 mbo-opleiding** in deze regio" in texts(app)


def test_the_map_shows_where_lessons_are_given_with_its_figures_in_a_table(fetched: Path) -> None:
    """Three offers and hbo without names are in Leeuwarden, two offers in Súdwest-Fryslân; all of one programme."""
    app = show(regio="AM02")
    assert "**Stip**: hier zijn lessen." in texts(app)
    (chart,) = app.get("plotly_chart")
    assert chart.proto.alt == (
        "Kaart van de gemeenten in Friesland: Leeuwarden minstens 1 opleiding; Súdwest-Fryslân 1 opleiding"
    )
    rows = table(show(regio="AM02", scholen="gemeenten"), "Scholen en opleidingen per gemeente, Friesland")
    assert list(rows) == ["GM0080", "GM1900"]
    leeuwarden = {name: rows["GM0080"][name]["text"] for name in ("schools", "all", "mbo3", "hbo")}
    assert leeuwarden == {"schools": "4", "all": "minstens 1", "mbo3": "1", "hbo": "onbekend"}
    assert "gemeente=GM0080" in rows["GM0080"]["gemeente"]["href"]


def test_without_places_there_is_no_map(data_dir: Path) -> None:
    app = show(regio="AM01", scholen="kaart", gemeente="GM0014")
    assert not app.get("plotly_chart")
    assert "De scholen zitten niet in de cijfers die nu klaarstaan." in texts(app)


def test_one_gemeente_shows_its_schools(fetched: Path) -> None:
    found = table(show(regio="AM02", scholen="lijst", gemeente="GM1900"), "Scholen in Súdwest-Fryslân")
    assert {cells["place"]["text"] for cells in found.values()} == {"Súdwest-Fryslân"}
    # What is in no gemeente of this region is no choice, and a gemeente by itself has no map.
    assert table(show(regio="AM02", scholen="lijst", gemeente="GM0034"), "Scholen in Friesland")
    assert table(show(regio="GM0080", scholen="kaart"), "Scholen in Leeuwarden")


def test_new_students_are_an_interval_with_what_new_is(fetched: Path) -> None:
    """12 and a masked cell."""
    app = show(regio="AM02")
    assert table(app, "Studenten per niveau, Friesland")["mbo3"]["intake"]["text"] == "13 tot 16"
    assert "Nieuwe studenten: bij het mbo wie een jaar eerder niet in deze opleiding zat" in texts(app)
    fields = table(show(regio="AM02", studenten="richting", niveau="mbo3"), "Studenten per richting, Mbo 3")
    assert fields["hg017"]["intake"]["text"] == "13 tot 16"


def test_where_no_new_students_are_known_there_is_no_such_column(data_dir: Path) -> None:
    shown = [json.loads(element.proto.bytes) for element in show(regio="AM01").get("bidi_component")]
    levels = next(each for each in shown if each["caption"].startswith("Studenten per niveau"))
    assert "intake" not in [column["id"] for column in levels["columns"]]


def test_the_forecast_is_said_drawn_and_listed_by_itself(fetched: Path) -> None:
    app = show(regio="GM0080", studenten="verloop")
    text = texts(app)
    expected = "DUO verwacht in 2030 **ca. 240 mbo-studenten** die in Leeuwarden wonen, 20% minder dan in 2025"
    assert text.count(expected) == 2
    assert "**prognose van DUO, geen telling**" in text
    assert "Versie 2 van DUO (van april of mei)." in text
    assert "Deze reeks telt studenten **waar zij wonen**" in text
    assert any(chart.proto.alt.endswith("240 in 2030 (prognose van DUO)") for chart in app.get("plotly_chart"))
    rows = table(app, "Prognose van mbo-studenten per niveau, Leeuwarden")
    assert rows["mbo-all"]["last"]["text"] == "ca. 240"
    chosen = show(regio="GM0080", studenten="verloop", prognose="mbo2")
    assert "**ca. 240 studenten op mbo 2**" in texts(chosen)
    # A gemeente of Friesland that the file leaves out: no upper end, so no change is sure.
    assert (
        "DUO verwacht in 2030 **minstens 240 mbo-studenten** die in Friesland wonen, het verschil met 2025 is niet"
        in texts(show(regio="AM02"))
    )


def test_without_a_forecast_nothing_is_said_of_one(data_dir: Path) -> None:
    assert "prognose" not in texts(show(regio="AM01", studenten="verloop", prognose="mbo"))


def test_a_hogeschool_shows_its_programmes_by_name(named: Path) -> None:
    app = show(regio="AM02", school="31FR")
    rows = table(app, "Hbo-opleidingen van NHL Stenden")
    # Of two programmes one had no students any more.
    assert [cells["programme"]["text"] for cells in rows.values()] == ["Elektrotechniek"]
    assert "**1 hbo-opleiding** in deze regio met studenten in 2024" in texts(app)
    assert "Lessen in Leeuwarden." in texts(app)


def test_a_school_of_another_region_is_not_shown_as_one_of_this(fetched: Path) -> None:
    assert "Deze school staat niet bij deze regio." in texts(show(regio="AM10", school="100A000"))


def test_building_in_friesland_is_short_of_people_here_and_in_regio(fetched: Path) -> None:
    app = show(regio="PV21")
    rows = table(app, "Gediplomeerden en groei per sector, Mbo en hbo samen, Fryslân")
    assert rows["F"]["signal"]["text"] == "\u2212 tekort"
    assert "Een signaal van tekort in" in texts(app)
    regio = open_page("", regio="PV21", sectoren="vooruit")
    assert table(regio, "Vacatures en vooruitblik per sector")["F"]["training"]["text"] == "\u2212 tekort"
    assert "Signalerend, geen oordeel" in texts(regio)


def test_no_sector_is_short_for_want_of_any_graduate(fetched: Path) -> None:
    rows = table(show(regio="PV21"), "Gediplomeerden en groei per sector, Mbo en hbo samen, Fryslân")
    nobody = [cells for cells in rows.values() if cells["graduates"]["text"] == "geen richting bekend"]
    assert nobody
    assert rows["L"]["graduates"]["text"] == "geen richting bekend"
    assert {cells["signal"]["text"] for cells in nobody} == {"? onbekend"}
