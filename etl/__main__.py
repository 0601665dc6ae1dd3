"""The command line: ``python -m etl run | fetch | build | status | sources | inbox | snapshot``.

Exit codes: 0 up to date, 1 nothing published, 2 bad usage, 3 published though a source kept older data, 4 another run.
"""

from __future__ import annotations

import errno
import json
import os
import sys
import traceback
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import duckdb
import typer

from etl import catalog
from etl.errors import EtlError
from etl.progress import PlainReporter, reporter
from etl.run import pipeline
from etl.run.status import describe, status_of
from etl.settings import CHECKOUT, SNAPSHOT_DIR, Settings, load_settings

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # usage errors in one line, not in a box
    help="ETL of Krimp & Groei: open data of CBS into one DuckDB file per version.",
)

NOTHING_PUBLISHED = "Nothing was published; the earlier version still serves."
OTHER_FOLDER = "set KRIMPGROEI_DATA_DIR to a folder that can be written."


class Origin(StrEnum):
    """Where a run takes its data."""

    snapshot = "snapshot"
    live = "live"


Debug = Annotated[bool, typer.Option("--debug", help="Show a traceback with an error.")]
Only = Annotated[
    list[str] | None, typer.Option("--only", metavar="SOURCE", help="Refresh this source; may be repeated.")
]


@app.command()
def run(
    source: Annotated[
        Origin, typer.Option("--source", help="Ask the publishers, or use the bundled extract.")
    ] = Origin.live,
    only: Only = None,
    debug: Debug = False,
) -> None:
    """Fetch, build, check and publish."""

    def work(settings: Settings, report: PlainReporter) -> int:
        return pipeline.run(source.value, only or [], settings, report).exit_code

    _run_command(work, debug)


@app.command()
def fetch(only: Only = None, debug: Debug = False) -> None:
    """Only refresh the raw files; nothing is built or published."""

    def work(settings: Settings, report: PlainReporter) -> int:
        chosen = catalog.chosen(only or [])
        with pipeline.run_lock(settings):
            _, problems = pipeline.fetch(chosen, settings, report)
        return 3 if problems else 0

    _run_command(work, debug)


@app.command()
def build(debug: Debug = False) -> None:
    """Build and publish from the raw files that are there, asking nobody."""

    def work(settings: Settings, report: PlainReporter) -> int:
        return pipeline.build_from_disk(settings, report).exit_code

    _run_command(work, debug)


@app.command()
def status(
    as_json: Annotated[bool, typer.Option("--json", help="For machines.")] = False, debug: Debug = False
) -> None:
    """Say which version serves, how old its sources are and whether its checks passed."""

    def work(settings: Settings, report: PlainReporter) -> int:
        found = status_of(settings)
        _show(json.dumps(found, ensure_ascii=False, indent=2) if as_json else describe(found))
        return 0 if found["readable"] else 1

    _run_command(work, debug)


@app.command()
def sources(debug: Debug = False) -> None:
    """List the sources of the catalogue."""

    def work(settings: Settings, report: PlainReporter) -> int:
        for source in catalog.load().values():
            about = f"{source.publisher}, {source.licence}, {source.cadence}"
            _show(f"{source.source_id}\n  {source.title}\n  {about}\n  {source.url}")
        return 0

    _run_command(work, debug)


@app.command()
def inbox(debug: Debug = False) -> None:
    """Say what lies in each inbox and what a run would take of it; nothing is taken or written."""
    from etl.extract.inboxes import preview

    def work(settings: Settings, report: PlainReporter) -> int:
        found = preview(settings)
        for one in found:
            _show("\n".join(one.lines))
        return 3 if any(one.refuses for one in found) else 0

    _run_command(work, debug)


@app.command(name="snapshot")
def make_snapshot(
    shared: Annotated[Path, typer.Option("--from", help="Folder with the collected publications.")] = CHECKOUT.parent
    / "shared"
    / "data",
    debug: Debug = False,
) -> None:
    """Write data/snapshot/ from the collected publications (for maintainers)."""
    from etl import snapshot  # brings the geometry packages, which only this command needs

    def work(settings: Settings, report: PlainReporter) -> int:
        if not shared.is_dir():
            raise EtlError(
                f"the folder {shared} is not there. Name the folder with the collected publications with --from."
            )
        snapshot.make(shared, SNAPSHOT_DIR, report)
        return 0

    _run_command(work, debug)


# What a shell sees of a filter whose reader has gone: 128 and the number of SIGPIPE.
BROKEN_PIPE = 141


def _show(text: str) -> None:
    """Print a line; where its reader has gone (``| head``) the command ends there and says nothing, as filters do."""
    try:
        typer.echo(text)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains when it flushes at the end
        raise typer.Exit(BROKEN_PIPE) from None


# The lowest there is: the machine is mostly shared with the app, and its visitors go first.
NICENESS = 19


def _run_command(work: Callable[[Settings, PlainReporter], int], debug: bool) -> None:
    """Run a command; an error becomes one line on stderr and the exit code of the contract."""
    try:
        settings = load_settings()
        with reporter() as report:
            code = work(settings, report)
    except typer.Exit:
        raise
    except (Exception, KeyboardInterrupt) as problem:  # noqa: BLE001 - a traceback is for --debug only
        if debug:
            traceback.print_exc()
        code, line = _code_and_line(problem)
        print(f"error: {line}", file=sys.stderr)
    raise typer.Exit(code)


def _code_and_line(problem: BaseException) -> tuple[int, str]:
    """Exit code and one line for an error."""
    if isinstance(problem, EtlError):
        return problem.exit_code, " ".join(str(problem).split())
    # DuckDB turns Ctrl-C into an error of its own.
    is_interrupted = isinstance(problem, duckdb.InterruptException) or str(problem) == "Query interrupted"
    if isinstance(problem, KeyboardInterrupt) or is_interrupted:
        return 1, f"stopped by hand. {NOTHING_PUBLISHED}"
    return 1, f"{_with_advice(problem)} {NOTHING_PUBLISHED}"


def _with_advice(problem: BaseException) -> str:
    """An error of the disk, the database or the program in one line that says what to do."""
    text = " ".join((str(problem).splitlines() or [""])[0].split()) or type(problem).__name__
    code = problem.errno if isinstance(problem, OSError) else None
    if code in (errno.ENOSPC, errno.EDQUOT) or "No space left" in text:
        return f"the disk is full: {text}. Free some space and run again."
    if code in (errno.EACCES, errno.EPERM, errno.EROFS) or "Permission denied" in text or "Read-only file" in text:
        return f"a folder cannot be written: {text}. Give this user the right to write there, or {OTHER_FOLDER}"
    if code in (errno.EEXIST, errno.ENOTDIR, errno.EISDIR):
        return f"a file and a folder are in each other's place: {text}. Move it away, or {OTHER_FOLDER}"
    if isinstance(problem, OSError | duckdb.Error):
        return f"{text}. Check the disk and the data folder, and run again."
    return f"a fault in the program, {type(problem).__name__}: {text}. Run again with --debug and report what it shows."


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    app()
