"""What a ZIP may hold before anything in it is read: no bomb, no password, no path out of it. Workbooks are ZIPs too.

Nothing is ever unpacked to disk. Sizes are held to a limit as declared and as they come out of the compression: a
header may lie, and the reader of workbooks trusts it.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from etl.extract.common.inbox.refusal import Refused

MB = 1024 * 1024
ZIP_MAGIC = b"PK\x03\x04"
CHUNK = 256 * 1024
MAX_ENTRIES = 2000
# Figures as text shrink some ten to thirty times; what shrinks more than two hundred times is made to fill a machine.
MAX_RATIO, RATIO_FROM = 200, 20 * MB
LOCAL_HEADER = struct.Struct("<4s22xHH")
CELL = re.compile(rb'\br="([A-Z]{1,4})([0-9]{1,8})"')
OVERLAP = 64
DAMAGED = "de ZIP is beschadigd of niet helemaal gedownload"


@dataclass(frozen=True)
class Scan:
    """What was seen of the sheets of a workbook: the furthest row and column, and cells that hold an error."""

    rows: int
    columns: int
    errors: int


def opened(content: bytes, max_unpacked: int) -> zipfile.ZipFile:
    """The ZIP, after its list of contents was found harmless.

    Raises:
        Refused: it is damaged, has a password, a path that leads out of it, or unpacks to too much.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, struct.error) as problem:
        raise Refused(DAMAGED) from problem
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise Refused(f"de ZIP heeft {len(entries)} bestanden; meer dan {MAX_ENTRIES} lezen we niet")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("de ZIP is beveiligd met een wachtwoord")
    for entry in entries:
        if leads_out(entry.filename) or leads_out(entry.orig_filename):
            raise Refused(f"de ZIP heeft een pad dat buiten de ZIP wijst: {entry.filename[:80]!r}")
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names):
        raise Refused("de ZIP heeft twee bestanden met dezelfde naam")
    _judge_size(sum(entry.file_size for entry in entries), len(content), max_unpacked)
    return archive


def leads_out(name: str) -> bool:
    r"""Whether a name in a ZIP points outside it.

    >>> [leads_out(name) for name in ("data/a.csv", "../a.csv", "/etc/passwd", "C:\\a.csv", "a/../../b")]
    [False, True, True, True, True]
    """
    return name.startswith("/") or "\\" in name or ":" in name or "\0" in name or ".." in name.split("/")


def checked_size(archive: zipfile.ZipFile, content: bytes, max_unpacked: int) -> None:
    """Unpack every entry for its size alone and hold it to what was declared.

    Raises:
        Refused: an entry is larger than declared, or all together are too large.
    """
    total = 0
    for entry in archive.infolist():
        total += sum(len(chunk) for chunk in unpacked(content, entry))
        _judge_size(total, len(content), max_unpacked)


def unpacked(content: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The real content of an entry in chunks, whatever size its header declares.

    Raises:
        Refused: it is damaged, or larger than declared.
    """
    start = entry.header_offset
    if content[start : start + 4] != b"PK\x03\x04" or start + LOCAL_HEADER.size > len(content):
        raise Refused(DAMAGED)
    _, name_length, extra_length = LOCAL_HEADER.unpack_from(content, start)
    start += LOCAL_HEADER.size + name_length + extra_length
    packed = content[start : start + entry.compress_size]
    seen = checksum = 0
    for chunk in _inflated(packed, entry.compress_type):
        seen, checksum = seen + len(chunk), zlib.crc32(chunk, checksum)
        if seen > entry.file_size:
            raise Refused(f"de ZIP is groter dan hij zegt te zijn ({entry.filename[:80]!r})")
        yield chunk
    if seen != entry.file_size or checksum != entry.CRC:
        raise Refused(DAMAGED)


def _inflated(packed: bytes, method: int) -> Iterator[bytes]:
    if method == zipfile.ZIP_STORED:
        yield packed
        return
    if method != zipfile.ZIP_DEFLATED:
        raise Refused("de ZIP is op een manier ingepakt die we niet lezen")
    machine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while packed and not machine.eof:
            chunk = machine.decompress(packed, CHUNK)
            packed = machine.unconsumed_tail
            yield chunk
        yield machine.flush()
    except zlib.error as problem:
        raise Refused(DAMAGED) from problem


def _judge_size(unpacked_size: int, packed_size: int, max_unpacked: int) -> None:
    if unpacked_size > max_unpacked:
        raise Refused(f"uitgepakt is het bestand groter dan {max_unpacked // MB} MB")
    if unpacked_size > RATIO_FROM and unpacked_size > MAX_RATIO * packed_size:
        raise Refused(f"uitgepakt is het bestand meer dan {MAX_RATIO} keer zo groot: dat is geen gewoon bestand")


def scanned(archive: zipfile.ZipFile, content: bytes) -> Scan:
    """The furthest cell and the number of error cells in the sheets of a workbook.

    A sheet is a filled rectangle in memory once it is read, so one cell far away is enough to exhaust a machine.
    """
    rows = columns = errors = 0
    for entry in archive.infolist():
        if not entry.filename.startswith("xl/worksheets/"):
            continue
        tail = b""
        for chunk in unpacked(content, entry):
            errors += chunk.count(b't="e"')
            window = tail + chunk
            for column, row in CELL.findall(window):
                rows, columns = max(rows, int(row)), max(columns, column_number(column.decode()))
            tail = window[-OVERLAP:]
    return Scan(rows, columns, errors)


def column_number(letters: str) -> int:
    """Number of a column of Excel.

    >>> column_number("A"), column_number("AA"), column_number("XFD")
    (1, 27, 16384)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
