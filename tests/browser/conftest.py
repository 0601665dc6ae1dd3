"""The app really served on a free port of the loopback, and one Chromium for all tests."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests.browser.pages import VIEWS, show
from tests.worlds import World

CHECKOUT = Path(__file__).resolve().parents[2]
RESULTS = CHECKOUT / "test-results"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    # The map is WebGL; without a graphics card Chromium draws it in software only when asked to.
    "--enable-unsafe-swiftshader",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Of a test that fails, keep what its pages showed: a picture, and the page itself."""
    outcome: Any = yield
    if outcome.get_result().failed:
        given = item.funcargs.values()  # type: ignore[attr-defined]
        shown = [one for one in given if isinstance(one, Page)]
        shown += [page for one in given if isinstance(one, BrowserContext) for page in one.pages if page not in shown]
        for number, page in enumerate(shown):
            name = re.sub(r"[^\w-]+", "_", f"{item.path.stem}-{item.name}-{number}")
            with suppress(PlaywrightError):  # it may be gone; the failure itself is told all the same
                page.screenshot(path=RESULTS / f"{name}.png", full_page=True, timeout=10_000)
                (RESULTS / f"{name}.html").write_text(page.content(), encoding="utf-8")


@pytest.fixture(scope="package")
def served_data(bundled: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the served app: one of its own, so that a test may point it at nothing."""
    return bundled.linked(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="package")
def served(served_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the app as users start it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/asgi.py"]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1"]
    log_file = tmp_path_factory.mktemp("log") / "streamlit.log"
    with log_file.open("wb") as log:
        env = os.environ | {"KRIMPGROEI_DATA_DIR": str(served_data)}
        server = subprocess.Popen(command, cwd=CHECKOUT, env=env, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_up(address, server, log_file)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_until_up(address: str, server: subprocess.Popen[bytes], log_file: Path) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            assert server.poll() is None, log_file.read_text()
            time.sleep(0.2)
    raise AssertionError(f"the app did not come up: {log_file.read_text()}")


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The system's Chromium; without one the tests are skipped, but never in CI."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        missing = "Chromium is not on the path: apt-get install chromium"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def outside() -> list[str]:
    """Requests that left this machine, filled while a page is open; a test asserts that there are none."""
    return []


@pytest.fixture(scope="package")
def wide(chromium: Browser, served: str) -> Iterator[BrowserContext]:
    """A visitor at a wide screen; scripts stay in the cache from page to page, as with a real visitor."""
    yield from _visitor(chromium, served, 1440)


@pytest.fixture(scope="package")
def narrow(chromium: Browser, served: str) -> Iterator[BrowserContext]:
    """A visitor with a phone."""
    yield from _visitor(chromium, served, 390)


def _visitor(chromium: Browser, served: str, width: int) -> Iterator[BrowserContext]:
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, base_url=served, locale="nl-NL", accept_downloads=True
    )
    yield context
    context.close()


@pytest.fixture(scope="package", params=["wide", "narrow"], ids=["breed", "telefoon"])
def visitor(request: pytest.FixtureRequest) -> BrowserContext:
    """Either visitor: the test runs for both."""
    context: BrowserContext = request.getfixturevalue(request.param)
    return context


@pytest.fixture
def page(visitor: BrowserContext, served: str, outside: list[str]) -> Iterator[Page]:
    """A fresh page, on a wide screen and on a phone."""
    yield from _opened(visitor, served, outside)


@pytest.fixture
def wide_page(wide: BrowserContext, served: str, outside: list[str]) -> Iterator[Page]:
    """A fresh page on a wide screen only, where the width makes no difference."""
    yield from _opened(wide, served, outside)


@pytest.fixture(scope="package", params=list(VIEWS))
def view(request: pytest.FixtureRequest, wide: BrowserContext, served: str) -> Iterator[Page]:
    """Every view of the app in turn, opened once for all tests; each gives it the width it wants."""
    for opened in _opened(wide, served, []):
        show(opened, VIEWS[request.param])
        yield opened


def _opened(context: BrowserContext, served: str, outside: list[str]) -> Iterator[Page]:
    page = context.new_page()
    page.set_default_timeout(30_000)
    expect.set_options(timeout=20_000)  # a busy machine draws slowly; that is no failure of the page

    def note(url: str) -> None:
        if not url.startswith((served, served.replace("http", "ws"), "data:", "blob:")):
            outside.append(url)

    page.on("request", lambda sent: note(sent.url))
    page.on("websocket", lambda socket_: note(socket_.url))
    yield page
    page.close()
