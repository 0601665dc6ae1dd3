"""Stage: reads the boundary parts of a raw set (topojson or geojson) into one frame of GeoJSON geometries.

Renames and repairs only; no simplification and no dissolving happens here. Importing this module costs half a second
(geopandas): import it where it is used.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, GeometryError

from etl.errors import SourceError
from etl.run.raw_store import REFETCH, RawSet

# Degrees: about 1 m, finer than any of the sources; each further digit makes the map a tenth heavier for nothing.
PRECISION = 1e-5
AREAS = 2  # dimensions of a polygon; lines have 1, points 0
# Degrees, west south east north: the country in Europe with room to spare; other numbers mean other coordinates.
NETHERLANDS = (3.0, 50.5, 7.5, 54.0)


def read_boundaries(raw_set: RawSet) -> pd.DataFrame:
    """All boundaries of a raw set.

    Returns:
        One row per region: region_code, region_type (the name of the part) and geometry, which is GeoJSON text in
        degrees (WGS 84): valid Polygon or MultiPolygon, exterior rings counter-clockwise (RFC 7946).

    Raises:
        SourceError: a part cannot be read, lacks codes or shapes, or is not in degrees.
    """
    return pd.concat([_read(raw_set, m.part) for m in raw_set.parts], ignore_index=True)


def _read(raw_set: RawSet, part: str) -> pd.DataFrame:
    path = raw_set.path(part)
    features = _features(raw_set, path)
    geometry = shapely.set_precision(_polygonal(features.geometry.to_numpy()), PRECISION)
    west, south, east, north = shapely.total_bounds(geometry)
    inside = NETHERLANDS[0] <= west and NETHERLANDS[1] <= south and east <= NETHERLANDS[2] and north <= NETHERLANDS[3]
    if not inside or shapely.is_empty(geometry).any():
        raise _error(raw_set, "a boundary is empty or lies outside the Netherlands (other coordinates?)", path)
    text = shapely.to_geojson(shapely.orient_polygons(geometry))
    return pd.DataFrame({"region_code": features["statcode"].to_numpy(), "region_type": part, "geometry": text})


def _features(raw_set: RawSet, path: Path) -> gpd.GeoDataFrame:
    try:
        features = gpd.read_file(path)
    except (DataSourceError, DataLayerError, FeatureError, GeometryError, UnicodeDecodeError) as problem:
        raise _error(raw_set, f"a boundary file cannot be read ({str(problem)[:80]})", path) from problem
    if features.empty or "statcode" not in features or "geometry" not in features:
        raise _error(raw_set, "a boundary file lacks regions, their statcode or their shapes", path)
    if features["statcode"].isna().any() or features.geometry.isna().any():
        raise _error(raw_set, "a region has no statcode or no shape", path)
    return features


def _polygonal(shapes: Any) -> Any:
    """Valid shapes, of which what repair left of lines and points is dropped."""
    valid = shapely.make_valid(shapes)
    mixed = shapely.get_type_id(valid) == shapely.GeometryType.GEOMETRYCOLLECTION
    for index in mixed.nonzero()[0]:
        parts = shapely.get_parts(shapely.get_parts(valid[index]))  # a collection may hold a MultiPolygon
        valid[index] = shapely.union_all(parts[shapely.get_dimensions(parts) == AREAS])
    return valid


def _error(raw_set: RawSet, what: str, path: Path) -> SourceError:
    return SourceError(raw_set.source_id, what, url=str(path), advice=REFETCH)
