"""A forecast is never called a count, is never one line with students counted otherwise, and is no truer than DUO says.

Made-up figures of students of mbo who live in the arbeidsmarktregio Groningen.
"""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.growth.records import Region
from dashboard.kit.fetch import record_of
from dashboard.pages.opleiden.data import LIVING, TRAINING
from dashboard.pages.opleiden.forecast import text
from dashboard.pages.opleiden.forecast.charts import forecast_chart
from dashboard.pages.opleiden.forecast.data import WHOLE, Forecast, Outlook, outlooks
from dashboard.pages.opleiden.forecast.tables import forecast_table
from dashboard.pages.opleiden.students.data import levels
from tests.made.training_rows import GRONINGEN, mbo, view

NETHERLANDS = Region("NL01", "Nederland", "land", True, 1)


def row(year: int, count: float, high: float | None = None, level: str = "mbo", **more: Any) -> Forecast:
    """Students of a year; expected from 2026 on. With ``high`` only the interval is known."""
    values: dict[str, Any] = {
        "place_type": LIVING,
        "education_level": level,
        "pathway": "all",
        "year": year,
        "students": count if high is None else None,
        "students_low": count,
        "students_high": count if high is None else high,
        "is_forecast": year > 2025,
        "version": "2",
        "location_kind": "woonplaats",
        "source_id": "duo_mbo_forecast",
    }
    return record_of(Forecast, values | more)


YEARS = [row(2024, 12_400), row(2025, 12_300), row(2026, 12_000), row(2030, 11_400), row(2035, 10_912)]


def one(rows: list[Forecast] = YEARS) -> Outlook:
    return outlooks(rows, TRAINING)[WHOLE]


def test_the_opening_says_when_who_and_that_no_one_counted_it() -> None:
    assert text.opening(one(), GRONINGEN) == (
        "DUO verwacht in 2035 **ca. 10.900 mbo-studenten** die in Groningen wonen, 11% minder dan in 2025 (geteld: "
        "12.300). Dit is een **prognose van DUO, geen telling**."
    )


def test_of_a_country_it_does_not_matter_where_they_live() -> None:
    assert "**ca. 10.900 mbo-studenten** in Nederland, " in text.opening(one(), NETHERLANDS)


def test_without_counted_years_it_is_set_against_the_first_expected_one() -> None:
    told = text.opening(one(YEARS[2:]), GRONINGEN)
    assert "9% minder dan in 2026. Dit" in told
    assert "geteld:" not in told
    alone = text.opening(one(YEARS[4:]), GRONINGEN)
    assert "dan in" not in alone


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (90, 110, "ongeveer evenveel als in 2025"),
        (40, 160, "het verschil met 2025 is niet te zeggen"),
        (40, 60, "40 tot 60% minder dan in 2025"),
        (105, 140, "5 tot 40% meer dan in 2025"),
    ],
)
def test_more_or_less_is_said_only_where_masked_cells_leave_no_doubt(low: float, high: float, expected: str) -> None:
    assert text.difference(row(2025, 100), row(2035, low, high)) == expected


def test_a_forecast_by_place_of_living_is_kept_apart_from_students_by_place_of_training() -> None:
    shown = levels([mbo("mbo", low=300, high=390)], TRAINING)
    why = text.apart(one(), shown, GRONINGEN)
    assert "Deze reeks telt studenten **waar zij wonen**" in why
    assert "**waar de opleiding is**. Leg ze dus niet naast elkaar." in why
    assert "leiden wij af" in why
    assert text.in_short(one(), shown, GRONINGEN).endswith(text.NOT_BESIDE)
    same = levels([mbo("mbo", low=300, high=390, place_type=LIVING)], LIVING)
    assert "Deze reeks komt uit een ander bestand" in text.apart(one(), same, GRONINGEN)
    assert not text.in_short(one(), same, GRONINGEN).endswith(text.NOT_BESIDE)


