"""Fetches a set of files of DUO: one per year, or one per way of splitting. Each is a part of the raw set, its slot.

A file that is missing, renamed or not as declared is told, and costs only its own slot: what was fetched of it earlier
stays, and the others are used. A run that breaks off leaves the parts that it has, and the next one goes on with them.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from etl.catalog import Source
from etl.catalog.duo_file import DuoFile
from etl.errors import SourceError
from etl.extract.common.hosts import Hosts
from etl.extract.common.refreshed import Refreshed
from etl.extract.common.versions import now
from etl.extract.duo import csv_file, inbox
from etl.extract.duo.client import DuoClient, Listed, Resource, connected
from etl.extract.duo.inbox import InboxFile
from etl.progress import Reporter
from etl.run.raw_store import Manifest, PartWriter, RawSet, RawStore
from etl.settings import Settings


def refresh(source: Source, store: RawStore, settings: Settings, report: Reporter, hosts: Hosts) -> Refreshed:
    """Bring the files of one source up to date.

    Returns:
        The set of every file that could be had, and a refusal for each listed one that could not.

    Raises:
        SourceError: there is no usable file at all; earlier sets are untouched.
        OSError: the raw files cannot be written.
    """
    if source.duo is None or source.duo.package is None or source.duo.resource is None:
        what = "no set of files is declared under duo"
        raise SourceError(source.source_id, what, url=f"etl/catalog/{source.source_id}.yml", advice="Add it.")
    from_inbox = inbox.newest_per_slot(source, settings, report)
    with connected(source, settings, report, hosts) as client:
        return FileSetFetch(source, source.duo, client, store, report, from_inbox).run()


@dataclass(frozen=True)
class WantedFile:
    """A file that is to be in the set, with its content where that is there already (inbox; resource without date)."""

    slot: str
    resource: Resource
    content: bytes | None = None

    @property
    def mark(self) -> str:
        """What tells one state of the file from another."""
        state = _digest(_packed(self.content)) if self.content is not None else self.resource.modified
        return f"{self.slot} {self.resource.url} {state}"

    def is_in(self, manifest: Manifest) -> bool:
        """Whether a part that was kept is this file in this state."""
        if (manifest.part, manifest.url) != (self.slot, self.resource.url):
            return False
        if self.content is not None:
            return manifest.sha256 == _digest(_packed(self.content))
        return manifest.modified == self.resource.modified


@dataclass
class FileSetFetch:
    """One set being fetched; ``run`` is the whole of it.

    Attributes:
        from_inbox: files of the inbox by slot.
        refused: what was listed and could not be used.
        behind: slots without a usable file now; what was fetched of them earlier stays.
    """

    source: Source
    declared: DuoFile
    client: DuoClient
    store: RawStore
    report: Reporter
    from_inbox: dict[str, InboxFile]
    refused: list[SourceError] = field(default_factory=list)
    behind: set[str] = field(default_factory=set)

    def run(self) -> Refreshed:
        """Fetch what is new, or return the set that is there where nothing is.

        Raises:
            SourceError: DUO gave no usable file at all, and the inbox holds none.
            OSError: the raw files cannot be written.
        """
        wanted = self._wanted()
        if there := self._unchanged(wanted):
            self.report.say(f"{self.source.source_id}: unchanged at the publisher")
            return Refreshed(there, tuple(self.refused))
        writer = self.store.open_set(f"files-{_digest(repr([one.mark for one in wanted]).encode())[:12]}")
        self.report.source(self.source.source_id, len(wanted))
        added = [one for one in wanted if self._added(writer, one)]
        good = [one.slot for one in added if not self._is_another_slots_file(one, writer)]
        if not good:
            raise self.refused[0]
        earlier = [slot for slot in sorted(self.behind - set(good)) if self._copied(writer, slot)]
        return Refreshed(self._complete(writer, good + earlier), tuple(self.refused))

    def _wanted(self) -> list[WantedFile]:
        """What DUO lists, and from the inbox what it does not."""
        try:
            found = {one.slot: one for one in self._listed()}
        except SourceError as problem:
            if not self.from_inbox:
                raise
            self.report.warn(f"{problem} Files from the inbox are used.")
            self.behind |= {m.part for m in newest.parts} if (newest := self.store.newest()) else set()
            found = {}
        added = {slot: _from_inbox(slot, file) for slot, file in self.from_inbox.items() if slot not in found}
        return [one for _, one in sorted((found | added).items())]

    def _listed(self) -> Iterator[WantedFile]:
        package, pattern = str(self.declared.package), str(self.declared.resource)
        listed = self.client.listed(package)
        slots = _by_slot(listed, pattern, str(self.declared.slot_group))
        if not slots:
            self.client.fail_to_find(package, pattern, listed)
        self._tell_absent(listed, set(slots))
        for slot, ones in sorted(slots.items()):
            try:
                if len(ones) > 1:
                    self.client.fail_to_find(package, f"{pattern} for {slot}", ones, len(ones))
                yield self._dated(slot, self.client.usable(package, ones[0]))
            except SourceError as problem:
                self._refuse(slot, problem)

    def _dated(self, slot: str, resource: Resource) -> WantedFile:
        """A listed file; where DUO gives no date, its content is all that tells whether it is new."""
        return WantedFile(slot, resource, None if resource.modified else self._content(resource))

    def _tell_absent(self, listed: list[Listed], slots: set[str]) -> None:
        """Say which files should be there and are not: declared, named otherwise, there before, or left out between."""
        source_id = self.source.source_id
        named = {str(year): one.name for one in listed if (year := csv_file.year_in_name(one.name))}
        expected = set(named) if self.declared.slot_group == "year" else set(self.declared.files)
        for slot in sorted(expected - slots):
            also = f", but {named[slot]!r}" if slot in named else ""
            where = f"look for its new name and put it in {self.client.catalogue_file}"
            self.report.warn(f"{source_id}: no file is listed for {slot}{also}; {where}")
        self.behind |= expected - slots
        before = {m.part for m in newest.parts} if (newest := self.store.newest()) else set()
        if gone := sorted(before - expected - slots - set(self.from_inbox)):
            self.report.warn(f"{source_id}: files that were in it before are gone: {', '.join(gone)}")
        for note in csv_file.gap_notes(tuple(sorted(int(slot) for slot in slots if slot.isdigit()))):
            self.report.warn(f"{source_id}: {note}")

    def _unchanged(self, wanted: list[WantedFile]) -> RawSet | None:
        """The last set, where it has every file in the same state, undamaged, and none that is gone."""
        there = self.store.newest()
        kept = {m.part: m for m in there.parts} if there else {}
        as_before = all(one.slot in kept and one.is_in(kept[one.slot]) for one in wanted)
        if there is None or not as_before or set(kept) - self.behind - {one.slot for one in wanted}:
            return None
        try:
            return there.verified()
        except SourceError as problem:
            self.report.warn(f"{self.source.source_id}: {problem.what} ({problem.url}); fetching it again")
            return None

    def _added(self, writer: PartWriter, one: WantedFile) -> bool:
        """Put one file into the set: as an earlier run left it, or fetched. False where it cannot be used."""
        if (left := writer.have(one.slot, one.resource.modified)) and one.is_in(left):
            return True
        if self._copied(writer, one.slot, one):
            return True
        try:
            content = one.content if one.content is not None else self._content(one.resource)
            table = self._checked(one, content)
        except SourceError as problem:
            if one.slot in self.from_inbox and one.content is None:
                self.report.warn(f"{problem} The file {self.from_inbox[one.slot].path} from the inbox is used.")
                return self._added(writer, _from_inbox(one.slot, self.from_inbox[one.slot]))
            self._refuse(one.slot, problem)
            return False
        _write(writer, one.slot, _packed(content), table.lines, one.resource.url, now(), one.resource.modified)
        self.report.part(self.source.source_id, one.slot, table.lines)
        return True

    def _copied(self, writer: PartWriter, slot: str, wanted: WantedFile | None = None) -> bool:
        """Take over a part of an earlier set, in the state that is wanted or, without that, the newest one."""
        for raw_set in self.store.complete_sets():
            for m in raw_set.parts:
                if m.part != slot or not (wanted is None or wanted.is_in(m)):
                    continue
                packed = _content_of(raw_set, m)
                if packed is not None:
                    _write(writer, slot, packed, m.rows, m.url, m.retrieved, m.modified)
                    return True
        return False

    def _content(self, resource: Resource) -> bytes:
        return self.client.file(resource.url) or self._gone(resource)

    def _gone(self, resource: Resource) -> bytes:
        what = f"the catalogue lists {resource.name!r}, but there is no file"
        self.client.fail(what, url=resource.url, advice="Try again later; the data fetched earlier stay in use.")

    def _checked(self, one: WantedFile, content: bytes) -> csv_file.Table:
        """The file, read.

        Raises:
            SourceError: it is not as declared, or is another one of the set.
        """
        try:
            table = csv_file.read_slot(content, self.declared, one.slot)
            in_address = csv_file.year_in_name(one.resource.url.rpartition("/")[2])
            if self.declared.slot_group == "year" and str(in_address or one.slot) != one.slot:
                raise ValueError(f"its name says {one.slot}, its address {in_address}")
        except ValueError as problem:
            what = f"{one.resource.name!r} cannot be used: {problem}"
            advice = f"Compare the file with the layouts in {self.client.catalogue_file}."
            self.client.fail(what, url=one.resource.url, advice=advice)
        for note in table.notes:
            self.report.warn(f"{self.source.source_id}: {one.resource.name!r}: {note}")
        return table

    def _is_another_slots_file(self, one: WantedFile, writer: PartWriter) -> bool:
        """Refuse a file that is that of another slot to the letter; one that was taken before the other came stays.

        A file of one year may not say which year it is of: this is all there is to know another year's by.
        """
        digests = {m.part: m.sha256 for m in writer.parts}
        same = [part for part, digest in digests.items() if digest == digests[one.slot] and part != one.slot]
        known = {(m.part, m.sha256) for raw_set in self.store.complete_sets() for m in raw_set.parts}
        if not same or (one.slot, digests[one.slot]) in known:
            return False
        what = f"{one.resource.name!r} is the same file as that of {', '.join(same)}"
        advice = "Look at both files; DUO may have put another year's file under this name."
        self._refuse(one.slot, SourceError(self.source.source_id, what, url=one.resource.url, advice=advice))
        return True

    def _refuse(self, slot: str, problem: SourceError) -> None:
        self.refused.append(problem)
        self.behind.add(slot)

    def _complete(self, writer: PartWriter, slots: list[str]) -> RawSet:
        """The set with these parts alone; a part that was written and refused stays out."""
        dates = {m.part: m.modified for m in writer.parts}
        final = PartWriter(self.source.source_id, writer.folder)
        for slot in sorted(slots):
            final.have(slot, dates[slot])
        modified = max((date for date in dates.values() if date), default=None)
        raw_set = final.complete(table_id=str(self.declared.package), modified=modified, retrieved=now())
        self.store.retire()
        return raw_set


def _by_slot(listed: list[Listed], pattern: str, group: str) -> dict[str, list[Listed]]:
    slots: dict[str, list[Listed]] = defaultdict(list)
    for one in listed:
        if match := re.fullmatch(pattern, one.name, re.IGNORECASE):
            slots[match[group].casefold()].append(one)
    return dict(slots)


def _from_inbox(slot: str, file: InboxFile) -> WantedFile:
    return WantedFile(slot, Resource(file.path.name, f"inbox/duo/{file.path.name}", file.modified), file.content)


def _content_of(raw_set: RawSet, manifest: Manifest) -> bytes | None:
    """The bytes of a part as they were written, None where they are no longer."""
    try:
        content = (raw_set.folder / manifest.file).read_bytes()
    except OSError:
        return None
    return content if _digest(content) == manifest.sha256 else None


def _write(
    writer: PartWriter, slot: str, packed: bytes, rows: int, url: str, retrieved: str | None, modified: str | None
) -> None:
    writer.reopen()  # the folder may be that of a set that a file was missing from
    writer.write_bytes(slot, "csv.gz", packed, rows=rows, url=url, filter=None, retrieved=retrieved, modified=modified)


def _packed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
