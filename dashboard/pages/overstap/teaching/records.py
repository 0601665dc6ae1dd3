"""Rows of the marts that say which programmes of mbo teach a skill group, and where. Unknown is None."""

from __future__ import annotations

from dataclasses import dataclass

COMPETENTNL, OCCUPATION, NAME = "competentnl", "beroep", "naam"


@dataclass(frozen=True, slots=True)
class Teaches:
    """A programme that teaches a skill group.

    ``route`` says how that is known: COMPETENTNL (``evidence`` names its skills), OCCUPATION (ESCO says it of the
    occupation that DUO names for the programme) or NAME (of the occupation with the name of the programme; ``evidence``
    is that occupation). ``education_level`` is entree, mbo2, mbo3 or mbo4; ``field_code`` a hoofdgroep of DUO.
    """

    skill_code: str
    crebo_code: str
    programme_name: str
    education_level: str | None
    route: str
    evidence: str
    field_code: str | None = None

    @property
    def is_attitude(self) -> bool:
        """Whether it is one of the transversal skills of ESCO, such as staying positive: every work asks some."""
        return self.skill_code.startswith("T")


@dataclass(frozen=True, slots=True)
class ProgrammePlace:
    """A school that teaches a programme in a gemeente today; ``hoofdkantoor``: where the lessons are is unknown."""

    crebo_code: str
    provider_name: str
    gemeente_code: str
    location_kind: str


@dataclass(frozen=True, slots=True)
class FieldProvider:
    """A school that trains in a field of study in a gemeente today."""

    field_code: str
    provider_name: str
    gemeente_code: str
    location_kind: str


@dataclass(frozen=True, slots=True)
class OccupationField:
    """A field of study that usually leads to a BRC group; our own estimate."""

    brc_code: str
    field_code: str
    field_name: str
    field_kind: str
