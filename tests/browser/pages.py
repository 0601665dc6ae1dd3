"""The pages as tests open them: which views there are, how to wait until one is whole, what to ask of it."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from dashboard import pages
from dashboard.kit.navigation import found_pages

CHECKS = Path(__file__).with_name("checks.js")
SECONDS = 60_000
# Every view that is drawn differently; the tabs that are closed at first are opened through the url.
VIEWS = {
    "regio": "/?regio=CR33",
    "regio-grafiek": "/?regio=CR33&sectoren=grafiek&naast_elkaar=tabel&kaart=tabel",
    "regio-groepen": "/?regio=CR11&periode=2014-2024&sectoren=groepen&vergelijk=CR36",
    "regio-breuk": "/?regio=CR24&periode=2010-2024",
    "regio-zonder-cijfers": "/?regio=AM01",
    "land": "/",
    "sector": "/sectoren?sector=Q&regio=CR33",
    "sector-tabellen": "/sectoren?sector=Q&regio=CR33&regios=tabel&verloop=tabel&herkomst=tabel",
    "sector-breuk": "/sectoren?sector=K&regio=CR11&regios=rangorde",
    "sector-groep": "/sectoren?sector=O-Q&regio=CR33",
    "sector-zonder-cijfers": "/sectoren?sector=Q&regio=AM01",
    "regio-vooruit": "/?regio=CR33&sectoren=vooruit",
    "werk": "/werk?regio=PV22",
    "opleiden": "/opleiden?regio=AM01",
    "opleiden-richting": "/opleiden?regio=CR33&studenten=richting&richting=hg002",
    "opleiden-verloop": "/opleiden?studenten=verloop&signaal=entree",
    "werk-verloop": "/werk?regio=AM01&vacatures=verloop&klasse=07",
    "vaardigheden": "/vaardigheden?regio=CR33",
    "vaardigheden-grafiek": "/vaardigheden?regio=CR33&niveau=mbo-2-3&lijst=grafiek&achter=beroepen&groep=S8.3",
    "overstap": "/overstap?regio=CR33",
    "overstap-beroep": "/overstap?regio=CR33&van=0333&loon=gelijk",
    "overstap-naast-elkaar": "/overstap?regio=PV30&van=0333&naar=0431&vaardigheden=alle",
    "overstap-leren": "/overstap?regio=AM05&van=0333&naar=1051&leren=alle",
    "overstap-sector": "/overstap?regio=CR33&uit=G&naar_sector=H&sectoren=alle",
    "overstap-geen": "/overstap?regio=AM01&van=0551",
}
if any(info.name == "verantwoording" for info in found_pages(pages)):
    VIEWS["verantwoording"] = "/verantwoording"

# The script is done, nothing is left over of the run before, and every table, chart and map is drawn.
_WHOLE = """() => {
  const app = document.querySelector('[data-testid=stApp]')
  if (!app || app.dataset.testScriptState !== 'notRunning' || !document.querySelector('h1')) return false
  if (document.querySelector('[data-stale=true], [data-testid=stSkeleton], [data-testid=stSpinner]')) return false
  const drawn = (all, test) => [...document.querySelectorAll(all)].every(test)
  return drawn('[data-testid=stPlotlyChart]', (e) => e.querySelector('.main-svg')) &&
    drawn('[data-testid=stBidiComponentIsolated]', (e) => e.shadowRoot?.querySelector('table'))
}"""
# Streamlit's own report of a fault in Python, or in the script of a table.
_BROKEN = "[data-testid=stException], [data-testid=stErrorElementStack]"


def show(page: Page, path: str) -> None:
    """Open a path of the app and wait until the page is whole."""
    page.goto(path)
    whole(page)


def whole(page: Page) -> None:
    """Wait until nothing of the page is still to come."""
    page.wait_for_function(_WHOLE, timeout=SECONDS)
    broken = page.locator(_BROKEN).all_inner_texts()
    assert broken == [], broken


def settled(page: Page) -> None:
    """Wait until a changed width or colour scheme has been drawn: two frames in which nothing moves."""
    page.evaluate(
        """async () => {
          const state = () => [...document.querySelectorAll('.main-svg, h1, h2')].map(
            (e) => Object.values(e.getBoundingClientRect().toJSON()).map(Math.round)).join()
          for (let i = 0, before = ''; i < 40; i++) {
            await new Promise((done) => setTimeout(done, 120))
            const now = state()
            if (now === before) return
            before = now
          }
        }"""
    )


def ask(page: Page, question: str, *given: Any) -> Any:
    """What a function of checks.js says of the page."""
    return page.evaluate(f"(given) => {{ {_checks()}\n return {question}(...given) }}", list(given))


@functools.cache
def _checks() -> str:
    return CHECKS.read_text(encoding="utf-8")


def at(page: Page, width: int, height: int = 900) -> None:
    """Give the page another width."""
    page.set_viewport_size({"width": width, "height": height})
    settled(page)


def unrolled(page: Page, width: int) -> None:
    """Give the page a width, and a screen so high that nothing needs scrolling.

    Streamlit scrolls within an element that hides what sticks out; axe takes all below the fold for hidden.
    """
    at(page, width)
    at(page, width, min(20_000, page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight") + 20))


def tab_until(page: Page, wanted: Callable[[dict[str, Any]], bool], most: int = 80, key: str = "Tab") -> dict[str, Any]:
    """Press Tab until the focus is where it is wanted; what has the focus then."""
    passed = []
    for _ in range(most):
        page.keyboard.press(key)
        stop: dict[str, Any] = ask(page, "focused")
        if wanted(stop):
            return stop
        passed.append(stop["name"])
    raise AssertionError(f"not reached with {key}: {passed}")


def eventually(holds: Callable[[], bool], seconds: float = 4) -> bool:
    """Whether something comes true in time: a page redraws after its colours have changed."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.15)
    return holds()
