"""Routes from one occupation: each column once, for the screen and for the file. Pure, but for what is kept ready."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dashboard.kit import estimates, numbers
from dashboard.kit.cells import number
from dashboard.kit.interval import Interval
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.sheet import FileCell, rounded
from dashboard.kit.table import Cell, Column, InFile, Table, only_in_file, table
from dashboard.kit.url import href
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.overstap.data import CAVEAT, CoverageMarks, Occupation, Route
from dashboard.pages.overstap.pair.text import SKILLS_NAMED, mostly_missing_skills, skill_name
from dashboard.pages.overstap.region_routes import RegionRoute, load_routes
from dashboard.pages.overstap.route_filters import FILTERS, passing
from dashboard.pages.overstap.text import COMPARED, ESTIMATED, SOURCES, STEPS, brings, jobs_text
from dashboard.pages.overstap.work_here.data import (
    GROWS,
    MIXED,
    SHRINKS,
    JobsHere,
    OccupationHere,
    RegionWork,
    load_region_work,
)
from dashboard.pages.werk.data import TENSION_CLASSES, Tension

GROWTH_SIGNS = {GROWS: "▲ vooral groei", SHRINKS: "▼ vooral krimp", MIXED: "? wisselend"}
Item = TypeVar("Item")


@dataclass(frozen=True)
class RouteLine:
    """One route as a row; the nearest has place 1, ``brings`` says how much is brought beside other routes."""

    place: int
    origin: Occupation
    route: Route
    destination: OccupationHere
    brings: str
    learn: str

    @property
    def occupation(self) -> Occupation:
        """Where the route leads."""
        return self.destination.occupation


DESTINATION_COLUMNS: tuple[Column[RouteLine], ...] = (
    only_in_file("van", lambda line: line.origin.occupation_name),
    Column(
        "occupation",
        "Overstap naar",
        lambda line: _destination(line),
        (
            InFile("naar", lambda line: line.occupation.occupation_name),
            InFile("code", lambda line: line.occupation.occupation_code),
            InFile("volgorde", lambda line: line.place),
        ),
        kind="name",
    ),
    Column(
        "brings",
        "Brengt mee",
        lambda line: {"text": line.brings, "sort": line.route.coverage},
        (
            InFile("dekking (0 tot 1)", lambda line: rounded(line.route.coverage, 2)),
            InFile("brengt mee", lambda line: line.brings),
        ),
    ),
    Column(
        "learn",
        "Vooral te leren",
        lambda line: {"text": line.learn},
        (InFile("vooral te leren", lambda line: line.learn),),
        kind="long",
    ),
)
EDUCATION_COLUMN: Column[RouteLine] = Column(
    "education",
    "Opleiding",
    lambda line: education_cell(line.route.education_step, line.occupation),
    (
        InFile("stap in opleiding", lambda line: line.route.education_step),
        InFile("opleiding", lambda line: line.occupation.education_name),
    ),
)


def route_columns(work: RegionWork, *, only_groups: bool) -> list[Column[RouteLine]]:
    """The columns for a region.

    Args:
        work: the region.
        only_groups: whether all destinations are BRC groups; of single occupations of ESCO only the wage and the jobs
            of the group around them are known, and the heads say so.
    """
    whose = "" if only_groups else ", hele beroepsgroep"
    return [*DESTINATION_COLUMNS, _wage_column(whose), EDUCATION_COLUMN, *_columns_of_region(work, whose)]


def _wage_column(whose: str) -> Column[RouteLine]:
    return Column(
        "wage",
        f"Verschil in uurloon{whose}",
        lambda line: wage_step_cell(line.route),
        (
            InFile("uurloon van", lambda line: rounded(line.origin.hourly_wage, 2)),
            InFile("uurloon naar", lambda line: rounded(line.occupation.hourly_wage, 2)),
            InFile("verschil euro", lambda line: rounded(line.route.wage_step_eur, 2)),
            InFile("verschil %", lambda line: rounded(line.route.wage_step_pct, 0)),
            InFile("loon van", lambda line: line.route.wage_basis),
        ),
        kind="number",
        short="Verschil in uurloon",
    )


def _columns_of_region(work: RegionWork, whose: str) -> list[Column[RouteLine]]:
    """Jobs, growth and tension; that last one is on screen only where it was read."""

    def tension(line: RouteLine) -> Cell:
        return tension_cell(line.destination.tension)

    return [
        Column(
            "jobs",
            f"Banen hier{whose} (schatting)",
            lambda line: jobs_cell(jobs_of(line.destination)),
            jobs_in_file(lambda line: jobs_of(line.destination), "banen laag", "banen hoog"),
            kind="number",
            short=f"Banen hier{whose}",
        ),
        Column(
            "growth",
            f"Sectoren hier {numbers.years(*work.years)}",
            lambda line: growth_cell(line.destination.jobs),
            (InFile("sectoren met dit werk hier", lambda line: _growth(line.destination.jobs)),),
            short="Sectoren hier",
        ),
        Column(
            "tension",
            "Arbeidsmarkt",
            tension if work.tension else None,
            (InFile("arbeidsmarkt", lambda line: _class(line.destination.tension)),),
        ),
    ]


def routes_table(routes: Sequence[RegionRoute], origin: Occupation, marks: CoverageMarks, work: RegionWork) -> Table:
    """One row per route, nearest first; a row leads to both occupations side by side.

    Args:
        routes: those that the filters let through.
        origin: where they start.
        marks: what coverage is much.
        work: the region.
    """
    return table(
        route_columns(work, only_groups=all(each.destination.occupation.is_group for each in routes)),
        [
            RouteLine(place, origin, each.route, each.destination, brings(each.route, marks), _to_learn(each))
            for place, each in enumerate(routes, start=1)
        ],
        caption=f"Overstappen van {origin.occupation_name}, {work.region.region_name}",
        source=source_facts(work),
        name=lambda line: line.occupation.occupation_code,
    )


@kept(256, "region", "years")
def routes_ready(scope: Scope, origin_code: str, chosen: tuple[str, ...]) -> tuple[Table, Prepared]:
    """The routes that the filters let through. Made once.

    Args:
        scope: version, region and years.
        origin_code: of the occupation where they start.
        chosen: option of each filter, in the order of ``FILTERS``.
    """
    found = load_routes(scope, origin_code)
    places = passing(found.facts, dict(zip(FILTERS, chosen, strict=True)))
    shown = [found.routes[place] for place in places]
    return ready(routes_table(shown, found.origin.occupation, found.marks, load_region_work(scope)))


def ready(made: Table) -> tuple[Table, Prepared]:
    """A table with what the browser reads of it."""
    return made, prepared(made.columns, made.rows, made.caption)


def _destination(line: RouteLine) -> Cell:
    code = line.occupation.occupation_code
    return {"text": line.occupation.occupation_name, "sort": line.place - 1, "href": href(naar=code), "top": True}


def _to_learn(item: RegionRoute) -> str:
    return "; ".join(skill_name(gap) for gap in mostly_missing_skills(item.gaps)[:SKILLS_NAMED])


def wage_step_cell(route: Route) -> Cell:
    """The step in wage in euro, and in per cent below it."""
    if route.wage_step_eur is None or route.wage_step_pct is None:
        return number(None, "één loon voor beide" if route.wage_basis == "zelfde" else numbers.UNKNOWN)
    pct = numbers.whole(round(abs(route.wage_step_pct)))
    sign = "+" if route.wage_step_pct > 0 and pct != "0" else numbers.MINUS if pct != "0" else ""
    wider = "; loon van bredere groep" if route.wage_basis == "segment" else ""
    return number(route.wage_step_pct, numbers.euro(route.wage_step_eur, signed=True), f"{sign}{pct}%{wider}")


def education_cell(step: int | None, occupation: Occupation) -> Cell:
    """The step in education, and the level of the destination below it."""
    if step is None:
        return {"text": numbers.UNKNOWN, "sort": None, "muted": True}
    words = "zelfde niveau" if step == 0 else f"{STEPS.get(abs(step), 'veel')} {'hoger' if step > 0 else 'lager'}"
    return {"text": words, "sub": occupation.education_name or "", "sort": -step}


def jobs_of(here: OccupationHere) -> Interval | None:
    """The estimated jobs of an occupation; None where nothing can be estimated."""
    return None if here.jobs is None else here.jobs.jobs


def jobs_cell(jobs: Interval | None) -> Cell:
    """An estimate of jobs with its interval below it."""
    if jobs is None:
        return number(None, numbers.UNKNOWN)
    if jobs.value is None or jobs.low is None or jobs.high is None:
        return number(jobs.low, jobs_text(jobs))
    return number(jobs.value, estimates.estimate(jobs.value), estimates.estimate_bounds(jobs))


def jobs_in_file(jobs: Callable[[Item], Interval | None], low: str, high: str) -> tuple[InFile[Item], ...]:
    """Estimate, low and high, in tens: what it is made from bears no more.

    Args:
        jobs: the estimate for what a row is about.
        low: head of the lower bound.
        high: head of the upper bound.
    """

    def bound(item: Item, name: str) -> FileCell:
        value = getattr(jobs(item), name, None)
        return None if value is None else round(value / 10) * 10

    return (
        InFile("banen hier", lambda item: bound(item, "value")),
        InFile(low, lambda item: bound(item, "low")),
        InFile(high, lambda item: bound(item, "high")),
    )


def growth_cell(jobs: JobsHere | None) -> Cell:
    """What the sectors with most of this work do here."""
    growth = None if jobs is None else jobs.growth
    order = [SHRINKS, MIXED, GROWS]
    if growth is None:
        return {"text": numbers.UNKNOWN, "sort": None, "muted": True}
    return {"text": GROWTH_SIGNS[growth], "sort": order.index(growth)}


def _growth(jobs: JobsHere | None) -> str:
    return "" if jobs is None else jobs.growth or ""


def tension_cell(tension: Tension | None) -> Cell:
    """The class of UWV."""
    name = None if tension is None else tension.tension_class
    if name not in TENSION_CLASSES:
        return {"text": numbers.UNKNOWN, "sort": None, "muted": True}
    return {"text": name, "sort": -TENSION_CLASSES.index(name)}


def _class(tension: Tension | None) -> str:
    return "" if tension is None else tension.tension_class or ""


def wage_cell(occupation: Occupation) -> Cell:
    """The median wage; that of a wider group is marked."""
    wider = "loon van een bredere groep" if occupation.wage_basis == "segment" else ""
    return number(occupation.hourly_wage, numbers.euro(occupation.hourly_wage), wider)


def source_facts(work: RegionWork) -> dict[str, str]:
    """Where the figures are from, for a download."""
    return {
        "Bron": SOURCES,
        "Banen": ESTIMATED,
        "Brengt mee": COMPARED,
        "Let op": CAVEAT,
        "Versie": f"{work.build.version_name}, gemaakt op {numbers.day(work.build.built_at)}",
    }
