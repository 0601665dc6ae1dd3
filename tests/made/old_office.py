"""The smallest file of old Office that a reader takes: a compound file with one stream, and BIFF8 records in it."""

from __future__ import annotations

import struct

SECTOR, FREE, END, FAT = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
Cells = list[list[str | float | None]]


def xls(rows: Cells, sheet: str = "Blad1") -> bytes:
    """A workbook of Excel 97 with one sheet."""
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    name = struct.pack("<BB", len(sheet), 0) + sheet.encode("latin-1")
    bound = 4 + len(struct.pack("<IBB", 0, 0, 0) + name)
    start = len(begin) + bound + 4
    book = begin + _record(0x0085, struct.pack("<IBB", start, 0, 0) + name) + _record(0x000A, b"")
    cells = b"".join(
        _cell(r, c, value) for r, row in enumerate(rows) for c, value in enumerate(row) if value is not None
    )
    body = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)) + cells + _record(0x000A, b"")
    return compound({"Workbook": book + body})


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file with these streams in its root."""
    entries, chains, sectors = [_entry("Root Entry", 5, END, 0, child=1)], [], b""
    first = 2  # sector 0 is the FAT, sector 1 the directory
    for place, (name, content) in enumerate(streams.items(), start=1):
        padded = content.ljust(max(4096, -(-len(content) // SECTOR) * SECTOR), b"\0")
        count, sibling = len(padded) // SECTOR, place + 1 if place < len(streams) else FREE
        entries.append(_entry(name, 2, first, len(padded), sibling=sibling))
        chains += [*range(first + 1, first + count), END]
        sectors, first = sectors + padded, first + count
    fat = [FAT, END, *chains]
    assert len(fat) <= SECTOR // 4
    assert len(entries) <= 4
    table = struct.pack("<128I", *(fat + [FREE] * (128 - len(fat))))
    directory = b"".join(entries).ljust(SECTOR, b"\0")
    header = MAGIC + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack("<109I", 0, *[FREE] * 108)
    return header + table + directory + sectors


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE, sibling: int = FREE) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<III", FREE, sibling, child)
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBB", len(text), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _cell(row: int, column: int, value: str | float) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, str):
        return _record(0x0204, place + struct.pack("<HB", len(value), 0) + value.encode("latin-1"))
    return _record(0x0203, place + struct.pack("<d", value))
