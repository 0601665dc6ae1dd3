"""Rows of the marts about occupations, skills and routes between them. Frozen records, unknown is None.

An occupation is a BRC group or, where the whole of ESCO is there, an ESCO occupation in such a group. Shares and
coverages are fractions.
"""

from __future__ import annotations

from dataclasses import dataclass

GROUP, ESCO = "brc", "esco"


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
