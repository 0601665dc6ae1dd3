"""Reads a CSV file of DUO strictly: encoding, separator and columns as declared, or what it is instead, told.

Pure: bytes in, rows of text out. Used by extract (is this the file we asked for) and by stage (its rows). What a
count means (-1, ``<5``, empty) is decided in ``etl/stage/*.sql``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from etl.catalog.duo_file import COUNT_COLUMNS, DuoFile, Layout

ENCODINGS = ("utf-8-sig", "utf-8", "cp1252")
BOM = b"\xef\xbb\xbf"
DELIMITERS = (",", ";", "\t")
_YEARS_IN_NAME = re.compile(r"(?<![0-9])(20[0-9]{2})-(20[0-9]{2})(?![0-9])")
_ONE_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_YEAR = re.compile(r"(?:199|20[0-9])[0-9]")


@dataclass(frozen=True)
class Table:
    """A file that was read: its rows as text, under the names of the catalogue.

    Attributes:
        rows: a column per name in ``DuoFile.raw_columns``; one row per count where the file counts, so a wide file
            has become long. A column that the file does not have is null.
        lines: number of rows of the file itself.
        years: years that the file counts, in order.
        notes: what differs from the declaration and was read all the same.
        file: which of the files of its set it is, by its columns; None where a set has one file.
    """

    rows: pd.DataFrame
    lines: int
    years: tuple[int, ...]
    notes: tuple[str, ...]
    file: str | None = None


@dataclass(frozen=True)
class _Head:
    """How the columns of a layout were found: index of each, and (index, part, year) of the columns of counts."""

    layout: Layout
    found: dict[str, int]
    counts: tuple[tuple[int, str | None, str], ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]


class OtherColumns(ValueError):
    """No declared shape has all its columns: it is a file of something else."""


def read(content: bytes, declared: DuoFile, year: int | None = None) -> Table:
    """Read a file in whichever of its declared shapes it comes.

    Args:
        content: the file as it came.
        declared: its shapes.
        year: the year that its name tells, for a file of one year; a column of years must agree with it.

    Raises:
        ValueError: it is a web page or no text, no shape has all its columns, a line has too many or few cells, a
            line with counts stands in it twice, or it is of no year or another one than its name tells.
    """
    if content.lstrip(BOM + b" \r\n\t")[:1] == b"<":
        raise ValueError("it is a web page, not a CSV file")
    text, encoding = _decoded(content)
    head, delimiter, lines = _best(text, declared)
    if head.missing:
        raise OtherColumns(f"it has no column {_named(head.missing)}")
    if not lines:
        raise ValueError("it has a header and no rows")
    if declared.has_counts and len({tuple(line) for line in lines}) < len(lines):
        raise ValueError("a line stands in it twice, so its persons would count twice")
    table = _long(head, lines, declared, year)
    notes = [*_form_notes(head.layout, encoding, delimiter), *_column_notes(head), *gap_notes(table.years)]
    return replace(table, notes=tuple(notes), file=head.layout.file)


def read_slot(content: bytes, declared: DuoFile, slot: str) -> Table:
    """Read one file of a set of several: the one of a year, or of a way of splitting.

    Raises:
        ValueError: it is not as declared, or is another one of the set.
    """
    table = read(content, declared, int(slot) if declared.slot_group == "year" else None)
    if declared.slot_group == "file" and table.file != slot:
        raise ValueError(f"its columns are those of {table.file}")
    return table


def years_in_name(name: str) -> tuple[int, int] | None:
    """First and last year that a name promises, or None.

    >>> years_in_name("2021-2025-03-studenten-per-instelling.csv")
    (2021, 2025)
    >>> years_in_name("ingeschrevenengeslhbo.csv") is None
    True
    """
    found = _YEARS_IN_NAME.search(name)
    return (int(found[1]), int(found[2])) if found else None


def year_in_name(name: str) -> int | None:
    """The one year that the name of a file tells, or None where it tells none or several.

    >>> year_in_name("2025-nieuw-instromende-studenten.csv"), year_in_name("2021-2025.csv"), year_in_name("x.csv")
    (2025, None, None)
    """
    found = set(_ONE_YEAR.findall(name))
    return int(found.pop()) if len(found) == 1 else None


def _decoded(content: bytes) -> tuple[str, str]:
    """The text and the encoding that it is in, the first that fits without a single doubt."""
    for encoding in ENCODINGS:
        if encoding == "utf-8-sig" and not content.startswith(BOM):
            continue
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text, encoding
    raise ValueError(f"it is no text in any of {', '.join(ENCODINGS)}")


def _best(text: str, declared: DuoFile) -> tuple[_Head, str, list[list[str]]]:
    """The layout and separator that leave the fewest columns missing, and the lines under the header."""
    heads = [
        (_head(_cells(text, delimiter, 1)[0] if text.strip() else [], layout), delimiter)
        for layout in declared.layouts
        for delimiter in DELIMITERS
    ]
    head, delimiter = min(heads, key=lambda pair: (len(pair[0].missing), -len(pair[0].found)))
    return head, delimiter, [] if head.missing else _lines(text, delimiter)


def _head(header: Sequence[str], layout: Layout) -> _Head:
    titles = [_plain(title) for title in header]
    if len(set(titles)) < len(titles):
        double = next(title for title in titles if titles.count(title) > 1)
        return _Head(layout, {}, (), (f"that is called {double!r} once only",), ())
    found, missing = {}, []
    for name, wanted in {**layout.columns, **layout.optional}.items():
        known = [_plain(title) for title in wanted.split("|")]
        index = next((titles.index(title) for title in known if title in titles), None)
        if index is not None:
            found[name] = index
        elif name in layout.columns:
            missing.append(wanted)
    missing += [f"list without {title!r}" for title in layout.never if _plain(title) in titles]
    counts = _count_columns(titles, layout)
    if layout.counts and not counts:
        missing.append(f"of counts like {layout.counts}")
    used = {*found.values(), *(index for index, _, _ in counts)}
    unknown = tuple(title.strip() for index, title in enumerate(header) if index not in used)
    return _Head(layout, found, counts, tuple(missing), unknown)


def _count_columns(titles: list[str], layout: Layout) -> tuple[tuple[int, str | None, str], ...]:
    if layout.counts is None:
        return ()
    matches = [(index, re.fullmatch(layout.counts, title)) for index, title in enumerate(titles)]
    return tuple((i, m.groupdict().get("part"), m["year"]) for i, m in matches if m and _YEAR.fullmatch(m["year"]))


def _cells(text: str, delimiter: str, most: int | None = None) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found: list[list[str]] = []
    try:
        for row in reader:
            found.append(row)
            if most is not None and len(found) >= most:
                break
    except csv.Error as problem:
        if most is not None:
            return found or [[]]  # with this separator the header is no CSV; another one may fit
        raise ValueError(f"line {reader.line_num} is no CSV ({problem})") from problem
    return found or [[]]


def _lines(text: str, delimiter: str) -> list[list[str]]:
    header, *lines = _cells(text, delimiter)
    kept = [line for line in lines if line]
    for number, line in enumerate(lines, 2):
        if line and len(line) != len(header):
            raise ValueError(f"line {number} has {len(line)} cells where the header has {len(header)}")
    return kept


def _long(head: _Head, lines: list[list[str]], declared: DuoFile, year: int | None) -> Table:
    """The rows under our names; of a wide file one row per count, so that years may come and go."""
    base = pd.DataFrame({name: [line[i].strip() for line in lines] for name, i in head.found.items()}, dtype=object)
    if head.counts:
        blocks = [
            base.assign(**({} if part is None else {"part": part}), year=of_year, count=_column(lines, index))
            for index, part, of_year in (*head.counts, *_lost(head))
        ]
        base = pd.concat(blocks, ignore_index=True)
    if declared.slot_group == "year":
        base = _of_year(base, year)
    if head.layout.file:
        base["file"] = head.layout.file
    for name in declared.raw_columns:
        if name not in base:
            base[name] = None
    told: list[str] = list(base["year"].unique()) if declared.has_counts else []
    if wrong := [text for text in told if not _YEAR.fullmatch(str(text))]:
        raise ValueError(f"a row is of year {str(wrong[0])[:30]!r}")
    return Table(base[declared.raw_columns], len(lines), tuple(sorted(int(text) for text in told)), ())


def _of_year(base: pd.DataFrame, year: int | None) -> pd.DataFrame:
    """The rows of a file of one year with that year, which mostly stands in the name of the file alone."""
    if year is None:
        raise ValueError("its name has no year, and one is needed (such as 2025)")
    if "year" in base and (others := sorted(set(base["year"]) - {str(year)})):
        raise ValueError(f"its name says {year}, its rows are of {str(others[0])[:30] or 'no year'}")
    return base.assign(year=str(year))


def _column(lines: list[list[str]], index: int | None) -> list[str]:
    return [""] * len(lines) if index is None else [line[index].strip() for line in lines]


def _lost(head: _Head) -> list[tuple[None, str | None, str]]:
    """The parts of a year that have no column where other parts of it do: unknown, or the year would seem complete."""
    there = {(part, year) for _, part, year in head.counts}
    parts, years = {part for part, _ in there}, {year for _, year in there}
    return [
        (None, part, year) for part in sorted(parts, key=str) for year in sorted(years) if (part, year) not in there
    ]


def _form_notes(layout: Layout, encoding: str, delimiter: str) -> list[str]:
    notes = []
    if encoding == "utf-8-sig":
        notes.append("it begins with a byte order mark")
    elif encoding != layout.encoding:
        notes.append(f"it is in {encoding}, not in {layout.encoding}")
    if delimiter != layout.delimiter:
        notes.append(f"its cells are separated by {delimiter!r}, not by {layout.delimiter!r}")
    return notes


def _column_notes(head: _Head) -> list[str]:
    notes = [f"there is no column of {part} for {year}, so its total is unknown" for _, part, year in _lost(head)]
    declared = {_plain(title) for titles in head.layout.columns.values() for title in titles.split("|")}
    if new := [title for title in head.unknown if _plain(title) not in declared and re.search(r"[0-9]{4}", title)]:
        notes.append(f"columns that look like a year are not understood: {', '.join(new)[:100]}")
    return notes


def gap_notes(years: tuple[int, ...]) -> list[str]:
    """What to say of years that are left out between the first and the last."""
    if not years:
        return []
    lost = sorted(set(range(years[0], years[-1] + 1)) - set(years))
    return [f"there is no {', '.join(map(str, lost))} between {years[0]} and {years[-1]}"] if lost else []


def _plain(title: str) -> str:
    """Headers differ between files in case, and in spaces where others have underscores."""
    return re.sub(r"[\s_]+", " ", title.strip().upper())


def _named(missing: tuple[str, ...]) -> str:
    return ", ".join(missing[:3])[:150]


__all__ = ["COUNT_COLUMNS", "OtherColumns", "Table", "gap_notes", "read", "read_slot", "year_in_name", "years_in_name"]
