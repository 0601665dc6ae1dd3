"""Fields of study and programmes with the sectors and the work that they lead to, and what these do in a region. Pure.

The table of fields has a row per field on screen, and in its file one per field and sector.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dashboard.growth import words
from dashboard.kit import numbers
from dashboard.kit.cells import number
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.sheet import rounded
from dashboard.kit.table import Cell, Column, InFile, Table, file_of, heads, lines, only_in_file, table
from dashboard.kit.url import href
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.opleiden.data import KIND_NAMES, Field, FieldSector, level_order
from dashboard.pages.opleiden.leads.data import Programme, programmes_by_field, trains_for
from dashboard.pages.opleiden.leads.growing_work import growing_work
from dashboard.pages.opleiden.leads.text import OWN_ESTIMATE, WORK_NOTE, level_name, share, shares_note
from dashboard.pages.opleiden.text import facts
from dashboard.pages.opleiden.view import TrainingView, load_training
from dashboard.pages.overstap.data import Occupation

NO_LEADS = "niet één sector aan te wijzen"
NO_LIST = "geen"
OCCUPATIONS_NAMED = 3
# Of entree no sector is told, but it has programmes.
ENTREE_FIELD = "hg002"
PROGRAMME_SOURCES = ("duo_mbo_offer", "duo_mbo_students", "crebo", "duo_opleiding_beroep", "duo_ontwikkelpaden")
Item = TypeVar("Item")


@dataclass(frozen=True)
class FieldLine:
    """A field of study with its programmes of mbo, and the occupations that are mostly in sectors that grow here."""

    field: Field
    leads: Sequence[FieldSector]
    programmes: Sequence[Programme]
    work: Sequence[Occupation]


@dataclass(frozen=True)
class LeadLine:
    """A field of study and one sector that it leads to."""

    field: FieldLine
    lead: FieldSector


def lead_text(view: TrainingView, item: FieldSector) -> str:
    """A sector that a field leads to, with the share of graduates; what it does here where it does not grow."""
    verdict = view.verdict(item.sbi_code)
    more = "" if verdict == "groeit" else f", {words.verdict(verdict) or verdict}"
    return f"{view.sectors[item.sbi_code].sector_name_short} ({share(item)}{more})"


def growing_leads(view: TrainingView, field_code: str | None) -> Cell:
    """The sectors a field leads to that grow here."""
    leads = view.leads.get(field_code or "", ())
    grows = [lead_text(view, item) for item in leads if view.verdict(item.sbi_code) == "groeit"]
    return {"text": "; ".join(grows) or (NO_LIST if leads else NO_LEADS), "muted": not grows}


def other_leads(view: TrainingView, field_code: str | None) -> Cell:
    """The other sectors, with what they do here."""
    leads = view.leads.get(field_code or "", ())
    return {"text": "; ".join(lead_text(view, item) for item in leads if view.verdict(item.sbi_code) != "groeit")}


def lead_columns(
    view: TrainingView, field_of: Callable[[Item], str | None], *, is_shown: bool = True
) -> list[Column[Item]]:
    """Sectors that grow here and the others; in the file only where they are not shown."""

    def column(
        name: str, head: str, in_file: str, leads: Callable[[TrainingView, str | None], Cell], short: str = ""
    ) -> Column[Item]:
        return Column(
            name,
            head,
            (lambda item: leads(view, field_of(item))) if is_shown else None,
            (InFile(in_file, lambda item: str(leads(view, field_of(item))["text"])),),
            kind="long",
            short=short,
        )

    growing = "Sectoren die hier groeien (deel van de gediplomeerden)"
    return [
        column("grows", growing, "sectoren die groeien", growing_leads, "Groeit hier"),
        column("other", "Andere sectoren", "andere sectoren", other_leads),
    ]


def field_columns(view: TrainingView, link: Callable[[str], str]) -> list[Column[FieldLine]]:
    """The columns on screen; ``link`` is the address of the programmes of a field."""
    return [
        Column("field", "Richting", lambda line: _field(line, link), kind="name", is_by_text=True),
        Column("kind", "Soort", lambda line: {"text": KIND_NAMES[line.field.field_kind]}, is_by_text=True),
        *lead_columns(view, lambda line: line.field.field_code),
        Column(
            "work",
            "Beroepen vooral in sectoren die hier groeien (schatting)",
            lambda line: {"text": _some_work(line.work)},
            kind="long",
            short="Beroepen (schatting)",
        ),
        Column("programmes", "Mbo-opleidingen", _programmes, kind="number"),
    ]


def lead_file_columns(view: TrainingView) -> list[Column[LeadLine]]:
    """The columns of the file, where each sector that a field leads to has a row."""
    return [
        only_in_file("richting", lambda line: line.field.field.field_name),
        only_in_file("soort", lambda line: KIND_NAMES[line.field.field.field_kind]),
        only_in_file("code", lambda line: line.lead.sbi_code),
        only_in_file("sector", lambda line: view.sectors[line.lead.sbi_code].sector_name_short),
        only_in_file("oordeel", lambda line: view.verdict(line.lead.sbi_code)),
        only_in_file("deel laag %", lambda line: rounded(line.lead.share_low * 100, 0)),
        only_in_file("deel hoog %", lambda line: rounded(line.lead.share_high * 100, 0)),
        only_in_file("waarom", lambda line: line.lead.reason),
        only_in_file("bron van het deel", lambda line: _source_of(line.lead)),
        only_in_file(
            "beroepen vooral in groeiende sectoren (schatting)",
            lambda line: "; ".join(each.occupation_name for each in line.field.work),
        ),
    ]


def fields_table(
    view: TrainingView,
    programmes: Mapping[str, Sequence[Programme]],
    work: Mapping[str, Sequence[Occupation]],
    link: Callable[[str], str],
) -> Table:
    """One row per field of mbo and hbo: sectors it leads to by what they do here, occupations that grow, programmes.

    Args:
        view: the region.
        programmes: of mbo, by field.
        work: by field, the occupations that are mostly in sectors that grow here.
        link: address of the programmes of a field.
    """
    items = [
        FieldLine(field, view.leads.get(code, ()), programmes.get(code, ()), work.get(code, ()))
        for code, field in view.fields.items()
        if field.field_kind in ("hoofdgroep", "onderdeel") and (code in view.leads or code == ENTREE_FIELD)
    ]
    columns = field_columns(view, link)
    best_first = sorted(items, key=lambda line: -_least_in_growth(view, line))
    made = lines(columns, best_first, name=lambda line: line.field.field_code)
    caption = f"Richtingen en de sectoren waar zij naar leiden, {view.sector_place.region_name}"
    counted = f"{shares_note(view.all_leads)} {WORK_NOTE}"
    source = facts(view.sources, ["cbs_83582ned", "crebo"], counted, numbers.years(*view.years))
    leads = [LeadLine(line, lead) for line in items for lead in line.leads]
    return Table(caption, heads(columns), made, file_of(lead_file_columns(view), leads, caption, source))


def programme_columns(
    view: TrainingView, trains_for: Mapping[str, Sequence[str]], *, has_work: bool, with_leads: bool
) -> list[Column[Programme]]:
    """The columns of programmes; arguments as ``programme_table``, and whether any trains for known work."""

    def field_name(row: Programme) -> str:
        known = view.fields.get(row.field_code or "")
        return known.field_name if known is not None else ""

    return [
        only_in_file("code", lambda row: row.crebo_code),
        Column(
            "programme",
            "Opleiding",
            lambda row: {"text": row.programme_name, "code": row.crebo_code},
            (InFile("opleiding", lambda row: row.programme_name),),
            kind="name",
            is_by_text=True,
        ),
        Column(
            "level",
            "Niveau",
            lambda row: {"text": level_name(row), "sort": -level_order(row.education_level)},
            (InFile("niveau", level_name),),
        ),
        Column(
            "field",
            "Richting",
            (lambda row: {"text": field_name(row)}) if with_leads else None,
            (InFile("richting", field_name),),
            is_by_text=with_leads,
        ),
        Column(
            "dossier",
            "Kwalificatiedossier",
            None if with_leads else lambda row: {"text": row.dossier or ""},
            (InFile("dossier", lambda row: row.dossier or ""),),
            is_by_text=not with_leads,
        ),
        _work_column(trains_for, is_shown=has_work),
        *lead_columns(view, lambda row: row.field_code, is_shown=with_leads),
    ]


def _work_column(trains_for: Mapping[str, Sequence[str]], *, is_shown: bool) -> Column[Programme]:
    """What a programme officially trains for."""

    def work(row: Programme) -> str:
        return "; ".join(trains_for.get(row.crebo_code, ()))

    shown = (lambda row: {"text": work(row)}) if is_shown else None
    return Column("work", "Leidt op voor", shown, (InFile("leidt op voor", work),), kind="long")


def programme_table(
    view: TrainingView,
    programmes: Sequence[Programme],
    trains_for: Mapping[str, Sequence[str]],
    caption: str,
    *,
    with_leads: bool,
) -> Table:
    """Programmes with their level and what they train for.

    Args:
        view: the region.
        programmes: in order.
        trains_for: by programme, the names of the work that it officially trains for.
        caption: what the programmes have in common.
        with_leads: of a school also the sectors they lead to are shown, with their field.
    """
    has_work = any(trains_for.get(row.crebo_code) for row in programmes)
    return table(
        programme_columns(view, trains_for, has_work=has_work, with_leads=with_leads),
        programmes,
        caption=caption,
        source=facts(view.sources, PROGRAMME_SOURCES, shares_note(view.all_leads), numbers.years(*view.years)),
        name=lambda row: row.crebo_code,
    )


def _field(line: FieldLine, link: Callable[[str], str]) -> Cell:
    address = {"href": link(line.field.field_code)} if line.programmes else {}
    return {"text": line.field.field_name, **address}


def _some_work(occupations: Sequence[Occupation]) -> str:
    names = "; ".join(each.occupation_name for each in occupations[:OCCUPATIONS_NAMED])
    left = len(occupations) - OCCUPATIONS_NAMED
    return f"{names}; en nog {numbers.whole(left)}" if left > 0 else names


def _programmes(line: FieldLine) -> Cell:
    size = len(line.programmes)
    return number(size or None, numbers.whole(size) if size else "")


def _least_in_growth(view: TrainingView, line: FieldLine) -> float:
    """The least part of graduates that goes to sectors that grow."""
    return sum(item.share_low for item in line.leads if view.verdict(item.sbi_code) == "groeit")


def _source_of(lead: FieldSector) -> str:
    return "eigen schatting" if lead.source_id == OWN_ESTIMATE else lead.source_id


@kept(128, "region")
def fields_ready(scope: Scope) -> tuple[Table, Prepared]:
    """Fields with the sectors they lead to. Made once."""
    view = load_training(scope)
    work = growing_work(scope.at(region=view.sector_place.region_code, years=view.years))
    made = fields_table(view, programmes_by_field(scope), work, lambda code: href(richting=code))
    return made, prepared(made.columns, made.rows, made.caption)


@kept(128, "region")
def programmes_ready(scope: Scope, field_code: str) -> tuple[Table, Prepared]:
    """Programmes of mbo of a field. Made once."""
    view = load_training(scope)
    rows, caption = programmes_by_field(scope)[field_code], f"Mbo-opleidingen, {view.fields[field_code].field_name}"
    made = programme_table(view, rows, trains_for(scope), caption, with_leads=False)
    return made, prepared(made.columns, made.rows, made.caption)
