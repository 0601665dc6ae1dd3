"""The tables and the chart of Opleiden: every level keeps its row, a margin stays a margin, in the file too."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboard.pages.opleiden.data import TRAINING
from dashboard.pages.opleiden.leads.tables import fields_table, programme_table
from dashboard.pages.opleiden.places.data import ProviderProgramme
from dashboard.pages.opleiden.places.tables import hbo_table, schools_table
from dashboard.pages.opleiden.signals.tables import gap_table
from dashboard.pages.opleiden.students import charts, tables
from dashboard.pages.opleiden.students.data import field_levels, levels
from tests.made.route_rows import occupation
from tests.made.training_rows import gap, hbo, mbo, programme, school, view

PATHS = [
    mbo("entree", low=40, high=60),
    mbo("entree", low=30, high=40, pathway="bol"),
    mbo("entree", students=12.0, low=12, high=12, pathway="bbl"),
]


def test_every_level_has_its_row_also_where_nothing_is_known() -> None:
    table = tables.by_level(view(), levels(view().capacity, TRAINING))
    cells = {row["id"]: row["cells"] for row in table.rows}
    assert list(cells) == ["entree", "mbo2", "mbo3", "mbo4", "mbo", "hbo"]
    assert cells["entree"]["students"]["text"] == "nog niet opgehaald"
    assert cells["hbo"]["students"]["text"] == "ca. 28.330"
    assert cells["hbo"]["students"]["sub"] == "28.291 tot 28.360; 2024; 8,6% minder dan in 2020"


def test_bol_and_bbl_stand_apart_and_only_where_they_are_known() -> None:
    one = tables.by_level(view(), levels(view().capacity, TRAINING))
    assert [column["id"] for column in one.columns] == ["level", "students", "trend"]
    both = tables.by_level(view(), levels(PATHS, TRAINING))
    assert [column["id"] for column in both.columns] == ["level", "students", "bol", "bbl"]
    cells = both.rows[0]["cells"]
    assert [cells[name]["text"] for name in ("students", "bol", "bbl")] == ["40 tot 60", "30 tot 40", "12"]


def test_new_students_stand_in_a_column_where_they_are_known_with_what_new_is() -> None:
    new = {"intake_low": 30.0, "intake_high": 60.0, "intake_source_id": "duo_mbo_intake"}
    shown = levels([mbo("entree", low=40, high=60, **new), mbo("mbo2", year=2025), hbo()], TRAINING)
    table = tables.by_level(view(), shown)
    assert "intake" in [column["id"] for column in table.columns]
    cells = {row["id"]: row["cells"]["intake"] for row in table.rows}
    assert (cells["entree"]["text"], cells["entree"]["sub"]) == ("30 tot 60", "2025")
    # Nobody counted new students of hbo: that is not none.
    assert cells["hbo"]["text"] == "nog niet opgehaald"
    # The country has new students of hbo, this region has students but no row of new ones: unknown, never none.
    counted = levels([hbo(intake_low=10.0, intake_high=10.0, intake_source_id="duo_hbo_intake")], TRAINING)
    again = tables.by_level(view(country=counted), shown)
    assert {row["id"]: row["cells"]["intake"]["text"] for row in again.rows}["hbo"] == "onbekend"
    assert "bij het mbo wie een jaar eerder niet in deze opleiding zat" in dict(table.sheet.source)["Geteld"]
    assert "eerst hoger onderwijs" not in dict(table.sheet.source)["Geteld"]
    place = list(table.sheet.header).index("nieuwe studenten laag")
    assert [line[place] for line in table.sheet.rows][:2] == [30, None]


def test_programmes_of_a_hogeschool_have_their_names_and_diploma() -> None:
    rows = [
        ProviderProgramme("duo_hbo_students", "25BE", "34267", "GM0014", 2024, "B Elektrotechniek"),
        ProviderProgramme("duo_hbo_students", "25BE", "80009", "GM0014", 2024, "Ad Bouwkunde"),
        ProviderProgramme("duo_hbo_students", "25BE", "34267", "GM0106", 2024, "B Elektrotechniek"),
    ]
    table = hbo_table(view(gemeenten={"GM0014": "Groningen", "GM0106": "Assen"}), rows, "Hanze")
    texts = [[cell["text"] for cell in row["cells"].values()] for row in table.rows]
    assert texts == [
        ["Bouwkunde", "associate degree", "Groningen"],
        ["Elektrotechniek", "bachelor", "Groningen en Assen"],
    ]


def test_the_file_has_every_year_with_both_ends() -> None:
    sheet = tables.by_level(view(), levels(PATHS, TRAINING)).sheet
    assert [line[4:9] for line in sheet.rows] == [
        ["alle", "2025", None, 40, 60],
        ["BOL", "2025", None, 30, 40],
        ["BBL", "2025", 12, 12, 12],
    ]


def test_a_year_of_which_only_the_margin_is_known_is_a_gap_in_the_line() -> None:
    years = [hbo(2021), hbo(2022, students=None, students_low=10.0, students_high=900.0), hbo(2023)]
    assert tables.trend(years)["values"] == [28_325.5, None, 28_325.5]


def test_fields_are_of_one_level() -> None:
    rows = [mbo(field_code="hg017", field_kind="hoofdgroep"), mbo("mbo3", field_code="hg002", field_kind="hoofdgroep")]
    table = tables.by_field(view(), "mbo2", field_levels(rows, TRAINING)["mbo2"])
    assert [row["id"] for row in table.rows] == ["hg017"]
    assert table.caption == "Studenten per richting, Mbo 2, Groningen"


def test_the_gap_shows_both_sides_as_intervals_and_the_signal_in_words() -> None:
    table = gap_table(view(), "all")
    cells = table.rows[0]["cells"]
    assert [cells[name]["text"] for name in ("graduates", "need", "signal")] == [
        "95 tot 140",
        "minstens 400",
        "− tekort",
    ]
    assert "geen oordeel" in dict(table.sheet.source)["Signaal"]
    assert table.sheet.rows[0][-1] == gap().reason
    assert "Groningen" in table.caption


def test_a_field_shows_the_sectors_that_grow_apart_from_the_others() -> None:
    carers = [occupation(str(code), f"Beroep {code}") for code in range(1050, 1054)]
    table = fields_table(view(), {"hg017": [programme()]}, {"hg017": carers}, lambda code: f"?richting={code}")
    cells = {row["id"]: row["cells"] for row in table.rows}
    assert cells["hg017"]["grows"]["text"] == "Zorg en welzijn (60 tot 85%)"
    assert cells["hg017"]["other"]["text"] == "Industrie (5 tot 15%, ▼ krimpt)"
    assert cells["hg002"]["grows"]["text"] == "niet één sector aan te wijzen"
    assert cells["hg017"]["work"]["text"] == "Beroep 1050; Beroep 1051; Beroep 1052; en nog 1"
    assert {len(line) for line in table.sheet.rows} == {len(table.sheet.header)}
    counted = dict(table.sheet.source)["Geteld"]
    assert "hebben wij zelf ingedeeld" in counted
    assert "**" not in counted
    assert "href" in cells["hg017"]["field"]
    assert "href" not in cells["hg002"]["field"]


def test_programmes_say_what_they_train_for() -> None:
    work = {"25655": ["Verzorgende IG", "Verzorgende (Zorg)"]}
    table = programme_table(view(), [programme()], work, "Opleidingen", with_leads=True)
    assert table.rows[0]["cells"]["work"]["text"] == "Verzorgende IG; Verzorgende (Zorg)"
    assert table.rows[0]["cells"]["level"]["text"] == "Mbo 3"
    new = programme_table(view(), [programme(education_level=None)], {}, "Opleidingen", with_leads=True)
    assert new.rows[0]["cells"]["level"]["text"] == "onbekend"


def test_a_head_office_is_said_to_be_one() -> None:
    table = schools_table(view(), [school(), school("X", programmes=None)], lambda code: f"?school={code}")
    assert table.rows[0]["cells"]["place"] == {
        "text": "Groningen",
        "sub": "hoofdkantoor",
        "sort": 0,
    }
    assert table.rows[1]["cells"]["programmes"]["text"] == "onbekend"


def test_levels_are_an_index_whose_margin_counts_the_base_year_too() -> None:
    """90 to 110 on a base of 95 to 105 lies between 90/105 and 110/95."""
    low, middle, high = charts.index_of(mbo(year=2025, low=90, high=110), mbo(year=2021, low=95, high=105))
    assert (round(low, 1), middle, round(high, 1)) == (85.7, 100.0, 115.8)
    rows = [hbo(2021), hbo(2022), mbo(year=2021), mbo(year=2022)]
    figure = go.Figure(charts.levels_chart(levels(rows, TRAINING)))
    assert [trace.name for trace in figure.data] == ["Mbo 2", "Hbo"]
    assert figure.layout.yaxis.title.text == "2021 = 100"
    assert len({trace.marker.symbol for trace in figure.data}) == 2
    alone = go.Figure(charts.levels_chart(levels(view().capacity, TRAINING)))
    assert alone.layout.yaxis.title.text == "Studenten"
    assert "Hbo 31.000 in 2020" in charts.levels_alt(levels(view().capacity, TRAINING), "Groningen").replace("ca. ", "")
