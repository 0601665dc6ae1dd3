"""Filters never work in silence: what they leave, what they take away for want of a figure, which one stopped all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.pages.overstap.route_filters import (
    ALL,
    FILTERS,
    OPEN,
    RouteFacts,
    left_by_option,
    left_without,
    lost_as_unknown,
    passing,
    read_filters,
)

UP = RouteFacts(education_step=1, wage_step_pct=5.0, growth="groeit", tension_class="krap")
DOWN = RouteFacts(education_step=0, wage_step_pct=-8.0, growth="krimpt", tension_class="ruim")
NOTHING_KNOWN = RouteFacts(None, None, None, None)
FACTS = st.builds(
    RouteFacts,
    st.none() | st.integers(-3, 3),
    st.none() | st.floats(-80, 300),
    st.none() | st.sampled_from(["groeit", "krimpt", "wisselend"]),
    st.none() | st.sampled_from(["zeer krap", "krap", "gemiddeld", "ruim", "zeer ruim"]),
)
CHOSEN = st.fixed_dictionaries(
    {name: st.sampled_from(list(route_filter.options)) for name, route_filter in FILTERS.items()}
)


def test_all_filters_are_open_at_first_and_let_everything_through() -> None:
    assert read_filters({}) == OPEN
    assert passing([UP, DOWN, NOTHING_KNOWN], OPEN) == [0, 1, 2]


def test_nonsense_in_the_url_leaves_a_filter_open() -> None:
    assert read_filters({"loon": "gratis", "krapte": "x" * 10_000}) == OPEN


def test_each_filter_lets_through_what_it_says() -> None:
    assert passing([UP, DOWN], {**OPEN, "opleiding": "gelijk"}) == [1]
    assert passing([UP, DOWN], {**OPEN, "opleiding": "stap"}) == [0, 1]
    assert passing([UP, DOWN], {**OPEN, "loon": "gelijk"}) == [0]
    assert passing([UP, DOWN], {**OPEN, "loon": "min10"}) == [0, 1]
    assert passing([UP, DOWN], {**OPEN, "groei": "groeit"}) == [0]
    assert passing([UP, DOWN], {**OPEN, "groei": "geenkrimp"}) == [0]
    assert passing([UP, DOWN], {**OPEN, "krapte": "krap"}) == [0]


def test_a_figure_that_is_not_known_falls_away_and_is_counted() -> None:
    closed = {**OPEN, "loon": "gelijk"}
    assert passing([UP, NOTHING_KNOWN], closed) == [0]
    assert lost_as_unknown([UP, DOWN, NOTHING_KNOWN], closed) == {"loon": 1}
    assert lost_as_unknown([UP, NOTHING_KNOWN], OPEN) == {}


def test_the_filter_that_stopped_all_is_named_with_what_opening_it_leaves() -> None:
    assert left_without([UP, UP], {**OPEN, "opleiding": "gelijk", "loon": "gelijk"}) == {"opleiding": 2}
    assert left_without([RouteFacts(1, -50.0, None, None)], {**OPEN, "opleiding": "gelijk", "loon": "gelijk"}) == {}


@given(st.lists(FACTS, max_size=12), CHOSEN)
def test_a_count_is_what_choosing_that_option_gives(facts: list[RouteFacts], chosen: dict[str, str]) -> None:
    for name, options in left_by_option(facts, chosen).items():
        assert options[ALL] == max(options.values())
        for option, number in options.items():
            assert number == len(passing(facts, {**chosen, name: option}))


@given(st.lists(FACTS, max_size=12), CHOSEN)
def test_closing_a_filter_never_brings_routes(facts: list[RouteFacts], chosen: dict[str, str]) -> None:
    assert set(passing(facts, chosen)) <= set(passing(facts, OPEN))
