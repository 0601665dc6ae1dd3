"""ESCO: occupations, skills and what leads from one to the other, from a folder or from the web service.

A folder goes first: it is whole, of one known version, and costs seconds. The web service has no download; it is asked
one concept at a time, an hour or two in all, so only where nothing lies in ``inbox/esco/`` and ``KRIMPGROEI_ESCO_API``
is true. Without either, what was taken before stays in use.

Both ways give a set with ESCO's own file names as parts and ESCO's own columns, one row of a CSV per line.
"""

from __future__ import annotations

import re

from etl.catalog import Source
from etl.extract.common.hosts import Hosts
from etl.extract.common.refreshed import Refreshed, newest_undamaged
from etl.extract.esco import inbox, service
from etl.extract.esco.kinds import normal
from etl.progress import Reporter
from etl.run.raw_store import RawStore
from etl.settings import Settings


def refresh(source: Source, store: RawStore, settings: Settings, report: Reporter, hosts: Hosts) -> Refreshed:
    """Bring ESCO up to date.

    Raises:
        SourceError: the web service gave no usable answer, or another version than configured.
        OSError: the raw files cannot be written.
    """
    previous = newest_undamaged(store, report)
    if inbox.has_files(settings):
        return inbox.refresh(source, store, settings, report, previous)
    if not settings.esco_api or (previous is not None and _is_version(previous.table_id, source)):
        return Refreshed(previous)
    return Refreshed(service.fetch(source, store, settings, report, hosts))


def _is_version(table_id: str, source: Source) -> bool:
    """Whether a set is of the very version that the web service would be asked for; a version never changes."""
    return re.fullmatch(r"v[\d.]+", table_id) is not None and normal(table_id) == normal(source.table_id or "")
