"""The outlook in words: an interval and a direction, or why there is none; never a single number."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from dashboard.growth.outlook import too_narrow
from dashboard.pages.regio.prospects.data import Prospects
from dashboard.pages.regio.prospects.text import more, none_at_all, outlook_cell
from dashboard.pages.verantwoording.outlook.charts import hits_chart
from dashboard.pages.verantwoording.outlook.text import NOTHING, directions_text, outlook_verdict
from tests.made.growth_rows import SECTORS
from tests.made.work_rows import BRABANT, outlook, score, sector_test, vacancies


def coming(**others: object) -> Prospects:
    values = {
        "place": BRABANT,
        "is_own_place": False,
        "vacancies": {},
        "jobs": {},
        "outlook": {"Q": [outlook()]},
        "sources": {},
        "last_year": 2024,
    }
    return Prospects(**values | others)  # type: ignore[arg-type]


def test_an_outlook_is_said_as_an_interval_and_called_an_estimate() -> None:
    assert more(coming()) == {"Q": "Vooruitblik 2027 (schatting): waarschijnlijk groei, 55.100 tot 59.500 banen."}


def test_an_open_direction_is_not_said_in_a_sentence_but_stands_in_the_table() -> None:
    unsure = outlook(direction="onzeker")
    assert more(coming(outlook={"Q": [unsure]})) == {}
    assert outlook_cell(unsure) == {"text": "? onzeker", "sub": "55.100 tot 59.500 banen", "sort": 1}


def test_where_there_is_none_the_reason_stands() -> None:
    none = outlook(jobs_low=None, jobs_mid=None, jobs_high=None, direction=None, method=None, reason_none="te kort")
    assert outlook_cell(none)["text"] == "geen: reeks te kort"
    assert none_at_all({"Q": [none]}) == (
        "Voor deze regio is er geen vooruitblik; in de tabel staat per sector waarom."
    )
    weak = outlook(direction=None, jobs_mid=None, reason_none="niet beter dan eenvoudig")
    assert "geen betrouwbare vooruitblik" in none_at_all({"Q": [weak]})
    assert none_at_all({"Q": [outlook()]}) == ""


def test_vacancies_older_than_the_jobs_are_not_set_beside_them() -> None:
    old = coming(vacancies={"Q": vacancies("Q")}, outlook={})
    assert more(old) == {}
    now = vacancies("Q", period_code="2026KW02", period_end=dt.date(2026, 6, 30))
    text = more(coming(vacancies={"Q": now}, outlook={}))["Q"]
    assert text == "Open vacatures in heel Noord-Brabant, eind juni 2026: 30.400."


def test_where_nothing_beat_the_simple_methods_the_app_says_so() -> None:
    scores = [score("last_value"), score("drift"), score("damped_trend")]
    assert outlook_verdict(scores, [sector_test(is_shown=False)], SECTORS) == NOTHING
    assert directions_text(scores) == ""


def test_the_verdict_names_method_gain_coverage_and_sectors() -> None:
    scores = [score("last_value", mase=2.0), score("drift", mase=2.5), score("combination", mase=1.8, is_shipped=True)]
    text = outlook_verdict(scores, [sector_test(), sector_test("C", is_shown=False)], SECTORS)
    assert "de fout 10% kleiner dan die van de beste eenvoudige methode" in text
    assert "kwam 80% van de uitkomsten binnen de marge" in text
    assert "Zorg en welzijn" in text
    assert "Industrie" not in text


def test_a_method_that_did_better_afterwards_is_named_with_why_it_is_not_used() -> None:
    scores = [score("last_value", mase=2.0), score("combination", mase=1.8, is_shipped=True)]
    assert "Toch gebruiken we die niet" not in outlook_verdict(scores, [sector_test()], SECTORS)
    better = [*scores, score("constant_share", mase=1.5)]
    assert "deed \u201cvast aandeel in Nederland\u201d het beter" in outlook_verdict(better, [sector_test()], SECTORS)


def test_hardly_any_direction_is_said_as_such() -> None:
    scores = [score("combination", is_shipped=True, called_rate=0.001, called_hit_rate=None)]
    assert "in minder dan 1 op de 100" in directions_text(scores)
    clear = [score("combination", is_shipped=True, called_rate=0.2, called_hit_rate=0.75)]
    assert directions_text(clear) == (
        "In 20% van de voorspellingen wees de hele marge één kant op; daarvan kwam 75% uit."
    )


def test_the_picture_has_a_mark_for_each_method_and_horizon() -> None:
    made = hits_chart([score("last_value"), score("last_value", 5), score("drift", direction_hit_rate=None)])
    assert [trace["name"] for trace in made["data"]] == ["3 jaar vooruit", "5 jaar vooruit"]
    assert made["data"][0]["x"] == [40.0]
    assert len({trace["marker"]["symbol"] for trace in made["data"]}) == 2


def test_a_margin_that_held_far_less_than_it_should_is_said() -> None:
    weak = replace(sector_test(), coverage_80=0.57)
    assert too_narrow([weak, sector_test("C")], SECTORS) == (
        "**Let op:** in de proef viel bij Zorg en welzijn (57%) veel minder dan 80% binnen de marge."
    )
    assert too_narrow([sector_test()], SECTORS) == ""
