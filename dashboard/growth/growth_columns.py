"""Columns of jobs and their growth, each declared once for the screen and for the file. Pure; used by several tables.

What a row is about differs per table (a sector with its trend, a region); ``Shown`` says what the columns here need.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from dashboard.growth import words
from dashboard.growth.records import SectorGrowth
from dashboard.kit import numbers
from dashboard.kit.interval import Interval
from dashboard.kit.sheet import FileCell, rounded
from dashboard.kit.table import Cell, Column, InFile

VERDICTS = ("krimpt", "onzeker", "stabiel", "groeit")
KINDS = {"section": "sector", "group": "groep", "total": "totaal", "rest": "rest"}
STATUSES = {
    "published": "cijfer van CBS",
    "suppressed": numbers.SUPPRESSED,
    "summed": "opgeteld",
    "estimated": words.ESTIMATED,
}


@dataclass(frozen=True)
class Shown:
    """Growth as a row of a table shows it.

    Attributes:
        growth: the figures.
        hidden: what a figure that is not given is called.
        stretch: growth over the longest part of the window on one side of a break.
        unknown: what a figure is called in the file that is neither given nor withheld.
    """

    growth: SectorGrowth
    hidden: str = numbers.SUPPRESSED
    stretch: SectorGrowth | None = None
    unknown: str = numbers.UNKNOWN


Item = TypeVar("Item", bound=Shown)


def period_column() -> Column[Item]:
    """The window, in the file."""
    return Column("periode", in_file=(InFile("periode", lambda item: period_of(item.growth)),))


def jobs_column(year_from: int, year_to: int, *, is_provisional: bool) -> Column[Item]:
    """Jobs at the end of the window; the file has the first year too, and the margin of the last."""
    mark = " (voorlopig)" if is_provisional else ""
    return Column(
        "jobs",
        f"Banen {year_to}{mark}",
        lambda item: jobs_cell(item.growth, item.hidden),
        (
            InFile(f"banen {year_from}", lambda item: _end(item.growth.jobs_from, item.growth.status_from, item)),
            InFile(f"banen {year_to}", lambda item: _end(item.growth.jobs_to, item.growth.status_to, item)),
            InFile(f"banen {year_to} laag", lambda item: least(item.growth.jobs_to)),
            InFile(f"banen {year_to} hoog", lambda item: most(item.growth.jobs_to)),
        ),
        kind="number",
        short=f"Banen {year_to}",
    )


def change_column(year_from: int) -> Column[Item]:
    """Jobs won or lost over the window."""
    return Column(
        "change",
        f"Verandering sinds {year_from}",
        lambda item: change_cell(item.growth, item.hidden),
        (InFile("verandering", _change),),
        kind="number",
        short=f"Sinds {year_from}",
    )


def growth_column() -> Column[Item]:
    """Growth in percent a year, with its margin."""
    return Column(
        "growth",
        "Groei per jaar, en de marge",
        lambda item: growth_cell(item.growth),
        (
            InFile("groei per jaar %", lambda item: rounded(item.growth.cagr.value, 1)),
            InFile("groei laag %", lambda item: rounded(item.growth.cagr.low, 1)),
            InFile("groei hoog %", lambda item: rounded(item.growth.cagr.high, 1)),
        ),
        kind="number",
        short="Groei per jaar",
    )


def verdict_column() -> Column[Item]:
    """The verdict with its reason, and which ends are estimates."""
    return Column(
        "verdict",
        "Oordeel",
        lambda item: verdict_cell(item.growth, item.stretch, item.hidden),
        (
            InFile("oordeel", lambda item: item.growth.verdict or ""),
            InFile("reden", lambda item: item.growth.verdict_reason or ""),
            InFile("geschat", lambda item: estimated_years(item.growth)),
        ),
        kind="verdict",
    )


def jobs_cell(growth: SectorGrowth, hidden: str = numbers.SUPPRESSED) -> Cell:
    """Jobs at the end of the window, whatever is known of its start."""
    estimated = words.ESTIMATED if growth.status_to == "estimated" else ""
    if growth.jobs_to.is_known:
        return {"text": numbers.jobs(growth.jobs_to), "sub": estimated, "sort": growth.jobs_to.value}
    word = hidden if growth.status_to == "suppressed" else numbers.UNKNOWN
    return {"text": word, "sub": estimated or words.suppressed(growth), "sort": None, "muted": True}


def change_cell(growth: SectorGrowth, hidden: str = numbers.SUPPRESSED) -> Cell:
    """Jobs won or lost; of an estimate only where it has a direction."""
    if growth.is_open_estimate and growth.change.is_known:
        return {"text": words.CANNOT_SAY, "sub": words.ESTIMATED, "sort": None, "muted": True}
    if growth.change.is_known:
        sub = words.ESTIMATED if growth.is_estimated else ""
        return {"text": numbers.change(growth.change), "sub": sub, "sort": growth.change.value}
    years = words.listing(words.hidden_years(growth))
    return {
        "text": hidden if years else numbers.UNKNOWN,
        "sub": f"{years} {hidden}" if years else "",
        "sort": None,
        "muted": True,
    }


def growth_cell(growth: SectorGrowth) -> Cell:
    """Growth in percent a year above its margin; the margin alone where there is no figure."""
    margin = numbers.growth_margin(growth.cagr)
    if not growth.cagr.is_known or growth.is_open_estimate:
        return {"text": margin, "sort": None, "muted": True}
    return {"text": numbers.percent(growth.cagr.value, signed=True), "sub": margin, "sort": growth.cagr.value}


def verdict_cell(growth: SectorGrowth, stretch: SectorGrowth | None, hidden: str = numbers.SUPPRESSED) -> Cell:
    """The verdict with its reason; arguments as ``words.reason``."""
    return {
        "text": growth.verdict or "",
        "sign": words.VERDICT_SIGNS.get(growth.verdict or "", ""),
        "sub": words.reason(growth, stretch, hidden),
        "sort": VERDICTS.index(growth.verdict) if growth.verdict in VERDICTS else None,
    }


def share_cell(share_pct: float | None) -> Cell:
    """A sector's share in the jobs of a region."""
    return {"text": numbers.percent(share_pct), "sort": share_pct, "muted": share_pct is None}


