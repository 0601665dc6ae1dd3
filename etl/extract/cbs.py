"""Fetches a CBS table into raw files: metadata first, then data in parts, only where CBS has something new.

After this comes ``etl.stage``, which reads the parts: ``TypedDataSet.KEY`` (or ``TypedDataSet``), one per dictionary,
and ``TableInfos``. Rows are kept as they came, with all columns, so that a renamed column shows as a missing one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from etl.catalog import Source
from etl.errors import SourceError
from etl.extract.cbs_client import LATER, CbsClient, Rows, connected, quoted
from etl.progress import Reporter
from etl.rawstore import Manifest, PartWriter, RawSet, RawStore, read_rows
from etl.settings import Settings
from etl.stage.topic_columns import topic_columns

DATA, INFOS, PROPERTIES = "TypedDataSet", "TableInfos", "DataProperties"


def fetch_table(source: Source, store: RawStore, settings: Settings, report: Reporter) -> RawSet:
    """Fetch the table with the id in the catalogue, one data part per key of ``parts_by``.

    Raises:
        SourceError: CBS gave no usable answer, or the table lacks a column or changed twice meanwhile.
        OSError: the raw files cannot be written.
    """
    if source.table_id is None:
        raise SourceError(source.source_id, "no table_id", url=f"etl/catalog/{source.source_id}.yml", advice="Add it.")
    with connected(source, settings, report) as client:
        return _TableFetch(source, source.table_id, client, store, report).run()


def fetch_newest(source: Source, store: RawStore, settings: Settings, report: Reporter) -> RawSet:
    """Find the newest yearly table by its title, then fetch it.

    Raises:
        SourceError: as ``fetch_table``, or the catalogue has no such title, or a topic is missing.
        OSError: the raw files cannot be written.
    """
    with connected(source, settings, report) as client:
        title = source.find_title or source.title
        table_id = newest_table_id(client.tables(title), title)
        if table_id is None:
            what = f"the catalogue of CBS has no table titled {title + ' YEAR'!r}"
            advice = f"Look for its new title on https://opendata.cbs.nl and put it in {client.catalogue_file}."
            client.fail(what, url=client.catalogue_url, advice=advice)
        return _TableFetch(source, table_id, client, store, report).run()


def newest_table_id(tables: Rows, title: str) -> str | None:
    """Id of the table whose title is ``title`` and the latest year, such as "Gebieden in Nederland 2026"; else None."""
    pattern = re.compile(rf"\s*{re.escape(title)}\s+(\d{{4}})\s*")
    found = []
    for table in tables:
        match = pattern.fullmatch(str(table.get("Title", "")))
        table_id = str(table.get("Identifier", "")).strip()
        # The id becomes part of an address, so nothing but letters and digits is taken.
        if match and re.fullmatch(r"[0-9A-Za-z]+", table_id):
            found.append((match[1], str(table.get("Modified") or ""), table_id))
    return max(found)[2] if found else None


def version_of(modified: str | None, today: str) -> str:
    """Folder name for a publisher's version: the letters and digits of Modified, or today where it is null.

    Returns:
        An empty text where nothing usable is left.
    """
    return re.sub(r"[^0-9A-Za-z]", "", today if modified is None else modified)[:40]


@dataclass(frozen=True)
class Part:
    """One raw file to be: a collection, or its rows of one key of a column."""

    name: str
    collection: str
    column: str | None = None
    key: str = ""

    @property
    def filter(self) -> str | None:
        """The OData filter, with the key exactly as in the dictionary: CBS compares the padding too."""
        return f"{self.column} eq {quoted(self.key)}" if self.column else None


@dataclass(frozen=True)
class _TableFetch:
    source: Source
    table_id: str
    client: CbsClient
    store: RawStore
    report: Reporter

    def run(self) -> RawSet:
        for _ in range(2):
            infos, modified, version = self._infos()
            if unchanged := self._unchanged(modified, version):
                return unchanged
            writer = self.store.open_set(version)
            writer.reopen()
            self._parts(writer, modified, infos)
            if self._infos()[1] == modified:
                return self._complete(writer, modified)
            writer.discard()
            self.report.say(f"{self._name}: CBS published a new version meanwhile, starting over")
        what = f"table {self.table_id} changed twice while it was being fetched"
        raise SourceError(self.source.source_id, what, url=self.client.url(self.table_id, INFOS), advice=LATER)

    @property
    def _name(self) -> str:
        return f"{self.source.source_id} ({self.table_id})"

    def _infos(self) -> tuple[Rows, str | None, str]:
        """TableInfos, its Modified, and the folder name that follows from it."""
        infos = self.client.rows(self.table_id, INFOS)
        modified = infos[0].get("Modified", "")
        version = version_of(modified, _now()[:10]) if modified is None or isinstance(modified, str) else ""
        if not version:
            what = f"table {self.table_id}: TableInfos has no usable Modified"
            advice = f"Check with CBS that this is still the table for {self.client.catalogue_file}."
            self.client.fail(what, url=self.client.url(self.table_id, INFOS), advice=advice)
        return infos, modified, version

    def _unchanged(self, modified: str | None, version: str) -> RawSet | None:
        """The newest set in the store where it is whole and CBS has nothing newer."""
        newest = self.store.newest()
        wanted = (self.table_id, modified, version)
        if newest is None or (newest.table_id, newest.modified, newest.folder.name) != wanted:
            return None
        names = {m.part for m in newest.parts}
        home = f"{self.client.settings.cbs_url}/"  # a set from a stand-in of CBS may carry the same date
        if not names.issuperset(self.source.dictionaries) or not all(m.url.startswith(home) for m in newest.parts):
            return None
        try:
            newest.verified()
        except SourceError as problem:
            self.report.warn(f"{self._name}: {problem.what} ({problem.url}); fetching that part again")
            return None
        self.report.say(f"{self._name}: unchanged at the publisher since {modified or version}")
        return newest

    def _parts(self, writer: PartWriter, modified: str | None, infos: Rows) -> None:
        """Fetch what the folder does not hold yet: dictionaries, then data."""
        url, kept = self.client.url(self.table_id, INFOS), writer.have(INFOS, modified)
        if kept is None or kept.url != url:
            _write(writer, Part(INFOS, INFOS), infos, url=url, modified=modified)
        first = [self._part(writer, Part(name, name), modified) for name in self.source.dictionaries]
        data, required = self._data_parts(writer), self._required_columns(writer)
        self.report.source(self.source.source_id, len(first) + len(data))
        for manifest, note in first:
            self.report.part(self.source.source_id, manifest.part, manifest.rows, note)
        for part in data:
            manifest, note = self._part(writer, part, modified, required)
            self.report.part(self.source.source_id, manifest.part, manifest.rows, note)

    def _part(
        self, writer: PartWriter, part: Part, modified: str | None, required: tuple[str, ...] = ()
    ) -> tuple[Manifest, str]:
        """One part, kept from an earlier run or fetched now, and a note that says which."""
        url = self.client.url(self.table_id, part.collection, part.filter)
        kept = writer.have(part.name, modified)
        if kept is not None and kept.url == url:
            return kept, "kept"
        rows = self.client.rows(self.table_id, part.collection, part.filter)
        self._check(rows, part, required, url)
        return _write(writer, part, rows, url=url, modified=modified), ""

    def _check(self, rows: Rows, part: Part, required: tuple[str, ...], url: str) -> None:
        """Refuse rows that lack a declared column or belong to another part: CBS ignores some filters."""
        for row in rows:
            if missing := [column for column in required if column not in row]:
                what = f"table {self.table_id} has no column {missing[0]} (it has {', '.join(row)[:150]})"
                advice = f"If CBS renamed it, put the new name in {self.client.catalogue_file} and etl/stage."
                self.client.fail(what, url=url, advice=advice)
            if part.column and (got := str(row.get(part.column)).strip()) != part.key.strip():
                what = f"table {self.table_id}: asked for {part.column} {part.key!r}, got {got[:20]!r}"
                self.client.fail(what, url=url, advice=f"CBS ignored the filter. {LATER}")

    def _data_parts(self, writer: PartWriter) -> list[Part]:
        """The data parts, in the order of the dictionary they are split by."""
        column = self.source.parts_by
        if column is None:
            return [Part(DATA, DATA)]
        parts: dict[str, Part] = {}
        for row in read_rows(writer.path(column)):
            key = row.get("Key")
            name = re.sub(r"[^0-9A-Za-z_-]", "_", key.strip()) if isinstance(key, str) else ""
            if not name or name in parts:
                what = f"table {self.table_id}: dictionary {column} has an empty or double key: {str(key)[:20]!r}"
                self.client.fail(what, url=self.client.url(self.table_id, column), advice=LATER)
            parts[name] = Part(f"{DATA}.{name}", DATA, column, str(key))
        return list(parts.values())

    def _required_columns(self, writer: PartWriter) -> tuple[str, ...]:
        """Columns that every row must have: the declared ones and those of the declared topics."""
        columns = list(self.source.columns)
        if self.source.topics:
            try:
                topics = topic_columns(read_rows(writer.path(PROPERTIES)), self.source.topics)
            except ValueError as problem:
                advice = f"If CBS renamed it, put the new title under topics in {self.client.catalogue_file}."
                url = self.client.url(self.table_id, PROPERTIES)
                self.client.fail(f"table {self.table_id}: {problem}", url=url, advice=advice)
            columns += [column for pair in topics.values() for column in pair]
        return tuple(dict.fromkeys(columns))

    def _complete(self, writer: PartWriter, modified: str | None) -> RawSet:
        retrieved = max(filter(None, (m.retrieved for m in writer.parts)), default=None)
        raw_set = writer.complete(table_id=self.table_id, modified=modified, retrieved=retrieved)
        self.store.retire()
        return raw_set


def _write(writer: PartWriter, part: Part, rows: Rows, *, url: str, modified: str | None) -> Manifest:
    return writer.write_rows(part.name, rows, url=url, filter=part.filter, retrieved=_now(), modified=modified)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
