"""The retry policy: what is asked again, when, and what is not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from etl.extract.common.hosts import HostLost, Hosts
from etl.extract.common.retry import (
    RETRY_AFTER_MOST,
    WAIT_FIRST,
    UnusableAnswer,
    cannot_connect,
    in_words,
    is_silence,
    pause,
    retry_after,
    status_of,
    with_retries,
)

NOW = datetime(2026, 11, 21, 12, 0, 0, tzinfo=UTC)


URL = "https://datasets.cbs.nl/odata/v1/CBS/83599NED/Observations"
CUT = "peer closed connection without sending complete message body (received 10 bytes, expected 5000)"


def http_error(status: int, **headers: str) -> httpx.HTTPStatusError:
    request = httpx.Request("GET", URL)
    response = httpx.Response(status, headers=headers, request=request)
    return httpx.HTTPStatusError("failed", request=request, response=response)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7.0),
        (" 7 ", 7.0),
        ("0", WAIT_FIRST),
        ("86400", RETRY_AFTER_MOST),
        ("Sat, 21 Nov 2026 12:00:09 GMT", 9.0),
        ("Sat, 21 Nov 2026 11:00:00 GMT", WAIT_FIRST),
        (None, None),
        ("", None),
        ("soon", None),
        ("-3", None),
    ],
)
def test_retry_after_is_read_as_seconds_or_date_within_bounds(header: str | None, seconds: float | None) -> None:
    assert retry_after(header, NOW) == seconds


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_service_is_asked_again(status: int) -> None:
    assert pause(http_error(status)) is True


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_an_answer_that_waiting_does_not_mend_is_final(status: int) -> None:
    assert pause(http_error(status)) is False


def test_retry_after_counts_for_429_and_503_only() -> None:
    waits = {"Retry-After": "4"}
    assert [pause(http_error(status, **waits)) for status in (429, 503, 500)] == [4.0, 4.0, True]


@pytest.mark.parametrize(
    "problem",
    [
        httpx.ReadError("x"),
        httpx.ReadTimeout("x"),
        httpx.RemoteProtocolError(CUT),
        httpx.DecodingError("x"),
        UnusableAnswer("an HTML page instead of data"),
    ],
)
def test_broken_answers_are_asked_again(problem: Exception) -> None:
    assert pause(problem) is True


def test_a_full_disk_is_not_a_failure_of_the_publisher() -> None:
    assert pause(OSError(28, "No space left on device")) is False


def test_every_retry_is_told_with_its_reason_and_number() -> None:
    failures = [httpx.ReadError("x"), UnusableAnswer("broken JSON")]
    told: list[tuple[str, int]] = []

    def ask() -> str:
        if failures:
            raise failures.pop(0)
        return "rows"

    assert with_retries(ask, attempts=3, on_retry=lambda why, number: told.append((why, number))) == "rows"
    assert told == [("the connection failed or was broken off", 2), ("broken JSON", 3)]


def test_tries_are_used_up_and_the_last_failure_comes_out() -> None:
    tries = 0

    def ask() -> str:
        nonlocal tries
        tries += 1
        raise UnusableAnswer(f"failure {tries}")

    with pytest.raises(UnusableAnswer, match="failure 2"):
        with_retries(ask, attempts=2, on_retry=lambda *_: None)


def test_words_for_a_failure_are_short_and_on_one_line() -> None:
    words = in_words(UnusableAnswer("<html>\n" + "x" * 1000))
    assert len(words) <= 150
    assert "\n" not in words
    assert in_words(httpx.ReadError("The read operation timed out")) == "no answer in time"


def test_a_date_without_zone_is_taken_as_utc() -> None:
    header = (NOW + timedelta(seconds=5)).strftime("%a, %d %b %Y %H:%M:%S -0000")
    assert retry_after(header, NOW) == 5.0


@pytest.mark.parametrize(
    ("problem", "words", "patience", "status"),
    [
        (httpx.ReadTimeout("x"), "no answer in time", True, None),
        (httpx.ConnectTimeout("x"), "no answer in time", True, None),
        (httpx.ConnectError("x"), "the connection failed or was broken off", True, None),
        (httpx.ReadError("x"), "the connection failed or was broken off", True, None),
        (
            httpx.RemoteProtocolError("Server disconnected without sending a response."),
            "the connection failed or was broken off",
            True,
            None,
        ),
        (httpx.RemoteProtocolError(CUT), "the answer was cut short", True, None),
        (httpx.ProxyError("x"), "the proxy cannot be reached", True, None),
        (
            httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] certificate has expired"),
            "the secure connection failed",
            True,
            None,
        ),
        (http_error(503), "HTTP 503", True, 503),
        (http_error(404), "HTTP 404", False, 404),
    ],
)
def test_a_failure_has_its_words_its_patience_and_its_status(
    problem: Exception, words: str, patience: bool, status: int | None
) -> None:
    assert (in_words(problem), pause(problem), status_of(problem)) == (words, patience, status)


@pytest.mark.parametrize(
    "problem", [httpx.UnsupportedProtocol("x"), httpx.InvalidURL("x"), httpx.TooManyRedirects("x")]
)
def test_an_address_that_cannot_be_used_is_not_asked_again(problem: Exception) -> None:
    assert pause(problem) is False


def test_no_connection_is_told_from_one_that_broke() -> None:
    assert all(cannot_connect(p) for p in (httpx.ConnectError("x"), httpx.ConnectTimeout("x"), httpx.ProxyError("x")))
    broken = httpx.ReadError("x"), httpx.RemoteProtocolError("Server disconnected")
    assert not any(cannot_connect(p) for p in broken)
    assert all(is_silence(p) for p in broken)
    assert not is_silence(httpx.RemoteProtocolError(CUT))


# A host that is lost


def failing(*problems: Exception) -> Any:
    """Ask-functions that fail in turn, then answer."""
    left = list(problems)

    def ask() -> str:
        if left:
            raise left.pop(0)
        return "rows"

    return ask


def asked(hosts: Hosts, *problems: Exception, attempts: int = 2) -> str:
    return with_retries(failing(*problems), attempts=attempts, on_retry=lambda *_: None, url=URL, hosts=hosts)


@pytest.fixture(autouse=True)
def no_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.extract.common.retry.WAIT_MOST", 0.001)


@pytest.mark.parametrize("problem", [httpx.ConnectError("x"), httpx.ReadTimeout("x"), httpx.ReadError("x")])
def test_a_host_that_never_answered_is_not_asked_again(problem: Exception) -> None:
    hosts = Hosts()
    with pytest.raises(type(problem)):
        asked(hosts, problem, problem)
    with pytest.raises(HostLost, match="was not reachable earlier in this run"):
        asked(hosts)


@pytest.mark.parametrize("answer", [http_error(404), UnusableAnswer("an HTML page"), httpx.RemoteProtocolError(CUT)])
def test_a_host_that_gave_any_answer_is_not_lost_by_a_broken_connection(answer: Exception) -> None:
    hosts = Hosts()
    with pytest.raises(type(answer)):
        asked(hosts, answer, answer)
    with pytest.raises(httpx.ReadError):
        asked(hosts, httpx.ReadError("x"), httpx.ReadError("x"))
    assert asked(hosts) == "rows"


def test_a_host_that_goes_away_halfway_is_lost_once_it_cannot_be_connected_to() -> None:
    hosts = Hosts()
    assert asked(hosts) == "rows"
    with pytest.raises(httpx.ConnectError):
        asked(hosts, httpx.ConnectError("x"), httpx.ConnectError("x"))
    with pytest.raises(HostLost):
        asked(hosts)


def test_no_connection_for_long_is_given_up_before_all_tries_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.extract.common.retry.CONNECT_PATIENCE", 0.0)
    with pytest.raises(httpx.ConnectTimeout):
        asked(Hosts(), httpx.ConnectTimeout("x"), attempts=8)
    assert asked(Hosts(), httpx.ReadTimeout("x"), attempts=8) == "rows"
