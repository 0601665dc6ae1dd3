"""Answers that are kept and shared between visitors: bounded, made once even where many ask at the same time.

Keys are a version name and plain values, so a new version of the figures never meets an old answer. What is kept is
frozen or never changed. Streamlit's own caches copy (``cache_data``) or look at a function's signature at every call
(``cache_resource``), and both need a running app. An error is not kept: the next one tries again.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition
from typing import ParamSpec, TypeVar

from cachetools import LRUCache, cached

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def kept(entries: int) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Answer]]:
    """Decorator: keep the last ``entries`` answers of a function."""
    return cached(LRUCache(maxsize=entries), condition=Condition())
