"""Answers are kept: made once however many ask, bounded, and an error is asked again."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.kit.kept_answers import kept


def test_many_who_ask_at_once_get_one_answer() -> None:
    asked: list[str] = []

    @kept(4)
    def slow(name: str) -> object:
        asked.append(name)
        time.sleep(0.05)
        return object()

    gate = threading.Barrier(8)

    def ask() -> object:
        gate.wait()
        return slow("a")

    with ThreadPoolExecutor(8) as crowd:
        answers = [future.result() for future in [crowd.submit(ask) for _ in range(8)]]
    assert asked == ["a"]
    assert len({id(answer) for answer in answers}) == 1


def test_the_oldest_answer_goes_first() -> None:
    asked: list[int] = []

    @kept(2)
    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    assert [double(n) for n in (1, 2, 1, 3, 1, 2)] == [2, 4, 2, 6, 2, 4]
    assert asked == [1, 2, 3, 2]


def test_an_error_is_not_kept() -> None:
    tries: list[int] = []

    @kept(2)
    def fails_once() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise OSError
        return "goed"

    with pytest.raises(OSError):
        fails_once()
    assert fails_once() == "goed"
