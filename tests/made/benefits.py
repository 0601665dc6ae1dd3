"""People on benefits in the real division of 2026: raw rows of CBS 80794ned and 85554NED, and what becomes of them."""

from __future__ import annotations

import math
from typing import Any

import duckdb

from tests.made.labour_market import LabourMarket

VOORNE_OLD, VOORNE_NEW = ("GM0501", "GM0530", "GM0614"), "GM1992"
HAAREN = "GM0788"
TOTAL, ALL_AGES, YOUNG = "T001038", "10000", "41600"


def half_width(cells: int) -> float:
    """docs/methods.md 1 for persons in tens: 1.96 x 10 / sqrt(12) x sqrt(n)."""
    return 1.96 * 10 / math.sqrt(12) * math.sqrt(cells)


class Benefits(LabourMarket):
    """The same with a word for what these tests add."""

    def gemeenten(self, region: str) -> list[str]:
        """Gemeenten of the newest division in a region, by code."""
        rows = self.con.execute(
            "SELECT gm_code FROM stage.gemeente WHERE ? IN (arbeidsmarktregio_code, corop_code, provincie_code, 'NL01')"
            " OR ? = 'NL01' ORDER BY gm_code",
            [region, region],
        ).fetchall()
        return [code for (code,) in rows]

    def persons(self, region: str, month: str, ww: float | None, bijstand: float | None = 50, ao: float = 20) -> None:
        """One row of 80794ned."""
        self.add("cbs_80794ned", [region.ljust(6), month], ww, bijstand, ao)

    def adjusted(self, region: str, month: str, *bounds: float | None, age: str = ALL_AGES) -> None:
        """Value and both bounds of 85554NED."""
        for margin, value in zip(("MW00000", "MOG0095", "MBG0095"), bounds, strict=True):
            attribute = "None" if value is not None else "NotAvailable"
            self.add("cbs_85554ned", [TOTAL, age, margin, region, month], value, attribute=attribute)


def figure(con: duckdb.DuckDBPyConnection, region: str, benefit: str, month: str) -> dict[str, Any]:
    cursor = con.execute(
        "SELECT persons, persons_low, persons_high, status, source_id, is_seasonally_adjusted, is_provisional,"
        " period_end FROM mart.benefits WHERE region_code = ? AND benefit = ? AND period_code = ?",
        [region, benefit, month],
    )
    names = [column[0] for column in cursor.description or []]
    rows = cursor.fetchall()
    assert len(rows) == 1, (region, benefit, month, rows)
    return dict(zip(names, rows[0], strict=True))
