"""The sectors and occupation groups behind one group of skills: each column once, for the screen and for the file."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.kit import estimates, numbers
from dashboard.kit.cells import number
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.sheet import rounded
from dashboard.kit.table import Cell, Column, InFile, Table, file_of, heads, lines, only_in_file, with_bounds
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.vaardigheden.data import Carrier, OccupationNeed, SectorNeed
from dashboard.pages.vaardigheden.group.data import GroupView, load_group
from dashboard.pages.vaardigheden.skill_balance import FEWEST
from dashboard.pages.vaardigheden.tables import in_tens
from dashboard.pages.vaardigheden.text import LEVELS, UNKNOWN_LEVEL, name_of, source_facts
from dashboard.pages.vaardigheden.view import SkillsView, load_skills


def sector_columns(group: GroupView, view: SkillsView) -> list[Column[SectorNeed]]:
    """Change of a section, which part of its jobs asks the group, and through whom."""

    def through(item: SectorNeed) -> str:
        return _names(group.carriers.get(item.sbi_code, ()))

    return [
        only_in_file("code", lambda item: item.sbi_code),
        Column(
            "sector",
            "Sector",
            lambda item: _sector(item, view),
            (InFile("sector", lambda item: view.sectors[item.sbi_code].sector_name_short),),
            kind="name",
        ),
        Column(
            "change",
            "Banen erbij of weg",
            lambda item: _change(item, view),
            (InFile("banen erbij of weg", lambda item: rounded(view.growth[item.sbi_code].change.value, 0)),),
            kind="number",
        ),
        Column(
            "per_job",
            "Deel van de banen dat dit vraagt",
            lambda item: number(item.per_job, percentage(item.per_job)),
            (InFile("vraagt dit %", lambda item: rounded(100 * item.per_job, 0)),),
            kind="number",
            short="Vraagt dit",
        ),
        Column(
            "effect",
            "Meer (+) of minder (−) gevraagd",
            lambda item: number(item.jobs, estimates.effect(item.jobs, signed=True)),
            with_bounds(("effect in banen", "laag", "hoog"), lambda item: item.effect, in_tens),
            kind="number",
            short="Effect",
        ),
        Column(
            "through",
            "Vooral via deze beroepen (deel van wie het daar vraagt)",
            lambda item: {"text": through(item)},
            (InFile("vooral via", through),),
            kind="long",
            short="Vooral via",
        ),
    ]


def sectors_table(group: GroupView, view: SkillsView) -> Table:
    """One row per section with enough jobs; the file has all sections."""
    columns = sector_columns(group, view)
    shown = [item for item in group.sectors if abs(item.jobs) >= FEWEST]
    caption = f"{name_of(group.group, view.groups)} per sector, {view.region.region_name}, {numbers.years(*view.years)}"
    rows = lines(columns, shown, lambda item: item.sbi_code)
    in_file = file_of(columns, group.sectors, caption, source_facts(view, group.level))
    return Table(caption, heads(columns), rows, in_file)


def occupation_columns(group: GroupView) -> list[Column[OccupationNeed]]:
    """What an occupation group asks more and releases, and how much of its work asks it."""
    names = sorted(item.occupation_name for item in group.occupations)
    return [
        only_in_file("code", lambda item: item.occupation_code),
        Column(
            "occupation",
            "Beroepsgroep",
            lambda item: _occupation(item, names),
            (InFile("beroepsgroep", lambda item: item.occupation_name),),
            kind="name",
        ),
        Column(
            "level",
            "Niveau",
            lambda item: {"text": _level(item.education_level), "sort": item.education_level},
            (InFile("niveau", lambda item: _level(item.education_level)),),
        ),
        Column(
            "importance",
            "Deel van het werk dat dit vraagt",
            lambda item: number(item.importance, percentage(item.importance)),
            (InFile("vraagt dit %", lambda item: rounded(100 * item.importance, 0)),),
            kind="number",
            short="Vraagt dit",
        ),
        Column(
            "asked",
            "Meer gevraagd (banen)",
            lambda item: number(item.asked, estimates.effect(item.asked)),
            (InFile("meer gevraagd", lambda item: in_tens(item.asked)),),
            kind="number",
            short="Meer gevraagd",
        ),
        Column(
            "released",
            "Komt vrij (banen)",
            lambda item: number(item.released, estimates.effect(item.released)),
            (InFile("komt vrij", lambda item: in_tens(item.released)),),
            kind="number",
            short="Komt vrij",
        ),
    ]


def occupations_table(group: GroupView, view: SkillsView) -> Table:
    """One row per occupation group with enough jobs; the file has all."""
    columns = occupation_columns(group)
    shown = [item for item in group.occupations if max(item.asked, item.released) >= FEWEST]
    name = name_of(group.group, view.groups)
    caption = f"{name} per beroepsgroep, {view.region.region_name}, {numbers.years(*view.years)}"
    rows = lines(columns, shown, lambda item: item.occupation_code)
    in_file = file_of(columns, group.occupations, caption, source_facts(view, group.level))
    return Table(caption, heads(columns), rows, in_file)


def percentage(part: float) -> str:
    """A part as a whole percentage; what is rounded away is not nothing.

    >>> percentage(0.344), percentage(0.004)
    ('34%', 'onder 1%')
    """
    return f"{round(100 * part)}%" if part >= 0.005 else "onder 1%"


def _sector(item: SectorNeed, view: SkillsView) -> Cell:
    sector = view.sectors[item.sbi_code]
    return {"text": sector.sector_name_short, "code": item.sbi_code, "sort": sector.sector_order}


def _change(item: SectorNeed, view: SkillsView) -> Cell:
    change = view.growth[item.sbi_code].change
    return number(change.value, numbers.change(change))


def _names(carriers: Sequence[Carrier]) -> str:
    return "; ".join(f"{row.occupation_name} ({percentage(row.part)})" for row in carriers)


def _occupation(item: OccupationNeed, names: Sequence[str]) -> Cell:
    return {"text": item.occupation_name, "code": item.occupation_code, "sort": names.index(item.occupation_name)}


def _level(level: int) -> str:
    return LEVELS[level][1] if level in LEVELS else UNKNOWN_LEVEL


@kept(64, "region")
def sectors_ready(scope: Scope, skill_code: str, level: int) -> tuple[Table, Prepared]:
    """The sectors behind a group. Made once."""
    made = sectors_table(load_group(scope, skill_code, level), load_skills(scope))
    return made, prepared(made.columns, made.rows, made.caption)


@kept(64, "region")
def occupations_ready(scope: Scope, skill_code: str, level: int) -> tuple[Table, Prepared]:
    """The occupation groups behind a group. Made once."""
    made = occupations_table(load_group(scope, skill_code, level), load_skills(scope))
    return made, prepared(made.columns, made.rows, made.caption)
