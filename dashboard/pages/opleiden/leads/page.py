"""Fields and programmes by the sectors they lead to, and whether those grow here: fetch, draw, explain."""

from __future__ import annotations

import streamlit as st

from dashboard.kit import pieces
from dashboard.kit.pickers import select
from dashboard.kit.widget.data_table import data_table
from dashboard.pages.opleiden.leads import text
from dashboard.pages.opleiden.leads.data import programmes, programmes_by_field
from dashboard.pages.opleiden.leads.tables import fields_ready, programmes_ready
from dashboard.pages.opleiden.text import source_line
from dashboard.pages.opleiden.view import TrainingView

EVERY = "alle"
SOURCES = ("cbs_83582ned", "duo_mbo_offer", "crebo", "duo_opleiding_beroep", "duo_ontwikkelpaden")


def leads_where(view: TrainingView) -> None:
    """All fields, or the programmes of the one that is chosen."""
    st.header("Welke opleidingen leiden naar sectoren die groeien?", anchor=False)
    options = {code: row.field_name for code, row in view.fields.items() if code in programmes_by_field(view.scope)}
    wanted = st.query_params.get("richting")
    chosen = wanted if wanted in options else None
    if chosen is None:
        st.markdown(text.fields_lead(view))
        (table, ready), key, work_note = fields_ready(view.scope), "richtingen_sectoren", text.WORK_NOTE
    else:
        lines = text.leads(view.leads.get(chosen, ()), view)
        st.markdown(f"{text.where(view)}\n\n{pieces.bullets(lines)}" if lines else text.NO_ONE_SECTOR)
        (table, ready), key, work_note = programmes_ready(view.scope, chosen), "opleidingen", ""
    select("Richting", {EVERY: "Alle richtingen", **options}, "richting", chosen or EVERY, default=EVERY)
    data_table(ready, sort_by="", key=key)
    note = text.programmes_note(programmes(view.scope).values())
    counted = " ".join(filter(None, (text.shares_note(view.all_leads), work_note, note)))
    pieces.source_line(source_line(view.sources, SOURCES, counted))
    pieces.downloads(lambda: table.sheet, f"{key}_{chosen or view.sector_place.region_code}", key, "deze tabel")
