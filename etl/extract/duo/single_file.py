"""Fetches one file of DUO: looked up by name in its catalogue, checked against the declared columns, kept as it came.

After this comes ``etl.stage.duo``, which reads the part ``data``. A file in ``data/inbox/duo/`` serves where DUO gives
none, or counts a later year than DUO's own.
"""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime

from etl.catalog import Source
from etl.catalog.duo_file import DuoFile
from etl.errors import SourceError
from etl.extract.common.hosts import Hosts
from etl.extract.common.refreshed import Refreshed
from etl.extract.common.versions import now, version_of
from etl.extract.duo import csv_file, file_set, inbox
from etl.extract.duo.client import FILES_SETTING, DuoClient, Resource, connected
from etl.extract.duo.inbox import PART
from etl.progress import Reporter
from etl.run.raw_store import RawSet, RawStore
from etl.settings import Settings

SCHOOL_YEARS_BACK = 3


def refresh(source: Source, store: RawStore, settings: Settings, report: Reporter, hosts: Hosts) -> Refreshed:
    """Bring one source up to date, whether it is one file or a set of them.

    Raises:
        SourceError, OSError: as ``fetch``.
    """
    if source.duo is not None and source.duo.slot_group is not None:
        return file_set.refresh(source, store, settings, report, hosts)
    return Refreshed(fetch(source, store, settings, report, hosts))


def fetch(source: Source, store: RawStore, settings: Settings, report: Reporter, hosts: Hosts) -> RawSet:
    """Bring the file of one source up to date.

    Raises:
        SourceError: DUO gave no usable file and the inbox holds none; earlier sets are untouched.
        OSError: the raw files cannot be written.
    """
    if source.duo is None:
        what = "no file is declared under duo"
        raise SourceError(source.source_id, what, url=f"etl/catalog/{source.source_id}.yml", advice="Add it.")
    from_inbox = inbox.newest(source, settings, report)
    try:
        with connected(source, settings, report, hosts) as client:
            live = DuoFetch(source, source.duo, client, store, report).run()
    except SourceError as problem:
        if from_inbox is None:
            raise
        report.warn(f"{problem} The file {from_inbox.path} from the inbox is used.")
        return from_inbox.stored_in(store)
    if from_inbox is None:
        return live
    if from_inbox.last_year > _last_year(live, source.duo):
        later = f"counts a later year ({from_inbox.last_year})"
        report.say(f"{source.source_id}: {from_inbox.path} from the inbox {later}, it is used")
        return from_inbox.stored_in(store)
    report.say(f"{source.source_id}: {from_inbox.path} is not used, DUO's own file is as new")
    return live


