"""SQL of the page Overstap: occupations, routes, skills, staffing, sectors, funds. Answers are kept and shared.

Text that a visitor types never comes here: only codes that were found among the occupations first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from dashboard.kit.fetch import fetch
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope

# Pages lead with the second level of ESCO's skill groups: some 150, each in words that a reader knows.
LEADING_LEVEL = 2
# Nobody moves to what comes after these.
NEAREST = 30
# Of each occupation, to tell what is much and what is little.
BEST = 10
GROUP, ESCO = "brc", "esco"
# Goes with every statement about routes and skills, everywhere in the same words.
CAVEAT = "Een signaal om over te praten, geen oordeel over een persoon."


@dataclass(frozen=True, slots=True)
class Occupation:
    """A BRC group (code_type ``brc``) or one ESCO occupation; education_level is 1 to 4 (ISCO skill level).

    ``hourly_wage`` is the median of the whole country in euro; ``wage_basis`` is groep, segment (of the wider group) or
    geen. ``synonyms`` has one a line. Without ``has_profile`` there are no skills, and so no routes.
    """

    occupation_code: str
    occupation_name: str
    code_type: str
    brc_code: str | None
    education_level: int | None
    education_name: str | None
    hourly_wage: float | None
    wage_basis: str
    wage_year: int | None
    language: str
    synonyms: str | None
    has_profile: bool

    @property
    def is_group(self) -> bool:
        """Whether it is a BRC group."""
        return self.code_type == GROUP


@dataclass(frozen=True, slots=True)
class Route:
    """A way from one occupation to another.

    ``score`` ranks, ``coverage`` is what of the asked skills is brought. ``wage_basis`` is groep, segment (at least one
    wage is that of a wider group), zelfde (one published wage for both, so no step is known) or geen.
    """

    origin_code: str
    destination_code: str
    score: float
    coverage: float
    wage_step_eur: float | None
    wage_step_pct: float | None
    wage_basis: str
    education_step: int | None


@dataclass(frozen=True, slots=True)
class SkillGap:
    """A skill group that a destination asks: how much of it is asked and how much the origin brings, both 0 to 1."""

    destination_code: str
    skill_code: str
    skill_name: str
    asked: float
    brought: float
    weight: float

    @property
    def has_skill(self) -> bool:
        """Whether the origin brings at least half of what is asked."""
        return self.brought >= self.asked / 2

    @property
    def size(self) -> float:
        """What the skill weighs in the work of the destination."""
        return self.weight * self.asked

    @property
    def missing(self) -> float:
        """What of that is not brought."""
        return self.weight * max(0.0, self.asked - self.brought)


@dataclass(frozen=True, slots=True)
class CoverageMarks:
    """A third and two thirds of the coverages of each occupation's best routes: what is little and what is much."""

    low: float | None
    middle: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Staffed:
    """Share of a BRC group in the people of a sector, the whole country; an estimate."""

    sbi_code: str
    brc_code: str
    share: float


@dataclass(frozen=True, slots=True)
class SectorRoute:
    """How much people of one sector bring of what another asks, on average."""

    origin_sbi: str
    destination_sbi: str
    coverage: float


@dataclass(frozen=True, slots=True)
class SectorPair:
    """A pair of BRC groups that carries part of the coverage between two sectors; rank 1 carries most.

    ``weight`` is that part (in the unit of the sectors' coverage), ``coverage`` that of the pair itself.
    """

    rank: int
    origin_code: str
    destination_code: str
    weight: float
    coverage: float


@dataclass(frozen=True, slots=True)
class TrainingFund:
    """An O&O-fonds of a branch in a section of SBI 2008; not confirmed is: only known by name, or from an old page."""

    fund_name: str
    sbi_code: str
    branch_name: str
    website: str | None
    is_confirmed: bool
    source: str


@kept(4)
def occupations(scope: Scope) -> Mapping[str, Occupation]:
    """All occupations by code: groups first, then those of ESCO, both by name."""
    rows = fetch(
        scope.version, Occupation, "mart.occupation ORDER BY code_type <> 'brc', occupation_name, occupation_code"
    )
    return MappingProxyType({row.occupation_code: row for row in rows})


