"""Shapes of the regions of a type for the map, as a file that a browser keeps."""

from __future__ import annotations

import json

from dashboard.growth import data
from dashboard.growth.records import REGION_TYPES
from dashboard.kit import version_files
from dashboard.kit.scope import Scope

FILES = "grenzen"


def address(version: str, kind: str) -> str | None:
    """Where a browser finds the shapes of a type of region; None where they are not served."""
    return version_files.address(FILES, version, kind)


@version_files.made_by(FILES)
def shapes_file(version: str, kind: str) -> bytes | None:
    """The shapes of a type of region as GeoJSON; None where there is no such type.

    Raises:
        WarehouseError: the version is gone or cannot be read.
    """
    if kind not in REGION_TYPES:
        return None
    shapes = data.boundaries(Scope(version), kind)
    features = [{"type": "Feature", "id": code, "properties": {}, "geometry": shape} for code, shape in shapes.items()]
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")).encode()
