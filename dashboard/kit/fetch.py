"""Rows of the warehouse as records: the columns asked for are the fields of the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from itertools import accumulate
from math import isfinite
from sys import intern
from typing import Any, TypeVar, get_type_hints

from dashboard.kit.interval import Columns, Interval
from dashboard.kit.store import get_store

Record = TypeVar("Record")


def fetch(version: str, kind: type[Record], source: str, values: Sequence[object] = ()) -> tuple[Record, ...]:
    """Rows of ``source`` (what comes after FROM) as records.

    Raises:
        WarehouseError: the version cannot be read, or lacks a column.
    """
    columns = ", ".join(f'"{name}"' for name in columns_of(kind))
    with get_store().cursor(version) as cursor:
        rows = cursor.execute(f"SELECT {columns} FROM {source}", list(values)).fetchall()
    make = _maker(kind)
    return tuple(make([_known(value) for value in row]) for row in rows)


def record_of(kind: type[Record], columns: Mapping[str, Any]) -> Record:
    """One record from its columns by name, as ``fetch`` makes it."""
    return _maker(kind)([columns[name] for name in columns_of(kind)])


def columns_of(kind: type[Any]) -> tuple[str, ...]:
    """Columns that a record is read from, in the order of its fields; three for an ``Interval``."""
    return tuple(name for columns in _fields(kind) for name in columns)


_known_fields: dict[type[Any], tuple[tuple[str, ...], ...]] = {}


def _fields(kind: type[Any]) -> tuple[tuple[str, ...], ...]:
    """Per field the one column or the three that it is read from; found once for each kind of record."""
    if kind not in _known_fields:
        _known_fields[kind] = _read_fields(kind)
    return _known_fields[kind]


def _read_fields(kind: type[Any]) -> tuple[tuple[str, ...], ...]:
    hints = get_type_hints(kind, include_extras=True)
    told = [getattr(hints[field.name], "__metadata__", ()) for field in fields(kind)]
    return tuple(
        next((tuple(each) for each in extras if isinstance(each, Columns)), (field.name,))
        for field, extras in zip(fields(kind), told, strict=True)
    )


def _maker(kind: type[Record]) -> Callable[[Sequence[Any]], Record]:
    """Makes a record from the values of its columns."""
    sizes = [len(columns) for columns in _fields(kind)]
    if set(sizes) == {1}:
        return lambda row: kind(*row)
    starts = list(accumulate(sizes, initial=0))
    places = list(zip(starts, sizes, strict=False))
    return lambda row: kind(*(row[at] if size == 1 else Interval(*row[at : at + 3]) for at, size in places))


def _known(value: object) -> object:
    """Nothing that is not a number reaches a page: NaN and infinity are unknown, and no valid JSON either.

    Codes and verdicts come back thousands of times: as one string each they take half the memory.
    """
    if isinstance(value, str):
        return intern(value)
    return None if isinstance(value, float) and not isfinite(value) else value
