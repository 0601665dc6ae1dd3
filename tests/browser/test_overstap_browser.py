"""The page Overstap in a real browser: words that are no name in the list, and a route that opens at the top."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import at, show, whole

pytestmark = pytest.mark.browser


def test_words_that_are_no_name_are_searched_in_dutch(page: Page) -> None:
    show(page, "/overstap?regio=CR33")
    box = page.get_by_role("combobox", name="Vanuit welk beroep?")
    box.fill("medewerkers verkoop")
    expect(page.get_by_role("option", name="Zoek op: medewerkers verkoop")).to_be_visible()
    box.press("Enter")
    expect(page.get_by_role("button", name="Verkoopmedewerkers detailhandel")).to_be_visible()
    assert "zoek=medewerkers" in page.url
    page.get_by_role("button", name="Verkoopmedewerkers detailhandel").click()
    expect(page.get_by_role("heading", name="Vanuit Verkoopmedewerkers detailhandel")).to_be_visible()
    assert "van=0332" in page.url
    assert "zoek" not in page.url


def test_a_route_in_the_table_opens_at_the_top(page: Page) -> None:
    show(page, "/overstap?regio=CR33&van=0333")
    at(page, 1440)
    link = page.get_by_role("link", name="Schoonmakers")
    link.scroll_into_view_if_needed()
    link.click()
    whole(page)
    expect(page.get_by_role("heading", name="Kassamedewerkers en Schoonmakers naast elkaar")).to_be_in_viewport()
    assert "naar=1121" in page.url
