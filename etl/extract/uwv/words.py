"""What a header or title says, after the declared table ``columns.yml``; nothing is guessed from likeness."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml


def plain(text: object) -> str:
    r"""A header or title without what does not matter: capitals, accents, spaces, hyphens, footnote marks.

    >>> plain("Lopende WW-\nuitkeringen 1)")
    'lopende ww uitkeringen'
    >>> plain("Aantal WW (< 6 maanden)")
    'aantal ww < 6 maanden'
    """
    folded = unicodedata.normalize("NFKD", str(text)).casefold()
    ascii_only = "".join(c for c in folded if not unicodedata.combining(c)).replace("’", "'")
    without_notes = re.sub(r"(?<=\S)\s*(?:(?<![\d.,])\d\)|\*+)\s*$", "", ascii_only.strip())
    return " ".join(re.sub(r"[^\w<>'=]|_", " ", without_notes).split())


@dataclass(frozen=True)
class Words:
    """The declared table, every word in its plain form."""

    keys: dict[str, tuple[str, ...]]
    measures: dict[str, tuple[str, ...]]
    generic_measure: frozenset[str]
    breakdowns: frozenset[str]
    totals: frozenset[str]
    all_occupations: frozenset[str]
    explanations: tuple[str, ...]
    whole_country: tuple[str, ...]
    thousands: tuple[str, ...]
    changes: tuple[str, ...]

    def key_of(self, text: str) -> tuple[str, int] | None:
        """The key a column is for, and how far down the list its name stands; or None."""
        for key, names in self.keys.items():
            if text in names:
                return key, names.index(text)
        return None

    def kind_of(self, text: str) -> str | None:
        """The kind of figure that a column name says, or None."""
        return next((kind for kind, names in self.measures.items() if text in names), None)

    def kinds_in(self, title: str) -> set[str]:
        """The kinds of figure that a title names. Longer names go first, so that WW < 6 months is not also WW.

        >>> sorted(load().kinds_in("spanningsindicator naar beroepsgroep 2e kwartaal 2025"))
        ['tension']
        """
        if title.startswith(self.explanations):
            return set()
        found, rest = set(), f" {title} "
        for name, kind in sorted(
            ((n, k) for k, names in self.measures.items() for n in names), key=lambda p: -len(p[0])
        ):
            if f" {name} " in rest:
                found.add(kind)
                rest = rest.replace(f" {name} ", " | ")
        return found


@cache
def load() -> Words:
    """The declared table."""
    body = yaml.safe_load(Path(__file__).with_name("columns.yml").read_text(encoding="utf-8"))

    def words(names: list[str]) -> tuple[str, ...]:
        return tuple(plain(name) for name in names)

    return Words(
        keys={key: words(names) for key, names in body["keys"].items()},
        measures={kind: words(names) for kind, names in body["measures"].items()},
        generic_measure=frozenset(words(body["generic_measure"])),
        breakdowns=frozenset(words(body["breakdowns"])),
        totals=frozenset(words(body["totals"])),
        all_occupations=frozenset(words(body["all_occupations"])),
        explanations=words(body["explanations"]),
        whole_country=words(body["whole_country"]),
        thousands=words(body["thousands"]),
        changes=words(body["changes"]),
    )
