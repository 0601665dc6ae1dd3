"""A difference with a year before, as a cell says it: never as more or less where its margin leaves that open. Pure."""

from __future__ import annotations


def direction_in_words(direction: str | None) -> str:
    """A direction as a reader takes it.

    >>> direction_in_words("onzeker"), direction_in_words("meer"), direction_in_words(None)
    ('kan ook geen verschil zijn', 'meer', '')
    """
    return {"onzeker": "kan ook geen verschil zijn", "gelijk": "vrijwel gelijk"}.get(direction or "", direction or "")
