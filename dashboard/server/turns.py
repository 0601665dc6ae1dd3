"""How many pages are drawn at the same time; the others wait for their turn.

Python runs one thread at a time. With two hundred pages at once every thread, and with them the one that answers the
network, gets a two-hundredth of it: on two cores nobody was served within a minute. In turn all are, in half of that.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

# One page more than there are cores, so that a page that waits for DuckDB leaves no core idle.
AT_ONCE = (os.cpu_count() or 1) + 1
_turns = threading.BoundedSemaphore(AT_ONCE)


@contextmanager
def turn() -> Iterator[None]:
    """Wait for a turn to draw a page, and give it back however the page ends."""
    with _turns:
        yield
