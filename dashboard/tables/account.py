"""The tables of the page Verantwoording: what is on screen and what is downloaded, made together. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import format as fmt
from dashboard.records import (
    BreakProposal,
    Build,
    ListedBreak,
    ListedEvent,
    QualityCheck,
    Region,
    Sector,
    SourceAccount,
)
from dashboard.sentences import account, words
from dashboard.tables.sheet import Cell, Sheet, rounded

STATES = {"confirmed": "bevestigd", "proposed": "voorgesteld"}
BY_HAND = "Met de hand bijgehouden lijst van dit programma: data/reference/{file}"
# Failed checks first, then what a reader might want to know, then the rest.
ORDER = {("error", False): 0, ("warning", False): 1, ("info", True): 2, ("info", False): 2}


@dataclass(frozen=True)
class Table:
    """One table: for the screen (see widgets/data_table) and for a file."""

    caption: str
    columns: Sequence[Mapping[str, Any]]
    rows: Sequence[Mapping[str, Any]]
    sheet: Sheet


def sources(rows: Sequence[SourceAccount], build: Build) -> Table:
    """One row per source table."""
    title = "Bronnen van deze versie"
    columns = [
        _column("title", "Bron", "name"),
        _column("table", "Uitgever en tabel"),
        _column("mode", "Soort"),
        _column("retrieved", "Opgehaald op"),
        _column("modified", "Bijgewerkt door uitgever", short="Bijgewerkt"),
        _column("period", "Periode"),
        _column("rows", "Aantal rijen", "number", short="Rijen"),
    ]
    header = (
        "bron", "waarvoor", "uitgever", "tabel", "adres", "licentie", "soort", "opgehaald op",
        "bijgewerkt door uitgever", "over de datum", "hoe vaak nieuw", "periode", "aantal rijen", "waarschuwingen",
    )  # fmt: skip
    lines = [_source_line(row) for row in rows]
    return _table(title, columns, [_source_row(row) for row in rows], header, lines, build)


def _source_row(row: SourceAccount) -> dict[str, Any]:
    about = [row.used_for_nl, account.why_unknown(row), f"Nieuwe gegevens: {_lower(row.cadence_nl)}"]
    table = {"text": account.table_id(row), "sub": row.licence}
    return _row(
        row.source_id,
        title={"text": row.title, "sub": "; ".join(part for part in about if part)},
        table=table | ({"href": row.url} if row.url else {}),
        mode=_text(account.MODES[row.mode][0]),
        retrieved=_day(row.retrieved_at is None, account.day(row.retrieved_at)),
        modified=_day(row.modified_at is None, account.day(row.modified_at)),
        period={"text": account.period(row)},
        rows={"text": account.whole(row.row_count), "sort": row.row_count},
    )


def _day(unknown: bool, text: str) -> dict[str, Any]:
    return {"text": text, "muted": unknown}


def _source_line(row: SourceAccount) -> list[Cell]:
    known = [row.title, row.used_for_nl, row.publisher, row.table_id, row.url, row.licence, account.MODES[row.mode][0]]
    days = [account.day(row.retrieved_at), account.day(row.modified_at), account.why_unknown(row), row.cadence_nl]
    return [*known, *days, account.period(row), row.row_count, row.warnings_nl.replace("\n", " ")]


def breaks(
    rows: Sequence[ListedBreak], sectors: Mapping[str, Sector], regions: Mapping[str, Region], build: Build, state: str
) -> Table:
    """One row per region, year and source with breaks of this state; the file has each sector on a line of its own."""
    title = f"Reeksbreuken, {STATES[state]}"
    columns = [
        _column("sector", "Sector", "name"),
        _column("region", "Regio"),
        _column("year", "Jaar"),
        _column("cause", "Wat er gebeurde", "long"),
        _column("source", "Bron", "long"),
    ]
    chosen = sorted((row for row in rows if row.state == state), key=lambda row: _specific(row, sectors))
    groups: dict[tuple[int, str, str], list[ListedBreak]] = {}
    for row in chosen:
        own = "" if row.region_code else row.sbi_code or ""
        groups.setdefault((-row.break_year, row.region_code or "", own), []).append(row)
    shown = [_break_row(groups[key], sectors, regions) for key in sorted(groups)]
    lines: list[list[Cell]] = [
        [
            row.sbi_code,
            _sector(row.sbi_code, sectors)["text"],
            row.region_code,
            account.region(row.region_code, regions),
            str(row.break_year),
            STATES[state],
            fmt.tidy(row.cause or ""),
            row.source,
        ]
        for row in rows
        if row.state == state
    ]
    header = ("code sector", "sector", "code regio", "regio", "jaar", "stand", "wat er gebeurde", "bron")
    return _table(title, columns, shown, header, lines, build, BY_HAND.format(file="breaks.csv"))


def _specific(row: ListedBreak, sectors: Mapping[str, Sector]) -> int:
    """Sections before groups before the total: the cause stands with the section."""
    sector = sectors.get(row.sbi_code or "")
    return ("section", "group", "total").index(sector.sector_level) if sector is not None else 3


def _break_row(
    group: Sequence[ListedBreak], sectors: Mapping[str, Sector], regions: Mapping[str, Region]
) -> dict[str, Any]:
    first, *others = group
    sector = _sector(first.sbi_code, sectors)
    if others:
        also = [_lower(str(_sector(row.sbi_code, sectors)["text"])) for row in others]
        sector["sub"] = f"ook: {words.listing(also)}"
    return _row(
        f"{first.state}-{first.break_year}-{first.region_code}-{first.sbi_code}",
        sector=sector,
        region=_region(first.region_code, regions),
        year=_year(first.break_year),
        cause=_text(fmt.tidy(first.cause or "")),
        source=_text(_span(first.source)),
    )


def proposals(
    rows: Sequence[BreakProposal], sectors: Mapping[str, Sector], regions: Mapping[str, Region], build: Build
) -> Table:
    """One row per likely break that the detector found and no list explains; the file holds the others too."""
    columns = [
        _column("sector", "Sector", "name"),
        _column("region", "Regio"),
        _column("year", "Jaar"),
        _column("change", "Verandering in dat jaar", "number", short="Verandering"),
        _column("usual", "Gewoonlijk", "number"),
        _column("regions", "Vergeleken regio\u2019s", "number", short="Regio\u2019s"),
    ]
    shown = [_proposal_row(row, number, sectors, regions) for number, row in enumerate(rows) if not row.is_listed]
    lines: list[list[Cell]] = [
        [
            row.sbi_code,
            _sector(row.sbi_code, sectors)["text"],
            row.region_code,
            account.region(row.region_code, regions),
            str(row.break_year),
            rounded(row.change_pct, 1),
            rounded(row.usual_pct, 1),
            row.regions,
            "ja" if row.is_listed else "nee",
        ]
        for row in rows
    ]
    header = (
        "code sector", "sector", "code regio", "regio", "jaar", "verandering %", "gewoonlijk %", "aantal regio\u2019s",
        "verklaard door een breuk of een bijzonder jaar",
    )  # fmt: skip
    origin = "Voorstellen van het programma uit CBS 83582NED (etl/model/breaks.py); een voorstel telt niet mee"
    return _table("Reeksbreuken, voorgesteld door het programma", columns, shown, header, lines, build, origin)


def _proposal_row(
    row: BreakProposal, number: int, sectors: Mapping[str, Sector], regions: Mapping[str, Region]
) -> dict[str, Any]:
    return _row(
        f"p{number}",
        sector=_sector(row.sbi_code, sectors),
        region=_region(row.region_code, regions),
        year=_year(row.break_year),
        change={"text": fmt.percent(row.change_pct, signed=True), "sort": abs(row.change_pct)},
        usual={"text": f"± {fmt.percent(row.usual_pct)}", "sort": row.usual_pct},
        regions={"text": account.whole(row.regions), "sort": row.regions},
    )


def events(
    rows: Sequence[ListedEvent], sectors: Mapping[str, Sector], regions: Mapping[str, Region], build: Build
) -> Table:
    """One row per event."""
    columns = [
        _column("sector", "Sector", "name"),
        _column("region", "Regio"),
        _column("year", "Jaar"),
        _column("event", "Wat er gebeurde", "long"),
        _column("source", "Bron", "long"),
    ]
    shown, lines = [], []
    for number, row in enumerate(rows):
        sector, region, text = (
            _sector(row.sbi_code, sectors),
            account.region(row.region_code, regions),
            fmt.tidy(row.event_name),
        )
        text = text[:1].upper() + text[1:]
        cells = {"event": _text(text), "source": _text(_span(row.source))}
        shown.append(
            _row(
                f"e{number}",
                sector=sector,
                region=_region(row.region_code, regions),
                year=_year(row.event_year),
                **cells,
            )
        )
        lines.append([row.sbi_code, sector["text"], row.region_code, region, str(row.event_year), text, row.source])
    header = ("code sector", "sector", "code regio", "regio", "jaar", "wat er gebeurde", "bron")
    return _table("Bijzondere jaren", columns, shown, header, lines, build, BY_HAND.format(file="events.csv"))


def checks(rows: Sequence[QualityCheck], regions: Mapping[str, Region], build: Build, title: str) -> Table:
    """One row per check, those that found something first."""
    columns = [
        _column("check", "Wat is gecontroleerd", "name"),
        _column("result", "Uitslag", "verdict"),
        _column("kind", "Zwaarte"),
        _column("found", "Gevonden", "number"),
        _column("example", "Voorbeeld", "long"),
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
    return _row(
        row.check_id,
        check={"text": row.title_nl, "sub": row.reason_nl},
        result={"text": word, "sign": sign, "sort": -order},
        kind=_text(account.SEVERITIES[row.severity]),
        found={"text": account.whole(row.failing_rows), "sort": row.failing_rows},
        example=_text(account.example(row, regions)),
    )


def _sector(code: str | None, sectors: Mapping[str, Sector]) -> dict[str, Any]:
    """No sector is each of them with all groups and the total; A-U is the total alone."""
    sector = sectors.get(code or "")
    if sector is None:
        return {"text": code or account.EACH_SECTOR, "code": "", "sort": 0}
    if sector.sector_level == "total":
        return {"text": account.ALL_TOGETHER, "code": "", "sort": sector.sector_order}
    return {"text": sector.sector_name_short, "code": code, "sort": sector.sector_order}


def _region(code: str | None, regions: Mapping[str, Region]) -> dict[str, Any]:
    return {"text": account.region(code, regions), "sub": account.region_kind(code, regions)}


def _text(text: str) -> dict[str, Any]:
    return {"text": text}


def _span(text: str) -> str:
    """Years from and to with the dash of the page."""
    return re.sub(r"\b(\d{4})-(?=\d{4}\b)", rf"\1{fmt.EN_DASH}", text)


def _year(year: int) -> dict[str, Any]:
    return {"text": str(year), "sort": year}


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _column(name: str, label: str, kind: str = "text", short: str = "") -> dict[str, Any]:
    return {"id": name, "label": label, "kind": kind, "short": short or label}


def _row(name: str, **cells: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": name, "level": "section", "cells": cells}


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
    return Table(title, tuple(columns), tuple(rows), Sheet(title, header, lines, facts))
