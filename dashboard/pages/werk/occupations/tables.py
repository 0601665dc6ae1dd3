"""Occupations: how tight their market is and what they earn; tables on screen and sheets to download. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dashboard.growth.records import Source
from dashboard.kit import numbers
from dashboard.kit.cells import number
from dashboard.kit.sheet import Cell, Sheet, rounded
from dashboard.kit.table import Table, column, rank, row
from dashboard.pages.werk import text as say
from dashboard.pages.werk.data import CLASSES, Tension, Wage

WAGES_COUNTED = (
    "Bruto uurloon van werknemers in heel Nederland, zonder toeslagen voor overwerk. Een kwart verdient minder dan het "
    "eerste bedrag, de helft minder dan het middelste, een kwart meer dan het laatste."
)
TENSION_COUNTED = (
    "Spanningsindicator van UWV: open vacatures gedeeld door mensen die korter dan zes maanden WW hebben. Boven 4 is "
    "zeer krap, 1,5 tot 4 krap, 0,67 tot 1,5 gemiddeld, 0,25 tot 0,67 ruim, daaronder zeer ruim."
)


def tension(rows: Sequence[Tension], place: str, sources: Mapping[str, Source]) -> Table:
    """One row per occupation, tightest first."""
    columns = [
        column("occupation", "Beroep", "name"),
        column("tension", "Vacatures per WW’er", "number"),
        column("class", "Arbeidsmarkt"),
    ]
    made = [
        row(
            item.occupation_code,
            occupation={"text": item.occupation_name},
            tension=number(item.tension, numbers.UNKNOWN if item.tension is None else numbers.decimal(item.tension, 2)),
            **{
                "class": {
                    "text": item.tension_class or numbers.UNKNOWN,
                    "sort": -CLASSES.index(item.tension_class) if item.tension_class in CLASSES else None,
                }
            },
        )
        for item in rows
    ]
    rank(columns[:1], made)
    when = numbers.stand(rows[0].period_code)
    caption = f"Spanning per beroep, {place}, {when}"
    lines: list[list[Cell]] = [
        [r.occupation_code, r.occupation_name, when, rounded(r.tension, 2), r.tension_class] for r in rows
    ]
    facts = say.facts(sources, [rows[0].source_id], TENSION_COUNTED, when)
    header = ("code", "beroep", "kwartaal", "spanning", "arbeidsmarkt")
    return Table(caption, columns, made, Sheet(caption, header, lines, facts))


def wages(
    rows: Sequence[Wage], title: str, sources: Mapping[str, Source], link: Callable[[str], str] | None = None
) -> Table:
    """Hourly wages of occupations; ``link`` makes a way from a klasse to its groups."""
    columns = [
        column("occupation", "Beroep", "name"),
        column("p25", "Een kwart verdient minder dan", "number", "25% minder dan"),
        column("p50", "De helft verdient minder dan", "number", "Middelste"),
        column("p75", "Een kwart verdient meer dan", "number", "25% meer dan"),
        column("employees", "Werknemers", "number"),
    ]
    made = [
        row(
            item.code,
            occupation={"text": plain(item.code_name), "code": item.code, "sort": place}
            | ({"href": link(item.code)} if link is not None else {}),
            p25=_euro(item.hourly_wage_p25),
            p50=_euro(item.hourly_wage_p50),
            p75=_euro(item.hourly_wage_p75),
            employees=number(
                item.employees, numbers.UNKNOWN if item.employees is None else numbers.whole(round(item.employees, -3))
            ),
        )
        for place, item in enumerate(rows)
    ]
    year = rows[0].year
    header = ("code", "beroep", "jaar", "25% minder dan €", "mediaan €", "25% meer dan €", "werknemers", "voorlopig")
    lines: list[list[Cell]] = [
        [
            item.code,
            plain(item.code_name),
            str(item.year),
            *(rounded(value, 2) for value in (item.hourly_wage_p25, item.hourly_wage_p50, item.hourly_wage_p75)),
            rounded(item.employees, 0),
            "ja" if item.is_provisional else "nee",
        ]
        for item in rows
    ]
    facts = say.facts(sources, [rows[0].source_id], WAGES_COUNTED, str(year))
    return Table(f"{title}, {year}", columns, made, Sheet(f"{title}, {year}", header, lines, facts))


def plain(name: str) -> str:
    """A name without the code that CBS writes before it.

    >>> plain("0411 Accountants"), plain("Accountants")
    ('Accountants', 'Accountants')
    """
    first, _, rest = name.partition(" ")
    return rest if first.isdigit() and rest else name


def _euro(value: float | None) -> dict[str, Any]:
    return number(value, "geen cijfer" if value is None else numbers.euro(value))
