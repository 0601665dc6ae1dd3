"""Sentences made from figures: what they say, and what they leave out."""

import dataclasses
import datetime as dt

import pytest

from dashboard import words
from tests.unit.growth_rows import BROKEN, BUILD, HIDDEN, SOURCE, growth


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("te klein; 2024 voorlopig", "te klein voor een oordeel"),
        ("afgeschermd; 2024 voorlopig", "deel van de cijfers afgeschermd"),
        ("ligt rond de grens", "ligt rond de grens"),
    ],
)
def test_reasons_of_onzeker(given: str, said: str) -> None:
    assert words.reason(growth(verdict="onzeker", verdict_reason=given)) == said


def test_a_hidden_figure_is_hidden_as_a_whole() -> None:
    assert words.reason(growth(**HIDDEN)) == "cijfer afgeschermd"


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
        (0.0, "vrijwel niet aanwezig"),
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


def test_source_line_says_when_live_figures_were_fetched() -> None:
    live = dataclasses.replace(SOURCE, mode="live", retrieved_at=dt.datetime(2026, 11, 21, tzinfo=dt.UTC))
    assert "Opgehaald op 21 november 2026." in words.source_line(live, BUILD, (2024,))
    assert "Opgehaald" not in words.source_line(SOURCE, BUILD, (2024,))


def test_banner_by_mode() -> None:
    assert "ophaaldatum onbekend" in words.banner(BUILD, SOURCE)
    assert "make refresh" in words.banner(BUILD, SOURCE)
    assert words.banner(BUILD, dataclasses.replace(SOURCE, mode="live")) == ""
    stale = dataclasses.replace(SOURCE, mode="stale", retrieved_at=dt.datetime(2026, 10, 2, tzinfo=dt.UTC))
    assert "2 oktober 2026" in words.banner(BUILD, stale)
