"""Bytes of a workbook or CSV to sheets of cells. What a file is follows from its content, not from its name."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field

from etl.extract.common.inbox import zips
from etl.extract.common.inbox.encodings import decoded
from etl.extract.common.inbox.refusal import Cell, Refused
from etl.extract.common.inbox.workbook import PASSWORD_NL, RawSheet, read_sheets

MAX_UNPACKED = 300 * zips.MB
MAX_CELLS = 5_000_000
OLD_OFFICE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DELIMITERS = ";\t|,"

Grid = list[list[Cell]]


@dataclass(frozen=True)
class Sheet:
    """One sheet: cells by row and column from the top left.

    ``grid`` has a merged cell's text in every row it covers (its first column only), as a region that stands once
    before its occupations; ``titles`` has it in every column too, as a heading over several columns.
    """

    name: str
    grid: Grid
    titles: Grid
    is_csv: bool = False


@dataclass(frozen=True)
class Book:
    """The sheets of a file and what the reader should know of it, in Dutch."""

    sheets: list[Sheet]
    notes: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def is_workbook(content: bytes) -> bool:
    """Whether the bytes are a file of Office (old or new); a ZIP with something else in it is not."""
    is_office = content.startswith(zips.ZIP_MAGIC) and b"[Content_Types].xml" in content
    return content.startswith(OLD_OFFICE_MAGIC) or is_office


def read_workbook(content: bytes) -> Book:
    """Sheets of an .xlsx or .xls, whatever its name says.

    Raises:
        Refused: it has a password or macros, is damaged, or unpacks to too much.
    """
    notes: list[str] = []
    if content.startswith(OLD_OFFICE_MAGIC):
        _judge_old_office(content)
    else:
        notes += _judge_xlsx(content)
    return _sheets(read_sheets(content), notes)


def _judge_old_office(content: bytes) -> None:
    def has(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if has("EncryptedPackage") or has("EncryptionInfo"):
        raise Refused(PASSWORD_NL)
    if has("_VBA_PROJECT"):
        raise Refused("het bestand heeft macro's")


def _judge_xlsx(content: bytes) -> list[str]:
    archive = zips.opened(content, MAX_UNPACKED)
    names = archive.namelist()
    if any(name.endswith("vbaProject.bin") or name.startswith("xl/macrosheets/") for name in names):
        raise Refused("het bestand heeft macro's")
    if "xl/workbook.xml" not in names:
        raise Refused("het bestand is geen Excel-bestand (.xlsx of .xls), CSV of ZIP van UWV")
    zips.checked_size(archive, content, MAX_UNPACKED)
    scan = zips.scanned(archive, content)
    if scan.rows * scan.columns > MAX_CELLS:
        raise Refused(f"een werkblad is te groot: {scan.rows} regels bij {scan.columns} kolommen")
    if scan.errors:
        return [f"{scan.errors} cellen hebben een formulefout (zoals #N/A); die cijfers tellen als onbekend"]
    return []


def _sheets(found: list[RawSheet], notes: list[str]) -> Book:
    sheets, left = [], []
    for sheet in found:
        if sheet.is_table and sheet.is_visible:
            sheets.append(_filled(sheet))
        else:
            left.append(f"werkblad {sheet.name!r}: {'verborgen' if sheet.is_table else 'geen tabel'}")
    return Book(sheets, notes, left)


def _filled(sheet: RawSheet) -> Sheet:
    rows = sheet.rows
    titles = [list(row) for row in rows]
    for (top, first), (bottom, last) in sheet.merged:
        if top >= len(rows) or first >= len(rows[top]):
            continue
        text = rows[top][first]
        for row in range(top, min(bottom + 1, len(rows))):
            rows[row][first] = text
            for column in range(first, min(last + 1, len(titles[row]))):
                titles[row][column] = text
    return Sheet(sheet.name, rows, titles)


def csv_sheets(content: bytes) -> list[Sheet]:
    """The CSV once per delimiter that occurs in it, the most frequent first: the header decides which one is right.

    Raises:
        Refused: it is no text, or a quote is not closed.
    """
    text = decoded(content)
    head = "\n".join(text.splitlines()[:40])
    found = sorted((d for d in DELIMITERS if d in head), key=lambda d: -head.count(d))
    return [_csv_sheet(text, delimiter) for delimiter in found or [";"]]


def _csv_sheet(text: str, delimiter: str) -> Sheet:
    try:
        rows: Grid = [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)]
    except csv.Error as problem:
        raise Refused(f"de CSV is niet te lezen: {str(problem)[:80]}") from problem
    return Sheet("", rows, rows, is_csv=True)
