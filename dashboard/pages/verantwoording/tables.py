"""The tables of the page Verantwoording: what is on screen and what is downloaded, made together. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.growth import words
from dashboard.growth.records import (
    BreakProposal,
    Build,
    ListedBreak,
    ListedEvent,
    QualityCheck,
    Region,
    Sector,
    SourceAccount,
)
from dashboard.kit import numbers
from dashboard.kit.sheet import Cell, Sheet, rounded
from dashboard.kit.table import Table, column, rank
from dashboard.kit.table import row as made_row
from dashboard.pages.verantwoording import text as account

STATES = {"confirmed": "bevestigd", "proposed": "voorgesteld"}
BY_HAND = "Met de hand bijgehouden lijst van dit programma: data/reference/{file}"
Place = ListedBreak | BreakProposal | ListedEvent
# Failed checks first, then what a reader might want to know, then the rest.
ORDER = {("error", False): 0, ("warning", False): 1, ("info", True): 2, ("info", False): 2}


PLACE = (column("sector", "Sector", "name"), column("region", "Regio"), column("year", "Jaar"))
PLACE_HEADER = ("code sector", "sector", "code regio", "regio", "jaar")
TOLD = (column("told", "Wat er gebeurde", "long"), column("source", "Bron", "long"))


@dataclass(frozen=True)
class Places:
    """Names of sectors and regions, for rows about a sector in a region in a year."""

    sectors: Mapping[str, Sector]
    regions: Mapping[str, Region]

    def sector(self, code: str | None) -> dict[str, Any]:
        """No sector is each of them with all groups and the total; A-U is the total alone."""
        known = self.sectors.get(code or "")
        if known is None:
            return {"text": code or account.EACH_SECTOR, "sort": 0}
        if known.sector_level == "total":
            return {"text": account.ALL_TOGETHER, "sort": known.sector_order}
        return {"text": known.sector_name_short, "code": code, "sort": known.sector_order}

    def level(self, row: Place) -> int:
        """Sections before groups before the total: the cause stands with the section."""
        known = self.sectors.get(row.sbi_code or "")
        return ("section", "group", "total").index(known.sector_level) if known is not None else 3

    def cells(self, row: Place, year: int) -> dict[str, dict[str, Any]]:
        """For the screen; the kind of region stands with it, as names occur twice."""
        text, kind = account.region(row.region_code, self.regions), account.region_kind(row.region_code, self.regions)
        return {
            "sector": self.sector(row.sbi_code),
            "region": {"text": text, "sub": kind},
            "year": {"text": str(year), "sort": year},
        }

    def line(self, row: Place, year: int) -> list[Cell]:
        """For the file."""
        name = account.region(row.region_code, self.regions).replace("\u00a0", " ")
        return [row.sbi_code, self.sector(row.sbi_code)["text"], row.region_code, name, str(year)]


def sources(rows: Sequence[SourceAccount], build: Build) -> Table:
    """One row per source table."""
    title = "Bronnen van deze versie"
    columns = [
        column("title", "Bron", "name"),
        column("table", "Uitgever en tabel"),
        column("mode", "Soort"),
        column("retrieved", "Opgehaald op"),
        column("modified", "Bijgewerkt door uitgever", short="Bijgewerkt"),
        column("period", "Periode"),
        column("rows", "Aantal rijen", "number", short="Rijen"),
    ]
    header = (
        "bron", "waarvoor", "uitgever", "tabel", "adres", "licentie", "soort", "opgehaald op",
        "bijgewerkt door uitgever", "over de datum", "hoe vaak nieuw", "periode", "aantal rijen", "waarschuwingen",
    )  # fmt: skip
    lines = [_source_line(row) for row in rows]
    return _table(title, columns, [_source_row(row) for row in rows], header, lines, build)


def _source_row(row: SourceAccount) -> dict[str, Any]:
    about = [row.used_for_nl, account.why_unknown(row), f"Nieuwe gegevens: {_lower(row.cadence_nl)}"]
    table = {"text": f"{row.publisher} {account.table_id(row)}".strip(), "sub": row.licence}
    return made_row(
        row.source_id,
        title={"text": row.title, "sub": "; ".join(part for part in about if part)},
        table=table | ({"href": row.url} if row.url else {}),
        mode=_text(account.MODES[row.mode][0]),
        retrieved=_day(row.retrieved_at is None, numbers.day(row.retrieved_at)),
        modified=_day(row.modified_at is None, numbers.day(row.modified_at)),
        period={"text": account.period(row)},
        rows={"text": account.whole(row.row_count), "sort": row.row_count},
    )


def _day(unknown: bool, text: str) -> dict[str, Any]:
    return {"text": text, "muted": unknown}


def _source_line(row: SourceAccount) -> list[Cell]:
    known = [
        row.title,
        row.used_for_nl,
        row.publisher,
        account.table_id(row),
        row.url,
        row.licence,
        account.MODES[row.mode][0],
    ]
    days = [numbers.day(row.retrieved_at), numbers.day(row.modified_at), account.why_unknown(row), row.cadence_nl]
    return [*known, *days, account.period(row), row.row_count, row.warnings_nl.replace("\n", " ")]


def breaks(rows: Sequence[ListedBreak], places: Places, build: Build, state: str) -> Table:
    """One row per region and year with breaks of this state; the file has each sector on a line of its own."""
    chosen = [row for row in rows if row.state == state]
    groups: dict[tuple[int, str, str], list[ListedBreak]] = {}
    for row in sorted(chosen, key=places.level):
        own = "" if row.region_code else row.sbi_code or ""
        groups.setdefault((-row.break_year, row.region_code or "", own), []).append(row)
    shown = [_break_row(groups[key], places) for key in sorted(groups)]
    lines = [
        [*places.line(row, row.break_year), STATES[state], numbers.tidy(row.cause or ""), row.source] for row in chosen
    ]
    header = (*PLACE_HEADER, "stand", "wat er gebeurde", "bron")
    origin = BY_HAND.format(file="breaks.csv")
    return _table(f"Reeksbreuken, {STATES[state]}", [*PLACE, *TOLD], shown, header, lines, build, origin)


def _break_row(group: Sequence[ListedBreak], places: Places) -> dict[str, Any]:
    first, *others = group
    cells = places.cells(first, first.break_year)
    if others:
        also = [_lower(places.sector(row.sbi_code)["text"]) for row in others]
        cells["sector"]["sub"] = f"ook: {words.listing(also)}"
    name = f"{first.state}-{first.break_year}-{first.region_code}-{first.sbi_code}"
    return made_row(name, **cells, told=_text(numbers.tidy(first.cause or "")), source=_text(_span(first.source)))


def proposals(rows: Sequence[BreakProposal], places: Places, build: Build) -> Table:
    """One row per likely break that the detector found and no list explains; the file holds the others too."""
    columns = [
        *PLACE,
        column("change", "Verandering in dat jaar", "number", short="Verandering"),
        column("usual", "Gewoonlijk", "number"),
        column("regions", "Vergeleken regio\u2019s", "number", short="Regio\u2019s"),
    ]
    shown = [
        made_row(
            f"p{number}",
            **places.cells(row, row.break_year),
            change={"text": numbers.percent(row.change_pct, signed=True), "sort": abs(row.change_pct)},
            usual={"text": f"± {numbers.percent(row.usual_pct)}", "sort": row.usual_pct},
            regions={"text": "" if row.region_code else account.whole(row.regions), "sort": row.regions},
        )
        for number, row in enumerate(rows)
        if not row.is_listed
    ]
    lines = [
        [
            *places.line(row, row.break_year),
            rounded(row.change_pct, 1),
            rounded(row.usual_pct, 1),
            row.regions,
            "ja" if row.is_listed else "nee",
        ]
        for row in rows
    ]
    explained = "verklaard door een breuk of een bijzonder jaar"
    header = (*PLACE_HEADER, "verandering %", "gewoonlijk %", "aantal regio\u2019s", explained)
    origin = "Voorstellen van het programma uit CBS 83582NED (etl/model/breaks/detector.py); een voorstel telt niet mee"
    return _table("Reeksbreuken, voorgesteld door het programma", columns, shown, header, lines, build, origin)


def events(rows: Sequence[ListedEvent], places: Places, build: Build) -> Table:
    """One row per event."""
    shown, lines = [], []
    for number, row in enumerate(rows):
        text = numbers.tidy(row.event_name[:1].upper() + row.event_name[1:])
        cells = places.cells(row, row.event_year)
        shown.append(made_row(f"e{number}", **cells, told=_text(text), source=_text(_span(row.source))))
        lines.append([*places.line(row, row.event_year), text, row.source])
    header = (*PLACE_HEADER, "wat er gebeurde", "bron")
    return _table("Bijzondere jaren", [*PLACE, *TOLD], shown, header, lines, build, BY_HAND.format(file="events.csv"))


def checks(rows: Sequence[QualityCheck], regions: Mapping[str, Region], build: Build, title: str) -> Table:
    """One row per check, those that found something first."""
    columns = [
        column("check", "Wat is gecontroleerd", "name"),
        column("result", "Uitslag", "verdict"),
        column("kind", "Zwaarte"),
        column("found", "Gevonden", "number"),
        column("example", "Voorbeeld", "long"),
    ]
    ordered = sorted(rows, key=lambda row: (ORDER.get((row.severity, row.passed), 3), row.title_nl))
    shown = [_check_row(row, regions) for row in ordered]
    lines: list[list[Cell]] = [
        [
            row.title_nl,
            account.result(row)[1],
            account.SEVERITIES[row.severity],
            row.failing_rows,
            account.example(row, regions),
            row.reason_nl,
            row.check_id,
        ]
        for row in ordered
    ]
    header = ("wat is gecontroleerd", "uitslag", "zwaarte", "gevonden", "voorbeeld", "waarom", "naam van de controle")
    return _table(title, columns, shown, header, lines, build)


def _check_row(row: QualityCheck, regions: Mapping[str, Region]) -> dict[str, Any]:
    sign, word = account.result(row)
    order = ORDER.get((row.severity, row.passed), 3)
    return made_row(
        row.check_id,
        check={"text": row.title_nl, "sub": row.reason_nl},
        result={"text": word, "sign": sign, "sort": -order},
        kind=_text(account.SEVERITIES[row.severity]),
        found={"text": account.whole(row.failing_rows), "sort": row.failing_rows},
        example=_text(account.example(row, regions)),
    )


def _text(text: str) -> dict[str, Any]:
    return {"text": text}


def _span(text: str) -> str:
    """Years from and to with the dash of the page."""
    return re.sub(r"\b(\d{4})-(?=\d{4}\b)", rf"\1{numbers.EN_DASH}", text)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _table(
    title: str,
    columns: Sequence[Mapping[str, Any]],
    rows: Sequence[Mapping[str, Any]],
    header: Sequence[str],
    lines: Sequence[Sequence[Cell]],
    build: Build,
    origin: str = "",
) -> Table:
    facts = [("Bron", origin or "Krimp & Groei, pagina Verantwoording")]
    facts += [("Cijfers tot en met", f"december {build.last_year}"), ("Geteld", words.WHAT_IS_COUNTED)]
    facts.append(("Versie", f"{build.version_name}, klaargezet op {account.moment(build.built_at)}"))
    rank(columns, rows)
    return Table(title, tuple(columns), tuple(rows), Sheet(title, header, lines, facts))
