"""One YAML file per source, beside this module; ``etl.catalog.load`` is the only reader."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from etl.errors import UsageError

ExtractKind = Literal["cbs_table", "cbs_newest", "boundaries", "bundled"]


@dataclass(frozen=True)
class RegionPrefixes:
    """Region key prefixes of a CBS table: those we use, and known ones that are skipped and counted."""

    used: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """One source as its catalogue file declares it."""

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
    table_id: str | None = None
    find_title: str | None = None
    parts_by: str | None = None
    period_format: str | None = None
    dictionaries: tuple[str, ...] = ()
    topics: dict[str, str] = field(default_factory=dict)
    region_types: tuple[str, ...] = ()
    region_prefixes: RegionPrefixes = RegionPrefixes()

    @property
    def is_live(self) -> bool:
        """Whether a live run can refresh it; a bundled source has no live route."""
        return self.extract != "bundled"


@cache
def load() -> dict[str, Source]:
    """All sources by id, in the order in which they are fetched."""
    sources = [_read(path) for path in Path(__file__).parent.glob("*.yml")]
    return {s.source_id: s for s in sorted(sources, key=lambda s: s.order)}


def chosen(only: list[str]) -> list[Source]:
    """The sources named, or all of them where none is.

    Raises:
        UsageError: a name is not in the catalogue.
    """
    sources = load()
    if unknown := [name for name in only if name not in sources]:
        raise UsageError(f"no source {unknown[0]!r}; the catalogue has {', '.join(sources)}")
    return [s for s in sources.values() if not only or s.source_id in only]


def _read(path: Path) -> Source:
    body = yaml.safe_load(path.read_text(encoding="utf-8"))
    for key in ("warnings", "dictionaries", "region_types"):
        body[key] = tuple(body.get(key, ()))
    prefixes = body.pop("region_prefixes", {})
    return Source(**body, region_prefixes=RegionPrefixes(**{k: tuple(v) for k, v in prefixes.items()}))
