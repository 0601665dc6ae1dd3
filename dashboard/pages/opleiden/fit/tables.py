"""How training fits the sectors: the gap, where fields lead, programmes and schools. Tables and sheets. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.growth import words
from dashboard.growth.growth_columns import verdict_cell
from dashboard.kit import numbers
from dashboard.kit.cells import number
from dashboard.kit.sheet import Cell, Sheet, rounded
from dashboard.kit.table import Table, column, rank, row
from dashboard.pages.opleiden import text as say
from dashboard.pages.opleiden.data import FieldSector, Programme, Provider, TrainingGap
from dashboard.pages.opleiden.fit import text as words_fit
from dashboard.pages.opleiden.student_counts import level_order
from dashboard.pages.opleiden.view import TrainingView

NO_LEADS = "niet één sector aan te wijzen"
NO_LIST = "geen"
PROGRAMME_HEADER = (
    "code", "opleiding", "niveau", "richting", "dossier", "leidt op voor", "sectoren die groeien", "andere sectoren",
)  # fmt: skip
NO_FIELD = "geen richting bekend"
PROVIDERS_COUNTED = "Geteld zijn opleidingen met studenten in het laatste jaar, of opleidingen uit het aanbod van nu."
GAP_COUNTED = (
    "Gediplomeerden: mensen die in een jaar een diploma halen in richtingen die naar de sector leiden, ook wie daarna "
    "verder studeert. Nodig: de groei van de banen per jaar, zonder vervanging van wie vertrekt."
)


def verdict_of(view: TrainingView, sbi_code: str) -> str:
    """What a sector does here, as a word."""
    item = view.growth.get(sbi_code)
    return (item.verdict or numbers.UNKNOWN) if item is not None else numbers.UNKNOWN


def lead_text(view: TrainingView, item: FieldSector) -> str:
    """A sector that a field leads to, with the share of graduates; what it does here where it does not grow."""
    verdict = verdict_of(view, item.sbi_code)
    more = "" if verdict == "groeit" else f", {words.verdict(verdict) or verdict}"
    return f"{view.sectors[item.sbi_code].sector_name_short} ({words_fit.share(item)}{more})"


def by_verdict(view: TrainingView, field_code: str | None) -> dict[str, Any]:
    """Two cells: the sectors a field leads to that grow here, and the others with what they do."""
    leads = view.leads.get(field_code or "", ())
    grows = [lead_text(view, item) for item in leads if verdict_of(view, item.sbi_code) == "groeit"]
    others = [lead_text(view, item) for item in leads if verdict_of(view, item.sbi_code) != "groeit"]
    none = "" if leads else NO_LEADS
    return {
        "grows": {"text": "; ".join(grows) or none or NO_LIST, "muted": not grows},
        "other": {"text": "; ".join(others)},
    }


def gap(view: TrainingView, level: str) -> Table:
    """One row per section: graduates a year, what growth asks for, and the signal."""
    gaps = {item.sbi_code: item for item in view.gaps if item.education_level == level}
    codes = [code for code in view.sectors if code in gaps]
    years = numbers.years(*view.years)
    columns = [
        column("sector", "Sector", "name"),
        column("verdict", f"Oordeel {years}", "verdict", "Oordeel"),
        column("graduates", "Gediplomeerden per jaar", "number", "Gediplomeerden"),
        column("need", "Nodig voor de groei, per jaar", "number", "Nodig voor groei"),
        column("signal", "Signaal", "text"),
    ]
    rows = [_gap_row(view, gaps[code]) for code in codes]
    name = view.gap_place.region_name
    caption = f"Gediplomeerden en groei per sector, {say.LEVEL_NAMES[level]}, {name}"
    header = ("code", "sector", "regio", f"oordeel {years}", "niveau", "gediplomeerden laag", "gediplomeerden hoog",
              "jaar van de diploma’s", "nodig per jaar laag", "nodig per jaar hoog", "signaal", "waarom")  # fmt: skip
    lines = [_gap_line(view, gaps[code]) for code in codes]
    meaning = words_fit.SIGNAL_MEANING.replace("**", "")
    facts = [*say.facts(view.sources, gap_sources(view), GAP_COUNTED, years), ("Signaal", meaning)]
    return Table(caption, columns, rows, Sheet(caption, header, lines, facts))


def is_led_to(view: TrainingView, sbi_code: str) -> bool:
    """Whether any field is listed as leading to a sector; where none is, nobody was counted and nothing is zero."""
    return any(item.sbi_code == sbi_code for item in all_leads(view))


def gap_sources(view: TrainingView) -> list[str]:
    """Sources that the gap rests on, where they are there."""
    used = ("cbs_83582ned", "duo_mbo_graduates", "duo_hbo_graduates", "cbs_85702ned", "cbs_85699ned")
    return [name for name in used if name in view.sources]


def _gap_row(view: TrainingView, item: TrainingGap) -> dict[str, Any]:
    sector = view.sectors[item.sbi_code]
    low, high = item.graduates_low, item.graduates_high
    middle = None if low is None else low if high is None else (low + high) / 2
    growth = view.gap_growth.get(item.sbi_code)
    return row(
        item.sbi_code,
        sector={"text": sector.sector_name_short, "code": item.sbi_code, "sort": sector.sector_order},
        verdict=verdict_cell(growth, None) if growth is not None else {"text": "", "sort": None},
        graduates=number(None, NO_FIELD)
        if not is_led_to(view, item.sbi_code)
        else number(middle, say.between(low, high), str(item.graduates_year or "")),
        need=number(item.yearly_need_low, words_fit.need(item)),
        signal={
            "text": words_fit.signal_text(item),
            "sort": -words_fit.SIGNALS.index(item.signal),
            "muted": item.signal == "onbekend",
        },
    )


def _gap_line(view: TrainingView, item: TrainingGap) -> list[Cell]:
    growth = view.gap_growth.get(item.sbi_code)
    ends = (item.graduates_low, item.graduates_high)
    return [
        item.sbi_code,
        view.sectors[item.sbi_code].sector_name_short,
        view.gap_place.region_name,
        growth.verdict or "" if growth is not None else "",
        say.LEVEL_NAMES[item.education_level],
        *(rounded(end, 0) if is_led_to(view, item.sbi_code) else None for end in ends),
        str(item.graduates_year or ""),
        rounded(item.yearly_need_low, 0),
        rounded(item.yearly_need_high, 0),
        item.signal,
        item.reason,
    ]


def lead_columns() -> list[dict[str, Any]]:
    """The columns of ``by_verdict``."""
    return [
        column("grows", "Sectoren die hier groeien (deel van de gediplomeerden)", "long", "Groeit hier"),
        column("other", "Andere sectoren", "long"),
    ]


def all_leads(view: TrainingView) -> list[FieldSector]:
    """Every field with every sector it leads to."""
    return [item for rows in view.leads.values() for item in rows]


def programme_list(
    view: TrainingView,
    rows_of: Sequence[Programme],
    trains_for: Mapping[str, Sequence[str]],
    caption: str,
    *,
    with_leads: bool,
) -> Table:
    """Programmes with their level and what they train for; for a school also the sectors they lead to."""
    has_work = any(trains_for.get(item.crebo_code) for item in rows_of)
    columns = _programme_columns(has_work=has_work, with_leads=with_leads)
    made, lines = [], []
    for item in rows_of:
        known = view.fields.get(item.field_code or "")
        field = known.field_name if known is not None else ""
        work = "; ".join(trains_for.get(item.crebo_code, ()))
        leads = by_verdict(view, item.field_code)
        cells = {"field": {"text": field}, "dossier": {"text": item.dossier or ""}, "work": {"text": work}}
        made.append(
            row(
                item.crebo_code,
                programme={"text": item.programme_name, "code": item.crebo_code},
                level={"text": words_fit.level_name(item), "sort": -level_order(item.education_level)},
                **cells,
                **(leads if with_leads else {}),
            )
        )
        lines.append([item.crebo_code, item.programme_name, words_fit.level_name(item), field,
                      item.dossier or "", work, leads["grows"]["text"], leads["other"]["text"]])  # fmt: skip
    rank([each for each in columns if each["id"] in ("programme", "field", "dossier")], made)
    names = ["duo_mbo_offer", "duo_mbo_students", "crebo", "duo_opleiding_beroep", "duo_ontwikkelpaden"]
    facts = say.facts(view.sources, names, words_fit.shares_note(all_leads(view)), numbers.years(*view.years))
    return Table(caption, columns, made, Sheet(caption, PROGRAMME_HEADER, lines, facts))


def _programme_columns(*, has_work: bool, with_leads: bool) -> list[dict[str, Any]]:
    return [
        column("programme", "Opleiding", "name"),
        column("level", "Niveau"),
        column("field", "Richting") if with_leads else column("dossier", "Kwalificatiedossier"),
        *([column("work", "Leidt op voor", "long")] if has_work else []),
        *(lead_columns() if with_leads else []),
    ]


def providers(view: TrainingView, rows_of: Sequence[Provider], href: Any, place_name: str = "") -> Table:
    """One row per school and gemeente; ``place_name`` is that of the gemeente where it is one."""
    columns = [
        column("school", "School", "name"),
        column("kind", "Soort"),
        column("place", "Gemeente"),
        column("programmes", "Opleidingen", "number"),
    ]
    rows, lines = [], []
    for item in rows_of:
        kind = "hbo" if item.source_id == "duo_hbo_students" else "mbo"
        place = view.gemeenten.get(item.gemeente_code, item.gemeente_code)
        count = "" if item.programmes is None else numbers.whole(item.programmes)
        year = "nu" if item.last_year is None else str(item.last_year)
        rows.append(
            row(
                f"{item.source_id}-{item.provider_code}-{item.gemeente_code}",
                school={"text": item.provider_name, "href": href(item.provider_code)},
                kind={"text": kind},
                place={"text": place, "sub": say.LOCATIONS[item.location_kind]},
                programmes=number(item.programmes, count or numbers.UNKNOWN, year),
            )
        )
        lines.append([item.provider_code, item.provider_name, kind, place, say.LOCATIONS[item.location_kind],
                      item.programmes, year])  # fmt: skip
    rank(columns[:3], rows)
    caption = f"Scholen in {place_name or view.place.region_name}"
    header = ("code", "school", "soort", "gemeente", "soort plaats", "opleidingen", "jaar")
    facts = say.facts(view.sources, [item.source_id for item in rows_of], PROVIDERS_COUNTED, "laatste jaar per school")
    return Table(caption, columns, rows, Sheet(caption, header, lines, facts))
