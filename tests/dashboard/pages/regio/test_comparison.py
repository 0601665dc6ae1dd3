"""Two regions side by side: a difference is said only where the margins do not touch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.growth.records import Specialisation
from dashboard.kit.interval import Interval
from dashboard.pages.regio.comparison import text as say
from dashboard.pages.regio.comparison.data import BROKEN, FASTER, OPEN, SLOWER, UNKNOWN, Pair, pairs
from dashboard.pages.regio.comparison.tables import comparison_table
from tests.made.growth_rows import BROKEN as ACROSS_A_BREAK
from tests.made.growth_rows import HIDDEN, SECTORS, growth

CARE = SECTORS["Q"]
PERCENT = st.floats(-20, 20)


def side(low: float, middle: float, high: float, **others: object) -> object:
    return growth(cagr_low_pct=low, cagr_pct=middle, cagr_high_pct=high, **others)


@pytest.mark.parametrize(
    ("here", "there", "finding"),
    [
        ((2.0, 2.1, 2.2), (1.0, 1.1, 1.9), FASTER),
        ((1.0, 1.1, 1.2), (1.3, 1.4, 1.5), SLOWER),
        ((1.0, 1.5, 2.0), (1.9, 2.5, 3.0), OPEN),
        ((1.0, 1.5, 2.0), (2.0, 2.5, 3.0), OPEN),
    ],
)
def test_margins_that_touch_say_nothing(here: tuple[float, ...], there: tuple[float, ...], finding: str) -> None:
    assert Pair(CARE, side(*here), side(*there)).finding == finding


@given(st.tuples(PERCENT, PERCENT, PERCENT).map(sorted), st.tuples(PERCENT, PERCENT, PERCENT).map(sorted))
def test_harder_here_is_less_hard_there(here: list[float], there: list[float]) -> None:
    turned = {FASTER: SLOWER, SLOWER: FASTER, OPEN: OPEN}
    first, second = Pair(CARE, side(*here), side(*there)), Pair(CARE, side(*there), side(*here))
    assert second.finding == turned[first.finding]
    assert first.lead == pytest.approx(-(second.lead or 0.0))


@pytest.mark.parametrize(
    ("here", "there", "finding"),
    [
        (ACROSS_A_BREAK, {}, BROKEN),
        ({}, ACROSS_A_BREAK, BROKEN),
        (HIDDEN, {}, UNKNOWN),
        ({}, HIDDEN, UNKNOWN),
        ({"status_from": "estimated"}, {}, UNKNOWN),
    ],
)
def test_what_does_not_compare_has_no_lead(here: dict[str, object], there: dict[str, object], finding: str) -> None:
    pair = Pair(CARE, growth(**here), growth(**there))
    assert (pair.finding, pair.lead, pair.compares) == (finding, None, False)


def test_a_country_without_a_figure_is_the_matched_regions() -> None:
    here = {"Q": side(2.3, 2.4, 2.5), "A-U": growth(sbi_code="A-U")}
    hidden = {"Q": growth(**HIDDEN), "A-U": growth(sbi_code="A-U")}
    with_country = pairs(here, hidden, SECTORS, with_country=True)[0]
    assert (with_country.there, with_country.there_pct, with_country.finding) == (None, 1.2, FASTER)
    # Of another region nothing stands in for what is hidden.
    assert pairs(here, hidden, SECTORS, with_country=False)[0].finding == UNKNOWN


def test_the_sentence_counts_every_section_once() -> None:
    here = {
        "Q": side(2.0, 2.1, 2.2),
        "C": side(0.0, 0.1, 0.2),
        "K": growth(**ACROSS_A_BREAK),
        "A-U": side(1.0, 1.1, 1.2),
    }
    there = {"Q": side(1.0, 1.1, 1.2), "C": side(0.0, 0.1, 0.2), "K": growth(), "A-U": side(2.0, 2.1, 2.2)}
    text = say.growth(pairs(here, there, SECTORS, with_country=False), "Hier", "Daar")
    assert "**Hier** groeide minder hard dan **Daar**: +1,1% tegen +2,1% per jaar" in text
    assert "dan in Daar**: Zorg en welzijn (+2,1% tegen +1,1%)." in text
    assert "Van 2 sectoren is geen verschil te zeggen" in text


def test_shares_name_only_clear_differences() -> None:
    here = {"Q": growth(share_pct=16.6), "C": growth(share_pct=10.6)}
    there = {"Q": growth(share_pct=16.0), "C": growth(share_pct=8.7)}
    text = say.shares(pairs(here, there, SECTORS, with_country=False), "Daar")
    assert text == "Een groter deel van de banen dan in Daar: Industrie (10,6% tegen 8,7%)."


def test_an_index_with_a_wide_margin_is_given_as_two_ends() -> None:
    found = Specialisation(2024, Interval(None, 0.12, 0.34))
    assert (
        say.specialisation(found)
        == "Van elke 100 banen zitten er 6 tot 17 in een andere sector dan landelijk (december 2024)."
    )
    assert say.specialisation(None) == ""


def test_the_sheet_has_both_sides_with_their_margins() -> None:
    made = comparison_table(
        [Pair(CARE, side(2.0, 2.1, 2.2), side(1.0, 1.1, 1.2))], "Hier", "Daar", (2019, 2024), {"Bron": "CBS"}
    ).sheet
    line = dict(zip(made.header, made.rows[0], strict=True))
    assert [str(line[f"{name}: groei laag %"]) for name in ("Hier", "Daar")] == ["2.0", "1.0"]
    assert line["hier vergeleken"] == FASTER
