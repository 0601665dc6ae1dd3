"""Every view against the rules of axe, light and dark, wide and narrow; and what axe does not look at: charts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from dashboard import pages
from dashboard.kit.navigation import found_pages
from tests.browser.pages import ask, at, eventually, settled, show, unrolled

pytestmark = pytest.mark.browser

# Rules that axe leaves off unless asked: experimental ones, and the size of what is to be pressed.
MORE_RULES = (
    "css-orientation-lock",
    "focus-order-semantics",
    "label-content-name-mismatch",
    "p-as-heading",
    "table-fake-caption",
    "target-size",
    "td-has-header",
)
LIGHT, DARK = "light", "dark"
COLOURS = ("regio", "land", "sector", "werk", "opleiden", "vaardigheden", "overstap-beroep", "verantwoording")
NAMES = "|".join(re.escape(info.title) for info in found_pages(pages))


def dress(page: Page, width: int, scheme: str) -> None:
    """Give the page a width and the visitor's preference for light or dark."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    unrolled(page, width)
    assert eventually(lambda: ask(page, "isDark") == (scheme == DARK)), f"the page is not {scheme}"


def violations(page: Page, only: tuple[str, ...] = ()) -> list[str]:
    """What axe finds, of any impact: rule, what to do, and where."""
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if only:
        options["runOnly"] = {"type": "rule", "values": list(only)}
    else:
        options["rules"] = {rule: {"enabled": True} for rule in MORE_RULES}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {node['target']} {node['html'][:200]} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.fixture(scope="module", params=[(1440, LIGHT), (390, DARK)], ids=["wide and light", "narrow and dark"])
def dressed(request: pytest.FixtureRequest, view: Page) -> Page:
    """Every view twice, so that both widths and both colour schemes are seen."""
    dress(view, *request.param)
    return view


def test_no_rule_of_axe_is_broken(dressed: Page) -> None:
    assert violations(dressed) == []


def test_words_and_marks_of_charts_are_clear(dressed: Page) -> None:
    assert eventually(lambda: not ask(dressed, "faintTextInCharts")), ask(dressed, "faintTextInCharts")
    assert ask(dressed, "faintMarks") == []


@pytest.mark.parametrize("view", COLOURS, indirect=True)
@pytest.mark.parametrize(("width", "scheme"), [(1440, DARK), (390, LIGHT)])
def test_colours_are_clear_the_other_way_round(view: Page, width: int, scheme: str) -> None:
    """One view of each page: between them they have all that only a wide or only a narrow screen shows."""
    dress(view, width, scheme)
    assert violations(view, ("color-contrast", "link-in-text-block")) == []


def test_a_fault_within_our_table_is_found(wide_page: Page) -> None:
    """The table has a root of its own: without this nobody knows whether axe ever looks into it."""
    show(wide_page, "/?regio=CR33")
    unrolled(wide_page, 1440)
    assert violations(wide_page, ("color-contrast", "image-alt")) == []
    wide_page.locator("#table td").first.evaluate(
        'cell => { cell.innerHTML = \'<img src="data:,"><p style="color: #aaa; background: #fff">flets</p>\' }'
    )
    found = violations(wide_page, ("color-contrast", "image-alt"))
    assert {text.split(" ")[0] for text in found} == {"color-contrast", "image-alt"}


def test_faint_words_in_a_chart_are_found(wide_page: Page) -> None:
    show(wide_page, "/?regio=CR33")
    before = len(ask(wide_page, "faintTextInCharts"))
    wide_page.locator(".js-plotly-plot .xtick text").first.evaluate(
        "text => text.style.setProperty('fill', '#aaaaaa', 'important')"
    )
    found = ask(wide_page, "faintTextInCharts")
    assert len(found) >= before
    assert [text for text in found if "#aaaaaa" in text]


def test_every_figure_has_words_and_a_table(view: Page) -> None:
    at(view, 1440)
    figures = view.locator("[data-testid=stPlotlyChart]")
    for number in range(figures.count()):
        assert len(ask(view, "nameOfFigure", number)) > 20, f"figure {number} has no words for who cannot see it"
    tables = view.locator("[data-testid=stBidiComponentIsolated] table")
    for number in range(tables.count()):
        assert tables.nth(number).locator("caption").text_content()
        assert tables.nth(number).locator("tbody th[scope=row]").count() > 0
        assert tables.nth(number).locator("thead th:not([scope=col])").count() == 0
    # A figure stands in a tab beside one with its numbers, or says where they stand.
    words = view.locator("[data-testid=stMain]").inner_text()
    assert figures.count() == 0 or re.search("Tabel|tabellen", words)


def test_language_and_headings(view: Page) -> None:
    at(view, 1440)
    assert view.evaluate("document.documentElement.lang") == "nl"
    expect(view.get_by_role("heading", level=1)).to_have_count(1)
    assert re.fullmatch(rf"(.+ – )?({NAMES}) – Krimp & Groei", view.title())
    settled(view)


def test_less_movement_for_who_asks_for_it(wide: BrowserContext) -> None:
    page = wide.new_page()
    page.emulate_media(reduced_motion="reduce")
    show(page, "/?regio=CR33")
    moving = page.evaluate(
        "() => document.getAnimations().filter((a) => a.playState === 'running'"
        " && a.effect?.getComputedTiming().iterations === Infinity).map((a) => a.animationName)"
    )
    page.close()
    assert moving == []
