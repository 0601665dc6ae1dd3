"""Students and graduates by level and by field: the tables on screen and the sheets to download. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dashboard.kit import numbers
from dashboard.kit.cells import number
from dashboard.kit.sheet import Cell, Sheet, rounded
from dashboard.kit.table import Table, column, rank, row
from dashboard.pages.opleiden import key_figures as say_known
from dashboard.pages.opleiden import text as say
from dashboard.pages.opleiden.change_text import change_text
from dashboard.pages.opleiden.data import Capacity
from dashboard.pages.opleiden.student_counts import ALL, LEVELS, PATHWAYS, Level, comparable
from dashboard.pages.opleiden.view import TrainingView

HEADER = (
    "niveau", "richting", "regio", "telling", "leerweg", "jaar", "studenten", "studenten laag", "studenten hoog",
    "nieuwe studenten", "nieuwe studenten laag", "nieuwe studenten hoog",
    "gediplomeerden", "gediplomeerden laag", "gediplomeerden hoog",
)  # fmt: skip


def by_level(view: TrainingView, shown: Mapping[str, Level]) -> Table:
    """One row per level, the lowest first; a level that is not there keeps its row."""
    columns = [column("level", "Niveau", "name"), *_count_columns(shown.values())]
    if any(trend(item.years)["values"] for item in shown.values()):
        columns.append(column("trend", "Verloop", "spark"))
    rows = [
        row(level, level={"text": say.LEVEL_NAMES[level], "sort": place}, **_counts(view, shown[level]))
        for place, level in enumerate(LEVELS)
    ]
    caption = f"Studenten per niveau, {view.place.region_name}"
    items = [shown[level] for level in LEVELS]
    return Table(caption, columns, rows, sheet(view, caption, items))


def by_field(view: TrainingView, level: str, fields: Mapping[str, Level]) -> Table:
    """One row per field of study of a level, as many as are counted."""
    columns = [column("field", "Richting", "name"), *_count_columns(fields.values())]
    if any(trend(item.years)["values"] for item in fields.values()):
        columns.append(column("trend", "Verloop", "spark"))
    rows = [
        row(code, field={"text": view.fields[code].field_name}, **_counts(view, item)) for code, item in fields.items()
    ]
    rank(columns[:1], rows)
    caption = f"Studenten per richting, {say.LEVEL_NAMES[level]}, {view.place.region_name}"
    return Table(caption, columns, rows, sheet(view, caption, list(fields.values())))


def _count_columns(items: Any) -> list[dict[str, Any]]:
    """Students of all pathways; BOL, BBL, new students and graduates only where any of them is known."""
    items = list(items)
    columns = [column("students", "Studenten", "number")]
    columns += [
        column(path, f"Studenten {name}", "number", name)
        for path, name in say.PATHWAY_NAMES.items()
        if any(item.by_pathway.get(path) for item in items)
    ]
    if any(item.intake is not None for item in items):
        columns.append(column("intake", "Nieuwe studenten per jaar", "number", "Nieuw"))
    if any(item.graduates is not None for item in items):
        columns.append(column("graduates", "Gediplomeerden per jaar", "number", "Gediplomeerden"))
    return columns


def _counts(view: TrainingView, item: Level) -> dict[str, Any]:
    last = item.students
    year = last.year if last is not None else 0
    absent = say_known.absent_word(view, item)
    cells: dict[str, Any] = {"students": _cell(last, "students", _sub(item), absent)}
    for path in PATHWAYS:
        found = next((each for each in item.by_pathway.get(path, ()) if each.year == year), None)
        cells[path] = _cell(found, "students", "", say_known.NONE) if item.by_pathway.get(path) else number(None, "")
    cells["intake"] = _cell(item.intake, "intake", "", say_known.absent_word(view, item, "intake"))
    cells["graduates"] = _cell(item.graduates, "graduates", "", say_known.absent_word(view, item, "graduates"))
    cells["trend"] = trend(item.years) if last is not None else {"text": ""}
    return cells


def _sub(item: Level) -> str:
    change = change_text(item.years)
    last = item.students
    return "; ".join(filter(None, (str(last.year) if last is not None else "", change)))


def _cell(item: Capacity | None, measure: str, sub: str, absent: str) -> dict[str, Any]:
    """A count with its margin, and a line below."""
    if item is None:
        return number(None, absent)
    value, low, high = (getattr(item, f"{measure}{end}") for end in ("", "_low", "_high"))
    text = say.count(value, low, high)
    middle = value if value is not None else low if high is None else (low + high) / 2
    year = "" if measure == "students" else str(item.year)
    made = number(middle, text, "; ".join(filter(None, (say.margin(value, low, high), sub, year))))
    return {**made, "muted": low is None}


def trend(years: Sequence[Capacity]) -> dict[str, Any]:
    """A line through the comparable years; a year of which only the interval is known is a gap."""
    known = comparable(years)
    figures = [each for each in known if each.students is not None]
    if len(figures) < 2:
        return {"text": "", "years": [], "values": [], "window": [0, 0], "provisional": []}
    first, last = figures[0], figures[-1]
    return {
        "text": f"{say.students(first)} studenten in {first.year}, {say.students(last)} in {last.year}",
        "years": [each.year for each in known],
        "values": [each.students for each in known],
        "window": [0, 0],
        "provisional": [],
    }


def used_sources(items: Sequence[Level]) -> list[str | None]:
    """Sources of the rows of levels."""
    rows = [each for item in items for each in item.years]
    return [getattr(each, f"{measure}_source_id") for measure in ("students", "intake", "graduates") for each in rows]


def sheet(view: TrainingView, caption: str, items: Sequence[Level]) -> Sheet:
    """Every year and pathway of the levels or fields on screen."""
    rows = [each for item in items for path in (ALL, *PATHWAYS) for each in item.by_pathway.get(path, ())]
    years = sorted({each.year for each in rows})
    stand = "" if not years else numbers.years(years[0], years[-1]) if len(years) > 1 else str(years[0])
    facts = say.facts(view.sources, used_sources(items), say.counted(items), stand)
    return Sheet(caption, HEADER, [_line(view, each) for each in rows], facts)


def _line(view: TrainingView, item: Capacity) -> list[Cell]:
    counts = (
        item.students, item.students_low, item.students_high,
        item.intake, item.intake_low, item.intake_high,
        item.graduates, item.graduates_low, item.graduates_high,
    )  # fmt: skip
    return [
        say.LEVEL_NAMES[item.education_level],
        item.field_name,
        view.place.region_name,
        say.PLACE_NAMES[item.place_type].lower(),
        say.PATHWAY_NAMES.get(item.pathway, "alle"),
        str(item.year),
        *(rounded(value, 0) for value in counts),
    ]


def comparison(
    view: TrainingView,
    other_name: str,
    pairs: Sequence[tuple[str, Level | None, Level | None]],
    level: str,
    part: Callable[[Level | None, str], tuple[str, float | None]],
) -> Table:
    """Fields of a level here and in another region: their part of all students, and how they changed.

    Args:
        view: the region.
        other_name: name of the other region.
        pairs: field code with its level here and there.
        level: of education.
        part: text and value of the part of all students of a field, for ``here`` or ``there``.
    """
    here = view.place.region_name
    columns, rows, lines = _comparison_columns(here, other_name), [], []
    for code, mine, theirs in pairs:
        name = view.fields[code].field_name
        texts = [part(mine, "here"), part(theirs, "there")]
        changes = [change_text(item.years) if item is not None else "" for item in (mine, theirs)]
        counted = [say.students(item.students) if item and item.students else "geen" for item in (mine, theirs)]
        rows.append(
            row(
                code,
                field={"text": name},
                here=number(texts[0][1], texts[0][0]),
                there=number(texts[1][1], texts[1][0]),
                change_here={"text": counted[0], "sub": changes[0]},
                change_there={"text": counted[1], "sub": changes[1]},
            )
        )
        lines.append([name, texts[0][0], texts[1][0], counted[0], counted[1], changes[0], changes[1]])
    rank(columns[:1], rows)
    rank(columns[3:], rows)
    caption = f"Richtingen in {here} en {other_name}, {say.LEVEL_NAMES[level]}"
    header = ("richting", f"deel {here}", f"deel {other_name}", f"studenten {here}", f"studenten {other_name}",
              f"verschil {here}", f"verschil {other_name}")  # fmt: skip
    items = [item for _, mine, theirs in pairs for item in (mine, theirs) if item is not None]
    last = max((item.students.year for item in items if item.students), default=0)
    facts = say.facts(view.sources, used_sources(items), say.COUNTED, str(last))
    return Table(caption, columns, rows, Sheet(caption, header, lines, facts))


def _comparison_columns(here: str, there: str) -> list[dict[str, Any]]:
    return [
        column("field", "Richting", "name"),
        column("here", f"Deel van de studenten, {here}", "number", here),
        column("there", f"Deel van de studenten, {there}", "number", there),
        column("change_here", f"Studenten, {here}", "text"),
        column("change_there", f"Studenten, {there}", "text"),
    ]
