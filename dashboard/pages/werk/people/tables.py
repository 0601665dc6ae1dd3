"""People on benefits: the tables on screen and the sheets to download, made together. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.kit import numbers
from dashboard.kit.cells import Moment, in_words, margin, number, trend
from dashboard.kit.interval import Interval
from dashboard.kit.sheet import Cell, Sheet, rounded
from dashboard.kit.table import Table, column, rank, row
from dashboard.pages.werk import text as say
from dashboard.pages.werk.data import Benefit
from dashboard.pages.werk.view import BENEFITS, WorkView, year_before

MONTHS = 36
COUNTED = "Geteld zijn personen aan het eind van de maand. Wie twee uitkeringen heeft, telt bij beide mee."


def benefits(view: WorkView) -> Table:
    """One row per kind of benefit, the last month known."""
    shown = [name for name in BENEFITS if name in view.last_of]
    columns = [
        column("benefit", "Uitkering", "name"),
        column("persons", "Mensen", "number"),
        column("change", "Verschil met een jaar eerder", "number", "Jaar eerder"),
        column("trend", f"Verloop, laatste {MONTHS // 12} jaar", "spark", "Verloop"),
    ]
    rows = [_benefit_row(view.benefits[name], view.last_of[name]) for name in shown]
    header = (
        "uitkering", "regio", "maand", "mensen", "mensen laag", "mensen hoog", "jaar eerder", "verschil laag",
        "verschil hoog", "gecorrigeerd voor seizoen", "voorlopig",
    )  # fmt: skip
    lines = [_benefit_line(view, item) for name in shown for item in view.benefits[name]]
    last = max(item.period_end for item in view.last_of.values())
    stand = f"eind {numbers.month_name(last.month)} {last.year}"
    facts = say.facts(view.sources, [say.WW, say.BENEFIT], COUNTED, f"tot en met {stand}")
    caption = f"Mensen met een uitkering, {view.region.region_name}"
    rank(columns[:1], rows)
    return Table(caption, columns, rows, Sheet(caption, header, lines, facts))


def _benefit_row(rows: Sequence[Benefit], item: Benefit) -> dict[str, Any]:
    change, direction = say.benefit_change(rows, item)
    adjusted = "; gecorrigeerd voor het seizoen" if item.is_seasonally_adjusted else ""
    text = numbers.persons(Interval(item.persons, item.persons_low, item.persons_high))
    signed = (
        ""
        if change is None
        else _signed(change, numbers.persons(Interval(abs(change), item.persons_low, item.persons_high)))
    )
    return row(
        item.benefit,
        benefit={"text": say.TITLES[item.benefit], "sub": f"{numbers.stand(item.period_code)}{adjusted}"},
        persons=number(item.persons, text, margin(item.persons, item.persons_low, item.persons_high)),
        change=number(change, signed or numbers.UNKNOWN, in_words(direction)),
        trend=trend(_moments(rows), "mensen", numbers.persons),
    )


def _benefit_line(view: WorkView, item: Benefit) -> list[Cell]:
    rows = view.benefits[item.benefit]
    before = year_before(rows, item)
    low, high = say.change_interval(rows, item)
    counts = [item.persons, item.persons_low, item.persons_high, None if before is None else before.persons, low, high]
    return [
        say.TITLES[item.benefit],
        view.region.region_name,
        numbers.stand(item.period_code),
        *(rounded(value, 0) for value in counts),
        "ja" if item.is_seasonally_adjusted else "nee",
        "ja" if item.is_provisional else "nee",
    ]


def ages(view: WorkView) -> Table:
    """People with WW by age."""
    columns = [column("age", "Leeftijd", "name"), column("persons", "Mensen met WW", "number")]
    rows = [
        row(
            item.age_code,
            age={"text": item.age_name, "sort": place},
            persons=number(
                item.persons,
                numbers.persons(Interval(item.persons, item.persons_low, item.persons_high)),
                margin(item.persons, item.persons_low, item.persons_high),
            ),
        )
        for place, item in enumerate(view.ages)
    ]
    when = numbers.stand(view.ages[0].period_code)
    caption = f"Mensen met WW naar leeftijd, {view.region.region_name}, {when}"
    lines: list[list[Cell]] = [
        [item.age_name, *(rounded(value, 0) for value in (item.persons, item.persons_low, item.persons_high))]
        for item in view.ages
    ]
    facts = say.facts(view.sources, [say.WW], COUNTED, when)
    return Table(caption, columns, rows, Sheet(caption, ("leeftijd", "mensen", "laag", "hoog"), lines, facts))


def _signed(value: float, size: str) -> str:
    return size if size == "0" else f"{numbers.MINUS if value < 0 else '+'}{size}"


def _moments(rows: Sequence[Benefit]) -> list[Moment]:
    return [Moment(row.period_code, row.persons, row.is_provisional) for row in rows[-MONTHS:]]
