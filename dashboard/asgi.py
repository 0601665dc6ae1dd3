"""Serves the dashboard as an ASGI app: imports what is heavy once, freezes it, and puts our own layers around it.

``streamlit run dashboard/asgi.py`` or ``uvicorn dashboard.asgi:app``. The layers stand in dashboard/server/.
"""

import gc
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
if str(FOLDER.parent) not in sys.path:
    sys.path.insert(0, str(FOLDER.parent))

import streamlit as st  # noqa: E402

# Imported here so that the first visitor does not wait for them (duckdb, pandas, plotly and babel are what is heavy).
# Not the queries: Streamlit's caches belong to a runtime, and there is none yet.
from dashboard import charts, maps, store  # noqa: E402, F401
from dashboard.server.layers import MIDDLEWARE, ROUTES  # noqa: E402

app = st.App(FOLDER / "app.py", routes=ROUTES, middleware=MIDDLEWARE)

# Streamlit collects garbage after every rerun: what is loaded by now need not be looked at again.
gc.collect()
gc.freeze()
