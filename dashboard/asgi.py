"""Serves the dashboard as an ASGI app: gets ready before the first visitor comes, and adds our own layers.

``streamlit run dashboard/asgi.py`` or ``uvicorn dashboard.asgi:app``. The layers stand in dashboard/server/.
"""

import importlib
import pkgutil
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
if str(FOLDER.parent) not in sys.path:
    sys.path.insert(0, str(FOLDER.parent))

import streamlit as st  # noqa: E402

import dashboard  # noqa: E402
from dashboard.server import garbage  # noqa: E402
from dashboard.server.layers import MIDDLEWARE, ROUTES  # noqa: E402

# Run by Streamlit itself, as scripts.
SCRIPTS = ("dashboard.app", "dashboard.asgi")


@asynccontextmanager
async def warm(_: st.App) -> AsyncIterator[None]:
    """Import every module of the dashboard, so that the first visitor does not wait for duckdb, pandas and the rest.

    Here and not above: our table is made known to Streamlit's runtime, which is there only now. From here on a thread
    watches for new versions (server/warm.py).
    """
    importlib.import_module("pandas")
    for module in pkgutil.walk_packages(dashboard.__path__, "dashboard."):
        if module.name not in SCRIPTS:
            importlib.import_module(module.name)
    # The thread that answers the network waits a millisecond for a page that is being drawn, not five.
    sys.setswitchinterval(0.001)
    garbage.start()
    stop = threading.Event()
    watch = importlib.import_module("dashboard.server.warm").keep_warm
    threading.Thread(target=watch, args=(stop,), name="warm", daemon=True).start()
    yield
    stop.set()
    garbage.stop()


app = st.App(FOLDER / "app.py", routes=ROUTES, middleware=MIDDLEWARE, lifespan=warm)
