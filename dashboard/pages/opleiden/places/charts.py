"""The map of where lessons are given: gemeenten of a region with a dot for programmes, a ring for a head office. Pure.

A count belongs to a place and not to its surface, so the dots carry it by their size; the shapes only say where.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.growth import data, region_map, region_shapes
from dashboard.kit import theme
from dashboard.kit.chart import Drawn, Spec, spec
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.opleiden.data import ALL
from dashboard.pages.opleiden.places.data import TrainingPlace, training_places
from dashboard.pages.opleiden.places.text import hover

Geometry = Mapping[str, Any]
Point = tuple[float, float]
# A phone shows this much of the map, in pixels; a wider screen has room around it.
FITS_WIDTH, FITS_HEIGHT, AROUND = 330, 420, 40
TILE = 512
# Diameters in pixels: the surface of a dot is its number of programmes.
LARGEST, SMALLEST, RING = 44, 6, 4
# More dots than this are drawn smaller, so that they do not hide each other.
FEW = 12


def school_map(
    places: Sequence[TrainingPlace], geometries: Mapping[str, Geometry], level: str = ALL, address: str | None = None
) -> Spec:
    """Gemeenten with what is taught there.

    Args:
        places: every gemeente of the region.
        geometries: GeoJSON geometry by code of the gemeente.
        level: of the programmes that the dots count.
        address: where the browser finds the shapes; without it they go along.
    """
    drawn = [row for row in places if row.gemeente_code in geometries]
    hovers = {row.gemeente_code: hover(row, level) for row in drawn}
    shapes = (
        (theme.MAP.with_sign, [row.gemeente_code for row in drawn if row.has_sign(level)]),
        (theme.MAP.without_sign, [row.gemeente_code for row in drawn if not row.has_sign(level)]),
    )
    fills = [
        _fill(codes, colour, hovers, address or region_map.features(codes, geometries))
        for colour, codes in shapes
        if codes
    ]
    centres = {row.gemeente_code: centre(geometries[row.gemeente_code]) for row in drawn}
    framed = frame(point for row in drawn for ring in _rings(geometries[row.gemeente_code]) for point in ring)
    return spec(
        [*fills, *_dots(drawn, centres, hovers, level)],
        {
            "map": {"style": region_map.BARE, "center": framed.center, "zoom": framed.zoom},
            "height": framed.height,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "showlegend": False,
        },
    )


def _fill(codes: Sequence[str], colour: str, hovers: Mapping[str, str], geojson: Any) -> Spec:
    return {
        "type": "choroplethmap",
        "showscale": False,
        "featureidkey": "id",
        "geojson": geojson,
        "locations": list(codes),
        "z": [1] * len(codes),
        "colorscale": [[0.0, colour], [1.0, colour]],
        "customdata": [[hovers[code], code] for code in codes],
        "hovertemplate": "%{customdata[0]}<extra></extra>",
        "marker": {"opacity": 1.0, "line": {"width": 0.7, "color": theme.MAP.border}},
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _dots(
    drawn: Sequence[TrainingPlace], centres: Mapping[str, Point], hovers: Mapping[str, str], level: str
) -> list[Spec]:
    """A dot where lessons are given; round it, or by itself, a ring where a head office is."""
    counts = [row.taught(level) or 0 for row in drawn if row.schools]
    largest = LARGEST * min(1.0, math.sqrt(FEW / max(1, sum(count > 0 for count in counts))))
    sizes = {row.gemeente_code: diameter(row, max(counts, default=0), largest, level) for row in drawn}
    offices = [row.gemeente_code for row in drawn if row.offices]
    taught = [row.gemeente_code for row in drawn if sizes[row.gemeente_code]]
    traces = []
    for codes, colour, wider in (
        (offices, theme.MAP.outline, 4 * RING),
        (offices, theme.MAP.halo, 2 * RING),
        (taught, theme.MAP.programmes, 0),
    ):
        if codes:
            traces.append(
                {
                    "type": "scattermap",
                    "mode": "markers",
                    "lon": [centres[code][0] for code in codes],
                    "lat": [centres[code][1] for code in codes],
                    "marker": {
                        "size": [sizes[code] + wider for code in codes],
                        "color": colour,
                        # Dots that overlap are told apart.
                        "opacity": 1.0 if wider else 0.85,
                    },
                    "customdata": [[hovers[code], code] for code in codes],
                    "hovertemplate": "%{customdata[0]}<extra></extra>",
                    # A click leads to the list; the others do not fade meanwhile.
                    "unselected": {"marker": {"opacity": 0.85}},
                }
            )
    return traces


def diameter(row: TrainingPlace, most: int, largest: float = LARGEST, level: str = ALL) -> float:
    """Width of a dot in pixels; 0 where no such lessons are given, the smallest where it is not known in what.

    Args:
        row: the gemeente.
        most: the largest number of programmes on the map.
        largest: width of its dot in pixels.
        level: of the programmes.
    """
    count = row.taught(level) if row.schools else 0
    if count is None:
        return SMALLEST
    return max(SMALLEST, largest * math.sqrt(count / most)) if count and most else 0.0


def centre(geometry: Geometry) -> Point:
    """Middle of the largest part of a shape, in degrees (longitude, latitude)."""
    ring = max(_rings(geometry), key=lambda points: abs(_area(points)))
    area = _area(ring)
    if not area:
        return ring[0][0], ring[0][1]
    lon = lat = 0.0
    for (x1, y1), (x2, y2) in _sides(ring):
        part = (x1 * y2 - x2 * y1) / (6 * area)
        lon, lat = lon + (x1 + x2) * part, lat + (y1 + y2) * part
    return lon, lat


@dataclass(frozen=True)
class Frame:
    """What of the world a map shows: its middle (degrees), zoom and height (pixels)."""

    center: Mapping[str, float]
    zoom: float
    height: int


def frame(points: Iterable[Point]) -> Frame:
    """Middle, zoom and height at which all points are seen, also on a phone."""
    lons, lats = zip(*points, strict=True)
    bottom, top = (_mercator(lat) for lat in (min(lats), max(lats)))
    # As parts of the width of the world.
    wide, high = (max(lons) - min(lons)) / 360, (top - bottom) / (2 * math.pi)
    zoom = min(math.log2(FITS_WIDTH / (TILE * wide)), math.log2(FITS_HEIGHT / (TILE * high)))
    middle = math.degrees(math.atan(math.sinh((bottom + top) / 2)))
    center = {"lon": (min(lons) + max(lons)) / 2, "lat": middle}
    return Frame(center, round(zoom, 2), round(high * TILE * 2**zoom) + AROUND)


def _mercator(lat: float) -> float:
    return math.asinh(math.tan(math.radians(lat)))


def _rings(geometry: Geometry) -> list[Sequence[Point]]:
    """Outer rings of a polygon or of several."""
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [part[0] for part in parts]


def _sides(ring: Sequence[Point]) -> Iterable[tuple[Point, Point]]:
    return zip(ring, [*ring[1:], ring[0]], strict=True)


def _area(ring: Sequence[Point]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _sides(ring)) / 2


@kept(256, "region")
def school_map_drawn(scope: Scope, level: str) -> Drawn:
    """Gemeenten of a region with the programmes of a level that are taught there. Made once."""
    places, shapes = training_places(scope), data.boundaries(scope, "gemeente")
    return Drawn(school_map(places, shapes, level, region_shapes.address(scope.version, "gemeente")))
