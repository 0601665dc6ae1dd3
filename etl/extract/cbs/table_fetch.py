"""How a table of CBS is fetched in either protocol: what is new, which parts, whole or not at all.

``v3`` and ``v4`` fill in which collections there are and how they are checked.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar, NoReturn, Protocol

from etl.catalog import Source
from etl.errors import SourceError
from etl.extract.common.answers import LATER, Rows
from etl.extract.common.versions import now, version_of
from etl.progress import Reporter
from etl.run.raw_store import Manifest, PartWriter, RawSet, RawStore


class Client(Protocol):
    """What both clients offer."""

    catalogue_file: str

    @property
    def home(self) -> str:
        """How the address of everything asked begins."""

    def rows(self, table_id: str, collection: str, filter: str | None = None) -> Rows:
        """All rows of one collection."""

    def url(self, table_id: str, collection: str, filter: str | None = None) -> str:
        """Full address of a collection."""

    def fail(self, what: str, *, url: str, advice: str) -> NoReturn:
        """Raise the SourceError of this source."""


@dataclass(frozen=True)
class TableFetch(ABC):
    """One table being fetched; ``run`` is the whole of it."""

    source: Source
    table_id: str
    client: Client
    store: RawStore
    report: Reporter

    about: ClassVar[str]  # the collection of one row that has Modified
    version_prefix: ClassVar[str] = ""

    def run(self) -> RawSet:
        """Fetch what is new, or return the set that is there.

        Raises:
            SourceError: CBS gave no usable answer, or the table changed twice meanwhile.
            OSError: the raw files cannot be written.
        """
        for _ in range(2):
            infos, modified, version = self._infos()
            if unchanged := self._unchanged(modified, version):
                return unchanged
            writer = self.store.open_set(version)
            writer.reopen()
            self._keep_infos(writer, modified, infos)
            self.fetch_parts(writer, modified, infos)
            if self._infos()[1] == modified:
                return self._complete(writer, modified)
            writer.discard()
            self.report.say(f"{self.name}: CBS published a new version meanwhile, starting over")
        what = f"table {self.table_id} changed twice while it was being fetched"
        raise SourceError(self.source.source_id, what, url=self.client.url(self.table_id, self.about), advice=LATER)

    @abstractmethod
    def fetch_parts(self, writer: PartWriter, modified: str | None, infos: Rows) -> None:
        """Fetch what the folder does not hold yet: dictionaries, then data."""

    @abstractmethod
    def holds_all(self, raw_set: RawSet) -> bool:
        """Whether a set has every part that the catalogue asks for."""

    @property
    def name(self) -> str:
        """The source and its table, for messages."""
        return f"{self.source.source_id} ({self.table_id})"

    def _infos(self) -> tuple[Rows, str | None, str]:
        """What the table says of itself, its Modified, and the folder name that follows from it."""
        infos = self.client.rows(self.table_id, self.about)
        modified = infos[0].get("Modified", "")
        version = version_of(modified, now()[:10]) if modified is None or isinstance(modified, str) else ""
        if not version:
            what = f"table {self.table_id}: {self.about} has no usable Modified"
            advice = f"Check with CBS that this is still the table for {self.client.catalogue_file}."
            self.client.fail(what, url=self.client.url(self.table_id, self.about), advice=advice)
        return infos, modified, self.version_prefix + version

    def _keep_infos(self, writer: PartWriter, modified: str | None, infos: Rows) -> None:
        url, kept = self.client.url(self.table_id, self.about), writer.have(self.about, modified)
        if kept is None or kept.url != url:
            write(writer, self.about, infos, url=url, modified=modified)

    def _unchanged(self, modified: str | None, version: str) -> RawSet | None:
        """The newest set that came this way, where it is whole and CBS has nothing newer."""
        newest = next((s for s in self.store.complete_sets() if any(m.part == self.about for m in s.parts)), None)
        wanted = (self.table_id, modified, version)
        if newest is None or (newest.table_id, newest.modified, newest.folder.name) != wanted:
            return None
        # a set from a stand-in of CBS may carry the same date
        if not self.holds_all(newest) or not all(m.url.startswith(self.client.home) for m in newest.parts):
            return None
        try:
            newest.verified()
        except SourceError as problem:
            self.report.warn(f"{self.name}: {problem.what} ({problem.url}); fetching that part again")
            return None
        self.report.say(f"{self.name}: unchanged at the publisher since {modified or version}")
        return newest

    def _complete(self, writer: PartWriter, modified: str | None) -> RawSet:
        retrieved = max(filter(None, (m.retrieved for m in writer.parts)), default=None)
        raw_set = writer.complete(table_id=self.table_id, modified=modified, retrieved=retrieved)
        self.store.retire()
        return raw_set


def newest_table_id(tables: Rows, title: str) -> str | None:
    """Id of the table whose title is ``title`` and the latest year, such as "Gebieden in Nederland 2026"; else None.

    A year in brackets counts too: "... (indeling 2024)". The apostrophe of "regio's" comes in two forms.
    """
    pattern = re.compile(rf"\s*{re.escape(title)}\s+(?:(\d{{4}})|\(indeling (\d{{4}})\))\s*")
    found = []
    for table in tables:
        match = pattern.fullmatch(str(table.get("Title", "")).replace("\u2019", "'"))
        table_id = str(table.get("Identifier", "")).strip()
        # The id becomes part of an address, so nothing but letters and digits is taken.
        if match and re.fullmatch(r"[0-9A-Za-z]+", table_id):
            found.append((match[1] or match[2], str(table.get("Modified") or ""), table_id))
    return max(found)[2] if found else None


def write(
    writer: PartWriter, part: str, rows: Rows, *, url: str, modified: str | None, filter: str | None = None
) -> Manifest:
    """Keep rows as they came, dated now."""
    return writer.write_rows(part, rows, url=url, filter=filter, retrieved=now(), modified=modified)
