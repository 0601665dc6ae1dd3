"""Answers are kept: made once however many ask, bounded, and an error is asked again."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope

HERE = Scope("v1", "CR33", (2019, 2024), "Q")


def test_many_who_ask_at_once_get_one_answer() -> None:
    asked: list[str] = []

    @kept(4)
    def slow(scope: Scope, name: str) -> object:
        asked.append(name)
        time.sleep(0.05)
        return object()

    gate = threading.Barrier(8)

    def ask() -> object:
        gate.wait()
        return slow(HERE, "a")

    with ThreadPoolExecutor(8) as crowd:
        answers = [future.result() for future in [crowd.submit(ask) for _ in range(8)]]
    assert asked == ["a"]
    assert len({id(answer) for answer in answers}) == 1


def test_the_oldest_answer_goes_first() -> None:
    asked: list[int] = []

    @kept(2)
    def double(scope: Scope, number: int) -> int:
        asked.append(number)
        return 2 * number

    assert [double(HERE, n) for n in (1, 2, 1, 3, 1, 2)] == [2, 4, 2, 6, 2, 4]
    assert asked == [1, 2, 3, 2]


def test_an_error_is_not_kept() -> None:
    tries: list[int] = []

    @kept(2)
    def fails_once(scope: Scope) -> str:
        tries.append(1)
        if len(tries) == 1:
            raise OSError
        return "goed"

    with pytest.raises(OSError):
        fails_once(HERE)
    assert fails_once(HERE) == "goed"


def test_an_answer_is_kept_by_the_parts_it_depends_on_and_knows_no_others() -> None:
    asked: list[Scope] = []

    @kept(4, "years")
    def answer(scope: Scope) -> int:
        asked.append(scope)
        return scope.years[1]

    assert answer(HERE) == answer(HERE.at(region="CR36", sector="C")) == 2024
    assert len(asked) == 1
    with pytest.raises(ValueError, match="region"):
        _ = asked[0].region
    assert answer(HERE.at(years=(2019, 2023))) == 2023


def test_a_part_that_is_not_there_is_a_mistake_that_is_told() -> None:
    @kept(4, "sector")
    def answer(scope: Scope) -> str:
        return scope.sector

    with pytest.raises(ValueError, match="sector"):
        answer(Scope("v1", "CR33"))
