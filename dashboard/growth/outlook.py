"""The outlook: jobs of a sector some years ahead, and how such forecasts came out before. Kept and shared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from dashboard.growth.records import Sector
from dashboard.growth.words import listing
from dashboard.kit.fetch import fetch
from dashboard.kit.interval import Columns, Interval
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope

# Of ten outcomes that should hold eight.
FAR_FEWER = 0.75


@dataclass(frozen=True, slots=True)
class Outlook:
    """Jobs of a sector in a region some years ahead as an 80 % interval, or the reason why there is none."""

    sbi_code: str
    year: int
    jobs: Annotated[Interval, Columns("jobs_mid", "jobs_low", "jobs_high")]
    direction: str | None
    method: str | None
    reason_none: str | None


@dataclass(frozen=True, slots=True)
class OutlookScore:
    """How the forecasts of a method came out, so many years ahead; rates are fractions."""

    method: str
    horizon: int
    series: int
    mase: float | None
    direction_hit_rate: float | None
    coverage_80: float | None
    is_shipped: bool
    forecasts: int
    called_rate: float | None
    called_hit_rate: float | None


@dataclass(frozen=True, slots=True)
class OutlookSector:
    """The chosen method in one sector against the two simple ones, so many years ahead."""

    sbi_code: str
    horizon: int
    method: str
    series: int
    mase: float
    mase_last_value: float
    mase_drift: float
    rounds: int
    rounds_won: int
    coverage_80: float | None
    is_shown: bool


@kept(256, "region")
def outlook(scope: Scope) -> tuple[Outlook, ...]:
    """Outlook of all sections and the total of a region, the nearest year first."""
    return fetch(scope.version, Outlook, 'mart.outlook WHERE region_code = ? ORDER BY sbi_code, "year"', [scope.region])


@kept(4)
def outlook_backtest(scope: Scope) -> tuple[OutlookScore, ...]:
    """How the forecasts came out, per method and horizon, the best first."""
    return fetch(scope.version, OutlookScore, "mart.outlook_backtest ORDER BY horizon, mase NULLS LAST, method")


@kept(4)
def outlook_sectors(scope: Scope) -> tuple[OutlookSector, ...]:
    """The test of the chosen method sector by sector."""
    return fetch(scope.version, OutlookSector, "mart.outlook_sector ORDER BY sbi_code, horizon")


def too_narrow(tested: Sequence[OutlookSector], sectors: Mapping[str, Sector]) -> str:
    """Sectors with an outlook of which far fewer than 8 in 10 outcomes fell within the margin; empty where none."""
    worst: dict[str, float] = {}
    for row in tested:
        if row.is_shown and row.coverage_80 is not None and row.coverage_80 < FAR_FEWER:
            worst[row.sbi_code] = min(row.coverage_80, worst.get(row.sbi_code, 1.0))
    parts = [f"{sectors[code].sector_name_short} ({round(100 * least)}%)" for code, least in worst.items()]
    if not parts:
        return ""
    return f"**Let op:** in de proef viel bij {listing(parts)} veel minder dan 80% binnen de marge."
