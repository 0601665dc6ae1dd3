"""Where lessons are given: a head office is no lesson, a programme counts once per gemeente, unknown is not none.

Made-up schools in the arbeidsmarktregio Groningen; shapes are squares.
"""

from __future__ import annotations

import math
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.pages.opleiden.places import charts, tables, text
from dashboard.pages.opleiden.places.data import ProgrammeCount, TrainingPlace, levels_taught, places
from tests.made.training_rows import school, view

NAMES = {"GM0014": "Groningen", "GM0037": "Stadskanaal", "GM0765": "Pekela"}
OFFER, HBO, STUDENTS = "duo_mbo_offer", "duo_hbo_students", "duo_mbo_students"
IN_OFFER: dict[str, Any] = {"source": OFFER, "location_kind": "lesplaats", "last_year": None}
LESSONS = [
    school("100A1", provider_name="Noorderpoort", **IN_OFFER),
    school("100A2", provider_name="Alfa-college", **IN_OFFER),
    school("100A3", provider_name="Noorderpoort", gemeente_code="GM0037", **IN_OFFER),
    school("25BE", HBO, location_kind="lesplaats", last_year=2024, provider_name="Hanzehogeschool"),
]
COUNTS = [
    ProgrammeCount(OFFER, "GM0014", "mbo2", None, 20),
    ProgrammeCount(OFFER, "GM0014", "mbo4", None, 43),
    ProgrammeCount(OFFER, "GM0037", "mbo2", None, 7),
    ProgrammeCount(HBO, "GM0014", "hbo", 2024, 77),
    ProgrammeCount(HBO, "GM0014", "hbo", 2021, 9),  # last taught years ago
    ProgrammeCount(STUDENTS, "GM0014", "mbo4", 2025, 60),  # of a source that the list does not show
]


