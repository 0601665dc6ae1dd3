"""Periods as UWV may write them, to the codes of CBS: a quarter ``2025KW02`` or a month ``2025MM06``, and its last day.

A plain year is no period here: whether it is a mean, a sum or a stock at its end cannot be told from it.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime

from etl.extract.common.inbox.refusal import Cell

MONTH_NAMES = (
    *("januari jan", "februari feb", "maart mrt", "april apr", "mei", "juni jun", "juli jul", "augustus aug"),
    *("september sept sep", "oktober okt", "november nov", "december dec"),
)
MONTHS = {name: number for number, names in enumerate(MONTH_NAMES, start=1) for name in names.split()}
NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
YEAR, QUARTER, DASH = r"(?P<y>20\d\d)", r"(?P<q>[1-4])", r"\s*[-/,' ]?\s*"
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{YEAR}{DASH}(?:kw|q|k)\s*0?{QUARTER}\b",  # 2025KW02, 2025-Q2
        rf"\b(?:kwartaal|kw|q|k)\s*0?{QUARTER}{DASH}{YEAR}\b",  # Q2 2025, kwartaal 2 2025
        rf"\b{QUARTER}\s*(?:e|de|ste)?\s*(?:kwartaal|kw|q)\.?\s*(?:van\s)?{DASH}{YEAR}\b",  # 2e kwartaal 2025
        rf"\b{YEAR}{DASH}{QUARTER}\s*(?:e|de|ste)?\s*kwartaal\b",  # 2025, 2e kwartaal
        rf"\b{YEAR}{DASH}kwartaal\s*{QUARTER}\b",  # 2025 kwartaal 2
        rf"\b{YEAR}-(?P<m>\d\d)-(?P<d>\d\d)(?:[t ]00:00(?::00)?)?\b",  # 2025-06-30
        rf"\b(?P<d>\d{{1,2}})[-/.](?P<m>\d{{1,2}})[-/.]{YEAR}\b",  # 30-6-2025, always day first
        rf"\b(?P<d>\d{{1,2}})\s+(?P<name>{NAMES})\.?\s+{YEAR}\b",  # 30 juni 2025
        rf"\b(?P<name>{NAMES})\.?\s*[-/' ]*\s*(?P<y>20\d\d|\d\d)\b",  # juni 2025, jun-25
        rf"\b{YEAR}{DASH}(?P<name>{NAMES})\b",  # 2025 juni
        rf"\b{YEAR}\s*mm?\s*(?P<m>0[1-9]|1[0-2]|[1-9])\b",  # 2025MM06
        rf"\b{YEAR}[-/](?P<m>0[1-9]|1[0-2])\b(?!-)",  # 2025-06
        rf"(?<![-/\d])(?P<m>0?[1-9]|1[0-2])[-/]{YEAR}\b",  # 06-2025
        rf"^\s*{YEAR}(?P<m>0[1-9]|1[0-2])\s*$",  # 202506
    )
)
AROUND = re.compile(r"\b(?:ultimo|einde?|per|van|stand|peildatum|het)\b|[:()*.,]", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Period:
    """A quarter or a month: the code of CBS and the last day."""

    end: date
    code: str


def quarter(year: int, number: int) -> Period:
    """Quarter 1 to 4 of a year.

    >>> quarter(2025, 2)
    Period(end=datetime.date(2025, 6, 30), code='2025KW02')
    """
    return Period(month(year, 3 * number).end, f"{year}KW{number:02d}")


def month(year: int, number: int) -> Period:
    """Month 1 to 12 of a year."""
    return Period(date(year, number, calendar.monthrange(year, number)[1]), f"{year}MM{number:02d}")


def as_quarter(period: Period) -> Period:
    """The quarter that ends with this month; other months stay months."""
    return quarter(period.end.year, period.end.month // 3) if period.end.month % 3 == 0 else period


def as_month(period: Period) -> Period:
    """The last month of a quarter; a month stays itself."""
    return month(period.end.year, period.end.month)


def find_period(text: str) -> tuple[Period, str] | None:
    """The first period in a text and the text without it, or None.

    >>> find_period("Vacatures 2e kwartaal 2025")
    (Period(end=datetime.date(2025, 6, 30), code='2025KW02'), 'Vacatures ')
    """
    joined = " ".join(text.split())
    for pattern in PATTERNS:
        if (found := pattern.search(joined)) and (period := _period(found.groupdict())):
            before, after = joined[: found.start()], joined[found.end() :]
            return period, before + after
    return None


def parse_period(cell: Cell) -> Period | None:
    """The period that a whole cell stands for, or None.

    A day stands for its month only where it is the first or the last: Excel keeps "jun-25" as the first of June, and
    a peildatum is mostly the last day.
    """
    if isinstance(cell, datetime | date):
        return _of_day(cell.year, cell.month, cell.day)
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if cell is None or isinstance(cell, bool) or not isinstance(cell, str | int):
        return None
    found = find_period(str(cell))
    return found[0] if found and not AROUND.sub("", found[1]).strip() else None


def _period(parts: dict[str, str | None]) -> Period | None:
    year = int(parts["y"] or 0)
    year += 2000 if year < 100 else 0
    if q := parts.get("q"):
        return quarter(year, int(q))
    name = parts.get("name")
    number = MONTHS[name.casefold()] if name else int(parts.get("m") or 0)
    day = parts.get("d")
    return _of_day(year, number, int(day)) if day else month(year, number)


def _of_day(year: int, number: int, day: int) -> Period | None:
    if not (2000 <= year <= 2099 and 1 <= number <= 12):
        return None
    found = month(year, number)
    return found if day in (1, found.end.day) else None
