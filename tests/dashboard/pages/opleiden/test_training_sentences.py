"""Opleiden in words: a margin is said as a margin, nothing is called more or less that is not surely so.

Made-up figures but for hbo in Groningen: 28 291 to 28 360 students in 2024 (DUO, as bundled).
"""

from __future__ import annotations

import pytest

from dashboard.growth.records import Source
from dashboard.pages.opleiden import text
from dashboard.pages.opleiden.comparison.text import share_of, share_text
from dashboard.pages.opleiden.data import LIVING, TRAINING, need
from dashboard.pages.opleiden.leads.text import leads
from dashboard.pages.opleiden.places.data import schools_of_today
from dashboard.pages.opleiden.places.text import school as school_leads_to
from dashboard.pages.opleiden.signals.text import SIGNAL_MEANING, signals
from dashboard.pages.opleiden.students.data import base_year, comparable, drawn_levels, field_levels, levels
from dashboard.pages.opleiden.students.text import change_since_first, how_counted
from dashboard.pages.opleiden.view import places_of
from dashboard.pages.regio.prospects.data import training_signals
from tests.made.training_rows import CARE, GRONINGEN, PROVINCIE, gap, hbo, mbo, programme, school, view


def test_the_opening_says_how_many_when_and_what_the_years_did() -> None:
    shown = levels(view().capacity, TRAINING)
    assert text.opening(view(), shown) == (
        "In Groningen zijn **ca. 28.330 hbo-studenten** (2024), 8,6% minder dan in 2020."
    )


def test_entree_and_mbo_2_are_said_together_as_an_interval() -> None:
    rows = [mbo("entree", low=40, high=60), mbo("mbo2"), mbo("mbo", low=300, high=390)]
    assert text.opening(view(), levels(rows, TRAINING)) == (
        "Mbo-scholen met hun hoofdkantoor in Groningen hebben **300 tot 390 mbo-studenten** (2025). Daarvan leren er "
        "**160 tot 228** op entree of mbo 2."
    )


def test_a_change_is_about_as_many_only_where_it_is_surely_small() -> None:
    small = [mbo(year=2021, low=1000, high=1020), mbo(year=2025, low=990, high=1030)]
    assert change_since_first(small) == "ongeveer evenveel als in 2021"
    # 10 fewer to 70 more is not known to be about as many, and nor is what has no upper end.
    wide = [mbo(year=2021, low=110, high=150), mbo(year=2025, low=140, high=180)]
    assert change_since_first(wide) == "het verschil met 2021 is niet te zeggen"
    open_end = [mbo(year=2021, low=110, high=130), mbo(year=2025, low=100, high=None)]
    assert change_since_first(open_end) == "het verschil met 2021 is niet te zeggen"


def test_the_size_of_a_change_is_as_precise_as_its_margin() -> None:
    """140/130 to 180/110; 1100/1010 to 1110/1000; 900 of 1000."""
    wide = [mbo(year=2021, low=110, high=130), mbo(year=2025, low=140, high=180)]
    assert change_since_first(wide) == "8 tot 64% meer dan in 2021"
    narrow = [mbo(year=2021, low=1000, high=1004), mbo(year=2025, low=1100, high=1104)]
    assert change_since_first(narrow) == "ongeveer 10% meer dan in 2021"
    slight = [mbo(year=2021, low=1000, high=1004), mbo(year=2025, low=1006, high=1030)]
    assert change_since_first(slight) == "hoogstens 3% meer dan in 2021"
    exact = [mbo(year=2021, low=1000, high=1000, students=1000.0), mbo(year=2025, low=900, high=900, students=900.0)]
    assert change_since_first(exact) == "10,0% minder dan in 2021"
    surely = [mbo(year=2021, low=110, high=130), mbo(year=2025, low=140, high=None)]
    assert change_since_first(surely) == "meer dan in 2021"


