"""Bundled boundaries: gemeenten simplified once, the higher levels dissolved from them, each level one topojson part.

All coordinates stand on one grid of 0.0001 degree (about 10 m, the precision of the input), so that the four files
share their points exactly and borders of different levels coincide on a map.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from topojson.core.topology import Topology

from etl.run.raw_store import PartWriter, RawSet
from etl.snapshot.cbs_gebieden import PROVINCIES
from etl.snapshot.inputs import gemeenten, input_error

INPUT = "geo/gemeente_2023-2026_afgeleid_wgs84.geojson"
GRID = 0.0001  # degrees
ORIGIN = (3.0, 50.0)  # degrees, south-west of the country, so that all grid numbers are positive
# Degrees of latitude: 220 m, less than a pixel where the country fills a screen of 1 000 pixels wide. Half as much
# gives files beyond 400 kB, twice as much visibly blunts the coasts.
SIMPLIFY_TOLERANCE = 0.002
# A degree of longitude is this much shorter than one of latitude at 52 degrees north; without it simplification
# would be coarser in one direction.
LONGITUDE_SCALE = 0.615

_SOURCE_ID = "boundaries"
_YEAR = "2026"
_URL = "https://api.pdok.nl/cbs/gebiedsindelingen/ogc/v1/collections/{}_gegeneraliseerd/items"
_PDOK_NAMES = {"corop": "coropgebied"}


def write(shared_data: Path, writer: PartWriter) -> RawSet:
    """Write the parts gemeente, arbeidsmarktregio, corop and provincie as topojson in WGS84.

    Each feature has the properties statcode and statnaam. Nothing is dropped: islands stay, and so do the holes
    (the Belgian enclaves in Baarle-Nassau, inland water).

    Raises:
        SourceError: the input cannot be read, lacks a gemeente, or its gemeenten overlap.
    """
    table = gemeenten(_SOURCE_ID, shared_data)
    shapes = simplified(_read(shared_data / INPUT, [row["gm"] for row in table]))
    for part, (codes, names) in _levels(table).items():
        features = dissolved(shapes, codes, names)
        content = json.dumps(as_topojson(features, part), ensure_ascii=False, separators=(",", ":")).encode()
        url = _URL.format(_PDOK_NAMES.get(part, part))
        rows, filter = len(features), f"year {_YEAR}"
        writer.write_bytes(part, "topojson", content, rows=rows, url=url, filter=filter, retrieved=None, modified=None)
    return writer.complete(table_id=_YEAR, modified=None, retrieved=None)


def simplified(shapes: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The same polygons with fewer points; a border is simplified once for both its sides (a coverage)."""
    squeezed = shapely.transform(shapes, lambda xy: xy * [LONGITUDE_SCALE, 1])
    fewer = shapely.coverage_simplify(squeezed, SIMPLIFY_TOLERANCE)
    # Simplification only leaves points out; rounding undoes what the scaling did to those that stay.
    back = shapely.transform(fewer, lambda xy: np.round(xy / [LONGITUDE_SCALE, 1] / GRID) * GRID)
    return np.asarray(back)


def dissolved(shapes: np.ndarray[Any, Any], codes: list[str], names: dict[str, str]) -> gpd.GeoDataFrame:
    """One row per region (statcode, statnaam, geometry), sorted by code, exterior rings clockwise as topojson has it.

    Args:
        shapes: polygons of the gemeenten.
        codes: region code of each of them.
        names: name of each region.
    """
    of_region = np.array(codes)
    statcodes = sorted(set(codes))
    regions = [shapely.coverage_union_all(shapes[of_region == code]) for code in statcodes]
    return gpd.GeoDataFrame(
        {"statcode": statcodes, "statnaam": [names[code] for code in statcodes]},
        geometry=list(shapely.orient_polygons(regions, exterior_cw=True)),
        crs="EPSG:4326",
    )


def as_topojson(features: gpd.GeoDataFrame, name: str) -> dict[str, Any]:
    """The features as one topology with shared arcs, its points as whole steps of the grid."""
    topology = Topology(features, object_name=name, prequantize=False, shared_coords=True).to_dict()
    geometries = [
        {key: shape[key] for key in ("type", "arcs", "properties")} for shape in topology["objects"][name]["geometries"]
    ]
    return {
        "type": "Topology",
        "transform": {"scale": [GRID, GRID], "translate": list(ORIGIN)},
        "objects": {name: {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": [_steps(arc) for arc in topology["arcs"]],
    }


def _steps(arc: list[list[float]]) -> list[list[int]]:
    points = np.round((np.array(arc) - ORIGIN) / GRID).astype(int)
    steps: list[list[int]] = np.diff(points, axis=0, prepend=[[0, 0]]).tolist()
    return steps


def _levels(table: list[dict[str, str]]) -> dict[str, tuple[list[str], dict[str, str]]]:
    columns = {"gemeente": ("gm", "naam"), "arbeidsmarktregio": ("am", "am_naam"), "corop": ("corop", "corop_naam")}
    levels = {
        part: ([row[code] for row in table], {row[code]: row[name] for row in table})
        for part, (code, name) in columns.items()
    }
    return levels | {"provincie": ([row["provincie_via_corop"] for row in table], PROVINCIES)}


def _read(path: Path, codes: list[str]) -> np.ndarray[Any, Any]:
    try:
        found = gpd.read_file(path).set_index("statcode").geometry
        shapes = np.asarray(found.loc[codes])
    except (OSError, RuntimeError, KeyError) as problem:  # pyogrio's errors are RuntimeErrors
        raise input_error(_SOURCE_ID, f"cannot read a shape for each gemeente ({problem})", path) from problem
    if len(found) != len(codes) or not shapely.coverage_is_valid(shapes):
        raise input_error(_SOURCE_ID, "the gemeenten are not the ones of the table, or overlap each other", path)
    return shapes
