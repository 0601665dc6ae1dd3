"""When a skill is scarce or released: against what is usual in the region, and only where the margin agrees."""

from __future__ import annotations

from dashboard.pages.vaardigheden.skill_balance import (
    FREE,
    SCARCE,
    large_enough,
    most_asked_and_released,
    ranked,
    released_per_asked,
    standing,
)
from tests.made.skill_rows import DRIVING, EVERYWHERE, need

USUAL = 0.4


def test_scarce_is_under_half_of_what_is_usual() -> None:
    """Usual is 40 for each 100: 3 800 asked bears up to 760 released."""
    assert standing(need(released=700.0), USUAL) == SCARCE
    assert standing(need(released=800.0), USUAL) == ""


def test_the_margin_must_agree() -> None:
    """750 is under half of what is usual, but it may be 800."""
    assert standing(need(released=750.0, released_high=800.0), USUAL) == ""


def test_where_little_goes_in_the_whole_region_little_released_is_not_scarce() -> None:
    assert standing(need(released=300.0), 0.1) == ""


def test_where_more_goes_than_comes_scarce_still_is_less_than_half_of_what_is_asked() -> None:
    """Usual is 3 for each 1: half of that would call a skill scarce that is released more than asked."""
    assert standing(need(released=4_000.0), 3.0) == ""
    assert standing(need(released=1_500.0), 3.0) == SCARCE


def test_released_is_more_than_asked_and_over_twice_what_is_usual() -> None:
    assert standing(DRIVING, USUAL) == FREE
    # 600 over 400 is 1.5; usual is 1: nothing special.
    assert standing(DRIVING, 1.0) == ""


def test_released_where_nothing_comes_at_all() -> None:
    assert standing(need(asked=0.0, released=300.0), None) == FREE


def test_nothing_is_said_of_few_jobs_or_of_a_mixture_of_unlike_work() -> None:
    assert standing(need(asked=45.0, released=0.0), USUAL) == ""
    assert standing(need(firm_part=0.2), USUAL) == ""
    assert large_enough([need(asked=40.0, released=49.0)]) == []


def test_what_every_job_asks_does_not_lead() -> None:
    assert ranked([EVERYWHERE, DRIVING, need()]) == [need(), EVERYWHERE, DRIVING]


def test_a_long_list_ends_with_what_is_released_most() -> None:
    rows = [need(f"S1.{number}", released=10.0 * number) for number in range(10)]
    rows.insert(5, DRIVING)
    listed = most_asked_and_released(rows, 3, 2)
    assert [row.skill_code for row in listed] == ["S1.0", "S1.1", "S1.2", "S1.9", "S8.3"]
    assert most_asked_and_released(rows, 6, 5) == rows
    assert released_per_asked(need(asked=0.0, released=5.0)) == 5.0
