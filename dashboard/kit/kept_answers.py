"""Answers that are kept and shared between visitors: bounded, made once even where many ask at the same time.

The key is the scope (kit/scope.py) and plain values, so a new version of the figures never meets an old answer. What is
kept is frozen or never changed. Streamlit's own caches copy (``cache_data``) or look at a function's signature at every
call (``cache_resource``), and both need a running app. An error is not kept: the next one tries again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from threading import Condition
from typing import Concatenate, ParamSpec, TypeVar

from cachetools import LRUCache, cached

from dashboard.kit.scope import Part, Scope

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
Question = Callable[Concatenate[Scope, Asked], Answer]


def kept(entries: int, *parts: Part) -> Callable[[Question[Asked, Answer]], Question[Asked, Answer]]:
    """Decorator: keep the last ``entries`` answers of a function of a scope.

    Args:
        entries: how many.
        parts: of the scope that the answer depends on, beside its version. The function gets a scope with these and
            no others, so an answer cannot depend on what is not in its key.
    """

    def decorate(function: Question[Asked, Answer]) -> Question[Asked, Answer]:
        answer = cached(LRUCache(maxsize=entries), condition=Condition())(function)

        @wraps(function)
        def ask(scope: Scope, /, *values: Asked.args, **named: Asked.kwargs) -> Answer:
            return answer(scope.only(*parts), *values, **named)

        return ask

    return decorate