def compared_cell(quotient: float | None) -> Cell:
    """A sector's share here against its share in the country (location quotient)."""
    return {"text": words.compared(quotient), "sort": quotient, "muted": quotient is None}


def period_of(growth: SectorGrowth) -> str:
    """The window as a file writes it."""
    return f"{growth.year_from}-{growth.year_to}"


def estimated_years(growth: SectorGrowth) -> str:
    """Years at an end of the window whose figure is an estimate."""
    ends = ((growth.year_from, growth.status_from), (growth.year_to, growth.status_to))
    return " en ".join(str(year) for year, status in ends if status == "estimated")


def in_hundreds(jobs: Interval, unknown: str = "") -> FileCell:
    """Jobs in hundreds as CBS knows them, coarser where the margin is wide; in a file."""
    size = numbers.step(jobs)
    return unknown if jobs.value is None else int(round(jobs.value / size) * size)


def least(jobs: Interval) -> FileCell:
    """The low end of a margin in fifties, rounded outwards; in a file."""
    return None if jobs.low is None else int(jobs.low // 50 * 50)


def most(jobs: Interval) -> FileCell:
    """The high end, as ``least``."""
    return None if jobs.high is None else int(-(-jobs.high // 50) * 50)


def _end(jobs: Interval, status: str | None, item: Shown) -> FileCell:
    return in_hundreds(jobs, item.hidden if status == "suppressed" else item.unknown)


def _change(item: Shown) -> FileCell:
    return in_hundreds(item.growth.change, item.hidden if words.hidden_years(item.growth) else item.unknown)
