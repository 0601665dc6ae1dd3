"""Runs that die at a chosen moment, and a CBS that holds back its last answer."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from tests.made.etl_home import TIMEOUT, Home

LAST_PART = "TypedDataSet Perioden eq '2024JJ00'"
# The command line, but the process kills itself just before it would give a file the name that ends in argv[1].
KILLED_AT_RENAME = """
import os, sys
ending, replace = sys.argv.pop(1), os.replace
def dying(source, target):
    if str(target).endswith(ending):
        os.kill(os.getpid(), 9)
    replace(source, target)
os.replace = dying
from etl.__main__ import app
from tests.made.lean_etl import lean
with lean():
    app()
"""
KILLED_BEFORE_RETIRING = """
import os
from etl.run import publish
publish.retire = lambda _: os.kill(os.getpid(), 9)
from etl.__main__ import app
from tests.made.lean_etl import lean
with lean():
    app()
"""


class Gate:
    """Lets CBS hold back the answer with the last data part until ``open`` is called."""

    def __init__(self, home: Home) -> None:
        self._reached, self._open = threading.Event(), threading.Event()
        home.cbs.before = self._wait

    def _wait(self, asked: str) -> None:
        if asked == LAST_PART:
            self._reached.set()
            self._open.wait(TIMEOUT)

    def wait_until_reached(self) -> None:
        assert self._reached.wait(TIMEOUT)

    def open(self) -> None:
        self._open.set()


def wait_until(seen: Callable[[], object]) -> None:
    end = time.monotonic() + TIMEOUT
    while not seen():
        assert time.monotonic() < end
        time.sleep(0.005)
