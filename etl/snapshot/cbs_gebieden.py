"""Bundled "Gebieden in Nederland 2026": gemeente to arbeidsmarktregio, COROP and provincie, shaped as CBS's table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from etl.run.raw_store import PartWriter, RawSet
from etl.snapshot.inputs import gemeenten, input_error

TABLE_ID = "86247NED"

PROVINCIES = {
    "PV20": "Groningen",
    "PV21": "Fryslân",
    "PV22": "Drenthe",
    "PV23": "Overijssel",
    "PV24": "Flevoland",
    "PV25": "Gelderland",
    "PV26": "Utrecht",
    "PV27": "Noord-Holland",
    "PV28": "Zuid-Holland",
    "PV29": "Zeeland",
    "PV30": "Noord-Brabant",
    "PV31": "Limburg",
}

# Title of the TopicGroup, number of its Code column (its Naam column has the next number), and width of the names.
_TOPICS = (("Gemeenten", 1, 40), ("Arbeidsmarktregio's", 6, 50), ("COROP-gebieden", 14, 50), ("Provincies", 28, 30))
_CODE_WIDTH = 10
_URL = f"https://opendata.cbs.nl/ODataFeed/odata/{TABLE_ID}"


def write(shared_data: Path, writer: PartWriter) -> RawSet:
    """Write TypedDataSet (one row per gemeente, keys and names padded), DataProperties, RegioS and TableInfos.

    Only the four divisions that the flow uses; CBS's own table has more.

    Raises:
        SourceError: the gemeente table cannot be read or is not whole, or names an unknown provincie.
    """
    table = gemeenten("cbs_gebieden", shared_data)
    if unknown := {row["provincie_via_corop"] for row in table} - PROVINCIES.keys():
        raise input_error("cbs_gebieden", f"the input has unknown provincies {sorted(unknown)}", shared_data)
    rows = [_row(number, row) for number, row in enumerate(table)]
    _part(writer, "TypedDataSet", rows)
    _part(writer, "DataProperties", _properties())
    _part(writer, "RegioS", [{"Key": r["RegioS"], "Title": r["Naam_2"].strip(), "Description": ""} for r in rows])
    _part(writer, "RegioS", [{"Key": r["RegioS"], "Title": r["Naam_2"].strip(), "Description": ""} for r in rows])
    _part(writer, "TableInfos", [{"Identifier": TABLE_ID, "Title": "Gebieden in Nederland 2026", "Modified": None}])
    return writer.complete(table_id=TABLE_ID, modified=None, retrieved=None)


def _row(number: int, gemeente: dict[str, str]) -> dict[str, Any]:
    provincie = gemeente["provincie_via_corop"]
    pairs = (
        (gemeente["gm"], gemeente["naam"]),
        (gemeente["am"], gemeente["am_naam"]),
        (gemeente["corop"], gemeente["corop_naam"]),
        (provincie, PROVINCIES[provincie]),
    )
    row: dict[str, Any] = {"ID": number, "RegioS": gemeente["gm"].ljust(6)}
    for (_, column, width), (code, name) in zip(_TOPICS, pairs, strict=True):
        row[f"Code_{column}"] = code.ljust(_CODE_WIDTH)
        row[f"Naam_{column + 1}"] = name.ljust(width)
    return row


def _properties() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [_property(0, None, "GeoDimension", "RegioS", "Regio's")]
    for title, column, _ in _TOPICS:
        group = len(rows)
        rows.append(_property(group, None, "TopicGroup", "", title))
        rows.append(_property(group + 1, group, "Topic", f"Code_{column}", "Code"))
        rows.append(_property(group + 2, group, "Topic", f"Naam_{column + 1}", "Naam"))
    return rows


def _property(number: int, parent: int | None, kind: str, key: str, title: str) -> dict[str, Any]:
    kind_name = f"Cbs.OData.{kind}"
    return {"odata.type": kind_name, "ID": number, "ParentID": parent, "Type": kind, "Key": key, "Title": title}


def _part(writer: PartWriter, part: str, rows: list[dict[str, Any]]) -> None:
    writer.write_rows(part, rows, url=f"{_URL}/{part}", filter=None, retrieved=None, modified=None)
