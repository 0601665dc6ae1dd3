"""The groups of skills of a region, most needed first: each column once, for the screen and for the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.kit import estimates, numbers
from dashboard.kit.cells import number
from dashboard.kit.interval import Interval
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.sheet import FileCell, rounded
from dashboard.kit.table import Cell, Column, InFile, Table, file_of, heads, lines, only_in_file
from dashboard.kit.url import href
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.vaardigheden.data import SkillNeed
from dashboard.pages.vaardigheden.skill_balance import FEWEST, FREE, SCARCE, most_asked_and_released
from dashboard.pages.vaardigheden.text import LEVELS, SIGNS, name_of, source_facts
from dashboard.pages.vaardigheden.view import PILLAR_TITLES, SkillsView, load_skills, pillar_of

# Shown of a long list: most needed, and most released.
FIRST, LAST = 12, 6


@dataclass(frozen=True)
class SkillLine:
    """What is asked and released of a group of skills; ``order`` is larger the more it is needed, on screen."""

    need: SkillNeed
    name: str
    standing: str
    order: int = 0


def ranked_columns(view: SkillsView, title: str, link: Callable[[str], str]) -> list[Column[SkillLine]]:
    """The columns.

    Args:
        view: the region.
        title: what the groups are called.
        link: makes the way to what is behind a group, from its code.
    """

    def sector(code: str | None) -> str:
        return view.sectors[code].sector_name_short if code else ""

    return [
        only_in_file("code (ESCO)", lambda line: line.need.skill_code),
        Column(
            "skill",
            title,
            lambda line: {"text": line.name, "href": link(line.need.skill_code), "sort": line.order},
            (
                InFile("groep vaardigheden", lambda line: line.name),
                InFile("regio", lambda _: view.region.region_name),
                InFile("periode", lambda _: numbers.years(*view.years)),
                InFile("niveau", lambda line: LEVELS[line.need.education_level][1]),
            ),
            kind="name",
        ),
        Column("verdict", "Oordeel", lambda line: _verdict(line.standing)),
        *_jobs_columns(),
        only_in_file("oordeel", lambda line: line.standing),
        Column(
            "where",
            "Vooral gevraagd in",
            lambda line: {"text": sector(line.need.asked_by)},
            (
                InFile("vooral gevraagd in", lambda line: sector(line.need.asked_by)),
                InFile("komt vooral vrij in", lambda line: sector(line.need.released_by)),
                InFile("deel in beroepen die het echt vragen %", lambda line: rounded(100 * line.need.firm_part, 0)),
            ),
        ),
    ]


def _jobs_columns() -> list[Column[SkillLine]]:
    """What is asked, what is released, and the one less the other."""
    return [
        Column(
            "asked",
            "Meer gevraagd (banen)",
            lambda line: _jobs(line.need.asked),
            (
                InFile("meer gevraagd", lambda line: in_tens(line.need.asked.value)),
                InFile("laag", lambda line: in_tens(line.need.asked.low)),
                InFile("hoog", lambda line: in_tens(line.need.asked.high)),
            ),
            kind="number",
            short="Meer gevraagd",
        ),
        Column(
            "released",
            "Komt vrij (banen)",
            lambda line: _jobs(line.need.released),
            (
                InFile("komt vrij", lambda line: in_tens(line.need.released.value)),
                InFile("komt vrij laag", lambda line: in_tens(line.need.released.low)),
                InFile("komt vrij hoog", lambda line: in_tens(line.need.released.high)),
            ),
            kind="number",
            short="Komt vrij",
        ),
        Column(
            "net",
            "Saldo",
            lambda line: number(line.need.net, estimates.effect(line.need.net, signed=True)),
            (InFile("saldo", lambda line: in_tens(line.need.net)),),
            kind="number",
        ),
    ]


def ranked_table(
    view: SkillsView, level: int, pillar: str, link: Callable[[str], str], *, whole: bool = False
) -> Table:
    """One row per group of a pillar, most needed first: both ends of the list, or the whole; the file has every group.

    Args:
        view: the region.
        level: education level.
        pillar: which groups, see ``dashboard.pages.vaardigheden.view``.
        link: makes the way to what is behind a group, from its code.
        whole: whether to show the middle of the list too.
    """
    needs = view.ranked(level, pillar)
    needs = needs if whole else most_asked_and_released(needs, FIRST, LAST)
    every = [n for n in view.needs.get(level, {}).values() if pillar_of(view.groups[n.skill_code]) == pillar]
    columns = ranked_columns(view, PILLAR_TITLES[pillar], link)
    at = LEVELS[level][1].lower() if level else "alle niveaus"
    caption = f"{PILLAR_TITLES[pillar]} in {view.region.region_name}, {numbers.years(*view.years)}, {at}"
    shown = [_line(need, view, len(needs) - place) for place, need in enumerate(needs)]
    in_file = [_line(need, view) for need in sorted(every, key=lambda n: -n.net)]
    rows = lines(columns, shown, lambda line: line.need.skill_code)
    return Table(caption, heads(columns), rows, file_of(columns, in_file, caption, source_facts(view, level)))


def margin(jobs: Interval) -> str:
    """The interval of an estimate where it is wider than its rounding.

    >>> margin(Interval(3_800, 3_740, 3_890)), margin(Interval(3_720, 3_710, 3_740)), margin(Interval(10, -20, 40))
    ('3.700 tot 3.900', '', '')
    """
    if jobs.low is None or jobs.high is None or jobs.high < FEWEST:
        return ""
    first, last = estimates.effect(max(0.0, jobs.low)), estimates.effect(jobs.high)
    return f"{first} tot {last}" if first != last else ""


def in_tens(value: float | None) -> FileCell:
    """Jobs in a file: fine enough to check, coarse enough for an estimate."""
    return None if value is None else rounded(round(value, -1), 0)


def _line(need: SkillNeed, view: SkillsView, order: int = 0) -> SkillLine:
    return SkillLine(need, name_of(view.groups[need.skill_code], view.groups), view.standing(need), order)


def _verdict(standing: str) -> Cell:
    text = f"{SIGNS[standing]} {standing}" if standing else ""
    return {"text": text, "sort": [FREE, "", SCARCE].index(standing)}


def _jobs(jobs: Interval) -> Cell:
    return number(jobs.value, estimates.effect(jobs.value or 0.0), margin(jobs))


@kept(128, "region")
def ranked_ready(scope: Scope, level: int, pillar: str, whole: bool) -> tuple[Table, Prepared]:
    """The ranked list of one kind of groups. Made once."""
    made = ranked_table(load_skills(scope), level, pillar, lambda code: href(groep=code), whole=whole)
    return made, prepared(made.columns, made.rows, made.caption)
