"""One sector in sentences: counts add up, parts are told with their signs, hidden is said and never guessed."""

from __future__ import annotations

import pytest

from dashboard.growth.records import SeriesBreak, SeriesEvent
from dashboard.pages.sectoren import text as say
from tests.made.growth_rows import BROKEN, HIDDEN, SECTORS, growth, shrinking

CARE = SECTORS["Q"]


def test_the_opening_counts_every_region_once() -> None:
    rows = [growth(), growth(), shrinking(), growth(verdict="onzeker"), growth(verdict="stabiel")]
    text = say.opening(CARE, rows, growth(), "corop")
    assert text.startswith(
        "**Zorg en welzijn** groeit in **2** en krimpt in **1** van de 5 COROP-gebieden (1 stabiel, 1 onzeker)."
    )
    assert text.endswith("In heel Nederland: 6.000 banen erbij (+2,4% per jaar).")


def test_a_break_everywhere_comes_first() -> None:
    text = say.opening(CARE, [growth(**BROKEN)] * 3, growth(**BROKEN), "corop")
    assert text == "**Zorg en welzijn** is over deze jaren nergens te vergelijken: reeksbreuk 2024."


def test_an_unknown_country_is_said() -> None:
    assert "is voor deze jaren niet bekend" in say.opening(CARE, [growth()], growth(**HIDDEN), "corop")
    assert "is voor deze jaren niet bekend" in say.opening(CARE, [growth()], None, "corop")


def test_parts_of_one_sign_are_parts_of_the_change() -> None:
    text = say.why(growth(), CARE, "Ergens")
    assert text.startswith("Van de **6.000 banen erbij** in Ergens komt **3.000** doordat alle banen in Nederland")
    assert "Door afronding" not in text


def test_parts_of_both_signs_are_told_one_by_one() -> None:
    row = shrinking(change_jobs=-400.0, national_effect=900.0, mix_effect=-1200.0, regional_effect=-100.0)
    text = say.why(row, CARE, "Ergens")
    assert text.startswith("Er verdwenen **400 banen** in Ergens.")
    assert "**+900**" in text
    assert "minder hard groeit dan gemiddeld, gaan er **1.200** af." in text
    assert "hier minder hard groeit dan landelijk, gaan er **100** af." in text


def test_printed_parts_that_do_not_add_up_say_so() -> None:
    row = growth(change_jobs=100.0, national_effect=49.0, mix_effect=49.0, regional_effect=2.0)
    assert "Door afronding tellen deze getallen niet precies op." in say.why(row, CARE, "Ergens")


@pytest.mark.parametrize(
    ("row", "cause"),
    [
        (growth(**BROKEN), "reeksbreuk 2024"),
        (growth(**HIDDEN), "2019 en 2024 is afgeschermd"),
        (growth(status_to="estimated"), "deels geschat"),
        (growth(mix_effect=None), "heel Nederland is niet bekend"),
        (None, "er zijn geen cijfers"),
    ],
)
def test_where_there_are_no_parts_the_cause_is_said(row: object, cause: str) -> None:
    text = say.why(row, CARE, "Ergens")  # type: ignore[arg-type]
    assert "niet te zeggen" in text
    assert cause in text


def test_a_break_stands_before_its_figure() -> None:
    figures = say.key_figures(growth(**BROKEN), growth(sbi_code="A-U"), "", "afgeschermd")
    assert figures[1][1] == "reeksbreuk 2024"
    assert figures[1][2].endswith("banen, maar niet te vergelijken")


def test_the_share_is_known_where_only_the_start_is_hidden() -> None:
    own = growth(**{**HIDDEN, "jobs_to": 5000.0, "status_to": "published", "share_pct": None})
    figures = say.key_figures(own, growth(sbi_code="A-U", jobs_to=50000.0), "", "afgeschermd")
    assert [value for _, value, _ in figures] == ["5.000", "afgeschermd", "onbekend", "10,0%"]


def test_the_place_counts_only_what_compares() -> None:
    rows = [growth(region_code=f"CR0{n}", cagr_pct=float(n)) for n in (1, 2, 3)]
    rows.append(growth(**{**BROKEN, "region_code": "CR04", "cagr_pct": 9.0}))
    assert say.place_among(rows, "CR02", "corop").startswith("plaats 2 van 3 COROP-gebieden")
    assert say.place_among(rows, "CR04", "corop") == ""


def test_where_a_sector_is_large_names_what_is_hidden() -> None:
    rows = [growth(region_code=f"CR{n:02}", location_quotient=n / 5, jobs_to=1000.0 * n) for n in range(1, 13)]
    rows.append(growth(**{**HIDDEN, "region_code": "CR13"}))
    names = {f"CR{n:02}": f"Regio {n}" for n in range(1, 14)}
    text = say.where_it_is_large(rows, names, growth(jobs_to=100_000.0), "corop")
    assert "Regio 12 (2,4× zo groot als landelijk)" in text
    assert "Samen 50% van alle banen in de sector." in text  # 12 + 11 + 10 + 9 + 8 thousand of 100
    assert "Afgeschermd, en dus niet meegeteld: Regio 13." in text


def test_a_year_with_a_break_and_an_event_says_both() -> None:
    notes = say.year_notes([SeriesBreak("Q", None, 2020, None)], [SeriesEvent("Q", None, 2020, "corona: minder")])
    assert notes == {2020: "reeksbreuk: niet te vergelijken met het jaar ervoor; bijzonder jaar: corona"}
