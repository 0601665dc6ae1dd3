"""The examples in the docstrings of the pure modules hold."""

import doctest
from types import ModuleType

import pytest

from dashboard import balance, estimates, gates, route_choice
from dashboard import format as fmt
from dashboard.charts import style
from dashboard.sentences import (
    comparison,
    route_skills,
    routes,
    sector,
    sector_routes,
    training,
    training_fit,
    validation,
    words,
)
from dashboard.sentences import skills as skill_sentences
from dashboard.tables import sheet
from dashboard.tables import skills as skill_tables

MODULES = [
    balance,
    comparison,
    estimates,
    fmt,
    gates,
    route_choice,
    route_skills,
    routes,
    sector,
    sector_routes,
    sheet,
    skill_sentences,
    skill_tables,
    style,
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
