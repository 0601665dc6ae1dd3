"""First step of the flow: ask a publisher for one source and keep its answer as raw files, nothing else."""

from __future__ import annotations

from collections.abc import Callable

from etl.catalog import Source
from etl.errors import UsageError
from etl.extract import boundaries, cbs, competentnl, duo, esco, eurostat, occupations, uwv
from etl.extract.common.hosts import Hosts
from etl.extract.common.refreshed import Refreshed
from etl.progress import Reporter
from etl.run.raw_store import RawSet, RawStore
from etl.settings import Settings

Refresh = Callable[[Source, RawStore, Settings, Reporter, Hosts], Refreshed]


def refresh(source: Source, store: RawStore, settings: Settings, report: Reporter, hosts: Hosts) -> Refreshed:
    """Bring the raw files of one source up to date with its publisher, or with its inbox.

    Raises:
        SourceError, OSError, UsageError: as ``fetch``.
    """
    if refresh_source := REFRESHES.get(source.extract):
        return refresh_source(source, store, settings, report, hosts)
    return Refreshed(fetch(source, store, settings, report, hosts))


def fetch(source: Source, store: RawStore, settings: Settings, report: Reporter, hosts: Hosts | None = None) -> RawSet:
    """Bring the raw files of one source up to date with its publisher.

    Args:
        source: a source with a live route (``source.is_live``).
        store: where its raw files lie.
        settings: hosts, time-outs and number of tries.
        report: hears of every part.
        hosts: what this run knows of hosts so far; one that is lost is not asked again.

    Returns:
        A complete set: a new one, or the newest one in the store where the publisher has nothing new.

    Raises:
        SourceError: the publisher cannot be reached or its answer broke the contract; earlier sets are untouched.
        OSError: the raw files cannot be written.
        UsageError: the source has no live route.
    """
    if source.extract in ("cbs_table", "cbs_newest"):
        return cbs.fetch(source, store, settings, report, hosts or Hosts())
    if source.extract == "boundaries":
        return boundaries.fetch(source, store, settings, report)
    if source.extract == "duo":
        return duo.fetch(source, store, settings, report, hosts or Hosts())
    raise UsageError(f"{source.source_id} comes with the program and has no live route")


def _eurostat(source: Source, store: RawStore, settings: Settings, report: Reporter, hosts: Hosts) -> Refreshed:
    """From ``inbox/occupations/`` where the table lies there, else from Eurostat."""
    if occupations.has_files(source, settings):
        return occupations.refresh(source, store, settings, report)
    return Refreshed(eurostat.fetch(source, store, settings, report, hosts))


def _occupations(source: Source, store: RawStore, settings: Settings, report: Reporter, hosts: Hosts) -> Refreshed:
    return occupations.refresh(source, store, settings, report)


def _uwv(source: Source, store: RawStore, settings: Settings, report: Reporter, hosts: Hosts) -> Refreshed:
    return uwv.refresh(source, store, settings, report)


# Sources that may bring nothing, or a part beside what is refused: an inbox may be empty, a key or a year missing.
REFRESHES: dict[str, Refresh] = {
    "competentnl": competentnl.refresh,
    "duo": duo.refresh,
    "esco": esco.refresh,
    "inbox_tables": _occupations,
    "eurostat": _eurostat,
    "uwv_inbox": _uwv,
}
