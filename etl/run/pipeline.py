"""One run from start to end: fetch what is new, build a warehouse, check it, publish it. Holds the lock meanwhile."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout

from etl import catalog
from etl.catalog import Source
from etl.errors import BusyError, EtlError, SourceError
from etl.extract import publishers
from etl.extract.common.hosts import Hosts
from etl.extract.common.refreshed import Refreshed
from etl.progress import Reporter
from etl.run import publish, warehouse
from etl.run.raw_store import RawSet, RawStore, read_set
from etl.settings import CHECKOUT, REFERENCE_DIR, SNAPSHOT_DIR, Settings

Origin = Literal["snapshot", "live"]
NO_RAW_FILES = (
    "Nothing was published. Run `make refresh` when the publisher can be reached, or go back to the bundled extract"
    " with `python -m etl run --source snapshot`."
)


@dataclass(frozen=True)
class Outcome:
    """What a run came to: the version that serves and the sources that could not be refreshed."""

    version: Path
    problems: tuple[SourceError, ...]

    @property
    def exit_code(self) -> int:
        """0 up to date, 3 published though a source kept older data."""
        return 3 if self.problems else 0


@contextmanager
def run_lock(settings: Settings) -> Iterator[None]:
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
        settings: folders, hosts, time-outs and tries.
        report: told of each step.

    Raises:
        BusyError: another run is going on.
        EtlError: nothing was published; the earlier version still serves.
    """
    chosen = catalog.chosen(only)
    with run_lock(settings):
        publish.clear_unfinished(settings.warehouse_dir)
        fetched, problems = fetch(chosen, settings, report) if origin == "live" else ({}, [])
        candidates = _candidates(origin, fetched, chosen, settings)
        return build(candidates, problems, settings, report)


def build_from_disk(settings: Settings, report: Reporter) -> Outcome:
    """Build and publish from the raw files that are there; a source without any uses the bundled extract."""
    with run_lock(settings):
        publish.clear_unfinished(settings.warehouse_dir)
        candidates = _candidates("live", {}, [], settings)
        return build(candidates, [], settings, report)


def fetch(sources: list[Source], settings: Settings, report: Reporter) -> tuple[dict[str, RawSet], list[SourceError]]:
    """Refresh the sources that have a live route; a source that fails is reported and passed over."""
    fetched: dict[str, RawSet] = {}
    problems: list[SourceError] = []
    hosts = Hosts()
    for source in sources:
        if not source.is_live:
            continue
        try:
            taken = publishers.refresh(source, _store(source.source_id, settings), settings, report, hosts)
        except SourceError as problem:
            taken = Refreshed(None, (problem,))
        if taken.raw_set:
            fetched[source.source_id] = taken.raw_set
        for refusal in taken.refused:
            report.warn(str(refusal))
        problems += taken.refused
    return fetched, problems


def build(
    candidates: dict[str, list[RawSet]], problems: list[SourceError], settings: Settings, report: Reporter
) -> Outcome:
    """Build from the best usable set of each source and publish, unless the serving version has the same inputs."""
    serving = publish.current_version(settings.warehouse_dir)
    fingerprint = _fingerprint([sets[0] for sets in candidates.values() if sets], settings)
    if serving and not publish.is_whole(serving.path):
        report.warn(f"{serving.path} is damaged; a new version is built in its place. You need not do anything.")
        serving = None
    if serving and serving.fingerprint == fingerprint:
        report.say(f"nothing new: {serving.path.name} is up to date")
        return Outcome(serving.path, tuple(problems))
    built = _build_file(candidates, settings, report)
    for raw_set in built.rejected:
        if raw_set.folder.is_relative_to(settings.raw_dir):
            _store(raw_set.source_id, settings).reject(raw_set)
    for problem in built.refused:
        report.warn(str(problem))
    problems = [*problems, *built.refused]
    if serving and serving.fingerprint == _fingerprint(list(built.used), settings):
        publish.clear_unfinished(settings.warehouse_dir)
        report.say(f"nothing new that can be used: {serving.path.name} stays")
        return Outcome(serving.path, tuple(problems))
    try:
        version = publish.publish(built.path)
    except OSError:
        publish.clear_unfinished(settings.warehouse_dir)
        raise
    report.say(f"published {version.name}")
    return Outcome(version, tuple(problems))


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
            raise EtlError(_why_not(built))
    except BaseException:
        publish.clear_unfinished(settings.warehouse_dir)
        raise
    return built


def _why_not(built: warehouse.Built) -> str:
    """Why a build is not published: the first check that failed, and the tables that it judged."""
    first, *others = built.failed
    also = f" (also: {', '.join(r.check_id for r in others)})" if others else ""
    tables = ", ".join(f"{s.source_id} table {s.table_id} ({s.mode})" for s in built.used)
    return (
        f"check {first.check_id} failed in {first.failing_rows} rows, such as {first.example}{also}: {first.reason}."
        f" Built from {tables}. Nothing was published; {first.advice}."
    )


def _candidates(
    origin: Origin, fetched: dict[str, RawSet], chosen: list[Source], settings: Settings
) -> dict[str, list[RawSet]]:
    """Per source the raw sets that may serve it, the best first, each with the mode it would be shown in."""
    shown = publish.modes_of(publish.current_version(settings.warehouse_dir))
    found: dict[str, list[RawSet]] = {}
    for source in catalog.load().values():
        name = source.source_id
        is_asked, mode = source in chosen and source.is_live, shown.get(name)
        found[name] = (
            _on_disk(name, fetched.get(name), is_asked or mode == "stale", settings) if origin == "live" else []
        )
        bundled = read_set(SNAPSHOT_DIR / name)
        if bundled and (origin == "snapshot" or _may_fall_back(source, mode)):
            found[name].append(bundled.with_mode("snapshot"))
        if not found[name] and not source.is_optional:
            what = "there are no raw files, and the bundled extract never replaces fetched figures by itself"
            raise SourceError(name, what, url=str(settings.raw_dir / name), advice=NO_RAW_FILES)
    return found


def _on_disk(source_id: str, fresh: RawSet | None, is_behind: bool, settings: Settings) -> list[RawSet]:
    """The set that was just brought up to date, then older ones; a source that was not asked is shown as before."""
    found = [fresh.with_mode("live")] if fresh else []
    for raw_set in _store(source_id, settings).complete_sets():
        if fresh is None or raw_set.folder != fresh.folder:
            found.append(raw_set.with_mode("stale" if is_behind or found else "live"))
    return found


def _may_fall_back(source: Source, shown: str | None) -> bool:
    """Whether the bundled extract may serve: never instead of figures that were fetched; its boundaries always."""
    return shown not in ("live", "stale") or source.extract not in ("cbs_table", "cbs_newest", "duo")


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
