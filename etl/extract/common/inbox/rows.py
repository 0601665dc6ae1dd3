"""Reads a publisher's table from the bytes of a CSV: which kind it is follows from its columns, never from its name."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from etl.extract.common.inbox.encodings import encoding_of
from etl.extract.common.inbox.files import Table
from etl.extract.common.inbox.refusal import Refused

Row = dict[str, str]


@dataclass(frozen=True)
class Kind:
    """One kind of table, known by its columns.

    Args:
        name: what it is called here, and its part in the raw set.
        title_nl: what it is, for a report.
        columns: columns it must have; more are welcome.
        key: columns that together occur once and are never empty; none where rows have no key.
        first: values that a column may have in the first row, where columns alone do not tell two kinds apart.
        patterns: what a column must look like in every row.
        renamed: other names under which a publisher has these columns.
        may_end_early: whether the publisher leaves out empty fields at the end of a row.
    """

    name: str
    title_nl: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    first: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    patterns: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    may_end_early: bool = False


def kind_of(table: Table, kinds: tuple[Kind, ...]) -> tuple[Kind | None, list[str]]:
    """The first kind that fits, or None, and the columns of the table.

    Raises:
        Refused: it is no text, or not one that can be read.
    """
    lines = _lines(table)
    columns = next(lines, [])
    fitting = [k for k in kinds if set(k.columns) <= {k.renamed.get(column, column) for column in columns}]
    # Of a table that nobody asked for not even the first row is read: its fields may be longer than we take.
    first = dict(zip(columns, next(lines, []), strict=False)) if fitting else {}
    for kind in fitting:
        if all(first.get(column, "") in values for column, values in kind.first.items()):
            return kind, columns
    return None, columns


def rows_of(table: Table, kind: Kind) -> list[Row]:
    """All rows of a table, its columns under the names of the kind.

    Raises:
        Refused: there are none, a row has another number of fields, a key is missing or occurs twice, or a value
            does not look as it should.
    """
    lines = _lines(table)
    names = [kind.renamed.get(column, column) for column in next(lines, [])]
    rows: list[Row] = []
    shared: dict[str, str] = {}  # a URI of ESCO occurs tens of times
    for number, line in enumerate(lines, start=2):
        if not line:
            continue
        if len(line) > len(names) or (len(line) < len(names) and not kind.may_end_early):
            raise Refused(f"{table.where}: regel {number} heeft {len(line)} velden in plaats van {len(names)}")
        values = line + [""] * (len(names) - len(line))
        rows.append({name: shared.setdefault(value, value) for name, value in zip(names, values, strict=True)})
    if not rows:
        raise Refused(f"{table.where}: er staan geen regels in")
    judge_rows(table.where, kind, rows)
    return rows


def judge_rows(where: str, kind: Kind, rows: list[Row]) -> None:
    """Hold the rows of one table against its kind.

    Raises:
        Refused: a key is missing or occurs twice, or a value does not look as it should.
    """
    seen: set[tuple[str, ...]] = set()
    for row in rows if kind.key else ():
        key = tuple(row[column] for column in kind.key)
        if not all(key):
            raise Refused(f"{where}: een regel heeft geen {kind.key[key.index('')]}")
        if key in seen:
            raise Refused(f"{where}: {' '.join(key)[:150]} staat er twee keer in")
        seen.add(key)
    for column, pattern in kind.patterns.items():
        odd = next((row[column] for row in rows if not pattern.fullmatch(row[column])), None)
        if odd is not None:
            raise Refused(f"{where}: {odd[:80]!r} in kolom {column} kunnen we niet gebruiken")


def _lines(table: Table) -> Iterator[list[str]]:
    """Fields line by line, decoded on the way; the delimiter is the one that occurs most in the first line."""
    try:
        if b"\0" in table.content:
            raise Refused("het bestand heeft NUL-bytes en is dus geen gewone tekst")
        encoding = encoding_of([table.content])
        head = table.content.partition(b"\n")[0].decode(encoding)
        text = io.TextIOWrapper(io.BytesIO(table.content), encoding=encoding, newline="")
        yield from csv.reader(text, delimiter=max(",\t;|", key=head.count))
    except csv.Error as problem:
        raise Refused(f"{table.where}: de CSV is niet te lezen ({problem})") from problem
    except Refused as problem:
        raise Refused(f"{table.where}: {problem.reason}") from problem
