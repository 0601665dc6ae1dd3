"""What a file of boundaries must hold, per region type, before any of it is kept."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from etl.extract.common.retry import UnusableAnswer


@dataclass(frozen=True)
class RegionFile:
    """What the publishers call a region type, what its codes look like and how many regions there must be."""

    name: str
    code: re.Pattern[str]
    fewest: int
    most: int


# The number of gemeenten and arbeidsmarktregio's changes by law now and then; COROPs and provincies are fixed.
REGION_FILES = {
    "gemeente": RegionFile("gemeente", re.compile(r"GM\d{4}"), 300, 500),
    "arbeidsmarktregio": RegionFile("arbeidsmarktregio", re.compile(r"AM\d{2}"), 30, 40),
    "corop": RegionFile("coropgebied", re.compile(r"CR\d{2}"), 40, 40),
    "provincie": RegionFile("provincie", re.compile(r"PV\d{2}"), 12, 12),
}


def region_count(region_type: str, properties: list[dict[str, Any]], url: str) -> int:
    """The number of regions, after their codes and their number were found right.

    Raises:
        UnusableAnswer: a code is of another kind or comes twice, or there are too few or too many.
    """
    expected = REGION_FILES[region_type]
    codes = [str(p.get("statcode", "")) for p in properties]
    if strange := [code for code in codes if not expected.code.fullmatch(code)]:
        raise UnusableAnswer(f"{host_of(url)} sent {region_type} with statcode {strange[0]!r}")
    if len(set(codes)) != len(codes) or not expected.fewest <= len(codes) <= expected.most:
        counted = f"{len(codes)} regions ({len(set(codes))} codes)"
        raise UnusableAnswer(f"{host_of(url)} sent {counted} of type {region_type}")
    return len(codes)


def topojson_properties(body: dict[str, Any]) -> list[dict[str, Any]]:
    """The properties of each region of a topojson with one layer.

    Raises:
        UnusableAnswer: it is no such topojson.
    """
    objects = body.get("objects")
    if body.get("type") != "Topology" or not isinstance(objects, dict) or len(objects) != 1:
        raise UnusableAnswer("the topojson is no topology of one object")
    (regions,) = objects.values()
    geometries = regions.get("geometries") if isinstance(regions, dict) else None
    if not isinstance(geometries, list):
        raise UnusableAnswer("the topojson holds no geometries")
    return [properties_of(geometry) for geometry in geometries]


def properties_of(feature: object) -> dict[str, Any]:
    """The properties of one feature; none where it has no usable ones."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    return properties if isinstance(properties, dict) else {}


def json_object(content: bytes, url: str) -> dict[str, Any]:
    """The JSON object that an answer holds.

    Raises:
        UnusableAnswer: it is a web page, broken JSON, or no object.
    """
    try:
        body = json.loads(content)
    except ValueError as problem:
        is_page = content.lstrip()[:1] == b"<"
        found = "a web page instead of data" if is_page else "JSON that is broken"
        raise UnusableAnswer(f"{host_of(url)} sent {found}") from problem
    if not isinstance(body, dict):
        raise UnusableAnswer(f"{host_of(url)} sent JSON that is no object")
    return body


def host_of(url: str) -> str:
    """The host (and port) of an address, for messages."""
    return urlsplit(url).netloc
