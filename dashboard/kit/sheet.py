"""A table as a file: CSV for Dutch Excel, and an Excel workbook with its source on a sheet of its own. Pure.

A cell is text, a whole number, a ``Decimal`` (which carries how many digits the figure bears), or None for nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

FileCell = str | int | Decimal | None
WIDEST = 60
# What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Sheet:
    """One table with its title and where its figures come from (label and text per line)."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[FileCell]]
    source: Sequence[tuple[str, str]]


def to_csv(sheet: Sheet) -> bytes:
    """CSV with ``;`` and decimal comma, title and source first; a byte-order mark so that Excel reads the accents."""
    buffer = io.StringIO()
    write = csv.writer(buffer, delimiter=";", lineterminator="\r\n").writerow
    write([_harmless(sheet.title)])
    for label, text in sheet.source:
        write([_harmless(f"{label}: {text}")])
    write([])
    write(sheet.header)
    for row in sheet.rows:
        write([_dutch(cell) for cell in row])
    return buffer.getvalue().encode("utf-8-sig")


def to_xlsx(sheet: Sheet) -> bytes:
    """A workbook with the sheets ``Cijfers`` and ``Bron``; numbers are numbers, shown in the reader's own notation."""
    book = Workbook()
    book.remove(book.worksheets[0])
    figures = book.create_sheet("Cijfers")
    figures.append([_text(title) for title in sheet.header])
    for row in sheet.rows:
        figures.append([_excel(cell) for cell in row])
    for cells, row in zip(figures.iter_rows(min_row=2), sheet.rows, strict=True):
        for cell, value in zip(cells, row, strict=True):
            cell.number_format = _number_format(value)
    _dress(figures)
    figures.freeze_panes = "A2"
    figures.auto_filter.ref = figures.dimensions
    origin = book.create_sheet("Bron")
    for label, text in (("Tabel", sheet.title), *sheet.source):
        origin.append([_text(label), _text(text)])
    _dress(origin)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def rounded(value: float | None, digits: int) -> Decimal | None:
    """A number with the digits it bears.

    >>> rounded(2.449, 1), rounded(-0.04, 1), rounded(None, 1)
    (Decimal('2.4'), Decimal('0.0'), None)
    """
    return None if value is None else Decimal(f"{round(value, digits) or 0.0:.{digits}f}")


def _dutch(cell: FileCell) -> str:
    if cell is None:
        return ""
    return _harmless(cell) if isinstance(cell, str) else str(cell).replace(".", ",")


def _harmless(text: str) -> str:
    """A text that a spreadsheet does not run."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _text(text: str) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("", _harmless(text))


def _excel(cell: FileCell) -> str | int | float | None:
    if isinstance(cell, Decimal):
        return float(cell)
    return _text(cell) if isinstance(cell, str) else cell


def _number_format(value: FileCell) -> str:
    """The digits of the figure; years and other codes stay text and need none."""
    if isinstance(value, Decimal):
        digits = max(0, -int(value.as_tuple().exponent))
        return "#,##0" + ("." + "0" * digits if digits else "")
    return "#,##0" if isinstance(value, int) else "General"


def _dress(sheet: Worksheet) -> None:
    """A bold first row or column, and columns as wide as what is in them."""
    heads = sheet[1] if sheet.title == "Cijfers" else sheet["A"]
    for cell in heads:
        cell.font = Font(bold=True)
    for number, column in enumerate(sheet.iter_cols(values_only=True), start=1):
        longest = max((len(str(value)) for value in column if value is not None), default=0)
        sheet.column_dimensions[get_column_letter(number)].width = min(longest + 2, WIDEST)
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=len(str(cell.value or "")) > WIDEST)
