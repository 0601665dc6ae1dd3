"""Charts and tables of the page Vaardigheden, kept ready. As ``dashboard.figures``: shared, never change one."""

from __future__ import annotations

from dashboard.charts import skills as charts
from dashboard.charts.spec import Drawn
from dashboard.kept import kept
from dashboard.navigation import href
from dashboard.tables import skills as tables
from dashboard.tables.table import Table
from dashboard.views.skills import load_group, load_skills
from dashboard.widgets.data_table import Prepared, prepared

PILLAR_TITLES = {
    "vaardigheden": "Vaardigheden",
    "kennis": "Kennisgebieden",
    "algemeen": "Algemene vaardigheden",
}


@kept(128)
def ranked_table(version: str, region_code: str, level: int, pillar: str, whole: bool) -> tuple[Table, Prepared]:
    """The ranked list of one kind of groups."""
    view = load_skills(version, region_code)
    title = PILLAR_TITLES[pillar]
    return _ready(tables.ranked(view, level, pillar, title, lambda code: href(groep=code), whole=whole))


@kept(128)
def balance_chart(version: str, region_code: str, level: int) -> tuple[Drawn, str]:
    """What is asked and released, with its message in words."""
    view = load_skills(version, region_code)
    return Drawn(charts.balance_chart(view, level)), charts.balance_alt(view, level)


@kept(64)
def sectors_table(version: str, region_code: str, skill_code: str, level: int) -> tuple[Table, Prepared]:
    """The sectors behind a group."""
    group = load_group(version, region_code, skill_code, level)
    return _ready(tables.sectors(group, load_skills(version, region_code)))


@kept(64)
def occupations_table(version: str, region_code: str, skill_code: str, level: int) -> tuple[Table, Prepared]:
    """The occupation groups behind a group."""
    group = load_group(version, region_code, skill_code, level)
    return _ready(tables.occupations(group, load_skills(version, region_code)))


def _ready(table: Table) -> tuple[Table, Prepared]:
    return table, prepared(table.columns, table.rows, table.caption)
