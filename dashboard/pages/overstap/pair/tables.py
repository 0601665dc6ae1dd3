"""Two occupations beside each other: facts and skills, each column once for the screen and for the file.

Readable without colour: what is to learn, what both ask and what only the first has are told apart by sign and word.
Pure, but for what is kept ready.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.kit import numbers
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.sheet import rounded
from dashboard.kit.table import Cell, Column, InFile, Table, only_in_file, table
from dashboard.kit.widget.data_table import Prepared
from dashboard.pages.overstap.data import SkillGap, skill_gaps
from dashboard.pages.overstap.pair.text import SKILLS_NAMED, missing_skills, shared_skills, skill_name
from dashboard.pages.overstap.region_routes import RegionRoute, load_route
from dashboard.pages.overstap.tables import (
    education_cell,
    growth_cell,
    jobs_cell,
    jobs_of,
    ready,
    source_facts,
    tension_cell,
    wage_cell,
    wage_step_cell,
)
from dashboard.pages.overstap.text import NOT_READ, main_sectors, sector_and_verdict
from dashboard.pages.overstap.work_here.data import OccupationHere, RegionWork, load_region_work

LEARN, BOTH, OWN = "+ te leren", "✓ bij beide", "− alleen bij het eerste"
# As the column sorts them, the last on top.
WHO_ASKS = (OWN, BOTH, LEARN)
HEAVY, MIDDLE, LIGHT = "zwaar", "gemiddeld", "licht"


@dataclass(frozen=True)
class FactOfBoth:
    """One fact about two occupations, as cells, with the difference in words."""

    name: str
    label: str
    first: Cell
    second: Cell
    difference: str = ""


@dataclass(frozen=True)
class SkillLine:
    """One skill group of two occupations: who asks it, how heavy it is for them, and where the row sorts by who."""

    gap: SkillGap
    who: str
    size: float
    weight: str
    order: int


SKILL_COLUMNS: tuple[Column[SkillLine], ...] = (
    Column(
        "skill",
        "Vaardigheid of kennis",
        lambda line: {"text": skill_name(line.gap)},
        (InFile("vaardigheid of kennis", lambda line: skill_name(line.gap)),),
        kind="name",
        is_by_text=True,
    ),
    only_in_file("code", lambda line: line.gap.skill_code),
    Column(
        "who",
        "Wie vraagt dit?",
        lambda line: {"text": line.who, "sort": line.order},
        (InFile("wie vraagt dit", lambda line: line.who),),
    ),
    Column(
        "weight",
        "Gewicht",
        lambda line: {"text": line.weight, "sort": line.size},
        (
            InFile("gewicht", lambda line: line.weight),
            InFile("gewicht in getal", lambda line: rounded(line.size, 2)),
        ),
    ),
)


def fact_columns(first: str, second: str) -> list[Column[FactOfBoth]]:
    """The columns for two names of occupations."""
    return [
        Column(
            "what", "Wat", lambda fact: {"text": fact.label}, (InFile("wat", lambda fact: fact.label),), kind="long"
        ),
        Column(
            "first", first, lambda fact: fact.first, (InFile(first, lambda fact: _whole_text(fact.first)),), kind="long"
        ),
        Column(
            "second",
            second,
            lambda fact: fact.second,
            (InFile(second, lambda fact: _whole_text(fact.second)),),
            kind="long",
        ),
        Column(
            "step",
            "Verschil",
            lambda fact: {"text": fact.difference},
            (InFile("verschil", lambda fact: fact.difference),),
            kind="long",
        ),
    ]


def side_by_side_table(origin: OccupationHere, item: RegionRoute, work: RegionWork) -> Table:
    """Two occupations, fact by fact, with the difference."""
    first, second = origin.occupation.occupation_name, item.destination.occupation.occupation_name
    return table(
        fact_columns(first, second),
        _facts_of_both(origin, item, work),
        caption=f"{first} en {second} naast elkaar, {work.region.region_name}",
        source=source_facts(work),
        name=lambda fact: fact.name,
    )


def skills_table(origin: OccupationHere, item: RegionRoute, back: Sequence[SkillGap], work: RegionWork) -> Table:
    """All skill groups of two occupations, what is to learn first.

    Args:
        origin: where one comes from.
        item: the route.
        back: the gaps of the way back: what the origin asks and the destination does not.
        work: the region.
    """
    first, second = origin.occupation.occupation_name, item.destination.occupation.occupation_name
    return table(
        SKILL_COLUMNS,
        _skill_lines(item.gaps, back),
        caption=f"Vaardigheden van {first} en {second}",
        source=source_facts(work),
        name=lambda line: f"{WHO_ASKS.index(line.who)}-{line.gap.skill_code}",
    )


@kept(128, "region", "years")
def pair_ready(
    scope: Scope, origin_code: str, destination_code: str
) -> tuple[tuple[Table, Prepared], tuple[Table, Prepared]] | None:
    """Two occupations beside each other: facts, then skills. None where there is no way between them. Made once."""
    work = load_region_work(scope)
    origin = work.here(work.occupations[origin_code])
    item = load_route(work, origin_code, destination_code)
    if item is None:
        return None
    back = skill_gaps(scope, destination_code, (origin_code,)).get(origin_code, ())
    return ready(side_by_side_table(origin, item, work)), ready(skills_table(origin, item, back, work))


def _facts_of_both(origin: OccupationHere, item: RegionRoute, work: RegionWork) -> list[FactOfBoth]:
    first, second = origin, item.destination
    wage = wage_step_cell(item.route)
    wage_step = [wage["text"], f"({wage['sub'].split(';')[0]})" if wage["sub"] else ""]
    return [
        FactOfBoth(
            "education",
            "Opleiding die het werk vraagt",
            {"text": first.occupation.education_name or numbers.UNKNOWN},
            {"text": second.occupation.education_name or numbers.UNKNOWN},
            education_cell(item.route.education_step, second.occupation)["text"],
        ),
        FactOfBoth(
            "wage",
            "Middelste uurloon, heel Nederland",
            wage_cell(first.occupation),
            wage_cell(second.occupation),
            " ".join(part for part in wage_step if part),
        ),
        FactOfBoth("jobs", "Banen hier (schatting)", jobs_cell(jobs_of(first)), jobs_cell(jobs_of(second))),
        FactOfBoth(
            "growth",
            f"Sectoren met dit werk hier, {numbers.years(*work.years)}",
            growth_cell(first.jobs),
            growth_cell(second.jobs),
        ),
        FactOfBoth("where", "Vooral in", _sectors(first, work), _sectors(second, work)),
        FactOfBoth("tension", "Arbeidsmarkt", _tension_or_not(first, work), _tension_or_not(second, work)),
    ]


def _sectors(here: OccupationHere, work: RegionWork) -> Cell:
    if here.jobs is None:
        return {"text": numbers.UNKNOWN}
    codes = main_sectors(here.jobs)[:SKILLS_NAMED]
    return {"text": "; ".join(sector_and_verdict(code, work) for code in codes)}


def _tension_or_not(here: OccupationHere, work: RegionWork) -> Cell:
    return tension_cell(here.tension) if work.tension else {"text": NOT_READ, "muted": True}


def _whole_text(cell: Cell) -> str:
    return f"{cell['text']} ({cell['sub']})" if cell.get("sub") else str(cell["text"])


def _skill_lines(gaps: Sequence[SkillGap], back: Sequence[SkillGap]) -> list[SkillLine]:
    parts = [(LEARN, gap, gap.missing) for gap in missing_skills(gaps)]
    parts += [(BOTH, gap, gap.size) for gap in shared_skills(gaps)]
    parts += [(OWN, gap, gap.missing) for gap in missing_skills(back)]
    heaviest = max((size for *_, size in parts), default=0.0)
    return [
        SkillLine(gap, who, size, _weight(size, heaviest), WHO_ASKS.index(who) * (len(parts) + 1) - place)
        for place, (who, gap, size) in enumerate(parts)
    ]


def _weight(size: float, heaviest: float) -> str:
    """How much a skill weighs beside the heaviest of the two occupations."""
    part = size / heaviest if heaviest else 0.0
    return HEAVY if part >= 1 / 2 else MIDDLE if part >= 1 / 5 else LIGHT
