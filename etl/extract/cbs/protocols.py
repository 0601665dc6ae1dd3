"""Fetches a table of CBS by its first protocol, and by the next one where that fails: v3 and v4 serve the same rows."""

from __future__ import annotations

from etl.catalog import Source
from etl.errors import SourceError
from etl.extract.cbs import v3, v4
from etl.extract.common.hosts import Hosts
from etl.progress import Reporter
from etl.run.raw_store import RawSet, RawStore
from etl.settings import Settings

FETCH = {
    ("cbs_table", "v3"): v3.fetch_table,
    ("cbs_newest", "v3"): v3.fetch_newest,
    ("cbs_table", "v4"): v4.fetch_table,
    ("cbs_newest", "v4"): v4.fetch_newest,
}


def fetch(source: Source, store: RawStore, settings: Settings, report: Reporter, hosts: Hosts) -> RawSet:
    """Bring a table up to date by the protocols of its catalogue file, in their order.

    Raises:
        SourceError: none of them gave a usable answer; the message has what went wrong in each.
        OSError: the raw files cannot be written.
    """
    failures: list[SourceError] = []
    for protocol in source.protocols:
        if failures:
            report.say(f"{source.source_id}: {failures[-1].what}; trying OData {protocol}")
        try:
            return FETCH[source.extract, protocol](source, store, settings, report, hosts)
        except SourceError as problem:
            failures.append(problem)
    raise failures[0] if len(failures) == 1 else all_failed(source, failures)


def all_failed(source: Source, failures: list[SourceError]) -> SourceError:
    """One line for several failures: the address and advice are those of the first protocol."""
    what = "; ".join(
        f"OData {protocol}: {failure.what[:180]}" for protocol, failure in zip(source.protocols, failures, strict=True)
    )
    return SourceError(source.source_id, what, url=failures[0].url, advice=failures[0].advice)
