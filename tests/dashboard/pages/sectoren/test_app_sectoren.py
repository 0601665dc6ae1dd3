"""The page Sectoren as its reader meets it; figures worked out by hand from the table as CBS prints it (83582NED)."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from tests.made.app_pages import open_page, run, table, texts

MINUS = "\u2212"


def show(**params: str) -> AppTest:
    return open_page("sectoren", **params)


def test_care_across_the_corops(data_dir: Path) -> None:
    """By hand: 33 grow, 3 lie within half a percent, 4 on both sides of it; of the 3, Gooi en Vechtstreek has a break.

    The sum of the 40 goes from 1 421.4 to 1 562.7 thousand.
    """
    text = texts(show(sector="Q", regio="NL01", periode="2019-2024"))
    assert "**Zorg en welzijn** groeit in **33** van de 40 COROP-gebieden (2 stabiel, 5 onzeker)." in text
    # NL01 of the bundled copy also has the jobs that no region has: a little more than 141 300.
    assert "In heel Nederland: 141.500 banen erbij (+1,9% per jaar)." in text
    assert "De meeste banen: Utrecht, Groot-Rijnmond, Groot-Amsterdam, Arnhem/Nijmegen" in text
    assert "Samen 34% van alle banen in de sector." in text  # 534.1 of 1 562.7
    assert "Noord-Drenthe (1,5× zo groot als landelijk), Overig Groningen (1,4×" in text


def test_where_the_change_comes_from_is_said_in_jobs(data_dir: Path) -> None:
    """West-Noord-Brabant, care, 48.5 to 54.5: 48 500 x 6.0254 % = 2 922; x (9.9409 - 6.0254) % = 1 899; left 1 179."""
    app = show(sector="Q", regio="CR33", periode="2019-2024", herkomst="tabel")
    assert (
        "Van de **6.000 banen erbij** in West-Noord-Brabant komt **2.900** doordat alle banen in Nederland samen "
        "groeien, **1.900** doordat deze sector landelijk harder groeit dan gemiddeld, en **1.200** doordat de sector "
        "hier harder groeit dan landelijk."
    ) in texts(app)
    parts = table(app, "Verandering in banen")
    assert [cells["jobs"]["text"] for cells in parts.values()] == ["+6.000", "+2.900", "+1.900", "+1.200"]


def test_parts_of_both_signs_are_told_one_by_one(data_dir: Path) -> None:
    """Oost-Groningen, care, 11.3 to 11.5: 681 from the country, 442 from the sector, 923 lost here."""
    text = texts(show(sector="Q", regio="CR01", periode="2019-2024"))
    assert "Er kwamen **200 banen** bij in Oost-Groningen." in text
    assert "dan was de verandering **+700**" in text
    assert "landelijk harder groeit dan gemiddeld, komen er **400** bij." in text
    assert "hier minder hard groeit dan landelijk, gaan er **900** af." in text


def test_hidden_years_are_words_and_bounds_never_zero(data_dir: Path) -> None:
    """Zuidwest-Overijssel, industry: 2014 to 2017 are withheld, 8.7 in 2018, 8.5 in 2024."""
    app = show(sector="C", regio="CR11", periode="2018-2024", verloop="tabel")
    years = table(app, "Banen per jaar")
    assert {year for year, cells in years.items() if cells["jobs"]["text"] == "afgeschermd"} == {
        "2014",
        "2015",
        "2016",
        "2017",
    }
    assert years["2018"]["jobs"]["text"] == "8.700"
    assert years["2018"]["margin"]["text"] == "8.650 tot 8.750"
    assert years["2024"]["kind"]["text"] == "cijfer van CBS, voorlopig"
    assert all(cells["jobs"]["sub"] for cells in years.values() if cells["jobs"]["text"] == "afgeschermd")
    hidden = texts(show(sector="C", regio="CR11", periode="2014-2024"))
    assert "Dat is voor Zuidwest-Overijssel niet te zeggen: 2014 is afgeschermd." in hidden


def test_a_region_that_hides_the_sector_altogether(data_dir: Path) -> None:
    app = show(sector="D", regio="CR11", periode="2019-2024", verloop="tabel")
    assert app.metric[0].value == "afgeschermd"
    assert all(cells["jobs"]["text"] == "afgeschermd" for cells in table(app, "Banen per jaar").values())
    assert "2019 en 2024 is afgeschermd" in texts(app)


def test_a_break_everywhere_leaves_no_verdict_and_no_parts(data_dir: Path) -> None:
    app = show(sector="K", regio="CR33", periode="2019-2024", regios="tabel", verloop="tabel")
    assert "**Financiële diensten** is over deze jaren nergens te vergelijken: reeksbreuk 2024." in texts(app)
    assert app.metric[1].value == "reeksbreuk 2024"
    assert "Er zijn geen COROP-gebieden te vergelijken" in texts(show(sector="K", regio="CR33", periode="2019-2024"))
    assert "niet te zeggen: reeksbreuk 2024" in texts(app)
    # 2019 and 2023 are both printed: the longest part of the window on one side of the break.
    assert "Over 2019–2023, zonder reeksbreuk: **" in texts(app)
    rows = table(app, "Financiële diensten per COROP-gebied")
    assert {cells["verdict"]["text"] for cells in rows.values()} == {"onzeker"}
    assert "reeksbreuk" in table(app, "Banen per jaar")["2024"]["kind"]["sub"]


def test_the_table_holds_what_the_mart_holds(data_dir: Path, snapshot: duckdb.DuckDBPyConnection) -> None:
    rows = table(show(sector="C", regio="CR33", periode="2019-2024", regios="tabel"), "Industrie per COROP-gebied")
    found = snapshot.execute(
        "SELECT g.region_code, g.jobs_to, g.verdict, g.share_pct FROM mart.sector_growth AS g JOIN mart.region AS r"
        " ON r.region_code = g.region_code WHERE r.region_type = 'corop' AND g.sbi_code = 'C' AND g.year_from = 2019"
    ).fetchall()
    assert len(found) == len(rows) == 40
    for code, jobs, verdict, share in found:
        cells = rows[code]
        assert cells["verdict"]["text"] == verdict
        if jobs is not None:
            assert cells["jobs"]["sort"] == jobs
            assert cells["share"]["sort"] == pytest.approx(share)
        assert cells["sector"]["href"] == f"?regio={code}"


def test_every_figure_has_words_and_a_table(data_dir: Path) -> None:
    charts = show(sector="Q", regio="CR33").get("plotly_chart")
    assert len(charts) == 4
    assert all(chart.proto.alt for chart in charts)
    tables = show(sector="Q", regio="CR33", regios="tabel", verloop="tabel", herkomst="tabel", concentratie="tabel")
    assert len(tables.get("bidi_component")) == 4
    assert not tables.get("plotly_chart")
    ranked = show(sector="Q", regio="CR33", regios="rangorde").get("plotly_chart")
    assert any("tot" in chart.proto.alt and "regio" in chart.proto.alt for chart in ranked)


@pytest.mark.parametrize("sector", ["ZZ", "X", "' OR 1=1 --", "<script>alert(1)</script>", "Q" * 10_000])
def test_a_nonsense_sector_falls_back_politely(data_dir: Path, sector: str) -> None:
    app = show(sector=sector, regio="CR33")
    assert app.title[0].value == "Zorg en welzijn in West-Noord-Brabant"
    assert "sector in dit webadres bestaat niet" in app.warning[0].value
    assert "<script>" not in texts(app)


@pytest.mark.parametrize("params", [{"regios": "x' --"}, {"verloop": "\x00"}, {"volgorde_regios": "constructor-op"}])
def test_a_nonsense_view_falls_back_to_the_first(data_dir: Path, params: dict[str, str]) -> None:
    app = show(sector="Q", regio="CR33", **params)
    assert len(app.get("plotly_chart")) == 4


@pytest.mark.parametrize(("sector", "name"), [("O-Q", "Groep O-Q"), ("A-U", "Alle sectoren samen")])
def test_a_group_and_all_together_have_no_parts_but_all_else(data_dir: Path, sector: str, name: str) -> None:
    app = show(sector=sector, regio="CR33")
    assert name in texts(app)
    assert "niet voor een groep" in texts(app)
    assert len(app.metric) == 4


@pytest.mark.parametrize("regio", ["AM01", "GM0772"])
def test_a_region_without_figures_names_the_corops_and_shows_the_rest(data_dir: Path, regio: str) -> None:
    app = show(sector="Q", regio=regio)
    assert not app.metric
    assert "geen cijfers in de meegeleverde momentopname" in texts(app)
    assert "van de 40 COROP-gebieden" in texts(app)


@pytest.mark.parametrize("regio", ["NL01", "PV30", "AM02"])
def test_other_types_of_region(data_dir: Path, regio: str) -> None:
    app = show(sector="G", regio=regio)
    assert len(app.metric) == 4
    assert ("Opgeteld door dit dashboard" in texts(app)) is True


def test_picking_a_sector_goes_to_the_url(data_dir: Path) -> None:
    app = show(sector="Q", regio="CR33")
    app.selectbox(key="sector").set_value("C")
    run(app)
    assert app.title[0].value == "Industrie in West-Noord-Brabant"
    assert app.query_params["sector"] in ("C", ["C"])
    assert app.query_params["regio"] in ("CR33", ["CR33"])


def test_without_a_warehouse_the_page_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KRIMPGROEI_DATA_DIR", str(tmp_path))
    assert "nog geen cijfers klaargezet" in show().error[0].value
