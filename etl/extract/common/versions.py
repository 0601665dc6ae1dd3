"""How a raw set is named after the publisher's version of it, and how its retrieval is dated."""

from __future__ import annotations

import re
from datetime import UTC, datetime


def version_of(modified: str | None, today: str) -> str:
    """Folder name for a publisher's version: the letters and digits of Modified, or today where it is null.

    Returns:
        An empty text where nothing usable is left.
    """
    return re.sub(r"[^0-9A-Za-z]", "", today if modified is None else modified)[:40]


def now() -> str:
    """The time as manifests carry it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
