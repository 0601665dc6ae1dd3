"""Which failures of a publisher pass by themselves, and how long to wait before asking again.

Every extract module sends its requests through ``with_retries``, so that the policy is written once.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

import httpx
import stamina
from stamina.instrumentation import set_on_retry_hooks

from etl.extract.common.hosts import HostLost, Hosts

T = TypeVar("T")

RETRIED_STATUS = frozenset({429, 500, 502, 503, 504})
WAIT_FIRST, WAIT_MOST = 0.2, 10.0
RETRY_AFTER_MOST = 60.0
SHORT = 150
# Where not even a connection is made for so many seconds, the network is closed; more tries only cost time.
CONNECT_PATIENCE = 12.0

# The reporter tells of retries; stamina's own log lines would land on stderr between the progress bars.
set_on_retry_hooks([])


class UnusableAnswer(Exception):
    """An answer with status 200 that holds no usable data; the message says in a few words what it holds instead."""


FAILURES = (httpx.HTTPError, httpx.InvalidURL, UnusableAnswer)
_BAD_ADDRESS = httpx.InvalidURL, httpx.UnsupportedProtocol
_CONNECTION = httpx.NetworkError, httpx.RemoteProtocolError, httpx.ProxyError
_NO_CONNECTION = httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError


def with_retries(
    ask: Callable[[], T],
    *,
    attempts: int,
    on_retry: Callable[[str, int], None],
    url: str = "",
    hosts: Hosts | None = None,
) -> T:
    """Ask until there is an answer or the tries are used up.

    Args:
        ask: sends one request; raises an ``httpx`` error or ``UnusableAnswer`` where there is no usable answer.
        attempts: number of tries, the first included; fewer where no connection is made for ``CONNECT_PATIENCE``.
        on_retry: hears, before every try but the first, what went wrong and which try follows.
        url: the address that is asked.
        hosts: what this run knows of hosts; a host that gave nothing in all tries is lost to the rest of the run.

    Returns:
        What ``ask`` returned.

    Raises:
        httpx.HTTPError, httpx.InvalidURL, UnusableAnswer: the failure of the last try, or one that waiting does not
            mend.
        HostLost: the host was lost earlier in this run.
    """
    hosts = hosts or Hosts()
    hosts.require(url)
    failures: list[Exception] = []

    try:
        answer = _tried(ask, attempts, on_retry, failures)
    except FAILURES:
        _count_if_lost(hosts, url, failures)
        raise
    hosts.hear(url)
    return answer


def _tried(ask: Callable[[], T], attempts: int, on_retry: Callable[[str, int], None], failures: list[Exception]) -> T:
    """The first answer, asked for at growing intervals while the failures so far, which are noted, may pass."""
    start = time.monotonic()

    def may_pass(problem: Exception) -> bool | float:
        is_late = time.monotonic() - start >= CONNECT_PATIENCE
        return False if is_late and all(cannot_connect(failure) for failure in failures) else pause(problem)

    tries = stamina.retry_context(
        may_pass, attempts=attempts, timeout=None, wait_initial=WAIT_FIRST, wait_max=WAIT_MOST, wait_jitter=0.1
    )
    for attempt in tries:
        with attempt:
            if attempt.num > 1:
                on_retry(in_words(failures[-1]), attempt.num)
            try:
                return ask()
            except FAILURES as problem:
                failures.append(problem)
                raise
    raise AssertionError("stamina returns or raises")


def _count_if_lost(hosts: Hosts, url: str, failures: list[Exception]) -> None:
    """Count a host as lost where no try made a connection, or none got an answer and none ever did before."""
    if any(not is_silence(failure) for failure in failures):
        hosts.hear(url)
    elif all(cannot_connect(failure) for failure in failures) or not hosts.has_answered(url):
        hosts.lose(url)


def pause(problem: Exception) -> bool | float:
    """Whether a failure may pass: False, True (the growing wait), or the seconds that the publisher asks for."""
    if isinstance(problem, httpx.HTTPStatusError):
        status = problem.response.status_code
        if status not in RETRIED_STATUS:
            return False
        asked = None
        if status in (429, 503):
            asked = retry_after(problem.response.headers.get("Retry-After"), datetime.now(UTC))
        return True if asked is None else asked
    return isinstance(problem, (UnusableAnswer, httpx.TimeoutException, httpx.DecodingError, *_CONNECTION))


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


def is_silence(problem: Exception) -> bool:
    """Whether nothing at all came back: no connection, a broken one, or no answer in time."""
    return isinstance(problem, (httpx.TimeoutException, *_CONNECTION)) and not _is_cut_short(problem)


def cannot_connect(problem: Exception) -> bool:
    """Whether not even a connection was made: no such host, nobody listening, no way through."""
    return isinstance(problem, _NO_CONNECTION)


def is_bad_address(problem: Exception) -> bool:
    """Whether the address itself cannot be used."""
    return isinstance(problem, _BAD_ADDRESS)


def status_of(problem: Exception) -> int | None:
    """The HTTP status behind a failure, or None where it is of another kind."""
    return problem.response.status_code if isinstance(problem, httpx.HTTPStatusError) else None


def in_words(problem: Exception) -> str:
    """A failure in a few words on one line, without page bodies or nested exception text."""
    if isinstance(problem, httpx.HTTPStatusError):
        return f"HTTP {problem.response.status_code}"
    if isinstance(problem, (UnusableAnswer, HostLost)):
        return " ".join(str(problem).split())[:SHORT]
    if isinstance(problem, httpx.TimeoutException) or "timed out" in str(problem):
        return "no answer in time"
    if "[SSL" in str(problem):
        return "the secure connection failed"
    if isinstance(problem, httpx.ProxyError):
        return "the proxy cannot be reached"
    if _is_cut_short(problem):
        return "the answer was cut short"
    if isinstance(problem, _CONNECTION):
        return "the connection failed or was broken off"
    return f"the request failed ({type(problem).__name__})"


def _is_cut_short(problem: Exception) -> bool:
    """Whether an answer began and did not end; ``httpx`` has the same error for one that never began."""
    is_broken_off = isinstance(problem, httpx.RemoteProtocolError)
    return is_broken_off and "without sending complete message body" in str(problem)
