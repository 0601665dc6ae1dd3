"""People on benefits: each column once, for the screen and for the file. Pure, but for what is made once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.growth.source_lines import facts_of_sources
from dashboard.kit import numbers
from dashboard.kit.cells import Moment, number, trend
from dashboard.kit.interval import Interval
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.sheet import rounded
from dashboard.kit.table import Cell, Column, InFile, Table, file_of, heads, lines, only_in_file, table
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.werk.change_text import direction_in_words
from dashboard.pages.werk.data import BENEFITS_SOURCE, WW_SOURCE, Benefit, BenefitByAge
from dashboard.pages.werk.text import TITLES, benefit_change
from dashboard.pages.werk.view import BENEFITS, WorkView, load_work, year_before

# Length of the trend line.
MONTHS = 36
COUNTED = "Geteld zijn personen aan het eind van de maand. Wie twee uitkeringen heeft, telt bij beide mee."


@dataclass(frozen=True)
class BenefitLine:
    """People with a benefit in one month, what a year made of it, and all months of the benefit, oldest first."""

    region: str
    row: Benefit
    year_before: float | None
    change: Interval
    direction: str | None
    months: Sequence[Benefit]


BENEFIT_COLUMNS: tuple[Column[BenefitLine], ...] = (
    Column(
        "benefit",
        "Uitkering",
        lambda line: _benefit(line.row),
        (
            InFile("uitkering", lambda line: TITLES[line.row.benefit]),
            InFile("regio", lambda line: line.region),
            InFile("maand", lambda line: numbers.stand(line.row.period_code)),
        ),
        kind="name",
        is_by_text=True,
    ),
    Column(
        "persons",
        "Mensen",
        lambda line: _persons(line.row.persons),
        (
            InFile("mensen", lambda line: rounded(line.row.persons.value, 0)),
            InFile("mensen laag", lambda line: rounded(line.row.persons.low, 0)),
            InFile("mensen hoog", lambda line: rounded(line.row.persons.high, 0)),
        ),
        kind="number",
    ),
    Column(
        "change",
        "Verschil met een jaar eerder",
        lambda line: _change(line),
        (
            InFile("jaar eerder", lambda line: rounded(line.year_before, 0)),
            InFile("verschil laag", lambda line: rounded(line.change.low, 0)),
            InFile("verschil hoog", lambda line: rounded(line.change.high, 0)),
        ),
        kind="number",
        short="Jaar eerder",
    ),
    Column("trend", f"Verloop, laatste {MONTHS // 12} jaar", lambda line: _trend(line), (), "spark", "Verloop"),
    only_in_file("gecorrigeerd voor seizoen", lambda line: "ja" if line.row.is_seasonally_adjusted else "nee"),
    only_in_file("voorlopig", lambda line: "ja" if line.row.is_provisional else "nee"),
)
# With the place of an age among them.
AGE_COLUMNS: tuple[Column[tuple[int, BenefitByAge]], ...] = (
    Column(
        "age",
        "Leeftijd",
        lambda line: {"text": line[1].age_name, "sort": line[0]},
        (InFile("leeftijd", lambda line: line[1].age_name),),
        kind="name",
    ),
    Column(
        "persons",
        "Mensen met WW",
        lambda line: _persons(line[1].persons),
        (
            InFile("mensen", lambda line: rounded(line[1].persons.value, 0)),
            InFile("laag", lambda line: rounded(line[1].persons.low, 0)),
            InFile("hoog", lambda line: rounded(line[1].persons.high, 0)),
        ),
        kind="number",
    ),
)


def benefits_table(view: WorkView) -> Table:
    """One row per kind of benefit, the last month known; the file has every month."""
    shown = [name for name in BENEFITS if name in view.last_of]
    rows = lines(BENEFIT_COLUMNS, [_line(view, view.last_of[name]) for name in shown], lambda line: line.row.benefit)
    last = max(item.period_end for item in view.last_of.values())
    stand = f"tot en met eind {numbers.month_name(last.month)} {last.year}"
    caption = f"Mensen met een uitkering, {view.region.region_name}"
    source = facts_of_sources(view.sources, [WW_SOURCE, BENEFITS_SOURCE], COUNTED, stand)
    every = [_line(view, item) for name in shown for item in view.benefits[name]]
    return Table(caption, heads(BENEFIT_COLUMNS), rows, file_of(BENEFIT_COLUMNS, every, caption, source))


def ages_table(view: WorkView) -> Table:
    """People with WW by age."""
    when = numbers.stand(view.ages[0].period_code)
    return table(
        AGE_COLUMNS,
        list(enumerate(view.ages)),
        caption=f"Mensen met WW naar leeftijd, {view.region.region_name}, {when}",
        source=facts_of_sources(view.sources, [WW_SOURCE], COUNTED, when),
        name=lambda line: line[1].age_code,
    )


def margin(persons: Interval) -> str:
    """The interval of a number of people where it is wider than the tens that CBS rounds to.

    >>> margin(Interval(26_000, 25_700, 26_300)), margin(Interval(1240, 1235, 1245))
    ('25.700 tot 26.300', '')
    """
    if persons.value is None or persons.low is None or persons.high is None or persons.high - persons.low <= 10:
        return ""
    return f"{numbers.persons(persons.low)} tot {numbers.persons(persons.high)}"


def _line(view: WorkView, item: Benefit) -> BenefitLine:
    months = view.benefits[item.benefit]
    before = year_before(months, item)
    change, direction = benefit_change(months, item)
    then = None if before is None else before.persons.value
    return BenefitLine(view.region.region_name, item, then, change, direction, months)


def _benefit(item: Benefit) -> Cell:
    adjusted = "; gecorrigeerd voor het seizoen" if item.is_seasonally_adjusted else ""
    return {"text": TITLES[item.benefit], "sub": f"{numbers.stand(item.period_code)}{adjusted}"}


def _persons(persons: Interval) -> Cell:
    return number(persons.value, numbers.persons(persons), margin(persons))


def _change(line: BenefitLine) -> Cell:
    """The change, rounded as the number of people itself."""
    change, persons = line.change.value, line.row.persons
    if change is None:
        return number(None, numbers.UNKNOWN, direction_in_words(line.direction))
    size = numbers.persons(Interval(abs(change), persons.low, persons.high))
    signed = size if size == "0" else f"{numbers.MINUS if change < 0 else '+'}{size}"
    return number(change, signed, direction_in_words(line.direction))


def _trend(line: BenefitLine) -> Cell:
    moments = [Moment(row.period_code, row.persons.value, row.is_provisional) for row in line.months[-MONTHS:]]
    return trend(moments, "mensen", numbers.persons)


@kept(256, "region")
def benefits_ready(scope: Scope) -> tuple[Table, Prepared]:
    """People by benefit. Made once."""
    made = benefits_table(load_work(scope))
    return made, prepared(made.columns, made.rows, made.caption)


@kept(256, "region")
def ages_ready(scope: Scope) -> tuple[Table, Prepared]:
    """People with WW by age. Made once."""
    made = ages_table(load_work(scope))
    return made, prepared(made.columns, made.rows, made.caption)
