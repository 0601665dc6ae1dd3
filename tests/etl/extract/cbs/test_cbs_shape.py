"""Which column of a CBS table is which: by identifier, else by title, and never by guessing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from etl import catalog
from etl.catalog import Dimension, Measure
from etl.extract.cbs.shape import shape_v3, shape_v4
from etl.stage.cbs_rows import columns_of

SOURCE = replace(
    catalog.load()["cbs_83599ned"],
    dimensions={"Beroep": Dimension(titles=("Beroep (BRC 2014)", "Beroepen")), "Perioden": Dimension()},
    measures={"jobs_x1000": Measure(v3="Banen_1", v4="D1", titles=("Banen van werknemers",))},
)


def dimension(key: str, title: str = "") -> dict[str, Any]:
    return {"Type": "Dimension", "Key": key, "Identifier": key, "Title": title or key}


def measure(key: str, title: str) -> dict[str, Any]:
    return {"Type": "Topic", "Key": key, "Identifier": key, "Title": title}


BEROEP, PERIODEN, BANEN = dimension("Beroep"), dimension("Perioden"), measure("D1", "Banen van werknemers")


def test_identifiers_come_before_titles() -> None:
    other = measure("D9", "Banen van werknemers")
    assert shape_v4(SOURCE, [BEROEP, PERIODEN], [other, BANEN]).measures == {"jobs_x1000": "D1"}


def test_a_title_finds_what_has_another_identifier() -> None:
    there = [dimension("BeroepenBRC", "Beroep (BRC 2014) "), PERIODEN]
    shape = shape_v4(SOURCE, there, [measure("D7", "Banen Van Werknemers ")])
    assert shape.dimensions == {"Beroep": "BeroepenBRC", "Perioden": "Perioden"}
    assert shape.measures == {"jobs_x1000": "D7"}


def test_keys_of_v3_need_no_properties_where_all_are_declared() -> None:
    shape = shape_v3(SOURCE, None)
    assert shape.measures == {"jobs_x1000": "Banen_1"}
    assert shape.dimensions == {"Beroep": "Beroep", "Perioden": "Perioden"}


def test_a_topic_group_is_no_measure() -> None:
    group = {"Type": "TopicGroup", "Key": "", "Title": "Banen van werknemers"}
    assert shape_v3(SOURCE, [BEROEP, PERIODEN, group, measure("Banen_2", "Banen van werknemers")]).measures == {
        "jobs_x1000": "Banen_2"
    }


@pytest.mark.parametrize(
    ("dimensions", "measures", "said"),
    [
        ([PERIODEN], [BANEN], "no dimension 'Beroep' or 'Beroep \\(BRC 2014\\)' or 'Beroepen' for Beroep"),
        ([BEROEP, PERIODEN, dimension("Geslacht")], [BANEN], "a dimension 'Geslacht' that is not declared"),
        ([BEROEP, PERIODEN], [measure("D7", "Vacatures")], "no measure 'D1' or 'Banen van werknemers'.*Vacatures"),
        (
            [BEROEP, PERIODEN],
            [measure("D7", "Banen van werknemers"), measure("D8", "Banen van werknemers")],
            "2 measures",
        ),
        ([dimension("A", "Beroepen"), dimension("B", "Beroepen"), PERIODEN], [BANEN], "2 dimensions"),
        ([], [], "no dimension"),
    ],
)
def test_what_cannot_be_told_is_named(
    dimensions: list[dict[str, Any]], measures: list[dict[str, Any]], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        shape_v4(SOURCE, dimensions, measures)
    with pytest.raises(ValueError, match=said.replace("D1", "Banen_1")):
        shape_v3(SOURCE, dimensions + measures)


def test_a_measure_without_a_key_needs_the_properties() -> None:
    source = replace(SOURCE, measures={"jobs_x1000": Measure(titles=("Banen",))})
    with pytest.raises(ValueError, match="no DataProperties to find measure jobs_x1000 in"):
        shape_v3(source, None)


@pytest.mark.parametrize("source", [s for s in catalog.load().values() if s.measures], ids=lambda s: s.source_id)
def test_every_declaration_can_be_found_in_each_of_its_protocols(source: catalog.Source) -> None:
    for name, measure in source.measures.items():
        if "v4" in source.protocols:
            assert measure.v4 or measure.titles, name
        if "v3" in source.protocols:
            assert measure.v3 or (measure.titles and "DataProperties" in source.dictionaries), name
    assert source.parts_by is None or source.parts_by in source.dimensions
    described = {name.removesuffix("_attribute") for name in columns_of(source)[source.source_id]}
    assert described == set(source.columns)
