"""Who asks one group of skills and where it is released, in a few sentences. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.growth.records import Sector
from dashboard.growth.words import listing
from dashboard.kit import estimates
from dashboard.pages.vaardigheden.data import ALL_LEVELS, SectorNeed, SkillNeed
from dashboard.pages.vaardigheden.group.data import GroupView
from dashboard.pages.vaardigheden.skill_balance import FEWEST, FREE, SCARCE
from dashboard.pages.vaardigheden.text import LEVELS, in_sentence, name_of
from dashboard.pages.vaardigheden.view import SkillsView


def who_asks(group: GroupView, view: SkillsView, need: SkillNeed | None) -> str:
    """Who asks a group of skills and who releases it, and what it consists of."""
    name = name_of(group.group, view.groups)
    if need is None or max(need.jobs_asked, need.jobs_released) < FEWEST:
        at = "" if group.level == ALL_LEVELS else f" op {LEVELS[group.level][2]}"
        return (
            f"**{name}** wordt{at} in deze regio in minder dan 50 banen meer of minder gevraagd. {_parts(group, view)}"
        )
    text = f"**{name}**: {_sector_part(group, view)}"
    word = {SCARCE: " Dat is schaars.", FREE: " Er komt dus meer vrij dan er gevraagd wordt."}
    text += word.get(view.standing(need), "")
    if not need.is_firm:
        text += " Let op: dit is maar een klein deel van het werk in de beroepen die het vragen. Het cijfer is ruw."
    return f"{text} {_parts(group, view)}".strip()


def _sector_part(group: GroupView, view: SkillsView) -> str:
    more = [row for row in group.sectors if row.jobs >= FEWEST][:3]
    less = [row for row in reversed(group.sectors) if row.jobs <= -FEWEST][:3]
    parts = []
    if more:
        parts.append(f"meer gevraagd in {listing([_with_jobs(row, view.sectors) for row in more])}")
    if less:
        parts.append(f"komt vrij in {listing([_with_jobs(row, view.sectors) for row in less])}")
    return (", en ".join(parts) or "in geen enkele sector 50 banen of meer") + "."


def _with_jobs(row: SectorNeed, sectors: Mapping[str, Sector]) -> str:
    return f"{sectors[row.sbi_code].sector_name_short} ({estimates.effect(abs(row.jobs))} banen)"


def _parts(group: GroupView, view: SkillsView) -> str:
    names = [in_sentence(name_of(part, view.groups)) for part in group.narrower if not part.skill_code.endswith(".0")]
    return f"Hieronder vallen onder meer: {listing(names[:6])}." if len(names) > 1 else ""