def test_mbo_before_2021_was_counted_otherwise_and_is_no_part_of_a_trend() -> None:
    years = [mbo(year=2020, low=500, high=520), mbo(year=2021), mbo(year=2022)]
    assert [row.year for row in comparable(years)] == [2021, 2022]
    assert [row.year for row in comparable([hbo(2020), hbo(2021)])] == [2020, 2021]


def test_what_is_not_there_is_said_with_what_brings_it() -> None:
    told = text.what_is_there(view(), levels(view().capacity, TRAINING))
    assert "Van het mbo zijn er nu geen cijfers per niveau of per regio." in told
    assert "make refresh" in told
    assert "data/inbox/duo" in told
    whole = [hbo(), *(mbo(level) for level in ("entree", "mbo2", "mbo3", "mbo4"))]
    assert text.what_is_there(view(), levels(whole, TRAINING)) == ""
    nothing = text.what_is_there(view(capacity=[]), levels([], TRAINING))
    assert "Volgens DUO zijn er in Groningen geen hbo-lessen." in nothing


def test_a_level_that_is_counted_elsewhere_is_nobody_only_where_a_head_office_is_here() -> None:
    counted = levels([hbo(), *(mbo(level) for level in ("entree", "mbo2", "mbo3", "mbo4", "mbo"))], TRAINING)
    here = levels(view().capacity, TRAINING)
    assert text.key_figures(view(), here)[0][1:] == ("onbekend", "nog niet opgehaald")
    # Who learns mbo in a place without a head office is counted elsewhere, so "none" would be untrue.
    assert text.key_figures(view(country=counted), here)[0][1:] == (
        "onbekend",
        "telt mee bij een hoofdkantoor elders",
    )
    with_office = [mbo("mbo3"), hbo()]
    office = view(country=counted, capacity=with_office)
    assert text.key_figures(office, levels(with_office, TRAINING))[0][1:] == (
        "geen",
        "volgens DUO niet in deze regio",
    )
    told = text.what_is_there(view(country=counted), here)
    assert told.startswith("Volgens DUO staat er in Groningen geen hoofdkantoor van een mbo-school.")
    assert "make refresh" not in told


def test_students_that_are_of_a_region_around_are_said_to_be() -> None:
    assert text.not_own_place(view()) == ""
    told = text.not_own_place(view(region=PROVINCIE))
    assert "arbeidsmarktregio **Groningen**" in told
    assert text.opening(view(region=PROVINCIE), levels(view().capacity, TRAINING)).startswith(
        "In arbeidsmarktregio Groningen zijn"
    )


def test_place_of_training_and_place_of_living_are_never_taken_for_each_other() -> None:
    rows = [mbo("mbo2"), mbo("mbo2", low=900, high=910, place_type=LIVING), hbo()]
    assert levels(rows, LIVING)["mbo2"].students == rows[1]
    assert levels(rows, TRAINING)["mbo2"].students == rows[0]
    # What is counted one way only is shown so, and said.
    assert levels(rows, LIVING)["hbo"].place_type == TRAINING
    assert "Bij mbo 2 tellen studenten mee waar zij wonen." in how_counted(levels(rows, LIVING))
    assert "hoofdkantoor" in how_counted(levels(rows, TRAINING))


def test_fields_of_two_divisions_are_never_added_or_mixed() -> None:
    rows = [
        mbo(field_code="hg017", field_kind="hoofdgroep"),
        mbo(field_code="isced09", field_kind="isced", year=2021),
    ]
    assert list(field_levels(rows, TRAINING)["mbo2"]) == ["hg017"]


def test_levels_are_drawn_from_the_first_year_they_share() -> None:
    rows = [
        hbo(2020),
        hbo(2021),
        hbo(2022),
        mbo(year=2021),
        mbo(year=2022),
        mbo("mbo", year=2021),
        mbo("mbo", year=2022),
    ]
    drawn = drawn_levels(levels(rows, TRAINING))
    assert [item.level for item in drawn] == ["mbo2", "hbo"]
    assert base_year(drawn) == 2021
    assert base_year(drawn[:1]) is None


# The signal


