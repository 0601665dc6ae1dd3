"""Bundled hourly wages per occupation (BRC 2014): CBS 85517NED of 2022, shaped as its successor 86355NED by v3."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from etl.run.raw_store import PartWriter, RawSet
from etl.snapshot.inputs import input_error, read_csv

TABLE_ID = "85517NED"
INPUT = "occupations/brc_wage_quartiles.csv"
TITLES = "occupations/brc2014_hierarchy_PROCESSED.csv"
OCCUPATION, PERIOD, YEAR = "Beroep", "Perioden", "2022JJ00"

_SOURCE_ID = "cbs_86355ned"
_URL = f"https://opendata.cbs.nl/ODataFeed/odata/{TABLE_ID}"
_TITLE = "Werkgelegenheid en uurloon van werknemers naar beroep"
# Column of the input, then key, title and unit of the measure. The titles are those of 86355NED, the keys our own.
_MEASURES = (
    ("employees_thousands", "Werknemer_1", "Werknemer", "x 1 000"),
    ("p25", "Percentiel25_2", "25e percentiel", "euro"),
    ("p50", "Percentiel50_3", "50e percentiel (mediaan)", "euro"),
    ("p75", "Percentiel75_4", "75e percentiel", "euro"),
)


def write(shared_data: Path, writer: PartWriter) -> RawSet:
    """Write TypedDataSet, DataProperties, Beroep, Perioden and TableInfos.

    Employees x 1 000, whole; gross hourly wages in euro with one decimal; a blank of the input is null. CBS's own keys
    of Beroep are not known: the code in front of the title stands in for them. A title that the input cuts short
    ("...") is written in full where the list of occupations has it. The status of 2022, ``modified`` and
    ``retrieved`` are null.

    Raises:
        SourceError: an input cannot be read, an occupation stands twice, or its title does not begin with its code.
    """
    path = shared_data / INPUT
    given = read_csv(_SOURCE_ID, path, {"brc", "title", *(column for column, *_ in _MEASURES)})
    codes = [row["brc"] for row in given]
    if wrong := [r["brc"] for r in given if not r["title"].startswith(r["brc"]) or codes.count(r["brc"]) > 1]:
        raise input_error(_SOURCE_ID, f"occupation {wrong[0]} stands twice or under another title", path)
    names = _full_names(shared_data / TITLES)
    rows = [
        {OCCUPATION: row["brc"], PERIOD: YEAR} | {key: _number(row[column]) for column, key, *_ in _MEASURES}
        for row in given
    ]
    _part(writer, "TypedDataSet", rows)
    _part(writer, "DataProperties", _properties())
    _part(writer, OCCUPATION, [_entry(r["brc"], _title(r, names)) for r in given])
    _part(writer, PERIOD, [_entry(YEAR, YEAR[:4]) | {"Status": None}])
    _part(writer, "TableInfos", [{"Identifier": TABLE_ID, "Title": _TITLE, "Modified": None}])
    return writer.complete(table_id=TABLE_ID, modified=None, retrieved=None)


def _full_names(path: Path) -> dict[str, str]:
    rows = read_csv(_SOURCE_ID, path, {"brc_code", "title_nl", "title_truncated"})
    return {row["brc_code"]: row["title_nl"] for row in rows if row["title_truncated"] == "0"}


def _title(row: dict[str, str], names: dict[str, str]) -> str:
    code = row["brc"]
    return f"{code} {names[code]}" if row["title"].endswith("...") and code in names else row["title"]


def _number(text: str) -> float | None:
    return float(text) if text.strip() else None


def _properties() -> list[dict[str, Any]]:
    dimensions = [_property(0, "Dimension", OCCUPATION, OCCUPATION), _property(1, "TimeDimension", PERIOD, PERIOD)]
    topics = [_property(i, "Topic", key, title, unit) for i, (_, key, title, unit) in enumerate(_MEASURES, 2)]
    return dimensions + topics


def _property(number: int, kind: str, key: str, title: str, unit: str = "") -> dict[str, Any]:
    return {"ID": number, "ParentID": None, "Type": kind, "Key": key, "Title": title, "Unit": unit}


def _entry(key: str, title: str) -> dict[str, Any]:
    return {"Key": key, "Title": title, "Description": ""}


def _part(writer: PartWriter, part: str, rows: list[dict[str, Any]]) -> None:
    writer.write_rows(part, rows, url=f"{_URL}/{part}", filter=None, retrieved=None, modified=None)
