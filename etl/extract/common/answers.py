"""Reads an answer of a publisher strictly: JSON with rows, or a short reason why not."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from etl.extract.common.hosts import HostLost
from etl.extract.common.retry import (
    RETRIED_STATUS,
    UnusableAnswer,
    cannot_connect,
    in_words,
    is_bad_address,
    is_silence,
    status_of,
)

Rows = list[dict[str, Any]]
LATER = "Try again later; the data fetched earlier stay in use."


class EmptyAnswer(UnusableAnswer):
    """A page without rows."""


def body_of(content: bytes, content_type: str) -> dict[str, Any]:
    """The JSON object that an answer holds.

    Raises:
        UnusableAnswer: it is a web page, broken JSON, an error message, or no object.
    """
    try:
        body = json.loads(content.decode("utf-8"), parse_constant=_no_number)
    except ValueError as problem:
        is_page = "html" in content_type or content.lstrip().startswith(b"<")
        raise UnusableAnswer("an HTML page instead of data" if is_page else "the answer is broken JSON") from problem
    if not isinstance(body, dict):
        raise UnusableAnswer("the answer has no list of rows")
    if "error" in body or "odata.error" in body:
        raise UnusableAnswer("an error message instead of data")
    return body


def rows_in(body: dict[str, Any]) -> Rows:
    """The rows of a page.

    An empty page is refused even after a full one: a page that stays empty cannot be told from data that were lost.

    Raises:
        UnusableAnswer: there is no list of objects under ``value``.
        EmptyAnswer: the list has no rows.
    """
    rows = body.get("value")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise UnusableAnswer("the answer has no list of rows")
    if not rows:
        raise EmptyAnswer("an answer without rows")
    return rows


def what_and_advice(
    problem: Exception, *, setting: str, catalogue_file: str, tries: int, publisher: str = "CBS"
) -> tuple[str, str]:
    """What went wrong with a question to a publisher and what to do about it, for all but a 404."""
    words, status = in_words(problem), status_of(problem)
    if status is not None and status not in RETRIED_STATUS:
        return f"{publisher} refused the question ({words})", f"Check {setting} and {catalogue_file}."
    if is_bad_address(problem):
        return "the address cannot be used", f"Check {setting}."
    # A host that cannot be reached is not always given all tries.
    is_counted = tries > 1 and not isinstance(problem, HostLost) and not cannot_connect(problem)
    what = f"{words} ({tries} tries)" if is_counted else words
    if isinstance(problem, HostLost) or is_silence(problem):
        return what, f"Check the connection and {setting}, or try again later; earlier data stay in use."
    return what, LATER


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