@dataclass(frozen=True)
class DuoFetch:
    """One file being fetched; ``run`` is the whole of it."""

    source: Source
    declared: DuoFile
    client: DuoClient
    store: RawStore
    report: Reporter

    def run(self) -> RawSet:
        """Fetch the file, or return the set that is there where DUO has nothing new.

        Raises:
            SourceError: DUO gave no usable answer, or a file that is not the one asked for.
            OSError: the raw files cannot be written.
        """
        name = self.source.source_id
        if self.declared.package is None or self.declared.resource is None:
            resource, content = self._outside_catalogue()
        else:
            resource = self.client.resource(self.declared.package, self.declared.resource)
            if unchanged := self._unchanged(resource):
                self.report.say(f"{name}: unchanged at the publisher since {resource.modified}")
                return unchanged
            content = self.client.file(resource.url) or self._gone(resource)
        self.report.source(name, 1)
        table = self._checked(resource, content)
        raw_set = self._store_set(resource, content, table)
        self.report.part(name, PART, table.lines)
        return raw_set

    def _outside_catalogue(self) -> tuple[Resource, bytes]:
        """The file of the newest school year there is; its address has the years and no catalogue lists it."""
        years = school_years(datetime.now(UTC).date())
        for year in years:
            path = str(self.declared.path).replace("{from}", str(year)).replace("{to}", str(year + 1))
            url = f"{self.client.files}/{path}"
            if content := self.client.file(url, FILES_SETTING):
                return Resource(path, url, None), content
        what = f"DUO has no file {self.declared.path} of the school years from {years[-1]} to {years[0]}"
        advice = f"Look for it on {self.source.url} and put its new name in {self.client.catalogue_file}."
        raise SourceError(self.source.source_id, what, url=f"{self.client.files}/{self.declared.path}", advice=advice)

    def _unchanged(self, resource: Resource) -> RawSet | None:
        """The set of the same file with the same date, where there is one and it is undamaged."""
        wanted = [(PART, resource.url, resource.modified)]
        sets = (s for s in self.store.complete_sets() if [(m.part, m.url, m.modified) for m in s.parts] == wanted)
        if resource.modified is None or (there := next(sets, None)) is None:
            return None
        try:
            return there.verified()
        except SourceError as problem:
            self.report.warn(f"{self.source.source_id}: {problem.what} ({problem.url}); fetching it again")
            return None

    def _gone(self, resource: Resource) -> bytes:
        what = f"the catalogue lists {resource.name!r}, but there is no file"
        self.client.fail(what, url=resource.url, advice="Try again later; the data fetched earlier stay in use.")

    def _checked(self, resource: Resource, content: bytes) -> csv_file.Table:
        try:
            table = csv_file.read(content, self.declared)
            _require_years(resource, table)
        except ValueError as problem:
            what = f"{resource.name!r} cannot be used: {problem}"
            advice = f"Compare the file with the layouts in {self.client.catalogue_file}."
            self.client.fail(what, url=resource.url, advice=advice)
        for note in [*table.notes, *self._years_gone(table), *_years_beyond_name(resource, table)]:
            self.report.warn(f"{self.source.source_id}: {resource.name!r}: {note}")
        return table

    def _years_gone(self, table: csv_file.Table) -> list[str]:
        """What to say of years that the set before had and this file has not."""
        before = self.store.newest()
        lost = sorted(set(_years(before, self.declared)) - set(table.years)) if before and table.years else []
        return [f"years that were in it before are gone: {', '.join(map(str, lost))}"] if lost else []

    def _store_set(self, resource: Resource, content: bytes, table: csv_file.Table) -> RawSet:
        packed = gzip.compress(content, mtime=0)
        digest = hashlib.sha256(packed).hexdigest()
        same = [s for s in self.store.complete_sets() if [m.sha256 for m in s.parts] == [digest]]
        if same and resource.modified is None:
            self.report.say(f"{self.source.source_id}: the file is the same as before")
            return same[0]
        version = f"{version_of(resource.modified, '') if resource.modified else 'file'}-{digest[:12]}"
        writer = self.store.open_set(version)
        url, modified, retrieved = resource.url, resource.modified, now()
        writer.write_bytes(
            PART, "csv.gz", packed, rows=table.lines, url=url, filter=None, retrieved=retrieved, modified=modified
        )
        raw_set = writer.complete(table_id=resource.name, modified=modified, retrieved=retrieved)
        self.store.retire()
        return raw_set


def school_years(today: date) -> list[int]:
    """First years of the school years to try, the newest first; a school year's file may come out before it begins.

    >>> school_years(date(2026, 11, 22))
    [2026, 2025, 2024]
    """
    return [today.year - back for back in range(SCHOOL_YEARS_BACK)]


def _require_years(resource: Resource, table: csv_file.Table) -> None:
    """Refuse a file that lacks the last year its name or address promises: it is another year's file.

    A later year than promised is none: DUO puts a new file under the old address.
    """
    if (promised := _promised(resource)) and table.years and promised[1] not in table.years:
        years = f"{table.years[0]}-{table.years[-1]}"
        raise ValueError(f"its name says {promised[0]}-{promised[1]}, its columns are of {years}")


def _years_beyond_name(resource: Resource, table: csv_file.Table) -> list[str]:
    promised = _promised(resource)
    if promised and table.years and table.years[-1] > promised[1]:
        return [f"its name says {promised[0]}-{promised[1]}, its columns go to {table.years[-1]}; the columns count"]
    return []


def _promised(resource: Resource) -> tuple[int, int] | None:
    return csv_file.years_in_name(resource.name) or csv_file.years_in_name(resource.url.rpartition("/")[2])


def _years(raw_set: RawSet, declared: DuoFile) -> tuple[int, ...]:
    try:
        return csv_file.read(gzip.decompress(raw_set.path(PART).read_bytes()), declared).years
    except (SourceError, ValueError, OSError, EOFError):
        return ()


def _last_year(raw_set: RawSet, declared: DuoFile) -> int:
    return max(_years(raw_set, declared), default=0)
