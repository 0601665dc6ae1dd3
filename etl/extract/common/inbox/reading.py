"""What reading one file of an inbox came to, and how its bytes are read without trusting it."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from etl.extract.common.inbox.refusal import Refused
from etl.extract.common.inbox.zips import MB

MAX_FILE = 50 * MB
REPORT_ENDING = ".report.txt"


@dataclass
class Reading:
    """One file of the inbox. ``refused`` is the reason why nothing of it is taken; ``rows`` by kind otherwise."""

    path: Path
    sha256: str = ""
    modified: str = ""
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    took: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    refused: str | None = None


def is_passed_over(path: Path) -> bool:
    """Files that nobody put there on purpose: our own reports, hidden files, and what Excel keeps while one is open."""
    return path.name.startswith((".", "~$")) or path.name.endswith((REPORT_ENDING, REPORT_ENDING + ".tmp"))


def content_of(path: Path) -> tuple[bytes, str]:
    """The bytes and the time of change of an ordinary file that is not too large, read at once.

    Raises:
        Refused: it is no ordinary file, too large, empty or may not be read.
    """
    try:
        about = path.lstat()
        if stat.S_ISLNK(about.st_mode):
            raise Refused("het is een verwijzing (symlink) en geen bestand")
        if not stat.S_ISREG(about.st_mode):
            raise Refused(
                "het is een map en geen bestand" if stat.S_ISDIR(about.st_mode) else "het is geen gewoon bestand"
            )
        if about.st_size > MAX_FILE:
            raise Refused(f"het bestand is {about.st_size // MB} MB; meer dan {MAX_FILE // MB} MB lezen we niet")
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(descriptor, "rb") as file:
            content = file.read(MAX_FILE + 1)
    except OSError as problem:
        raise Refused(f"het bestand kan niet gelezen worden ({problem.strerror})") from problem
    if len(content) > MAX_FILE:
        raise Refused(f"het bestand is groter dan {MAX_FILE // MB} MB")
    if not content.strip():
        raise Refused("het bestand is leeg")
    return content, datetime.fromtimestamp(about.st_mtime, UTC).isoformat(timespec="seconds")