def test_two_ways_of_counting_are_never_one_series() -> None:
    rows = [*YEARS, row(2035, 900, place_type=TRAINING, location_kind="hoofdkantoor")]
    assert [each.students.value for each in outlooks(rows, TRAINING)[WHOLE].expected] == [900]
    assert len(outlooks(rows, LIVING)[WHOLE].expected) == 3
    # Only what is counted, and nothing expected: no forecast.
    assert outlooks(YEARS[:2], LIVING) == {}


def test_a_kind_of_place_that_is_not_known_is_said_to_be_so() -> None:
    assert text.where(row(2035, 1, place_type="", location_kind=""), GRONINGEN) == (
        "in Groningen (of zij daar wonen of leren, is niet bekend)"
    )
    assert text.where(row(2035, 1, place_type=TRAINING, location_kind="hoofdkantoor"), GRONINGEN) == (
        "van scholen met hun hoofdkantoor in Groningen"
    )


def test_a_version_is_told_in_words_where_it_is_known() -> None:
    assert (
        text.version_text(row(2035, 1, version="1, 2"))
        == "Versie 1, 2 van DUO (van februari of maart en van april of mei)."
    )
    assert text.version_text(row(2035, 1, version="3")) == "Versie 3 van DUO."


def test_what_is_expected_is_drawn_with_dashes_and_open_markers_and_said_so() -> None:
    figure = go.Figure(forecast_chart(one()))
    counted, expected, joint = figure.data
    assert (counted.name, expected.name) == ("geteld door DUO", "prognose van DUO")
    assert (counted.line.dash, expected.line.dash, joint.line.dash) == ("solid", "dash", "dash")
    assert (counted.marker.symbol, expected.marker.symbol) == ("circle", "circle-open")
    assert list(counted.x) == [2024, 2025]
    assert list(joint.x) == [2025, 2026]
    assert "prognose" in figure.layout.annotations[0].text
    assert figure.layout.yaxis.rangemode == "tozero"
    assert len(go.Figure(forecast_chart(one(YEARS[2:]))).data) == 1


def test_the_table_has_a_row_per_level_and_the_file_every_year() -> None:
    rows = [*YEARS, row(2025, 40, 60, "entree"), row(2035, 20, 30, "entree"), row(2035, 5_000, pathway="bol")]
    table = forecast_table(view(), outlooks(rows, TRAINING))
    cells = {each["id"]: each["cells"] for each in table.rows}
    assert list(cells) == ["entree-all", "mbo-all", "mbo-bol"]
    assert [column["label"] for column in table.columns] == [
        "Niveau", "Geteld 2025", "Prognose 2030", "Prognose 2035", "Verschil", "Verloop",
    ]  # fmt: skip
    entree, whole = cells["entree-all"], cells["mbo-all"]
    assert [entree[name]["text"] for name in ("start", "middle", "last", "change")] == [
        "40 tot 60", "", "20 tot 30", "25 tot 67% minder dan in 2025",
    ]  # fmt: skip
    assert [whole[name]["text"] for name in ("start", "middle", "last", "change")] == [
        "12.300", "ca. 11.400", "ca. 10.900", "11% minder dan in 2025",
    ]  # fmt: skip
    assert whole["trend"]["provisional"] == [2026, 2030, 2035]
    assert [str(cell) for cell in table.sheet.rows[-2][3:]] == [
        "waar studenten wonen", "2035", "prognose", "10912", "10912", "10912", "2",
    ]  # fmt: skip
    assert "geen telling" in dict(table.sheet.source)["Prognose"]


def test_a_year_without_an_upper_end_is_a_gap() -> None:
    rows = [row(2025, 100), row(2026, 90, students=None, students_high=None), row(2027, 80)]
    table = forecast_table(view(), outlooks(rows, LIVING))
    assert table.rows[0]["cells"]["trend"]["values"] == [100, None, 80]
