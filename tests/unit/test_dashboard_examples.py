"""The examples in the docstrings of the pure modules hold."""

import doctest
from types import ModuleType

import pytest

from dashboard import format as fmt
from dashboard import gates, route_choice
from dashboard.charts import style
from dashboard.sentences import comparison, routes, sector, sector_routes, words
from dashboard.tables import sheet


@pytest.mark.parametrize(
    "module", [comparison, fmt, gates, route_choice, routes, sector, sector_routes, sheet, style, words]
)
def test_examples_hold(module: ModuleType) -> None:
    done = doctest.testmod(module)
    assert done.attempted > 0
    assert done.failed == 0