@kept(256)
def routes(scope: Scope, origin_code: str) -> tuple[Route, ...]:
    """The nearest destinations of an occupation, nearest first."""
    source = "mart.crossover WHERE origin_code = ? ORDER BY score DESC, destination_code LIMIT ?"
    return fetch(scope.version, Route, source, [origin_code, NEAREST])


@kept(256)
def route(scope: Scope, origin_code: str, destination_code: str) -> Route | None:
    """One way, however far; None where there is none in the figures."""
    source = "mart.crossover WHERE origin_code = ? AND destination_code = ?"
    return next(iter(fetch(scope.version, Route, source, [origin_code, destination_code])), None)


@kept(8)
def coverage_marks(scope: Scope, code_type: str) -> CoverageMarks:
    """What coverage is little, usual and much among the best routes of all occupations of a type."""
    source = (
        "(SELECT quantile_cont(b.coverage, 1 / 3) AS low, quantile_cont(b.coverage, 0.5) AS middle,"
        " quantile_cont(b.coverage, 2 / 3) AS high FROM"
        " (SELECT c.coverage FROM mart.crossover AS c JOIN mart.occupation AS o ON o.occupation_code = c.origin_code"
        " WHERE o.code_type = ? AND c.coverage IS NOT NULL"
        " QUALIFY row_number() OVER (PARTITION BY c.origin_code ORDER BY c.score DESC) <= ?) AS b) AS marks"
    )
    return fetch(scope.version, CoverageMarks, source, [code_type, BEST])[0]


@kept(256)
def skill_gaps(scope: Scope, origin_code: str, destination_codes: tuple[str, ...]) -> Mapping[str, Sequence[SkillGap]]:
    """What destinations ask by skill group beside what the origin brings, heaviest first, by destination."""
    source = (
        "(SELECT d.occupation_code AS destination_code, d.skill_code, s.skill_name, d.importance AS asked,"
        " coalesce(o.importance, 0) AS brought, d.weight"
        " FROM mart.occupation_skill AS d JOIN mart.skill AS s ON s.skill_code = d.skill_code"
        " LEFT JOIN mart.occupation_skill AS o ON o.skill_code = d.skill_code AND o.occupation_code = ?"
        " WHERE list_contains(?, d.occupation_code) AND s.skill_level = ?) AS gap"
        " ORDER BY destination_code, weight * asked DESC, skill_code"
    )
    rows = fetch(scope.version, SkillGap, source, [origin_code, list(destination_codes), LEADING_LEVEL])
    found = {code: tuple(gaps) for code, gaps in groupby(rows, lambda row: row.destination_code)}
    return MappingProxyType(found)


@kept(4)
def staffing(scope: Scope) -> tuple[Staffed, ...]:
    """Which part of the people of each sector works in each BRC group, largest first."""
    return fetch(scope.version, Staffed, "mart.staffing ORDER BY sbi_code, share DESC, brc_code")


@kept(4)
def sector_routes(scope: Scope) -> tuple[SectorRoute, ...]:
    """How much people of each sector bring of what each other asks."""
    return fetch(scope.version, SectorRoute, "mart.sector_crossover ORDER BY origin_sbi, destination_sbi")


@kept(256)
def sector_pairs(scope: Scope, origin_sbi: str, destination_sbi: str) -> tuple[SectorPair, ...]:
    """The pairs of groups that carry most of the way between two sectors."""
    source = 'mart.sector_crossover_pair WHERE origin_sbi = ? AND destination_sbi = ? ORDER BY "rank"'
    return fetch(scope.version, SectorPair, source, [origin_sbi, destination_sbi])


@kept(4)
def training_funds(scope: Scope) -> tuple[TrainingFund, ...]:
    """The O&O-fondsen that are known, by section."""
    return fetch(scope.version, TrainingFund, "mart.training_fund ORDER BY sbi_code, fund_name")
