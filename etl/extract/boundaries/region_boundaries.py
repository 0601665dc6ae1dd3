"""Region boundaries from cartomap or else from PDOK, as raw parts.

Four small files that the app can do without: where neither can be had the bundled boundaries stay in use, so this
module gives up quickly. Nothing is written before all four are there and look as they should.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from etl.catalog import Source
from etl.errors import SourceError
from etl.extract.boundaries.client import connected
from etl.extract.boundaries.search import Answer, Search
from etl.progress import Reporter
from etl.run.raw_store import RawSet, RawStore
from etl.settings import Settings


def fetch(
    source: Source, store: RawStore, settings: Settings, report: Reporter, *, this_year: int | None = None
) -> RawSet:
    """Bring the boundaries up to date: one part per region type, ending topojson (cartomap) or geojson (PDOK).

    Args:
        source: the catalogue's source; its region_types are the parts.
        store: where earlier sets lie.
        settings: addresses, time-out and number of tries.
        report: hears of parts and retries.
        this_year: the first year to ask for; the calendar's where None.

    Returns:
        A new set, or the newest one in the store where neither year nor content changed. Its table_id is the newest
        year of division among its parts.

    Raises:
        SourceError: some region type can be had from neither publisher.
        OSError: the raw files cannot be written.
    """
    earlier = _undamaged(store.newest())
    first = this_year or datetime.now(UTC).year
    report.source(source.source_id, len(source.region_types))
    answers = []
    with connected(source.source_id, settings, report) as client:
        search = Search(source.source_id, client, settings, earlier, first)
        for region_type in source.region_types:
            answers.append(search.find(region_type))
            report.part(source.source_id, region_type, answers[-1].rows, f"year {answers[-1].year}")
    if earlier is not None and _state_of(earlier) == {(a.part, f"year {a.year}", _sha256(a.content)) for a in answers}:
        return earlier
    return _write(store, answers)


def _write(store: RawStore, answers: list[Answer]) -> RawSet:
    retrieved = datetime.now(UTC).isoformat(timespec="seconds")
    newest = max(answer.year for answer in answers)
    digest = _sha256("".join(f"{a.year}{_sha256(a.content)}" for a in answers).encode())
    writer = store.open_set(f"{newest}-{digest[:12]}")
    for a in answers:
        writer.write_bytes(
            a.part,
            a.ending,
            a.content,
            rows=a.rows,
            url=a.url,
            filter=f"year {a.year}",
            retrieved=retrieved,
            modified=a.modified,
        )
    dates = [parsed for a in answers if (parsed := _iso(a.modified))]
    raw_set = writer.complete(table_id=str(newest), modified=max(dates, default=None), retrieved=retrieved)
    store.retire()
    return raw_set


def _undamaged(raw_set: RawSet | None) -> RawSet | None:
    try:
        return raw_set.verified() if raw_set else None
    except SourceError:
        return None


def _state_of(raw_set: RawSet) -> set[tuple[str, str | None, str]]:
    return {(m.part, m.filter, m.sha256) for m in raw_set.parts}


def _iso(http_date: str | None) -> str | None:
    try:
        return parsedate_to_datetime(http_date).astimezone(UTC).isoformat() if http_date else None
    except ValueError:
        return None


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
