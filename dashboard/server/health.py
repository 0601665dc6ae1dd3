"""``/gezond``: which figures this process serves and how old they are, for a monitor. 503 where there are none."""

from __future__ import annotations

import datetime as dt
import logging
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from dashboard.kit import store

PATH = "/gezond"
JOBS_SOURCE = "cbs_83582ned"
REASONS = {
    "missing": "Er zijn nog geen cijfers gepubliceerd.",
    "gone": "De versie die zou moeten gelden, is er niet.",
    "unreadable": "Het bestand met de cijfers is niet te lezen.",
    "incomplete": "Het bestand met de cijfers is onvolledig of hoort bij een andere versie van dit programma.",
}
_log = logging.getLogger("krimpgroei.dashboard")


def health(now: dt.datetime) -> dict[str, Any]:
    """What the current version says of itself.

    Args:
        now: in UTC and without a zone, as the warehouse keeps its times.

    Returns:
        status, version, mode, built_at and built_days_ago; under ``jobs``, the source of the jobs: mode, retrieved_at,
        modified_at and their ``_days_ago``, null where the copy does not tell.

    Raises:
        WarehouseError: there is no version that can be read.
    """
    warehouse = store.get_store()
    name = warehouse.current()
    with warehouse.cursor(name) as cursor:
        build = cursor.execute("SELECT version_name, mode, built_at FROM mart.build").fetchone()
        jobs = cursor.execute(
            "SELECT mode, retrieved_at, modified_at FROM mart.source WHERE source_id = ?", [JOBS_SOURCE]
        ).fetchone()
    if build is None or jobs is None:
        raise store.WarehouseError("incomplete", f"{name}: mart.build or mart.source has no row")
    return {
        "status": "gezond",
        "version": build[0],
        "mode": build[1],
        **_moment("built_at", build[2], now),
        "jobs": {"mode": jobs[0], **_moment("retrieved_at", jobs[1], now), **_moment("modified_at", jobs[2], now)},
    }


def _moment(name: str, at: dt.datetime | None, now: dt.datetime) -> dict[str, Any]:
    age = name.removesuffix("_at") + "_days_ago"
    if at is None:
        return {name: None, age: None}
    return {name: f"{at.isoformat(timespec='seconds')}Z", age: max(0, (now - at).days)}


def _answer(request: Request) -> JSONResponse:
    """Not async on purpose: Starlette then runs it in a thread, and the event loop is free while the file is read."""
    del request
    never_kept = {"cache-control": "no-store"}
    try:
        found = health(dt.datetime.now(dt.UTC).replace(tzinfo=None))
    except (store.WarehouseError, OSError) as problem:
        # The detail names folders: for the log only.
        _log.warning("not healthy: %s", problem)
        kind = problem.kind if isinstance(problem, store.WarehouseError) else "unreadable"
        said = {"status": "geen cijfers", "reason": REASONS[kind]}
        return JSONResponse(said, status_code=503, headers=never_kept)
    return JSONResponse(found, headers=never_kept)


ROUTE = Route(PATH, _answer, methods=["GET", "HEAD"])
