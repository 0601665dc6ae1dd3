"""Skills of a region: the ranked list, and what is behind one group; tables and sheets made together. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dashboard import format as fmt
from dashboard.balance import FREE, SCARCE
from dashboard.records.skills import Carrier, SkillNeed
from dashboard.sentences import skills as say
from dashboard.tables.cells import number
from dashboard.tables.sheet import Cell, Sheet, rounded
from dashboard.tables.table import Table, column, row
from dashboard.views.skills import GroupView, SkillsView, pillar_of

# The sheet gives tens: fine enough to check, coarse enough for an estimate.
TENS = -1


def ranked(view: SkillsView, level: int, pillar: str, title: str, link: Callable[[str], str]) -> Table:
    """One row per group of a pillar, most needed first; the sheet has the small ones too.

    Args:
        view: the region.
        level: education level.
        pillar: which groups, see ``dashboard.views.skills``.
        title: what these are called.
        link: makes the way to what is behind a group, from its code.
    """
    columns = [
        column("skill", title, "name"),
        column("verdict", "Oordeel", "text"),
        column("asked", "Meer gevraagd (banen)", "number", "Meer gevraagd"),
        column("released", "Komt vrij (banen)", "number", "Komt vrij"),
        column("net", "Saldo", "number"),
    ]
    needs = view.ranked(level, pillar)
    rows = [_ranked_row(need, view, link, len(needs) - place) for place, need in enumerate(needs)]
    every = [n for n in view.needs.get(level, {}).values() if pillar_of(view.groups[n.skill_code]) == pillar]
    header = (
        "code (ESCO)", "groep vaardigheden", "regio", "periode", "niveau", "meer gevraagd", "± afronding",
        "komt vrij", "± afronding komt vrij", "saldo", "± afronding saldo", "oordeel", "vooral gevraagd in",
        "komt vooral vrij in", "deel in beroepen die het echt vragen %",
    )  # fmt: skip
    lines = [_ranked_line(need, view) for need in sorted(every, key=lambda n: -n.net)]
    at = say.LEVELS[level][1].lower() if level else "alle niveaus"
    caption = f"{title} in {view.region.region_name}, {fmt.years(*view.window)}, {at}"
    return Table(caption, columns, rows, Sheet(caption, header, lines, say.facts(view, level)))


def _ranked_row(need: SkillNeed, view: SkillsView, link: Callable[[str], str], order: int) -> dict[str, Any]:
    group, standing = view.groups[need.skill_code], view.standing(need)
    return row(
        group.group_code,
        skill={"text": say.name_of(group, view.groups), "href": link(group.group_code), "sort": order},
        verdict={"text": f"{say.SIGNS[standing]} {standing}" if standing else "", "sort": _order(standing)},
        asked=number(need.asked, fmt.estimate(need.asked), _below(need.asked, need.asked_margin, need.asked_by, view)),
        released=number(
            need.released,
            fmt.estimate(need.released),
            _below(need.released, need.released_margin, need.released_by, view),
        ),
        net=number(need.net, fmt.estimate(need.net, signed=True)),
    )


def _order(standing: str) -> int:
    return [FREE, "", SCARCE].index(standing)


def _below(value: float, margin: float, sector: str | None, view: SkillsView) -> str:
    """The margin where it is wider than the rounding, and the sector that has most of it."""
    if value < 50:
        return ""
    low, high = fmt.estimate(max(0.0, value - margin)), fmt.estimate(value + margin)
    parts = [f"{low} tot {high}"] if low != high else []
    if sector is not None:
        parts.append(f"vooral {view.sectors[sector].sector_name_short}")
    return "; ".join(parts)


def _ranked_line(need: SkillNeed, view: SkillsView) -> list[Cell]:
    group = view.groups[need.skill_code]
    pairs = (
        (need.asked, need.asked_margin),
        (need.released, need.released_margin),
        (need.net, need.net_margin),
    )
    return [
        group.group_code,
        say.name_of(group, view.groups),
        view.region.region_name,
        fmt.years(*view.window),
        say.LEVELS[need.education_level][1],
        *(rounded(round(value, TENS), 0) for pair in pairs for value in pair),
        view.standing(need),
        *(view.sectors[code].sector_name_short if code else "" for code in (need.asked_by, need.released_by)),
        rounded(100 * need.firm_part, 0),
    ]


def sectors(group: GroupView, view: SkillsView) -> Table:
    """One row per section: its change, which part of its jobs asks the group, and through whom."""
    name = say.name_of(group.group, view.groups)
    columns = [
        column("sector", "Sector", "name"),
        column("change", "Banen erbij of weg", "number"),
        column("asking", "Deel van de banen dat dit vraagt", "number", "Vraagt dit"),
        column("effect", "Meer (+) of minder (−) gevraagd", "number", "Effect"),
        column("through", "Vooral via deze beroepen (deel van wie het daar vraagt)", "long", "Vooral via"),
    ]
    rows, lines = [], list[list[Cell]]()
    for item in group.sectors:
        sector, growth = view.sectors[item.sbi_code], view.growth[item.sbi_code]
        through = _through(group.carriers.get(item.sbi_code, ()))
        rows.append(
            row(
                item.sbi_code,
                sector={"text": sector.sector_name_short, "code": item.sbi_code, "sort": sector.sector_order},
                change=number(
                    growth.change_jobs, fmt.change(growth.change_jobs, growth.change_low, growth.change_high)
                ),
                asking=number(item.asking, _percent(item.asking)),
                effect=number(item.jobs_effect, fmt.estimate(item.jobs_effect, signed=True)),
                through={"text": through},
            )
        )
        lines.append(
            [
                item.sbi_code,
                sector.sector_name_short,
                rounded(growth.change_jobs, 0),
                rounded(100 * item.asking, 0),
                rounded(round(item.jobs_effect, TENS), 0),
                rounded(round(item.margin, TENS), 0),
                through,
            ]
        )
    header = ("code", "sector", "banen erbij of weg", "vraagt dit %", "effect in banen", "± afronding", "vooral via")
    caption = f"{name} per sector, {view.region.region_name}, {fmt.years(*view.window)}"
    return Table(caption, columns, rows, Sheet(caption, header, lines, say.facts(view, group.level)))


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
            asked=number(item.asked, fmt.estimate(item.asked)),
            released=number(item.released, fmt.estimate(item.released)),
        )
        for item in group.occupations
        if max(item.asked, item.released) >= 50
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
    caption = f"{name} per beroepsgroep, {view.region.region_name}, {fmt.years(*view.window)}"
    return Table(caption, columns, rows, Sheet(caption, header, lines, say.facts(view, group.level)))


def _level(level: int) -> str:
    return say.LEVELS[level][1] if level in say.LEVELS else say.UNKNOWN_LEVEL


def _percent(part: float) -> str:
    """A part as a whole percentage; what is rounded away is not nothing.

    >>> _percent(0.344), _percent(0.004)
    ('34%', 'onder 1%')
    """
    return f"{round(100 * part)}%" if part >= 0.005 else "onder 1%"
