"""One source fetched as often as a test likes, and what it told meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from etl import catalog
from etl.errors import SourceError
from etl.extract.publishers import fetch
from etl.run.raw_store import RawSet, RawStore, read_rows
from etl.settings import Settings


@dataclass
class Notes:
    """A reporter that only remembers."""

    lines: list[str] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    planned: list[int] = field(default_factory=list)

    def source(self, source_id: str, parts: int) -> None:
        self.planned.append(parts)

    def part(self, source_id: str, part: str, rows: int, note: str = "") -> None:
        self.parts[part] = note

    def say(self, line: str) -> None:
        self.lines.append(line)

    warn = say


@dataclass
class Job:
    """One source with its store, fetched as often as a test likes, by one protocol where the test names no more."""

    settings: Settings
    source_id: str = "cbs_83582ned"
    protocols: tuple[catalog.Protocol, ...] = ("v3",)
    notes: Notes = field(default_factory=Notes)

    @property
    def source(self) -> catalog.Source:
        return replace(catalog.load()[self.source_id], protocols=self.protocols)

    @property
    def store(self) -> RawStore:
        return RawStore(self.settings.raw_dir, self.source_id)

    def run(self, **changes: Any) -> RawSet:
        self.notes = Notes()
        return fetch(replace(self.source, **changes), self.store, self.settings, self.notes)

    def fails(self, **changes: Any) -> SourceError:
        with pytest.raises(SourceError) as caught:
            self.run(**changes)
        line = str(caught.value)
        assert self.source_id in line
        assert "\n" not in line
        assert "<" not in line
        assert len(line) < 600
        assert caught.value.url.startswith((self.settings.cbs_url, self.settings.cbs_v4_url))
        assert caught.value.advice.endswith(".")
        return caught.value


def rows_of(raw_set: RawSet) -> list[dict[str, Any]]:
    return [row for path in raw_set.paths("TypedDataSet") for row in read_rows(path)]


def by_id(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: int(row["ID"]))
