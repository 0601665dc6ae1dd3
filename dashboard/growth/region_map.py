"""The map of regions coloured by growth. Pure: rows in, spec out; nothing is fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from dashboard.growth import data, region_shapes, words
from dashboard.growth.records import TOTAL, SectorGrowth
from dashboard.kit import numbers, theme
from dashboard.kit.chart import Drawn, Spec, spec
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope


@dataclass(frozen=True)
class Scale:
    """Classes of yearly growth, cut at the threshold of the verdict and at multiples of it, with a colour each."""

    cuts: tuple[int, ...]
    colours: tuple[str, ...]


# All jobs together mostly grow, and by little; a single sector moves further, both ways.
ALL_JOBS = Scale((-2, -1, 1, 2, 3, 4), theme.MAP.all_jobs)
ONE_SECTOR = Scale((-10, -4, -1, 1, 4, 10), theme.MAP.one_sector)
UNSURE = "onzeker (marge of reeksbreuk)"
HIDDEN = "afgeschermd"
NO_FIGURE = "geen cijfers"
# What the map may show, in degrees: a wide screen comes closer than a phone, and both show the whole country.
BOUNDS = {"west": 2.95, "east": 7.65, "south": 50.4, "north": 53.95}
CENTRE = {"lat": 52.2, "lon": 5.3}
WIDTH, HEIGHT = 480, 690
# "white-bg" without its white: the colour of the page shows through, also a dark one. Nothing to fetch either way.
# An empty "sources" is dropped on its way to the browser; the style is refused then, and hover and click are dead.
BARE: dict[str, Any] = {
    "version": 8,
    "sources": {"leeg": {"type": "geojson", "data": {"type": "FeatureCollection", "features": []}}},
    "layers": [],
}


@lru_cache(maxsize=16)
def classes(threshold: float, scale: Scale = ALL_JOBS) -> tuple[str, ...]:
    """Labels of the classes, from shrinking to growing.

    Args:
        threshold: growth in percent a year from which a region grows or shrinks.
        scale: where the classes are cut.
    """
    down = [numbers.limit(-cut * threshold) for cut in scale.cuts if cut < 0]
    up = [numbers.limit(cut * threshold) for cut in scale.cuts if cut > 0]
    return (
        f"krimp, meer dan {down[0]} per jaar",
        *(f"krimp, {small} tot {large}" for large, small in pairwise(down)),
        f"ongeveer gelijk (onder ±{up[0]})",
        *(f"groei, {small} tot {large}" for small, large in pairwise(up)),
        f"groei, meer dan {up[-1]} per jaar",
    )


def growth_class(row: SectorGrowth | None, threshold: float, scale: Scale = ALL_JOBS) -> str:
    """Class of a region; where the verdict is open, or the figures do not compare, that is its class."""
    if row is None:
        return NO_FIGURE
    if row.cagr.value is None and not row.spans_break and not row.is_estimated:
        if "suppressed" in (row.status_from, row.status_to):
            return HIDDEN
        return NO_FIGURE if row.jobs_to.value is None else UNSURE
    if row.verdict == "onzeker" or row.spans_break or row.is_estimated or row.cagr.value is None:
        return UNSURE
    return classes(threshold, scale)[sum(row.cagr.value >= cut * threshold for cut in scale.cuts)]


def region_map(
    rows: Sequence[SectorGrowth],
    names: Mapping[str, str],
    geometries: Mapping[str, Mapping[str, Any]],
    outline: Mapping[str, Any] | None,
    threshold: float,
    scale: Scale = ALL_JOBS,
    address: str | None = None,
) -> Spec:
    """All regions of a type, coloured by growth; one trace, with its own shapes, per class.

    Args:
        rows: growth of one sector, or of all jobs, per region.
        names: region names by code; also the regions to draw.
        geometries: GeoJSON geometry by region code.
        outline: geometry of the selected region, drawn as a line on top.
        threshold: growth in percent a year from which a region grows or shrinks.
        scale: classes and colours.
        address: where the browser finds the shapes; without it they go along.
    """
    by_code = {row.region_code: row for row in rows}
    members: dict[str, list[str]] = {}
    for code in names:
        if code in geometries:
            members.setdefault(growth_class(by_code.get(code), threshold, scale), []).append(code)
    order = [*classes(threshold, scale), UNSURE, HIDDEN, NO_FIGURE]
    colours = (*scale.colours, theme.MAP.unsure, theme.MAP.hidden, theme.MAP.no_figure)
    hovers = {code: hover(name, by_code.get(code)) for code, name in names.items()}
    traces = [
        _trace(label, colour, {code: hovers[code] for code in members[label]}, geometries, address)
        for label, colour in zip(order, colours, strict=True)
        if label in members
    ]
    return spec(traces, _layout(outline))


def _trace(
    label: str, colour: str, hovers: Mapping[str, str], geometries: Mapping[str, Mapping[str, Any]], address: str | None
) -> Spec:
    """One class with its own shapes: as px.choropleth_map draws it, which would send all shapes with every class."""
    codes = list(hovers)
    return {
        "type": "choroplethmap",
        "name": label,
        "legendgroup": label,
        "showlegend": True,
        "showscale": False,
        "featureidkey": "id",
        "geojson": address or features(codes, geometries),
        "locations": codes,
        "z": [1] * len(codes),
        "colorscale": [[0.0, colour], [1.0, colour]],
        "customdata": [[hovers[code]] for code in codes],
        "hovertemplate": "%{customdata[0]}<extra></extra>",
        "marker": {"opacity": 1.0, "line": {"width": 0.7, "color": theme.MAP.border}},
        # A click leads to a region; the others do not fade meanwhile.
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _layout(outline: Mapping[str, Any] | None) -> Spec:
    """Background, outline and legend."""
    layers = []
    if outline is not None:
        shape = {"sourcetype": "geojson", "source": {"type": "Feature", "properties": {}, "geometry": outline}}
        for colour, width in ((theme.MAP.halo, 6), (theme.MAP.outline, 3)):
            layers.append({**shape, "type": "line", "color": colour, "line": {"width": width}})
    return {
        "map": {"style": BARE, "layers": layers, "bounds": BOUNDS, "center": CENTRE, "zoom": 5.9},
        "height": HEIGHT,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "legend": {
            "title": {},
            "tracegroupgap": 0,
            "font": {"size": 13},
            "orientation": "v",
            "yanchor": "top",
            "y": -0.02,
            "xanchor": "left",
            "x": 0,
            "itemclick": False,
            "itemdoubleclick": False,
        },
    }


def hover(name: str, row: SectorGrowth | None) -> str:
    """What the pointer shows over a region."""
    if row is None:
        return f"<b>{name}</b><br>geen cijfers in deze versie"
    if row.jobs_to.value is None and row.status_to == "suppressed":
        lines = [f"<b>{name}</b>", f"{row.year_to}: {numbers.SUPPRESSED}"]
    else:
        jobs = numbers.jobs(row.jobs_to)
        lines = [f"<b>{name}</b>", f"{jobs} banen in {row.year_to}"]
    if row.cagr.value is not None:
        lines.append(f"{numbers.percent(row.cagr.value, signed=True)} per jaar ({words.verdict(row.verdict)})")
    if row.spans_break:
        lines.append(f"niet te vergelijken: {words.reason(row)}")
    if row.is_estimated:
        lines.append(words.ESTIMATED)
    return "<br>".join(lines)


def features(codes: Sequence[str], geometries: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Shapes as a browser reads them, by code."""
    shapes = [{"type": "Feature", "id": code, "properties": {}, "geometry": geometries[code]} for code in codes]
    return {"type": "FeatureCollection", "features": shapes}


@kept(512, "region", "years", "sector")
def growth_map(scope: Scope, kind: str, region_type: str) -> Drawn:
    """All regions of a kind by growth of a sector, with one region outlined unless it is the country. Made once."""
    outline = None if region_type == "land" else data.boundaries(scope, region_type).get(scope.region)
    rows = data.growth_across(scope, kind)
    names, shapes = data.region_names(scope, kind), data.boundaries(scope, kind)
    scale = ALL_JOBS if scope.sector == TOTAL else ONE_SECTOR
    threshold, address = data.build(scope).growth_threshold_pct, region_shapes.address(scope.version, kind)
    return Drawn(region_map(rows, names, shapes, outline, threshold, scale, address))
