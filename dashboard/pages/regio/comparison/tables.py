"""Two regions side by side: each column once, for the screen and for the file. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dashboard.growth.growth_columns import growth_cell, period_of, share_cell
from dashboard.growth.records import COUNTRY, SectorGrowth
from dashboard.growth.region_view import load
from dashboard.kit import numbers
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.sheet import FileCell, rounded
from dashboard.kit.table import Cell, Column, InFile, Table, only_in_file, table
from dashboard.kit.url import href
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.regio.comparison.data import BROKEN, FASTER, OPEN, SLOWER, Pair, pairs

SIGNS = {FASTER: "↑ harder", SLOWER: "↓ minder hard", OPEN: OPEN, BROKEN: "niet te vergelijken"}


def comparison_columns(here: str, there: str, year_to: int) -> list[Column[Pair]]:
    """The columns; ``here`` and ``there`` are names of regions."""
    share = f"deel van de banen {year_to} %"
    return [
        only_in_file("code", lambda pair: pair.sector.sbi_code),
        Column("sector", "Sector", _name, (InFile("sector", lambda pair: pair.sector.sector_name),), kind="name"),
        Column(
            "here",
            f"Groei per jaar: {here}",
            lambda pair: growth_cell(pair.here),
            _growth_in_file(here, lambda pair: pair.here),
            kind="number",
            short="Groei hier",
        ),
        only_in_file(f"{here}: {share}", lambda pair: rounded(pair.here.share_pct, 1)),
        Column(
            "there",
            f"Groei per jaar: {there}",
            _growth_there,
            (
                InFile(f"{there}: groei per jaar %", lambda pair: rounded(pair.there_pct, 1)),
                *_growth_in_file(there, lambda pair: pair.there)[1:],
                InFile(f"{there}: {share}", lambda pair: rounded(_share_there(pair), 1)),
            ),
            kind="number",
            short="Groei daar",
        ),
        Column(
            "finding",
            "Groei hier, vergeleken",
            _finding,
            (InFile("hier vergeleken", lambda pair: pair.finding),),
            short="Hier",
        ),
        Column(
            "share_here",
            f"Deel van de banen {year_to}: {here}",
            lambda pair: share_cell(pair.here.share_pct),
            kind="number",
            short="Deel hier",
        ),
        Column(
            "share_there",
            f"Deel van de banen {year_to}: {there}",
            lambda pair: share_cell(_share_there(pair)),
            kind="number",
            short="Deel daar",
        ),
    ]


def comparison_table(
    pairs: Sequence[Pair], here: str, there: str, window: tuple[int, int], source: Mapping[str, str]
) -> Table:
    """One row per sector, the total last.

    Args:
        pairs: both sides per sector.
        here: name of the first region.
        there: name of the second.
        window: first and last year.
        source: where the figures come from, fact by fact.
    """
    return table(
        comparison_columns(here, there, window[1]),
        pairs,
        caption=f"Groei per jaar per sector in {here} en {there}, {numbers.years(*window)}",
        title=f"{here} en {there}: groei per sector, {numbers.years(*window)}",
        source=source,
        name=lambda pair: pair.sector.sbi_code,
        level=lambda pair: pair.sector.sector_level,
    )


def _growth_in_file(region: str, side: Callable[[Pair], SectorGrowth | None]) -> tuple[InFile[Pair], ...]:
    """Growth on one side with its margin."""

    def value(pair: Pair, end: str) -> FileCell:
        growth = side(pair)
        return None if growth is None else rounded(getattr(growth.cagr, end), 1)

    return (
        InFile(f"{region}: groei per jaar %", lambda pair: value(pair, "value")),
        InFile(f"{region}: groei laag %", lambda pair: value(pair, "low")),
        InFile(f"{region}: groei hoog %", lambda pair: value(pair, "high")),
    )


def _name(pair: Pair) -> Cell:
    sector = pair.sector
    return {
        "text": sector.sector_name_short,
        "code": sector.sbi_code if sector.sector_level == "section" else "",
        "sort": sector.sector_order,
        "href": href("sectoren", sector=sector.sbi_code, regio=pair.here.region_code, periode=period_of(pair.here)),
    }


def _growth_there(pair: Pair) -> Cell:
    if pair.there is not None:
        return growth_cell(pair.there)
    if pair.there_pct is None:
        return {"text": numbers.UNKNOWN, "sort": None, "muted": True}
    return {"text": numbers.percent(pair.there_pct, signed=True), "sub": "COROP-gebieden samen", "sort": pair.there_pct}


def _share_there(pair: Pair) -> float | None:
    return pair.there.share_pct if pair.there is not None else None


def _finding(pair: Pair) -> Cell:
    return {
        "text": SIGNS.get(pair.finding, "niet te vergelijken"),
        "sub": BROKEN if pair.finding == BROKEN else "",
        "sort": pair.lead,
        "muted": pair.finding not in (FASTER, SLOWER),
    }


@kept(256, "region", "years")
def comparison_ready(scope: Scope, other_code: str) -> tuple[Table, Prepared]:
    """The sectors of two regions side by side. Made once."""
    here, there = (load(scope.at(region=code)) for code in (scope.region, other_code))
    sides = pairs(here.rows, there.rows, here.sectors, with_country=other_code == COUNTRY)
    made = comparison_table(sides, here.region.region_name, there.region.region_name, scope.years, here.source_facts)
    return made, prepared(made.columns, made.rows, made.caption)
