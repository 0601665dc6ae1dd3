"""The test of the outlook: per method, and per sector for the chosen one; each column declared once. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.growth.outlook import OutlookScore, OutlookSector
from dashboard.growth.records import Build, Sector
from dashboard.kit import numbers
from dashboard.kit.sheet import rounded
from dashboard.kit.table import Cell, Column, InFile, Table, file_of, heads, lines, only_in_file, table
from dashboard.pages.verantwoording.outlook.text import SIMPLE, method_name, percentage

OUTLOOK_ORIGIN = "Eigen berekening uit CBS 83582NED (etl/model/outlook/backtest.py), COROP-gebieden"
METHOD_COLUMNS: tuple[Column[OutlookScore], ...] = (
    Column(
        "method",
        "Methode",
        lambda row: {"text": method_name(row.method), "sub": _use(row)},
        (InFile("methode", lambda row: method_name(row.method)),),
        kind="name",
        is_by_text=True,
    ),
    Column(
        "horizon",
        "Jaren vooruit",
        lambda row: {"text": str(row.horizon), "sort": row.horizon},
        (InFile("jaren vooruit", lambda row: row.horizon),),
        kind="number",
    ),
    Column(
        "mase",
        "Fout (MASE)",
        lambda row: _error(row.mase),
        (InFile("MASE", lambda row: rounded(row.mase, 3)),),
        kind="number",
    ),
    Column(
        "hit",
        "Juiste richting",
        lambda row: {"text": percentage(row.direction_hit_rate), "sort": row.direction_hit_rate},
        (InFile("juiste richting", lambda row: rounded(row.direction_hit_rate, 3)),),
        kind="number",
    ),
    Column(
        "coverage",
        "Binnen de marge",
        lambda row: {"text": percentage(row.coverage_80), "sort": row.coverage_80},
        (InFile("binnen de 80%-marge", lambda row: rounded(row.coverage_80, 3)),),
        kind="number",
    ),
    Column(
        "series",
        "Reeksen",
        lambda row: {"text": numbers.whole(row.series), "sort": row.series},
        (
            InFile("reeksen", lambda row: row.series),
            InFile("voorspellingen", lambda row: row.forecasts),
            InFile("deel met richting", lambda row: rounded(row.called_rate, 3)),
            InFile("daarvan juist", lambda row: rounded(row.called_hit_rate, 3)),
            InFile("gebruikt", lambda row: "ja" if row.is_shipped else "nee"),
        ),
        kind="number",
    ),
)
SECTOR_TEST_COLUMNS: tuple[Column[OutlookSector], ...] = (
    Column(
        "horizon",
        "Jaren vooruit",
        lambda row: {"text": str(row.horizon), "sort": row.horizon},
        (
            InFile("jaren vooruit", lambda row: row.horizon),
            InFile("methode", lambda row: method_name(row.method)),
            InFile("reeksen", lambda row: row.series),
        ),
        kind="number",
    ),
    Column(
        "mase",
        "Fout (MASE)",
        lambda row: _error(row.mase),
        (InFile("MASE", lambda row: rounded(row.mase, 3)),),
        kind="number",
    ),
    Column(
        "last",
        "Alles blijft gelijk",
        lambda row: _error(row.mase_last_value),
        (InFile("MASE alles gelijk", lambda row: rounded(row.mase_last_value, 3)),),
        kind="number",
    ),
    Column(
        "drift",
        "De lijn loopt door",
        lambda row: _error(row.mase_drift),
        (InFile("MASE lijn loopt door", lambda row: rounded(row.mase_drift, 3)),),
        kind="number",
    ),
    only_in_file("rondes", lambda row: row.rounds),
    only_in_file("rondes gewonnen", lambda row: row.rounds_won),
    only_in_file("binnen de 80%-marge", lambda row: rounded(row.coverage_80, 3)),
    Column(
        "shown",
        "Vooruitblik",
        lambda row: {"text": _yes_or_no(row.is_shown), "sort": int(row.is_shown)},
        (InFile("vooruitblik", lambda row: _yes_or_no(row.is_shown)),),
    ),
)


def sector_columns(sectors: Mapping[str, Sector]) -> list[Column[OutlookSector]]:
    """The columns of the test by sector; ``sectors`` has the names."""

    def sector(row: OutlookSector) -> Cell:
        known = sectors[row.sbi_code]
        return {"text": known.sector_name_short, "code": row.sbi_code, "sort": known.sector_order}

    name: Column[OutlookSector] = Column(
        "sector", "Sector", sector, (InFile("code", lambda row: row.sbi_code),), kind="name"
    )
    return [name, *SECTOR_TEST_COLUMNS]


def methods_table(scores: Sequence[OutlookScore], build: Build) -> Table:
    """One row per method and number of years ahead."""
    return table(
        METHOD_COLUMNS,
        scores,
        caption="Hoe vaak de vooruitblik klopte, per methode",
        source=_facts(build),
        name=lambda row: f"{row.method}-{row.horizon}",
    )


def by_sector_table(tested: Sequence[OutlookSector], sectors: Mapping[str, Sector], build: Build) -> Table:
    """One row per sector and number of years ahead: the chosen method against the simple ones."""
    caption, columns = "De gekozen methode per sector", sector_columns(sectors)
    shown = [row for row in tested if row.sbi_code in sectors]
    rows = lines(columns, shown, lambda row: f"{row.sbi_code}-{row.horizon}")
    return Table(caption, heads(columns), rows, file_of(columns, tested, caption, _facts(build)))


def _use(row: OutlookScore) -> str:
    return "wordt gebruikt" if row.is_shipped else "eenvoudig" if row.method in SIMPLE else ""


def _error(mase: float | None) -> Cell:
    return {"text": numbers.UNKNOWN if mase is None else numbers.decimal(mase, 2), "sort": mase}


def _yes_or_no(answer: bool) -> str:
    return "ja" if answer else "nee"


def _facts(build: Build) -> dict[str, str]:
    return {
        "Bron": OUTLOOK_ORIGIN,
        "Cijfers tot en met": f"december {build.last_year}",
        "Versie": build.version_name,
    }
