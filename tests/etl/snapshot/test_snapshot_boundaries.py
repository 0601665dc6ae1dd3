"""The bundled boundaries: small, complete, valid, and the same borders at every level."""

from __future__ import annotations

import json
from functools import cache

import geopandas as gpd
import numpy as np
import pytest
import shapely

from etl.run.raw_store import RawSet, read_set
from etl.settings import SNAPSHOT_DIR
from etl.stage.boundaries import read_boundaries

COUNTS = {"gemeente": 342, "arbeidsmarktregio": 35, "corop": 40, "provincie": 12}


def bundled() -> RawSet:
    raw_set = read_set(SNAPSHOT_DIR / "boundaries")
    assert raw_set is not None
    return raw_set


@cache
def level(region_type: str) -> gpd.GeoDataFrame:
    frame = read_boundaries(bundled())
    frame = frame[frame["region_type"] == region_type]
    return gpd.GeoDataFrame(frame, geometry=shapely.from_geojson(frame["geometry"].to_numpy()), crs="EPSG:4326")


def test_all_four_files_together_stay_under_400_kb() -> None:
    assert sum(bundled().path(part).stat().st_size for part in COUNTS) < 400_000


@pytest.mark.parametrize("region_type", COUNTS)
def test_each_file_is_one_topology_with_codes_and_names(region_type: str) -> None:
    body = json.loads(bundled().path(region_type).read_text(encoding="utf-8"))
    assert list(body["objects"]) == [region_type]
    properties = [g["properties"] for g in body["objects"][region_type]["geometries"]]
    assert len(properties) == len({p["statcode"] for p in properties}) == COUNTS[region_type]
    assert all(p["statnaam"].strip() for p in properties)


@pytest.mark.parametrize("region_type", COUNTS)
def test_regions_are_valid_and_fit_together_without_overlap(region_type: str) -> None:
    shapes = level(region_type).geometry
    assert len(shapes) == COUNTS[region_type]
    assert shapes.is_valid.all()
    assert shapely.coverage_is_valid(shapes.to_numpy())  # neighbours share their border point for point
    # Zero tolerance is possible in degrees, where the points stand; the projection to metres moves midpoints of
    # long edges by nothing and rounds areas in the 12th digit, so 0.01 % is far above the noise.
    metres = shapes.to_crs("EPSG:28992").make_valid()
    together = shapely.union_all(metres.to_numpy(), grid_size=0.01)
    assert metres.area.sum() == pytest.approx(together.area, rel=1e-4)


@pytest.mark.parametrize("region_type", ["arbeidsmarktregio", "corop", "provincie"])
def test_borders_of_a_level_are_borders_of_gemeenten(region_type: str) -> None:
    gemeenten, regions = level("gemeente").geometry, level(region_type).geometry
    points = {tuple(p) for p in np.round(shapely.get_coordinates(gemeenten.to_numpy()), 4)}
    assert {tuple(p) for p in np.round(shapely.get_coordinates(regions.to_numpy()), 4)} <= points
    country = shapely.coverage_union_all(gemeenten.to_numpy())
    # 1e-9 square degree is about 8 square metres on 4.6 square degrees: the rounding of the sums, nothing else
    assert shapely.symmetric_difference(country, shapely.coverage_union_all(regions.to_numpy())).area < 1e-9


def test_islands_and_enclaves_are_kept() -> None:
    names = json.loads(bundled().path("gemeente").read_text(encoding="utf-8"))["objects"]["gemeente"]["geometries"]
    codes = {g["properties"]["statnaam"]: g["properties"]["statcode"] for g in names}
    shapes = level("gemeente").set_index("region_code").geometry
    for island in ("Texel", "Vlieland", "Terschelling", "Ameland", "Schiermonnikoog"):
        assert shapes[codes[island]].area > 0
    assert sum(len(p.interiors) for p in shapely.get_parts(shapes[codes["Baarle-Nassau"]])) > 0


def test_rings_turn_as_geojson_asks() -> None:
    for shape in level("arbeidsmarktregio").geometry:
        for polygon in shapely.get_parts(shape):
            assert polygon.exterior.is_ccw
            assert not any(ring.is_ccw for ring in polygon.interiors)
