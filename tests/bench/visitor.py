"""Simulated visitors: each holds one websocket to the server, looks at a page, does the next thing, waits for it."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.bench.browser_state import BrowserState, Widget
from tests.bench.journeys import ACTIONS, WIDGETS, Country, draw, next_stop, stop_of

PATIENCE = 30.0
DEFAULT_REGION = "NL01"


@dataclass(frozen=True)
class Action:
    """One thing that a visitor did, and how long the page took."""

    kind: str
    started: float
    seconds: float
    size: int
    problem: str | None
    marks: frozenset[bytes] = frozenset()


class Visitor:
    """Goes from page to page; every action ends up in ``done``."""

    def __init__(
        self, port: int, country: Country, done: list[Action], dice: random.Random, watched: tuple[bytes, ...] = ()
    ) -> None:
        """A visitor of the server at a port; ``watched`` are texts whose appearance is to be told."""
        self._port, self._country, self._done, self._dice, self._watched = port, country, done, dice, watched
        self._socket: ClientConnection | None = None
        self._tab = BrowserState("", "")

    async def stay(self, until: float, pause: tuple[float, float]) -> None:
        """Arrive, and act until a moment of ``time.perf_counter``; the last action is waited for."""
        kind = "arrive"
        while time.perf_counter() < until:
            await self.act(kind)
            await asyncio.sleep(self._dice.uniform(*pause))
            kind = draw(ACTIONS, self._dice) if self._socket else "arrive"
        await self.leave()

    async def leave(self) -> None:
        """Close the tab."""
        if self._socket:
            await self._socket.close()
        self._socket = None

    async def act(self, kind: str) -> Action:
        """Do one thing and wait until the page stands; a mistake ends the visit."""
        begun = time.perf_counter()
        problem = None
        try:
            async with asyncio.timeout(PATIENCE):
                begun = await self._do(kind)
        except TimeoutError:
            problem = f"no page within {PATIENCE:.0f} seconds"
        except (OSError, ConnectionClosed) as broken:
            problem = f"connection: {type(broken).__name__}"
        answer = self._tab.answer
        problem = problem or next(iter(answer.problems), None) or self._not_the_page()
        took = time.perf_counter() - begun
        self._done.append(Action(kind, begun, took, answer.size, problem, frozenset(answer.marks)))
        if problem:
            await self.leave()
        return self._done[-1]

    async def first_page(self) -> Action:
        """Seconds from opening the connection to a page that stands, as a new visitor of the address ``/``."""
        begun = time.perf_counter()
        await self._open("", "")
        action = await self.act("first")
        await self.leave()
        return Action("first", begun, action.started + action.seconds - begun, action.size, action.problem)

    async def _do(self, kind: str) -> float:
        """Send what the action asks and read the answer; gives the moment of sending."""
        tab, change = self._tab, None
        if kind == "arrive":
            await self.leave()
            # The first of all does not know the pages yet and takes the one that opens first.
            stop = next_stop(tab.pages or [""], self._dice)
            await self._open(stop.path, self._country.query(stop, self._dice))
        elif kind == "menu":
            tab.open_page(self._dice.choice(list(tab.pages)), "")
        elif kind == "widget" and (usable := [w for w in tab.widgets.values() if w.others()]):
            change = self._choose(usable)
        elif kind in ("link", "widget"):
            stop = next_stop(tab.pages, self._dice)
            tab.open_page(stop.path, self._country.query(stop, self._dice))
        begun = time.perf_counter()
        await self._socket.send(self._tab.ask(is_history=kind == "link", change=change))
        while not self._tab.take(await self._socket.recv(decode=False)):
            pass
        return begun

    def _choose(self, usable: list[Widget]) -> tuple[Widget, str]:
        widget = self._dice.choices(usable, [WIDGETS.get(w.key, 1) for w in usable])[0]
        return widget, self._dice.choice(widget.others())

    async def _open(self, path: str, query: str) -> None:
        pages = self._tab.pages
        self._tab = BrowserState(path, query, self._watched)
        self._tab.pages = pages
        self._socket = await connect(
            f"ws://localhost:{self._port}/_stcore/stream",
            origin=f"http://localhost:{self._port}",
            subprotocols=["streamlit"],
            max_size=None,
        )

    def _not_the_page(self) -> str | None:
        """An empty page is fast: the title must be there, and be that of the region asked for."""
        titles = self._tab.answer.titles
        if not titles:
            return "no title on the page"
        if not stop_of(self._tab.path).names_region:
            return None
        expected = self._country.names.get(self._tab.region(DEFAULT_REGION))
        return None if expected in titles else "the title is not the region's"
