"""Pages are drawn one after another; the others wait for their turn.

Python runs one thread at a time. Drawn at the same time, pages only keep each other from being ready, and keep the
thread that answers the network from being heard: with fifty visitors the slowest pages took nearly twice as long with
three at a time as with one. What could go on beside Python, a query, takes a few milliseconds here.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

AT_ONCE = 1
# Seconds after which a page goes ahead all the same: one that hangs must not keep all the others waiting.
PATIENCE = 5.0
_turns = threading.BoundedSemaphore(AT_ONCE)


@contextmanager
def turn() -> Iterator[None]:
    """Wait for a turn to draw a page, and give it back however the page ends."""
    taken = _turns.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        if taken:
            _turns.release()
