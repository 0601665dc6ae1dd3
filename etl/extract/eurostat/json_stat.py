"""Decodes JSON-stat 2.0, in which Eurostat answers: one long row of cells; those without a figure are left out.

The place of a cell follows from the order of the dimensions and of the codes in each; the last dimension runs fastest.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from etl.extract.common.retry import UnusableAnswer

MOST_CELLS = 1_000_000


@dataclass(frozen=True)
class Cell:
    """One cell: its code per dimension, its value (None where there is none) and its flags, such as ``u``."""

    codes: dict[str, str]
    value: float | None
    status: str


def cells(body: dict[str, Any]) -> Iterator[Cell]:
    """All cells of a dataset in their order, those without a value included.

    Raises:
        UnusableAnswer: the body is no dataset, or its parts do not fit each other.

    >>> body = {
    ...     "id": ["sex", "time"], "size": [2, 2], "value": {"0": 1.5, "3": 2},
    ...     "status": {"1": ":", "3": "u"},
    ...     "dimension": {
    ...         "sex": {"category": {"index": {"T": 1, "F": 0}}}, "time": {"category": {"index": ["2023", "2024"]}}
    ...     },
    ... }
    >>> [(*cell.codes.values(), cell.value, cell.status) for cell in cells(body)]
    [('F', '2023', 1.5, ''), ('F', '2024', None, ':'), ('T', '2023', None, ''), ('T', '2024', 2.0, 'u')]
    """
    names, sizes = _shape(body)
    lists = [_codes(body, name, size) for name, size in zip(names, sizes, strict=True)]
    values = _by_place(body.get("value"), math.prod(sizes), "value")
    flags = _by_place(body.get("status") or {}, math.prod(sizes), "status")
    for place, codes in enumerate(product(*lists)):
        status = flags.get(place)
        yield Cell(dict(zip(names, codes, strict=True)), _number(values.get(place)), str(status or ""))


def _shape(body: dict[str, Any]) -> tuple[list[str], list[int]]:
    names, sizes = body.get("id"), body.get("size")
    if not isinstance(names, list) or not isinstance(sizes, list) or len(names) != len(sizes) or not names:
        raise UnusableAnswer("the answer is no JSON-stat dataset")
    if len(set(map(str, names))) < len(names) or not all(isinstance(s, int) and s > 0 for s in sizes):
        raise UnusableAnswer("the dimensions of the dataset cannot be read")
    if math.prod(sizes) > MOST_CELLS:
        raise UnusableAnswer(f"the dataset has {math.prod(sizes)} cells, far more than was asked for")
    return [str(name) for name in names], sizes


def _codes(body: dict[str, Any], name: str, size: int) -> list[str]:
    """Codes of one dimension in the order of the cells."""
    try:
        category = body["dimension"][name]["category"]
        # A dimension of one code may leave the index out and only label it.
        index = category["index"] if "index" in category else list(category["label"])
        codes = list(index) if isinstance(index, list) else sorted(index, key=index.__getitem__)
        is_whole = isinstance(index, list) or sorted(index.values()) == list(range(size))
    except (KeyError, TypeError, AttributeError) as problem:
        raise UnusableAnswer(f"the codes of {name} cannot be read") from problem
    if len(codes) != size or len(set(codes)) != size or not is_whole:
        raise UnusableAnswer(f"{name} has other codes than its size of {size} says")
    return [str(code) for code in codes]


def _by_place(found: Any, count: int, what: str) -> dict[int, Any]:
    """A list, an object by place, or one thing for all cells."""
    if isinstance(found, str):
        return dict.fromkeys(range(count), found)
    if isinstance(found, list) and len(found) == count:
        return dict(enumerate(found))
    if isinstance(found, dict) and all(key.isascii() and key.isdigit() and int(key) < count for key in found):
        return {int(key): value for key, value in found.items()}
    raise UnusableAnswer(f"the {what} of the dataset does not fit its {count} cells")


def _number(value: Any) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise UnusableAnswer(f"{value!r} in the dataset is not a number")
    return float(value)
