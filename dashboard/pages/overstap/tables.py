"""Routes from one occupation: the tables on screen and the sheets to download, made together. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dashboard.kit import estimates, numbers
from dashboard.kit.cells import number
from dashboard.kit.interval import Interval
from dashboard.kit.sheet import Cell, Sheet, rounded
from dashboard.kit.table import Table, column, row
from dashboard.pages.overstap import text as say
from dashboard.pages.overstap.caveat import CAVEAT
from dashboard.pages.overstap.data import CoverageMarks, Occupation, Route
from dashboard.pages.overstap.pair import text as say_skills
from dashboard.pages.overstap.route_gates import GROWS, MIXED, SHRINKS
from dashboard.pages.overstap.view import JobsHere, RegionWork, WayOut
from dashboard.pages.werk.data import TENSION_CLASSES, Tension

GROWTH_SIGNS = {GROWS: "▲ vooral groei", SHRINKS: "▼ vooral krimp", MIXED: "? wisselend"}


def ways(items: Sequence[WayOut], marks: CoverageMarks, work: RegionWork, link: Callable[[str], str]) -> Table:
    """One row per route, nearest first.

    Args:
        items: routes that the gates let through, all from the same occupation.
        marks: what coverage is much.
        work: the region.
        link: way to the view beside each other, by code of the destination.
    """
    # Of single occupations of ESCO only the group around them is known.
    whose = "" if all(item.here.occupation.is_group for item in items) else ", hele beroepsgroep"
    columns = [
        column("occupation", "Overstap naar", "name"),
        column("brings", "Brengt mee"),
        column("learn", "Vooral te leren", "long"),
        column("wage", f"Verschil in uurloon{whose}", "number", "Verschil in uurloon"),
        column("education", "Opleiding", "text"),
        column("jobs", f"Banen hier{whose} (schatting)", "number", f"Banen hier{whose}"),
        column("growth", f"Sectoren hier {numbers.years(*work.window)}", "text", "Sectoren hier"),
    ]
    if work.tension:
        columns.append(column("tension", "Arbeidsmarkt", "text"))
    rows = [_way_row(place, item, marks, link) for place, item in enumerate(items)]
    header = (
        "van", "naar", "code", "volgorde", "dekking (0 tot 1)", "brengt mee", "vooral te leren", "uurloon van",
        "uurloon naar", "verschil euro", "verschil %", "loon van", "stap in opleiding", "opleiding",
        "banen hier", "banen laag", "banen hoog", "sectoren met dit werk hier", "arbeidsmarkt",
    )  # fmt: skip
    name = _origin(items, work).occupation_name if items else ""
    lines = [_way_line(place, item, marks, work) for place, item in enumerate(items, start=1)]
    caption = f"Overstappen van {name}, {work.region.region_name}"
    return Table(caption, columns, rows, Sheet(caption, header, lines, facts(work)))


def _origin(items: Sequence[WayOut], work: RegionWork) -> Occupation:
    return work.occupations[items[0].route.origin_code]


def _way_row(place: int, item: WayOut, marks: CoverageMarks, link: Callable[[str], str]) -> dict[str, Any]:
    occupation, route = item.here.occupation, item.route
    level = say.brings(route, marks)
    return row(
        occupation.occupation_code,
        occupation={
            "text": occupation.occupation_name,
            "sort": place,
            "href": link(occupation.occupation_code),
            "top": True,
        },
        brings={"text": level, "sort": route.coverage},
        learn={"text": _to_learn(item)},
        wage=wage_step_cell(route),
        education=education_cell(route.education_step, occupation),
        jobs=jobs_cell(item.here.jobs),
        growth=growth_cell(item.here.jobs),
        tension=tension_cell(item.here.tension),
    )


def _to_learn(item: WayOut) -> str:
    found = say_skills.mostly_missing(item.gaps)[: say_skills.SKILLS_NAMED]
    return "; ".join(say_skills.skill_name(gap) for gap in found)


def wage_step_cell(route: Route) -> dict[str, Any]:
    """The step in wage in euro, and in per cent below it."""
    if route.wage_step_eur is None or route.wage_step_pct is None:
        return number(None, "één loon voor beide" if route.wage_basis == "zelfde" else numbers.UNKNOWN)
    pct = numbers.whole(round(abs(route.wage_step_pct)))
    sign = "+" if route.wage_step_pct > 0 and pct != "0" else numbers.MINUS if pct != "0" else ""
    wider = "; loon van bredere groep" if route.wage_basis == "segment" else ""
    return number(route.wage_step_pct, numbers.euro(route.wage_step_eur, signed=True), f"{sign}{pct}%{wider}")


def education_cell(step: int | None, occupation: Occupation) -> dict[str, Any]:
    """The step in education, and the level of the destination below it."""
    if step is None:
        return {"text": numbers.UNKNOWN, "sort": None, "muted": True}
    words = "zelfde niveau" if step == 0 else f"{say.STEPS.get(abs(step), 'veel')} {'hoger' if step > 0 else 'lager'}"
    return {"text": words, "sub": occupation.education_name or "", "sort": -step}


def jobs_cell(jobs: JobsHere | None) -> dict[str, Any]:
    """An estimate of jobs with its interval below it."""
    if jobs is None:
        return number(None, numbers.UNKNOWN)
    if jobs.jobs is None or jobs.high is None:
        return number(jobs.low, say.jobs_text(jobs))
    return number(
        jobs.jobs, estimates.estimate(jobs.jobs), estimates.estimate_bounds(Interval(jobs.jobs, jobs.low, jobs.high))
    )


def growth_cell(jobs: JobsHere | None) -> dict[str, Any]:
    """What the sectors with most of this work do here."""
    growth = None if jobs is None else jobs.growth
    order = [SHRINKS, MIXED, GROWS]
    if growth is None:
        return {"text": numbers.UNKNOWN, "sort": None, "muted": True}
    return {"text": GROWTH_SIGNS[growth], "sort": order.index(growth)}


def tension_cell(tension: Tension | None) -> dict[str, Any]:
    """The class of UWV."""
    name = None if tension is None else tension.tension_class
    if name not in TENSION_CLASSES:
        return {"text": numbers.UNKNOWN, "sort": None, "muted": True}
    return {"text": name, "sort": -TENSION_CLASSES.index(name)}


def _way_line(place: int, item: WayOut, marks: CoverageMarks, work: RegionWork) -> list[Cell]:
    occupation, route = item.here.occupation, item.route
    origin = work.occupations[route.origin_code]
    return [
        origin.occupation_name,
        occupation.occupation_name,
        occupation.occupation_code,
        place,
        rounded(route.coverage, 2),
        say.brings(route, marks),
        "; ".join(
            say_skills.skill_name(gap) for gap in say_skills.mostly_missing(item.gaps)[: say_skills.SKILLS_NAMED]
        ),
        rounded(origin.hourly_wage, 2),
        rounded(occupation.hourly_wage, 2),
        rounded(route.wage_step_eur, 2),
        rounded(route.wage_step_pct, 0),
        route.wage_basis,
        route.education_step,
        occupation.education_name,
        *jobs_line(item.here.jobs),
        "" if item.here.jobs is None else item.here.jobs.growth or "",
        "" if item.here.tension is None else item.here.tension.tension_class or "",
    ]


def jobs_line(jobs: JobsHere | None) -> tuple[Cell, Cell, Cell]:
    """Estimate, low and high, in tens: what it is made from bears no more."""
    if jobs is None:
        return None, None, None
    return tuple(None if value is None else round(value / 10) * 10 for value in (jobs.jobs, jobs.low, jobs.high))  # type: ignore[return-value]


def wage_cell(occupation: Occupation) -> dict[str, Any]:
    """The median wage; that of a wider group is marked."""
    wider = "loon van een bredere groep" if occupation.wage_basis == "segment" else ""
    return number(occupation.hourly_wage, numbers.euro(occupation.hourly_wage), wider)


def facts(work: RegionWork) -> list[tuple[str, str]]:
    """Where the figures are from, for a download."""
    return [
        ("Bron", say.SOURCES),
        ("Banen", say.ESTIMATED),
        ("Brengt mee", say.COMPARED),
        ("Let op", CAVEAT),
        ("Versie", f"{work.build.version_name}, gemaakt op {numbers.day(work.build.built_at)}"),
    ]
