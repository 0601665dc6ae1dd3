"""Nothing is cut off or covered, nobody has to scroll sideways: phone, tablet, desk and zoomed in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.pages import ask, show, unrolled

pytestmark = pytest.mark.browser

# 320 is what a screen of 1280 has left at 400 % (WCAG 1.4.10), 720 what one of 1440 has left at 200 %.
WIDTHS = (1440, 768, 720, 390, 320)
_SAME_PLACE = """() => {
  const [first, second] = document.querySelectorAll('.ytick text')
  second.setAttribute('transform', first.getAttribute('transform'))
}"""


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_cut_off_or_covered(view: Page, width: int) -> None:
    view.emulate_media(color_scheme="light")
    unrolled(view, width)
    found = {question: ask(view, question) for question in ("clipped", "overlapping", "colliding")}
    assert {question: wrong for question, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    ("damage", "question"),
    [
        (
            "document.querySelector('h2').style.cssText = 'white-space: nowrap; width: 20px; overflow: hidden'",
            "clipped",
        ),
        ("document.querySelector('h1').style.cssText = 'white-space: nowrap; width: 3000px'", "clipped"),
        ("document.querySelector('.xtick text').style.transform = 'translateX(-400px)'", "clipped"),
        (_SAME_PLACE, "overlapping"),
        (
            "document.querySelector('h2').closest('[data-testid=stElementContainer]').style.marginTop = '-80px'",
            "colliding",
        ),
    ],
)
def test_what_is_wrong_is_found(wide_page: Page, damage: str, question: str) -> None:
    """The questions above can be answered with yes: each is asked of a page that was spoiled on purpose."""
    show(wide_page, "/?regio=CR33")
    unrolled(wide_page, 1440)
    wide_page.evaluate(damage)
    assert ask(wide_page, question) != []
