"""Extract: employed persons by section and ISCO major from Eurostat (lfsa_eisn2), the newest year there is.

One small question per run. Eurostat says in ``updated`` when it changed the table; where that is what the set here was
made from, nothing is written. The part ``sections_by_major`` has the cells with the columns of Eurostat's own CSV
(``nace_r2``, ``isco08``, ``employed_thousands``); ``answer`` is what came.

Not published (``:``) is null and never 0; ``status`` keeps Eurostat's flags, such as ``u`` for unreliable.
"""

from __future__ import annotations

import gzip
import json
import re
from typing import Any

from etl.catalog import Source
from etl.errors import SourceError
from etl.extract.common.hosts import Hosts
from etl.extract.common.http_json import Json, connected
from etl.extract.common.retry import UnusableAnswer
from etl.extract.common.versions import now, version_of
from etl.extract.eurostat.json_stat import Cell, cells
from etl.progress import Reporter
from etl.run.raw_store import RawSet, RawStore
from etl.settings import Settings

SETTING = "KRIMPGROEI_EUROSTAT_URL"
PART, ANSWER = "sections_by_major", "answer"
QUESTION = {"format": "JSON", "lang": "EN", "geo": "NL", "sex": "T", "age": "Y_GE15", "unit": "THS_PER"}
LAST_YEAR = {"lastTimePeriod": 1}
# A country has 21 sections and 10 majors; fewer than these means another table or another notation.
FEWEST_SECTIONS, FEWEST_MAJORS = 18, 9
SECTION, MAJOR = re.compile(r"[A-U]"), re.compile(r"OC\d")
Rows = list[dict[str, Any]]


def fetch(source: Source, store: RawStore, settings: Settings, report: Reporter, hosts: Hosts) -> RawSet:
    """Bring the table up to date.

    Raises:
        SourceError: Eurostat gave no usable answer in all tries, or another table than was asked for.
        OSError: the raw files cannot be written.
    """
    table_id = source.table_id or ""
    url = f"{settings.eurostat_url.rstrip('/')}/{table_id}"
    with connected(source, SETTING, url, settings, report, hosts) as client:
        answer, rows, updated = client.get(url, read_answer, **QUESTION, **LAST_YEAR)
    if unchanged := _unchanged(store, updated, url):
        report.say(f"{source.source_id} ({table_id}): unchanged at the publisher since {updated}")
        return unchanged
    writer = store.open_set(version_of(updated, now()[:10]))
    writer.reopen()
    year, retrieved = rows[0]["time"], now()
    about = {"url": url, "filter": f"NL {year}", "retrieved": retrieved, "modified": updated}
    content = gzip.compress(json.dumps(answer, ensure_ascii=False).encode(), mtime=0)
    writer.write_bytes(ANSWER, "json.gz", content, rows=0, **about)
    writer.write_rows(PART, rows, **about)
    report.part(source.source_id, PART, len(rows), f"year {year}")
    raw_set = writer.complete(table_id=table_id, modified=updated, retrieved=retrieved)
    store.retire()
    return raw_set


def read_answer(body: Json) -> tuple[Json, Rows, str]:
    """The answer, its rows of sections by majors, and when Eurostat changed it.

    Raises:
        UnusableAnswer: it has no figures, or they are of another country, unit or number of years.
    """
    if "value" not in body:
        # Eurostat says so where it prepares a large answer in the background.
        raise UnusableAnswer("an answer without figures")
    updated = body.get("updated")
    if not isinstance(updated, str) or not version_of(updated, ""):
        raise UnusableAnswer("the answer does not say when it was updated")
    rows = [_row(cell) for cell in cells(body) if _is_asked_for(cell)]
    sections, majors = {row["nace_r2"] for row in rows}, {row["isco08"] for row in rows}
    if len(sections) < FEWEST_SECTIONS or len(majors) < FEWEST_MAJORS:
        raise UnusableAnswer(f"{len(sections)} sections and {len(majors)} majors instead of the whole table")
    if len({row["time"] for row in rows}) != 1:
        raise UnusableAnswer("more than one year instead of the newest")
    if all(row["employed_thousands"] is None for row in rows):
        raise UnusableAnswer("a year without any figure")
    if any((row["employed_thousands"] or 0) < 0 for row in rows):
        raise UnusableAnswer("a number of people below zero")
    return body, rows, updated


def _is_asked_for(cell: Cell) -> bool:
    """Whether a cell is of one section and one major; totals and 'no response' are left out.

    Raises:
        UnusableAnswer: it is of another country, unit, age or sex.
    """
    for name in ("geo", "unit", "sex", "age"):
        if cell.codes.get(name) != QUESTION[name]:
            raise UnusableAnswer(f"figures of {name} {cell.codes.get(name)} instead of {QUESTION[name]}")
    return bool(SECTION.fullmatch(cell.codes.get("nace_r2", "")) and MAJOR.fullmatch(cell.codes.get("isco08", "")))


def _row(cell: Cell) -> dict[str, Any]:
    codes = {name: cell.codes.get(name) for name in ("nace_r2", "isco08", "time")}
    return codes | {"employed_thousands": cell.value, "status": cell.status}


def _unchanged(store: RawStore, updated: str, url: str) -> RawSet | None:
    """The newest set where it was made from this very answer and is undamaged."""
    newest = store.newest()
    if newest is None or newest.modified != updated or newest.parts[0].url != url:
        return None
    try:
        return newest.verified()
    except SourceError:
        return None
