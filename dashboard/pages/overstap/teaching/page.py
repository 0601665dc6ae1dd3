"""Draws where to learn what is missing for an occupation."""

from __future__ import annotations

import streamlit as st

from dashboard.kit import pieces
from dashboard.kit.widget.data_table import data_table
from dashboard.pages.overstap.data import CAVEAT
from dashboard.pages.overstap.teaching.tables import where_to_learn_ready
from dashboard.pages.overstap.teaching.text import (
    TEACHING_SOURCES,
    beyond_mbo,
    fields_text,
    heaviest_lessons,
    how_we_know,
    learning_intro,
    lesson_lines,
    tab_names,
)
from dashboard.pages.overstap.teaching.view import Teaching
from dashboard.pages.overstap.work_here.data import RegionWork


def where_to_learn(codes: tuple[str, str], work: RegionWork) -> None:
    """The programmes in or near the region that teach what is missing; ``codes`` of origin and destination."""
    found, (table, ready) = where_to_learn_ready(work.scope, *codes)
    if not found.lessons:
        return
    st.subheader("Waar leer je wat ontbreekt?", anchor=False)
    st.markdown(learning_intro(found))
    shown = pieces.tabs("leren", tab_names(found))
    with shown["kort"] as tab:
        if tab.open:
            st.markdown(_in_short(found))
    with shown["alle"] as tab:
        if tab.open:
            data_table(ready, sort_by="", key="waar_leren")
            more = "" if found.is_beyond_mbo else fields_text(found, found.lessons)
            st.markdown("\n\n".join(filter(None, (more, how_we_know(found)))))
    pieces.source_line(f"{TEACHING_SOURCES} {CAVEAT}")
    pieces.downloads(lambda: table.sheet, "waar_leren", "waar_leren", "de opleidingen")


def _in_short(found: Teaching) -> str:
    """The heaviest missing skills with their programmes; of work beyond mbo the field and the schools of hbo."""
    if found.is_beyond_mbo:
        return beyond_mbo(found)
    more = fields_text(found, heaviest_lessons(found))
    return "\n\n".join(filter(None, (pieces.bullets(lesson_lines(found)), more, how_we_know(found))))
