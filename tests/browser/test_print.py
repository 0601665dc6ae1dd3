"""On A4: the answer, the tables and the figures whole, with their source, and nothing that is there to be pressed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import VIEWS, ask, show

pytestmark = pytest.mark.browser

# A4 within margins of 14 mm, in CSS pixels.
WIDTH, HEIGHT = 688, 1010
TO_PRESS = "[data-testid=stSelectbox], [data-testid=stButtonGroup], [data-testid=stDownloadButton], [role=tablist]"
ON_PAPER = ("regio", "regio-grafiek", "sector", "sector-tabellen")


@pytest.mark.parametrize("name", ON_PAPER)
def test_a_page_on_paper(wide_page: Page, name: str) -> None:
    show(wide_page, VIEWS[name])
    wide_page.evaluate("dispatchEvent(new Event('beforeprint'))")
    wide_page.emulate_media(media="print")
    wide_page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    wide_page.wait_for_timeout(500)
    # The whole page flows on, instead of scrolling within the first sheet.
    heights = wide_page.evaluate(
        "() => [document.documentElement.scrollHeight,"
        " document.querySelector('[data-testid=stMainBlockContainer]').getBoundingClientRect().height]"
    )
    assert heights[0] >= heights[1] > 2 * HEIGHT
    for number in range(wide_page.locator(TO_PRESS).count()):
        expect(wide_page.locator(TO_PRESS).nth(number)).to_be_hidden()
    expect(wide_page.get_by_role("heading", level=1)).to_be_visible()
    expect(wide_page.get_by_text("Bron: CBS").first).to_be_visible()
    for chart in wide_page.locator(".js-plotly-plot").all():
        box = chart.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= WIDTH + 1
    for table in wide_page.locator("#table table").all():
        assert table.locator("thead th").first.is_visible()
    assert [text for text in ask(wide_page, "clipped") if "chart" not in text] == []
    for row in wide_page.locator("#table tbody tr").all()[:3]:
        assert row.evaluate("row => getComputedStyle(row).display") == "table-row"


def test_the_map_is_a_picture_on_paper(wide_page: Page) -> None:
    show(wide_page, VIEWS["regio"])
    wide_page.wait_for_timeout(1500)
    wide_page.evaluate("dispatchEvent(new Event('beforeprint'))")
    wide_page.emulate_media(media="print")
    assert wide_page.locator("img.on-paper").count() == 1
    expect(wide_page.locator("canvas.maplibregl-canvas")).to_be_hidden()
    wide_page.emulate_media(media="screen")
    wide_page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert wide_page.locator("img.on-paper").count() == 0
    expect(wide_page.locator("canvas.maplibregl-canvas")).to_be_visible()


def test_a_pdf_has_every_sheet(wide_page: Page) -> None:
    show(wide_page, VIEWS["regio"])
    made = wide_page.pdf(format="A4", print_background=True, prefer_css_page_size=True)
    sheets = made.count(b"/Type /Page\n") or made.count(b"/Type /Page")
    assert 4 <= sheets <= 12
