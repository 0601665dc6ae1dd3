"""Graduates beside what the growth of sectors asks for: fetch, draw, explain."""

from __future__ import annotations

import streamlit as st

from dashboard.growth.words import verdict_legend
from dashboard.kit import pieces
from dashboard.kit.pickers import select
from dashboard.kit.widget.data_table import data_table
from dashboard.pages.opleiden.data import ALL, LEVEL_NAMES
from dashboard.pages.opleiden.signals import text
from dashboard.pages.opleiden.signals.tables import gap_ready, gap_sources
from dashboard.pages.opleiden.text import source_line
from dashboard.pages.opleiden.view import TrainingView


def fits_the_sectors(view: TrainingView) -> None:
    """Graduates against what the sectors need: a signal in words."""
    st.header("Past het bij wat sectoren nodig hebben?", anchor=False)
    if not view.gaps:
        st.info(text.NO_GROWTH, icon=":material/info:")
        return
    found = {row.education_level for row in view.gaps}
    options = {level: name for level, name in LEVEL_NAMES.items() if level in found}
    wanted = st.query_params.get("signaal")
    level = wanted if wanted in options else ALL
    names = {code: row.sector_name_short for code, row in view.sectors.items()}
    gaps = [row for row in view.gaps if row.education_level == level]
    parts = (text.sectors_of(view, view.gap_place), text.signals(gaps, names), text.SIGNAL_MEANING)
    st.markdown("\n\n".join(filter(None, parts)))
    select("Niveau", {ALL: options.pop(ALL, ""), **options}, "signaal", level, default=ALL)
    table, ready = gap_ready(view.scope, level)
    data_table(ready, sort_by="", key="kloof")
    line = source_line(view.sources, gap_sources(view), text.GAP_COUNTED)
    pieces.source_line(f"{line} {text.AT_HEAD_OFFICE if text.is_at_head_office(view) else ''}".strip())
    st.markdown(verdict_legend(view.build))
    stem = f"opleiden_signaal_{view.gap_place.region_code}_{level}"
    pieces.downloads(lambda: table.sheet, stem, "kloof", "de signalen")
