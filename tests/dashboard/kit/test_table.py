"""A column declared once: its cell on screen and its values in the file are of the same figure."""

from __future__ import annotations

from dashboard.kit.interval import Interval
from dashboard.kit.sheet import rounded
from dashboard.kit.table import Column, only_in_file, table, with_bounds

FIGURES = {"C": Interval(200.0, 150.0, 290.0), "Q": Interval(None, 0.0, 640.0)}
COLUMNS: list[Column[str]] = [
    only_in_file("code", lambda code: code),
    Column(
        "jobs",
        "Banen",
        lambda code: {"text": str(FIGURES[code].value), "sort": FIGURES[code].value},
        with_bounds(("banen", "laag", "hoog"), lambda code: FIGURES[code], lambda value: rounded(value, 0)),
    ),
    Column("trend", "Verloop", None),
]


def test_each_bound_stands_under_its_own_head_and_unknown_is_no_nought() -> None:
    made = table(COLUMNS, ["C", "Q"], caption="Banen", source={"Bron": "CBS"}, name=lambda code: code)
    assert made.sheet.header == ("code", "banen", "laag", "hoog")
    assert [[str(cell) for cell in row] for row in made.sheet.rows] == [
        ["C", "200", "150", "290"],
        ["Q", "None", "0", "640"],
    ]


def test_a_column_without_a_cell_is_not_on_screen() -> None:
    made = table(COLUMNS, ["C"], caption="Banen", source={}, name=lambda code: code)
    assert [head["id"] for head in made.columns] == ["jobs"]
    assert made.rows[0]["cells"] == {"jobs": {"text": "200.0", "sort": 200.0}}
