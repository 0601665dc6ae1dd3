"""Open vacancies per sector: each column once, for the screen and for the file. Pure, but for what is made once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.growth.records import TOTAL, Sector
from dashboard.growth.source_lines import facts_of_sources
from dashboard.kit import numbers
from dashboard.kit.cells import FEWEST_POINTS, Moment, number, trend
from dashboard.kit.interval import Interval
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.sheet import FileCell, rounded
from dashboard.kit.table import Cell, Column, InFile, Table, file_of, heads, lines, only_in_file, with_bounds
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.werk.change_text import direction_in_words
from dashboard.pages.werk.data import TOO_FEW, VACANCIES_COUNTED, VACANCIES_SOURCE, Vacancies, vacancy_rate
from dashboard.pages.werk.text import without_vacancies
from dashboard.pages.werk.view import WorkView, load_work

# Length of the trend line.
QUARTERS = 16


@dataclass(frozen=True)
class VacancyLine:
    """The vacancies of a sector in the last quarter, per 1 000 jobs, and through the quarters, oldest first."""

    sector: Sector
    place: str
    row: Vacancies
    rate: Interval
    quarters: Sequence[Vacancies]


def vacancy_columns(view: WorkView) -> list[Column[VacancyLine]]:
    """The columns; the rate stands on screen where jobs are known, the trend where some sector has one."""
    total, jobs = view.now[TOTAL], view.jobs.get(TOTAL)
    mark = " (voorlopig)" if total.is_provisional else ""
    has_trend = any(len(view.quarters[code]) >= FEWEST_POINTS for code in _sections(view))
    return [
        only_in_file("code", lambda line: line.row.sbi_code),
        Column("sector", "Sector", _name, (InFile("sector", lambda line: line.sector.sector_name_short),), kind="name"),
        only_in_file("gebied", lambda line: line.place),
        only_in_file("kwartaal", lambda line: numbers.stand(line.row.period_code)),
        Column(
            "vacancies",
            f"Vacatures {numbers.stand(total.period_code)}{mark}",
            lambda line: _vacancies(line.row.vacancies),
            with_bounds(("vacatures", "vacatures laag", "vacatures hoog"), lambda line: line.row.vacancies, _whole),
            kind="number",
            short="Vacatures",
        ),
        Column(
            "change",
            "Verschil met een jaar eerder",
            lambda line: _change(line.row),
            (
                InFile("jaar eerder", lambda line: rounded(line.row.vacancies_year_before, 0)),
                *with_bounds(("verschil", "verschil laag", "verschil hoog"), lambda line: line.row.change, _whole),
                InFile("richting", lambda line: line.row.direction or ""),
            ),
            kind="number",
            short="Jaar eerder",
        ),
        Column(
            "rate",
            "" if jobs is None else f"Per 1.000 banen (december {jobs.year})",
            None if jobs is None else lambda line: _rate(line.rate),
            with_bounds(("per 1.000 banen", "per 1.000 laag", "per 1.000 hoog"), lambda line: line.rate, _whole),
            kind="number",
            short="Per 1.000 banen",
        ),
        Column(
            "trend", f"Verloop, laatste {QUARTERS // 4} jaar", _trend if has_trend else None, (), "spark", "Verloop"
        ),
        only_in_file("voorlopig", lambda line: "ja" if line.row.is_provisional else "nee"),
    ]


def _whole(value: float | None) -> FileCell:
    return rounded(value, 0)


def vacancies_table(view: WorkView) -> Table:
    """One row per section with vacancies known in the last quarter, what the others have together, and the total."""
    columns, when = vacancy_columns(view), numbers.stand(view.now[TOTAL].period_code)
    sections, total = [_line(code, view) for code in _sections(view)], [_line(TOTAL, view)]
    rows = [*_rows(columns, sections), *_rest(view), *_rows(columns, total)]
    caption = f"Open vacatures per sector, {view.place.region_name}, {when}"
    source = facts_of_sources(view.sources, [VACANCIES_SOURCE], VACANCIES_COUNTED, when)
    return Table(caption, heads(columns), rows, file_of(columns, [*sections, *total], caption, source))


def _sections(view: WorkView) -> list[str]:
    """Codes of the sections that have a row."""
    return [code for code, sector in view.sectors.items() if code in view.now and sector.sector_level == "section"]


def _line(code: str, view: WorkView) -> VacancyLine:
    row = view.now[code]
    rate = vacancy_rate(row, view.jobs)
    return VacancyLine(view.sectors[code], view.place.region_name, row, rate, view.quarters[code])


def _rows(columns: Sequence[Column[VacancyLine]], shown: Sequence[VacancyLine]) -> list[Cell]:
    return lines(columns, shown, lambda line: line.row.sbi_code, lambda line: line.sector.sector_level)


def _rest(view: WorkView) -> list[Cell]:
    """What the total holds beside the sections that are known, so that the table adds up.

    Not where one section alone is missing: the rest would be that section, which is withheld.
    """
    missing, total = without_vacancies(view), view.now[TOTAL].vacancies
    if len(missing) < 2 or total.value is None or total.low is None or total.high is None:
        return []
    known = [
        row.vacancies
        for code, row in view.now.items()
        if view.sectors[code].sector_level == "section" and row.vacancies.is_known and row.vacancies.high is not None
    ]
    rest = Interval(
        total.value - sum(each.value or 0.0 for each in known),
        total.low - sum(each.high or 0.0 for each in known),
        total.high - sum(each.low or 0.0 for each in known),
    )
    name = {"text": "Andere sectoren samen", "sort": None, "sub": f"{len(missing)} sectoren, niet apart bekend"}
    return [{"id": "rest", "level": "rest", "cells": {"sector": name, "vacancies": _vacancies(rest)}}]


def _name(line: VacancyLine) -> Cell:
    code = line.row.sbi_code
    return {
        "text": line.sector.sector_name_short,
        "code": "" if code == TOTAL else code,
        "sort": line.sector.sector_order,
    }


def _vacancies(figure: Interval) -> Cell:
    return number(figure.value, numbers.jobs(figure))


def _change(row: Vacancies) -> Cell:
    sub = direction_in_words(row.direction) if row.change.is_known else ""
    return number(row.change.value, numbers.change(row.change), sub)


def _rate(rate: Interval) -> Cell:
    """Vacancies per 1 000 jobs, with its interval where that is wider than the digit that is shown."""
    if rate.value is None or rate.low is None or rate.high is None:
        return number(None, TOO_FEW)
    low, high = numbers.whole(round(rate.low)), numbers.whole(round(rate.high))
    return number(rate.value, numbers.whole(round(rate.value)), "" if low == high else f"{low} tot {high}")


def _trend(line: VacancyLine) -> Cell:
    moments = [Moment(row.period_code, row.vacancies.value, row.is_provisional) for row in line.quarters[-QUARTERS:]]
    return trend(moments, "vacatures", numbers.jobs)


@kept(256, "region")
def vacancies_ready(scope: Scope, place_code: str) -> tuple[Table, Prepared]:
    """Vacancies by sector in the place where those of a region are counted. Made once."""
    made = vacancies_table(load_work(scope, place_code))
    return made, prepared(made.columns, made.rows, made.caption)
