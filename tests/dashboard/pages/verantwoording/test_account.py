"""The Dutch texts that the page Verantwoording shows of checks and sources stand beside the step, and are Dutch."""

from __future__ import annotations

import re

import pytest

from dashboard.kit import numbers
from dashboard.kit.texts import read_text
from etl import catalog, checks
from etl.model.breaks import detector

DETECTOR = ("breuken_vinden", "breuken_vinden_formule")

ENGLISH = re.compile(
    r"\b(the|and|with|without|region|regions|figure|figures|job|jobs|year|years|row|rows|is not|are|that|this|from|"
    r"which|source|check|warning|error|rounding|suppressed|published|look at|run again)\b",
    re.IGNORECASE,
)
DUTCH = re.compile(
    r"\b(de|het|een|en|van|is|niet|geen|elk|elke|er|dat|dan|in|zijn|voor|bij|te|die|alle|samen)\b", re.IGNORECASE
)


def _problem(text: str) -> str:
    """What is wrong with a text that users read; empty where it is a Dutch sentence."""
    if not text.strip():
        return "leeg"
    if found := ENGLISH.search(text):
        return f"Engels: {found[0]}"
    return "" if DUTCH.search(text) or len(text.split()) < 4 else "geen Nederlands woord"


@pytest.mark.parametrize("name", [file.name for file in checks.listed()])
def test_every_check_says_in_dutch_what_it_checks(name: str) -> None:
    header = next(file.header for file in checks.listed() if file.name == name)
    for key in ("titel", "uitleg"):
        assert _problem(header.get(key, "")) == "", (name, key)
    assert not header["titel"].endswith(".")
    assert header["uitleg"].endswith(".")
    assert header["uitleg"] != header["reason"]


def test_no_two_checks_have_the_same_title() -> None:
    titles = [file.header["titel"] for file in checks.listed()]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("source", catalog.load().values(), ids=lambda source: source.source_id)
def test_every_source_says_in_dutch_what_it_is_for_and_what_to_mind(source: catalog.Source) -> None:
    texts = [source.used_for_nl, source.cadence_nl, source.copy_note_nl, *source.warnings_nl]
    assert source.warnings_nl
    for text in texts:
        assert _problem(text) == "", (source.source_id, text)
        assert text.endswith(".")
        assert "\n" not in text


def test_the_text_on_the_detector_has_its_numbers_from_the_code() -> None:
    text = "".join(map(read_text, DETECTOR))
    percents = (detector.SECTOR_LEAST, detector.REGION_LEAST_TOTAL, detector.REGION_LEAST_SECTION)
    for number in percents:
        assert f"{100 * number:.0f}%" in text
    assert f"Minstens {10 * detector.SAME_WAY:.0f} van de 10" in text
    assert f"Cijfers onder de {numbers.decimal(detector.SMALLEST_JOBS, 0)} banen" in text
    assert f"minstens {detector.FEWEST_REGIONS} regio's" in text
    assert f"minstens {detector.FEWEST_YEARS} jaren" in text
    assert (detector.SECTOR_TIMES, detector.REGION_TIMES) == (3.0, 5.0)
    assert "drie keer" in text
    assert "vijf keer" in text
