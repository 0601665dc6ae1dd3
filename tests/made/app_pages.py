"""Opens a page of the app without a browser, and reads what is on it."""

from __future__ import annotations

import json
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from tests.worlds import CHECKOUT

APP = CHECKOUT / "dashboard" / "app.py"


def open_page(module: str = "", **params: str | None) -> AppTest:
    """The page for a url; ``module`` is the page's name, by default the first one."""
    app = AppTest.from_file(str(APP), default_timeout=60)
    for name, value in params.items():
        if value is not None:
            app.query_params[name] = value
    if module:
        # As switch_page, which knows the pages only after a first run of another page.
        app._page_hash = calc_hash(module)
    return run(app)


def region_page(regio: str | None = None, periode: str | None = None, **others: str) -> AppTest:
    """The page of a region for a url."""
    return open_page(regio=regio, periode=periode, **others)


def run(app: AppTest) -> AppTest:
    """Run again; no traceback, ever."""
    app.run()
    assert not app.exception, app.exception
    assert "kan niet worden getoond" not in "".join(str(error.value) for error in app.error), "see the log above"
    return app


def texts(app: AppTest) -> str:
    """All running text of the page."""
    kinds = (app.title, app.header, app.subheader, app.markdown, app.info, app.warning, app.error)
    return "\n".join(str(element.value) for kind in kinds for element in kind)


def table(app: AppTest, caption: str) -> dict[str, dict[str, Any]]:
    """Rows by id of the table whose caption starts so."""
    for element in app.get("bidi_component"):
        data = json.loads(element.proto.bytes)
        if data["caption"].startswith(caption):
            return {row["id"]: row["cells"] for row in data["rows"]}
    raise AssertionError(f"no table {caption!r}")
