"""Bundled merger table: the life of every gemeente code, and where the ones abolished since 2010 went.

Made from the texts of the region list of CBS 03759ned ("Gebieden; overzicht vanaf 1830").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from etl.run.raw_store import PartWriter, RawSet
from etl.snapshot.inputs import gemeenten, input_error, read_csv, read_json

TABLE_ID = "03759ned"
CODES_INPUT = "cbs/v4/03759ned/codes-RegioS.json"
WEIGHTS_INPUT = "cbs/gemeente_opgeheven_2010_2026_gewichten.csv"
FIRST_DAY = date(2010, 1, 1)  # the jobs series starts in December 2010
# The weights of a split gemeente are printed with six decimals, so four of them add up to 1 within 2e-6.
WEIGHT_TOLERANCE = 2e-6

_SOURCE_ID = "gemeente_mergers"
_URL = "https://datasets.cbs.nl/odata/v1/CBS/03759ned/RegioSCodes"
_DAY = r"(\d{2}-\d{2}-\d{4})"
_BEGIN = re.compile(rf"^(?:Begindatum|Ontstaan per) {_DAY}", re.MULTILINE)
_END = re.compile(rf"^Opgeheven per {_DAY}", re.MULTILINE)
_NEW_NAME = re.compile(rf"^Naamswijziging per {_DAY},\s+nieuwe naam: .*\((GM\d{{4}})\)", re.MULTILINE)


@dataclass(frozen=True)
class CodeLife:
    """The life of one gemeente code; null where it began before 1830, or has not ended."""

    gm_code: str
    naam: str
    begin_per: date | None
    eind_per: date | None


def write(shared_data: Path, writer: PartWriter) -> RawSet:
    """Write the parts ``codes`` (one row per gemeente code) and ``gewichten`` (one row per abolished code and heir).

    Raises:
        SourceError: an input cannot be read, or the two inputs and the gemeente table contradict each other.
    """
    codes_path, weights_path = shared_data / CODES_INPUT, shared_data / WEIGHTS_INPUT
    lives = code_lives(read_json(_SOURCE_ID, codes_path).get("value", []))
    columns = {"gm_code_oud", "naam_oud", "opgeheven_per", "gm_code_2026", "gewicht_inwoners"}
    weights = [_weight(row) for row in read_csv(_SOURCE_ID, weights_path, columns)]
    alive = {row["gm"] for row in gemeenten(_SOURCE_ID, shared_data)}
    if problems := contradictions(lives, weights, alive):
        raise input_error(_SOURCE_ID, "; ".join(problems), weights_path)
    _part(writer, "gewichten", weights)
    _part(writer, "codes", [_code_row(life) for life in lives])
    return writer.complete(table_id=TABLE_ID, modified=None, retrieved=None)


def code_lives(entries: list[dict[str, Any]]) -> list[CodeLife]:
    """The life of each gemeente code in CBS's region list, sorted by code.

    A name change that came with a new code ends the old code on that day; the new code's text has its own begin.
    """
    found = sorted((e for e in entries if e["Identifier"].startswith("GM")), key=lambda e: str(e["Identifier"]))
    return [_life(e["Identifier"], e["Title"].strip(), e["Description"] or "") for e in found]


def contradictions(lives: list[CodeLife], weights: list[dict[str, Any]], alive: set[str]) -> list[str]:
    """What does not agree between code lives, weights and the gemeenten of 2026; empty where all is well.

    Checked: an abolished code ends on the day of its weight rows; every code that ended since 2010 has weights, they
    add up to 1 and point at gemeenten of 2026; the codes that live on are exactly the gemeenten of 2026.
    """
    ends = {life.gm_code: life.eind_per for life in lives}
    problems = []
    for row in weights:
        code, told = row["gm_code_oud"], date.fromisoformat(row["opgeheven_per"])
        if ends.get(code) != told:
            problems.append(f"{code} ends {ends.get(code)} in the region list and {told} in the weights")
        if row["gm_code_2026"] not in alive:
            problems.append(f"{code} goes to {row['gm_code_2026']}, which is no gemeente of 2026")
    totals: dict[str, float] = {}
    for row in weights:
        totals[row["gm_code_oud"]] = totals.get(row["gm_code_oud"], 0.0) + row["gewicht_inwoners"]
    problems += [f"weights of {c} add up to {t}" for c, t in totals.items() if abs(t - 1) > WEIGHT_TOLERANCE]
    ended = {code for code, end in ends.items() if end is not None and end >= FIRST_DAY}
    problems += [f"{code} ended but has no weights" for code in sorted(ended - totals.keys())]
    living = {code for code, end in ends.items() if end is None}
    problems += [f"{code} lives in one list and not in the other" for code in sorted(living ^ alive)]
    return problems


def _life(code: str, name: str, text: str) -> CodeLife:
    text = text.replace("\r\n", "\n")
    begins = [_day(found) for found in _BEGIN.findall(text)]
    ends = [_day(found) for found in _END.findall(text)]
    ends += [_day(day) for day, new_code in _NEW_NAME.findall(text) if new_code != code]
    # GM1942 has two begins, a year apart; the later one is the day it got its gemeenten.
    return CodeLife(code, name, max(begins, default=None), max(ends, default=None))


def _day(text: str) -> date:
    day, month, year = text.split("-")
    return date(int(year), int(month), int(day))


def _weight(row: dict[str, str]) -> dict[str, Any]:
    kept = {key: row[key] for key in ("gm_code_oud", "naam_oud", "opgeheven_per", "gm_code_2026")}
    return kept | {"gewicht_inwoners": float(row["gewicht_inwoners"])}


def _code_row(life: CodeLife) -> dict[str, Any]:
    begin, end = (day.isoformat() if day else None for day in (life.begin_per, life.eind_per))
    return {"gm_code": life.gm_code, "naam": life.naam, "begin_per": begin, "eind_per": end}


def _part(writer: PartWriter, part: str, rows: list[dict[str, Any]]) -> None:
    writer.write_rows(part, rows, url=_URL, filter=None, retrieved=None, modified=None)
