"""Each page with the keyboard alone: everything can be reached and used, is seen to have the focus, and keeps it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from dashboard.growth.region_pieces import EXPLANATION
from tests.browser.pages import VIEWS, ask, at, show, tab_until, whole

pytestmark = pytest.mark.browser

# A page and what it has to offer, in the order in which it is read.
ORDER = {
    "regio": [
        "Naar de inhoud", "Regio", "Sectoren", "Soort regio", "Naam van de regio", "1 jaar", "Tabel", "Sector",
        "Zorg en welzijn", "Alle sectoren", "Download de cijfers per sector (CSV)", "Vergelijk met", "Grafiek",
        "Download de vergelijking (CSV)", "Kaart", "Download de cijfers van de kaart (CSV)", EXPLANATION,
    ],
    "sector": [
        "Naar de inhoud", "Regio", "Sectoren", "Sector", "Soort regio", "Naam van de regio", "1 jaar", "Kaart",
        "Download de cijfers per regio (CSV)", "Grafiek", "Download de jaren (CSV)", EXPLANATION,
    ],
    "regio-zonder-cijfers": ["Naar de inhoud", "Soort regio", "Oost-Groningen", "Kaart", EXPLANATION],
    "opleiden": [
        "Naar de inhoud", "Opleiden", "Soort regio", "Naam van de regio", "Tabel per niveau", "Niveau",
        "Download de studenten per niveau (CSV)", "Richting", "Bouw en infra", "Niveau",
        "Download de signalen (CSV)", "Vergelijk met", "Download de vergelijking (CSV)", EXPLANATION,
    ],
    "verantwoording": ["Naar de inhoud", "Regio", "Verantwoording", "Bronnen"],
}  # fmt: skip


def walk(page: Page, most: int = 150) -> list[dict[str, Any]]:
    """Every stop from the address bar to the end of the page, with how it looks with and without the focus."""
    stops: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        if stops:
            stops[-1]["later"] = ask(page, "looksNow")
        stop = ask(page, "focused")
        if stop["tag"] == "body":
            return stops
        stops.append(stop)
    raise AssertionError(f"no way out of the page: {[stop['name'] for stop in stops[-5:]]}")


@pytest.mark.parametrize("name", [name for name in ORDER if name in VIEWS])
def test_the_way_through_a_page(wide_page: Page, name: str) -> None:
    show(wide_page, VIEWS[name])
    at(wide_page, 1440)
    stops = walk(wide_page)
    names = [stop["name"] for stop in stops]

    # In the order in which it is read.
    place = -1
    for wanted in ORDER[name]:
        found = [i for i, text in enumerate(names) if i > place and text.startswith(wanted)]
        assert found, f"{wanted} is not reached after {names[place]}: {names}"
        place = found[0]
    # Nothing without a name, and always on the screen.
    assert [stop for stop in stops if not stop["name"] and stop["tag"] != "main"] == []
    assert [stop["name"] for stop in stops if not stop["isOnScreen"]] == []
    # And the same way back.
    back = []
    for _ in stops:
        wide_page.keyboard.press("Shift+Tab")
        back.append(ask(wide_page, "focused")["name"])
    assert set(names) - set(back) == set()


@pytest.mark.parametrize("name", [name for name in ORDER if name in VIEWS])
def test_what_has_the_focus_is_seen_to_have_it(wide_page: Page, name: str) -> None:
    show(wide_page, VIEWS[name])
    stops = walk(wide_page)
    # Something around it looks otherwise than a moment later.
    unseen = [stop for stop in stops if stop["looks"] == stop["later"]]
    assert [(stop["tag"], stop["where"], stop["name"]) for stop in unseen] == []


def test_all_of_regio_by_keyboard(wide_page: Page) -> None:
    page = wide_page
    show(page, "/?regio=CR33")
    heading = page.get_by_role("heading", level=1)

    # Another region, by typing.
    tab_until(page, lambda stop: stop["name"].startswith("Naam van de regio"))
    page.keyboard.type("Twente")
    expect(page.get_by_role("option").first).to_contain_text("Twente")
    page.keyboard.press("Enter")
    expect(heading).to_have_text("Twente")
    whole(page)
    assert ask(page, "focused")["name"].startswith("Naam van de regio"), "the focus is lost after choosing a region"

    # Another period, with the arrows.
    tab_until(page, lambda stop: stop["role"] == "radio")
    _choose(page, "10 jaar")
    page.wait_for_url("**periode=2014-2024**")
    whole(page)
    assert ask(page, "focused")["role"] == "radio", "the focus is lost after choosing a period"

    # Another tab, with the arrows.
    tab_until(page, lambda stop: stop["role"] == "tab")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**sectoren=grafiek**")
    whole(page)
    assert ask(page, "focused")["name"] == "Grafiek", "the focus is lost after opening a tab"
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(lambda url: "sectoren=" not in url)
    whole(page)

    # Sorted, with the focus kept.
    tab_until(page, lambda stop: stop["tag"] == "button" and stop["name"].startswith("Oordeel"))
    page.keyboard.press("Enter")
    page.wait_for_url("**volgorde_sector=verdict**")
    whole(page)
    assert ask(page, "focused")["name"].startswith("Oordeel"), "the focus is lost after sorting"

    # An explanation, opened and closed.
    tab_until(page, lambda stop: stop["name"] == EXPLANATION)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Zelfstandigen tellen niet mee").first).to_be_visible()
    assert ask(page, "focused")["name"] == EXPLANATION


def _choose(page: Page, name: str) -> None:
    for _ in range(5):
        if ask(page, "focused")["name"] == name:
            page.keyboard.press("Enter")
            return
        page.keyboard.press("ArrowRight")
    raise AssertionError(f"{name} is not reached with the arrows")


def test_a_download_by_keyboard(wide_page: Page) -> None:
    show(wide_page, "/?regio=CR33")
    tab_until(wide_page, lambda stop: stop["name"].startswith("Download de cijfers per sector"))
    with wide_page.expect_download() as caught:
        wide_page.keyboard.press("Enter")
    assert caught.value.suggested_filename.endswith(".csv")


def test_the_focus_stays_on_a_download(wide_page: Page) -> None:
    show(wide_page, "/?regio=CR33")
    tab_until(wide_page, lambda stop: stop["name"].startswith("Download de cijfers per sector"))
    with wide_page.expect_download():
        wide_page.keyboard.press("Enter")
    assert ask(wide_page, "focused")["name"].startswith("Download de cijfers per sector")


def test_a_link_in_the_table_and_back(wide_page: Page) -> None:
    page = wide_page
    show(page, "/?regio=CR33&periode=2014-2024")
    tab_until(page, lambda stop: stop["tag"] == "a" and stop["name"] == "Industrie")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Industrie in West-Noord-Brabant")
    whole(page)
    assert "periode=2014-2024" in page.url
    page.go_back()  # Alt and the left arrow: a key of the browser's own, that one without a window does not know
    expect(page.get_by_role("heading", level=1)).to_have_text("West-Noord-Brabant")
    whole(page)
    assert "periode=2014-2024" in page.url


def test_to_the_content_without_the_bar(wide_page: Page) -> None:
    show(wide_page, "/?regio=CR33")
    tab_until(wide_page, lambda stop: stop["name"] == "Naar de inhoud")
    wide_page.keyboard.press("Enter")
    assert ask(wide_page, "focused")["tag"] == "main"
