"""The sectors of a region: each column once, for the screen and for the file. Pure; between the view and the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.growth import words
from dashboard.growth.group_rests import ShownRest, shown_rests
from dashboard.growth.growth_columns import (
    KINDS,
    Shown,
    change_column,
    compared_cell,
    growth_column,
    jobs_column,
    period_column,
    period_of,
    verdict_column,
)
from dashboard.growth.known_ends import UNKNOWN, completed
from dashboard.growth.records import Build, GroupRest, Sector, SectorGrowth, YearJobs
from dashboard.growth.region_view import RegionView, load
from dashboard.kit import numbers
from dashboard.kit.interval import NOTHING_KNOWN, Interval
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.sheet import Sheet, rounded
from dashboard.kit.table import Cell, Column, InFile, file_of, heads, lines, only_in_file
from dashboard.kit.url import href
from dashboard.kit.widget.data_table import Prepared, prepared

TREND = "Verloop: elke lijn heeft een eigen schaal; vlak: gekozen periode; open punt: voorlopig; gat: {hidden}."
ONE_HIDDEN: Cell = {"text": numbers.SUPPRESSED, "sub": words.ONE_HIDDEN, "sort": None, "muted": True}


@dataclass(frozen=True)
class SectorLine(Shown):
    """A sector of a region with its years; or what is left of a group (``rest``), where ``growth`` is that of ``X``."""

    sector: Sector | None = None
    series: Sequence[YearJobs] = ()
    rest: ShownRest | None = None

    @property
    def level(self) -> str:
        """How the row is drawn: section, group, total, rest or part."""
        return self.sector.sector_level if self.sector is not None else "part"

    @property
    def is_left_over(self) -> bool:
        """Whether it is ``X`` or a rest of a group, which have jobs and a change only."""
        return self.level in ("rest", "part")

    @property
    def name(self) -> str:
        """Identifies the row."""
        return f"rest-{self.growth.sbi_code}" if self.rest is not None else self.growth.sbi_code

    @property
    def full_name(self) -> str:
        """Its whole name, as the file has it."""
        if self.rest is not None:
            return self.rest.rest.rest_name
        return self.sector.sector_name if self.sector is not None else ""

    @property
    def kind(self) -> str:
        """What kind of row it is, as the file says it."""
        return KINDS[self.sector.sector_level if self.sector is not None else "rest"]


def sector_columns(window: tuple[int, int], build: Build) -> list[Column[SectorLine]]:
    """The columns of a window; heads carry years and the provisional mark."""
    year_from, year_to = window
    span = numbers.years(build.first_year, build.last_year)
    return [
        only_in_file("code", lambda line: line.growth.sbi_code),
        Column(
            "sector",
            "Sector",
            _name,
            (InFile("sector", lambda line: line.full_name), InFile("soort", lambda line: line.kind)),
            kind="name",
        ),
        period_column(),
        _or_left_over(jobs_column(year_from, year_to, is_provisional=build.is_provisional(year_to)), _jobs_left),
        _or_left_over(change_column(year_from), _change_left),
        _or_left_over(growth_column()),
        _or_left_over(verdict_column()),
        _or_left_over(
            Column(
                "country",
                "Aandeel hier, vergeleken met Nederland",
                _compared,
                (InFile("locatiequotiënt", lambda line: rounded(line.growth.location_quotient, 2)),),
                short="Vergeleken met NL",
            )
        ),
        _or_left_over(Column("trend", f"Verloop {span}", _trend, kind="spark", short=span)),
    ]


def sector_lines(
    rows: Mapping[str, SectorGrowth],
    sectors: Mapping[str, Sector],
    series: Mapping[str, Sequence[YearJobs]],
    stretches: Mapping[str, SectorGrowth],
    rests: Sequence[GroupRest],
    hidden: str = numbers.SUPPRESSED,
) -> list[SectorLine]:
    """Every sector and group that has a row, in CBS order, and the rests of groups in the last year.

    Args:
        rows: growth by sector code.
        sectors: names by code, in CBS order.
        series: all years by sector code, for the trend line.
        stretches: per sector with a break, growth over the longest stretch on one side of it.
        rests: rests of groups of the region, all years.
        hidden: what a figure that is not given is called.
    """
    rows = completed(rows, sectors, series, rests)
    made = [
        SectorLine(_with_reason(rows[code]), hidden, stretches.get(code), sector=sector, series=series.get(code, ()))
        for code, sector in sectors.items()
        if code in rows
    ]
    if made:
        window = made[0].growth
        made += [
            SectorLine(_as_growth(shown, rests, window), unknown="", rest=shown)
            for shown in shown_rests(rests, *window.window)
        ]
    return made


def on_screen(
    made: Sequence[SectorLine], build: Build, level: str, *, with_country: bool
) -> tuple[list[Cell], list[Cell]]:
    """Heads and rows of one level, ``section`` or ``group``, the total last, so that it adds up.

    After the sections comes ``X``, what they do not account for, and the rests of groups that are a part of it.
    """
    columns = sector_columns(made[0].growth.window, build)
    shown = [each for each in columns if with_country or each.name != "country"]
    levels = [level, "rest", "part", "total"] if level == "section" else [level, "total"]
    order = [line for wanted in levels for line in made if line.level == wanted]
    return heads(shown), lines(shown, order, lambda line: line.name, lambda line: line.level)


def sector_sheet(made: Sequence[SectorLine], build: Build, region: str, source: Mapping[str, str]) -> Sheet:
    """All of them as a file.

    Args:
        made: the rows.
        build: years of the series.
        region: name of the region.
        source: where the figures come from, fact by fact.
    """
    window = made[0].growth.window
    title = f"Banen per sector in {region}, {numbers.years(*window)}"
    return file_of(sector_columns(window, build), made, title, source)


def _with_reason(growth: SectorGrowth) -> SectorGrowth:
    """``X`` says why it has no figure where it would give away the one section that is hidden."""
    if growth.sbi_code != UNKNOWN or growth.verdict_reason or not words.hidden_years(growth):
        return growth
    return replace(growth, verdict_reason=words.ONE_HIDDEN)


def _as_growth(shown: ShownRest, rests: Sequence[GroupRest], window: SectorGrowth) -> SectorGrowth:
    """A rest of a group in the shape of growth, without a rate or a verdict."""
    rest = shown.rest
    start = next((r.jobs.value for r in rests if (r.rest_name, r.year) == (rest.rest_name, window.year_from)), None)
    return replace(
        window,
        sbi_code=rest.group_code,
        jobs_from=Interval(start),
        jobs_to=rest.jobs,
        change=Interval(shown.grown),
        cagr=NOTHING_KNOWN,
        verdict=None,
        verdict_reason=None,
        location_quotient=None,
        status_from=None,
        status_to=None,
    )


def _or_left_over(
    column: Column[SectorLine], left_over: Callable[[SectorLine], Cell] | None = None
) -> Column[SectorLine]:
    """The same column with another cell on screen for what is left over, or none."""
    usual = column.cell

    def cell(line: SectorLine) -> Cell | None:
        wanted = left_over if line.is_left_over else usual
        return wanted(line) if wanted is not None else None

    return replace(column, cell=cell)


def _name(line: SectorLine) -> Cell:
    sector = line.sector
    if sector is None:
        return {"text": f"waarvan {line.full_name}", "sort": None}
    if line.is_left_over:
        what = f"{line.hidden}e sectoren" if line.hidden == numbers.SUPPRESSED else "sectoren zonder cijfer"
        return {"text": sector.sector_name_short, "sort": None, "sub": f"{what} en afronding"}
    code, growth = "" if sector.sector_level == "total" else sector.sbi_code, line.growth
    link = href("sectoren", sector=sector.sbi_code, regio=growth.region_code, periode=period_of(growth))
    return {"text": sector.sector_name_short, "code": code, "sort": sector.sector_order, "href": link}


def _jobs_left(line: SectorLine) -> Cell:
    if line.rest is not None:
        return {"text": line.rest.jobs, "sort": None}
    if line.growth.status_to == "suppressed":
        return dict(ONE_HIDDEN)
    return {"text": numbers.jobs(line.growth.jobs_to.value), "sort": None}


def _change_left(line: SectorLine) -> Cell:
    if line.rest is not None:
        return {"text": line.rest.change, "sort": None}
    if words.hidden_years(line.growth):
        return dict(ONE_HIDDEN)
    return {"text": numbers.change(line.growth.change.value), "sort": None}


def _compared(line: SectorLine) -> Cell:
    return {"text": "", "sort": None} if line.level == "total" else compared_cell(line.growth.location_quotient)


def _trend(line: SectorLine) -> Cell:
    return {
        "text": words.trend(line.series),
        "years": [item.year for item in line.series],
        "values": [item.jobs.value for item in line.series],
        "window": list(line.growth.window),
        "provisional": [item.year for item in line.series if item.is_provisional],
    }


@kept(512, "region", "years")
def sectors_ready(scope: Scope, level: str) -> Prepared:
    """The sectors (or groups) of a region, with links to their own page. Made once."""
    view = load(scope)
    columns, rows = on_screen(lines_of(view), view.build, level, with_country=not view.is_country)
    kind = "sector" if level == "section" else "groep"
    return prepared(columns, rows, f"Banen per {kind} in {view.region.region_name}, {numbers.years(*view.years)}")


def lines_of(view: RegionView) -> list[SectorLine]:
    """Every sector and group of a region, as ``sector_lines``."""
    return sector_lines(view.rows, view.sectors, view.series, view.stretches, view.rests, view.hidden)
