"""Small tables as CBS would serve them, made from the catalogue: two codes per dimension, in v3 and in v4.

Figures are made up: the n-th row of a table has n + 0.5 as its first measure, one more for each further one, but for
bounds and for the labour force, which is the sum of its parts.
"""

from __future__ import annotations

from itertools import product
from typing import Any

from etl import catalog
from etl.catalog import Source
from tests.made.fake_cbs import FakeCbs, Rows

MODIFIED = "2026-06-30T02:00:00"
CODES = {
    "BedrijfstakkenBranchesSBI2008": {"T001081": "A-U Alle economische activiteiten", "301000 ": "A Landbouw"},
    "RegioS": {"NL01  ": "Nederland", "PV20  ": "Groningen (PV)"},
    "Geslacht": {"T001038": "Totaal mannen en vrouwen", "3000   ": "Mannen"},
    "Leeftijd": {"10000": "Totaal", "41600": "Jonger dan 27 jaar"},
    "Marges": {
        "MW00000": "Waarde",
        "MOG0095": "Ondergrens 95%-interval",
        "MBG0095": "Bovengrens 95%-interval",
    },
    "SeizoenEnWerkdagcorrectie": {"A042501": "Oorspronkelijke cijfers", "A050903": "Seizoengecorrigeerde cijfers"},
    "Niveau": {"T001336": "Totaal", "A051735": "Mbo niveau 2"},
    "Leerweg": {"A025290": "Totaal mbo (incl. extranei)", "A025293": "Bbl totaal"},
    "Studierichting": {"T001072": "Totaal", "A051740": "06 Informatica"},
    "Sectorkamer": {"T001073": "Totaal", "A051750": "Sectorkamer handel"},
    "Onderwijssoort": {"A025298": "Niveau 2 (exclusief extranei)", "A025294": "Hoger beroepsonderwijs"},
    "Diploma": {"T001074": "Totaal uitstromers mbo", "A051760": "Uitstromers met diploma"},
    "Peilmoment": {"A051770": "Direct na verlaten onderwijs", "A051771": "1 jaar na verlaten onderwijs"},
    "Beroep": {"T001096": "Totaal", "A000194": "0411 Accountants"},
}
PERIODS = {"cbs_83599ned": "KW", "cbs_85224ned": "KW", "cbs_85554ned": "MM", "cbs_80794ned": "MM"}
SCHOOL_YEARS = ("cbs_85353ned", "cbs_85356ned", "cbs_85701ned", "cbs_85702ned", "cbs_85699ned", "cbs_85574ned")
PERIODS |= dict.fromkeys(SCHOOL_YEARS, "SJ")
KINDS = {"RegioS": "GeoDimension", "Perioden": "TimeDimension"}
TABLE_IDS = {"cbs_beroep_regio": "86112NED"}
YEAR = " (indeling 2024)"


def optional_tables() -> list[Source]:
    """The sources of the catalogue that declare dimensions and measures and may be missing."""
    return [source for source in catalog.load().values() if source.measures and source.is_optional]


def serve_small_tables(cbs: FakeCbs) -> None:
    """Let the small CBS serve a small version of every optional table, both ways."""
    for source in optional_tables():
        serve_small(cbs, source)


def serve_small(cbs: FakeCbs, source: Source) -> str:
    """Let the small CBS serve one of them; its table id."""
    table_id = source.table_id or TABLE_IDS[source.source_id]
    v3 = small_v3(source)
    title = source.title + (YEAR if source.extract == "cbs_newest" else "")
    cbs.serve(table_id, v3, as_v4(source, v3), title)
    return table_id


def small_v3(source: Source) -> dict[str, Rows]:
    """A table of two codes per dimension."""
    lists = {name: _codes(source, name) for name in source.dimensions}
    keys = _keys(source)
    rows: Rows = []
    for number, codes in enumerate(product(*lists.values())):
        figures = _figures(source, number, codes)
        rows.append(
            {"ID": number} | dict(zip(lists, codes, strict=True)) | dict(zip(keys.values(), figures, strict=True))
        )
    return {
        "TableInfos": [{"ID": 0, "Title": source.title, "Modified": MODIFIED}],
        "DataProperties": _properties(source, keys),
        "TypedDataSet": rows,
    } | {name: _dictionary(name, codes) for name, codes in lists.items()}


