"""Two occupations beside each other: facts and skills, on screen and as sheets to download. Pure.

Readable without colour: what is to learn, what both ask and what only the first has are told apart by sign and word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.kit import numbers
from dashboard.kit.sheet import Cell, Sheet, rounded
from dashboard.kit.table import Table, column, rank, row
from dashboard.pages.overstap import text as say
from dashboard.pages.overstap.data import SkillGap
from dashboard.pages.overstap.pair import text as say_skills
from dashboard.pages.overstap.tables import (
    education_cell,
    facts,
    growth_cell,
    jobs_cell,
    tension_cell,
    wage_cell,
    wage_step_cell,
)
from dashboard.pages.overstap.view import Here, RegionWork, WayOut

LEARN, BOTH, OWN = "+ te leren", "✓ bij beide", "− alleen bij het eerste"
HEAVY, MIDDLE, LIGHT = "zwaar", "gemiddeld", "licht"


def side_by_side(origin: Here, item: WayOut, work: RegionWork) -> Table:
    """Two occupations, fact by fact, with the difference."""
    first, second = origin.occupation, item.here.occupation
    columns = [
        column("what", "Wat", "long"),
        column("first", first.occupation_name, "long"),
        column("second", second.occupation_name, "long"),
        column("step", "Verschil", "long"),
    ]
    made = [
        row(name, what={"text": label}, first=left, second=right, step={"text": step})
        for name, label, left, right, step in _facts_of_both(origin, item, work)
    ]
    header = ("wat", first.occupation_name, second.occupation_name, "verschil")
    lines: list[list[Cell]] = [
        [label, _whole_text(left), _whole_text(right), step]
        for _, label, left, right, step in _facts_of_both(origin, item, work)
    ]
    caption = f"{first.occupation_name} en {second.occupation_name} naast elkaar, {work.region.region_name}"
    return Table(caption, columns, made, Sheet(caption, header, lines, facts(work)))


def _facts_of_both(
    origin: Here, item: WayOut, work: RegionWork
) -> list[tuple[str, str, dict[str, Any], dict[str, Any], str]]:
    route, both, years = item.route, (origin, item.here), numbers.years(*work.window)
    wage = wage_step_cell(route)
    ends = [
        (
            "education", "Opleiding die het werk vraagt",
            [{"text": each.occupation.education_name or numbers.UNKNOWN} for each in both],
            education_cell(route.education_step, item.here.occupation)["text"],
        ),
        (
            "wage", "Middelste uurloon, heel Nederland",
            [wage_cell(each.occupation) for each in both],
            " ".join(part for part in (wage["text"], f"({wage['sub'].split(';')[0]})" if wage["sub"] else "") if part),
        ),
        ("jobs", "Banen hier (schatting)", [jobs_cell(each.jobs) for each in both], ""),
        ("growth", f"Sectoren met dit werk hier, {years}", [growth_cell(each.jobs) for each in both], ""),
        ("where", "Vooral in", [{"text": _sectors(each, work)} for each in both], ""),
        ("tension", "Arbeidsmarkt", [_tension_or_not(each, work) for each in both], ""),
    ]  # fmt: skip
    return [(name, label, left, right, step) for name, label, (left, right), step in ends]


def _sectors(here: Here, work: RegionWork) -> str:
    if here.jobs is None:
        return numbers.UNKNOWN
    codes = say.main_sectors(here.jobs)[: say_skills.SKILLS_NAMED]
    return "; ".join(say.sector_and_verdict(code, work) for code in codes)


def _tension_or_not(here: Here, work: RegionWork) -> dict[str, Any]:
    return tension_cell(here.tension) if work.tension else {"text": say.NOT_READ, "muted": True}


def _whole_text(cell: Mapping[str, Any]) -> str:
    return f"{cell['text']} ({cell['sub']})" if cell.get("sub") else str(cell["text"])


def skills(origin: Here, item: WayOut, back: Sequence[SkillGap], work: RegionWork) -> Table:
    """All skill groups of two occupations, what is to learn first.

    Args:
        origin: where one comes from.
        item: the route.
        back: the gaps of the way back: what the origin asks and the destination does not.
        work: the region.
    """
    columns = [
        column("skill", "Vaardigheid of kennis", "name"),
        column("who", "Wie vraagt dit?", "text"),
        column("weight", "Gewicht", "text"),
    ]
    parts = [(LEARN, gap, gap.missing) for gap in say_skills.missing(item.gaps)]
    parts += [(BOTH, gap, gap.size) for gap in say_skills.shared(item.gaps)]
    parts += [(OWN, gap, gap.missing) for gap in say_skills.missing(back)]
    heaviest = max((size for *_, size in parts), default=0.0)
    order = [OWN, BOTH, LEARN]
    made = [
        row(
            f"{order.index(who)}-{gap.skill_code}",
            skill={"text": say_skills.skill_name(gap)},
            who={"text": who, "sort": order.index(who) * (len(parts) + 1) - place},
            weight={"text": _weight(size, heaviest), "sort": size},
        )
        for place, (who, gap, size) in enumerate(parts)
    ]
    rank(columns[:1], made)
    caption = f"Vaardigheden van {origin.occupation.occupation_name} en {item.here.occupation.occupation_name}"
    lines: list[list[Cell]] = [
        [say_skills.skill_name(gap), gap.skill_code, who, _weight(size, heaviest), rounded(size, 2)]
        for who, gap, size in parts
    ]
    header = ("vaardigheid of kennis", "code", "wie vraagt dit", "gewicht", "gewicht in getal")
    return Table(caption, columns, made, Sheet(caption, header, lines, facts(work)))


def _weight(size: float, heaviest: float) -> str:
    """How much a skill weighs beside the heaviest of the two occupations."""
    part = size / heaviest if heaviest else 0.0
    return HEAVY if part >= 1 / 2 else MIDDLE if part >= 1 / 5 else LIGHT
