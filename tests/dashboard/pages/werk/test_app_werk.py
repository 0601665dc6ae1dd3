"""The page Werk en mensen as its reader meets it; figures by hand from CBS 83599NED and 85517NED as bundled.

Drenthe had 10.2 thousand vacancies at the end of June 2025 and 9.7 a year later, Noord-Brabant 61.7 and 59.7.
"""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from dashboard.kit import store
from dashboard.kit.scope import Scope
from dashboard.pages.werk.view import load_work
from tests.made.app_pages import open_page, run, table, texts

MINUS = "\u2212"
EURO = "€\u00a0"


def show(**params: str) -> AppTest:
    return open_page("werk", **params)


def test_drenthe_has_its_own_vacancies_and_the_year_before(data_dir: Path) -> None:
    app = show(regio="PV22")
    text = texts(app)
    assert "Eind juni 2026 stonden er in Drenthe **9.700 vacatures** open, **500 minder** dan een jaar eerder." in text
    rows = table(app, "Open vacatures per sector, Drenthe")
    assert rows["A-U"]["vacancies"]["text"] == "9.700"
    assert rows["A-U"]["change"]["text"] == f"{MINUS}500"
    # 0.7 and 0.8 thousand: 50 either side leaves the difference open.
    assert rows["F"]["change"] == {
        "text": f"{MINUS}100",
        "sort": -100.0,
        "sub": "kan ook geen verschil zijn",
        "muted": False,
    }


def test_a_copy_with_two_sectors_does_not_name_the_largest(data_dir: Path) -> None:
    """61.7 thousand and 59.7 in all, 7.9 and 4.9 of two sectors: 46.9 is left for the others."""
    app = show(regio="PV30")
    assert "De meeste vacatures" not in texts(app)
    assert "In deze cijfers staan alleen Industrie en Bouw apart." in texts(app)
    assert table(app, "Open vacatures per sector")["rest"]["vacancies"]["text"] == "46.900"


def test_a_corop_shows_the_vacancies_of_its_provincie_and_says_so(data_dir: Path) -> None:
    text = texts(show(regio="CR07"))
    assert "CBS telt vacatures per provincie" in text
    assert "van de hele provincie **Drenthe**" in text


def test_a_region_over_two_provincies_lets_the_reader_choose(data_dir: Path) -> None:
    """Arbeidsmarktregio Groningen: ten gemeenten of Groningen, and some of Drenthe."""
    app = show(regio="AM01", provincie="PV22")
    assert "Eind juni 2026 stonden er in Drenthe" in texts(app)
    assert "Groningen ligt in" in texts(app)
    strange = show(regio="AM01", provincie="'; DROP TABLE")
    assert "Eind juni 2026 stonden er in Drenthe" not in texts(strange)


def test_what_the_bundled_copy_lacks_is_said(data_dir: Path) -> None:
    text = texts(show(regio="PV22"))
    assert "Cijfers over mensen met een uitkering zitten niet in de cijfers die nu klaarstaan." in text
    assert "data/inbox/uwv" in text
    assert "Spanning per beroep" not in text


def test_wages_by_klasse_and_by_group_with_what_is_not_published(data_dir: Path) -> None:
    """85517NED, 2022: class 01 has 20.10, 25.30 and 33.10; group 0733 has 18 thousand employees and no wage."""
    app = show(regio="NL01")
    classes = table(app, "Bruto uurloon per beroepsklasse, 2022")
    assert [classes["01"][name]["text"] for name in ("p25", "p50", "p75", "employees")] == [
        f"{EURO}20,10",
        f"{EURO}25,30",
        f"{EURO}33,10",
        "638.000",
    ]
    groups = table(show(regio="NL01", klasse="07"), "Bruto uurloon, Technische beroepen")
    assert groups["0733"]["p50"]["text"] == "geen cijfer"
    assert groups["0733"]["employees"]["text"] == "18.000"


def test_no_name_of_an_occupation_is_cut_short(data_dir: Path) -> None:
    for code in ("", "04", "06"):
        app = show(regio="NL01", klasse=code)
        rows = table(app, "Bruto uurloon")
        assert [cells["occupation"]["text"] for cells in rows.values() if "..." in cells["occupation"]["text"]] == []


def test_a_klasse_that_does_not_exist_is_all_of_them(data_dir: Path) -> None:
    assert table(show(regio="NL01", klasse="99"), "Bruto uurloon per beroepsklasse")


def test_a_choice_of_klasse_goes_to_the_url(data_dir: Path) -> None:
    app = show(regio="PV22")
    app.selectbox(key="klasse").select("07")
    assert run(app).query_params["klasse"] in ("07", ["07"])


def test_every_figure_names_its_table_and_what_it_counts(data_dir: Path) -> None:
    text = texts(show(regio="PV22"))
    assert "CBS, tabel 83599NED (CC BY 4.0). Meegeleverde kopie." in text
    assert "niet gecorrigeerd voor het seizoen" in text
    assert "CBS, tabel 85517NED (CC BY 4.0). Meegeleverde kopie." in text


def test_the_regio_page_shows_vacancies_and_outlook_by_sector(data_dir: Path) -> None:
    app = open_page("", regio="CR33", sectoren="vooruit")
    rows = table(app, "Vacatures en vooruitblik per sector, West-Noord-Brabant")
    assert rows["O"]["o2027"]["text"] == "geen: cijfers afgeschermd"
    assert rows["K"]["o2027"]["text"] == "geen: reeksbreuk"
    assert rows["H"]["o2027"]["text"] == "? onzeker"
    assert rows["H"]["o2027"]["sub"].endswith(" banen")
    assert "In ongeveer 8 van de 10 keer" in texts(app)


def test_verantwoording_tells_how_often_the_outlook_was_right(data_dir: Path) -> None:
    app = open_page("verantwoording")
    text = texts(app)
    assert "Hoe goed is de vooruitblik?" in text
    assert "**Gebruikt wordt: gemiddelde van gelijk blijven en Nederland.**" in text
    rows = table(app, "Hoe vaak de vooruitblik klopte, per methode")
    assert rows["combination-3"]["coverage"]["text"] == "80%"
    assert rows["constant_share-3"]["hit"]["text"] == "57%"


def test_a_view_is_kept_once_whatever_the_url_says_of_the_provincie(data_dir: Path) -> None:
    version = store.get_store().serving()
    first = load_work(Scope(version, "CR33"))
    assert load_work(Scope(version, "CR33"), "PV30") is first
    assert load_work(Scope(version, "CR33"), "x" * 10_000) is first
    assert load_work(Scope(version, "AM01"), "PV22") is not load_work(Scope(version, "AM01"))
