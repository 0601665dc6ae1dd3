"""Vacancies for tests: the recorded pages of CBS built once, or one quarter of one provincie."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import duckdb
import pytest

from tests.made.labour_market import LabourMarket
from tests.worlds import CHECKOUT

SHARED = CHECKOUT.parent / "shared" / "data" / "cbs"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the collected publications are not here")
TOTAL, INDUSTRY, CARE, MINING = "T001081", "307500", "422400", "305700"
NO_NUMBER = "vacancies_x1000 is no number, or below zero"
BOUNDS = "vacancies, vacancies_low, vacancies_high"


@cache
def recorded() -> tuple[LabourMarket, duckdb.DuckDBPyConnection]:
    """The recorded pages of 83599NED and 85224NED, built once."""
    market = LabourMarket()
    for page in ("page_1", "page_2"):
        for row in json.loads((SHARED / "v3" / "83599NED" / f"{page}.json").read_text(encoding="utf-8"))["value"]:
            keys = [row["BedrijfstakkenBranchesSBI2008"], row["RegioS"], row["Perioden"]]
            market.add("cbs_83599ned", keys, row["OpenstaandeVacatures_1"])
    for quarter in ("2019KW02", "2020KW01"):
        market.code("cbs_83599ned", "Perioden", quarter, status="Definitief")
    folder = SHARED / "v4" / "85224NED"
    figures: dict[tuple[str, str], dict[str, Any]] = {}
    for row in json.loads((folder / "observations-page-1.json").read_text(encoding="utf-8"))["value"]:
        figures.setdefault((row["SeizoenEnWerkdagcorrectie"], row["Perioden"]), {})[row["Measure"]] = row["Value"]
    for keys, found in figures.items():
        measures = [found.get(m) for m in ("3000790_2", "3000795", "3000800_2")]
        market.add("cbs_85224ned", keys, *measures, attribute="None")
    for row in json.loads((folder / "codes-Perioden.json").read_text(encoding="utf-8"))["value"]:
        market.code("cbs_85224ned", "Perioden", row["Identifier"], row["Title"], row["Status"])
    return market, market.built()


def vacancies(con: duckdb.DuckDBPyConnection, region: str, sector: str, quarter: str, columns: str = BOUNDS) -> Any:
    row = con.execute(
        f"SELECT {columns} FROM mart.vacancies WHERE region_code = ? AND sbi_code = ? AND period_code = ?",
        [region, sector, quarter],
    ).fetchone()
    assert row is not None, (region, sector, quarter)
    return row


def market_of(**cells: float | None) -> LabourMarket:
    """One quarter of one provincie: SBI keys as ``s307500=0.7``."""
    market = LabourMarket()
    for key, value in cells.items():
        market.add("cbs_83599ned", [key[1:].ljust(7) if key != TOTAL else key, "PV26  ", "2024KW02"], value)
    return market
