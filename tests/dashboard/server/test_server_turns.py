"""Pages are drawn in turn: never more at once than there are turns, and a page that ends badly gives its turn back."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.server.turns import AT_ONCE, turn


def test_never_more_at_once_than_there_are_turns() -> None:
    lock = threading.Lock()
    now, most = 0, 0

    def draw() -> None:
        nonlocal now, most
        with turn():
            with lock:
                now += 1
                most = max(most, now)
            time.sleep(0.01)
            with lock:
                now -= 1

    with ThreadPoolExecutor(30) as crowd:
        for _ in range(60):
            crowd.submit(draw)
    assert most == AT_ONCE


def test_a_page_that_ends_badly_gives_its_turn_back() -> None:
    for _ in range(AT_ONCE + 1):
        with pytest.raises(KeyError), turn():
            raise KeyError
    with turn():
        pass
