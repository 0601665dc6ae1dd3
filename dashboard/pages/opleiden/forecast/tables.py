"""What DUO expects per level and pathway: the table on screen and the sheet with every year. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.kit import numbers
from dashboard.kit.cells import number
from dashboard.kit.sheet import Cell, Sheet, rounded
from dashboard.kit.table import Table, column, row
from dashboard.pages.opleiden import text as say
from dashboard.pages.opleiden.data import Forecast
from dashboard.pages.opleiden.forecast import text as words
from dashboard.pages.opleiden.forecast.forecasts import Outlook
from dashboard.pages.opleiden.view import TrainingView

HEADER = (
    "niveau", "leerweg", "regio", "telling", "jaar", "geteld of prognose", "studenten", "studenten laag",
    "studenten hoog", "versie",
)  # fmt: skip


def forecast(view: TrainingView, found: Mapping[tuple[str, str], Outlook]) -> Table:
    """One row per level, the lowest first, then all of mbo by pathway."""
    items = list(found.values())
    years = {
        "start": _shared(item.start for item in items if item.counted),
        "middle": _shared(item.middle for item in items),
        "last": _shared(item.last for item in items),
    }
    columns = [
        column("level", "Niveau", "name"),
        column("start", _head("Geteld", years["start"]), "number"),
        column("middle", _head("Prognose", years["middle"]), "number"),
        column("last", _head("Prognose", years["last"]), "number"),
        column("change", "Verschil", "text"),
        column("trend", "Verloop", "spark"),
    ]
    if not any(item.counted for item in items):
        del columns[1]
    if not any(item.middle for item in items):
        columns = [each for each in columns if each["id"] != "middle"]
    rows = [_row(item, place, years) for place, item in enumerate(items)]
    caption = f"Prognose van mbo-studenten per niveau, {view.place.region_name}"
    every = [each for item in items for each in (*item.counted, *item.expected)]
    stand = numbers.years(min(each.year for each in every), max(each.year for each in every))
    facts = [
        *say.facts(view.sources, [item.last.source_id for item in items], words.COUNTED, stand),
        ("Versie", words.version(items[0].last)),
        ("Prognose", f"{words.NO_COUNT} {words.UNSURE}".replace("**", "")),
    ]
    return Table(caption, columns, rows, Sheet(caption, HEADER, [_line(view, each) for each in every], facts))


def _shared(rows: Iterable[Forecast | None]) -> int | None:
    """The year of a column where all its rows share one: it stands in the head then, else below each figure."""
    years = {each.year for each in rows if each is not None}
    return years.pop() if len(years) == 1 else None


def _head(word: str, year: int | None) -> str:
    return word if year is None else f"{word} {year}"


def _row(item: Outlook, place: int, years: Mapping[str, int | None]) -> dict[str, Any]:
    start, last = item.start, item.last
    shown = {"start": start if item.counted else None, "middle": item.middle, "last": last}
    return row(
        f"{item.level}-{item.pathway}",
        level={"text": words.label(item), "sort": place},
        **{name: _count(each, years[name]) for name, each in shown.items()},
        change={"text": words.difference(start, last) if start.year != last.year else "", "sort": _change(start, last)},
        trend=_trend(item),
    )


def _count(item: Forecast | None, year_in_head: int | None) -> dict[str, Any]:
    if item is None:
        return number(None, "")
    margin = "" if item.is_forecast else say.margin(item.students, item.students_low, item.students_high)
    year = "" if item.year == year_in_head else str(item.year)
    return number(_middle(item), words.students(item), "; ".join(filter(None, (margin, year))))


def _middle(item: Forecast) -> float | None:
    """What is known of a count: the figure, else the middle of its interval where that has two ends."""
    if item.students is not None or item.students_low is None or item.students_high is None:
        return item.students
    return (item.students_low + item.students_high) / 2


def _change(start: Forecast, last: Forecast) -> float | None:
    return last.students / start.students - 1 if start.students and last.students is not None else None


def _trend(item: Outlook) -> dict[str, Any]:
    """A line through all years, with the expected ones marked; a year without an upper end is a gap."""
    rows = [*item.counted, *item.expected]
    values = [_middle(each) for each in rows]
    if sum(value is not None for value in values) < 2:
        return {"text": "", "years": [], "values": [], "window": [0, 0], "provisional": []}
    return {
        "text": words.from_to(item),
        "years": [each.year for each in rows],
        "values": values,
        "window": [0, 0],
        "provisional": [each.year for each in item.expected],
    }


def _line(view: TrainingView, item: Forecast) -> list[Cell]:
    return [
        say.LEVEL_NAMES[item.education_level],
        say.PATHWAY_NAMES.get(item.pathway, "alle"),
        view.place.region_name,
        say.PLACE_NAMES.get(item.place_type, numbers.UNKNOWN).lower(),
        str(item.year),
        "prognose" if item.is_forecast else "geteld",
        *(rounded(value, 0) for value in (item.students, item.students_low, item.students_high)),
        item.version,
    ]
