"""Which failures of a publisher pass by themselves, and how long to wait before asking again.

Every extract module sends its requests through ``patiently``, so that the policy is written once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

import requests
import stamina
from stamina.instrumentation import set_on_retry_hooks

T = TypeVar("T")

RETRIED_STATUS = frozenset({429, 500, 502, 503, 504})
WAIT_FIRST, WAIT_MOST = 0.2, 10.0
RETRY_AFTER_MOST = 60.0
SHORT = 150

# The reporter tells of retries; stamina's own log lines would land on stderr between the progress bars.
set_on_retry_hooks([])


class UnusableAnswer(Exception):
    """An answer with status 200 that holds no usable data; the message says in a few words what it holds instead."""


def patiently(ask: Callable[[], T], *, attempts: int, on_retry: Callable[[str, int], None]) -> T:
    """Ask until there is an answer or the tries are used up.

    Args:
        ask: sends one request; raises a ``requests`` error or ``UnusableAnswer`` where there is no usable answer.
        attempts: number of tries, the first included.
        on_retry: hears, before every try but the first, what went wrong and which try follows.

    Returns:
        What ``ask`` returned.

    Raises:
        requests.RequestException, UnusableAnswer: the failure of the last try, or one that waiting does not mend.
    """
    failure = ""
    tries = stamina.retry_context(
        pause, attempts=attempts, timeout=None, wait_initial=WAIT_FIRST, wait_max=WAIT_MOST, wait_jitter=0.1
    )
    for attempt in tries:
        with attempt:
            if attempt.num > 1:
                on_retry(failure, attempt.num)
            try:
                return ask()
            except (requests.RequestException, UnusableAnswer) as problem:
                failure = in_words(problem)
                raise
    raise AssertionError("stamina returns or raises")


def pause(problem: Exception) -> bool | float:
    """Whether a failure may pass: False, True (the growing wait), or the seconds that the publisher asks for."""
    if isinstance(problem, requests.HTTPError):
        response = response_of(problem)
        if response is None or response.status_code not in RETRIED_STATUS:
            return False
        asked = None
        if response.status_code in (429, 503):
            asked = retry_after(response.headers.get("Retry-After"), datetime.now(UTC))
        return True if asked is None else asked
    broken = requests.exceptions.ChunkedEncodingError, requests.exceptions.ContentDecodingError
    return isinstance(problem, (UnusableAnswer, requests.ConnectionError, requests.Timeout, *broken))


def retry_after(header: str | None, now: datetime) -> float | None:
    """Seconds to wait by a Retry-After header (a number of seconds or an HTTP date), at most a minute.

    Returns:
        None where there is no header or it cannot be read.
    """
    text = (header or "").strip()
    if text.isascii() and text.isdigit():
        seconds = float(text)
    else:
        try:
            date = parsedate_to_datetime(text)
        except ValueError:
            return None
        seconds = (date.replace(tzinfo=date.tzinfo or UTC) - now).total_seconds()
    return min(max(seconds, WAIT_FIRST), RETRY_AFTER_MOST)


def response_of(problem: requests.HTTPError) -> requests.Response | None:
    """The answer behind an HTTP error; ``cbsodata`` raises a new error that has it only in its cause."""
    cause = problem.__cause__
    if problem.response is None and isinstance(cause, requests.HTTPError):
        return cause.response
    return problem.response


def in_words(problem: Exception) -> str:
    """A failure in a few words on one line, without page bodies or nested exception text."""
    if isinstance(problem, requests.HTTPError):
        response = response_of(problem)
        return "an HTTP error" if response is None else f"HTTP {response.status_code}"
    if isinstance(problem, UnusableAnswer):
        return " ".join(str(problem).split())[:SHORT]
    if isinstance(problem, requests.Timeout) or "timed out" in str(problem):
        return "no answer in time"
    if isinstance(problem, requests.exceptions.SSLError):
        return "the secure connection failed"
    if isinstance(problem, requests.exceptions.ProxyError):
        return "the proxy cannot be reached"
    if isinstance(problem, requests.exceptions.ChunkedEncodingError):
        return "the answer was cut short"
    if isinstance(problem, requests.ConnectionError):
        return "the connection failed or was broken off"
    return f"the request failed ({type(problem).__name__})"
