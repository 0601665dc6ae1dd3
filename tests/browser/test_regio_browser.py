"""The page Regio in a real browser: layout at two widths, language, map, table, keyboard, nothing from outside."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from dashboard.growth import region_map
from tests.browser.pages import at, show

pytestmark = pytest.mark.browser

# Words of Streamlit and plotly that a Dutch reader must not meet.
ENGLISH = re.compile(
    r"\b(choose an option|select|download as|search|fullscreen|sort (a|de)scending|deploy|settings|rerun|zoom|reset|"
    r"loading|error|running|growth|jobs|region|sector_|nan|none|null|undefined)\b",
    re.IGNORECASE,
)


def test_no_english_is_left(view: Page) -> None:
    at(view, 1440)
    visible = view.locator("[data-testid=stMain]").inner_text()
    table = view.locator("#table").all_inner_texts()
    assert ENGLISH.findall("\n".join([visible, *table])) == []
    spoken = view.locator("[placeholder], [aria-label], [title], [alt]").evaluate_all(
        "all => all.map(e => ['placeholder', 'aria-label', 'title', 'alt'].map(n => e.getAttribute(n) ?? '').join(' '))"
    )
    assert ENGLISH.findall("\n".join(spoken)) == []


def test_suppressed_is_shown_as_a_word(page: Page) -> None:
    show(page, "/?regio=CR11&periode=2014-2024")
    expect(page.locator("#table").first.get_by_text("afgeschermd", exact=True).first).to_be_visible()


def test_map_and_page_ask_nothing_of_other_hosts(page: Page, outside: list[str]) -> None:
    show(page, "/?regio=CR33")
    drawing = page.locator("[data-testid=stPlotlyChart] canvas").last
    drawing.scroll_into_view_if_needed()
    expect(drawing).to_be_visible()
    page.wait_for_timeout(2000)
    image = Image.open(io.BytesIO(drawing.screenshot())).convert("RGB")
    colours = {colour for count, colour in image.getcolors(image.width * image.height) or [] if count > 200}
    # Several classes of growth, so the shapes are really there.
    assert len(colours) >= 4
    assert outside == []


def test_legend_names_the_classes(page: Page) -> None:
    show(page, "/?regio=CR33")
    expect(page.get_by_text("groei, 0,5% tot 1%", exact=True)).to_be_visible()
    expect(page.get_by_text(region_map.UNSURE, exact=True)).to_be_visible()
    expect(page.get_by_text("Kleur: groei van alle banen samen")).to_be_visible()


def test_table_sorts_and_keeps_the_total_last(page: Page) -> None:
    show(page, "/?regio=CR33")
    table = page.locator("#table").first
    if page.viewport_size and page.viewport_size["width"] < 640:
        table.get_by_label("Sorteer op").select_option("sector")
    else:
        table.get_by_role("button", name="Sector").click()
        expect(table.get_by_role("columnheader", name="Sector")).to_have_attribute("aria-sort", "ascending")
    names = table.get_by_role("rowheader").all_inner_texts()
    assert names[0].startswith("Landbouw")
    assert names[-1].startswith("Alle sectoren")


def test_on_paper_the_table_stays_a_table(page: Page) -> None:
    show(page, "/?regio=CR11&periode=2014-2024")
    page.emulate_media(media="print")
    # A4 within its margins, in pixels.
    page.set_viewport_size({"width": 720, "height": 1000})
    table = page.locator("#table").first
    expect(table.get_by_role("columnheader", name="Oordeel")).to_be_visible()
    assert table.locator("tbody tr").first.evaluate("row => getComputedStyle(row).display") == "table-row"
    assert table.evaluate("e => e.scrollWidth - document.documentElement.clientWidth") <= 0


def test_picker_by_keyboard_finds_the_regions_of_a_gemeente(page: Page) -> None:
    show(page, "/?regio=CR33")
    page.get_by_role("combobox", name="Naam van de regio").focus()
    page.keyboard.type("Eindhoven")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Zuidoost-Noord-Brabant")
    assert "regio=CR36" in page.url
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("West-Noord-Brabant")


def test_region_without_figures_leads_to_a_corop(page: Page) -> None:
    show(page, "/?regio=AM01&periode=2014-2024")
    expect(page.get_by_text("geen cijfers in de meegeleverde momentopname")).to_be_visible()
    page.get_by_role("button", name="Oost-Groningen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Oost-Groningen")
    assert "regio=CR01" in page.url
    assert "periode=2014-2024" in page.url


def test_download_is_dutch_csv_with_its_source(page: Page) -> None:
    show(page, "/?regio=CR33")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Download de cijfers per sector (CSV)").click()
    assert caught.value.suggested_filename == "sectoren_CR33_2019-2024.csv"
    text = Path(caught.value.path()).read_text(encoding="utf-8-sig")
    assert "Bron: CBS, tabel 83582NED" in text
    assert ";54500;" in text
    assert ";2,4;" in text


def test_a_warehouse_that_goes_and_comes_back(page: Page, served_data: Path) -> None:
    show(page, "/?regio=CR33")
    current = served_data / "warehouse" / "CURRENT"
    kept = served_data / "CURRENT.kept"
    shutil.move(current, kept)
    try:
        page.reload()
        expect(page.get_by_text("Er zijn nu geen cijfers te zien")).to_be_visible()
        expect(page.get_by_text("python -m etl run")).to_be_visible()
        assert "Traceback" not in page.content()
    finally:
        shutil.move(kept, current)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("West-Noord-Brabant")
