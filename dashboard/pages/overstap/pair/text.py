"""Skills of a route in words: what is missing, what both ask, what only one of them has. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.growth.words import listing
from dashboard.kit import numbers
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.overstap.data import Occupation, SkillGap, occupations, skill_gaps

SKILLS_NAMED = 3
# A skill group that less of the work asks is left out of the short lists: a group of occupations has odd members.
MOSTLY_ASKED = 0.15
LISTED = 8
NAMED_KNOWLEDGE = "kennis van {}"
# What classifications of education call what fits nowhere else.
REST = re.compile(r", niet (elders ingedeeld|nader gedefinieerd)$")
WEIGHED = (
    "Een vaardigheid weegt zwaar als veel van het werk haar vraagt en weinig andere beroepen dat doen. Groepen "
    "vaardigheden staan bij beide als de een minstens de helft heeft van wat de ander vraagt. De lijsten noemen de "
    "zwaarste die een redelijk deel van het werk vraagt; de tabel heeft ze alle."
)


def skill_name(gap: SkillGap) -> str:
    """Name of a skill group; a field of knowledge (a code of digits) is said to be one, without the words of its rest.

    >>> skill_name(SkillGap("1051", "079", "bouwnijverheid, niet elders ingedeeld", 1.0, 0.0, 1.0))
    'kennis van bouwnijverheid'
    """
    if not gap.skill_code[:1].isdigit():
        return gap.skill_name
    return NAMED_KNOWLEDGE.format(REST.sub("", gap.skill_name))


def missing_skills(gaps: Sequence[SkillGap]) -> list[SkillGap]:
    """The skill groups that are asked and not had, what is missed most first."""
    return sorted((gap for gap in gaps if not gap.has_skill), key=lambda gap: (-gap.missing, gap.skill_code))


def mostly_missing_skills(gaps: Sequence[SkillGap]) -> list[SkillGap]:
    """Of what is missing, what a good part of the work asks."""
    found = missing_skills(gaps)
    return [gap for gap in found if gap.asked >= MOSTLY_ASKED] or found


def missing_skills_by_use(gaps: Sequence[SkillGap]) -> list[SkillGap]:
    """All that is missing: what a good part of the work asks first, then the odd ones."""
    first = mostly_missing_skills(gaps)
    return first + [gap for gap in missing_skills(gaps) if gap not in first]


def shared_skills(gaps: Sequence[SkillGap]) -> list[SkillGap]:
    """The skill groups that both have, what weighs most first."""
    return sorted((gap for gap in gaps if gap.has_skill), key=lambda gap: (-gap.size, gap.skill_code))


def to_learn(gaps: Sequence[SkillGap]) -> str:
    """The heaviest skill groups that are missing."""
    if not gaps:
        return "Welke vaardigheden dit werk vraagt, is niet bekend."
    found = mostly_missing_skills(gaps)[:SKILLS_NAMED]
    if not found:
        return "Er is geen groep vaardigheden die helemaal nieuw is."
    return f"Te leren valt vooral: {listing([skill_name(gap) for gap in found])}."


def skill_lists(
    first: Occupation, second: Occupation, gaps: Sequence[SkillGap], back: Sequence[SkillGap]
) -> tuple[str, str, str]:
    """What is to learn, what both ask, what only the first asks: three lists, the heaviest first.

    Args:
        first: where one comes from.
        second: where one goes to.
        gaps: what the second asks beside what the first brings.
        back: the other way around.
    """
    learn, both, own = mostly_missing_skills(gaps), shared_skills(gaps), mostly_missing_skills(back)
    return (
        _skill_list("+", f"Te leren voor {second.occupation_name}", learn),
        _skill_list("✓", "Vragen beide beroepen", both),
        _skill_list(numbers.MINUS, f"Vraagt alleen {first.occupation_name}", own),
    )


@kept(128)
def skill_lists_ready(scope: Scope, origin_code: str, destination_code: str) -> tuple[str, str, str]:
    """The heaviest skills of two occupations as three lists. Made once."""
    known = occupations(scope)
    return skill_lists(
        known[origin_code],
        known[destination_code],
        skill_gaps(scope, origin_code, (destination_code,)).get(destination_code, ()),
        skill_gaps(scope, destination_code, (origin_code,)).get(origin_code, ()),
    )


def _skill_list(sign: str, title: str, gaps: Sequence[SkillGap]) -> str:
    lines = "\n".join(f"- **{sign}** {skill_name(gap)}" for gap in gaps[:LISTED]) or "- geen"
    return f"**{title}**\n\n{lines}"
