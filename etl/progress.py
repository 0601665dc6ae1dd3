"""What a run tells while it works: a live bar on a terminal, plain lines elsewhere (cron, a log file)."""

from __future__ import annotations

import os
import sys
from types import TracebackType
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn


class Reporter(Protocol):
    """What extract, build and publish may tell. Counts are rows."""

    def source(self, source_id: str, parts: int) -> None:
        """A source starts that comes in a number of parts."""

    def part(self, source_id: str, part: str, rows: int, note: str = "") -> None:
        """One part is there; ``note`` says where it was kept from an earlier run."""

    def say(self, line: str) -> None:
        """Something worth a line."""

    def warn(self, line: str) -> None:
        """Something the reader should know or do."""


class _UnheardConsole(Console):
    """Writes to stderr; where the reader of it has gone (``2>&1 | head``) the run goes on without telling."""

    def on_broken_pipe(self) -> None:
        self.quiet = True
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


class PlainReporter:
    """One line per event on stderr; nothing that moves."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or _UnheardConsole(stderr=True, highlight=False, soft_wrap=True, markup=False)
        self._todo: dict[str, tuple[int, int]] = {}

    def __enter__(self) -> PlainReporter:
        """Start; plain lines need no set-up."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, tb: TracebackType | None
    ) -> None:
        """End; plain lines need no clean-up."""

    def source(self, source_id: str, parts: int) -> None:
        """See Reporter."""
        self._todo[source_id] = (0, parts)
        self.console.print(f"{source_id}: {parts} parts")

    def part(self, source_id: str, part: str, rows: int, note: str = "") -> None:
        """See Reporter."""
        done, parts = self._todo.get(source_id, (0, 0))
        self._todo[source_id] = (done + 1, parts)
        self.console.print(f"{source_id}: {part} ({done + 1} of {parts}), {rows} rows{', ' + note if note else ''}")

    def say(self, line: str) -> None:
        """See Reporter."""
        self.console.print(line)

    def warn(self, line: str) -> None:
        """See Reporter."""
        self.console.print(f"warning: {line}")


class LiveReporter(PlainReporter):
    """Bars with source, part, rows and time left, for a terminal."""

    def __init__(self, console: Console | None = None) -> None:
        super().__init__(console)
        self.progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rows]} rows"),
            TextColumn("{task.fields[part]}"),
            TimeRemainingColumn(),
            console=self.console,
        )
        self._tasks: dict[str, TaskID] = {}
        self._rows: dict[str, int] = {}

    def __enter__(self) -> LiveReporter:
        """Start drawing."""
        self.progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, tb: TracebackType | None
    ) -> None:
        """Stop drawing and leave the last state on screen."""
        self.progress.stop()

    def source(self, source_id: str, parts: int) -> None:
        """See Reporter."""
        self._tasks[source_id] = self.progress.add_task(source_id, total=parts, rows=0, part="")
        self._rows[source_id] = 0

    def part(self, source_id: str, part: str, rows: int, note: str = "") -> None:
        """See Reporter."""
        self._rows[source_id] = self._rows.get(source_id, 0) + rows
        if source_id in self._tasks:
            shown = f"{part} {note}".strip()
            self.progress.update(self._tasks[source_id], advance=1, rows=self._rows[source_id], part=shown)


def reporter() -> PlainReporter:
    """The reporter that fits where stderr goes."""
    return LiveReporter() if sys.stderr.isatty() else PlainReporter()