def test_a_signal_is_told_with_the_reason_of_the_others() -> None:
    rows = [gap(), gap("C", signal="onbekend", reason="De groei van deze sector is hier niet bekend.")]
    names = {"Q": "Zorg en welzijn", "C": "Industrie"}
    assert signals(rows, names) == (
        "Een signaal van tekort in **Zorg en welzijn**. Voor 1 van de 2 sectoren is er geen signaal. Waarom: de groei "
        "van deze sector is hier niet bekend."
    )
    assert signals(rows[1:], names).startswith("Voor geen enkele sector is er nu een signaal. Waarom: ")


def test_only_signals_on_all_levels_together_stand_beside_a_sector() -> None:
    assert list(training_signals([gap(), gap("C", signal="onbekend"), gap("K", "mbo4")])) == ["Q"]


def test_the_need_is_a_lower_end_only() -> None:
    assert need(gap()) == "minstens 400"
    assert need(gap(yearly_need_low=0.0)) == "geen zekere groei"
    assert need(gap(yearly_need_low=None)) == "onbekend"


def test_the_wording_is_signalling_and_no_verdict() -> None:
    assert "signalerend, geen oordeel" in SIGNAL_MEANING


# Fields, programmes and schools


def test_where_a_field_leads_is_an_estimate_with_its_reason() -> None:
    assert leads([CARE], view()) == [
        "**Zorg en welzijn** (▲ groeit): 60 tot 85% van de gediplomeerden. Eigen schatting; reden: opleidingen voor de "
        "zorg zelf."
    ]


def test_a_school_is_set_against_the_largest_sector_of_each_programme() -> None:
    rows = [programme(), programme("25656"), programme("25250", "entree", field_code="hg002")]
    assert school_leads_to(rows, view()) == (
        "**3 mbo-opleidingen** in deze regio. Gekeken naar de grootste sector waar hun richting naar leidt: 2 naar een "
        "sector die hier groeit en 1 naar niet één sector (banen in provincie Groningen, 2019–2024)."
    )


def test_schools_that_ended_are_left_out_and_the_offer_goes_before_the_head_office() -> None:
    ended, running = school("30BC", last_year=2023), school()
    assert schools_of_today([ended, running]) == (running,)
    lessons = school("100A001", "duo_mbo_offer", location_kind="lesplaats", last_year=None)
    hogeschool = school("25BE", "duo_hbo_students", last_year=2024)
    assert schools_of_today([ended, running, lessons, hogeschool]) == (lessons, hogeschool)


@pytest.mark.parametrize(
    ("low", "high", "expected"), [(100, 100, "10%"), (95, 115, "10 tot 12%"), (1, 4, "minder dan 1%")]
)
def test_a_part_of_all_students_has_the_margin_of_both(low: float, high: float, expected: str) -> None:
    total = mbo(low=1000, high=1000)
    assert share_text(share_of(mbo(low=low, high=high), total)) == expected
    unknown = share_of(mbo(low=low, high=None), total)
    assert (share_text(unknown), unknown.is_known) == ("onbekend", False)


def test_a_region_is_shown_by_itself_or_by_what_it_lies_in() -> None:
    assert places_of(GRONINGEN, [], frozenset({"AM01"})) == ["AM01"]
    assert places_of(GRONINGEN, [], frozenset()) == ["AM01"]


def test_a_licence_is_named_once_after_the_last_source_it_is_of() -> None:
    sources = {
        "a": Source("a", "Aanbod", "DUO", "CC BY 4.0", None, "live", None, None, None),
        "b": Source("b", "Wet", "Overheid.nl", "publiek domein", None, "live", None, None, None),
        "c": Source("c", "Studenten", "DUO", "CC BY 4.0", None, "live", None, None, None),
    }
    assert text.source_names(sources, ["a", "b", "c", "a", None]) == [
        "DUO, Aanbod",
        "DUO, Studenten (alle CC BY 4.0)",
        "Overheid.nl, Wet (publiek domein)",
    ]
