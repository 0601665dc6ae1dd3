"""Makes a new version ready before pages are drawn from it: what most visitors look at is fetched and made in advance.

A version that was just published has nothing kept yet (kept.py), and every first visit of a page takes twice as long:
with fifty visitors at once they would all feel it. So pages stay with the version before for the seconds this takes.
"""

from __future__ import annotations

import logging
import threading
import time

from dashboard.kit import store
from dashboard.kit.warm import pieces
from dashboard.server import garbage
from dashboard.server.turns import turn

# Seconds between two looks at what is published; and the longest that pages stay with the version before.
EVERY, LONGEST = 1.0, 45.0
# Between two pieces visitors get six times what the last one took, so that this takes a seventh of the machine's time.
FOR_VISITORS = 6
_log = logging.getLogger("krimpgroei.dashboard")


def keep_warm(stop: threading.Event) -> None:
    """Watch for new versions until told to stop; never fails, at worst pages are drawn from what is not ready."""
    while not stop.wait(EVERY):
        _look(stop)
        if garbage.is_time():
            with turn():
                garbage.sweep()


def _look(stop: threading.Event) -> None:
    warehouse = store.get_store()
    try:
        version = warehouse.current()
    except store.WarehouseError:
        return
    if version != warehouse.ready:
        _make_ready(version, stop)
        warehouse.ready = version
        with turn():
            garbage.settle()


def _make_ready(version: str, stop: threading.Event) -> None:
    end = time.monotonic() + LONGEST
    try:
        for piece in pieces(version):
            if stop.is_set() or time.monotonic() > end:
                return
            with turn():
                began = time.monotonic()
                piece()
                took = time.monotonic() - began
            stop.wait(min(took * FOR_VISITORS, EVERY))
    except Exception:  # noqa: BLE001 - the page says what is wrong with a version; here it only must not end the watch
        _log.exception("version %s could not be made ready", version)
