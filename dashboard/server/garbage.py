"""When Python looks through all objects for garbage: at moments of our choosing, not in the middle of a page.

With fifty visitors Python's own full collections took 30 to 110 ms each, ten a minute, mostly looking at figures
that are kept for long. Those are set aside here; what visitors leave behind is swept up now and then.
"""

from __future__ import annotations

import gc
import time

# Young objects as before, in larger lots; the oldest generation by itself practically never.
THRESHOLDS = (10_000, 20, 1_000_000)
# Seconds between two sweeps; a visitor leaves about a megabyte behind.
BETWEEN = 30.0
_swept_at = time.monotonic()


def start() -> None:
    """Take over from Python, once everything is loaded."""
    gc.set_threshold(*THRESHOLDS)
    settle()


def settle() -> None:
    """Collect everything, also what was set aside before, then set aside what is left: it stays for long."""
    gc.unfreeze()
    sweep()
    gc.freeze()


def stop() -> None:
    """Give everything back to Python at the end of the process."""
    gc.unfreeze()


def is_time() -> bool:
    """Whether the last sweep is long enough ago."""
    return time.monotonic() - _swept_at >= BETWEEN


def sweep() -> None:
    """Collect what visitors left behind."""
    global _swept_at
    gc.collect()
    _swept_at = time.monotonic()
