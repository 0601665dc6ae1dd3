"""Two regions side by side, on screen and as a file. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.growth.records import SectorGrowth
from dashboard.growth.region_table import Link, _share
from dashboard.growth.sector_table import Cell, Row, figures
from dashboard.kit import numbers
from dashboard.kit.sheet import Cell as FileCell
from dashboard.kit.sheet import Sheet, rounded
from dashboard.pages.regio.comparison.data import BROKEN, FASTER, OPEN, SLOWER, Pair


def comparison_columns(here: str, there: str, year_to: int) -> list[dict[str, Any]]:
    """Columns of two regions side by side."""
    return [
        {"id": "sector", "label": "Sector", "kind": "name"},
        {"id": "here", "label": f"Groei per jaar: {here}", "short": "Groei hier", "kind": "number"},
        {"id": "there", "label": f"Groei per jaar: {there}", "short": "Groei daar", "kind": "number"},
        {"id": "finding", "label": "Groei hier, vergeleken", "short": "Hier", "kind": "text"},
        {"id": "share_here", "label": f"Deel van de banen {year_to}: {here}", "short": "Deel hier", "kind": "number"},
        {"id": "share_there", "label": f"Deel van de banen {year_to}: {there}", "short": "Deel daar", "kind": "number"},
    ]


def comparison_rows(pairs: Sequence[Pair], link: Link) -> list[Row]:
    """One row per sector, the total last.

    Args:
        pairs: both sides per sector.
        link: address of a sector.
    """
    return [
        {
            "id": pair.sector.sbi_code,
            "level": pair.sector.sector_level,
            "cells": {
                "sector": {
                    "text": pair.sector.sector_name_short,
                    "code": pair.sector.sbi_code if pair.sector.sector_level == "section" else "",
                    "sort": pair.sector.sector_order,
                    "href": link(pair.sector.sbi_code),
                },
                "here": figures(pair.here)["growth"],
                "there": _growth_there(pair),
                "finding": _finding(pair),
                "share_here": _share(pair.here.share_pct),
                "share_there": _share(pair.there.share_pct if pair.there is not None else None),
            },
        }
        for pair in pairs
    ]


def _growth_there(pair: Pair) -> Cell:
    if pair.there is not None:
        return figures(pair.there)["growth"]
    if pair.there_pct is None:
        return {"text": numbers.UNKNOWN, "sort": None, "muted": True}
    return {"text": numbers.percent(pair.there_pct, signed=True), "sub": "COROP-gebieden samen", "sort": pair.there_pct}


def _finding(pair: Pair) -> Cell:
    signs = {FASTER: "↑ harder", SLOWER: "↓ minder hard", OPEN: OPEN, BROKEN: "niet te vergelijken"}
    text = signs.get(pair.finding, "niet te vergelijken")
    return {
        "text": text,
        "sub": BROKEN if pair.finding == BROKEN else "",
        "sort": pair.lead,
        "muted": pair.finding not in (FASTER, SLOWER),
    }


def comparison_sheet(
    pairs: Sequence[Pair], here: str, there: str, years: tuple[int, int], source: Mapping[str, str]
) -> Sheet:
    """Two regions side by side.

    Args:
        pairs: both sides per sector.
        here: name of the first region.
        there: name of the second.
        years: first and last year.
        source: where the figures come from, fact by fact.
    """
    columns = ("groei per jaar %", "groei laag %", "groei hoog %", f"deel van de banen {years[1]} %")
    header = (
        "code",
        "sector",
        *(f"{name}: {column}" for name in (here, there) for column in columns),
        "hier vergeleken",
    )
    lines = [
        [pair.sector.sbi_code, pair.sector.sector_name, *_side(pair.here), *_there(pair), pair.finding]
        for pair in pairs
    ]
    return Sheet(f"{here} en {there}: groei per sector, {numbers.years(*years)}", header, lines, tuple(source.items()))


def _side(row: SectorGrowth) -> list[FileCell]:
    growth = (row.cagr_pct, row.cagr_low_pct, row.cagr_high_pct, row.share_pct)
    return [rounded(value, 1) for value in growth]


def _there(pair: Pair) -> list[FileCell]:
    return _side(pair.there) if pair.there is not None else [rounded(pair.there_pct, 1), None, None, None]
