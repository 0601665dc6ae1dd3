"""Routes from an occupation with what is known of their destinations in one region. Between the data and the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.overstap.data import CoverageMarks, Route, SkillGap, coverage_marks, route, routes, skill_gaps
from dashboard.pages.overstap.route_filters import RouteFacts
from dashboard.pages.overstap.work_here.data import OccupationHere, RegionWork, load_region_work


@dataclass(frozen=True)
class RegionRoute:
    """A route with what is known of its destination in the region.

    ``gaps``: what the destination asks by skill group, beside what the origin brings.
    """

    route: Route
    destination: OccupationHere
    gaps: Sequence[SkillGap]

    @property
    def facts(self) -> RouteFacts:
        """What the filters ask."""
        here = self.destination
        return RouteFacts(
            education_step=self.route.education_step,
            wage_step_pct=self.route.wage_step_pct,
            growth=None if here.jobs is None else here.jobs.growth,
            tension_class=None if here.tension is None else here.tension.tension_class,
        )


@dataclass(frozen=True)
class RegionRoutes:
    """The nearest routes from one occupation, nearest first; ``marks`` say which coverage is much."""

    origin: OccupationHere
    routes: Sequence[RegionRoute]
    marks: CoverageMarks

    @property
    def facts(self) -> list[RouteFacts]:
        """What the filters ask of each."""
        return [each.facts for each in self.routes]


@kept(128, "region", "years")
def load_routes(scope: Scope, origin_code: str) -> RegionRoutes:
    """Fetch the nearest routes from an occupation. Shared between sessions: never change it."""
    work = load_region_work(scope)
    origin = work.here(work.occupations[origin_code])
    found = [row for row in routes(scope, origin_code) if row.destination_code in work.occupations]
    gaps = skill_gaps(scope, origin_code, tuple(row.destination_code for row in found))
    return RegionRoutes(
        origin=origin,
        routes=[
            RegionRoute(row, work.here(work.occupations[row.destination_code]), gaps.get(row.destination_code, ()))
            for row in found
        ],
        marks=coverage_marks(scope, origin.occupation.code_type),
    )


def load_route(work: RegionWork, origin_code: str, destination_code: str) -> RegionRoute | None:
    """One route, also where it is not among the nearest; None where the figures have none."""
    found = route(work.scope, origin_code, destination_code)
    if found is None:
        return None
    gaps = skill_gaps(work.scope, origin_code, (destination_code,))
    here = work.here(work.occupations[destination_code])
    return RegionRoute(found, here, gaps.get(destination_code, ()))
