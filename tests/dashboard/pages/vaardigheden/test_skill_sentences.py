"""Vaardigheden in words and tables: first the answer, rounded to what an estimate bears, with what is left out."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest

from dashboard.pages.overstap.data import CAVEAT
from dashboard.pages.vaardigheden import charts, text
from dashboard.pages.vaardigheden.data import Carrier, LevelJobs, OccupationNeed
from dashboard.pages.vaardigheden.group.data import GroupView, added_up
from dashboard.pages.vaardigheden.group.tables import occupations_table, sectors_table
from dashboard.pages.vaardigheden.group.text import who_asks
from dashboard.pages.vaardigheden.tables import ranked_table
from dashboard.pages.verantwoording.validation.charts import scores_alt, scores_chart
from dashboard.pages.verantwoording.validation.tables import scores_table
from dashboard.pages.verantwoording.validation.text import NOTHING, routes_verdict
from tests.made.growth_rows import BROKEN, BUILD, HIDDEN, growth
from tests.made.skill_rows import DRIVING, GROUPS, USUAL_WAY, need, score, sector_need, view

CARE = GroupView(
    group=GROUPS["S3.6"],
    level=0,
    sectors=[sector_need("Q", 0, 2_400.0, 2_360.0, 2_440.0, 0.4), sector_need("C", 0, -20.0, -22.0, -18.0, 0.012)],
    carriers={"Q": [Carrier("Q", 2, "1051", "Verzorgenden", 0.34)]},
    occupations=[
        OccupationNeed("1051", "Verzorgenden", 2, 0.9, 820.0, 12.0),
        OccupationNeed("0114", "Leerkrachten basisonderwijs", 4, 0.3, 30.0, 0.0),
    ],
    narrower=[GROUPS["S3.0"], GROUPS["092"], GROUPS["S8.3"]],
)


def test_the_opening_says_what_came_what_went_what_is_scarce_and_what_is_released() -> None:
    said = text.opening(view(), 0)
    assert "kwamen er in West-Noord-Brabant in groeiende sectoren **10.000 banen** bij" in said
    assert (
        "gingen er **4.000 banen** weg. Tegenover elke 100 banen die erbij kwamen, kwamen er dus gemiddeld 40 vrij."
        in said
    )
    assert "**Schaars**, dus wel gevraagd maar nauwelijks vrij, is vooral **verstrekken van algemene" in said
    assert "**Vrij komt**, zonder dat er evenveel naar gevraagd wordt, vooral **besturen van voertuigen**." in said


def test_a_level_is_said_to_be_an_estimate_and_counts_its_own_jobs() -> None:
    row = need(education_level=1, asked=300.0, released=100.0)
    said = text.opening(view(need(), row), 1)
    assert "op het niveau mbo 1 of lager naar schatting **1.000 banen** bij" in said
    assert "gemiddeld 102 vrij" in said
    assert "Schaars**, dus" in said


def test_fields_of_knowledge_are_named_as_such() -> None:
    said = text.scarce(view(need(), need("092", 2_800.0, 180.0), need("011", 3_600.0, 300.0)), 0)
    assert said.endswith("**verstrekken van algemene individuele zorg**, en kennis van **onderwijs** en **welzijn**.")


def test_without_scarce_or_released_skills_that_is_said() -> None:
    nothing = view(need(asked=1_000.0, released=400.0))
    assert "**Schaars** noemen we hier geen enkele groep" in text.scarce(nothing, 0)
    assert text.released(nothing, 0).endswith("duidelijk meer dan er gevraagd wordt.")
    near = view(need("S8.3", 1_000.0, 900.0))
    assert "**besturen van voertuigen**: ongeveer 90 banen tegenover elke 100" in text.released(near, 0)


def test_a_region_that_shrinks_is_not_told_that_nothing_is_released() -> None:
    """200 jobs came and 1 500 went: a rate for each hundred of so few would be a number of nothing."""
    shrinks = view(need(asked=20.0, released=140.0), levels=(LevelJobs(2, 43, 200.0, 1_500.0),))
    said = text.opening(shrinks, 0)
    assert "gemiddeld" not in said
    assert "**Vrij** komt hier van bijna alles: er gingen meer banen weg dan erbij kwamen." in said
    assert "ongeveer 100 banen, en er wordt nauwelijks meer om gevraagd." in said


def test_the_notes_carry_the_one_caveat_and_the_part_of_the_jobs_that_counts() -> None:
    """Zorg has 54 500 and Industrie as many of 200 000 jobs in these rows: 54 or 55 in a hundred."""
    rows = {**view().growth, "K": growth(**BROKEN)}
    said = text.notes(view(growth=rows))
    assert said.startswith(f"{CAVEAT} Alle aantallen zijn schattingen, over 2019–2024.")
    assert "dus niet: Financiële diensten (reeksbreuk). De sectoren die meetellen hebben samen " in said
    hidden = text.covered(view(growth={**rows, "K": growth(**{**HIDDEN, "sbi_code": "K"})}))
    assert "Financiële diensten (cijfer afgeschermd)" in hidden
    assert "uitzendkrachten" not in said
    assert "uitzendkrachten" in text.notes(view(counted=frozenset({"Q", "C", "N"})))


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("S3.0", "Assisteren en verzorgen, overig"),
        ("011", "Onderwijs"),
        ("S1.9", "Negotiating (Engels)"),
    ],
)
def test_names_of_groups(code: str, name: str) -> None:
    assert text.name_of(GROUPS[code], GROUPS) == name


def test_mbo_1_has_a_key_figure_as_large_as_any() -> None:
    first, second = text.level_figures(view())
    assert first == ("Mbo 1 of lager", "ongeveer gelijk", "1.000 erbij, 1.000 weg")
    assert second == ("Mbo 2-3", "+6.000 banen", "9.000 erbij, 3.000 weg")
    assert [text.level_label(view(), level) for level in (0, 1, 2)] == [
        "Alle niveaus (49 beroepsgroepen)",
        "mbo 1 of lager (6)",
        "mbo 2-3 (43)",
    ]


def test_what_is_behind_a_group_and_what_it_consists_of() -> None:
    said = who_asks(CARE, view(), need())
    assert "meer gevraagd in Zorg en welzijn (2.400 banen). Dat is schaars." in said
    assert said.endswith("Hieronder vallen onder meer: welzijn en besturen van voertuigen.")
    assert "Het cijfer is ruw" in who_asks(CARE, view(), need(firm_part=0.1))
    assert "minder dan 50 banen" in who_asks(CARE, view(), None)


def test_the_list_has_the_margin_where_it_is_wider_than_the_rounding() -> None:
    table = ranked_table(view(), 0, "vaardigheden", "?groep={}".format)
    assert [row["id"] for row in table.rows] == ["S3.6", "S8.3"]
    cells = table.rows[0]["cells"]
    assert cells["asked"] == {"text": "3.800", "sort": 3_800.0, "sub": "3.700 tot 3.900", "muted": False}
    assert (cells["verdict"]["text"], cells["released"]["text"]) == ("◆ schaars", "300")
    assert cells["skill"]["href"] == "?groep=S3.6"
    assert dict(table.sheet.source)["Let op"] == CAVEAT
    assert all(len(line) == len(table.sheet.header) for line in table.sheet.rows)


def test_the_sheet_has_the_groups_that_are_too_small_to_show() -> None:
    small = view(need(), need("S1.9", 20.0, 10.0))
    table = ranked_table(small, 0, "vaardigheden", str)
    assert [row["id"] for row in table.rows] == ["S3.6"]
    assert [line[0] for line in table.sheet.rows] == ["S3.6", "S1.9"]


def test_sectors_and_occupations_behind_a_group() -> None:
    sectors = sectors_table(CARE, view())
    assert [row["id"] for row in sectors.rows] == ["Q"]
    assert sectors.rows[0]["cells"]["through"]["text"] == "Verzorgenden (34%)"
    assert len(sectors.sheet.rows) == 2
    occupations = occupations_table(CARE, view())
    assert [row["id"] for row in occupations.rows] == ["1051"]
    assert occupations.rows[0]["cells"]["level"]["text"] == "mbo 2-3"
    assert all(len(line) == len(occupations.sheet.header) for line in occupations.sheet.rows)


def test_levels_of_a_section_add_up() -> None:
    rows = [sector_need("Q", 1, 100.0, 90.0, 110.0, 0.1), sector_need("Q", 2, 300.0, 280.0, 320.0, 0.3)]
    assert added_up(rows, 0) == [sector_need("Q", 0, 400.0, 370.0, 430.0, 0.4)]
    assert added_up(rows, 1) == [sector_need("Q", 1, 100.0, 90.0, 110.0, 0.1)]


def test_the_chart_has_both_sides_and_numbers_without_a_sign() -> None:
    figure = go.Figure(charts.balance_chart(view(need(), DRIVING), 0))
    assert [trace.name for trace in figure.data] == ["komt vrij", "meer gevraagd"]
    assert min(figure.data[0].x) < 0 < max(figure.data[1].x)
    assert not [text for text in figure.layout.xaxis.ticktext if text.startswith(("-", "−"))]
    assert "Besturen van voertuigen: 400 meer gevraagd, 600 komt vrij" in charts.balance_alt(view(), 0)
    assert go.Figure(charts.balance_chart(view(need(asked=1.0, released=1.0)), 0)).data == ()


def test_the_test_of_the_routes_in_plain_words() -> None:
    """0.4833, 0.8896 and 0.8862 against 0.4431, 0.8673 and 0.8575."""
    said = routes_verdict([score(), USUAL_WAY])
    assert "noemden deskundigen er gemiddeld **4,8**" in said
    assert "staat de genoemde in **89 van de 100** keer hoger" in said
    assert "was dat 4,4, 87 en 86. De winst is klein" in said
    worse = routes_verdict([score(precision_at_10=0.40), USUAL_WAY])
    assert "niet op alle punten beter" in worse
    assert routes_verdict([]) == NOTHING
    assert routes_verdict([score(is_shipped=False)]) == NOTHING


def test_the_test_of_the_routes_as_a_table_and_a_picture() -> None:
    table = scores_table([score(), USUAL_WAY], BUILD)
    assert table.rows[0]["cells"]["measure"]["sub"] == "wordt gebruikt"
    assert [row["cells"]["ten"]["text"] for row in table.rows] == ["4,8", "4,4"]
    assert all(len(line) == len(table.sheet.header) for line in table.sheet.rows)
    figure = go.Figure(scores_chart([score(), USUAL_WAY]))
    assert len({trace.marker.symbol for trace in figure.data}) == 3
    assert "4,8 van de tien" in scores_alt([score()])
