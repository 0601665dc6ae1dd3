"""Rows of the marts as the dashboard reads them: frozen records, unknown is None. Made by queries, used by all else.

Units: jobs are numbers of jobs, ``_pct`` is percent, growth per year where the name starts with ``cagr``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from dashboard.kit.interval import Columns, Interval

COUNTRY = "NL01"
# All sectors together.
TOTAL = "A-U"


@dataclass(frozen=True)
class Build:
    """The published version and the years it holds."""

    version_name: str
    built_at: dt.datetime
    mode: str
    first_year: int
    last_year: int
    provisional_years: str | None
    growth_threshold_pct: float

    def is_provisional(self, year: int) -> bool:
        """Whether CBS may still revise this year."""
        return str(year) in (self.provisional_years or "").replace(",", " ").replace(";", " ").split()


@dataclass(frozen=True)
class Region:
    """One region, with or without figures in this version."""

    region_code: str
    region_name: str
    region_type: str
    has_figures: bool
    region_order: int


@dataclass(frozen=True)
class GemeenteRegion:
    """One gemeente in one region it lies in."""

    gm_code: str
    gm_name: str
    region_type: str
    region_code: str
    region_name: str


@dataclass(frozen=True)
class Overlap:
    """A COROP that shares gemeenten with a region that has no figures."""

    other_code: str
    other_name: str
    gemeenten_shared: int
    gemeenten_total: int


@dataclass(frozen=True)
class Sector:
    """One sector; level is section, group, total or rest."""

    sbi_code: str
    sector_name: str
    sector_name_short: str
    sector_level: str
    parent_code: str | None
    sector_order: int


@dataclass(frozen=True)
class YearJobs:
    """Jobs of one sector in one year."""

    sbi_code: str
    year: int
    jobs: Annotated[Interval, Columns("jobs", "jobs_low", "jobs_high")]
    status: str
    is_provisional: bool


@dataclass(frozen=True, slots=True)
class SectorGrowth:
    """Growth of one sector in one region over one window."""

    region_code: str
    sbi_code: str
    year_from: int
    year_to: int
    jobs_from: Annotated[Interval, Columns("jobs_from", "jobs_from_low", "jobs_from_high")]
    jobs_to: Annotated[Interval, Columns("jobs_to", "jobs_to_low", "jobs_to_high")]
    change: Annotated[Interval, Columns("change_jobs", "change_low", "change_high")]
    growth_pct: float | None
    cagr: Annotated[Interval, Columns("cagr_pct", "cagr_low_pct", "cagr_high_pct")]
    verdict: str | None
    verdict_without_breaks: str | None
    verdict_reason: str | None
    share_pct: float | None
    location_quotient: float | None
    national_effect: float | None
    mix_effect: float | None
    regional_effect: float | None
    spans_break: bool
    status_from: str | None
    status_to: str | None
    is_provisional: bool
    break_years: str | None
    stretch_from: int | None
    stretch_to: int | None
    reference: str | None
    country_cagr_pct: float | None

    @property
    def window(self) -> tuple[int, int]:
        """First and last year."""
        return self.year_from, self.year_to

    @property
    def is_estimated(self) -> bool:
        """Whether an end is an estimate: a split gemeente, divided by inhabitants."""
        return "estimated" in (self.status_from, self.status_to)

    @property
    def is_open_estimate(self) -> bool:
        """Whether it is an estimate that does not even tell growth from loss: its figure says nothing."""
        return self.is_estimated and self.change.holds_zero

    @property
    def is_country(self) -> bool:
        """Whether this is the country itself, which has nothing to be compared with."""
        return self.region_code == COUNTRY


@dataclass(frozen=True)
class Unallocated:
    """Jobs of all sectors in one year that no region has."""

    year: int
    jobs: float | None


@dataclass(frozen=True)
class GroupRest:
    """What is left of a published group when two or more of its sections are hidden."""

    group_code: str
    year: int
    rest_name: str
    jobs: Annotated[Interval, Columns("jobs", "jobs_low", "jobs_high")]


@dataclass(frozen=True)
class Specialisation:
    """Krugman index of a region in one year: 0 is a mix of sectors like the country's, 2 has nothing in common."""

    year: int
    krugman_index: Annotated[Interval, Columns("krugman_index", "krugman_low", "krugman_high")]


@dataclass(frozen=True)
class SeriesBreak:
    """A confirmed break; no sector or no region means all of them."""

    sbi_code: str | None
    region_code: str | None
    break_year: int
    cause: str | None

    def is_in(self, region_code: str) -> bool:
        """Whether it is listed for a region, or for all."""
        return self.region_code in (None, "", region_code)


@dataclass(frozen=True)
class SeriesEvent:
    """Something real that happened in a year, such as corona."""

    sbi_code: str | None
    region_code: str | None
    event_year: int
    event_name: str

    @property
    def short_name(self) -> str:
        """Name of the event without what it did to one sector."""
        return self.event_name.split(":")[0].strip()

    def is_in(self, region_code: str) -> bool:
        """Whether it happened in a region, or everywhere."""
        return self.region_code in (None, "", region_code)


@dataclass(frozen=True)
class Source:
    """A source table and how fresh it is."""

    source_id: str
    title: str
    publisher: str
    licence: str
    url: str | None
    mode: str
    retrieved_at: dt.datetime | None
    modified_at: dt.datetime | None
    table_id: str | None


@dataclass(frozen=True)
class SourceAccount(Source):
    """A source table with all that the page Verantwoording says of it; the texts are Dutch, warnings one a line."""

    period_from: str | None
    period_to: str | None
    row_count: int
    used_for_nl: str
    cadence_nl: str
    copy_note_nl: str
    warnings_nl: str


@dataclass(frozen=True)
class QualityCheck:
    """What one check found in this version; severity is error, warning or info."""

    check_id: str
    severity: str
    passed: bool
    failing_rows: int
    example: str | None
    title_nl: str
    reason_nl: str


@dataclass(frozen=True)
class ListedBreak(SeriesBreak):
    """A break in the list kept by hand; state is confirmed or proposed."""

    state: str
    source: str


@dataclass(frozen=True)
class BreakProposal:
    """A likely break that the detector found; no region means nearly all of them. Changes are percent in one year."""

    sbi_code: str
    region_code: str | None
    break_year: int
    change_pct: float
    usual_pct: float
    regions: int
    is_listed: bool


@dataclass(frozen=True)
class ListedEvent(SeriesEvent):
    """An event with where we know it from."""

    source: str


@dataclass(frozen=True)
class HiddenCells:
    """How many figures of sections per COROP region the last year has, and how many of them are withheld."""

    cells: int
    hidden: int


REGION_TYPES = {
    "land": "Nederland",
    "provincie": "Provincie",
    "corop": "COROP-gebied",
    "arbeidsmarktregio": "Arbeidsmarktregio",
    "gemeente": "Gemeente",
}
REGION_TYPES_PLURAL = {
    "land": "Nederland",
    "provincie": "provincies",
    "corop": "COROP-gebieden",
    "arbeidsmarktregio": "arbeidsmarktregio\u2019s",
    "gemeente": "gemeenten",
}
