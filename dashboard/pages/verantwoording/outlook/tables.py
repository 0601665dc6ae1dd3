"""The test of the outlook: per method, and per sector for the chosen one. Tables and sheets made together. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.growth.outlook import OutlookScore, OutlookSector
from dashboard.growth.records import Build, Sector
from dashboard.kit import numbers
from dashboard.kit.sheet import Cell, Sheet, rounded
from dashboard.kit.table import Table, column, rank, row
from dashboard.pages.verantwoording.outlook import text as say

ORIGIN = "Eigen berekening uit CBS 83582NED (etl/model/outlook/backtest.py), COROP-gebieden"


def methods(scores: Sequence[OutlookScore], build: Build) -> Table:
    """One row per method and number of years ahead."""
    title = "Hoe vaak de vooruitblik klopte, per methode"
    columns = [
        column("method", "Methode", "name"),
        column("horizon", "Jaren vooruit", "number"),
        column("mase", "Fout (MASE)", "number"),
        column("hit", "Juiste richting", "number"),
        column("coverage", "Binnen de marge", "number"),
        column("series", "Reeksen", "number"),
    ]
    rows = [
        row(
            f"{item.method}-{item.horizon}",
            method={
                "text": say.METHODS.get(item.method, item.method),
                "sub": "wordt gebruikt" if item.is_shipped else "eenvoudig" if item.method in say.SIMPLE else "",
            },
            horizon={"text": str(item.horizon), "sort": item.horizon},
            mase={"text": numbers.UNKNOWN if item.mase is None else numbers.decimal(item.mase, 2), "sort": item.mase},
            hit={"text": say.percentage(item.direction_hit_rate), "sort": item.direction_hit_rate},
            coverage={"text": say.percentage(item.coverage_80), "sort": item.coverage_80},
            series={"text": numbers.whole(item.series), "sort": item.series},
        )
        for item in scores
    ]
    header = (
        "methode", "jaren vooruit", "MASE", "juiste richting", "binnen de 80%-marge", "reeksen", "voorspellingen",
        "deel met richting", "daarvan juist", "gebruikt",
    )  # fmt: skip
    lines: list[list[Cell]] = [
        [
            say.METHODS.get(item.method, item.method),
            item.horizon,
            rounded(item.mase, 3),
            *(rounded(value, 3) for value in (item.direction_hit_rate, item.coverage_80)),
            item.series,
            item.forecasts,
            *(rounded(value, 3) for value in (item.called_rate, item.called_hit_rate)),
            "ja" if item.is_shipped else "nee",
        ]
        for item in scores
    ]
    rank(columns, rows)
    return Table(title, columns, rows, Sheet(title, header, lines, _facts(build)))


def by_sector(tested: Sequence[OutlookSector], sectors: Mapping[str, Sector], build: Build) -> Table:
    """One row per sector and number of years ahead: the chosen method against the simple ones."""
    title = "De gekozen methode per sector"
    columns = [
        column("sector", "Sector", "name"),
        column("horizon", "Jaren vooruit", "number"),
        column("mase", "Fout (MASE)", "number"),
        column("last", "Alles blijft gelijk", "number"),
        column("drift", "De lijn loopt door", "number"),
        column("shown", "Vooruitblik"),
    ]
    rows = [
        row(
            f"{item.sbi_code}-{item.horizon}",
            sector={
                "text": sectors[item.sbi_code].sector_name_short,
                "code": item.sbi_code,
                "sort": sectors[item.sbi_code].sector_order,
            },
            horizon={"text": str(item.horizon), "sort": item.horizon},
            mase={"text": numbers.decimal(item.mase, 2), "sort": item.mase},
            last={"text": numbers.decimal(item.mase_last_value, 2), "sort": item.mase_last_value},
            drift={"text": numbers.decimal(item.mase_drift, 2), "sort": item.mase_drift},
            shown={"text": "ja" if item.is_shown else "nee", "sort": int(item.is_shown)},
        )
        for item in tested
        if item.sbi_code in sectors
    ]
    header = (
        "code", "jaren vooruit", "methode", "reeksen", "MASE", "MASE alles gelijk", "MASE lijn loopt door", "rondes",
        "rondes gewonnen", "binnen de 80%-marge", "vooruitblik",
    )  # fmt: skip
    lines: list[list[Cell]] = [
        [
            item.sbi_code,
            item.horizon,
            say.METHODS.get(item.method, item.method),
            item.series,
            *(rounded(value, 3) for value in (item.mase, item.mase_last_value, item.mase_drift)),
            item.rounds,
            item.rounds_won,
            rounded(item.coverage_80, 3),
            "ja" if item.is_shown else "nee",
        ]
        for item in tested
    ]
    return Table(title, columns, rows, Sheet(title, header, lines, _facts(build)))


def _facts(build: Build) -> list[tuple[str, str]]:
    return [("Bron", ORIGIN), ("Cijfers tot en met", f"december {build.last_year}"), ("Versie", build.version_name)]
