"""Fields of study with the sectors and occupations that they lead to, and what these do in a region. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.kit import numbers
from dashboard.kit.cells import number
from dashboard.kit.sheet import Cell, Sheet, rounded
from dashboard.kit.table import Table, column, rank, row
from dashboard.pages.opleiden import text as say
from dashboard.pages.opleiden.data import FieldSector, Programme
from dashboard.pages.opleiden.fit import text as words_fit
from dashboard.pages.opleiden.fit.tables import all_leads, by_verdict, lead_columns, verdict_of
from dashboard.pages.opleiden.view import TrainingView
from dashboard.pages.overstap.data import Occupation

OCCUPATIONS_NAMED = 3
HEADER = (
    "richting", "soort", "code", "sector", "oordeel", "deel laag %", "deel hoog %", "waarom", "bron van het deel",
    "beroepen vooral in groeiende sectoren (schatting)",
)  # fmt: skip


def fields(
    view: TrainingView, programmes: Mapping[str, Programme], work: Mapping[str, Sequence[Occupation]], href: Any
) -> Table:
    """One row per field of mbo and hbo: sectors it leads to by what they do here, occupations that grow, programmes.

    Args:
        view: the region.
        programmes: of mbo, by code.
        work: by field, the occupations that are mostly in sectors that grow here.
        href: address of the programmes of a field.
    """
    columns, rows, lines = _columns(), [], []
    for code, item in view.fields.items():
        if item.field_kind not in ("hoofdgroep", "onderdeel") or (code not in view.leads and code != "hg002"):
            continue
        known = [each for each in programmes.values() if each.field_code == code and each.is_current is not False]
        link = {"href": href(code)} if known else {}
        cells = by_verdict(view, code)
        rows.append(
            row(
                code,
                field={"text": item.field_name, **link},
                kind={"text": say.KIND_NAMES[item.field_kind]},
                work={"text": _some_work(work.get(code, ()))},
                programmes=number(len(known) or None, numbers.whole(len(known)) if known else ""),
                **cells,
            )
        )
        names = "; ".join(each.occupation_name for each in work.get(code, ()))
        lines += [
            [*_lead_line(view, item.field_name, item.field_kind, lead), names] for lead in view.leads.get(code, ())
        ]
    rank([columns[0], columns[1]], rows)
    rows.sort(key=lambda each: -_best(view, each["id"]))
    caption = f"Richtingen en de sectoren waar zij naar leiden, {view.sector_place.region_name}"
    counted = f"{words_fit.shares_note(all_leads(view))} {words_fit.WORK_NOTE}"
    facts = say.facts(view.sources, ["cbs_83582ned", "crebo"], counted, numbers.years(*view.years))
    return Table(caption, columns, rows, Sheet(caption, HEADER, lines, facts))


def _columns() -> list[dict[str, Any]]:
    return [
        column("field", "Richting", "name"),
        column("kind", "Soort"),
        *lead_columns(),
        column("work", "Beroepen vooral in sectoren die hier groeien (schatting)", "long", "Beroepen (schatting)"),
        column("programmes", "Mbo-opleidingen", "number"),
    ]


def _some_work(occupations: Sequence[Occupation]) -> str:
    names = "; ".join(each.occupation_name for each in occupations[:OCCUPATIONS_NAMED])
    left = len(occupations) - OCCUPATIONS_NAMED
    return f"{names}; en nog {numbers.whole(left)}" if left > 0 else names


def _best(view: TrainingView, field_code: str) -> float:
    """The least part of graduates that goes to sectors that grow."""
    return sum(i.share_low for i in view.leads.get(field_code, ()) if verdict_of(view, i.sbi_code) == "groeit")


def _lead_line(view: TrainingView, name: str, kind: str, item: FieldSector) -> list[Cell]:
    return [
        name,
        say.KIND_NAMES[kind],
        item.sbi_code,
        view.sectors[item.sbi_code].sector_name_short,
        verdict_of(view, item.sbi_code),
        rounded(item.share_low * 100, 0),
        rounded(item.share_high * 100, 0),
        item.reason,
        "eigen schatting" if item.source_id == words_fit.OWN_ESTIMATE else item.source_id,
    ]
