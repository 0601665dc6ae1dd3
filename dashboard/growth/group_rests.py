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
        ShownRest(rest, numbers.about(rest.jobs), _grown(before.get(rest.rest_name), rest))
        for rest in kept
        if rest.year == year_to and rest.jobs.is_known
    ]


def _grown(first: GroupRest | None, last: GroupRest) -> float | None:
    """The change, unless its interval leaves open whether there is any."""
    if first is None or first.jobs.value is None or last.jobs.value is None:
        return None
    if first.jobs.width is None or last.jobs.width is None:
        return None
    if not (last.jobs.is_above(first.jobs) or last.jobs.is_below(first.jobs)):
        return None
    return last.jobs.value - first.jobs.value
