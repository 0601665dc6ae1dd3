"""Bundled extract of CBS 83582NED: jobs per COROP and SBI code, as raw parts like a live run writes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from etl.run.raw_store import PartWriter, RawSet
from etl.snapshot.inputs import gemeenten, input_error, read_csv

TABLE_ID = "83582NED"
INPUT = "cbs/83582NED_corop_2010_2024.csv"
SBI, REGION, PERIOD, JOBS = "BedrijfstakkenBranchesSBI2008", "RegioS", "Perioden", "BanenVanWerknemersInDecember_1"

_SOURCE_ID = "cbs_83582ned"
_URL = f"https://opendata.cbs.nl/ODataFeed/odata/{TABLE_ID}"
_TITLE = "Banen van werknemers in december; economische activiteit (SBI2008), regio"
_PROVISIONAL = "2024JJ00"

# Titles of CBS's SBI 2008 dictionary; the extract itself came with keys only.
SBI_TITLES = {
    "T001081": "A-U Alle economische activiteiten",
    "301000": "A Landbouw, bosbouw en visserij",
    "300002": "B-E Nijverheid (geen bouw) en energie",
    "300003": "B-F Nijverheid en energie",
    "305700": "B Delfstoffenwinning",
    "307500": "C Industrie",
    "346600": "D Energievoorziening",
    "348000": "E Waterbedrijven en afvalbeheer",
    "350000": "F Bouwnijverheid",
    "300006": "G-I Handel, vervoer en horeca",
    "300007": "G-N Commerciële dienstverlening",
    "354200": "G Handel",
    "383100": "H Vervoer en opslag",
    "389100": "I Horeca",
    "391600": "J Informatie en communicatie",
    "396300": "K Financiële dienstverlening",
    "402000": "L Verhuur en handel van onroerend goed",
    "300010": "M-N Zakelijke dienstverlening",
    "403300": "M Specialistische zakelijke diensten",
    "410200": "N Verhuur en overige zakelijke diensten",
    "300012": "O-Q Overheid en zorg",
    "300013": "O-U Niet-commerciële dienstverlening",
    "417400": "O Openbaar bestuur en overheidsdiensten",
    "419000": "P Onderwijs",
    "422400": "Q Gezondheids- en welzijnszorg",
    "300014": "R-U Cultuur, recreatie, overige diensten",
    "428100": "R Cultuur, sport en recreatie",
    "435500": "S Overige dienstverlening",
}


def write(shared_data: Path, writer: PartWriter) -> RawSet:
    """Write one part per year, the dictionaries and TableInfos.

    Values are jobs of employees x 1 000 with one decimal; a blank of the input is null, never 0. ``modified`` and
    ``retrieved`` are null: it is not known when this copy was taken from CBS.

    Raises:
        SourceError: the input cannot be read, has an unknown SBI key, or lacks or doubles a cell.
    """
    cells = _cells(shared_data / INPUT)
    regions = sorted({region for _, region, _ in cells})
    periods = sorted({period for _, _, period in cells})
    for period in periods:
        rows = [
            {SBI: sbi.ljust(7), REGION: region.ljust(6), PERIOD: period, JOBS: cells[sbi, region, period]}
            for sbi in SBI_TITLES
            for region in regions
        ]
        _part(writer, f"TypedDataSet.{period}", rows, filter=f"Perioden eq '{period}' and startswith(RegioS,'CR')")
    titles = {row["corop"]: row["corop_naam"] for row in gemeenten(_SOURCE_ID, shared_data)}
    titles["CR99"] = "Niet in te delen"
    _part(writer, SBI, [_entry(key.ljust(7), title) for key, title in SBI_TITLES.items()])
    _part(writer, REGION, [_entry(key.ljust(6), titles[key]) for key in regions])
    _part(writer, PERIOD, [_period(key) for key in periods])
    _part(writer, "TableInfos", [{"Identifier": TABLE_ID, "Title": _TITLE, "Modified": None}])
    return writer.complete(table_id=TABLE_ID, modified=None, retrieved=None)


def _cells(path: Path) -> dict[tuple[str, str, str], float | None]:
    cells: dict[tuple[str, str, str], float | None] = {}
    for row in read_csv(_SOURCE_ID, path, {SBI, REGION, PERIOD, JOBS}):
        value = row[JOBS].strip()
        cell = (row[SBI].strip(), row[REGION].strip(), row[PERIOD].strip())
        if cell in cells or cell[0] not in SBI_TITLES:
            raise input_error(_SOURCE_ID, f"the input has a double cell or an unknown SBI key: {cell}", path)
        cells[cell] = float(value) if value else None
    regions, periods = {c[1] for c in cells}, {c[2] for c in cells}
    if len(cells) != len(SBI_TITLES) * len(regions) * len(periods):
        raise input_error(_SOURCE_ID, f"the input has {len(cells)} cells, so some are missing", path)
    return cells


def _entry(key: str, title: str) -> dict[str, Any]:
    return {"Key": key, "Title": title, "Description": ""}


def _period(key: str) -> dict[str, Any]:
    status = "Voorlopig" if key == _PROVISIONAL else "Definitief"
    return _entry(key, f"{key[:4]} december") | {"Status": status}


def _part(writer: PartWriter, part: str, rows: list[dict[str, Any]], filter: str | None = None) -> None:
    url = f"{_URL}/{part.partition('.')[0]}"
    writer.write_rows(part, rows, url=url, filter=filter, retrieved=None, modified=None)
