"""What is known at either end of a window, and what must not be given away by it (docs/methods.md 1). Pure.

The mart gives a section's jobs only where both ends are known. A page shows each end by itself: a year that was
published is never called hidden because the other one is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dashboard.growth.records import TOTAL, GroupRest, Sector, SectorGrowth, YearJobs
from dashboard.kit.interval import Interval

UNKNOWN = "X"
Rows = Mapping[str, SectorGrowth]


def completed(
    rows: Rows,
    sectors: Mapping[str, Sector],
    series: Mapping[str, Sequence[YearJobs]],
    rests: Sequence[GroupRest],
) -> dict[str, SectorGrowth]:
    """Growth rows with every known end filled in, hidden ends as narrow as the rests say, and ``X`` to match.

    Args:
        rows: growth by sector code.
        sectors: levels and groups by code.
        series: all years by sector code; where a year is not there, the middle of its interval is taken.
        rests: rests of groups of the region, all years.
    """
    limits = {(rest.group_code, rest.year): rest.jobs.high for rest in rests if is_rest_of_group(rest)}
    found = {}
    for code, row in rows.items():
        known = {item.year: item.jobs.value for item in series.get(code, ())}
        parent = sectors[code].parent_code if code in sectors else None
        found[code] = _narrowed(_filled(row, known), parent, limits) if code != UNKNOWN else row
    if UNKNOWN in found and TOTAL in found:
        found[UNKNOWN] = _unknown(found, sectors, set(limits))
    return found


def with_known_ends(row: SectorGrowth) -> SectorGrowth:
    """The row with each end filled in that was published or summed, where only the other one is hidden."""
    return _filled(row, {})


def is_rest_of_group(rest: GroupRest) -> bool:
    """The total is no group: what is left of it holds other groups too."""
    return rest.group_code != TOTAL


def sections(rows: Rows, sectors: Mapping[str, Sector]) -> list[SectorGrowth]:
    """The rows that are sections, in CBS order."""
    return [rows[code] for code, sector in sectors.items() if sector.sector_level == "section" and code in rows]


def _filled(row: SectorGrowth, known: Mapping[int, float | None]) -> SectorGrowth:
    start = _end(row.jobs_from, row.status_from, known.get(row.year_from))
    end = _end(row.jobs_to, row.status_to, known.get(row.year_to))
    return replace(row, jobs_from=start, jobs_to=end)


def _end(jobs: Interval, status: str | None, known: float | None) -> Interval:
    """One end of a window with its figure, where that was published or summed."""
    if jobs.is_known or status in (None, "suppressed"):
        return jobs
    if known is not None:
        return replace(jobs, value=known)
    if jobs.low is None or jobs.high is None or status == "estimated":
        return jobs
    # A published 0 has no lower half to its margin.
    return replace(jobs, value=0.0 if status == "published" and jobs.low == 0 else (jobs.low + jobs.high) / 2)


def _narrowed(row: SectorGrowth, parent: str | None, limits: Mapping[tuple[str, int], float | None]) -> SectorGrowth:
    if parent is None:
        return row
    start, end = row.jobs_from, row.jobs_to
    if row.status_from == "suppressed":
        start = _at_most(start, limits.get((parent, row.year_from)))
    if row.status_to == "suppressed":
        end = _at_most(end, limits.get((parent, row.year_to)))
    return replace(row, jobs_from=start, jobs_to=end)


def _at_most(jobs: Interval, limit: float | None) -> Interval:
    given = [value for value in (jobs.high, limit) if value is not None]
    return replace(jobs, high=min(given) if given else None)


def _unknown(rows: Rows, sectors: Mapping[str, Sector], covered: set[tuple[str, int]]) -> SectorGrowth:
    """What the shown sections do not account for; ``suppressed`` at an end where that would be one hidden section."""
    total, row, parts = rows[TOTAL], rows[UNKNOWN], sections(rows, sectors)
    starts = [part.jobs_from.value for part in parts if part.jobs_from.value is not None]
    ends = [part.jobs_to.value for part in parts if part.jobs_to.value is not None]
    changes = [part.change.value for part in parts if part.change.value is not None]
    first = _one_hidden(((part.sbi_code, part.status_from) for part in parts), sectors, covered, row.year_from)
    last = _one_hidden(((part.sbi_code, part.status_to) for part in parts), sectors, covered, row.year_to)
    return replace(
        row,
        jobs_from=replace(row.jobs_from, value=_left(total.jobs_from, starts, is_hidden=first)),
        jobs_to=replace(row.jobs_to, value=_left(total.jobs_to, ends, is_hidden=last)),
        change=replace(row.change, value=_left(total.change, changes, is_hidden=first or last)),
        status_from="suppressed" if first else None,
        status_to="suppressed" if last else None,
    )


def _left(total: Interval, parts: Sequence[float], *, is_hidden: bool) -> float | None:
    return None if total.value is None or is_hidden else total.value - sum(parts)


def _one_hidden(
    statuses: Iterable[tuple[str, str | None]],
    sectors: Mapping[str, Sector],
    covered: set[tuple[str, int]],
    year: int,
) -> bool:
    """Whether one hidden section is left beside those that a shown rest of a group holds together."""
    hidden = [code for code, status in statuses if status == "suppressed"]
    return sum((sectors[code].parent_code or TOTAL, year) not in covered for code in hidden) == 1
