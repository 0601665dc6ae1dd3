"""Skills of a region: the ranked list, and what is behind one group; tables and sheets made together. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dashboard.kit import estimates, numbers
from dashboard.kit.cells import number
from dashboard.kit.sheet import Cell, Sheet, rounded
from dashboard.kit.table import Table, column, row
from dashboard.pages.vaardigheden import text as say
from dashboard.pages.vaardigheden.data import Carrier, SectorNeed, SkillNeed
from dashboard.pages.vaardigheden.skill_balance import FEWEST, FREE, SCARCE, both_ends
from dashboard.pages.vaardigheden.view import GroupView, SkillsView, pillar_of

# The sheet gives tens: fine enough to check, coarse enough for an estimate.
TENS = -1
# Shown of a long list: most needed, and most released.
FIRST, LAST = 12, 6


def ranked(
    view: SkillsView, level: int, pillar: str, title: str, link: Callable[[str], str], *, whole: bool = False
) -> Table:
    """One row per group of a pillar, most needed first: both ends of the list, or the whole; the sheet has every group.

    Args:
        view: the region.
        level: education level.
        pillar: which groups, see ``dashboard.pages.vaardigheden.view``.
        title: what these are called.
        link: makes the way to what is behind a group, from its code.
        whole: whether to show the middle of the list too.
    """
    columns = [
        column("skill", title, "name"),
        column("verdict", "Oordeel", "text"),
        column("asked", "Meer gevraagd (banen)", "number", "Meer gevraagd"),
        column("released", "Komt vrij (banen)", "number", "Komt vrij"),
        column("net", "Saldo", "number"),
        column("where", "Vooral gevraagd in"),
    ]
    needs = view.ranked(level, pillar)
    needs = needs if whole else both_ends(needs, FIRST, LAST)
    rows = [_ranked_row(need, view, link, len(needs) - place) for place, need in enumerate(needs)]
    every = [n for n in view.needs.get(level, {}).values() if pillar_of(view.groups[n.skill_code]) == pillar]
    header = (
        "code (ESCO)", "groep vaardigheden", "regio", "periode", "niveau", "meer gevraagd", "laag", "hoog",
        "komt vrij", "komt vrij laag", "komt vrij hoog", "saldo", "oordeel", "vooral gevraagd in",
        "komt vooral vrij in", "deel in beroepen die het echt vragen %",
    )  # fmt: skip
    lines = [_ranked_line(need, view) for need in sorted(every, key=lambda n: -n.net)]
    at = say.LEVELS[level][1].lower() if level else "alle niveaus"
    caption = f"{title} in {view.region.region_name}, {numbers.years(*view.window)}, {at}"
    return Table(caption, columns, rows, Sheet(caption, header, lines, say.facts(view, level)))


def _ranked_row(need: SkillNeed, view: SkillsView, link: Callable[[str], str], order: int) -> dict[str, Any]:
    group, standing = view.groups[need.skill_code], view.standing(need)
    return row(
        group.skill_code,
        skill={"text": say.name_of(group, view.groups), "href": link(group.skill_code), "sort": order},
        verdict={"text": f"{say.SIGNS[standing]} {standing}" if standing else "", "sort": _order(standing)},
        asked=number(need.asked, estimates.effect(need.asked), between(need.asked_low, need.asked_high)),
        released=number(need.released, estimates.effect(need.released), between(need.released_low, need.released_high)),
        net=number(need.net, estimates.effect(need.net, signed=True)),
        where={"text": view.sectors[need.asked_by].sector_name_short if need.asked_by else ""},
    )


def _order(standing: str) -> int:
    return [FREE, "", SCARCE].index(standing)


def between(low: float, high: float) -> str:
    """The interval of an estimate where it is wider than its rounding.

    >>> between(3_740.0, 3_890.0), between(3_710.0, 3_740.0), between(-20.0, 40.0)
    ('3.700 tot 3.900', '', '')
    """
    if high < FEWEST:
        return ""
    first, last = estimates.effect(max(0.0, low)), estimates.effect(high)
    return f"{first} tot {last}" if first != last else ""


def _ranked_line(need: SkillNeed, view: SkillsView) -> list[Cell]:
    group = view.groups[need.skill_code]
    asked = (need.asked, need.asked_low, need.asked_high)
    gone = (need.released, need.released_low, need.released_high)
    return [
        group.skill_code,
        say.name_of(group, view.groups),
        view.region.region_name,
        numbers.years(*view.window),
        say.LEVELS[need.education_level][1],
        *(rounded(round(value, TENS), 0) for value in (*asked, *gone, need.net)),
        view.standing(need),
        *(view.sectors[code].sector_name_short if code else "" for code in (need.asked_by, need.released_by)),
        rounded(100 * need.firm_part, 0),
    ]


def sectors(group: GroupView, view: SkillsView) -> Table:
    """One row per section with enough jobs: its change, which part of its jobs asks the group, and through whom.

    The sheet has all sections.
    """
    name = say.name_of(group.group, view.groups)
    columns = [
        column("sector", "Sector", "name"),
        column("change", "Banen erbij of weg", "number"),
        column("per_job", "Deel van de banen dat dit vraagt", "number", "Vraagt dit"),
        column("effect", "Meer (+) of minder (−) gevraagd", "number", "Effect"),
        column("through", "Vooral via deze beroepen (deel van wie het daar vraagt)", "long", "Vooral via"),
    ]
    rows = [_sector_row(item, group, view) for item in group.sectors if abs(item.jobs_effect) >= FEWEST]
    lines = [_sector_line(item, group, view) for item in group.sectors]
    header = ("code", "sector", "banen erbij of weg", "vraagt dit %", "effect in banen", "laag", "hoog", "vooral via")
    caption = f"{name} per sector, {view.region.region_name}, {numbers.years(*view.window)}"
    return Table(caption, columns, rows, Sheet(caption, header, lines, say.facts(view, group.level)))


def _sector_row(item: SectorNeed, group: GroupView, view: SkillsView) -> dict[str, Any]:
    sector, growth = view.sectors[item.sbi_code], view.growth[item.sbi_code]
    change = numbers.change(growth.change)
    return row(
        item.sbi_code,
        sector={"text": sector.sector_name_short, "code": item.sbi_code, "sort": sector.sector_order},
        change=number(growth.change.value, change),
        per_job=number(item.per_job, _percent(item.per_job)),
        effect=number(item.jobs_effect, estimates.effect(item.jobs_effect, signed=True)),
        through={"text": _through(group.carriers.get(item.sbi_code, ()))},
    )


def _sector_line(item: SectorNeed, group: GroupView, view: SkillsView) -> list[Cell]:
    effects = (item.jobs_effect, item.jobs_effect_low, item.jobs_effect_high)
    return [
        item.sbi_code,
        view.sectors[item.sbi_code].sector_name_short,
        rounded(view.growth[item.sbi_code].change.value, 0),
        rounded(100 * item.per_job, 0),
        *(rounded(round(value, TENS), 0) for value in effects),
        _through(group.carriers.get(item.sbi_code, ())),
    ]


def _through(carriers: Sequence[Carrier]) -> str:
    return "; ".join(f"{row.occupation_name} ({_percent(row.part)})" for row in carriers)


def occupations(group: GroupView, view: SkillsView) -> Table:
    """One row per occupation group with enough jobs, the sheet has all."""
    name = say.name_of(group.group, view.groups)
    columns = [
        column("occupation", "Beroepsgroep", "name"),
        column("level", "Niveau"),
        column("importance", "Deel van het werk dat dit vraagt", "number", "Vraagt dit"),
        column("asked", "Meer gevraagd (banen)", "number", "Meer gevraagd"),
        column("released", "Komt vrij (banen)", "number", "Komt vrij"),
    ]
    names = sorted(item.occupation_name for item in group.occupations)
    rows = [
        row(
            item.occupation_code,
            occupation={
                "text": item.occupation_name,
                "code": item.occupation_code,
                "sort": names.index(item.occupation_name),
            },
            level={"text": _level(item.education_level), "sort": item.education_level},
            importance=number(item.importance, _percent(item.importance)),
            asked=number(item.asked, estimates.effect(item.asked)),
            released=number(item.released, estimates.effect(item.released)),
        )
        for item in group.occupations
        if max(item.asked, item.released) >= FEWEST
    ]
    lines: list[list[Cell]] = [
        [
            item.occupation_code,
            item.occupation_name,
            _level(item.education_level),
            rounded(100 * item.importance, 0),
            rounded(round(item.asked, TENS), 0),
            rounded(round(item.released, TENS), 0),
        ]
        for item in group.occupations
    ]
    header = ("code", "beroepsgroep", "niveau", "vraagt dit %", "meer gevraagd", "komt vrij")
    caption = f"{name} per beroepsgroep, {view.region.region_name}, {numbers.years(*view.window)}"
    return Table(caption, columns, rows, Sheet(caption, header, lines, say.facts(view, group.level)))


def _level(level: int) -> str:
    return say.LEVELS[level][1] if level in say.LEVELS else say.UNKNOWN_LEVEL


def _percent(part: float) -> str:
    """A part as a whole percentage; what is rounded away is not nothing.

    >>> _percent(0.344), _percent(0.004)
    ('34%', 'onder 1%')
    """
    return f"{round(100 * part)}%" if part >= 0.005 else "onder 1%"
