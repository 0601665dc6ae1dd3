"""What is known at either end of a window, and what must not be given away by it (docs/methods.md 1). Pure.

The mart gives a section's jobs only where both ends are known. A page shows each end by itself: a year that was
published is never called hidden because the other one is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dashboard.growth.records import GroupRest, Sector, SectorGrowth, YearJobs

TOTAL, UNKNOWN = "A-U", "X"
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
    limits = {(rest.group_code, rest.year): rest.jobs_high for rest in rests if is_rest_of_group(rest)}
    found = {}
    for code, row in rows.items():
        known = {item.year: item.jobs for item in series.get(code, ())}
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
    start, end = row.jobs_from, row.jobs_to
    if start is None:
        start = _end(row.status_from, known.get(row.year_from), row.jobs_from_low, row.jobs_from_high)
    if end is None:
        end = _end(row.status_to, known.get(row.year_to), row.jobs_to_low, row.jobs_to_high)
    return replace(row, jobs_from=start, jobs_to=end)


def _end(status: str | None, jobs: float | None, low: float | None, high: float | None) -> float | None:
    if status in (None, "suppressed"):
        return None
    if jobs is not None:
        return jobs
    if low is None or high is None or status == "estimated":
        return None
    # A published 0 has no lower half to its margin.
    return 0.0 if status == "published" and low == 0 else (low + high) / 2


def _narrowed(row: SectorGrowth, parent: str | None, limits: Mapping[tuple[str, int], float | None]) -> SectorGrowth:
    if parent is None:
        return row
    start, end = row.jobs_from_high, row.jobs_to_high
    if row.status_from == "suppressed":
        start = _least(start, limits.get((parent, row.year_from)))
    if row.status_to == "suppressed":
        end = _least(end, limits.get((parent, row.year_to)))
    return replace(row, jobs_from_high=start, jobs_to_high=end)


def _least(first: float | None, second: float | None) -> float | None:
    given = [value for value in (first, second) if value is not None]
    return min(given) if given else None


def _unknown(rows: Rows, sectors: Mapping[str, Sector], covered: set[tuple[str, int]]) -> SectorGrowth:
    """What the shown sections do not account for; ``suppressed`` at an end where that would be one hidden section."""
    total, row, parts = rows[TOTAL], rows[UNKNOWN], sections(rows, sectors)
    starts = [part.jobs_from for part in parts if part.jobs_from is not None]
    ends = [part.jobs_to for part in parts if part.jobs_to is not None]
    changes = [part.change_jobs for part in parts if part.change_jobs is not None]
    first = _one_hidden(((part.sbi_code, part.status_from) for part in parts), sectors, covered, row.year_from)
    last = _one_hidden(((part.sbi_code, part.status_to) for part in parts), sectors, covered, row.year_to)
    return replace(
        row,
        jobs_from=None if total.jobs_from is None or first else total.jobs_from - sum(starts),
        jobs_to=None if total.jobs_to is None or last else total.jobs_to - sum(ends),
        change_jobs=None if total.change_jobs is None or first or last else total.change_jobs - sum(changes),
        status_from="suppressed" if first else None,
        status_to="suppressed" if last else None,
    )


def _one_hidden(
    statuses: Iterable[tuple[str, str | None]],
    sectors: Mapping[str, Sector],
    covered: set[tuple[str, int]],
    year: int,
) -> bool:
    """Whether one hidden section is left beside those that a shown rest of a group holds together."""
    hidden = [code for code, status in statuses if status == "suppressed"]
    return sum((sectors[code].parent_code or TOTAL, year) not in covered for code in hidden) == 1
