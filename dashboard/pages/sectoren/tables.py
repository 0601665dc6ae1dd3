"""Tables of one sector: year by year, and what its change is made of. Each column once, for screen and file. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.growth import words
from dashboard.growth.growth_columns import STATUSES, in_hundreds, least, most
from dashboard.growth.records import YearJobs
from dashboard.kit import numbers
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.kit.table import Cell, Column, InFile, Table, heads, lines, only_in_file, table
from dashboard.kit.widget.data_table import Prepared, prepared
from dashboard.pages.sectoren.data import load_sector
from dashboard.pages.sectoren.text import year_notes


@dataclass(frozen=True)
class YearLine:
    """One year, what is to be said of it (a break, an unusual year), and what a figure that is not given is called."""

    row: YearJobs
    note: str = ""
    hidden: str = numbers.SUPPRESSED


YEAR_COLUMNS: tuple[Column[YearLine], ...] = (
    Column(
        "year",
        "December",
        lambda line: {"text": str(line.row.year), "sort": line.row.year},
        (InFile("jaar", lambda line: str(line.row.year)),),
        kind="name",
    ),
    Column(
        "jobs",
        "Banen",
        lambda line: _jobs(line),
        (
            InFile("banen", lambda line: in_hundreds(line.row.jobs, _word(line.row))),
            InFile("banen laag", lambda line: least(line.row.jobs)),
            InFile("banen hoog", lambda line: most(line.row.jobs)),
        ),
        kind="number",
    ),
    Column("margin", "Marge", lambda line: _margin(line.row), kind="number"),
    Column(
        "kind",
        "Soort cijfer",
        lambda line: _kind(line),
        (InFile("soort cijfer", lambda line: STATUSES.get(line.row.status, line.row.status)),),
    ),
    only_in_file("voorlopig", lambda line: "ja" if line.row.is_provisional else "nee"),
)
PART_COLUMNS: tuple[Column[tuple[str, float]], ...] = (
    Column("part", "Deel", lambda part: {"text": part[0], "sort": None}, kind="name"),
    Column("jobs", "Banen", lambda part: {"text": numbers.change(part[1]), "sort": part[1]}, kind="number"),
)


def series_table(
    series: Sequence[YearJobs], notes: Mapping[int, str], hidden: str, name: str, source: Mapping[str, str]
) -> Table:
    """One row per year.

    Args:
        series: the years.
        notes: what is to be said of a year.
        hidden: what a figure that is not given is called.
        name: of the sector in its region.
        source: where the figures come from, fact by fact.
    """
    return table(
        YEAR_COLUMNS,
        [YearLine(row, notes.get(row.year, ""), hidden) for row in series],
        caption=f"Banen per jaar: {name}",
        source=source,
        name=lambda line: str(line.row.year),
    )


def parts_table(parts: Sequence[tuple[str, float]]) -> tuple[list[Cell], list[Cell]]:
    """Heads and rows of a change and what it is made of; the change itself first."""
    return heads(PART_COLUMNS), lines(PART_COLUMNS, parts, name=lambda part: part[0])


def _jobs(line: YearLine) -> Cell:
    jobs = line.row.jobs
    return {
        "text": numbers.jobs(jobs) if jobs.is_known else line.hidden,
        "sub": "" if jobs.is_known else numbers.bounds(jobs).replace(numbers.UNKNOWN, ""),
        "sort": jobs.value,
        "muted": not jobs.is_known,
    }


def _margin(row: YearJobs) -> Cell:
    low, high = row.jobs.low, row.jobs.high
    text = ""
    if row.jobs.is_known and low is not None and high is not None:
        text = f"{numbers.whole(numbers.downwards(low))} tot {numbers.whole(numbers.upwards(high))}"
    return {"text": text, "sort": row.jobs.width}


def _kind(line: YearLine) -> Cell:
    row = line.row
    kind = STATUSES.get(row.status, row.status) if row.status != "suppressed" else line.hidden
    return {"text": f"{kind}, voorlopig" if row.is_provisional else kind, "sub": line.note, "sort": row.year}


def _word(row: YearJobs) -> str:
    return numbers.SUPPRESSED if row.status == "suppressed" else numbers.UNKNOWN


@kept(512, "region", "years", "sector")
def series_ready(scope: Scope) -> tuple[Table, Prepared]:
    """A sector in one region, year by year. Made once."""
    view = load_sector(scope)
    region = view.region
    years = [row.year for row in view.own_series]
    made = series_table(
        view.own_series,
        year_notes(view.own_breaks, view.own_events),
        region.hidden,
        f"{view.sector.sector_name_short} in {region.region.region_name}",
        words.source_facts(view.source, view.build, years, region.parts),
    )
    return made, prepared(made.columns, made.rows, made.caption)
