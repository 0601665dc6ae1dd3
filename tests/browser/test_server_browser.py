"""The layers around Streamlit in a real browser: nothing breaks the policy, and Streamlit's own words are Dutch."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard import pages as all_pages
from dashboard.kit.navigation import found_pages
from tests.made.visitor import serving

PAGES = found_pages(all_pages)

pytestmark = pytest.mark.browser

NOTE_VIOLATIONS = """
window.violations = []
document.addEventListener("securitypolicyviolation", (e) => window.violations.push(
  [e.effectiveDirective, e.blockedURI, e.sourceFile, e.lineNumber].join(" ")
))
"""


@pytest.fixture
def said(page: Page) -> list[str]:
    """What the console says, from before the page is opened; violations are gathered in the page."""
    lines: list[str] = []
    page.on("console", lambda message: lines.append(message.text))
    page.add_init_script(NOTE_VIOLATIONS)
    return lines


def show(page: Page, query: str = "?regio=CR33") -> None:
    """Open a url and wait until the page is whole."""
    page.goto(f"/{query}")
    expect(page.get_by_role("heading", name="Uitleg")).to_be_visible()
    expect(page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")


def test_map_tables_and_downloads_stay_within_the_policy(page: Page, said: list[str], outside: list[str]) -> None:
    show(page)
    for tab in ("Grafiek", "Groepen", "Tabel"):
        page.get_by_role("tab", name=tab, exact=True).first.click()
    drawing = page.locator("[data-testid=stPlotlyChart] canvas").last
    drawing.scroll_into_view_if_needed()
    expect(drawing).to_be_visible()
    expect(page.locator("#table").first.get_by_role("rowheader").first).to_be_attached()
    buttons = page.locator("[data-testid=stDownloadButton] button").filter(visible=True)
    expect(buttons.first).to_be_enabled()
    with page.expect_download() as download:
        buttons.first.click()
    assert Path(download.value.path()).stat().st_size > 1000
    page.wait_for_timeout(1500)
    assert page.evaluate("window.violations") == []
    assert [line for line in said if re.search("content.security.policy|refused to", line, re.IGNORECASE)] == []
    assert outside == []


@pytest.mark.parametrize("name", [info.name for info in PAGES[1:]])
def test_the_other_pages_stay_within_the_policy(page: Page, said: list[str], name: str) -> None:
    page.goto(f"/{name}?regio=CR33")
    expect(page.locator("h1").first).to_be_visible()
    expect(page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")
    for fold in page.locator("[data-testid=stExpander] summary").filter(visible=True).all():
        fold.click()
    page.wait_for_timeout(1500)
    assert page.evaluate("window.violations") == []
    assert [line for line in said if "content security policy" in line.lower()] == []


def test_a_script_that_is_slipped_in_does_not_run(page: Page, said: list[str]) -> None:
    show(page)
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.slipped = 1';"
        " document.body.append(s) }"
    )
    assert page.evaluate("window.slipped") is None
    assert "script-src-elem inline" in page.evaluate("window.violations")[0]


def test_names_of_map_list_and_link_are_dutch(page: Page) -> None:
    show(page)
    page.locator("[data-testid=stPlotlyChart] canvas").last.scroll_into_view_if_needed()
    expect(page.locator("canvas[role=region]")).to_have_attribute("aria-label", "Kaart")
    expect(page.get_by_text("Naar de inhoud", exact=True)).to_be_attached()
    assert page.locator("[aria-label=Map], [aria-label=Open], [aria-label='Running...']").count() == 0


def test_a_list_without_results_says_so_in_dutch(page: Page) -> None:
    show(page)
    page.get_by_role("combobox", name="Naam van de regio").focus()
    page.keyboard.type("qqqqqq")
    expect(page.get_by_text("Niets gevonden", exact=True)).to_be_visible()
    assert page.get_by_text("No results").count() == 0
    assert page.get_by_text(re.compile("options? available")).count() == 0


def test_a_page_that_is_not_there_is_said_in_dutch(page: Page) -> None:
    page.goto("/nergens")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Deze pagina is er niet")).to_be_visible()
    expect(dialog).to_contain_text("bestaat niet. U ziet nu de beginpagina.")
    expect(dialog.get_by_role("button", name="Sluiten").first).to_be_visible()
    assert not re.search("page not found|requested", dialog.inner_text(), re.IGNORECASE)


def test_the_script_leaves_our_own_text_alone_and_survives_oddities(page: Page) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda problem: errors.append(str(problem)))
    show(page)
    kept = page.evaluate(
        """async () => {
          const made = document.createElement("div")
          made.innerHTML = '<div data-testid="stMarkdownContainer"><p title="Map">Close</p></div>'
            + '<div class="stBidiComponent"><b>Map</b></div><i>Close</i>'
          document.body.append(made, document.createComment("Map"))
          made.querySelector("i").setAttribute("aria-label", "Clear value")
          await new Promise((done) => setTimeout(done, 200))
          const found = [made.querySelector("p").textContent, made.querySelector("p").title,
            made.querySelector("b").textContent, made.querySelector("i").textContent,
            made.querySelector("i").getAttribute("aria-label")]
          made.remove()
          return found
        }"""
    )
    assert kept == ["Close", "Map", "Map", "Sluiten", "Keuze wissen"]
    # Plotly itself raises this one now and then when a tab with a map is drawn; it was there before.
    assert [error for error in errors if error != "Map error."] == []


def test_a_lost_connection_is_said_in_dutch(chromium: Browser, served_data: Path, tmp_path: Path) -> None:
    with serving(served_data, tmp_path) as server:
        context = chromium.new_context(base_url=server.address, locale="en-US")
        page = context.new_page()
        show(page)
        assert page.evaluate("document.documentElement.lang") == "nl"
        server.process.kill()
        server.process.wait()
        dialog = page.get_by_role("dialog")
        expect(dialog.get_by_text("Geen verbinding", exact=True)).to_be_visible(timeout=60_000)
        text = dialog.inner_text()
        assert "De server antwoordt niet" in text or "Draait het programma nog?" in text
        assert not re.search("streamlit|connect|still running", text, re.IGNORECASE), text
        expect(dialog.get_by_role("button", name="Sluiten").first).to_be_visible()
        context.close()