def _figures(source: Source, number: int, codes: tuple[str, ...]) -> list[float]:
    """One figure per measure, which keep what the checks ask: bounds around a value, parts that make their whole."""
    if source.source_id == "cbs_85554ned":
        margin = next(code for code in codes if code in CODES["Marges"])
        return [{"MOG0095": 0.0, "MBG0095": 1_000.0}.get(margin, number + 0.5)]
    figures = [number + 0.5 + offset for offset, _ in enumerate(source.measures)]
    return [figures[1] + figures[2], *figures[1:]] if source.source_id == "cbs_85224ned" else figures


def as_v4(source: Source, v3: dict[str, Rows]) -> dict[str, Rows]:
    """The same table on v4: codes unpadded, one row per figure that is not null."""
    ids = {name: m.v4 or f"M{number:06}" for number, (name, m) in enumerate(source.measures.items(), 1)}
    keys = _keys(source)
    observations = [
        {"Measure": ids[name], "ValueAttribute": "None", "Value": row[keys[name]], "StringValue": None}
        | {column: row[column].strip() for column in source.dimensions}
        for row in v3["TypedDataSet"]
        for name in source.measures
        if row[keys[name]] is not None
    ]
    modified = v3["TableInfos"][0]["Modified"] + "+02:00"
    count = {"ObservationCount": len(observations)}
    return {
        "Properties": [{"Identifier": source.table_id, "Title": source.title, "Modified": modified} | count],
        "Dimensions": [
            {"Identifier": name, "Title": _title_of(source, name), "Kind": KINDS.get(name, "Dimension")}
            for name in source.dimensions
        ],
        "MeasureCodes": [
            {"Identifier": ids[name], "Title": (m.titles or (name,))[0]} for name, m in source.measures.items()
        ],
        "Observations": [{"Id": number} | row for number, row in enumerate(observations)],
    } | {
        f"{name}Codes": [
            {"Identifier": row["Key"].strip(), "Title": row["Title"]}
            | ({"Status": row["Status"]} if "Status" in row else {})
            for row in v3[name]
        ]
        for name in source.dimensions
    }


def _codes(source: Source, name: str) -> dict[str, str]:
    if name != "Perioden":
        return CODES[name]
    kind = PERIODS.get(source.source_id, "JJ")
    periods = (f"2023{kind}00", f"2024{kind}00") if kind in ("JJ", "SJ") else (f"2024{kind}01", f"2024{kind}02")
    return {period: period for period in periods}


def _keys(source: Source) -> dict[str, str]:
    """What v3 calls the measures: its letters of the title, and a number."""
    return {
        name: m.v3 or "".join(c for c in m.titles[0].title() if c.isalnum()) + f"_{number}"
        for number, (name, m) in enumerate(source.measures.items(), 1)
    }


def _title_of(source: Source, name: str) -> str:
    return (source.dimensions[name].titles or (name,))[0]


def _properties(source: Source, keys: dict[str, str]) -> Rows:
    dimensions: Rows = [
        {"Type": KINDS.get(name, "Dimension"), "Key": name, "Title": _title_of(source, name)}
        for name in source.dimensions
    ]
    topics: Rows = [
        {"Type": "Topic", "Key": keys[name], "Title": (m.titles or (name,))[0]} for name, m in source.measures.items()
    ]
    return [{"ID": number, "ParentID": None} | row for number, row in enumerate(dimensions + topics)]


def _dictionary(name: str, codes: dict[str, str]) -> Rows:
    status: dict[str, Any] = {"Status": "Definitief"} if name == "Perioden" else {}
    return [{"Key": key, "Title": title, "Description": ""} | status for key, title in codes.items()]
