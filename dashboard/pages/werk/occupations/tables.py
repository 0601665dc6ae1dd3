"""Occupations: how tight their market is and what they earn. Each column once, for the screen and for the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dashboard.growth import data
from dashboard.growth.records import Source
from dashboard.growth.source_lines import facts_of_sources
from dashboard.kit import numbers
from dashboard.kit.cells import number
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.sheet import rounded
from dashboard.kit.table import Cell, Column, InFile, Table, only_in_file, table
from dashboard.kit.url import href
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.werk.data import TENSION_CLASSES, Tension, Wage, wages
from dashboard.pages.werk.view import load_work

WAGES_COUNTED = (
    "Bruto uurloon van werknemers in heel Nederland, zonder toeslagen voor overwerk. Een kwart verdient minder dan het "
    "eerste bedrag, de helft minder dan het middelste, een kwart meer dan het laatste."
)
TENSION_COUNTED = (
    "Spanningsindicator van UWV: open vacatures gedeeld door mensen die korter dan zes maanden WW hebben. Boven 4 is "
    "zeer krap, 1,5 tot 4 krap, 0,67 tot 1,5 gemiddeld, 0,25 tot 0,67 ruim, daaronder zeer ruim."
)
# Length of the code of a klasse (beroepsklasse), and of a group of occupations in it.
CLASS_DIGITS, GROUP_DIGITS = 2, 4

TENSION_COLUMNS: tuple[Column[Tension], ...] = (
    only_in_file("code", lambda row: row.occupation_code),
    Column(
        "occupation",
        "Beroep",
        lambda row: {"text": row.occupation_name},
        (
            InFile("beroep", lambda row: row.occupation_name),
            InFile("kwartaal", lambda row: numbers.stand(row.period_code)),
        ),
        kind="name",
        is_by_text=True,
    ),
    Column(
        "tension",
        "Vacatures per WW’er",
        lambda row: number(row.tension, numbers.UNKNOWN if row.tension is None else numbers.decimal(row.tension, 2)),
        (InFile("spanning", lambda row: rounded(row.tension, 2)),),
        kind="number",
    ),
    Column(
        "class",
        "Arbeidsmarkt",
        lambda row: _class(row.tension_class),
        (InFile("arbeidsmarkt", lambda row: row.tension_class),),
    ),
)


def tension_table(rows: Sequence[Tension], place: str, sources: Mapping[str, Source]) -> Table:
    """One row per occupation, tightest first."""
    when = numbers.stand(rows[0].period_code)
    return table(
        TENSION_COLUMNS,
        rows,
        caption=f"Spanning per beroep, {place}, {when}",
        source=facts_of_sources(sources, [rows[0].source_id], TENSION_COUNTED, when),
        name=lambda row: row.occupation_code,
    )


def wage_columns(link: Callable[[str], str] | None) -> list[Column[tuple[int, Wage]]]:
    """The columns, of a wage with its place among the others; ``link`` makes a way from a klasse to its groups."""
    return [
        only_in_file("code", lambda line: line[1].code),
        Column(
            "occupation",
            "Beroep",
            lambda line: _occupation(*line, link),
            (
                InFile("beroep", lambda line: plain(line[1].code_name)),
                InFile("jaar", lambda line: str(line[1].year)),
            ),
            kind="name",
        ),
        Column(
            "p25",
            "Een kwart verdient minder dan",
            lambda line: _euro(line[1].hourly_wage_p25),
            (InFile("25% minder dan €", lambda line: rounded(line[1].hourly_wage_p25, 2)),),
            kind="number",
            short="25% minder dan",
        ),
        Column(
            "p50",
            "De helft verdient minder dan",
            lambda line: _euro(line[1].hourly_wage_p50),
            (InFile("mediaan €", lambda line: rounded(line[1].hourly_wage_p50, 2)),),
            kind="number",
            short="Middelste",
        ),
        Column(
            "p75",
            "Een kwart verdient meer dan",
            lambda line: _euro(line[1].hourly_wage_p75),
            (InFile("25% meer dan €", lambda line: rounded(line[1].hourly_wage_p75, 2)),),
            kind="number",
            short="25% meer dan",
        ),
        Column(
            "employees",
            "Werknemers",
            lambda line: _employees(line[1].employees),
            (InFile("werknemers", lambda line: rounded(line[1].employees, 0)),),
            kind="number",
        ),
        only_in_file("voorlopig", lambda line: "ja" if line[1].is_provisional else "nee"),
    ]


def wages_table(
    rows: Sequence[Wage], title: str, sources: Mapping[str, Source], link: Callable[[str], str] | None = None
) -> Table:
    """Hourly wages of occupations; ``link`` as in ``wage_columns``."""
    year = rows[0].year
    return table(
        wage_columns(link),
        list(enumerate(rows)),
        caption=f"{title}, {year}",
        source=facts_of_sources(sources, [rows[0].source_id], WAGES_COUNTED, str(year)),
        name=lambda line: line[1].code,
    )


def plain(name: str) -> str:
    """A name without the code that CBS writes before it.

    >>> plain("0411 Accountants"), plain("Accountants")
    ('Accountants', 'Accountants')
    """
    first, _, rest = name.partition(" ")
    return rest if first.isdigit() and rest else name


def _class(name: str | None) -> Cell:
    place = -TENSION_CLASSES.index(name) if name in TENSION_CLASSES else None
    return {"text": name or numbers.UNKNOWN, "sort": place}


def _occupation(place: int, item: Wage, link: Callable[[str], str] | None) -> Cell:
    cell: Cell = {"text": plain(item.code_name), "code": item.code, "sort": place}
    return cell if link is None else cell | {"href": link(item.code)}


def _euro(value: float | None) -> Cell:
    return number(value, "geen cijfer" if value is None else numbers.euro(value))


def _employees(count: float | None) -> Cell:
    return number(count, numbers.UNKNOWN if count is None else numbers.whole(round(count, -3)))


@kept(128, "region")
def tension_ready(scope: Scope) -> tuple[Table, Prepared]:
    """Tension by occupation. Made once."""
    view = load_work(scope)
    made = tension_table(view.tension, view.tension_place.region_name, view.sources)
    return made, prepared(made.columns, made.rows, made.caption)


@kept(32)
def wages_ready(scope: Scope, class_code: str | None) -> tuple[Table, Prepared]:
    """Wages of the klassen, or of the groups in one of them. Made once."""
    classes, sources = wage_classes(scope), data.sources(scope)
    if class_code is None:
        title = "Bruto uurloon per beroepsklasse"
        made = wages_table(list(classes.values()), title, sources, lambda code: href(klasse=code))
    else:
        groups = [
            row
            for row in wages(scope)
            if row.code_type == "brc" and row.code_level == GROUP_DIGITS and row.code.startswith(class_code)
        ]
        made = wages_table(groups, f"Bruto uurloon, {plain(classes[class_code].code_name)}", sources)
    return made, prepared(made.columns, made.rows, made.caption)


@kept(4)
def wage_classes(scope: Scope) -> dict[str, Wage]:
    """The klassen of occupations with a wage, by code, in their order."""
    rows = wages(scope)
    return {row.code: row for row in rows if row.code_type == "brc" and row.code_level == CLASS_DIGITS}
