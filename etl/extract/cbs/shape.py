"""Finds the declared dimensions and measures of a CBS table in what the table says of itself.

Used by extract (is all of it there, and nothing that would double the rows) and by stage (which column is which).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl.catalog import Source

Rows = list[dict[str, Any]]
_DIMENSION_KINDS = {"Dimension", "TimeDimension", "GeoDimension", "GeoDetail"}


@dataclass(frozen=True)
class Shape:
    """What CBS calls the dimensions and measures of a source: name in the catalogue to identifier at CBS."""

    dimensions: Mapping[str, str]
    measures: Mapping[str, str]


def shape_v3(source: Source, properties: Rows | None) -> Shape:
    """The shape of a table on v3.

    Args:
        source: declares dimensions and measures.
        properties: rows of DataProperties, or None where they were not asked for; keys are then taken as declared.

    Raises:
        ValueError: something is missing, not to be told apart, or not declared; the message names it.
    """
    if properties is None:
        keys = {name: measure.v3 for name, measure in source.measures.items()}
        if missing := [name for name, key in keys.items() if key is None]:
            raise ValueError(f"there are no DataProperties to find measure {missing[0]} in")
        return Shape({name: name for name in source.dimensions}, {name: str(key) for name, key in keys.items()})
    dimensions = [(r.get("Key"), r.get("Title")) for r in properties if r.get("Type") in _DIMENSION_KINDS]
    topics = [(r.get("Key"), r.get("Title")) for r in properties if r.get("Type") == "Topic"]
    return Shape(
        _dimensions(source, dimensions),
        {name: _found("measure", name, (m.v3,), m.titles, topics) for name, m in source.measures.items()},
    )


def shape_v4(source: Source, dimensions: Rows, measures: Rows) -> Shape:
    """The shape of a table on v4, by the rows of Dimensions and MeasureCodes.

    Raises:
        ValueError: as ``shape_v3``.

    >>> from etl import catalog
    >>> dimensions = [{"Identifier": "SeizoenEnWerkdagcorrectie"}, {"Identifier": "Perioden"}]
    >>> measures = [{"Identifier": "3000790_2"}, {"Identifier": "3000795"}, {"Identifier": "3000800_2"}]
    >>> shape_v4(catalog.load()["cbs_85224ned"], dimensions, measures).measures["unemployed_x1000"]
    '3000800_2'
    """
    codes = [(row.get("Identifier"), row.get("Title")) for row in measures]
    return Shape(
        _dimensions(source, [(row.get("Identifier"), row.get("Title")) for row in dimensions]),
        {name: _found("measure", name, (m.v4,), m.titles, codes) for name, m in source.measures.items()},
    )


def _dimensions(source: Source, there: Sequence[tuple[object, object]]) -> dict[str, str]:
    found = {
        name: _found("dimension", name, (name,), declared.titles, there) for name, declared in source.dimensions.items()
    }
    # One more dimension gives several rows for each of ours; which of them is meant cannot be guessed.
    if unknown := [str(key) for key, _ in there if key not in found.values()]:
        raise ValueError(f"the table has a dimension {unknown[0][:60]!r} that is not declared")
    if len(set(found.values())) < len(found):
        raise ValueError(f"two of the dimensions {', '.join(found)} are the same column")
    return found


def _found(
    kind: str,
    name: str,
    keys: tuple[str | None, ...],
    titles: tuple[str, ...],
    there: Sequence[tuple[object, object]],
) -> str:
    """The identifier of one dimension or measure: the declared one where it is there, else by its title."""
    usable = [(key, title) for key, title in there if isinstance(key, str) and key]
    for key, _ in usable:
        if key in keys:
            return key
    wanted = {squeezed(title) for title in titles}
    by_title = [key for key, title in usable if squeezed(title) in wanted]
    if len(by_title) == 1:
        return by_title[0]
    known = " or ".join(repr(text) for text in (*filter(None, keys), *titles))
    listed = ", ".join(str(title).strip() for _, title in usable)[:150]
    count = f"{len(by_title)} {kind}s" if by_title else f"no {kind}"
    raise ValueError(f"the table has {count} {known} for {name} (it has {listed})")


def squeezed(title: object) -> str:
    """A title without spaces, signs and capitals, the form in which the keys of v3 hold it.

    >>> squeezed("Bijstand tot de AOW-leeftijd ")
    'bijstandtotdeaowleeftijd'
    """
    return "".join(letter for letter in str(title).casefold() if letter.isalnum())
