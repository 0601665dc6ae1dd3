"""Fetches a CBS table into raw files: metadata first, then data in parts, only where CBS has something new.

After this comes ``etl.stage``, which reads the parts: ``TypedDataSet.KEY`` (or ``TypedDataSet``), one per dictionary,
and ``TableInfos``. Rows are kept as they came, with all columns, so that a renamed column shows as a missing one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from etl.catalog import Source
from etl.errors import SourceError
from etl.extract.cbs.shape import Shape, shape_v3
from etl.extract.cbs.table_fetch import TableFetch, newest_table_id, write
from etl.extract.cbs.topic_columns import topic_columns
from etl.extract.cbs.v3_client import connected, quoted
from etl.extract.common.answers import LATER, Rows
from etl.extract.common.hosts import Hosts
from etl.progress import Reporter
from etl.run.raw_store import Manifest, PartWriter, RawSet, RawStore, read_rows
from etl.settings import Settings

DATA, INFOS, PROPERTIES = "TypedDataSet", "TableInfos", "DataProperties"


def fetch_table(source: Source, store: RawStore, settings: Settings, report: Reporter, hosts: Hosts) -> RawSet:
    """Fetch the table with the id in the catalogue, one data part per key of ``parts_by``.

    Raises:
        SourceError: CBS gave no usable answer, or the table lacks a column or changed twice meanwhile.
        OSError: the raw files cannot be written.
    """
    if source.table_id is None:
        raise SourceError(source.source_id, "no table_id", url=f"etl/catalog/{source.source_id}.yml", advice="Add it.")
    with connected(source, settings, report, hosts) as client:
        return V3Fetch(source, source.table_id, client, store, report).run()


def fetch_newest(source: Source, store: RawStore, settings: Settings, report: Reporter, hosts: Hosts) -> RawSet:
    """Find the newest yearly table by its title, then fetch it.

    Raises:
        SourceError: as ``fetch_table``, or the catalogue has no such title, or a topic is missing.
        OSError: the raw files cannot be written.
    """
    with connected(source, settings, report, hosts) as client:
        title = source.find_title or source.title
        table_id = newest_table_id(client.tables(title), title)
        if table_id is None:
            what = f"the catalogue of CBS has no table titled {title + ' YEAR'!r}"
            advice = f"Look for its new title on https://opendata.cbs.nl and put it in {client.catalogue_file}."
            client.fail(what, url=client.catalogue_url, advice=advice)
        return V3Fetch(source, table_id, client, store, report).run()


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
class V3Fetch(TableFetch):
    """A table by TableInfos, dictionaries and TypedDataSet."""

    about: ClassVar[str] = INFOS

    def holds_all(self, raw_set: RawSet) -> bool:
        """Whether the dictionaries that the catalogue names are there."""
        return {m.part for m in raw_set.parts}.issuperset(self.source.dictionaries)

    def fetch_parts(self, writer: PartWriter, modified: str | None, infos: Rows) -> None:
        """Dictionaries as declared, those of dimensions that are found by title, then data."""
        first = [self._part(writer, Part(name, name), modified) for name in self.source.dictionaries]
        shape = self._shape(writer)
        found: list[str] = []
        if shape and PROPERTIES in self.source.dictionaries:
            found = [key for key in shape.dimensions.values() if key not in self.source.dictionaries]
        first += [self._part(writer, Part(key, key), modified) for key in found]
        data, required = self._data_parts(writer, shape), self._required_columns(writer, shape)
        self.report.source(self.source.source_id, len(first) + len(data))
        for manifest, note in first:
            self.report.part(self.source.source_id, manifest.part, manifest.rows, note)
        for part in data:
            manifest, note = self._part(writer, part, modified, required)
            self.report.part(self.source.source_id, manifest.part, manifest.rows, note)

    def _shape(self, writer: PartWriter) -> Shape | None:
        """Where the declared dimensions and measures stand, or None where the catalogue names columns instead."""
        if not self.source.measures:
            return None
        properties = read_rows(writer.path(PROPERTIES)) if PROPERTIES in self.source.dictionaries else None
        try:
            return shape_v3(self.source, properties)
        except ValueError as problem:
            url = self.client.url(self.table_id, PROPERTIES)
            advice = f"Compare the table with the dimensions and measures in {self.client.catalogue_file}."
            self.client.fail(f"table {self.table_id}: {problem}", url=url, advice=advice)

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
        return write(writer, part.name, rows, url=url, filter=part.filter, modified=modified), ""

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

    def _data_parts(self, writer: PartWriter, shape: Shape | None) -> list[Part]:
        """The data parts, in the order of the dictionary they are split by."""
        column = self.source.parts_by
        if column is None:
            return [Part(DATA, DATA)]
        column = shape.dimensions.get(column, column) if shape else column
        parts: dict[str, Part] = {}
        for row in read_rows(writer.path(column)):
            key = row.get("Key")
            name = re.sub(r"[^0-9A-Za-z_-]", "_", key.strip()) if isinstance(key, str) else ""
            if not name or name in parts:
                what = f"table {self.table_id}: dictionary {column} has an empty or double key: {str(key)[:20]!r}"
                self.client.fail(what, url=self.client.url(self.table_id, column), advice=LATER)
            parts[name] = Part(f"{DATA}.{name}", DATA, column, str(key))
        return list(parts.values())

    def _required_columns(self, writer: PartWriter, shape: Shape | None) -> tuple[str, ...]:
        """Columns that every row must have: the declared ones and those of the declared topics."""
        if shape:
            return (*shape.dimensions.values(), *shape.measures.values())
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
