"""One sector, or all jobs together, in every region of a type: each column once, for the screen and for the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.growth import data
from dashboard.growth.growth_columns import (
    Shown,
    change_column,
    compared_cell,
    growth_column,
    in_hundreds,
    jobs_column,
    period_column,
    share_cell,
    verdict_column,
)
from dashboard.growth.known_ends import with_known_ends
from dashboard.growth.records import REGION_TYPES, TOTAL, SectorGrowth
from dashboard.kit import numbers
from dashboard.kit.interval import Interval
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.sheet import Sheet, rounded
from dashboard.kit.table import Cell, Column, InFile, file_of, heads, lines, only_in_file
from dashboard.kit.url import href
from dashboard.kit.widget.data_table import Prepared, prepared

# All jobs together have no share in themselves; a table of shares is about no window.
OF_ONE_SECTOR = ("share", "country")
NOT_OF_SHARES = ("change", "growth", "verdict")


@dataclass(frozen=True)
class RegionLine(Shown):
    """A region with its name and its place in the alphabet."""

    name: str = ""
    order: int = 0


def region_columns(kind: str, window: tuple[int, int], *, is_provisional: bool) -> list[Column[RegionLine]]:
    """The columns; ``kind`` is what the regions are called, ``window`` the first and the last year."""
    year_from, year_to = window
    return [
        only_in_file("code", lambda line: line.growth.region_code),
        Column("sector", kind, _name, (InFile("regio", lambda line: line.name),), kind="name"),
        period_column(),
        jobs_column(year_from, year_to, is_provisional=is_provisional),
        change_column(year_from),
        growth_column(),
        verdict_column(),
        Column(
            "share",
            "Aandeel in de banen daar",
            lambda line: share_cell(line.growth.share_pct),
            (InFile("aandeel in de banen van de regio %", lambda line: rounded(line.growth.share_pct, 1)),),
            kind="number",
            short="Aandeel",
        ),
        Column(
            "country",
            "Vergeleken met Nederland",
            lambda line: compared_cell(line.growth.location_quotient),
            (InFile("locatiequotiënt", lambda line: rounded(line.growth.location_quotient, 2)),),
            short="Vergeleken met NL",
        ),
        only_in_file("door groei van heel Nederland", lambda line: in_hundreds(Interval(parts(line.growth)[0]))),
        only_in_file("door de sector landelijk", lambda line: in_hundreds(Interval(parts(line.growth)[1]))),
        only_in_file("door de regio", lambda line: in_hundreds(Interval(parts(line.growth)[2]))),
    ]


def region_lines(rows: Iterable[SectorGrowth], names: Mapping[str, str]) -> list[RegionLine]:
    """Regions that have a name, in the order given."""
    order = {code: number for number, code in enumerate(sorted(names, key=lambda code: names[code]))}
    return [
        RegionLine(row, name=names[row.region_code], order=order[row.region_code])
        for row in rows
        if row.region_code in names
    ]


def region_sheet(
    rows: Sequence[SectorGrowth],
    names: Mapping[str, str],
    title: str,
    window: tuple[int, int],
    source: Mapping[str, str],
) -> Sheet:
    """The same as a file, by name of the region.

    Args:
        rows: growth per region.
        names: region names by code.
        title: what the sheet shows.
        window: first and last year.
        source: where the figures come from, fact by fact.
    """
    columns = region_columns("regio", window, is_provisional=False)
    return file_of(columns, sorted(region_lines(rows, names), key=lambda line: line.order), title, source)


def parts(growth: SectorGrowth) -> tuple[float | None, float | None, float | None]:
    """National, mix and regional part of a change; none across a break or of an estimate, where they would mislead."""
    if growth.spans_break or growth.is_estimated:
        return None, None, None
    return growth.national_effect, growth.mix_effect, growth.regional_effect


def _name(line: RegionLine) -> Cell:
    return {"text": line.name, "sort": line.order, "href": href(regio=line.growth.region_code)}


@kept(512, "years", "sector")
def region_table(scope: Scope, kind: str, chosen: str, *, shares: bool = False) -> Prepared:
    """A sector, or all jobs, in every region of a kind, made once; ``shares`` leaves the growth out."""
    build, title = data.build(scope), REGION_TYPES[kind]
    columns = region_columns(title, scope.years, is_provisional=build.is_provisional(scope.years[1]))
    left_out = NOT_OF_SHARES if shares else OF_ONE_SECTOR if scope.sector == TOTAL else ()
    shown = [each for each in columns if each.name not in left_out]
    rows = [with_known_ends(row) for row in data.growth_across(scope, kind)]
    made = lines(
        shown,
        region_lines(rows, data.region_names(scope, kind)),
        name=lambda line: line.growth.region_code,
        is_chosen=lambda line: line.growth.region_code == chosen,
    )
    name = data.sectors(scope)[scope.sector].sector_name_short
    return prepared(heads(shown), made, f"{name} per {title}, {numbers.years(*scope.years)}")
