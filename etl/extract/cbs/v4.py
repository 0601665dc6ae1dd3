"""Fetches a table of CBS OData v4 into raw files: what it says of itself, its codes, then its observations by page.

After this comes ``etl.stage``, which reads the parts: ``Properties``, ``Dimensions``, ``MeasureCodes``, ``<Dim>Codes``
and ``Observations.0001`` onwards. ``Pages`` lists the addresses of the pages and the links between them, so that a
broken run goes on at the page where it stopped. Rows are kept as they came.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, NoReturn, cast

from etl.catalog import Source
from etl.errors import SourceError
from etl.extract.cbs.shape import Shape, shape_v4
from etl.extract.cbs.table_fetch import TableFetch, newest_table_id, write
from etl.extract.cbs.v3_client import quoted
from etl.extract.cbs.v4_client import CbsV4Client, Page, connected
from etl.extract.common.answers import LATER, Rows
from etl.extract.common.hosts import Hosts
from etl.progress import Reporter
from etl.run.raw_store import PartWriter, RawSet, RawStore, read_rows
from etl.settings import Settings

PROPERTIES, DIMENSIONS, MEASURES = "Properties", "Dimensions", "MeasureCodes"
DATA, PAGES = "Observations", "Pages"
REQUIRED = ("Id", "Measure", "ValueAttribute")


def fetch_table(source: Source, store: RawStore, settings: Settings, report: Reporter, hosts: Hosts) -> RawSet:
    """Fetch the table with the id in the catalogue.

    Raises:
        SourceError: CBS gave no usable answer, or the table lacks something or changed twice meanwhile.
        OSError: the raw files cannot be written.
    """
    if source.table_id is None:
        raise SourceError(source.source_id, "no table_id", url=f"etl/catalog/{source.source_id}.yml", advice="Add it.")
    with connected(source, settings, report, hosts) as client:
        return V4Fetch(source, source.table_id, client, store, report).run()


def fetch_newest(source: Source, store: RawStore, settings: Settings, report: Reporter, hosts: Hosts) -> RawSet:
    """Find the newest table by its title, then fetch it.

    Raises:
        SourceError: as ``fetch_table``, or the catalogue has no such title.
        OSError: the raw files cannot be written.
    """
    with connected(source, settings, report, hosts) as client:
        title = source.find_title or source.title
        table_id = newest_table_id(client.tables(), title)
        if table_id is None:
            what = f"the catalogue of CBS has no table titled {title + ' YEAR'!r}"
            advice = f"Look for its new title on https://opendata.cbs.nl and put it in {client.catalogue_file}."
            client.fail(what, url=client.catalogue_url, advice=advice)
        return V4Fetch(source, table_id, client, store, report).run()


def filter_of(source: Source) -> str | None:
    """The OData filter that keeps the declared codes, or None where all are kept.

    >>> from etl import catalog
    >>> filter_of(catalog.load()["cbs_85554ned"])
    "Geslacht eq 'T001038'"
    """
    choices = []
    for name, dimension in source.dimensions.items():
        either = " or ".join(f"{name} eq {quoted(code)}" for code in dimension.keep)
        choices += [f"({either})" if len(dimension.keep) > 1 else either] if either else []
    return " and ".join(choices) or None


@dataclass(frozen=True)
class V4Fetch(TableFetch):
    """A table by Properties, codes and Observations."""

    about: ClassVar[str] = PROPERTIES
    version_prefix: ClassVar[str] = "v4-"

    def holds_all(self, raw_set: RawSet) -> bool:
        """Whether the observations are those that the catalogue asks for now: its filter may have changed."""
        first = next((m for m in raw_set.parts if m.part.startswith(f"{DATA}.")), None)
        return first is not None and first.url == self._data_url

    @property
    def _data_url(self) -> str:
        return self.client.url(self.table_id, DATA, filter_of(self.source))

    def fetch_parts(self, writer: PartWriter, modified: str | None, infos: Rows) -> None:
        """Dimensions, measures and codes, then the pages of observations that are not there yet."""
        first = [self._codes(writer, modified, name) for name in (DIMENSIONS, MEASURES)]
        shape = self._shape(writer)
        first += [self._codes(writer, modified, f"{key}Codes") for key in shape.dimensions.values()]
        self.report.source(self.source.source_id, len(first) + 1)
        for part, rows, note in first:
            self.report.part(self.source.source_id, part, rows, note)
        rows = self._observations(writer, modified, self._codes_of(writer, shape))
        self._count(writer, rows, infos[0])
        self.report.part(self.source.source_id, DATA, rows)

    def _codes(self, writer: PartWriter, modified: str | None, collection: str) -> tuple[str, int, str]:
        """One small collection, kept from an earlier run or fetched now: its name, rows, and a note that says which."""
        url, kept = self.client.url(self.table_id, collection), writer.have(collection, modified)
        if kept is not None and kept.url == url:
            return collection, kept.rows, "kept"
        rows = self.client.rows(self.table_id, collection)
        return collection, write(writer, collection, rows, url=url, modified=modified).rows, ""

    def _shape(self, writer: PartWriter) -> Shape:
        """Where the declared dimensions and measures stand."""
        try:
            return shape_v4(self.source, read_rows(writer.path(DIMENSIONS)), read_rows(writer.path(MEASURES)))
        except ValueError as problem:
            advice = f"Compare the table with the dimensions and measures in {self.client.catalogue_file}."
            url = self.client.url(self.table_id, MEASURES)
            self.client.fail(f"table {self.table_id}: {problem}", url=url, advice=advice)

    def _codes_of(self, writer: PartWriter, shape: Shape) -> dict[str, set[Any]]:
        """Per column of the observations the codes that its list has."""
        lists = {key: f"{key}Codes" for key in shape.dimensions.values()} | {"Measure": MEASURES}
        codes = {key: {row.get("Identifier") for row in read_rows(writer.path(part))} for key, part in lists.items()}
        for name, dimension in self.source.dimensions.items():
            if lost := set(dimension.keep) - codes[shape.dimensions[name]]:
                what = f"table {self.table_id}: {name} has no code {min(lost)!r}, which the catalogue keeps"
                url = self.client.url(self.table_id, f"{shape.dimensions[name]}Codes")
                self.client.fail(what, url=url, advice=f"Look up the new code and put it in {self._file}.")
        return codes

    @property
    def _file(self) -> str:
        return self.client.catalogue_file

    def _observations(self, writer: PartWriter, modified: str | None, codes: dict[str, set[Any]]) -> int:
        """Check and keep every page; the number of rows of all."""
        links: Rows = []
        ids: set[Any] = set()
        for number, page in enumerate(self._pages(writer, modified), 1):
            self._check(writer, page, codes, ids)
            part = f"{DATA}.{number:04}"
            links.append({"part": part, "url": page.url, "next": page.next_url})
            write(writer, PAGES, links, url=self._data_url, filter=filter_of(self.source), modified=modified)
            if not self._has(writer, part, page.url, modified):
                write(writer, part, page.rows, url=page.url, filter=filter_of(self.source), modified=modified)
            if page.next_url:
                self.report.say(f"{self.name}: {len(ids)} observations")
        return len(ids)

    def _pages(self, writer: PartWriter, modified: str | None) -> Iterator[Page]:
        """The pages that an earlier run left whole, then those that CBS still has to send."""
        url: str | None = self._data_url
        kept = writer.have(PAGES, modified)
        for link in read_rows(writer.path(PAGES)) if kept and kept.url == url else []:
            if url != link["url"] or not self._has(writer, link["part"], link["url"], modified):
                break
            yield Page(link["url"], read_rows(writer.path(link["part"])), link["next"])
            url = link["next"]
        yield from cast(CbsV4Client, self.client).pages(self.table_id, DATA, url)

    def _has(self, writer: PartWriter, part: str, url: str, modified: str | None) -> bool:
        kept = writer.have(part, modified)
        return kept is not None and kept.url == url

    def _check(self, writer: PartWriter, page: Page, codes: dict[str, set[Any]], ids: set[Any]) -> None:
        """Refuse rows that lack a column, carry a code that no list has, or were on an earlier page."""
        for row in page.rows:
            if missing := [column for column in (*REQUIRED, *codes) if column not in row]:
                what = f"an observation has no {missing[0]} (it has {', '.join(row)[:150]})"
                self._refuse(writer, what, page.url, f"Compare it with {self._file}.")
            if row["Id"] in ids:
                self._refuse(writer, f"observation {_shown(row['Id'])} came twice", page.url)
            ids.add(row["Id"])
            for column, known in codes.items():
                if row[column] not in known:
                    what = f"{column} {_shown(row[column])} is not in its list of codes"
                    self._refuse(writer, what, page.url, f"CBS may be publishing just now. {LATER}")
            if not is_figure(row):
                what = f"observation {_shown(row['Id'])} has no number but {_shown(row.get('Value'))}"
                self._refuse(writer, what, page.url)

    def _count(self, writer: PartWriter, rows: int, infos: dict[str, Any]) -> None:
        """Refuse fewer rows than Properties says; with a filter on it says nothing, and older tables do not say it.

        In the tables that are recorded whole the number is exactly that of the observations. More rows than it says
        cannot come from a loss, and a row that comes twice is seen by its Id.
        """
        said = infos.get("ObservationCount")
        if filter_of(self.source) is None and isinstance(said, int) and rows < said:
            self._refuse(writer, f"{rows} of the {said} observations came", self._data_url)

    def _refuse(self, writer: PartWriter, what: str, url: str, advice: str = LATER) -> NoReturn:
        """Fail, and keep nothing of what came: it contradicts itself, so the next run asks for all of it again."""
        writer.discard()
        self.client.fail(f"table {self.table_id}: {what}", url=url, advice=advice)


def is_figure(row: dict[str, Any]) -> bool:
    """Whether an observation holds a number, or none; a text stands in StringValue."""
    value = row.get("Value")
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _shown(value: object) -> str:
    return repr(value)[:30].replace("<", "")
