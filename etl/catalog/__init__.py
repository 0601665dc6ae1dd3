"""One YAML file per source, beside this module; ``etl.catalog.load`` is the only reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from etl.catalog.duo_file import DuoFile, duo_file
from etl.errors import UsageError

ExtractKind = Literal[
    "cbs_table",
    "cbs_newest",
    "boundaries",
    "bundled",
    "uwv_inbox",
    "duo",
    "esco",
    "eurostat",
    "inbox_tables",
    "competentnl",
]
Protocol = Literal["v3", "v4"]


@dataclass(frozen=True)
class RegionPrefixes:
    """Region key prefixes of a CBS table: those we use, and known ones that are skipped and counted."""

    used: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dimension:
    """A dimension of a CBS table that becomes a column under its own name in this catalogue.

    Attributes:
        titles: what CBS may call it, where its identifier is not known; the identifier is tried first.
        keep: codes to keep, unpadded; empty keeps all. Asked for in the question on v4, and applied when loading.
    """

    titles: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()


@dataclass(frozen=True)
class Measure:
    """A measure of a CBS table: its key on v3, its identifier on v4, and the titles by which it is found without."""

    v3: str | None = None
    v4: str | None = None
    titles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """One source as its catalogue file declares it.

    What a user of the dashboard reads is Dutch and ends in ``_nl``: what the source is used for, how often it is
    renewed, what to know of the copy that comes with the program, and what to mind. ``warnings`` is for those who work
    on the ETL. Without an optional source a version is published all the same: its tables are empty, and the app says
    what a live run brings. ``protocols`` are the ways in which CBS serves a table, the one to try first in front;
    ``dimensions`` and ``measures`` name what is taken from it, whichever way it came. ``versions`` are the releases
    that are taken from an inbox, ``v1/v2`` for files of two that lie there together; none is any. Parts that
    begin as one of ``dictionaries`` are not counted as rows of data. ``duo`` declares a file of DUO. ``checks`` holds
    what must be true of its rows by check id, as ``etl/checks/declared.py`` reads it; ``about_nl`` says in their words
    what the rows are about, as in "de tabel over ...".
    """

    source_id: str
    order: int
    title: str
    publisher: str
    licence: str
    url: str
    cadence: str
    extract: ExtractKind
    columns: dict[str, str]
    warnings: tuple[str, ...]
    used_for_nl: str
    cadence_nl: str
    copy_note_nl: str
    warnings_nl: tuple[str, ...]
    table_id: str | None = None
    url_of_table: str | None = None
    find_title: str | None = None
    parts_by: str | None = None
    dictionaries: tuple[str, ...] = ()
    topics: dict[str, str] = field(default_factory=dict)
    region_types: tuple[str, ...] = ()
    region_prefixes: RegionPrefixes = RegionPrefixes()
    is_optional: bool = False
    is_yearly: bool = False
    protocols: tuple[Protocol, ...] = ("v3",)
    dimensions: dict[str, Dimension] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    duo: DuoFile | None = None
    versions: tuple[str, ...] = ()
    about_nl: str = ""
    checks: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def is_live(self) -> bool:
        """Whether a live run can refresh it; a bundled source has no live route."""
        return self.extract != "bundled"

    def page(self, table_id: str) -> str:
        """Page of the publisher on a table; one with another id each year has another page each year.

        >>> load()["cbs_gebieden"].page("99999NED").split("/")[-2]
        '99999NED'
        """
        return self.url_of_table.replace("{table_id}", table_id) if self.url_of_table else self.url


@cache
def load() -> dict[str, Source]:
    """All sources by id, in the order in which they are fetched."""
    sources = [_read(path) for path in Path(__file__).parent.glob("*.yml")]
    return {s.source_id: s for s in sorted(sources, key=lambda s: s.order)}


def chosen(only: list[str]) -> list[Source]:
    """The sources named, by their id or by the id of their table, or all of them where none is.

    Raises:
        UsageError: a name is not in the catalogue.

    >>> [source.source_id for source in chosen(["83582NED", "boundaries"])]
    ['cbs_83582ned', 'boundaries']
    """
    sources = list(load().values())
    wanted = {name.casefold() for name in only}
    names = {s.source_id: {s.source_id, (s.table_id or s.source_id).casefold()} for s in sources}
    if unknown := [name for name in only if not any(name.casefold() in known for known in names.values())]:
        raise UsageError(f"no source {unknown[0]!r}; the catalogue has {', '.join(names)}")
    return [s for s in sources if not only or names[s.source_id] & wanted]


def _read(path: Path) -> Source:
    body = yaml.safe_load(path.read_text(encoding="utf-8"))
    for key in ("warnings", "warnings_nl", "dictionaries", "region_types", "versions"):
        body[key] = tuple(body.get(key, ()))
    body["protocols"] = tuple(body.get("protocols", ("v3",)))
    body["dimensions"] = {name: Dimension(**_frozen(told)) for name, told in body.get("dimensions", {}).items()}
    body["measures"] = {name: Measure(**_frozen(told)) for name, told in body.get("measures", {}).items()}
    body["duo"] = duo_file(body["duo"]) if "duo" in body else None
    prefixes = body.pop("region_prefixes", {})
    return Source(**body, region_prefixes=RegionPrefixes(**{k: tuple(v) for k, v in prefixes.items()}))


def _frozen(told: dict[str, Any] | None) -> dict[str, Any]:
    """The same with tuples for lists, which a frozen dataclass can hold."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in (told or {}).items()}
