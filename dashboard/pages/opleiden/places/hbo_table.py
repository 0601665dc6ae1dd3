"""Programmes of a hogeschool: what its file says of them. The table on screen and the sheet. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.growth.words import listing
from dashboard.kit.sheet import Sheet
from dashboard.kit.table import Table, column, rank, row
from dashboard.pages.opleiden import text as say
from dashboard.pages.opleiden.data import ProviderProgramme
from dashboard.pages.opleiden.view import TrainingView

# How DUO begins the name of a programme.
KINDS = {"B": "bachelor", "M": "master", "Ad": "associate degree"}
COUNTED = "Geteld zijn opleidingen met studenten in het laatste jaar."


def kind_and_name(text: str) -> tuple[str, str]:
    """Kind of diploma and name of a programme; no kind where the name begins otherwise.

    >>> kind_and_name("Ad Engineering"), kind_and_name("B Verpleegkunde"), kind_and_name("Bouwkunde")
    (('associate degree', 'Engineering'), ('bachelor', 'Verpleegkunde'), ('', 'Bouwkunde'))
    """
    first, _, rest = text.partition(" ")
    return (KINDS[first], rest) if first in KINDS and rest else ("", text)


def hbo_programmes(view: TrainingView, rows_of: Sequence[ProviderProgramme], school_name: str) -> Table:
    """One row per programme with the gemeenten in this region that it is taught in."""
    by_code: dict[str, list[ProviderProgramme]] = {}
    for item in rows_of:
        by_code.setdefault(item.crebo_code, []).append(item)
    columns = [column("programme", "Opleiding", "name"), column("kind", "Soort"), column("place", "Gemeente")]
    rows, lines = [], []
    for code, items in by_code.items():
        kind, name = kind_and_name(items[0].programme_name or "")
        place = listing([view.gemeenten.get(item.gemeente_code, item.gemeente_code) for item in items])
        rows.append(row(code, programme={"text": name, "code": code}, kind={"text": kind}, place={"text": place}))
        lines.append([code, name, kind, place, str(items[0].last_year or "")])
    rank(columns, rows)
    rows.sort(key=lambda each: each["cells"]["programme"]["text"].casefold())
    caption = f"Hbo-opleidingen van {school_name}"
    facts = say.facts(view.sources, [item.source_id for item in rows_of], COUNTED, "laatste jaar")
    return Table(
        caption, columns, rows, Sheet(caption, ("code", "opleiding", "soort", "gemeente", "jaar"), lines, facts)
    )
