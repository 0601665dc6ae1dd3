"""What bringing a source up to date came to, where that may be nothing at all or only a part."""

from __future__ import annotations

from dataclasses import dataclass

from etl.errors import SourceError
from etl.progress import Reporter
from etl.run.raw_store import RawSet, RawStore


@dataclass(frozen=True)
class Refreshed:
    """The set to use (None where there is none yet) and what was refused on the way, for exit code 3."""

    raw_set: RawSet | None
    refused: tuple[SourceError, ...] = ()


def newest_undamaged(store: RawStore, report: Reporter) -> RawSet | None:
    """The newest set whose files are all as their manifests say; a damaged one is told and passed over."""
    for raw_set in store.complete_sets():
        try:
            return raw_set.verified()
        except SourceError as problem:
            report.warn(f"{problem.source_id}: {problem.what} ({problem.url}); what it held is taken anew")
    return None
