"""The reader of boundary files: repairs shapes, refuses files that are no boundaries."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import shapely

from etl.errors import SourceError
from etl.run.raw_store import PartWriter, RawSet
from etl.settings import CHECKOUT
from etl.stage.boundaries import read_boundaries

AM_2025 = CHECKOUT.parent / "shared" / "data" / "geo"


def raw_set(folder: Path, content: bytes, ending: str = "geojson") -> RawSet:
    writer = PartWriter("boundaries", folder)
    writer.write_bytes(
        "corop", ending, content, rows=1, url="http://x", filter="year 2026", retrieved=None, modified=None
    )
    return writer.complete(table_id="2026", modified=None, retrieved=None)


def feature(rings: list[list[list[float]]], **properties: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Polygon", "coordinates": rings},
    }


def collection(*features: dict[str, Any]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


SQUARE = [[5.123456789, 52.0], [5.2, 52.0], [5.2, 52.1], [5.123456789, 52.1], [5.123456789, 52.0]]

IN_METRES = [[155000, 463000], [155100, 463000], [155100, 463100], [155000, 463000]]


def test_reads_geojson_with_coordinates_rounded_to_five_decimals(tmp_path: Path) -> None:
    frame = read_boundaries(raw_set(tmp_path, collection(feature([SQUARE], statcode="CR01"))))
    assert frame[["region_code", "region_type"]].to_numpy().tolist() == [["CR01", "corop"]]
    shape = json.loads(frame["geometry"][0])
    assert {x for x, _ in shape["coordinates"][0]} == {5.12346, 5.2}


def test_repairs_a_self_crossing_shape_and_keeps_areas_only(tmp_path: Path) -> None:
    crossing, tail = [[5.0, 52.0], [5.2, 52.2], [5.2, 52.0], [5.0, 52.2]], [[5.0, 52.3], [5.0, 52.2]]
    bow_tie_with_tail = [*crossing, *tail, [5.0, 52.0]]
    frame = read_boundaries(raw_set(tmp_path, collection(feature([bow_tie_with_tail], statcode="CR01"))))
    shape = shapely.from_geojson(frame["geometry"][0])
    assert shape.is_valid
    assert shape.geom_type == "MultiPolygon"
    assert shape.area == pytest.approx(0.02)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<html><body>onderhoud</body></html>", "cannot be read"),
        (b'{"type": "FeatureCollection", "features": [', "cannot be read"),
        (collection(), "lacks regions"),
        (collection(feature([SQUARE], code="CR01")), "lacks regions"),
        (collection(feature([SQUARE], statcode="CR01"), feature([SQUARE], statcode=None)), "no statcode"),
        (collection(feature([IN_METRES], statcode="CR01")), "outside the Netherlands"),
    ],
)
def test_refuses_what_is_no_boundary_file(tmp_path: Path, content: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        read_boundaries(raw_set(tmp_path, content))
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(not AM_2025.is_dir(), reason="the recorded answers are not here")
@pytest.mark.parametrize("ending", ["topojson", "geojson"])
def test_reads_a_recorded_answer_of_cartomap(tmp_path: Path, ending: str) -> None:
    content = (AM_2025 / f"arbeidsmarktregio_2025_wgs84.{ending}").read_bytes()
    frame = read_boundaries(raw_set(tmp_path, content, ending))
    assert len(frame) == frame["region_code"].nunique() == 35
    assert shapely.is_valid(shapely.from_geojson(frame["geometry"].to_numpy())).all()
