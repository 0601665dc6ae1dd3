"""The colours by what they say. Their values stand in theme.toml, from which Streamlit takes those of its own parts.

A name that theme.toml lacks, or has and nobody asks for, stops the server at its start.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("theme.toml")


@dataclass(frozen=True)
class Marks:
    """Marks in charts, seen on the light page and on the dark one; ``series`` for what has no verdict."""

    grows: str
    shrinks: str
    stable: str
    unsure: str
    here: str
    other: str
    asked: str
    released: str
    series_break: str
    line: str
    faint: str
    clear: str
    series: tuple[str, ...]


@dataclass(frozen=True)
class Map:
    """Surfaces and lines of a map; ``all_jobs`` and ``one_sector`` are classes from shrinking to growing."""

    all_jobs: tuple[str, ...]
    one_sector: tuple[str, ...]
    unsure: str
    hidden: str
    no_figure: str
    border: str
    outline: str
    halo: str
    with_sign: str
    without_sign: str
    programmes: str


@dataclass(frozen=True)
class Paper:
    """A printed page."""

    sheet: str
    foot: str


def _named(table: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}


_read = tomllib.loads(FILE.read_text(encoding="utf-8"))
MARKS = Marks(**_named(_read["marks"]))
MAP = Map(**_named(_read["map"]))
PAPER = Paper(**_named(_read["paper"]))


def custom_properties() -> str:
    """The single colours for a stylesheet: the border of the map is ``var(--map-border)`` there."""
    groups = {"marks": asdict(MARKS), "map": asdict(MAP), "paper": asdict(PAPER)}
    lines = [
        f"  --{group}-{name.replace('_', '-')}: {value};"
        for group, colours in groups.items()
        for name, value in colours.items()
        if isinstance(value, str)
    ]
    return "\n".join([":root {", *lines, "}\n"])
