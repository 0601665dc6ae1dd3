"""Charts and tables of the page Vaardigheden, kept ready. As ``dashboard.growth.figures``: shared, never change one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dashboard.kit.chart import Drawn
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.table import Table
from dashboard.kit.url import href
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.vaardigheden import charts, tables
from dashboard.pages.vaardigheden.data import ALL_LEVELS
from dashboard.pages.vaardigheden.text import name_of, notes, opening
from dashboard.pages.vaardigheden.view import load_group, load_skills, pillar_of

PILLAR_TITLES = {
    "vaardigheden": "Vaardigheden",
    "kennis": "Kennisgebieden",
    "algemeen": "Algemene vaardigheden",
}
# Short, so that all tabs fit on a phone.
PILLAR_TABS = {"vaardigheden": "Vaardigheden", "kennis": "Kennis", "algemeen": "Algemeen"}


@kept(256, "region")
def answer(scope: Scope, level: int) -> tuple[str, str]:
    """The answer, and what goes with it in small letters."""
    view = load_skills(scope)
    return opening(view, level), notes(view)


@kept(256, "region")
def list_size(scope: Scope, level: int, pillar: str) -> int:
    """How many groups of one kind have enough jobs to be shown."""
    return len(load_skills(scope).ranked(level, pillar))


@kept(256, "region")
def first_group(scope: Scope, level: int) -> str:
    """The group that is open at first: the skill that is needed most."""
    view = load_skills(scope)
    shown = [*view.ranked(level, "vaardigheden"), *view.ranked(ALL_LEVELS), *view.needs[ALL_LEVELS].values()]
    return shown[0].skill_code


@kept(128, "region")
def ranked_table(scope: Scope, level: int, pillar: str, whole: bool) -> tuple[Table, Prepared]:
    """The ranked list of one kind of groups."""
    view = load_skills(scope)
    title = PILLAR_TITLES[pillar]
    return _ready(tables.ranked(view, level, pillar, title, lambda code: href(groep=code), whole=whole))


@kept(128, "region")
def group_options(scope: Scope) -> Mapping[str, str]:
    """Labels of all groups by code, in the order of their names."""
    view = load_skills(scope)
    names = {code: name_of(view.groups[code], view.groups) for code in view.needs[ALL_LEVELS]}
    kinds = {code: PILLAR_TITLES[pillar_of(view.groups[code])].lower() for code in names}
    return MappingProxyType({code: f"{names[code]} ({kinds[code]})" for code in sorted(names, key=names.__getitem__)})


@kept(128, "region")
def balance_chart(scope: Scope, level: int) -> tuple[Drawn, str]:
    """What is asked and released, with its message in words."""
    view = load_skills(scope)
    return Drawn(charts.balance_chart(view, level)), charts.balance_alt(view, level)


@kept(64, "region")
def sectors_table(scope: Scope, skill_code: str, level: int) -> tuple[Table, Prepared]:
    """The sectors behind a group."""
    group = load_group(scope, skill_code, level)
    return _ready(tables.sectors(group, load_skills(scope)))


@kept(64, "region")
def occupations_table(scope: Scope, skill_code: str, level: int) -> tuple[Table, Prepared]:
    """The occupation groups behind a group."""
    group = load_group(scope, skill_code, level)
    return _ready(tables.occupations(group, load_skills(scope)))


def _ready(table: Table) -> tuple[Table, Prepared]:
    return table, prepared(table.columns, table.rows, table.caption)
