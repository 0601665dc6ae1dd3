"""The one way in which a file is refused, and what a cell of a sheet may hold."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta | None


class Refused(Exception):
    """A file is not taken, whole; the reason is one Dutch sentence for the person who put it there."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)
