"""The growth chart and the map: what is drawn, what is left out, and nothing fetched from elsewhere."""

import json

import plotly.graph_objects as go
import pytest

from dashboard.growth import region_map
from dashboard.pages.regio import charts
from tests.made.growth_rows import BROKEN, HIDDEN, SECTORS, growth, shrinking

SQUARE = {"type": "Polygon", "coordinates": [[[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.0]]]}
NAMES = {"CR01": "Een", "CR02": "Twee", "CR03": "Drie"}
SHAPES = dict.fromkeys(NAMES, SQUARE)


def checked(spec: dict[str, object]) -> go.Figure:
    """The chart after plotly's own checks of every property, which the pages leave out."""
    return go.Figure(spec)


def test_chart_has_a_shape_per_verdict_and_the_country() -> None:
    rows = {"Q": growth(), "C": shrinking()}
    figure = checked(charts.growth_chart(rows, SECTORS, 0.5))
    assert [trace.name for trace in figure.data] == ["groeit", "krimpt", "heel Nederland"]
    assert len({trace.marker.symbol for trace in figure.data}) == 3
    assert figure.layout.separators == ",."
    assert list(figure.layout.yaxis.categoryarray) == ["Industrie (C)", "Zorg en welzijn (Q)"]


def test_chart_leaves_out_breaks_and_hidden_figures_and_says_so() -> None:
    rows = {"Q": growth(), "K": growth(**BROKEN), "C": growth(**HIDDEN, sbi_code="C")}
    drawn = checked(charts.growth_chart(rows, SECTORS, 0.5)).data
    assert sum(len(trace.x) for trace in drawn if trace.name != "heel Nederland") == 1
    note = charts.growth_chart_note(rows, SECTORS)
    assert "(reeksbreuk): Financiële diensten." in note
    assert "onbekend): Industrie." in note


def test_chart_of_nothing_is_empty_but_no_error() -> None:
    assert checked(charts.growth_chart({}, SECTORS, 0.5)).data == ()
    assert charts.growth_chart_alt({}, SECTORS) == "Groei per sector: geen cijfers"


@pytest.mark.parametrize(
    ("cagr", "label"),
    [
        (-1.2, "krimp, meer dan 1% per jaar"),
        (0.0, "ongeveer gelijk"),
        (0.7, "groei, 0,5% tot 1%"),
        (9.0, "meer dan 2%"),
    ],
)
def test_classes_of_the_map(cagr: float, label: str) -> None:
    assert label in region_map.growth_class(growth(cagr_pct=cagr), 0.5)


def test_classes_follow_the_threshold() -> None:
    assert region_map.growth_class(growth(cagr_pct=0.9), 1.0).startswith("ongeveer gelijk (onder ±1%")
    assert region_map.growth_class(growth(cagr_pct=1.1), 1.0) == "groei, 1% tot 2%"


@pytest.mark.parametrize(
    "changes", [{"verdict": "onzeker"}, BROKEN, {"status_from": "estimated"}, {"verdict": "onzeker", "cagr_pct": None}]
)
def test_a_region_with_an_open_verdict_is_a_class_of_its_own(changes: dict[str, object]) -> None:
    assert region_map.growth_class(growth(**changes), 0.5) == region_map.UNSURE


def test_the_legend_is_one_column_from_shrink_to_growth() -> None:
    rows = [
        growth(region_code="CR01", cagr_pct=3.0),
        growth(region_code="CR02", cagr_pct=-3.0),
        growth(region_code="CR03", verdict="onzeker"),
    ]
    figure = checked(region_map.region_map(rows, NAMES, SHAPES, None, 0.5))
    assert [trace.name for trace in figure.data] == [
        region_map.classes(0.5)[0],
        region_map.classes(0.5)[-1],
        region_map.UNSURE,
    ]
    assert figure.layout.legend.orientation == "v"


def test_the_chart_shows_the_threshold() -> None:
    figure = checked(charts.growth_chart({"Q": growth()}, SECTORS, 1.0))
    assert {-1.0, 1.0} <= {shape.x0 for shape in figure.layout.shapes}
    assert "grens ±1%" in figure.layout.xaxis.title.text


def test_a_region_without_figure_has_no_class() -> None:
    assert region_map.growth_class(None, 0.5) == region_map.NO_FIGURE
    assert region_map.growth_class(growth(jobs_to=None, cagr_pct=None), 0.5) == region_map.NO_FIGURE
    hidden = growth(jobs_to=None, cagr_pct=None, status_to="suppressed")
    assert region_map.growth_class(hidden, 0.5) == region_map.HIDDEN


def test_map_draws_every_region_once_and_sends_its_shape_once() -> None:
    rows = [growth(region_code="CR01", cagr_pct=3.0), growth(region_code="CR02", cagr_pct=-3.0)]
    figure = checked(region_map.region_map(rows, NAMES, SHAPES, SQUARE, 0.5))
    assert sorted(code for trace in figure.data for code in trace.locations) == list(NAMES)
    assert sum(len(trace.geojson["features"]) for trace in figure.data) == 3
    assert len(figure.layout.map.layers) == 2


def test_map_names_the_shapes_where_they_are_served() -> None:
    figure = checked(
        region_map.region_map([growth(region_code="CR01")], NAMES, SHAPES, None, 0.5, address="grenzen.json")
    )
    assert {trace.geojson for trace in figure.data} == {"grenzen.json"}


def test_map_asks_nothing_of_other_hosts() -> None:
    spec = json.dumps(checked(region_map.region_map([], NAMES, SHAPES, None, 0.5)).to_plotly_json()["layout"]["map"])
    assert "http" not in spec


def test_hover_says_what_is_missing() -> None:
    assert region_map.hover("Een", None) == "<b>Een</b><br>geen cijfers in deze versie"
    assert "niet te vergelijken: reeksbreuk 2024" in region_map.hover("Een", growth(**BROKEN))
    assert "54.500 banen in 2024" in region_map.hover("Een", growth())
