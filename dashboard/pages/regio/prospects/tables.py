"""The sectors of a region with their vacancies and outlook: the table on screen and the sheet to download. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dashboard.growth.growth_columns import jobs_cell, verdict_cell
from dashboard.growth.region_view import RegionView, load
from dashboard.kit import numbers
from dashboard.kit.cells import TOO_FEW, number
from dashboard.kit.interval import Interval
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.sheet import Cell, Sheet, rounded
from dashboard.kit.table import Table, column, row
from dashboard.kit.url import href
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.opleiden.data import TrainingGap, between, need, signal_text
from dashboard.pages.regio.prospects import text as words
from dashboard.pages.regio.prospects.data import Prospects, load_prospects
from dashboard.pages.werk import text as say
from dashboard.pages.werk.data import Vacancies
from dashboard.pages.werk.vacancies import tables as vacancy_table
from dashboard.pages.werk.view import TOTAL


def prospects(view: RegionView, coming: Prospects, link: Callable[[str], str]) -> Table:
    """One row per section and the total; sections without figure keep their row."""
    total = coming.vacancies.get(TOTAL)
    columns = [
        column("sector", "Sector", "name"),
        column("jobs", f"Banen {view.years[1]}", "number"),
        column("verdict", f"Oordeel {numbers.years(*view.years)}", "verdict", "Oordeel"),
    ]
    if total is not None:
        where = "" if coming.is_own_place else f", {coming.place.region_name}"
        columns.append(
            column("vacancies", f"Vacatures {numbers.stand(total.period_code)}{where}", "number", "Vacatures")
        )
        if coming.jobs:
            columns.append(column("rate", "Vacatures per 1.000 banen", "number", "Per 1.000 banen"))
    columns += [
        column(f"o{year}", f"Vooruitblik {year} (schatting)", "text", f"Vooruitblik {year}") for year in coming.years
    ]
    if coming.training:
        columns.append(column("training", "Opleidingen (signaal)", "text", "Opleidingen"))
    codes = [code for code, sector in view.sectors.items() if code in view.rows and sector.sector_level == "section"]
    rows = [_row(code, view, coming, link) for code in [*codes, TOTAL]]
    header = (
        "code", "sector", "regio", f"banen {view.years[1]}", f"oordeel {view.period}", "gebied van de vacatures",
        "vacatures", "per 1.000 banen",
        *(f"vooruitblik {year} {part}" for year in coming.years for part in ("richting", "laag", "hoog", "reden geen")),
        "opleidingen (signaal)",
    )  # fmt: skip
    lines = [_line(code, view, coming) for code in [*codes, TOTAL]]
    caption = f"Vacatures en vooruitblik per sector, {view.region.region_name}"
    facts = [*view.source_facts.items()]
    if total is not None:
        stand = numbers.stand(total.period_code)
        counted = say.facts(coming.sources, [say.VACANCIES], vacancy_table.COUNTED, stand)
        facts += [(f"{label} (vacatures)", text) for label, text in counted]
    facts.append(("Vooruitblik", words.OUTLOOK_MEANING.replace("**", "")))
    if coming.training:
        facts.append(("Opleidingen", words.TRAINING_MEANING.replace("**", "")))
    return Table(caption, columns, rows, Sheet(caption, header, lines, facts))


def _row(code: str, view: RegionView, coming: Prospects, link: Callable[[str], str]) -> dict[str, Any]:
    sector, item, found = view.sectors[code], view.rows[code], coming.vacancies.get(code)
    rate = say.rate(found, coming.jobs) if found is not None else None
    vacancies = (
        "" if found is None else numbers.jobs(Interval(found.vacancies, found.vacancies_low, found.vacancies_high))
    )
    by_year = {row.year: row for row in coming.outlook.get(code, ())}
    made = row(
        code,
        sector={
            "text": sector.sector_name_short,
            "code": "" if code == TOTAL else code,
            "sort": sector.sector_order,
            "href": link(code),
        },
        jobs=jobs_cell(item, view.hidden),
        verdict=verdict_cell(item, view.stretches.get(code), view.hidden),
        vacancies=number(None if found is None else found.vacancies, vacancies or numbers.UNKNOWN),
        rate=_rate(found, rate),
        training=_training(coming.training.get(code)),
        **{f"o{year}": words.cell(by_year.get(year)) for year in coming.years},
    )
    made["level"] = sector.sector_level
    return made


def _line(code: str, view: RegionView, coming: Prospects) -> list[Cell]:
    item, found = view.rows[code], coming.vacancies.get(code)
    rate = say.rate(found, coming.jobs) if found is not None else None
    by_year = {row.year: row for row in coming.outlook.get(code, ())}
    line: list[Cell] = [
        "" if code == TOTAL else code,
        view.sectors[code].sector_name_short,
        view.region.region_name,
        rounded(item.jobs_to.value, 0),
        item.verdict or "",
        coming.place.region_name if found is not None else "",
        rounded(None if found is None else found.vacancies, 0),
        rounded(None if rate is None else rate[0], 0),
    ]
    for year in coming.years:
        ahead = by_year.get(year)
        low, high = (None, None) if ahead is None else (ahead.jobs_low, ahead.jobs_high)
        reason = "" if ahead is None else words.REASONS.get(ahead.reason_none or "", "")
        direction = "" if ahead is None else ahead.direction or ""
        line += [direction, _hundreds(low), _hundreds(high), reason]
    signal = coming.training.get(code)
    return [*line, "" if signal is None else signal.signal]


def _training(item: TrainingGap | None) -> dict[str, Any]:
    """The signal on training, with the graduates and the growth it rests on."""
    if item is None:
        return {"text": "", "sort": None}
    graduates = between(item.graduates)
    return {"text": signal_text(item), "sub": f"{graduates} diploma’s; {need(item)} banen erbij, per jaar", "sort": 1}


def _hundreds(value: float | None) -> Cell:
    return None if value is None else round(value / 100) * 100


def _rate(found: Vacancies | None, rate: tuple[float, float, float] | None) -> dict[str, Any]:
    if found is None:
        return number(None, "")
    return number(None, TOO_FEW) if rate is None else number(rate[0], numbers.whole(round(rate[0])))


@kept(256, "region", "years")
def prospects_ready(scope: Scope) -> tuple[Table, Prepared]:
    """The sectors of a region with vacancies and outlook. Made once."""
    view = load(scope)

    def to_sector(sbi_code: str) -> str:
        return href("sectoren", sector=sbi_code, regio=scope.region, periode=view.period)

    table = prospects(view, load_prospects(scope), to_sector)
    return table, prepared(table.columns, table.rows, table.caption)
