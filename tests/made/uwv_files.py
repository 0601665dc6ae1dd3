"""Files as UWV might publish them, made from a handful of made-up figures in the layouts that are told of.

None of these figures is UWV's. The same figures come in every layout, so that what is loaded can be compared.
"""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from etl.extract.uwv.open_match import COLUMNS

CODES = {"AM38": "FoodValley", "AM36": "Regio Zwolle", "AM24": "Zeeland", "NL01": "Nederland"}
# As other publishers write them, in the CSV.
OTHER_NAMES = {"AM38": "Food Valley", "AM36": "IJsselvechtstreek", "AM24": "ZEELAND", "NL01": "Totaal Nederland"}
OCCUPATIONS = ("Koks", "Elektriciens en elektronicamonteurs", "Financiële specialisten")
QUARTERS = {"2025KW01": date(2025, 3, 31), "2025KW02": date(2025, 6, 30)}
TITLES = {
    "tension": "Spanningsindicator",
    "vacancies": "Openstaande vacatures",
    "ww": "Lopende WW-uitkeringen",
    "jobseekers": "Geregistreerde werkzoekenden",
}
Key = tuple[str, str, str]
Figures = dict[Key, float | str | None]


def figures(kind: str) -> Figures:
    """Made-up figures of one kind, with a mask of each sort: (region, occupation, quarter) to figure or mask."""
    found: Figures = {}
    for r, region in enumerate(CODES):
        for o, occupation in enumerate(OCCUPATIONS):
            for q, period in enumerate(QUARTERS):
                number = 1 + 7 * r + 3 * o + q
                found[region, occupation, period] = number / 8 + 0.25 if kind == "tension" else 397 * number
    found["AM24", "Koks", "2025KW01"] = None
    found["AM24", "Koks", "2025KW02"] = "*"
    if kind != "tension":
        found["AM38", "Koks", "2025KW01"] = "<5"
    return found


def dutch(figure: float | str | None) -> str:
    """A figure as a Dutch CSV prints it: 1.234 or 1,375."""
    if figure is None or isinstance(figure, str):
        return figure or ""
    return f"{figure:,}".replace(".", ";").replace(",", ".").replace(";", ",")


def long_xlsx(path: Path, kind: str, cells: Figures | None = None, extra: dict[str, str] | None = None) -> Path:
    """One figure a row, header in the first row, AM codes, quarters such as 2025-Q2."""
    book, sheet = _book()
    sheet.append(["AM-code", "Arbeidsmarktregio", "Beroepsgroep", "Kwartaal", TITLES[kind], *(extra or {})])
    for (region, occupation, period), figure in (cells or figures(kind)).items():
        quarter = f"{period[:4]}-Q{period[-1]}"
        sheet.append([region, CODES.get(region, ""), occupation, quarter, figure, *(extra or {}).values()])
    book.save(path)
    return path


def wide_xlsx(path: Path, kind: str, cells: Figures | None = None) -> Path:
    """Quarters as columns under two merged title rows; a region stands once, merged over its rows; a note below."""
    book, sheet = _book()
    cells = cells or figures(kind)
    quarters = sorted({key[2] for key in cells})
    sheet.append([f"{TITLES[kind]} naar arbeidsmarktregio en beroepsgroep"])
    sheet.append(["Bron: UWV, stand einde kwartaal"])
    for row in (1, 2):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2 + len(quarters))
    sheet.append(["Regio", "  beroepsgroep", *(_in_words(q) for q in quarters)])
    for region in dict.fromkeys(key[0] for key in cells):
        first = sheet.max_row + 1
        occupations = list(dict.fromkeys(key[1] for key in cells if key[0] == region))
        for place, occupation in enumerate(occupations):
            values = [cells[region, occupation, quarter] for quarter in quarters]
            sheet.append([CODES[region] if place == 0 else None, occupation, *values])
        sheet.merge_cells(start_row=first, end_row=first + len(occupations) - 1, start_column=1, end_column=1)
    sheet.append([])
    sheet.append(["* minder dan 5 of niet te berekenen"])
    book.create_sheet("Toelichting").append(["Wat deze cijfers betekenen"])
    book.save(path)
    return path


def csv_1252(path: Path, kind: str, cells: Figures | None = None) -> Path:
    """``;`` and decimal comma in Windows-1252, regions by other spellings, the last day of the quarter as period."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["REGIO", "BEROEP", "PEILDATUM", "Aantal " + TITLES[kind] if kind == "vacancies" else TITLES[kind]])
    for (region, occupation, period), figure in (cells or figures(kind)).items():
        day = QUARTERS[period]
        writer.writerow([OTHER_NAMES[region], occupation, f"{day.day}-{day.month}-{day.year}", dutch(figure)])
    path.write_bytes(out.getvalue().encode("cp1252"))
    return path


def open_match_csv(*rows: dict[str, str], columns: int = 39) -> str:
    """Text of an Open Match CSV; a row names only what differs from a default."""
    names = [*COLUMNS, *(f"AANT_{n}" for n in range(columns - len(COLUMNS)))]
    default = dict.fromkeys(names, "0,5") | {
        **{"PEILDATUM": "2023-05-16", "BEROEP_CD": "123", "REFERENTIEBEROEP": "Kok", "POSTCODEGEBIED": "6711"},
        **{"PROVINCIE": "Gelderland", "GEMEENTE": "Ede", "REC_TYPE": "Vacature", "AANTAL": "5"},
    }
    lines = [names, *([(default | row)[name] for name in names] for row in rows)]
    return "".join(";".join(line) + "\r\n" for line in lines)


def zipped(path: Path, entries: dict[str, bytes]) -> Path:
    """A ZIP with these entries."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def _in_words(period: str) -> str:
    return f"{period[-1]}e kwartaal\n{period[:4]}"


def _book() -> tuple[Any, Any]:
    book = openpyxl.Workbook()
    return book, book.active
