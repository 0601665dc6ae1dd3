"""One run from start to end: fetch what is new, build a warehouse, check it, publish it. Holds the lock meanwhile."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import duckdb
from filelock import FileLock, Timeout

from etl import catalog, extract, publish, warehouse
from etl.catalog import Source
from etl.errors import BusyError, EtlError, SourceError
from etl.progress import Reporter
from etl.rawstore import RawSet, RawStore, read_set
from etl.settings import CHECKOUT, REFERENCE_DIR, SNAPSHOT_DIR, Settings

Origin = Literal["snapshot", "live"]


@dataclass(frozen=True)
class Outcome:
    """What a run came to: the version that serves and the sources that could not be refreshed."""

    version: Path
    is_new: bool
    problems: tuple[SourceError, ...]

    @property
    def exit_code(self) -> int:
        """0 up to date, 3 published though a source kept older data."""
        return 3 if self.problems else 0


@contextmanager
def only_run(settings: Settings) -> Iterator[None]:
    """Hold the lock of the data folder; the kernel gives it back when a run dies.

    Raises:
        BusyError: another run holds it.
    """
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    lock = FileLock(settings.data_dir / ".etl.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as problem:
        raise BusyError(
            f"another run is going on in {settings.data_dir}. Wait until it is done, or stop it, and run again."
        ) from problem
    try:
        yield
    finally:
        lock.release()


def run(origin: Origin, only: list[str], settings: Settings, report: Reporter) -> Outcome:
    """Fetch (for live), build, check and publish.

    Args:
        origin: ``live`` asks the publishers, ``snapshot`` uses the bundled extract alone.
        only: sources to refresh; empty is all. The others keep what they have.
        settings: folders, hosts, patience.
        report: told of each step.

    Raises:
        BusyError: another run is going on.
        EtlError: nothing was published; the earlier version still serves.
    """
    chosen = catalog.chosen(only)
    with only_run(settings):
        publish.clear_unfinished(settings.warehouse_dir)
        fetched, problems = fetch(chosen, settings, report) if origin == "live" else ({}, [])
        candidates = {s: _candidates(s, origin, fetched, chosen, settings) for s in catalog.load()}
        return build(candidates, problems, settings, report)


def build_from_disk(settings: Settings, report: Reporter) -> Outcome:
    """Build and publish from the raw files that are there; a source without any uses the bundled extract."""
    with only_run(settings):
        publish.clear_unfinished(settings.warehouse_dir)
        candidates = {s: _candidates(s, "live", {}, [], settings) for s in catalog.load()}
        return build(candidates, [], settings, report)


def fetch(sources: list[Source], settings: Settings, report: Reporter) -> tuple[dict[str, RawSet], list[SourceError]]:
    """Refresh the sources that have a live route; a source that fails is reported and passed over."""
    fetched: dict[str, RawSet] = {}
    problems: list[SourceError] = []
    for source in sources:
        if not source.is_live:
            continue
        try:
            fetched[source.source_id] = extract.fetch(source, _store(source.source_id, settings), settings, report)
        except SourceError as problem:
            report.warn(str(problem))
            problems.append(problem)
    return fetched, problems


def build(
    candidates: dict[str, list[RawSet]], problems: list[SourceError], settings: Settings, report: Reporter
) -> Outcome:
    """Build from the best usable set of each source and publish, unless the serving version has the same inputs."""
    serving = publish.current_version(settings.warehouse_dir)
    fingerprint = _fingerprint([sets[0] for sets in candidates.values()], settings)
    if serving and serving.fingerprint == fingerprint:
        report.say(f"nothing new: {serving.path.name} is up to date")
        return Outcome(serving.path, False, tuple(problems))
    built = _build_file(candidates, settings, report)
    for raw_set in built.rejected:
        if raw_set.folder.is_relative_to(settings.raw_dir):
            _store(raw_set.source_id, settings).reject(raw_set)
    for problem in built.refused:
        report.warn(str(problem))
    version = publish.publish(built.path)
    report.say(f"published {version.name}")
    return Outcome(version, True, (*problems, *built.refused))


def _build_file(candidates: dict[str, list[RawSet]], settings: Settings, report: Reporter) -> warehouse.Built:
    path = publish.new_file(settings.warehouse_dir)
    report.say("building the warehouse")

    def previous_of(mode: str) -> Path | None:
        found = publish.previous_of_mode(settings.warehouse_dir, mode)
        if found is None and publish.published_files(settings.warehouse_dir):
            report.say(f"there is no earlier {mode} version that can be read, so this one is compared with none")
        return found

    try:
        built = warehouse.build(
            path,
            candidates,
            settings,
            fingerprint_of=lambda used: _fingerprint(used, settings),
            previous_of=previous_of,
        )
        for result in built.results:
            if result.severity == "warning" and not result.passed:
                report.warn(
                    f"check {result.check_id}: {result.failing_rows} rows, such as {result.example}. {result.reason}"
                )
        if built.failed:
            first = built.failed[0]
            raise EtlError(
                f"check {first.check_id} failed in {first.failing_rows} rows, such as {first.example}: {first.reason}."
                f" Nothing was published; {first.advice}."
            )
    except (EtlError, duckdb.Error, OSError):
        publish.clear_unfinished(settings.warehouse_dir)
        raise
    return built


def _candidates(
    source_id: str, origin: Origin, fetched: dict[str, RawSet], chosen: list[Source], settings: Settings
) -> list[RawSet]:
    """Raw sets that may serve a source, the best first, each with the mode it would be shown in."""
    found: list[RawSet] = []
    if origin == "live":
        asked = any(s.source_id == source_id and s.is_live for s in chosen)
        fresh = fetched.get(source_id)
        if fresh:
            found.append(fresh.with_mode("live"))
        for raw_set in _store(source_id, settings).complete_sets():
            if fresh is None or raw_set.folder != fresh.folder:
                kept = "stale" if asked or found else _mode_shown(source_id, settings)
                found.append(raw_set.with_mode(kept))
    bundled = read_set(SNAPSHOT_DIR / source_id)
    if bundled:
        found.append(bundled.with_mode("snapshot"))
    if not found:
        raise EtlError(f"{source_id}: there is no raw data at all, not even the bundled extract in {SNAPSHOT_DIR}")
    return found


def _mode_shown(source_id: str, settings: Settings) -> Literal["live", "stale"]:
    """How a source that this run leaves alone is shown: as in the serving version."""
    serving = publish.current_version(settings.warehouse_dir)
    if serving:
        with duckdb.connect(serving.path, read_only=True) as con:
            row = con.execute("SELECT mode FROM mart.source WHERE source_id = ?", [source_id]).fetchone()
        if row and row[0] == "stale":
            return "stale"
    return "live"


def _store(source_id: str, settings: Settings) -> RawStore:
    return RawStore(settings.raw_dir, source_id)


def _fingerprint(sets: list[RawSet], settings: Settings) -> str:
    """Hash over everything a warehouse depends on: raw sets, reference tables, our own code, the threshold."""
    digest = hashlib.sha256(repr(settings.growth_threshold_pct).encode())
    for raw_set in sets:
        digest.update(raw_set.fingerprint.encode())
    code = [p for p in (CHECKOUT / "etl").rglob("*") if p.suffix in (".py", ".sql", ".yml")]
    for path in sorted([*code, *REFERENCE_DIR.glob("*.csv")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()
