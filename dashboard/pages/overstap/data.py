"""SQL of the page Overstap: occupations, routes, skills, staffing, sectors, funds. As ``dashboard.growth.data``.

Text that a visitor types never comes here: only codes that were found among the occupations first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from dashboard.growth.data import fetch
from dashboard.kit.kept_answers import kept
from dashboard.pages.overstap.records import (
    CoverageMarks,
    Occupation,
    Route,
    SectorPair,
    SectorRoute,
    SkillGap,
    Staffed,
    TrainingFund,
)

# Pages lead with the second level of ESCO's skill groups: some 150, each in words that a reader knows.
LEADING_LEVEL = 2
# Nobody moves to what comes after these.
NEAREST = 30
# Of each occupation, to tell what is much and what is little.
BEST = 10


@kept(4)
def occupations(version: str) -> Mapping[str, Occupation]:
    """All occupations by code: groups first, then those of ESCO, both by name."""
    rows = fetch(version, Occupation, "mart.occupation ORDER BY code_type <> 'brc', occupation_name, occupation_code")
    return MappingProxyType({row.occupation_code: row for row in rows})


@kept(256)
def routes(version: str, origin_code: str) -> tuple[Route, ...]:
    """The nearest destinations of an occupation, nearest first."""
    source = "mart.crossover WHERE origin_code = ? ORDER BY score DESC, destination_code LIMIT ?"
    return fetch(version, Route, source, [origin_code, NEAREST])


@kept(256)
def route(version: str, origin_code: str, destination_code: str) -> Route | None:
    """One way, however far; None where there is none in the figures."""
    source = "mart.crossover WHERE origin_code = ? AND destination_code = ?"
    return next(iter(fetch(version, Route, source, [origin_code, destination_code])), None)


@kept(8)
def coverage_marks(version: str, code_type: str) -> CoverageMarks:
    """What coverage is little, usual and much among the best routes of all occupations of a type."""
    source = (
        "(SELECT quantile_cont(b.coverage, 1 / 3) AS low, quantile_cont(b.coverage, 0.5) AS middle,"
        " quantile_cont(b.coverage, 2 / 3) AS high FROM"
        " (SELECT c.coverage FROM mart.crossover AS c JOIN mart.occupation AS o ON o.occupation_code = c.origin_code"
        " WHERE o.code_type = ? AND c.coverage IS NOT NULL"
        " QUALIFY row_number() OVER (PARTITION BY c.origin_code ORDER BY c.score DESC) <= ?) AS b) AS marks"
    )
    return fetch(version, CoverageMarks, source, [code_type, BEST])[0]


@kept(256)
def skill_gaps(version: str, origin_code: str, destination_codes: tuple[str, ...]) -> Mapping[str, Sequence[SkillGap]]:
    """What destinations ask by skill group beside what the origin brings, heaviest first, by destination."""
    source = (
        "(SELECT d.occupation_code AS destination_code, d.skill_code, s.skill_name, d.importance AS asked,"
        " coalesce(o.importance, 0) AS brought, d.weight"
        " FROM mart.occupation_skill AS d JOIN mart.skill AS s ON s.skill_code = d.skill_code"
        " LEFT JOIN mart.occupation_skill AS o ON o.skill_code = d.skill_code AND o.occupation_code = ?"
        " WHERE list_contains(?, d.occupation_code) AND s.skill_level = ?) AS gap"
        " ORDER BY destination_code, weight * asked DESC, skill_code"
    )
    rows = fetch(version, SkillGap, source, [origin_code, list(destination_codes), LEADING_LEVEL])
    found = {code: tuple(gaps) for code, gaps in groupby(rows, lambda row: row.destination_code)}
    return MappingProxyType(found)


@kept(4)
def staffing(version: str) -> tuple[Staffed, ...]:
    """Which part of the people of each sector works in each BRC group, largest first."""
    return fetch(version, Staffed, "mart.staffing ORDER BY sbi_code, share DESC, brc_code")


@kept(4)
def sector_routes(version: str) -> tuple[SectorRoute, ...]:
    """How much people of each sector bring of what each other asks."""
    return fetch(version, SectorRoute, "mart.sector_crossover ORDER BY origin_sbi, destination_sbi")


@kept(256)
def sector_pairs(version: str, origin_sbi: str, destination_sbi: str) -> tuple[SectorPair, ...]:
    """The pairs of groups that carry most of the way between two sectors."""
    source = 'mart.sector_crossover_pair WHERE origin_sbi = ? AND destination_sbi = ? ORDER BY "rank"'
    return fetch(version, SectorPair, source, [origin_sbi, destination_sbi])


@kept(4)
def training_funds(version: str) -> tuple[TrainingFund, ...]:
    """The O&O-fondsen that are known, by section."""
    return fetch(version, TrainingFund, "mart.training_fund ORDER BY sbi_code, fund_name")
