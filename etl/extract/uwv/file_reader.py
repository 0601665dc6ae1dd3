"""Reads one file of the inbox: what it is, what is taken from it, what is left, or why it is refused."""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from pathlib import Path
from typing import Any

from etl.extract.common.inbox import zips
from etl.extract.common.inbox.encodings import decoded
from etl.extract.common.inbox.reading import Reading, content_of
from etl.extract.common.inbox.refusal import Refused
from etl.extract.uwv import open_match, sheets
from etl.extract.uwv.figures import read_sheet, without_repeats
from etl.extract.uwv.layouts import NoLayout, find_layout

OPEN_MATCH = "open_match"
KINDS_NL = {
    "tension": "spanningsindicator",
    "vacancies": "openstaande vacatures",
    "ww": "lopende WW-uitkeringen",
    "ww_short": "WW-uitkeringen korter dan 6 maanden",
    "jobseekers": "geregistreerde werkzoekenden (GWU)",
    OPEN_MATCH: "Open Match Data (gestopt in mei 2023)",
}


def read_file(path: Path) -> Reading:
    """Read a file whole; a file that cannot be taken comes back with its reason, never as an exception."""
    reading = Reading(path)
    try:
        content, reading.modified = content_of(path)
        reading.sha256 = hashlib.sha256(content).hexdigest()
        _read(reading, content)
    except Refused as problem:
        reading.refused = problem.reason
        reading.rows, reading.took = {}, []
    return reading


def _read(reading: Reading, content: bytes) -> None:
    if sheets.is_workbook(content):
        _read_book(reading, sheets.read_workbook(content))
    elif content.startswith(zips.ZIP_MAGIC) and b"application/vnd.oasis" in content[:200]:
        raise Refused("het is een LibreOffice-bestand (.ods); sla het op als .xlsx")
    elif content.startswith(zips.ZIP_MAGIC):
        _put_open_match(reading, open_match.read_zip(content))
    elif content.startswith((b"%PDF", b"<!DOCTYPE", b"<html", b"<HTML", b"<!doctype")):
        raise Refused("het bestand is een pdf of webpagina, geen Excel-bestand, CSV of ZIP van UWV")
    else:
        _read_csv(reading, content)


def _read_csv(reading: Reading, content: bytes) -> None:
    text = decoded(content)
    lines = text.splitlines()
    if open_match.is_open_match(next(csv.reader(lines[:1], delimiter=";"), [])):
        _put_open_match(reading, open_match.read_csv(text))
        return
    tried = sheets.csv_sheets(content)
    fitting = [sheet for sheet in tried if not isinstance(find_layout(sheet), NoLayout)]
    _read_book(reading, sheets.Book(fitting[:1] or tried[:1]))


def _put_open_match(reading: Reading, rows: list[dict[str, Any]]) -> None:
    reading.rows[OPEN_MATCH] = rows
    days = sorted({row["peildatum"] for row in rows})
    reading.took.append(f"{KINDS_NL[OPEN_MATCH]}: {len(rows)} regels, peildatum {days[0]} tot en met {days[-1]}")
    reading.notes.append("Open Match Data is gestopt: na 16 mei 2023 komt er geen nieuw bestand")


def _read_book(reading: Reading, book: sheets.Book) -> None:
    reading.notes += book.notes
    reading.left += book.left
    rows, not_understood = [], []
    for sheet in book.sheets:
        layout = find_layout(sheet)
        where = f"werkblad {sheet.name!r}: " if sheet.name else ""
        if isinstance(layout, NoLayout):
            not_understood.append((layout, where))
            continue
        found = read_sheet(sheet, layout)
        reading.left += [f"{where}{count} keer {reason}" for reason, count in found.left.items()]
        if layout.unused:
            reading.left.append(f"{where}kolommen die we niet gebruiken: {', '.join(layout.unused)}")
        if not found.rows:
            reading.left.append(f"{where}er staan geen regels in die we kunnen gebruiken")
        rows += found.rows
    if not rows:
        raise Refused(_why_unknown(not_understood, reading.left))
    reading.left += [f"{where}{layout.reason}" for layout, where in not_understood]
    rows = without_repeats(rows)
    for kind, count in sorted(Counter(row["kind"] for row in rows).items()):
        reading.rows[kind] = [row for row in rows if row["kind"] == kind]
        reading.took.append(_took_line(kind, count, reading.rows[kind]))


def _why_unknown(not_understood: list[tuple[NoLayout, str]], left: list[str]) -> str:
    if not not_understood:
        return left[-1] if left else "er staat geen tabel in"
    layout, where = max(not_understood, key=lambda pair: (pair[0].score, len(pair[0].columns)))
    columns = f"; gevonden kolommen: {', '.join(layout.columns)[:400]}" if layout.columns else ""
    return f"{where}{layout.reason}{columns}"


def _took_line(kind: str, count: int, rows: list[dict[str, Any]]) -> str:
    periods = sorted({(row["period_end"], row["period_code"]) for row in rows})
    regions = len({row["region_code"] for row in rows})
    unknown = sum(row["value"] is None for row in rows)
    masked = f", waarvan {unknown} afgeschermd of onbekend" if unknown else ""
    span = periods[0][1] if len(periods) == 1 else f"{periods[0][1]} tot en met {periods[-1][1]}"
    return f"{KINDS_NL[kind]}: {count} cijfers{masked}, {regions} regio's, {span}"
