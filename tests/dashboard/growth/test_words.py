"""Sentences made from figures: what they say, and what they leave out."""

import dataclasses
import datetime as dt

import pytest

from dashboard.growth import words
from tests.made.growth_rows import BROKEN, BUILD, HIDDEN, SOURCE, growth


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("te klein; 2024 voorlopig", "te klein voor een oordeel"),
        ("geschat; 2024 voorlopig", "deels geschat (herindeling)"),
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
        (0.5, "0,5× zo groot"),
        (0.7, "0,7× zo groot"),
        (0.0, "vrijwel niet aanwezig"),
        (None, "onbekend"),
    ],
)
def test_location_quotient_in_words(quotient: float | None, said: str) -> None:
    assert words.compared(quotient) == said


def test_suppressed_says_what_is_known() -> None:
    assert words.suppressed(growth(**HIDDEN)) == "hoogstens 650"
    assert words.suppressed(growth(**{**HIDDEN, "jobs_to_high": None})) == ""


def test_hidden_years_are_those_of_the_end_that_is_hidden() -> None:
    assert words.hidden_years(growth(**HIDDEN)) == ["2019", "2024"]
    assert words.hidden_years(growth(**{**HIDDEN, "status_to": "published"})) == ["2019"]


def test_the_legend_has_the_threshold_of_the_build_and_the_rounding() -> None:
    legend = words.verdict_legend(dataclasses.replace(BUILD, growth_threshold_pct=1.0))
    assert "zeker meer dan 1% per jaar erbij, ook met de afrondingsmarge" in legend
    assert "zeker meer dan 1% per jaar eraf, ook met de afrondingsmarge" in legend
    assert "0,5%" not in legend
    assert "meer dan één oordeel open" in legend


@pytest.mark.parametrize(
    ("statuses", "kind", "mode", "parts"),
    [
        (("published", "published"), "corop", "snapshot", ""),
        (("published", "suppressed"), "corop", "snapshot", ""),
        (("summed", "summed"), "land", "snapshot", "COROP-cijfers"),
        (("suppressed", "suppressed"), "land", "snapshot", "COROP-cijfers"),
        (("summed", "summed"), "arbeidsmarktregio", "snapshot", "COROP-cijfers"),
        (("summed", "summed"), "arbeidsmarktregio", "live", "gemeentecijfers"),
        (("estimated", "published"), "gemeente", "live", "gemeentecijfers"),
        (("published", "published"), "land", "live", ""),
    ],
)
def test_our_own_sums_are_not_called_figures_of_cbs(
    statuses: tuple[str, str], kind: str, mode: str, parts: str
) -> None:
    total = growth(status_from=statuses[0], status_to=statuses[1])
    assert words.summed_from([total], kind, mode) == parts
    for line in (words.source_line, words.short_source):
        text = line(SOURCE, BUILD, (2019, 2024), parts)
        assert text.startswith(f"Opgeteld door dit dashboard uit {parts} van CBS" if parts else "Bron: CBS")


def test_the_short_source_has_table_date_mark_and_what_is_counted() -> None:
    line = words.short_source(SOURCE, BUILD, (2019, 2024))
    assert line.startswith("Bron: CBS 83582NED, december 2019 en 2024, 2024 voorlopig")
    assert "banen van werknemers" in line


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
    bundled = words.banner(BUILD, SOURCE)
    assert "gevonden in november 2026; de dag van ophalen bij CBS is onbekend" in bundled
    assert "make refresh" in bundled
    assert "vraag de beheerder" in bundled
    assert words.banner(BUILD, dataclasses.replace(SOURCE, mode="live")) == ""
    stale = dataclasses.replace(SOURCE, mode="stale", retrieved_at=dt.datetime(2026, 10, 2, tzinfo=dt.UTC))
    assert "2 oktober 2026" in words.banner(BUILD, stale)
    assert words.banner(BUILD, stale).startswith("De cijfers konden niet worden ververst.")
