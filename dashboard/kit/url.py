"""The url, which is the only truth about what is chosen: changing it, links to it, and what of it goes along."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

# What goes along from page to page.
CARRIED = ("regio", "periode")


def go_to(**changes: str | None) -> None:
    """Change choices in the url, None takes one out; the page follows.

    For use in a callback, before the page runs.
    """
    params = {**st.query_params.to_dict(), **changes}
    # All at once: one step in the browser's history.
    st.query_params.from_dict({name: value for name, value in params.items() if value is not None})


def href(page: str = "", **params: str) -> str:
    """Address of a page for a link in a table; without a page the one the reader is on, with its other choices kept.

    >>> href("sectoren", sector="Q", regio="CR33"), href(regio="CR33")
    ('sectoren?sector=Q&regio=CR33', '?regio=CR33')
    """
    return f"{page}?{urlencode(params)}"
