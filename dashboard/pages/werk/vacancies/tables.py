"""Open vacancies per sector: the table on screen and the sheet to download, made together. Pure."""

from __future__ import annotations

from typing import Any

from dashboard.kit import numbers
from dashboard.kit.cells import FEWEST_POINTS, TOO_FEW, Moment, change, number, trend
from dashboard.kit.interval import Interval
from dashboard.kit.sheet import Cell, Sheet, rounded
from dashboard.kit.table import Table, column, row
from dashboard.pages.werk import text as say
from dashboard.pages.werk.data import Vacancies
from dashboard.pages.werk.view import TOTAL, WorkView

QUARTERS = 16
COUNTED = (
    "Geteld zijn vacatures die aan het eind van het kwartaal openstonden, van bedrijven en instellingen. De cijfers "
    "komen uit een enquête en zijn niet gecorrigeerd voor het seizoen."
)


def vacancies(view: WorkView) -> Table:
    """One row per section with vacancies known in the last quarter, and the total."""
    now, total = view.now, view.now[TOTAL]
    when = numbers.stand(total.period_code)
    mark = " (voorlopig)" if total.is_provisional else ""
    jobs = view.jobs.get(TOTAL)
    columns = [
        column("sector", "Sector", "name"),
        column("vacancies", f"Vacatures {when}{mark}", "number", "Vacatures"),
        column("change", "Verschil met een jaar eerder", "number", "Jaar eerder"),
    ]
    if jobs is not None:
        columns.append(column("rate", f"Per 1.000 banen (december {jobs.year})", "number", "Per 1.000 banen"))
    codes = [code for code, sector in view.sectors.items() if code in now and sector.sector_level == "section"]
    rows = [*(_vacancy_row(now[code], view) for code in codes), *_rest(view), _vacancy_row(total, view)]
    if any(len(view.quarters[code]) >= FEWEST_POINTS for code in codes):
        columns.append(column("trend", f"Verloop, laatste {QUARTERS // 4} jaar", "spark", "Verloop"))
    header = (
        "code", "sector", "gebied", "kwartaal", "vacatures", "vacatures laag", "vacatures hoog", "jaar eerder",
        "verschil", "verschil laag", "verschil hoog", "richting", "per 1.000 banen", "per 1.000 laag", "per 1.000 hoog",
        "voorlopig",
    )  # fmt: skip
    lines = [_vacancy_line(now[code], view) for code in [*codes, TOTAL]]
    facts = say.facts(view.sources, [say.VACANCIES], COUNTED, when)
    caption = f"Open vacatures per sector, {view.place.region_name}, {when}"
    return Table(caption, columns, rows, Sheet(caption, header, lines, facts))


def _vacancy_row(item: Vacancies, view: WorkView) -> dict[str, Any]:
    sector = view.sectors[item.sbi_code]
    is_total = item.sbi_code == TOTAL
    found = say.rate(item, view.jobs)
    made = row(
        item.sbi_code,
        sector={
            "text": sector.sector_name_short,
            "code": "" if is_total else item.sbi_code,
            "sort": sector.sector_order,
        },
        vacancies=number(
            item.vacancies, numbers.jobs(Interval(item.vacancies, item.vacancies_low, item.vacancies_high))
        ),
        change=change(item.change, item.change_low, item.change_high, item.direction),
        rate=number(None if found is None else found[0], _rate(found), _between(found)),
        trend=trend(_moments(view, item.sbi_code), "vacatures", numbers.jobs),
    )
    made["level"] = sector.sector_level
    return made


def _rest(view: WorkView) -> list[dict[str, Any]]:
    """What the total holds beside the sections that are known, so that the table adds up.

    Not where one section alone is missing: the rest would be that section, which is withheld.
    """
    missing, now = say.without_vacancies(view), view.now
    total, parts = now[TOTAL], [now[code] for code in now if view.sectors[code].sector_level == "section"]
    known = [row for row in parts if row.vacancies is not None and row.vacancies_high is not None]
    if len(missing) < 2 or total.vacancies is None or total.vacancies_high is None:
        return []
    rest = total.vacancies - sum(row.vacancies or 0.0 for row in known)
    low = total.vacancies_low - sum(row.vacancies_high or 0.0 for row in known)
    high = total.vacancies_high - sum(row.vacancies_low for row in known)
    made = row(
        "rest",
        sector={"text": "Andere sectoren samen", "sort": None, "sub": f"{len(missing)} sectoren, niet apart bekend"},
        vacancies=number(rest, numbers.jobs(Interval(rest, low, high))),
    )
    made["level"] = "rest"
    return [made]


def _vacancy_line(item: Vacancies, view: WorkView) -> list[Cell]:
    found = say.rate(item, view.jobs) or (None, None, None)
    counts = [item.vacancies, item.vacancies_low, item.vacancies_high, item.vacancies_year_before]
    changes = [item.change, item.change_low, item.change_high]
    return [
        item.sbi_code,
        view.sectors[item.sbi_code].sector_name_short,
        view.place.region_name,
        numbers.stand(item.period_code),
        *(rounded(value, 0) for value in (*counts, *changes)),
        item.direction or "",
        *(rounded(value, 0) for value in found),
        "ja" if item.is_provisional else "nee",
    ]


def _rate(found: tuple[float, float, float] | None) -> str:
    return TOO_FEW if found is None else numbers.whole(round(found[0]))


def _between(found: tuple[float, float, float] | None) -> str:
    """The interval of a rate where it is wider than the digit that is shown."""
    if found is None:
        return ""
    low, high = round(found[1]), round(found[2])
    return "" if low == high else f"{numbers.whole(low)} tot {numbers.whole(high)}"


def _moments(view: WorkView, code: str) -> list[Moment]:
    rows = view.quarters[code][-QUARTERS:]
    return [Moment(row.period_code, row.vacancies, row.is_provisional) for row in rows]
