"""Werk en mensen in words: a difference is only called one where its margin says so.

Nothing is set side by side that was counted at another time or place.
"""

from __future__ import annotations

from dashboard.growth.records import GemeenteRegion, Region
from dashboard.kit.interval import NOTHING_KNOWN, Interval
from dashboard.pages.werk import text
from dashboard.pages.werk.data import places_of, vacancy_rate
from dashboard.pages.werk.vacancies.tables import vacancies_table
from dashboard.pages.werk.view import year_before
from tests.made.work_rows import BRABANT, WEST, benefit, vacancies, view

NL = Region("NL01", "Nederland", "land", True, 1)


def test_the_opening_has_where_when_how_many_and_what_a_year_did() -> None:
    assert text.opening(view()) == (
        "Eind juni 2020 stonden er in Noord-Brabant **30.400 vacatures** open, **14.200 minder** dan een jaar eerder."
    )


def test_a_difference_within_its_margin_is_about_as_many() -> None:
    unsure = vacancies(change=-100.0, change_low=-200.0, change_high=0.0, direction="onzeker")
    said = text.opening(view(quarters={"A-U": [unsure]}))
    assert "ongeveer evenveel als een jaar eerder" in said
    assert "minder" not in said


def test_the_last_quarter_is_the_last_known_one() -> None:
    later = vacancies(period_code="2020KW03", vacancies=None, vacancies_low=0.0, vacancies_high=None)
    assert view(quarters={"A-U": [vacancies(), later]}).last_quarter == "2020KW02"


def test_people_stand_against_vacancies_of_the_same_day_only() -> None:
    """26 000 over 30 400 is 86 for each hundred."""
    same = view(place_benefits={"ww": [benefit("2020MM06")]})
    assert "Tegenover elke 100 vacatures staan daar **86 mensen met WW**." in text.opening(same)
    other = view(place_benefits={"ww": [benefit("2020MM05")]})
    assert "gaan over verschillende momenten" in text.opening(other)
    assert "100 vacatures" not in text.opening(other)
    unknown = view(place_benefits={"ww": [benefit("2020MM06", None)]})
    assert "100 vacatures" not in text.opening(unknown)


def test_a_smaller_region_says_that_the_vacancies_are_of_its_provincie() -> None:
    said = text.not_own_place(view(region=WEST))
    assert "U ziet hier dus de vacatures van de hele provincie **Noord-Brabant**." in said
    assert text.not_own_place(view()) == ""
    limburg = Region("PV31", "Limburg", "provincie", True, 13)
    two = text.not_own_place(view(region=WEST, places=[BRABANT, limburg]))
    assert "West-Noord-Brabant ligt in Noord-Brabant en Limburg." in two


def test_the_place_of_the_vacancies_is_the_provincie_with_most_gemeenten() -> None:
    lies_in = [
        GemeenteRegion("GM1", "a", "corop", "CR33", "West"),
        GemeenteRegion("GM1", "a", "provincie", "PV31", "Limburg"),
        GemeenteRegion("GM2", "b", "corop", "CR33", "West"),
        GemeenteRegion("GM2", "b", "provincie", "PV30", "Noord-Brabant"),
        GemeenteRegion("GM3", "c", "corop", "CR33", "West"),
        GemeenteRegion("GM3", "c", "provincie", "PV30", "Noord-Brabant"),
        GemeenteRegion("GM4", "d", "provincie", "PV29", "Zeeland"),
    ]
    assert places_of(WEST, lies_in) == ["PV30", "PV31"]
    assert places_of(BRABANT, lies_in) == ["PV30"]
    assert places_of(NL, lies_in) == ["NL01"]
    assert places_of(Region("GM4", "d", "gemeente", True, 9), lies_in) == ["PV29"]
    assert places_of(Region("AM99", "?", "arbeidsmarktregio", False, 9), lies_in) == ["NL01"]


