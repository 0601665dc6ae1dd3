"""The page Regio as its reader meets it: the choices of the url, hidden figures, missing figures, a new version."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.growth import words
from tests.made.app_pages import region_page, run, table, texts


def _whole(cell: dict[str, Any]) -> int:
    return int(cell["text"].replace(".", "").replace("\u2212", "-").replace("+", ""))


def test_without_a_choice_it_is_the_country(data_dir: Path) -> None:
    app = region_page()
    assert app.title[0].value == "Nederland"
    assert len(app.metric) == 4
    assert "meegeleverde momentopname" in app.info[0].value
    assert "de dag van ophalen bij CBS is onbekend" in app.info[0].value
    assert "make refresh" in app.info[0].value


def test_the_url_chooses_region_and_years(data_dir: Path) -> None:
    app = region_page("CR33", "2012-2020")
    assert app.title[0].value == "West-Noord-Brabant"
    assert app.metric[1].label == "Verandering sinds 2012"
    assert app.selectbox(key="van_jaar").value == 2012
    assert not app.warning


def test_known_figures_of_west_noord_brabant(data_dir: Path) -> None:
    app = region_page("CR33", "2019-2024")
    assert [metric.value for metric in app.metric][:2] == ["327.900", "+11.100"]
    cells = table(app, "Banen per sector")["Q"]
    assert (cells["jobs"]["text"], cells["change"]["text"], cells["verdict"]["text"]) == ("54.500", "+6.000", "groeit")
    assert cells["growth"]["sub"] == "+2,3% tot +2,4%"


@pytest.mark.parametrize("regio", ["CR33", "CR11", "CR01"])
@pytest.mark.parametrize("periode", ["2019-2024", "2023-2024", "2014-2024", "2013-2017"])
def test_known_sections_and_unknown_add_up_to_the_total(data_dir: Path, regio: str, periode: str) -> None:
    rows = table(region_page(regio, periode), "Banen per sector")
    parts = [cells for code, cells in rows.items() if code != "A-U" and not code.startswith("rest-")]
    for column in ("jobs", "change"):
        known = [_whole(cells[column]) for cells in parts if cells[column]["text"] not in ("afgeschermd", "onbekend")]
        if rows["X"][column]["text"] == "afgeschermd":
            # One hidden section: what is left would be that one.
            assert rows["X"][column]["sub"] == words.ONE_HIDDEN
            assert abs(sum(known) - _whole(rows["A-U"][column])) > 0
        else:
            assert sum(known) == _whole(rows["A-U"][column])


@pytest.mark.parametrize("regio", ["XX99", "<script>alert(1)</script>", "' OR 1=1 --", "x" * 10_000])
def test_a_nonsense_region_falls_back_politely(data_dir: Path, regio: str) -> None:
    app = region_page(regio)
    assert app.title[0].value == "Nederland"
    assert "bestaat niet" in app.warning[0].value


@pytest.mark.parametrize("periode", ["2030-2031", "abc", "2024-2019", "2019"])
def test_a_nonsense_period_falls_back_politely(data_dir: Path, periode: str) -> None:
    app = region_page("CR33", periode)
    assert app.title[0].value == "West-Noord-Brabant"
    assert "kan niet" in app.warning[0].value
    assert app.metric[1].label == "Verandering sinds 2019"


def test_suppressed_is_said_and_never_zero(data_dir: Path) -> None:
    rows = table(region_page("CR11", "2014-2024"), "Banen per sector")
    hidden = [cells for cells in rows.values() if cells["jobs"]["text"] == "afgeschermd"]
    assert hidden
    assert all(cells["change"]["text"] == "afgeschermd" for cells in hidden)
    assert all(cells["jobs"]["sub"] for cells in hidden)
    assert {rows[code]["jobs"]["sub"] for code in "DE"} == {"hoogstens 300"}
    assert rows["rest-B-E"]["jobs"]["text"] == "ca. 200 (50 tot 300)"


def test_a_year_that_was_published_is_shown_where_the_other_is_hidden(data_dir: Path) -> None:
    rows = table(region_page("CR11", "2014-2024"), "Banen per sector")
    assert (rows["C"]["jobs"]["text"], rows["P"]["jobs"]["text"]) == ("8.500", "4.600")
    assert rows["P"]["change"]["sub"] == "2014 afgeschermd"


def test_the_split_of_the_change_names_what_it_leaves_out(data_dir: Path) -> None:
    text = texts(region_page("CR33", "2019-2024"))
    assert "Voor de sectoren die we kunnen vergelijken (9" in text
    assert "% van de banen in 2019):\n- Zo hard gegroeid als heel Nederland: **" in text
    assert "Financiële diensten: reeksbreuk" in text.split("Niet toe te delen")[1]
    assert "te veel sectoren zijn afgeschermd" in texts(region_page("CR24", "2019-2024"))


def test_the_country_over_years_that_cannot_be_summed(data_dir: Path) -> None:
    app = region_page("NL01", "2014-2024")
    text = texts(app)
    assert "banen bij geen enkele regio horen" in text
    assert "Kies andere jaren" in text
    rows = table(app, "Banen per sector")
    said = [str(cell.get(part, "")) for cells in rows.values() for cell in cells.values() for part in ("text", "sub")]
    assert "gat: niet op te tellen" in text
    assert rows["Q"]["change"]["text"] == "niet op te tellen"
    assert not [
        part for part in said if part.startswith("afgeschermd") and "rest" not in part and "afronding" not in part
    ]
    assert "de som niet te maken" not in texts(region_page("NL01", "2019-2024"))


@pytest.mark.parametrize(
    ("regio", "line"),
    [
        ("CR33", "Bron: CBS"),
        ("PV30", "Opgeteld door dit dashboard uit COROP-cijfers van CBS"),
        ("AM02", "Opgeteld door"),
    ],
)
def test_our_own_sums_are_called_so(data_dir: Path, regio: str, line: str) -> None:
    lines = [text.value for text in region_page(regio).markdown if "83582NED" in text.value and ":small[" in text.value]
    assert lines
    assert all(line in text for text in lines)


def test_a_break_of_the_region_comes_first(data_dir: Path) -> None:
    app = region_page("CR24", "2019-2024")
    assert "\nDe reeks heeft een breuk in 2023. Over 2019\u20132022: " in texts(app)
    assert app.metric[1].value == "reeksbreuk"
    assert app.metric[1].delta.endswith("banen, maar niet te vergelijken")
    assert "door de reeksbreuk in 2023 zijn de jaren niet te vergelijken" in texts(app)
    assert "telt niet mee: reeksbreuk 2023" in texts(app)


def test_a_break_gives_onzeker_with_the_longest_stretch(data_dir: Path) -> None:
    app = region_page("CR33", "2019-2024")
    cells = table(app, "Banen per sector")["K"]
    assert cells["verdict"]["text"] == "onzeker"
    assert cells["verdict"]["sub"].startswith("reeksbreuk 2024; 2019\u20132023: ")
    assert cells["change"]["text"] != "afgeschermd"
    assert "**Financiële diensten**: reeksbreuk in 2024" in texts(app)


def test_a_window_that_ends_in_2020_says_corona(data_dir: Path) -> None:
    assert "2020 was een bijzonder jaar** (corona)" in texts(region_page("CR33", "2015-2020"))
    assert "bijzonder jaar**" not in texts(region_page("CR33", "2015-2019"))


def test_provisional_years_are_said_only_where_they_are_shown(data_dir: Path) -> None:
    assert "2024 is voorlopig" in texts(region_page("CR33", "2019-2024"))
    assert "2024 voorlopig" in texts(region_page("CR33", "2019-2024"))
    without = texts(region_page("CR33", "2018-2023")).replace("Het laatste jaar is voorlopig", "")
    assert "is voorlopig" not in without
    assert "2024 voorlopig" not in without
    assert "2023 voorlopig" not in without


def test_the_way_to_the_years_without_a_break(data_dir: Path) -> None:
    app = region_page("CR24", "2019-2024")
    button = app.button(key="zonder_breuk")
    assert "2019\u20132022" in button.label
    button.click()
    assert app.run().query_params["periode"] in ("2019-2022", ["2019-2022"])
    assert app.metric[1].label == "Verandering sinds 2019"
    assert "De reeks heeft een breuk" not in texts(app)


def test_beside_the_country(data_dir: Path, snapshot: duckdb.DuckDBPyConnection) -> None:
    app = region_page("CR33", "2019-2024", naast_elkaar="tabel")
    assert "**West-Noord-Brabant** groeide minder hard dan **Nederland**: +0,7% tegen +1,2% per jaar" in texts(app)
    rows = table(app, "Groei per jaar per sector")
    assert (rows["C"]["here"]["text"], rows["C"]["there"]["text"]) == ("\u22120,8%", "+0,5%")
    assert rows["C"]["finding"]["text"] == "\u2193 minder hard"
    assert rows["K"]["finding"] == {"text": "niet te vergelijken", "sub": "reeksbreuk", "sort": None, "muted": True}
    index = snapshot.execute(
        "SELECT krugman_index FROM mart.region_specialisation WHERE region_code = 'CR33'"
    ).fetchone()
    assert index is not None
    assert f"Van elke 100 banen zitten er {round(index[0] * 50)} in een andere sector" in texts(app)


def test_beside_one_other_region(data_dir: Path) -> None:
    app = region_page("CR33", "2019-2024", vergelijk="CR36", naast_elkaar="tabel")
    assert "Zuidoost-Noord-Brabant" in texts(app)
    assert "in een andere sector dan landelijk" not in texts(app)
    own, other = table(region_page("CR36", "2019-2024"), "Banen per sector"), table(app, "Groei per jaar per sector")
    for code in "CGQ":
        assert other[code]["there"]["text"] == own[code]["growth"]["text"]


def test_only_margins_that_do_not_touch_make_a_difference(data_dir: Path) -> None:
    rows = table(region_page("CR11", "2019-2024", vergelijk="CR01", naast_elkaar="tabel"), "Groei per jaar per sector")
    for cells in rows.values():
        text = cells["finding"]["text"]
        if text in ("\u2191 harder", "\u2193 minder hard"):
            assert cells["finding"]["sort"] is not None
            assert (cells["finding"]["sort"] > 0) is (text == "\u2191 harder")
    hidden = [cells for cells in rows.values() if cells["here"].get("muted") or cells["there"].get("muted")]
    assert hidden
    assert {cells["finding"]["text"] for cells in hidden} <= {"niet te vergelijken"}


def test_the_country_is_compared_with_nothing(data_dir: Path) -> None:
    assert "Vergelijken" not in [header.value for header in region_page("NL01").header]


@pytest.mark.parametrize("regio", ["AM01", "GM0772"])
def test_a_region_without_figures_names_the_corops(data_dir: Path, regio: str) -> None:
    app = region_page(regio)
    assert not app.metric
    assert "geen cijfers in de meegeleverde momentopname" in texts(app)
    assert "make refresh" in texts(app)
    first = next(button for button in app.button if button.key and button.key.startswith("naar_CR"))
    first.click()
    assert len(run(app).metric) == 4


# Every figure of the page, seen in two visits: the tabs that are open at first, and the others.
OTHER_TABS = {"sectoren": "grafiek", "naast_elkaar": "tabel", "kaart": "tabel"}


@pytest.mark.parametrize("regio", ["NL01", "PV21", "AM02", "CR40"])
@pytest.mark.parametrize("others", [{}, OTHER_TABS], ids=["first tabs", "other tabs"])
def test_every_type_with_figures_shows_map_and_tables(data_dir: Path, regio: str, others: dict[str, str]) -> None:
    app = region_page(regio, **others)
    compared = regio != "NL01"
    assert len(app.metric) == 4
    charts, drawn = app.get("plotly_chart"), app.get("bidi_component")
    assert (len(charts), len(drawn)) == ((1, 1 + compared) if others else (1 + compared, 1))
    assert all(chart.proto.alt for chart in charts)
    lines = [text.value for text in app.markdown if "83582NED" in text.value and ":small[" in text.value]
    # One under each figure: key figures, what stands out, sectors, comparison, map; and once more at the end.
    assert len(lines) == 5 + compared
    for line in lines:
        assert "CBS" in line
        assert "december" in line
        assert "2024" in line
        assert "voorlopig" in line
        assert "banen van werknemers" in line
    assert sum("geen zelfstandigen" in line for line in lines) == 2
