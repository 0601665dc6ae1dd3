"""One of a list as a widget: the choice goes to the url, and from there to the page."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.kit.url import go_to


def select(label: str, options: Mapping[str, str], name: str, chosen: str, *, default: str, width: int = 420) -> None:
    """One of a list by typing a part of its name; the choice goes to the url.

    Args:
        label: what is chosen.
        options: labels by what stands in the url.
        name: name in the url, unique on the page.
        chosen: what is chosen now.
        default: what is chosen where the url says nothing; it does not go into the url.
        width: in pixels.
    """
    st.session_state[name] = chosen

    def take() -> None:
        picked = st.session_state[name]
        go_to(**{name: None if picked in (None, default) else picked})

    st.selectbox(
        label,
        list(options),
        format_func=lambda code: options.get(code, code),
        key=name,
        on_change=take,
        filter_mode="contains",
        placeholder="Typ een naam",
        width=width,
    )
