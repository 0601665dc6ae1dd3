"""Entry point of the dashboard: navigation only. ``streamlit run dashboard/app.py`` or, in production, asgi.py."""

import sys
from pathlib import Path

# Streamlit puts this folder on the path; the package is found from the folder above it.
ROOT = str(Path(__file__).resolve().parent.parent)
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

import streamlit as st  # noqa: E402

from dashboard import pages  # noqa: E402
from dashboard.kit import navigation, pieces  # noqa: E402
from dashboard.server.turns import turn  # noqa: E402

# Wide; each page keeps its own reading width. The icon is our own file: a named one would be fetched from Google.
st.set_page_config(
    page_title="Krimp & Groei", page_icon=str(Path(__file__).parent / "kit" / "widget" / "favicon.svg"), layout="wide"
)
shown = navigation.as_streamlit(pages)
page = st.navigation(shown, position="hidden")
# In turn, so that many visitors at once do not keep each other from being served at all.
with turn():
    navigation.bar(shown)
    with pieces.reading_width(), pieces.polite_errors():
        page.run()
