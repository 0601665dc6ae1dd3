"""Bundled students of mbo in the whole country, retyped from what CBS shows: totals per year, fields of one year."""

from __future__ import annotations

from pathlib import Path

from etl.run.raw_store import PartWriter, RawSet
from etl.snapshot.inputs import read_csv

TOTALS, FIELDS = "duo/85353NED_nl_mbo_studenten_totaal_2015-2025.csv", "duo/83850NED_nl_mbo_studierichting_2021.csv"
BOL = "Bol totaal / "
_SOURCE_ID = "mbo_country"
_URL = "https://opendata.cbs.nl/statline/#/CBS/nl/dataset/85353NED/table"


def write(shared_data: Path, writer: PartWriter) -> RawSet:
    """Write one part ``students`` with the columns of the catalogue file.

    Raises:
        SourceError: an input cannot be read.
    """
    totals = read_csv(_SOURCE_ID, shared_data / TOTALS, {"table", "schooljaar", "value"})
    fields = read_csv(_SOURCE_ID, shared_data / FIELDS, {"table", "schooljaar", "studierichting", "studenten"})
    rows = [_row(r["table"], r["schooljaar"], "Totaal", "all", r["value"]) for r in totals]
    for r in fields:
        pathway = "bol" if r["studierichting"].startswith(BOL) else "all"
        title = r["studierichting"].removeprefix(BOL)
        rows.append(_row(r["table"], r["schooljaar"].rstrip("*"), title, pathway, r["studenten"]))
    writer.write_rows("students", rows, url=_URL, filter=None, retrieved=None, modified=None)
    return writer.complete(table_id="85353NED", modified=None, retrieved=None)


def _row(table: str, school_year: str, field: str, pathway: str, students: str) -> dict[str, str]:
    return {
        "table": table,
        "school_year": school_year,
        "field_title": field,
        "pathway": pathway,
        "students": students,
    }
