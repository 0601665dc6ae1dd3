"""The retry policy: what is asked again, when, and what is not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import requests

from etl.extract.retry import RETRY_AFTER_MOST, WAIT_FIRST, UnusableAnswer, in_words, patiently, pause, retry_after

NOW = datetime(2026, 11, 21, 12, 0, 0, tzinfo=UTC)


def http_error(status: int, **headers: str) -> requests.HTTPError:
    response = requests.Response()
    response.status_code = status
    response.headers.update(headers)
    return requests.HTTPError("failed", response=response)


def as_cbsodata_raises(problem: requests.HTTPError) -> requests.HTTPError:
    """Cbsodata raises a new error whose own response is empty."""
    outer = requests.HTTPError("Downloading table '83582NED' failed.")
    outer.__cause__ = problem
    return outer


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
def test_a_busy_service_is_asked_again_also_when_cbsodata_wrapped_the_error(status: int) -> None:
    assert pause(http_error(status)) is True
    assert pause(as_cbsodata_raises(http_error(status))) is True


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_an_answer_that_waiting_does_not_mend_is_final(status: int) -> None:
    assert pause(http_error(status)) is False


def test_retry_after_counts_for_429_and_503_only() -> None:
    waits = {"Retry-After": "4"}
    assert [pause(http_error(status, **waits)) for status in (429, 503, 500)] == [4.0, 4.0, True]


@pytest.mark.parametrize(
    "problem",
    [
        requests.ConnectionError(),
        requests.ReadTimeout(),
        requests.exceptions.ChunkedEncodingError(),
        UnusableAnswer("an HTML page instead of data"),
    ],
)
def test_broken_answers_are_asked_again(problem: Exception) -> None:
    assert pause(problem) is True


def test_a_full_disk_is_not_a_failure_of_the_publisher() -> None:
    assert pause(OSError(28, "No space left on device")) is False


def test_every_retry_is_told_with_its_reason_and_number() -> None:
    failures = [requests.ConnectionError(), UnusableAnswer("broken JSON")]
    told: list[tuple[str, int]] = []

    def ask() -> str:
        if failures:
            raise failures.pop(0)
        return "rows"

    assert patiently(ask, attempts=3, on_retry=lambda why, number: told.append((why, number))) == "rows"
    assert told == [("the connection failed or was broken off", 2), ("broken JSON", 3)]


def test_tries_are_used_up_and_the_last_failure_comes_out() -> None:
    tries = 0

    def ask() -> str:
        nonlocal tries
        tries += 1
        raise UnusableAnswer(f"failure {tries}")

    with pytest.raises(UnusableAnswer, match="failure 2"):
        patiently(ask, attempts=2, on_retry=lambda *_: None)


def test_words_for_a_failure_are_short_and_on_one_line() -> None:
    words = in_words(UnusableAnswer("<html>\n" + "x" * 1000))
    assert len(words) <= 150
    assert "\n" not in words
    assert in_words(as_cbsodata_raises(http_error(503))) == "HTTP 503"
    assert in_words(requests.ConnectionError("HTTPConnectionPool: Read timed out.")) == "no answer in time"


def test_a_date_without_zone_is_taken_as_utc() -> None:
    header = (NOW + timedelta(seconds=5)).strftime("%a, %d %b %Y %H:%M:%S -0000")
    assert retry_after(header, NOW) == 5.0
