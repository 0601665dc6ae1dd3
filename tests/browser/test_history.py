"""What stands in the url is what is seen: back and forward, a link sent to someone else, a click on the map."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import show, whole

pytestmark = pytest.mark.browser

# A place on earth as a place on the screen.
_ON_MAP = """(lon, lat) => {
  const canvas = document.querySelector('canvas.maplibregl-canvas'), box = canvas.getBoundingClientRect()
  const at = canvas.closest('.js-plotly-plot')._fullLayout.map._subplot.map.project([lon, lat])
  return [box.x + at.x, box.y + at.y]
}"""


def heading(page: Page, text: str) -> None:
    """Wait until the page is about something, and whole."""
    expect(page.get_by_role("heading", level=1)).to_have_text(text)
    whole(page)


def pick(page: Page, label: str, text: str) -> None:
    """Choose in a list by typing."""
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.press_sequentially(text)
    expect(page.get_by_role("option").first).to_contain_text(text)
    box.press("Enter")


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name, exact=True).click()
    expect(page.get_by_role("tab", name=name, exact=True)).to_have_attribute("aria-selected", "true")


def state(page: Page) -> str:
    """What the page shows, in words."""
    whole(page)
    tabs = page.locator("[role=tab][aria-selected=true]").all_inner_texts()
    table = page.locator("#table tbody th").all_inner_texts()
    radio = page.locator("[role=radio][aria-checked=true]").all_inner_texts()
    return "\n".join([page.title(), page.get_by_role("heading", level=1).inner_text(), *tabs, *radio, *table])


def test_back_and_forward(wide_page: Page) -> None:
    page = wide_page
    show(page, "/?regio=CR33")
    seen = [state(page)]
    pick(page, "Naam van de regio", "Twente")
    heading(page, "Twente")
    seen.append(state(page))
    page.get_by_role("radio", name="10 jaar").click()
    page.wait_for_url("**periode=2014-2024**")
    expect(page.get_by_text("december 2014 tot december 2024").first).to_be_visible()
    seen.append(state(page))
    tab(page, "Tabel van de kaart")
    page.wait_for_url("**kaart=tabel**")
    seen.append(state(page))
    page.locator("#table").last.get_by_role("link", name="Achterhoek").click()
    heading(page, "Achterhoek")
    seen.append(state(page))
    page.locator("#table").first.get_by_role("link", name="Industrie").click()
    heading(page, "Industrie in Achterhoek")
    seen.append(state(page))
    page.get_by_role("link", name="Regio", exact=True).click()
    heading(page, "Achterhoek")

    for expected in reversed(seen):
        page.go_back()
        expect(page).to_have_title(expected.splitlines()[0])
        _shows(page, expected)
    for expected in seen[1:]:
        page.go_forward()
        expect(page).to_have_title(expected.splitlines()[0])
        _shows(page, expected)


def _shows(page: Page, expected: str) -> None:
    for _ in range(40):
        if state(page) == expected:
            return
        page.wait_for_timeout(150)
    assert state(page) == expected, page.url


@pytest.mark.parametrize(
    ("url", "title"),
    [
        (
            "/?regio=CR11&periode=2014-2024&vergelijk=CR36&kaart=tabel&naast_elkaar=tabel&volgorde_sector=growth-op",
            "Zuidwest-Overijssel – Regio – Krimp & Groei",
        ),
        (
            "/sectoren?sector=K&regio=CR11&regios=tabel&verloop=tabel&volgorde_jaren=year-op",
            "Financiële diensten in Zuidwest-Overijssel – Sectoren – Krimp & Groei",
        ),
    ],
)
def test_a_link_shows_the_same_to_someone_else(
    wide_page: Page, chromium: Browser, served: str, url: str, title: str
) -> None:
    show(wide_page, url)
    expect(wide_page).to_have_title(title)
    here = state(wide_page)
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="nl-NL")
    other = context.new_page()
    show(other, wide_page.url)
    there = state(other)
    context.close()
    assert there == here
    assert here.count("abel van d") >= 2


def test_sorting_made_by_hand_stands_in_the_link(wide_page: Page, chromium: Browser) -> None:
    show(wide_page, "/?regio=CR33")
    wide_page.locator("#table").first.get_by_role("button", name="Groei per jaar").click()
    wide_page.locator("#table").first.get_by_role("button", name="Groei per jaar").click()
    wide_page.wait_for_url("**volgorde_sector=growth-op**")
    here = state(wide_page)
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="nl-NL")
    other = context.new_page()
    show(other, wide_page.url)
    there = state(other)
    context.close()
    assert there == here


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/?regio=CR33", "Flevoland"), ("/sectoren?sector=Q&regio=CR33", "Zorg en welzijn in Flevoland")],
)
def test_a_click_on_the_map_leads_to_the_region(wide_page: Page, path: str, expected: str) -> None:
    show(wide_page, path)
    canvas = wide_page.locator("canvas.maplibregl-canvas").first
    canvas.scroll_into_view_if_needed()
    wide_page.wait_for_function(f"() => ({_ON_MAP})(5.6, 52.46)[0] > 0")
    wide_page.wait_for_timeout(1500)  # the map moves into place after it has been drawn
    x, y = wide_page.evaluate(f"({_ON_MAP})(5.6, 52.46)")
    wide_page.mouse.move(x - 12, y - 12)
    wide_page.mouse.move(x, y, steps=4)
    expect(wide_page.locator(".hoverlayer").get_by_text("Flevoland").first).to_be_visible()
    wide_page.mouse.down()
    wide_page.mouse.up()
    heading(wide_page, expected)
    assert "regio=CR40" in wide_page.url


def test_a_row_leads_to_the_region(wide_page: Page) -> None:
    show(wide_page, "/sectoren?sector=Q&regio=CR33&regios=tabel")
    wide_page.locator("#table").first.get_by_role("link", name="Twente").click()
    heading(wide_page, "Zorg en welzijn in Twente")
    assert "regios=tabel" in wide_page.url
