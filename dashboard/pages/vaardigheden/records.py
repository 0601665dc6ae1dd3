"""Rows of the marts about skills: what is asked, by whom, and how well routes were tested. Frozen, unknown is None.

Unit: jobs in which a skill is asked. All are estimates; low and high hold the margin of the change in jobs only.
"""

from __future__ import annotations

from dataclasses import dataclass

ALL_LEVELS = 0
# Of a skill that fewer jobs than this firmly ask, the profiles are a mixture of unlike work.
FIRM = 0.25


@dataclass(frozen=True, slots=True)
class Section:
    """A section that counts."""

    sbi_code: str


@dataclass(frozen=True, slots=True)
class SkillGroup:
    """A group of skills by ESCO's short code (S1.3, 091); ``language`` is that of the name."""

    skill_code: str
    skill_name: str
    skill_level: int
    parent_code: str | None
    language: str


@dataclass(frozen=True, slots=True)
class SkillNeed:
    """What growing sectors of a region ask more of a skill and shrinking ones release, at one education level.

    ``education_level`` is 1 to 4, or ``ALL_LEVELS``; ``weight`` says how telling the skill is (IDF), and only orders.
    ``firm_part`` is the part of all jobs involved that is in occupation groups of which at least half of the work asks
    the skill.
    ``asked_by`` and ``released_by`` are the sections behind the largest parts.
    """

    skill_code: str
    education_level: int
    weight: float
    asked: float
    asked_low: float
    asked_high: float
    released: float
    released_low: float
    released_high: float
    asked_by: str | None
    released_by: str | None
    firm_part: float

    @property
    def is_firm(self) -> bool:
        """Whether enough of it stands in occupation groups of which at least half of the work asks it."""
        return self.firm_part >= FIRM

    @property
    def net(self) -> float:
        """Asked more on balance; below zero more is released."""
        return self.asked - self.released


@dataclass(frozen=True, slots=True)
class LevelJobs:
    """Jobs that came and went at an education level, in the sections of which the change is known."""

    education_level: int
    occupations: int
    added: float
    lost: float


@dataclass(frozen=True, slots=True)
class SectorNeed:
    """What the jobs of a section at one education level mean for one skill; ``per_job`` is their part of its jobs."""

    sbi_code: str
    education_level: int
    jobs_effect: float
    jobs_effect_low: float
    jobs_effect_high: float
    per_job: float


@dataclass(frozen=True, slots=True)
class Carrier:
    """An occupation group that asks a skill in a section; ``part`` of all jobs there that ask it."""

    sbi_code: str
    education_level: int
    occupation_code: str
    occupation_name: str
    part: float


@dataclass(frozen=True, slots=True)
class OccupationNeed:
    """What an occupation group asks more and releases of one skill; ``importance`` is how strongly it asks it (0-1)."""

    occupation_code: str
    occupation_name: str
    education_level: int
    importance: float
    asked: float
    released: float


@dataclass(frozen=True, slots=True)
class RouteScore:
    """How well a measure (``baseline``) finds destinations that experts judged near, on one set of judgements.

    See etl/model/crossover_validation.py; ``is_shipped`` is the measure that routes are ranked by.
    """

    baseline: str
    target: str
    level: str
    pairs: int
    auc_all: float
    auc_cross_class: float
    precision_at_10: float
    is_shipped: bool
