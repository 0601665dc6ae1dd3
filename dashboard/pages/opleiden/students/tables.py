"""Students and graduates by level and by field: a row each on screen, every year of every pathway in the file. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.kit import numbers
from dashboard.kit.cells import number
from dashboard.kit.interval import Interval
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.sheet import Sheet, rounded
from dashboard.kit.table import Cell, Column, InFile, Table, file_of, heads, lines, only_in_file
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.opleiden.data import (
    ALL,
    LEVEL_NAMES,
    LEVELS,
    MEASURES,
    PATHWAY_NAMES,
    PATHWAYS,
    PLACE_NAMES,
    Capacity,
    Measure,
    level_order,
)
from dashboard.pages.opleiden.students.data import Level, comparable, shown_fields, shown_levels
from dashboard.pages.opleiden.students.text import change_since_first, counted
from dashboard.pages.opleiden.text import NONE, absent_word, count, facts, margin
from dashboard.pages.opleiden.view import TrainingView, load_training


@dataclass(frozen=True)
class StudentsLine:
    """A row of a table: a level or a field, by its code, in the region."""

    code: str
    item: Level
    view: TrainingView

    @property
    def year(self) -> int | None:
        """The last year with students."""
        return self.item.students.year if self.item.students is not None else None


LEVEL: Column[StudentsLine] = Column(
    "level",
    "Niveau",
    lambda line: {"text": LEVEL_NAMES[line.code], "sort": level_order(line.code)},
    kind="name",
)
FIELD: Column[StudentsLine] = Column(
    "field",
    "Richting",
    lambda line: {"text": line.view.fields[line.code].field_name},
    kind="name",
    is_by_text=True,
)


def by_level(view: TrainingView, shown: Mapping[str, Level]) -> Table:
    """One row per level, the lowest first; a level that is not there keeps its row."""
    caption = f"Studenten per niveau, {view.place.region_name}"
    return _table(LEVEL, [StudentsLine(level, shown[level], view) for level in LEVELS], view, caption)


def by_field(view: TrainingView, level: str, fields: Mapping[str, Level]) -> Table:
    """One row per field of study of a level, as many as are counted."""
    caption = f"Studenten per richting, {LEVEL_NAMES[level]}, {view.place.region_name}"
    return _table(FIELD, [StudentsLine(code, item, view) for code, item in fields.items()], view, caption)


def _table(about: Column[StudentsLine], rows: Sequence[StudentsLine], view: TrainingView, caption: str) -> Table:
    items = [line.item for line in rows]
    columns = [about, *count_columns(items)]
    return Table(
        caption, heads(columns), lines(columns, rows, name=lambda line: line.code), _file(view, caption, items)
    )


def count_columns(items: Sequence[Level]) -> list[Column[StudentsLine]]:
    """Students of all pathways; BOL, BBL, new students, graduates and a line only where any of them is known."""
    columns: list[Column[StudentsLine]] = [Column("students", "Studenten", _students, kind="number")]
    columns += [
        Column(path, f"Studenten {PATHWAY_NAMES[path]}", _of_pathway(path), kind="number", short=PATHWAY_NAMES[path])
        for path in PATHWAYS
        if any(item.by_pathway.get(path) for item in items)
    ]
    if any(item.last("intake") is not None for item in items):
        head = "Nieuwe studenten per jaar"
        columns.append(Column("intake", head, lambda line: _yearly(line, "intake"), kind="number", short="Nieuw"))
    if any(item.last("graduates") is not None for item in items):
        name, head = "Gediplomeerden", "Gediplomeerden per jaar"
        columns.append(Column("graduates", head, lambda line: _yearly(line, "graduates"), kind="number", short=name))
    if any(trend(item.years)["values"] for item in items):
        columns.append(
            Column(
                "trend",
                "Verloop",
                lambda line: trend(line.item.years) if line.year is not None else {"text": ""},
                kind="spark",
            )
        )
    return columns


def _students(line: StudentsLine) -> Cell:
    """Students of the last year, with the year and how it changed below."""
    last = line.item.students
    if last is None:
        return number(None, absent_word(line.view, line.item))
    return _counted(last.students, str(last.year), change_since_first(line.item.years))


def _of_pathway(path: str) -> Callable[[StudentsLine], Cell]:
    def cell(line: StudentsLine) -> Cell:
        """Students of a pathway in that year."""
        rows = line.item.by_pathway.get(path, ())
        found = next((row for row in rows if row.year == line.year), None)
        if found is None:
            return number(None, NONE if rows else "")
        return _counted(found.students)

    return cell


def _yearly(line: StudentsLine, measure: Measure) -> Cell:
    """New students or graduates of the last year that has them, with the year below."""
    last = line.item.last(measure)
    if last is None:
        return number(None, absent_word(line.view, line.item, measure))
    return _counted(last.figure(measure), str(last.year))


def _counted(people: Interval, *below: str) -> Cell:
    """A count with its margin and what else is said below it; sorted by its middle."""
    return {
        **number(middle(people), count(people), "; ".join(filter(None, (margin(people), *below)))),
        "muted": people.low is None,
    }


def middle(people: Interval) -> float | None:
    """What a count is sorted by: the figure, else halfway its bounds, or the lower one where the upper one is open."""
    if people.value is not None or people.low is None or people.high is None:
        return people.value if people.value is not None else people.low
    return (people.low + people.high) / 2


def trend(years: Sequence[Capacity]) -> Cell:
    """A line through the comparable years; a year of which only the bounds are known is a gap."""
    known = comparable(years)
    figures = [each for each in known if each.students.is_known]
    if len(figures) < 2:
        return {"text": "", "years": [], "values": [], "window": [0, 0], "provisional": []}
    first, last = figures[0], figures[-1]
    return {
        "text": f"{count(first.students)} studenten in {first.year}, {count(last.students)} in {last.year}",
        "years": [each.year for each in known],
        "values": [each.students.value for each in known],
        "window": [0, 0],
        "provisional": [],
    }


def used_sources(items: Iterable[Level]) -> list[str | None]:
    """Sources of the rows of levels."""
    rows = [row for item in items for row in item.years]
    return [row.source_id(measure) for measure in MEASURES for row in rows]


def file_columns(region_name: str) -> list[Column[Capacity]]:
    """The columns of the file, where each year of each pathway has a row."""
    return [
        only_in_file("niveau", lambda row: LEVEL_NAMES[row.education_level]),
        only_in_file("richting", lambda row: row.field_name),
        only_in_file("regio", lambda _: region_name),
        only_in_file("telling", lambda row: PLACE_NAMES[row.place_type].lower()),
        only_in_file("leerweg", lambda row: PATHWAY_NAMES.get(row.pathway, "alle")),
        only_in_file("jaar", lambda row: str(row.year)),
        Column("students", in_file=_bounds_in_file("studenten", "students")),
        Column("intake", in_file=_bounds_in_file("nieuwe studenten", "intake")),
        Column("graduates", in_file=_bounds_in_file("gediplomeerden", "graduates")),
    ]


def _bounds_in_file(head: str, measure: Measure) -> tuple[InFile[Capacity], ...]:
    return (
        InFile(head, lambda row: rounded(row.figure(measure).value, 0)),
        InFile(f"{head} laag", lambda row: rounded(row.figure(measure).low, 0)),
        InFile(f"{head} hoog", lambda row: rounded(row.figure(measure).high, 0)),
    )


def _file(view: TrainingView, caption: str, items: Sequence[Level]) -> Sheet:
    """Every year and pathway of the levels or fields on screen."""
    rows = [row for item in items for path in (ALL, *PATHWAYS) for row in item.by_pathway.get(path, ())]
    years = sorted({row.year for row in rows})
    stand = "" if not years else numbers.years(years[0], years[-1]) if len(years) > 1 else str(years[0])
    source = facts(view.sources, used_sources(items), counted(items), stand)
    return file_of(file_columns(view.place.region_name), rows, caption, source)


@kept(256, "region")
def levels_ready(scope: Scope, place_type: str) -> tuple[Table, Prepared]:
    """Students per level of a region where they are counted. Made once."""
    made = by_level(load_training(scope), shown_levels(scope, place_type))
    return made, prepared(made.columns, made.rows, made.caption)


@kept(256, "region")
def fields_ready(scope: Scope, place_type: str, level: str) -> tuple[Table, Prepared]:
    """Students per field of a level of a region where they are counted. Made once."""
    made = by_field(load_training(scope), level, shown_fields(scope, place_type)[level])
    return made, prepared(made.columns, made.rows, made.caption)
