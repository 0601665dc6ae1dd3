"""Which failures of a publisher pass by themselves, and how long to wait before asking again.

Every extract module sends its requests through ``patiently``, so that the policy is written once, for ``requests`` and
``httpx`` alike.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

import httpx
import requests
import stamina
from stamina.instrumentation import set_on_retry_hooks
from urllib3.exceptions import MaxRetryError

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


FAILURES = (requests.RequestException, httpx.HTTPError, httpx.InvalidURL, UnusableAnswer)
_BAD_ADDRESS = requests.exceptions.InvalidURL, httpx.InvalidURL, httpx.UnsupportedProtocol
_TIMEOUT = requests.Timeout, httpx.TimeoutException
_CONNECTION = requests.ConnectionError, httpx.NetworkError, httpx.RemoteProtocolError, httpx.ProxyError
_CUT_SHORT = requests.exceptions.ChunkedEncodingError, requests.exceptions.ContentDecodingError, httpx.DecodingError


def patiently(
    ask: Callable[[], T],
    *,
    attempts: int,
    on_retry: Callable[[str, int], None],
    url: str = "",
    hosts: Hosts | None = None,
) -> T:
    """Ask until there is an answer or the tries are used up.

    Args:
        ask: sends one request; raises a ``requests`` or ``httpx`` error or ``UnusableAnswer`` where there is no usable
            answer.
        attempts: number of tries, the first included; fewer where no connection is made for ``CONNECT_PATIENCE``.
        on_retry: hears, before every try but the first, what went wrong and which try follows.
        url: the address that is asked.
        hosts: what this run knows of hosts; a host that gave nothing in all tries is lost to the rest of the run.

    Returns:
        What ``ask`` returned.

    Raises:
        requests.RequestException, httpx.HTTPError, httpx.InvalidURL, UnusableAnswer: the failure of the last try, or
            one that waiting does not mend.
        HostLost: the host was lost earlier in this run.
    """
    hosts = hosts or Hosts()
    hosts.require(url)
    failures: list[Exception] = []
    start = time.monotonic()

    def may_pass(problem: Exception) -> bool | float:
        is_late = time.monotonic() - start >= CONNECT_PATIENCE
        return False if is_late and all(cannot_connect(failure) for failure in failures) else pause(problem)

    tries = stamina.retry_context(
        may_pass, attempts=attempts, timeout=None, wait_initial=WAIT_FIRST, wait_max=WAIT_MOST, wait_jitter=0.1
    )
    try:
        for attempt in tries:
            with attempt:
                if attempt.num > 1:
                    on_retry(in_words(failures[-1]), attempt.num)
                try:
                    answer = ask()
                except FAILURES as problem:
                    failures.append(problem)
                    raise
                hosts.hear(url)
                return answer
    except FAILURES:
        _tell(hosts, url, failures)
        raise
    raise AssertionError("stamina returns or raises")


def _tell(hosts: Hosts, url: str, failures: list[Exception]) -> None:
    """Count a host as lost where no try made a connection, or none got an answer and none ever did before."""
    if any(not is_silence(failure) for failure in failures):
        hosts.hear(url)
    elif all(cannot_connect(failure) for failure in failures) or not hosts.has_answered(url):
        hosts.lose(url)


def pause(problem: Exception) -> bool | float:
    """Whether a failure may pass: False, True (the growing wait), or the seconds that the publisher asks for."""
    if isinstance(problem, (requests.HTTPError, httpx.HTTPStatusError)):
        status = status_of(problem)
        if status not in RETRIED_STATUS:
            return False
        asked = None
        if status in (429, 503):
            asked = retry_after(_headers_of(problem).get("Retry-After"), datetime.now(UTC))
        return True if asked is None else asked
    return isinstance(problem, (UnusableAnswer, *_CONNECTION, *_TIMEOUT, *_CUT_SHORT))


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
    return isinstance(problem, (*_CONNECTION, *_TIMEOUT)) and not _is_cut_short(problem)


def cannot_connect(problem: Exception) -> bool:
    """Whether not even a connection was made: no such host, nobody listening, no way through."""
    if isinstance(problem, requests.ConnectionError):
        # urllib3 wraps failures to connect this way, and only those: it is asked for no retries of its own.
        return bool(problem.args) and isinstance(problem.args[0], MaxRetryError)
    return isinstance(problem, (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError))


def is_bad_address(problem: Exception) -> bool:
    """Whether the address itself cannot be used."""
    return isinstance(problem, _BAD_ADDRESS)


def status_of(problem: Exception) -> int | None:
    """The HTTP status behind a failure, or None where it is of another kind."""
    if isinstance(problem, httpx.HTTPStatusError):
        return problem.response.status_code
    response = response_of(problem) if isinstance(problem, requests.HTTPError) else None
    return None if response is None else response.status_code


def response_of(problem: requests.HTTPError) -> requests.Response | None:
    """The answer behind an HTTP error; ``cbsodata`` raises a new error that has it only in its cause."""
    cause = problem.__cause__
    if problem.response is None and isinstance(cause, requests.HTTPError):
        return cause.response
    return problem.response


def _headers_of(problem: requests.HTTPError | httpx.HTTPStatusError) -> Mapping[str, str]:
    response = response_of(problem) if isinstance(problem, requests.HTTPError) else problem.response
    return {} if response is None else response.headers


def in_words(problem: Exception) -> str:
    """A failure in a few words on one line, without page bodies or nested exception text."""
    if isinstance(problem, (requests.HTTPError, httpx.HTTPStatusError)):
        status = status_of(problem)
        return "an HTTP error" if status is None else f"HTTP {status}"
    if isinstance(problem, (UnusableAnswer, HostLost)):
        return " ".join(str(problem).split())[:SHORT]
    if isinstance(problem, _TIMEOUT) or "timed out" in str(problem):
        return "no answer in time"
    if isinstance(problem, requests.exceptions.SSLError) or "[SSL" in str(problem):
        return "the secure connection failed"
    if isinstance(problem, (requests.exceptions.ProxyError, httpx.ProxyError)):
        return "the proxy cannot be reached"
    if _is_cut_short(problem):
        return "the answer was cut short"
    if isinstance(problem, _CONNECTION):
        return "the connection failed or was broken off"
    return f"the request failed ({type(problem).__name__})"


def _is_cut_short(problem: Exception) -> bool:
    """Whether an answer began and did not end; ``httpx`` has the same error for one that never began."""
    if isinstance(problem, httpx.RemoteProtocolError):
        return "without sending complete message body" in str(problem)
    return isinstance(problem, requests.exceptions.ChunkedEncodingError)