def test_benefits_compare_with_the_same_month_of_a_year_before() -> None:
    rows = [benefit("2019MM06", 25_000.0), benefit("2020MM05", 20_000.0), benefit("2020MM06", 26_000.0)]
    before = year_before(rows, rows[-1])
    assert before is not None
    assert before.period_code == "2019MM06"
    assert text.benefit_change(rows, rows[-1]) == (Interval(1000.0, 400.0, 1600.0), "meer")
    # 26 000 plus or minus 300 against 25 700 plus or minus 300: anything from 300 fewer to 900 more.
    unsure = text.benefit_change([benefit("2019MM06", 25_700.0), rows[-1]], rows[-1])
    assert unsure == (Interval(300.0, -300.0, 900.0), "onzeker")
    assert text.benefit_change([rows[-1]], rows[-1]) == (NOTHING_KNOWN, None)
    hidden = benefit("2020MM06", None, persons_low=0.0, persons_high=26_300.0)
    # Not known, but at most 600 more than the 25 700 or more of the year before.
    assert text.benefit_change([benefit("2019MM06", 26_000.0)], hidden) == (Interval(None, -26_300.0, 600.0), None)


def test_an_open_end_of_a_margin_leaves_the_change_open() -> None:
    low = benefit("2019MM06", 20_000.0, persons_high=None)
    assert text.benefit_change([low, benefit("2020MM06", 26_000.0)], benefit("2020MM06", 26_000.0))[1] == "onzeker"


def test_a_rate_carries_both_margins() -> None:
    """30 400 for 1 300 000 jobs: 23.4; 30 350 / 1 300.1 to 30 450 / 1 299.9."""
    found = vacancy_rate(vacancies(), view().jobs)
    assert [round(value or 0.0, 2) for value in (found.value, found.low, found.high)] == [23.38, 23.34, 23.42]
    assert vacancy_rate(vacancies("Q"), view().jobs) == NOTHING_KNOWN
    few = vacancies(vacancies=100.0, vacancies_low=50.0, vacancies_high=150.0)
    assert vacancy_rate(few, view().jobs) == NOTHING_KNOWN


def test_what_was_not_fetched_is_said_and_never_a_zero() -> None:
    figures = text.key_figures(view(quarters={}))
    assert [(value, below) for _, value, below in figures] == [("onbekend", "nog niet opgehaald")] * 4
    assert text.opening(view(quarters={})) == ""


def test_a_key_figure_says_its_moment_and_a_change_that_is_sure() -> None:
    assert text.key_figures(view())[0] == (
        "Vacatures, Noord-Brabant",
        "30.400",
        "juni 2020: \u221214.200 in een jaar",
    )


def test_the_largest_sectors_are_only_named_where_all_are_known() -> None:
    """A copy that holds two sectors knows nothing of the largest one."""
    some = view(quarters={"A-U": [vacancies()], "C": [vacancies("C", vacancies=3700.0)]})
    assert text.most_vacancies(some) == (
        "In deze cijfers staan alleen Industrie apart. Van 2 sectoren is niet bekend hoeveel vacatures er zijn."
    )
    every = {code: [vacancies(code, vacancies=count)] for code, count in (("A-U", 30_400.0), ("C", 3_700.0))}
    every |= {"K": [vacancies("K", vacancies=700.0)], "Q": [vacancies("Q", vacancies=4_600.0)]}
    assert text.most_vacancies(view(quarters=every)).startswith(
        "De meeste vacatures: **Zorg en welzijn** (4.600), **Industrie** (3.700) en **Financiële diensten** (700)."
    )


def test_what_is_left_of_the_total_is_a_row_unless_it_would_be_one_sector() -> None:
    few = {"vacancies_low": 3_650.0, "vacancies_high": 3_750.0}
    some = view(quarters={"A-U": [vacancies()], "C": [vacancies("C", vacancies=3_700.0, **few)]})
    rows = {row["id"]: row["cells"] for row in vacancies_table(some).rows}
    assert rows["rest"]["vacancies"]["text"] == "26.700"
    one = some.quarters | {"K": [vacancies("K", vacancies=700.0)]}
    assert "rest" not in {row["id"] for row in vacancies_table(view(quarters=one)).rows}
