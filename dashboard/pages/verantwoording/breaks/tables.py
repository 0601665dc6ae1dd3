"""Breaks, proposals for them and unusual years as tables: each column once, for the screen and for the file. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from dashboard.growth.records import BreakProposal, Build, ListedBreak, ListedEvent, Region, Sector
from dashboard.growth.words import listing
from dashboard.kit import numbers
from dashboard.kit.sheet import rounded
from dashboard.kit.table import Cell, Column, InFile, Table, file_of, heads, lines, only_in_file, table
from dashboard.pages.verantwoording.tables import source_facts
from dashboard.pages.verantwoording.text import ALL_TOGETHER, EACH_SECTOR, region_kind, region_name, whole

STATES = {"confirmed": "bevestigd", "proposed": "voorgesteld"}
BY_HAND = "Met de hand bijgehouden lijst van dit programma: data/reference/{file}"
DETECTOR = "Voorstellen van het programma uit CBS 83582NED (etl/model/breaks/detector.py); een voorstel telt niet mee"


@dataclass(frozen=True, kw_only=True)
class PlaceLine:
    """A row about a sector in a region in a year; no sector or no region is all of them.

    ``name`` identifies the row, ``also`` tells of other sectors that the same happened to.
    """

    name: str
    sbi_code: str | None
    region_code: str | None
    year: int
    also: str = ""


@dataclass(frozen=True, kw_only=True)
class ToldLine(PlaceLine):
    """What happened there, and where we know it from; ``state`` is that of a break."""

    told: str
    source: str
    state: str = ""


@dataclass(frozen=True, kw_only=True)
class ProposalLine(PlaceLine):
    """A likely break that the detector found."""

    proposal: BreakProposal


Item = TypeVar("Item", bound=PlaceLine)


@dataclass(frozen=True)
class Places:
    """Names of sectors and regions."""

    sectors: Mapping[str, Sector]
    regions: Mapping[str, Region]

    def sector(self, code: str | None) -> Cell:
        """No sector is each of them with all groups and the total; A-U is the total alone."""
        known = self.sectors.get(code or "")
        if known is None:
            return {"text": code or EACH_SECTOR, "sort": 0}
        if known.sector_level == "total":
            return {"text": ALL_TOGETHER, "sort": known.sector_order}
        return {"text": known.sector_name_short, "code": code, "sort": known.sector_order}

    def level(self, row: ListedBreak) -> int:
        """Sections before groups before the total: the cause stands with the section."""
        known = self.sectors.get(row.sbi_code or "")
        return ("section", "group", "total").index(known.sector_level) if known is not None else 3


def place_columns(places: Places) -> list[Column[Item]]:
    """Sector, region and year; the kind of region stands with it, as names occur twice."""

    def sector(line: Item) -> Cell:
        return places.sector(line.sbi_code) | ({"sub": line.also} if line.also else {})

    def region(line: Item) -> Cell:
        code = line.region_code
        return {"text": region_name(code, places.regions), "sub": region_kind(code, places.regions)}

    return [
        Column(
            "sector",
            "Sector",
            sector,
            (
                InFile("code sector", lambda line: line.sbi_code),
                InFile("sector", lambda line: places.sector(line.sbi_code)["text"]),
            ),
            kind="name",
        ),
        Column(
            "region",
            "Regio",
            region,
            (
                InFile("code regio", lambda line: line.region_code),
                InFile("regio", lambda line: region_name(line.region_code, places.regions).replace("\u00a0", " ")),
            ),
            is_by_text=True,
        ),
        Column(
            "year",
            "Jaar",
            lambda line: {"text": str(line.year), "sort": line.year},
            (InFile("jaar", lambda line: str(line.year)),),
        ),
    ]


TOLD = Column[ToldLine](
    "told",
    "Wat er gebeurde",
    lambda line: {"text": line.told},
    (InFile("wat er gebeurde", lambda line: line.told),),
    kind="long",
    is_by_text=True,
)
SOURCE = Column[ToldLine](
    "source",
    "Bron",
    lambda line: {"text": _span(line.source)},
    (InFile("bron", lambda line: line.source),),
    kind="long",
    is_by_text=True,
)
STATE: Column[ToldLine] = only_in_file("stand", lambda line: STATES[line.state])
PROPOSAL_COLUMNS: tuple[Column[ProposalLine], ...] = (
    Column(
        "change",
        "Verandering in dat jaar",
        lambda line: {
            "text": numbers.percent(line.proposal.change_pct, signed=True),
            "sort": abs(line.proposal.change_pct),
        },
        (InFile("verandering %", lambda line: rounded(line.proposal.change_pct, 1)),),
        kind="number",
        short="Verandering",
    ),
    Column(
        "usual",
        "Gewoonlijk",
        lambda line: {"text": f"± {numbers.percent(line.proposal.usual_pct)}", "sort": line.proposal.usual_pct},
        (InFile("gewoonlijk %", lambda line: rounded(line.proposal.usual_pct, 1)),),
        kind="number",
    ),
    Column(
        "regions",
        "Vergeleken regio\u2019s",
        lambda line: {
            "text": "" if line.region_code else whole(line.proposal.regions),
            "sort": line.proposal.regions,
        },
        (InFile("aantal regio\u2019s", lambda line: line.proposal.regions),),
        kind="number",
        short="Regio\u2019s",
    ),
    only_in_file(
        "verklaard door een breuk of een bijzonder jaar", lambda line: "ja" if line.proposal.is_listed else "nee"
    ),
)


def breaks_table(rows: Sequence[ListedBreak], places: Places, build: Build, state: str) -> Table:
    """One row per region and year with breaks of this state; the file has each sector on a line of its own."""
    chosen = [row for row in rows if row.state == state]
    groups: dict[tuple[int, str, str], list[ListedBreak]] = {}
    for row in sorted(chosen, key=places.level):
        own = "" if row.region_code else row.sbi_code or ""
        groups.setdefault((-row.break_year, row.region_code or "", own), []).append(row)
    columns = [*place_columns(places), STATE, TOLD, SOURCE]
    shown = [_grouped(groups[key], places) for key in sorted(groups)]
    caption = f"Reeksbreuken, {STATES[state]}"
    origin = source_facts(build, BY_HAND.format(file="breaks.csv"))
    in_file = file_of(columns, [_break_line(row) for row in chosen], caption, origin)
    return Table(caption, heads(columns), lines(columns, shown, lambda line: line.name), in_file)


def proposals_table(rows: Sequence[BreakProposal], places: Places, build: Build) -> Table:
    """One row per likely break that the detector found and no list explains; the file holds the others too."""
    columns = [*place_columns(places), *PROPOSAL_COLUMNS]
    made = [
        ProposalLine(
            name=f"p{number}",
            sbi_code=row.sbi_code,
            region_code=row.region_code,
            year=row.break_year,
            proposal=row,
        )
        for number, row in enumerate(rows)
    ]
    shown = [line for line in made if not line.proposal.is_listed]
    caption = "Reeksbreuken, voorgesteld door het programma"
    in_file = file_of(columns, made, caption, source_facts(build, DETECTOR))
    return Table(caption, heads(columns), lines(columns, shown, lambda line: line.name), in_file)


def events_table(rows: Sequence[ListedEvent], places: Places, build: Build) -> Table:
    """One row per event."""
    return table(
        [*place_columns(places), TOLD, SOURCE],
        [
            ToldLine(
                name=f"e{number}",
                sbi_code=row.sbi_code,
                region_code=row.region_code,
                year=row.event_year,
                told=numbers.tidy(row.event_name[:1].upper() + row.event_name[1:]),
                source=row.source,
            )
            for number, row in enumerate(rows)
        ],
        caption="Bijzondere jaren",
        source=source_facts(build, BY_HAND.format(file="events.csv")),
        name=lambda line: line.name,
    )


def _break_line(row: ListedBreak) -> ToldLine:
    return ToldLine(
        name=f"{row.state}-{row.break_year}-{row.region_code}-{row.sbi_code}",
        sbi_code=row.sbi_code,
        region_code=row.region_code,
        year=row.break_year,
        told=numbers.tidy(row.cause or ""),
        source=row.source,
        state=row.state,
    )


def _grouped(group: Sequence[ListedBreak], places: Places) -> ToldLine:
    """The first of some breaks of one region and year, with the sectors of the others."""
    first, *others = group
    names = [str(places.sector(row.sbi_code)["text"]) for row in others]
    also = [name[:1].lower() + name[1:] for name in names]
    return replace(_break_line(first), also=f"ook: {listing(also)}" if also else "")


def _span(text: str) -> str:
    """Years from and to with the dash of the page."""
    return re.sub(r"\b(\d{4})-(?=\d{4}\b)", rf"\1{numbers.EN_DASH}", text)
