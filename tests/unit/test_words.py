"""Sentences made from figures: what they say, and what they leave out."""

import dataclasses
import datetime as dt

import pytest

from dashboard import words
from tests.unit.growth_rows import BROKEN, BUILD, HIDDEN, SECTORS, SOURCE, growth, shrinking


def test_opening_gives_the_answer_and_the_country() -> None:
    text = words.opening(growth(sbi_code="A-U"), growth(region_code="NL01", sbi_code="A-U", cagr_pct=1.2))
    assert text.startswith("Tussen december 2019 en december 2024 kwamen er **6.000 banen bij** (+2,4% per jaar).")
    assert text.endswith("Heel Nederland: +1,2% per jaar.")


def test_opening_of_loss_standstill_and_unknown() -> None:
    assert "verdwenen er **1.400 banen**" in words.opening(shrinking(), None)
    assert "bleef het aantal banen gelijk" in words.opening(growth(change_jobs=20.0), None)
    assert "onbekend" in words.opening(growth(**HIDDEN), None)


def test_opening_warns_of_a_break() -> None:
    assert "breuk in 2017 en 2019" in words.opening(growth(spans_break=True, break_years="2017, 2019"), None)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("te klein; 2024 voorlopig", "te klein voor een oordeel"),
        ("afgeschermd; 2024 voorlopig", "cijfer afgeschermd"),
        ("ligt rond de grens", "ligt rond de grens"),
    ],
)
def test_reasons_of_onzeker(given: str, said: str) -> None:
    assert words.reason(growth(verdict="onzeker", verdict_reason=given)) == said


def test_a_certain_verdict_needs_no_reason() -> None:
    assert words.reason(growth()) == ""


def test_a_break_gives_the_verdict_of_the_longest_stretch() -> None:
    stretch = growth(sbi_code="K", year_from=2019, year_to=2023, verdict="groeit")
    assert words.reason(growth(**BROKEN), stretch) == "reeksbreuk 2024; 2019\u20132023: groeit"
    assert words.reason(growth(**BROKEN)) == "reeksbreuk 2024"


@pytest.mark.parametrize(
    ("quotient", "said"),
    [
        (2.0, "2× zo groot"),
        (1.42, "1,4× zo groot"),
        (1.1, "ongeveer even groot"),
        (0.9, "ongeveer even groot"),
        (0.5, "half zo groot"),
        (0.7, "kleiner: 0,7×"),
        (None, "onbekend"),
    ],
)
def test_location_quotient_in_words(quotient: float | None, said: str) -> None:
    assert words.compared(quotient) == said


def test_suppressed_says_which_end_and_what_is_known() -> None:
    assert words.suppressed(growth(**HIDDEN)) == "hoogstens 700 in 2024"
    assert words.suppressed(growth(**{**HIDDEN, "status_from": "published"})) == "in 2024: hoogstens 700"
    one_end = {**HIDDEN, "status_to": "published", "jobs_to_low": 4550.0, "jobs_to_high": 4650.0}
    assert words.suppressed(growth(**one_end)) == "in 2019; in 2024: 4.600"


def test_key_figures_are_four_and_count_sections_only() -> None:
    rows = {"A-U": growth(sbi_code="A-U"), "Q": growth(), "C": shrinking(), "O-Q": growth(sbi_code="O-Q")}
    country = {"A-U": growth(sbi_code="A-U", jobs_to=545000.0, jobs_from=485000.0)}
    figures = words.key_figures(rows, country, SECTORS, BUILD)
    assert [value for _, value, _ in figures] == ["54.500", "+6.000", "10,0%", "1 ▲  1 ▼"]
    assert figures[0][2] == "voorlopig cijfer"


def test_shift_share_in_one_sentence_adds_up() -> None:
    text = words.why(growth(sbi_code="A-U", change_jobs=6300.0))
    assert "+3.000 banen" in text
    assert "1.800 meer" in text
    assert "Niet toe te delen: +300" in text
    assert words.why(growth(national_effect=None)) == ""


def test_source_line_has_all_that_a_council_paper_needs() -> None:
    line = words.source_line(SOURCE, BUILD, (2019, 2024))
    for part in (
        "CBS, tabel 83582NED (CC BY 4.0)",
        "december 2019 en december 2024",
        "2024 is voorlopig",
        "banen van werknemers",
        "geen zelfstandigen",
        "fte",
        "plaats van het werk",
        "sector N",
    ):
        assert part in line
    assert "voorlopig" not in words.source_line(SOURCE, BUILD, (2018, 2023))


def test_banner_by_mode() -> None:
    assert "ophaaldatum onbekend" in words.banner(BUILD, SOURCE)
    assert "make refresh" in words.banner(BUILD, SOURCE)
    assert words.banner(BUILD, dataclasses.replace(SOURCE, mode="live")) == ""
    stale = dataclasses.replace(SOURCE, mode="stale", retrieved_at=dt.datetime(2026, 10, 2, tzinfo=dt.UTC))
    assert "2 oktober 2026" in words.banner(BUILD, stale)


def test_ranking_leaves_out_what_cannot_be_compared() -> None:
    names = {"CR01": "Een", "CR02": "Twee", "CR03": "Drie", "CR04": "Vier"}
    rows = [growth(region_code=f"CR0{i}", cagr_pct=float(i)) for i in (1, 2, 3)]
    rows.append(growth(region_code="CR04", spans_break=True))
    text = words.ranking(rows, names, "CR02", "COROP-gebieden")
    assert "**Twee** staat op plaats **2** van 3 COROP-gebieden" in text
    assert "reeksbreuk: 1." in text
    assert "Vier" not in text
