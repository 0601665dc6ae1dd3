"""The fields of study of two regions side by side: each column once, for the screen and for the file. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.kit.cells import number
from dashboard.kit.interval import Interval
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.table import Cell, Column, InFile, Table, only_in_file, table
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.opleiden.comparison.text import share_of, share_text
from dashboard.pages.opleiden.data import LEVEL_NAMES
from dashboard.pages.opleiden.students.data import Level, shown_fields, shown_levels
from dashboard.pages.opleiden.students.tables import used_sources
from dashboard.pages.opleiden.students.text import COUNTED, change_since_first
from dashboard.pages.opleiden.text import count, facts
from dashboard.pages.opleiden.view import TrainingView, load_training

NO_STUDENTS = "geen"


@dataclass(frozen=True)
class Side:
    """A field of study in one of the regions, with all students of that level there; None where it has neither."""

    item: Level | None
    total: Level

    @property
    def share(self) -> Interval | None:
        """Percents of all students of that year; None where nobody is counted."""
        last = self.item.students if self.item is not None else None
        total = next((row for row in self.total.years if last is not None and row.year == last.year), None)
        return None if last is None or total is None else share_of(last, total)

    @property
    def share_text(self) -> str:
        """The same in words."""
        return NO_STUDENTS if self.share is None else share_text(self.share)

    @property
    def counted(self) -> str:
        """How many students, in words."""
        last = self.item.students if self.item is not None else None
        return NO_STUDENTS if last is None else count(last.students)

    @property
    def change(self) -> str:
        """How their number changed, in words."""
        return change_since_first(self.item.years) if self.item is not None else ""

    @property
    def share_cell(self) -> Cell:
        """The share on screen."""
        return number(0.0 if self.share is None else self.share.value, self.share_text)

    @property
    def counted_cell(self) -> Cell:
        """The students on screen, with the change below."""
        return {"text": self.counted, "sub": self.change}


@dataclass(frozen=True)
class FieldPair:
    """One field of study here and in the other region."""

    code: str
    name: str
    here: Side
    there: Side


def field_pair_columns(here: str, there: str) -> list[Column[FieldPair]]:
    """The columns; ``here`` and ``there`` are names of regions."""
    return [
        Column(
            "field",
            "Richting",
            lambda pair: {"text": pair.name},
            (InFile("richting", lambda pair: pair.name),),
            kind="name",
            is_by_text=True,
        ),
        _share_column("here", here, lambda pair: pair.here),
        _share_column("there", there, lambda pair: pair.there),
        _students_column("change_here", here, lambda pair: pair.here),
        _students_column("change_there", there, lambda pair: pair.there),
        only_in_file(f"verschil {here}", lambda pair: pair.here.change),
        only_in_file(f"verschil {there}", lambda pair: pair.there.change),
    ]


def _share_column(name: str, region: str, side: Callable[[FieldPair], Side]) -> Column[FieldPair]:
    return Column(
        name,
        f"Deel van de studenten, {region}",
        lambda pair: side(pair).share_cell,
        (InFile(f"deel {region}", lambda pair: side(pair).share_text),),
        kind="number",
        short=region,
    )


def _students_column(name: str, region: str, side: Callable[[FieldPair], Side]) -> Column[FieldPair]:
    """How many students, with the change below."""
    return Column(
        name,
        f"Studenten, {region}",
        lambda pair: side(pair).counted_cell,
        (InFile(f"studenten {region}", lambda pair: side(pair).counted),),
        is_by_text=True,
    )


def fields_side_by_side(view: TrainingView, other_name: str, pairs: Sequence[FieldPair], level: str) -> Table:
    """Fields of a level here and in another region: their part of all students, and how they changed.

    Args:
        view: the region.
        other_name: name of the other region.
        pairs: each field on both sides.
        level: of education.
    """
    here = view.place.region_name
    items = [side.item for pair in pairs for side in (pair.here, pair.there) if side.item is not None]
    last = max((item.students.year for item in items if item.students is not None), default=0)
    return table(
        field_pair_columns(here, other_name),
        pairs,
        caption=f"Richtingen in {here} en {other_name}, {LEVEL_NAMES[level]}",
        source=facts(view.sources, used_sources(items), COUNTED, str(last)),
        name=lambda pair: pair.code,
    )


@kept(128, "region")
def comparison_ready(
    scope: Scope, other_code: str, other_name: str, place_type: str, level: str
) -> tuple[Table, Prepared] | None:
    """Fields of a level here and in another region; None where they are not counted in one way. Made once."""
    view, there_scope = load_training(scope), scope.at(region=other_code)
    here = shown_fields(scope, place_type).get(level, {})
    there = shown_fields(there_scope, place_type).get(level, {})
    if not here or not there or _ways_of_counting(view, here) != _ways_of_counting(view, there):
        return None
    total_here, total_there = (shown_levels(each, place_type)[level] for each in (scope, there_scope))
    pairs = [
        FieldPair(
            code,
            view.fields[code].field_name,
            Side(here.get(code), total_here),
            Side(there.get(code), total_there),
        )
        for code in {**here, **there}
    ]
    made = fields_side_by_side(view, other_name, pairs, level)
    return made, prepared(made.columns, made.rows, made.caption)


def _ways_of_counting(view: TrainingView, fields: Mapping[str, Level]) -> set[tuple[str, str]]:
    """By place of training or living, and which division of fields."""
    return {(item.place_type, view.fields[code].field_kind) for code, item in fields.items()}
