"""The examples in the docstrings of the pure modules hold."""

import doctest
from types import ModuleType

import pytest

from dashboard.growth import words
from dashboard.kit import chart_style, estimates, numbers, sheet
from dashboard.pages.opleiden import data as training_data
from dashboard.pages.opleiden import text as training
from dashboard.pages.opleiden.comparison import text as training_comparison
from dashboard.pages.opleiden.forecast import text as training_forecast
from dashboard.pages.opleiden.leads import text as training_leads
from dashboard.pages.opleiden.places import tables as training_tables
from dashboard.pages.opleiden.places import text as training_places
from dashboard.pages.overstap import route_filters, url_choice
from dashboard.pages.overstap import text as routes
from dashboard.pages.overstap.pair import text as route_skills
from dashboard.pages.overstap.sectors import text as sector_routes
from dashboard.pages.overstap.teaching import text as teaching
from dashboard.pages.overstap.teaching import view as teaching_view
from dashboard.pages.regio.comparison import text as comparison
from dashboard.pages.regio.prospects import text as prospects
from dashboard.pages.sectoren import text as sector
from dashboard.pages.vaardigheden import skill_balance
from dashboard.pages.vaardigheden import tables as skill_tables
from dashboard.pages.vaardigheden import text as skill_sentences
from dashboard.pages.vaardigheden.group import tables as skill_group_tables
from dashboard.pages.verantwoording.validation import text as validation
from dashboard.pages.werk import change_text
from dashboard.pages.werk.occupations import tables as occupation_tables
from dashboard.pages.werk.people import tables as people_tables

MODULES = [
    skill_balance,
    comparison,
    estimates,
    numbers,
    prospects,
    change_text,
    occupation_tables,
    people_tables,
    route_filters,
    url_choice,
    route_skills,
    routes,
    sector,
    sector_routes,
    teaching,
    teaching_view,
    sheet,
    skill_sentences,
    skill_tables,
    skill_group_tables,
    chart_style,
    training,
    training_comparison,
    training_data,
    training_forecast,
    training_leads,
    training_places,
    training_tables,
    validation,
    words,
]


@pytest.mark.parametrize("module", MODULES)
def test_examples_hold(module: ModuleType) -> None:
    done = doctest.testmod(module)
    assert done.attempted > 0
    assert done.failed == 0
