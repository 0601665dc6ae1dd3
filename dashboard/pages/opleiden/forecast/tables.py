"""What DUO expects per level and pathway: a row each on screen, every year in the file. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from dashboard.kit import numbers
from dashboard.kit.cells import number
from dashboard.kit.interval import Interval
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.sheet import rounded
from dashboard.kit.table import Cell, Column, Table, file_of, heads, lines, only_in_file
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.opleiden.data import LEVEL_NAMES, PATHWAY_NAMES, PLACE_NAMES
from dashboard.pages.opleiden.forecast.data import Forecast, Kind, Outlook, shown_outlooks
from dashboard.pages.opleiden.forecast.text import (
    COUNTED,
    NO_COUNT,
    UNSURE,
    difference,
    from_to,
    in_digits,
    label,
    version_text,
)
from dashboard.pages.opleiden.text import facts, margin
from dashboard.pages.opleiden.view import TrainingView, load_training


def outlook_columns(items: Sequence[Outlook]) -> list[Column[Outlook]]:
    """The columns on screen; counted years and one halfway only where any level has them."""
    place_of = {(item.level, item.pathway): place for place, item in enumerate(items)}
    columns: list[Column[Outlook]] = [
        Column(
            "level",
            "Niveau",
            lambda item: {"text": label(item), "sort": place_of[item.level, item.pathway]},
            kind="name",
        )
    ]
    if any(item.counted for item in items):
        columns.append(_year_column("start", "Geteld", items, lambda item: item.start if item.counted else None))
    if any(item.middle is not None for item in items):
        columns.append(_year_column("middle", "Prognose", items, lambda item: item.middle))
    return [
        *columns,
        _year_column("last", "Prognose", items, lambda item: item.last),
        Column("change", "Verschil", _change),
        Column("trend", "Verloop", _trend, kind="spark"),
    ]


def _year_column(
    name: str, word: str, items: Iterable[Outlook], pick: Callable[[Outlook], Forecast | None]
) -> Column[Outlook]:
    """Students of one year: it stands in the head where all rows share it, else below each figure."""
    years = {row.year for item in items if (row := pick(item)) is not None}
    shared = years.pop() if len(years) == 1 else None
    head = word if shared is None else f"{word} {shared}"
    return Column(name, head, lambda item: _students(pick(item), shared), kind="number")


def _students(row: Forecast | None, year_in_head: int | None) -> Cell:
    if row is None:
        return number(None, "")
    below = ("" if row.is_forecast else margin(row.students), "" if row.year == year_in_head else str(row.year))
    return number(_middle(row.students), in_digits(row), "; ".join(filter(None, below)))


def _change(item: Outlook) -> Cell:
    start, last = item.start, item.last
    before, after = start.students.value, last.students.value
    return {
        "text": difference(start, last) if start.year != last.year else "",
        "sort": after / before - 1 if before and after is not None else None,
    }


def _middle(students: Interval) -> float | None:
    """What is known of a count: the figure, else halfway its bounds where it has both."""
    if students.is_known or students.low is None or students.high is None:
        return students.value
    return (students.low + students.high) / 2


def _trend(item: Outlook) -> Cell:
    """A line through all years, with the expected ones marked; a year without an upper bound is a gap."""
    rows = [*item.counted, *item.expected]
    values = [_middle(each.students) for each in rows]
    if sum(value is not None for value in values) < 2:
        return {"text": "", "years": [], "values": [], "window": [0, 0], "provisional": []}
    return {
        "text": from_to(item),
        "years": [each.year for each in rows],
        "values": values,
        "window": [0, 0],
        "provisional": [each.year for each in item.expected],
    }


def file_columns(region_name: str) -> list[Column[Forecast]]:
    """The columns of the file, where each year has a row."""
    return [
        only_in_file("niveau", lambda row: LEVEL_NAMES[row.education_level]),
        only_in_file("leerweg", lambda row: PATHWAY_NAMES.get(row.pathway, "alle")),
        only_in_file("regio", lambda _: region_name),
        only_in_file("telling", lambda row: PLACE_NAMES.get(row.place_type, numbers.UNKNOWN).lower()),
        only_in_file("jaar", lambda row: str(row.year)),
        only_in_file("geteld of prognose", lambda row: "prognose" if row.is_forecast else "geteld"),
        only_in_file("studenten", lambda row: rounded(row.students.value, 0)),
        only_in_file("studenten laag", lambda row: rounded(row.students.low, 0)),
        only_in_file("studenten hoog", lambda row: rounded(row.students.high, 0)),
        only_in_file("versie", lambda row: row.version),
    ]


def forecast_table(view: TrainingView, found: Mapping[Kind, Outlook]) -> Table:
    """One row per level, the lowest first, then all of mbo by pathway."""
    items = list(found.values())
    caption = f"Prognose van mbo-studenten per niveau, {view.place.region_name}"
    every = [row for item in items for row in (*item.counted, *item.expected)]
    stand = numbers.years(min(row.year for row in every), max(row.year for row in every))
    source = {
        **facts(view.sources, [item.last.source_id for item in items], COUNTED, stand),
        "Versie": version_text(items[0].last),
        "Prognose": f"{NO_COUNT} {UNSURE}".replace("**", ""),
    }
    columns = outlook_columns(items)
    made = lines(columns, items, name=lambda item: f"{item.level}-{item.pathway}")
    return Table(caption, heads(columns), made, file_of(file_columns(view.place.region_name), every, caption, source))


@kept(128, "region")
def forecast_ready(scope: Scope, place_type: str) -> tuple[Table, Prepared]:
    """Every level and pathway that DUO expects something of. Made once."""
    made = forecast_table(load_training(scope), shown_outlooks(scope, place_type))
    return made, prepared(made.columns, made.rows, made.caption)
