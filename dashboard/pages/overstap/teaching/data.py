"""SQL of what programmes teach and where, for the page Overstap. Answers are kept and shared."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.growth.records import COUNTRY
from dashboard.kit.fetch import fetch
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope

COMPETENTNL, OCCUPATION, NAME = "competentnl", "beroep", "naam"
# Gemeenten of a region; a gemeente is its own, and the country has them all.
WITHIN = (
    f"(? = '{COUNTRY}' OR gemeente_code = ?"
    " OR gemeente_code IN (SELECT gm_code FROM mart.gemeente_region WHERE region_code = ?))"
)


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


@kept(4)
def teaches(scope: Scope) -> tuple[Teaches, ...]:
    """Every programme that may be given today, with each skill group that it is known to teach.

    A code without a field has that of the other codes with its name: a renewed programme keeps its name.
    """
    source = (
        "(SELECT s.skill_code, s.crebo_code, p.programme_name, p.education_level, s.route, s.evidence,"
        " coalesce(p.field_code, named.field_code) AS field_code"
        " FROM mart.programme_skill AS s JOIN mart.programme AS p ON p.crebo_code = s.crebo_code"
        " LEFT JOIN (SELECT lower(programme_name) AS name, any_value(field_code) AS field_code FROM mart.programme"
        " WHERE field_code IS NOT NULL GROUP BY name HAVING count(DISTINCT field_code) = 1) AS named"
        " ON named.name = lower(p.programme_name)"
        " WHERE p.is_current IS NOT FALSE) AS taught ORDER BY skill_code, programme_name, crebo_code"
    )
    return fetch(scope.version, Teaches, source)


@kept(128, "region")
def programme_places(scope: Scope) -> tuple[ProgrammePlace, ...]:
    """Which programmes of mbo are taught in a region, by whom and where."""
    order = " ORDER BY crebo_code, provider_name, gemeente_code"
    return fetch(scope.version, ProgrammePlace, f"mart.programme_place WHERE {WITHIN}{order}", [scope.region] * 3)


@kept(128, "region")
def field_providers(scope: Scope) -> tuple[FieldProvider, ...]:
    """Which schools of mbo and hbo train in which field in a region."""
    order = " ORDER BY field_code, provider_name, gemeente_code"
    return fetch(scope.version, FieldProvider, f"mart.provider_field WHERE {WITHIN}{order}", [scope.region] * 3)


@kept(4)
def occupation_fields(scope: Scope) -> tuple[OccupationField, ...]:
    """The fields of study that usually lead to each BRC group, mbo first."""
    source = (
        "(SELECT o.brc_code, f.field_code, f.field_name, f.field_kind, f.field_order FROM mart.occupation_field AS o"
        " JOIN mart.training_field AS f ON f.field_code = o.field_code) AS field ORDER BY field_order, brc_code"
    )
    return fetch(scope.version, OccupationField, source)
