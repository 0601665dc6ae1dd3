"""The examples in the docstrings of the pure modules hold."""

import doctest
from types import ModuleType

import pytest

from dashboard.growth import words
from dashboard.kit import chart_style, estimates, numbers, sheet
from dashboard.pages.opleiden import text as training
from dashboard.pages.opleiden.fit import text as training_fit
from dashboard.pages.overstap import route_filters, url_choice
from dashboard.pages.overstap import text as routes
from dashboard.pages.overstap.pair import text as route_skills
from dashboard.pages.overstap.sectors import text as sector_routes
from dashboard.pages.overstap.teaching import text as teaching
from dashboard.pages.overstap.teaching import view as teaching_view
from dashboard.pages.regio.comparison import text as comparison
from dashboard.pages.sectoren import text as sector
from dashboard.pages.vaardigheden import skill_balance
from dashboard.pages.vaardigheden import tables as skill_tables
from dashboard.pages.vaardigheden import text as skill_sentences
from dashboard.pages.verantwoording.validation import text as validation

MODULES = [
    skill_balance,
    comparison,
    estimates,
    numbers,
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
    chart_style,
    training,
    training_fit,
    validation,
    words,
]


@pytest.mark.parametrize("module", MODULES)
def test_examples_hold(module: ModuleType) -> None:
    done = doctest.testmod(module)
    assert done.attempted > 0
    assert done.failed == 0
