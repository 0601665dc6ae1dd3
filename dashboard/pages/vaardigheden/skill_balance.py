"""When a skill is scarce or is released, against what is usual in the region. Pure; between the tables and all words.

In a region that grows more of nearly every skill is asked than released: a plain difference would call all of them
scarce. So each is held against what is usual there: how many jobs went for every job that came.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.pages.vaardigheden.data import ALL_LEVELS, LevelJobs, SkillNeed

SCARCE, FREE = "schaars", "komt vrij"
# Scarce: released for each asked is under half of what is usual, and of what is asked; released: over twice, and more.
PART = 0.5
# Fewer jobs than this are rounded away: nothing is said of them.
FEWEST = 50.0


def jobs_at(levels: Sequence[LevelJobs], level: int) -> tuple[float, float]:
    """Jobs that came and that went at a level, or at all of them."""
    chosen = [row for row in levels if level in (ALL_LEVELS, row.education_level)]
    return sum(row.added for row in chosen), sum(row.lost for row in chosen)


def usual(added: float, lost: float) -> float | None:
    """Jobs that went for every job that came; None where none came.

    >>> usual(200.0, 80.0), usual(0.0, 80.0)
    (0.4, None)
    """
    return lost / added if added > 0 else None


def standing(need: SkillNeed, ordinary: float | None) -> str:
    """Whether a skill is scarce, is released, or neither; its whole margin must agree.

    Of a skill that is no firm part of the occupations asking it (``SkillNeed.is_firm``) nothing is said.

    Args:
        need: what is asked and released of it.
        ordinary: as of ``usual``, for the same region and level.
    """
    if not need.is_firm:
        return ""
    least_asked, most_asked = need.asked.low or 0.0, need.asked.high or 0.0
    least_released, most_released = need.released.low or 0.0, need.released.high or 0.0
    if least_released >= FEWEST and least_released > max(1.0, (ordinary or 0.0) / PART) * most_asked:
        return FREE
    if ordinary is None or least_asked < FEWEST:
        return ""
    return SCARCE if most_released < min(ordinary, 1.0) * PART * least_asked else ""


def ranked(needs: Iterable[SkillNeed]) -> list[SkillNeed]:
    """Most needed first, most released last; how telling a skill is counts, for what every job asks would lead."""
    return sorted(needs, key=lambda row: (-row.net * row.weight, row.skill_code))


def most_asked_and_released(rows: list[SkillNeed], first: int, last: int) -> list[SkillNeed]:
    """Of a ranked list the first, and of the rest those released most for each asked, these last; a short list whole.

    The very last of a ranked list are not it: what every job asks has no weight and ends up there too.
    """
    if len(rows) <= first + last:
        return rows
    least = sorted(rows[first:], key=released_per_asked)[-last:]
    return [*rows[:first], *least]


def released_per_asked(row: SkillNeed) -> float:
    """Jobs released for each that asks it."""
    return row.jobs_released / max(row.jobs_asked, 1.0)


def large_enough(needs: Iterable[SkillNeed]) -> list[SkillNeed]:
    """Those with enough jobs to say something of."""
    return [row for row in needs if max(row.jobs_asked, row.jobs_released) >= FEWEST]
