"""Reads the rows of a sheet whose layout is known into long rows: one per region, occupation, period and kind."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from etl.extract.common.inbox.refusal import Cell, Refused
from etl.extract.uwv.layouts import Layout, ValueColumn
from etl.extract.uwv.numbers import read_figures
from etl.extract.uwv.periods import Period, as_month, as_quarter, parse_period
from etl.extract.uwv.regions import region_of
from etl.extract.uwv.sheets import Sheet
from etl.extract.uwv.words import load, plain

Row = dict[str, Any]
ALL_OCCUPATIONS = ("totaal", "Alle beroepen")
# All kinds are stocks at the end of a period, so a quarter and its last month or day are the same moment; each kind
# gets one notation, that of the rhythm in which UWV publishes it.
QUARTERLY = frozenset(["tension", "vacancies", "ww_short"])
# The quarter that is going on is the latest that figures can be of.
A_QUARTER = timedelta(days=92)
KEY = ("kind", "region_code", "occupation_code", "period_code")


@dataclass
class SheetRows:
    """What a sheet gave: rows to keep, and how many rows were left for which reason."""

    rows: list[Row] = field(default_factory=list)
    left: dict[str, int] = field(default_factory=dict)

    def leave(self, reason: str) -> None:
        """Count a row that is not taken."""
        self.left[reason] = self.left.get(reason, 0) + 1


def read_sheet(sheet: Sheet, layout: Layout) -> SheetRows:
    """All figures of a sheet.

    Raises:
        Refused: a row cannot be placed (unknown region, kind or period) or a figure is none.
    """
    found, cells = SheetRows(), []
    for number, line in enumerate(sheet.grid[layout.header_row + 1 :], start=layout.header_row + 2):
        if sum(cell not in ("", None) for cell in line) <= 1:
            if any(cell not in ("", None) for cell in line):
                found.leave("een regel met alleen tekst")
            continue
        if sheet.is_csv:
            _judge_width(line, layout, len(sheet.grid[layout.header_row]), number)
        for row, cell in _row_figures(found, line, layout, number):
            found.rows.append(row | {"sheet": sheet.name})
            cells.append(cell)
    _put_figures(found.rows, cells, sheet.name)
    return found


def occupation_slug(name: str) -> str:
    """A code for an occupation without one, the same for every way of writing its name.

    >>> occupation_slug("Elektriciens en  elektronica-monteurs"), occupation_slug("Koks")
    ('elektriciens-en-elektronica-monteurs', 'koks')
    """
    folded = unicodedata.normalize("NFKD", name).casefold()
    plain_text = "".join(c for c in folded if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain_text).strip("-")


def _judge_width(line: list[Cell], layout: Layout, header_width: int, number: int) -> None:
    if len(line) < layout.width:
        raise Refused(f"regel {number} is korter dan de kop: het bestand is afgebroken of beschadigd")
    if any(cell not in ("", None) for cell in line[header_width:]):
        raise Refused(f"regel {number} heeft meer kolommen dan de kop")


def _row_figures(found: SheetRows, line: list[Cell], layout: Layout, number: int) -> list[tuple[Row, Cell]]:
    """The figures of one row with their keys; none where the row is left."""
    if not _is_total(line, layout):
        found.leave("een uitsplitsing (zoals leeftijd), niet het totaal")
        return []
    has_values = any(_cell(line, value.index) not in ("", None) for value in layout.values)
    figures = []
    for value in layout.values:
        text, code = _region(line, layout, value, number)
        if code is None and not has_values:
            found.leave("een regel zonder cijfers")
            return []
        if code is None:
            raise Refused(
                f"regel {number}: {text[:60]!r} is geen arbeidsmarktregio die we kennen"
                if text
                else f"regel {number}: er staat een cijfer zonder regio"
            )
        if code == "":
            found.leave("geen arbeidsmarktregio (zoals een provincie of een totaal)")
            return []
        figures.append(
            (_keys(line, layout, value, number) | {"region_code": code, "region_text": text}, _cell(line, value.index))
        )
    return figures


def _keys(line: list[Cell], layout: Layout, value: ValueColumn, number: int) -> Row:
    kind = _kind(line, layout, value, number)
    period, period_text = _period(line, layout, value, number)
    period = as_quarter(period) if kind in QUARTERLY else as_month(period)
    if period.end > datetime.now(UTC).date() + A_QUARTER:
        raise Refused(f"regel {number}: {period_text[:60]!r} ligt in de toekomst")
    code, name = _occupation(line, layout, number)
    class_text = str(_cell(line, layout.keys.get("tension_class")) or "").strip() if kind == "tension" else ""
    return {
        "kind": kind,
        "occupation_code": code,
        "occupation_text": name,
        "occupation_slug": occupation_slug(name),
        "period_code": period.code,
        "period_end": period.end.isoformat(),
        "period_text": period_text,
        "class_text": class_text or None,
        "row_number": number,
    }


def _kind(line: list[Cell], layout: Layout, value: ValueColumn, number: int) -> str:
    if value.kind or layout.kind:
        return str(value.kind or layout.kind)
    shown = _cell(line, layout.keys["measure_name"])
    kind = load().kind_of(plain(shown or ""))
    if kind is None:
        raise Refused(f"regel {number}: {str(shown)[:60]!r} is geen soort cijfer die we kennen")
    return kind


def _region(line: list[Cell], layout: Layout, value: ValueColumn, number: int) -> tuple[str, str | None]:
    """The text and its code; an empty code is no arbeidsmarktregio, None an unknown one."""
    if value.region or layout.region:
        text = str(value.region or layout.region)
        return text, region_of(text)
    texts = [_text(_cell(line, layout.keys.get(key))) for key in ("region_code", "region")]
    codes = [region_of(text) for text in texts if text]
    known = {code for code in codes if code}
    if len(known) > 1:
        raise Refused(f"regel {number}: de code {texts[0]!r} en de naam {texts[1][:60]!r} zijn niet dezelfde regio")
    shown = next((t for t in texts if t and region_of(t) is None), next((t for t in reversed(texts) if t), ""))
    if not codes or None in codes:
        return shown, None
    return shown, "" if "" in codes else known.pop()


def _period(line: list[Cell], layout: Layout, value: ValueColumn, number: int) -> tuple[Period, str]:
    from_header = value.period or (None if "period" in layout.keys else layout.period)
    if from_header:
        return from_header, from_header.code
    shown = _cell(line, layout.keys["period"])
    year = _cell(line, layout.keys.get("year"))
    period = parse_period(shown) or (_with_year(shown, year, layout) if year not in ("", None) else None)
    if period is None:
        raise Refused(f"regel {number}: {_text(shown)[:60]!r} is geen kwartaal of maand")
    return period, _text(shown) if year in ("", None) else f"{_text(shown)} {_text(year)}"


def _with_year(shown: Cell, year: Cell, layout: Layout) -> Period | None:
    """A period from two columns: "2e kwartaal" or "juni" beside the year, or a number under "kwartaal" or "maand"."""
    text = _text(shown)
    if text.isdigit():
        return parse_period(f"{_text(year)}{'-K' if layout.period_name == 'kwartaal' else 'MM'}{text}")
    return parse_period(f"{text} {_text(year)}")


def _occupation(line: list[Cell], layout: Layout, number: int) -> tuple[str | None, str]:
    code = _text(_cell(line, layout.keys.get("occupation_code"))) or None
    name = _text(_cell(line, layout.keys.get("occupation")))
    if "occupation" not in layout.keys and "occupation_code" not in layout.keys:
        return ALL_OCCUPATIONS
    if not name and not code:
        raise Refused(f"regel {number}: er staat een cijfer zonder beroep")
    if plain(name) in load().all_occupations:
        return ALL_OCCUPATIONS
    return code, name or str(code)


def _is_total(line: list[Cell], layout: Layout) -> bool:
    return all(plain(_cell(line, index) or "") in load().totals for index in layout.breakdowns)


def _put_figures(rows: list[Row], cells: list[Cell], sheet: str) -> None:
    """Read the figures, per kind in one notation, into the rows they belong to."""
    for kind in {row["kind"] for row in rows}:
        places = [place for place, row in enumerate(rows) if row["kind"] == kind]
        try:
            figures = read_figures([cells[place] for place in places], is_count=kind != "tension")
        except Refused as problem:
            where = f"werkblad {sheet!r}: " if sheet else ""
            raise Refused(f"{where}{problem.reason}") from problem
        for place, figure in zip(places, figures, strict=True):
            rows[place] |= {"value": figure.value, "value_low": figure.low, "value_high": figure.high}
            rows[place]["value_text"] = _text(cells[place])


def without_repeats(rows: list[Row]) -> list[Row]:
    """The rows without those that stand twice with the same figure.

    Raises:
        Refused: one key has two figures, so the file splits them by something that we do not know.
    """
    seen: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        key = (*(row[name] for name in KEY[:2]), row["occupation_code"] or row["occupation_slug"], row["period_code"])
        first = seen.setdefault(key, row)
        if _figure(first) != _figure(row):
            where = f"{row['region_text']}, {row['occupation_text']}, {row['period_text']}"
            raise Refused(
                f"hetzelfde cijfer staat er twee keer in met een andere waarde ({where}: {first['value_text']!r} en"
                f" {row['value_text']!r}); er is een uitsplitsing die we niet kennen"
            )
    return list(seen.values())


def _figure(row: Row) -> tuple[Any, ...]:
    return row["value"], row["value_low"], row["value_high"]


def _cell(line: list[Cell], index: int | None) -> Cell:
    return line[index] if index is not None and index < len(line) else None


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split()) if cell is not None else ""