def square(west: float, south: float, side: float = 0.2) -> dict[str, Any]:
    ring = [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


SHAPES = {"GM0014": square(6.4, 53.1), "GM0037": square(6.9, 52.9), "GM0765": square(6.9, 53.1)}


@pytest.fixture
def region() -> list[TrainingPlace]:
    return places(NAMES, LESSONS, COUNTS)


@pytest.fixture
def offices() -> list[TrainingPlace]:
    """Only head offices of mbo are known, and one hogeschool."""
    return places(NAMES, [school("25LX", provider_name="Noorderpoort"), LESSONS[-1]], COUNTS)


def test_the_gemeente_with_most_programmes_comes_first_and_old_ones_do_not_count(region: list[TrainingPlace]) -> None:
    assert [(row.name, row.taught(), row.taught("mbo2")) for row in region] == [
        ("Groningen", 140, 20),
        ("Stadskanaal", 7, 7),
        ("Pekela", 0, 0),
    ]
    assert region[0].schools == ("Alfa-college", "Hanzehogeschool", "Noorderpoort")
    assert levels_taught(region) == ["mbo2", "mbo4", "hbo"]


def test_the_answer_names_where_most_is_taught(region: list[TrainingPlace]) -> None:
    assert text.answer(region, "Groningen") == (
        "In Groningen geven 3 scholen les, in **2 van de 3 gemeenten**. De meeste verschillende opleidingen zijn er in "
        "**Groningen**: 140."
    )
    assert "Dat is zo in Pekela." in text.how_to_read(region)


def test_a_head_office_is_told_apart_and_takes_no_part_in_the_count(offices: list[TrainingPlace]) -> None:
    groningen = offices[0]
    assert groningen.offices == ("Noorderpoort",)
    assert (groningen.taught(), groningen.is_least()) == (77, True)
    assert groningen.taught("mbo4") is None
    assert text.answer(offices, "Groningen") == (
        "Van 1 school in Groningen is bekend waar de lessen zijn: in **1 van de 3 gemeenten**. In Groningen staat het "
        "hoofdkantoor van 1 mbo-school; waar die les geeft, is niet bekend."
    )
    assert "**Ring**: hoofdkantoor van een mbo-school." in text.how_to_read(offices)
    assert text.teaches_where("Noorderpoort", offices) == (
        "Hoofdkantoor in Groningen; waar de lessen zijn, is niet bekend."
    )


def test_lessons_without_a_named_programme_are_unknown_and_not_none() -> None:
    (row,) = places({"GM0014": "Groningen"}, [school("25BE", HBO, location_kind="lesplaats", programmes=None)], [])
    assert row.taught() is None
    assert row.has_sign("hbo")
    assert text.hover(row) == "<b>Groningen</b><br>1 school geeft hier les<br>aantal opleidingen onbekend"
    assert charts.diameter(row, 0) == charts.SMALLEST
    assert levels_taught([row]) == ["hbo"]


def test_a_level_is_said_with_the_gemeenten_that_lack_it(region: list[TrainingPlace]) -> None:
    told = text.how_to_read(region, "mbo4")
    assert "De grootste stip is Groningen: 43 opleidingen op mbo 4." in told
    assert "geen opleiding op mbo 4 bekend. Dat is zo in Pekela en Stadskanaal." in told


def test_the_table_has_the_figures_of_the_map_and_the_file_every_gemeente(region: list[TrainingPlace]) -> None:
    table = tables.places_table(view(), region, LESSONS, lambda code: f"?gemeente={code}")
    cells = {row["id"]: row["cells"] for row in table.rows}
    assert list(cells) == ["GM0014", "GM0037"]
    assert [cells["GM0037"][name]["text"] for name in ("schools", "all", "mbo2", "mbo4")] == ["1", "7", "7", "geen"]
    assert [line[:5] for line in table.sheet.rows] == [
        ["GM0014", "Groningen", 3, "Alfa-college; Hanzehogeschool; Noorderpoort", 140],
        ["GM0037", "Stadskanaal", 1, "Noorderpoort", 7],
        ["GM0765", "Pekela", 0, "", 0],
    ]


def test_a_gemeente_with_only_a_head_office_has_no_zeros(offices: list[TrainingPlace]) -> None:
    only = places({"GM0014": "Groningen"}, [school(provider_name="Noorderpoort")], [])
    table = tables.places_table(view(), only, [], str)
    assert [table.rows[0]["cells"][name]["text"] for name in ("schools", "all", "offices")] == [
        "onbekend",
        "onbekend",
        "1",
    ]


def test_the_surface_of_a_dot_is_its_number_of_programmes(region: list[TrainingPlace]) -> None:
    large, small, none = (charts.diameter(row, 140) for row in region)
    assert large == charts.LARGEST
    assert small == pytest.approx(large * math.sqrt(7 / 140))
    assert none == 0


def test_the_map_draws_every_gemeente_and_a_ring_where_a_head_office_is(
    region: list[TrainingPlace], offices: list[TrainingPlace]
) -> None:
    figure = go.Figure(charts.school_map(region, SHAPES))
    fills, dots = figure.data[:2], figure.data[2]
    assert [list(fill.locations) for fill in fills] == [["GM0014", "GM0037"], ["GM0765"]]
    assert [point[1] for point in dots.customdata] == ["GM0014", "GM0037"]
    assert len(figure.data) == 3
    ringed = go.Figure(charts.school_map(offices, SHAPES)).data[1:]
    widths = [trace.marker.size[0] for trace in ringed if trace.type == "scattermap"]
    assert widths == sorted(widths, reverse=True)
    assert len(widths) == 3
    served = go.Figure(charts.school_map(region, SHAPES, address="grenzen/v/gemeente.json"))
    assert served.data[0].geojson == "grenzen/v/gemeente.json"


def test_the_map_shows_all_of_a_region_on_a_phone() -> None:
    framed = charts.frame([(6.4, 52.9), (7.1, 53.3)])
    width = 0.7 / 360 * charts.TILE * 2**framed.zoom
    assert width == pytest.approx(charts.FITS_WIDTH, rel=0.01)
    assert framed.center["lon"] == pytest.approx(6.75)
    assert framed.center["lat"] == pytest.approx(53.1, abs=0.01)
    assert framed.height <= charts.FITS_HEIGHT + charts.AROUND


def test_a_dot_stands_in_the_middle_of_the_largest_part() -> None:
    island = {"type": "MultiPolygon", "coordinates": [
        square(5.0, 53.4, 0.01)["coordinates"], square(6.0, 53.0)["coordinates"]]}  # fmt: skip
    assert charts.centre(island) == pytest.approx((6.1, 53.1))


def test_the_alternative_text_names_the_largest_and_counts_the_rest() -> None:
    names = {f"GM{number:04}": f"Plaats {number}" for number in range(10)}
    rows = [school(code, gemeente_code=code, **IN_OFFER) for code in names]
    counts = [ProgrammeCount(OFFER, code, "mbo2", None, 1) for code in names]
    assert text.alt(places(names, rows, counts), "hier").endswith("; en 2 andere gemeenten")
