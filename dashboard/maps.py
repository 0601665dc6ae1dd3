"""The map of regions coloured by growth of all jobs. Pure: rows in, figure out; nothing is fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go

from dashboard import format as fmt
from dashboard.records import SectorGrowth
from dashboard.sentences import words

# Classes of yearly growth, cut at the threshold of the verdict and at these multiples of it. Orange to blue stays apart
# for colour-blind eyes, and lightness tells the size on either side.
CUTS = (-2, -1, 1, 2, 3, 4)
COLOURS = ("#a8480c", "#e8a15c", "#e4e0d6", "#b7d8e4", "#72b2cb", "#2f86a8", "#0c4f6b")
UNSURE = "onzeker: de marge laat het open, of reeksbreuk"
NO_FIGURE = "geen cijfers"
VIOLET, GREY = "#cbb9d6", "#9a9a9a"
CENTRE = {"lat": 52.2, "lon": 5.3}
HEIGHT = 720


def classes(threshold: float) -> list[str]:
    """Labels of the classes, from shrinking to growing.

    Args:
        threshold: growth in percent a year from which a region grows or shrinks.
    """
    cuts = [fmt.limit(abs(cut) * threshold) for cut in CUTS]
    first = f"krimp, meer dan {cuts[0]} per jaar"
    second = f"krimp, {cuts[1]} tot {cuts[0]}"
    middle = f"ongeveer gelijk (minder dan {cuts[2]} erbij of eraf)"
    growing = [f"groei, {low} tot {high}" for low, high in pairwise(cuts[2:])]
    return [first, second, middle, *growing, f"groei, meer dan {cuts[-1]} per jaar"]


def growth_class(row: SectorGrowth | None, threshold: float) -> str:
    """Class of a region; where the verdict is open, or the figures do not compare, that is its class."""
    if row is None or row.jobs_to is None:
        return NO_FIGURE
    if row.verdict == "onzeker" or row.spans_break or row.is_estimated or row.cagr_pct is None:
        return UNSURE
    return classes(threshold)[sum(row.cagr_pct >= cut * threshold for cut in CUTS)]


def region_map(
    rows: Sequence[SectorGrowth],
    names: Mapping[str, str],
    geometries: Mapping[str, Mapping[str, Any]],
    outline: Mapping[str, Any] | None,
    threshold: float,
) -> go.Figure:
    """All regions of a type, coloured by growth of all jobs; one trace, with its own shapes, per class.

    Args:
        rows: growth of the total per region.
        names: region names by code; also the regions to draw.
        geometries: GeoJSON geometry by region code.
        outline: geometry of the selected region, drawn as a line on top.
        threshold: growth in percent a year from which a region grows or shrinks.
    """
    frame = _frame({row.region_code: row for row in rows}, names, geometries, threshold)
    order = [*classes(threshold), UNSURE, NO_FIGURE]
    colours = dict(zip(order, (*COLOURS, VIOLET, GREY), strict=True))
    figure: go.Figure = px.choropleth_map(
        frame,
        geojson={"type": "FeatureCollection", "features": []},
        locations="region_code",
        color="growth_class",
        color_discrete_map=colours,
        category_orders={"growth_class": order},
        custom_data=["hover"],
        map_style="white-bg",
        center=CENTRE,
        zoom=5.9,
        opacity=1.0,
    )
    for trace in figure.data:
        # Plotly would send all shapes with every class; each gets only its own.
        trace.geojson = _features(list(trace.locations), geometries)
    figure.update_traces(
        marker_line_width=0.7, marker_line_color="#ffffff", hovertemplate="%{customdata[0]}<extra></extra>"
    )
    return _dressed(figure, outline)


def _dressed(figure: go.Figure, outline: Mapping[str, Any] | None) -> go.Figure:
    """Background, outline and legend."""
    layers = []
    if outline is not None:
        shape = {"sourcetype": "geojson", "source": {"type": "Feature", "properties": {}, "geometry": outline}}
        # A light line below a dark one is seen on every colour, on a light page and on a dark one.
        for colour, width in (("#ffffff", 6), ("#11181c", 3)):
            layers.append({**shape, "type": "line", "color": colour, "line": {"width": width}})
    # "white-bg" without its white: the colour of the page shows through, also a dark one. Nothing to fetch either way.
    style: dict[str, Any] = {"version": 8, "sources": {}, "layers": []}
    figure.update_layout(
        map={"style": style, "layers": layers},
        height=HEIGHT,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        dragmode=False,
        separators=",.",
        legend={
            "title": None,
            "font": {"size": 13},
            "orientation": "v",
            "yanchor": "top",
            "y": -0.02,
            "xanchor": "left",
            "x": 0,
            "itemclick": False,
            "itemdoubleclick": False,
        },
    )
    return figure


def hover(name: str, row: SectorGrowth | None) -> str:
    """What the pointer shows over a region."""
    if row is None:
        return f"<b>{name}</b><br>geen cijfers in deze versie"
    jobs = fmt.jobs(row.jobs_to, row.jobs_to_low, row.jobs_to_high)
    lines = [f"<b>{name}</b>", f"{jobs} banen in {row.year_to}"]
    if row.cagr_pct is not None:
        lines.append(f"{fmt.percent(row.cagr_pct, signed=True)} per jaar ({words.verdict(row.verdict)})")
    if row.spans_break:
        lines.append(f"niet te vergelijken: {words.reason(row)}")
    if row.is_estimated:
        lines.append(words.ESTIMATED)
    return "<br>".join(lines)


def _frame(
    rows: Mapping[str, SectorGrowth],
    names: Mapping[str, str],
    geometries: Mapping[str, Mapping[str, Any]],
    threshold: float,
) -> pd.DataFrame:
    records = [
        {
            "region_code": code,
            "growth_class": growth_class(rows.get(code), threshold),
            "hover": hover(name, rows.get(code)),
        }
        for code, name in names.items()
        if code in geometries
    ]
    return pd.DataFrame(records, columns=["region_code", "growth_class", "hover"])


def _features(codes: Sequence[str], geometries: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    features = [{"type": "Feature", "id": code, "properties": {}, "geometry": geometries[code]} for code in codes]
    return {"type": "FeatureCollection", "features": features}
