"""Charts and tables of the page Werk en mensen, kept ready. Shared: never change one."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.growth import data
from dashboard.kit.chart import Drawn
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.table import Table
from dashboard.kit.url import href
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.werk import charts
from dashboard.pages.werk import data as work_queries
from dashboard.pages.werk.data import Wage
from dashboard.pages.werk.occupations import tables as occupations
from dashboard.pages.werk.people import tables as people
from dashboard.pages.werk.vacancies import tables as vacancies
from dashboard.pages.werk.view import BENEFITS, TOTAL, WorkView, load_work

SHORT_NAMES = {"ww": "WW", "bijstand": "bijstand", "ao": "arbeidsongeschiktheid"}
CLASS_DIGITS, GROUP_DIGITS = 2, 4


@kept(256, "region")
def vacancies_table(scope: Scope, place_code: str) -> tuple[Table, Prepared]:
    """Vacancies by sector."""
    return _ready(vacancies.vacancies(load_work(scope, place_code)))


def vacancy_lines(view: WorkView) -> list[charts.Line]:
    """All vacancies of the place by quarter."""
    points = [
        charts.point(
            row.period_end,
            row.period_code,
            (row.vacancies, row.vacancies_low, row.vacancies_high),
            people=False,
        )
        for row in view.quarters.get(TOTAL, ())
    ]
    return [charts.Line(view.place.region_name, points)]


@kept(256, "region")
def vacancies_chart(scope: Scope, place_code: str) -> Drawn:
    """Vacancies through the quarters."""
    view = load_work(scope, place_code)
    return Drawn(charts.lines_chart(vacancy_lines(view), "Open vacatures"))


@kept(256, "region")
def benefits_table(scope: Scope) -> tuple[Table, Prepared]:
    """People by benefit."""
    return _ready(people.benefits(load_work(scope)))


@kept(256, "region")
def ages_table(scope: Scope) -> tuple[Table, Prepared]:
    """People with WW by age."""
    return _ready(people.ages(load_work(scope)))


def benefit_lines(view: WorkView) -> list[charts.Line]:
    """People by benefit and month."""
    return [
        charts.Line(
            SHORT_NAMES[name],
            [
                charts.point(
                    row.period_end, row.period_code, (row.persons, row.persons_low, row.persons_high), people=True
                )
                for row in view.benefits[name]
            ],
        )
        for name in BENEFITS
        if view.benefits.get(name)
    ]


@kept(256, "region")
def benefits_chart(scope: Scope) -> Drawn:
    """People on benefits through the months."""
    return Drawn(charts.lines_chart(benefit_lines(load_work(scope)), "Mensen"))


@kept(128, "region")
def tension_table(scope: Scope) -> tuple[Table, Prepared]:
    """Tension by occupation."""
    view = load_work(scope)
    return _ready(occupations.tension(view.tension, view.tension_place.region_name, view.sources))


@kept(32)
def wages_table(scope: Scope, class_code: str | None) -> tuple[Table, Prepared]:
    """Wages of the klassen, or of the groups in one of them."""
    classes = wage_classes(scope)
    sources = data.sources(scope)
    if class_code is None:
        rows: Sequence[Wage] = list(classes.values())
        return _ready(
            occupations.wages(rows, "Bruto uurloon per beroepsklasse", sources, lambda code: href(klasse=code))
        )
    rows = [
        row
        for row in work_queries.wages(scope)
        if row.code_type == "brc" and row.code_level == GROUP_DIGITS and row.code.startswith(class_code)
    ]
    name = occupations.plain(classes[class_code].code_name)
    return _ready(occupations.wages(rows, f"Bruto uurloon, {name}", sources))


@kept(4)
def wage_classes(scope: Scope) -> dict[str, Wage]:
    """The klassen of occupations with a wage, by code, in their order."""
    rows = work_queries.wages(scope)
    return {row.code: row for row in rows if row.code_type == "brc" and row.code_level == CLASS_DIGITS}


def _ready(table: Table) -> tuple[Table, Prepared]:
    return table, prepared(table.columns, table.rows, table.caption)
