"""Finds the header of a sheet and what each column is for, after the words of ``columns.yml``.

Three layouts: long (one figure a row), periods as columns, regions as columns. Region, occupation and period may also
stand in a title above the header where the sheet has one value of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from etl.extract.common.inbox.refusal import Cell
from etl.extract.uwv.periods import Period, find_period, parse_period
from etl.extract.uwv.regions import region_of
from etl.extract.uwv.sheets import Sheet
from etl.extract.uwv.words import Words, load, plain

HEADER_WITHIN = 40


@dataclass(frozen=True)
class ValueColumn:
    """A column with figures; kind, period and region where the header says them.

    ``period_above`` stands over the column, maybe in a title over the whole table: a column for periods goes first.
    """

    index: int
    kind: str | None
    period: Period | None = None
    region: str | None = None
    period_above: Period | None = None


@dataclass(frozen=True)
class Layout:
    """Where in a sheet what stands. ``keys`` maps a key of ``columns.yml`` to its column.

    ``kind``, ``period`` and ``region`` are those of the title, for a sheet whose header does not say them.
    """

    header_row: int
    keys: dict[str, int]
    breakdowns: tuple[int, ...]
    values: tuple[ValueColumn, ...]
    kind: str | None
    period: Period | None
    region: str | None
    width: int
    period_name: str
    unused: tuple[str, ...]


@dataclass(frozen=True)
class NoLayout:
    """Why a sheet is not understood, and the columns of its likeliest header."""

    reason: str
    columns: tuple[str, ...]
    score: int


@dataclass
class _Columns:
    """The columns of one possible header row, sorted by what they are for; ``keys`` with the rank of their name."""

    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    values: list[ValueColumn] = field(default_factory=list)
    generic: list[int] = field(default_factory=list)
    breakdowns: list[int] = field(default_factory=list)
    regions: list[ValueColumn] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    doubles: list[str] = field(default_factory=list)

    @property
    def score(self) -> int:
        return len(self.keys) + len(self.values) + len(self.generic) + len(self.breakdowns)


def find_layout(sheet: Sheet) -> Layout | NoLayout:
    """The layout after the first row that is a header, or why there is none."""
    best = NoLayout("er staat geen tabel in", (), -1)
    for row in range(min(HEADER_WITHIN, len(sheet.grid))):
        found = _as_header(sheet, row)
        if isinstance(found, Layout):
            return found
        if (found.score, len(found.columns)) > (best.score, len(best.columns)):
            best = found
    return best


def _as_header(sheet: Sheet, row: int) -> Layout | NoLayout:
    words, cells = load(), sheet.grid[row]
    above = sheet.titles[row - 1] if row else []
    columns = _Columns()
    for index, cell in enumerate(cells):
        if cell not in ("", None):
            _sort(columns, index, cell, above[index] if index < len(above) else None, words)
    shown = tuple(" ".join(str(cell).split())[:60] for cell in cells if cell not in ("", None))
    try:
        return _layout(sheet, row, columns, words)
    except _Incomplete as problem:
        return NoLayout(problem.reason, shown, columns.score)


def _sort(columns: _Columns, index: int, cell: Cell, above: Cell, words: Words) -> None:
    """Put one header cell where it belongs."""
    text = plain(cell)
    if key := words.key_of(text):
        name, rank = key
        if name in columns.keys and columns.keys[name][1] == rank:
            columns.doubles.append(str(cell))
        if name not in columns.keys or rank < columns.keys[name][1]:
            columns.keys[name] = (index, rank)
    elif text in words.breakdowns:
        columns.breakdowns.append(index)
    elif value := _value_column(index, cell, above, words):
        columns.values.append(value)
    elif text in words.generic_measure:
        columns.generic.append(index)
    elif isinstance(cell, str) and region_of(cell):
        columns.regions.append(ValueColumn(index, None, region=cell))
    else:
        columns.unused.append(" ".join(str(cell).split())[:60])


def _value_column(index: int, cell: Cell, above: Cell, words: Words) -> ValueColumn | None:
    """A column named after a kind of figure, a period, or both; the cell above may hold the other half."""
    over = above if isinstance(above, str) else ""
    kind_above = words.kind_of(plain(over))
    if kind := words.kind_of(plain(cell)):
        return ValueColumn(index, kind, period_above=parse_period(above))
    if period := parse_period(cell):
        return ValueColumn(index, kind_above, period)
    if isinstance(cell, str) and (found := find_period(cell)):
        kind = words.kind_of(plain(found[1]))
        return ValueColumn(index, kind, found[0]) if kind else None
    year_above = str(int(above)) if isinstance(above, float) and above.is_integer() else str(above or "")
    if period := parse_period(f"{cell} {year_above}"):
        return ValueColumn(index, None, period)
    return None


class _Incomplete(Exception):
    def __init__(self, reason: str) -> None:
        self.reason = reason


def _layout(sheet: Sheet, row: int, columns: _Columns, words: Words) -> Layout:
    if columns.score + len(columns.regions) < 2:
        raise _Incomplete("er staat geen tabel in")
    values = _with_period_above(_values(columns), has_period="period" in columns.keys)
    has_region = "region" in columns.keys or "region_code" in columns.keys
    titles = _titles(sheet, row)
    region = None if has_region or values[0].region else _region_of_title(titles, words)
    if not (has_region or values[0].region or region):
        raise _Incomplete("een kolom met de arbeidsmarktregio ontbreekt")
    period = None
    if "period" not in columns.keys and not all(value.period for value in values):
        period = _period_of_title(titles)
        if period is None:
            raise _Incomplete("een kolom met de periode ontbreekt")
    kind = None
    _judge_units(titles, words.thousands)
    if "measure_name" not in columns.keys and not all(value.kind for value in values):
        kind = _kind_of_title(titles, words)
        _judge_units([title for title in titles if not plain(title).startswith(words.explanations)], words.changes)
    if columns.doubles:
        raise _Incomplete(f"twee kolommen zijn voor hetzelfde: {columns.doubles[0]!r}")
    keys = {name: place[0] for name, place in columns.keys.items()}
    width = max([value.index for value in values] + list(keys.values())) + 1
    return Layout(
        header_row=row,
        keys=keys,
        breakdowns=tuple(columns.breakdowns),
        values=tuple(values),
        kind=kind,
        period=period,
        region=region,
        width=width,
        period_name=plain(sheet.grid[row][keys["period"]]) if "period" in keys else "",
        unused=tuple(columns.unused),
    )


def _values(columns: _Columns) -> list[ValueColumn]:
    """The columns with figures: named measures or periods, else regions, else a column such as "aantal"."""
    if columns.values:
        with_period = [value for value in columns.values if value.period]
        if with_period and len(with_period) < len(columns.values):
            raise _Incomplete("de kolommen hebben deels wel en deels geen periode")
        return columns.values
    has_region = "region" in columns.keys or "region_code" in columns.keys
    if len(columns.regions) >= 2 and not has_region:
        return columns.regions
    if len(columns.generic) == 1:
        return [ValueColumn(columns.generic[0], None)]
    raise _Incomplete("een kolom met cijfers die we kennen ontbreekt")


def _with_period_above(values: list[ValueColumn], *, has_period: bool) -> list[ValueColumn]:
    """The columns with the period over them as theirs, unless every row has its own."""
    if has_period and any(value.period for value in values):
        raise _Incomplete("de periode staat zowel in een kolom als in de kop")
    return values if has_period else [replace(value, period=value.period or value.period_above) for value in values]


def _judge_units(titles: list[str], words: tuple[str, ...]) -> None:
    """Refuse a table of thousands, shares or changes: its figures would be taken for counts."""
    for title in titles:
        if found := [word for word in words if f" {word} " in f" {plain(title.replace('%', ' procent '))} "]:
            raise _Incomplete(
                f"de titel zegt dat de cijfers iets anders zijn dan aantallen: {found[0]!r} in {title[:60]!r}"
            )


def _titles(sheet: Sheet, row: int) -> list[str]:
    above = [str(cell) for line in sheet.grid[:row] for cell in line if isinstance(cell, str) and cell.strip()]
    return [sheet.name, *dict.fromkeys(above)]


def _kind_of_title(titles: list[str], words: Words) -> str:
    """The one kind that sheet name and titles agree on; a title that names several says nothing."""
    named = [found for title in titles if len(found := words.kinds_in(plain(title))) == 1]
    kinds = {kind for found in named for kind in found}
    if len(kinds) != 1:
        told = "zegt niet" if not kinds else "zegt niet eenduidig"
        raise _Incomplete(f"de titel of de naam van het werkblad {told} waar de cijfers over gaan")
    return kinds.pop()


def _period_of_title(titles: list[str]) -> Period | None:
    found = {found[0] for title in titles if (found := find_period(title)) and find_period(found[1]) is None}
    return found.pop() if len(found) == 1 else None


def _region_of_title(titles: list[str], words: Words) -> str | None:
    is_country = any(f" {name} " in f" {plain(title)} " for title in titles for name in words.whole_country)
    return "NL01" if is_country else None
