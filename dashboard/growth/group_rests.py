"""Rests of groups as they are shown: what a published group holds beside its published sections. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.growth.known_ends import is_rest_of_group
from dashboard.growth.records import GroupRest
from dashboard.kit import numbers


@dataclass(frozen=True)
class ShownRest:
    """A rest in the last year of a window, in words; ``grown`` is its change where that has a direction."""

    rest: GroupRest
    jobs: str
    grown: float | None

    @property
    def change(self) -> str:
        """The change in words; empty where it has no direction."""
        return "" if self.grown is None else f"ca. {numbers.change(self.grown)}"


def shown_rests(rests: Sequence[GroupRest], year_from: int, year_to: int) -> list[ShownRest]:
    """Rests in the last year, each with its change where the same sections are hidden in the first year too.

    Args:
        rests: rests of groups of one region, all years.
        year_from: first year of the window.
        year_to: last year of the window.
    """
    kept = [rest for rest in rests if is_rest_of_group(rest)]
    before = {rest.rest_name: rest for rest in kept if rest.year == year_from}
    return [
        ShownRest(rest, _interval(rest), _grown(before.get(rest.rest_name), rest))
        for rest in kept
        if rest.year == year_to and rest.jobs is not None
    ]


def _interval(rest: GroupRest) -> str:
    if rest.jobs is None or rest.jobs_low is None or rest.jobs_high is None:
        return numbers.UNKNOWN
    return numbers.about(rest.jobs, rest.jobs_low, rest.jobs_high)


def _grown(first: GroupRest | None, last: GroupRest) -> float | None:
    """The change, unless its interval leaves open whether there is any."""
    if first is None or first.jobs is None or last.jobs is None:
        return None
    if None in (first.jobs_low, first.jobs_high, last.jobs_low, last.jobs_high):
        return None
    least = (last.jobs_low or 0.0) - (first.jobs_high or 0.0)
    most = (last.jobs_high or 0.0) - (first.jobs_low or 0.0)
    return None if least <= 0 <= most else last.jobs - first.jobs
