"""Figures kept ready: fetch and draw once per version and choice. Between queries, charts and maps, and the pages.

Drawing takes tens of milliseconds and many visitors look at the same regions. The figures are shared: never change one.
"""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st

from dashboard import charts, maps, queries


@st.cache_resource(max_entries=128, show_spinner=False)
def growth_chart(version: str, region_code: str, year_from: int, year_to: int) -> go.Figure:
    """Growth per sector of a region beside the country's."""
    rows = queries.sector_growth(version, region_code, year_from, year_to)
    return charts.growth_chart(rows, queries.sectors(version), queries.build(version).growth_threshold_pct)


@st.cache_resource(max_entries=128, show_spinner=False)
def region_map(version: str, kind: str, year_from: int, year_to: int, region_code: str, region_type: str) -> go.Figure:
    """All regions of a kind by growth, with one region outlined (none where it is the country)."""
    outline = None if region_type == "land" else queries.boundaries(version, region_type).get(region_code)
    rows = queries.total_growth(version, kind, year_from, year_to)
    names, shapes = queries.region_names(version, kind), queries.boundaries(version, kind)
    return maps.region_map(rows, names, shapes, outline, queries.build(version).growth_threshold_pct)
