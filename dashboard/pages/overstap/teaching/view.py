"""Which programmes in or near a region teach what someone lacks for an occupation. Between the data and the page.

A region's programmes are those taught in one of its gemeenten; near is the rest of the provincies it lies in, or, of a
gemeente, the rest of its arbeidsmarktregio. Without the files of DUO it is not known where a programme is taught: then
all programmes count, and the page says so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from dashboard.growth import data
from dashboard.growth.records import COUNTRY, GemeenteRegion, Region
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.overstap.data import Occupation, SkillGap
from dashboard.pages.overstap.teaching.data import (
    COMPETENTNL,
    FieldProvider,
    OccupationField,
    ProgrammePlace,
    Teaches,
    field_providers,
    occupation_fields,
    programme_places,
    teaches,
)

# Of fewer programmes, what half of them teaches is not yet common.
MANY = 20
# ISCO skill level of work that asks hbo or university.
HIGHER = 4


@dataclass(frozen=True)
class Programme:
    """A programme that teaches a skill group, with the places in the region and near it.

    ``of_field``: of one of the fields that lead to the occupation to learn for.
    """

    teaches: Teaches
    here: Sequence[ProgrammePlace]
    near: Sequence[ProgrammePlace]
    of_field: bool = False


@dataclass(frozen=True)
class Lesson:
    """A skill group that is missing, with the programmes that teach it and lie near the work, the most useful first.

    ``elsewhere`` counts the programmes that are taught neither here nor near; 0 where places are not known at all.
    ``is_common``: more than half of all programmes teach it, so that naming a few helps nobody.
    """

    gap: SkillGap
    programmes: Sequence[Programme]
    elsewhere: int
    is_common: bool = False

    @property
    def is_unknown(self) -> bool:
        """Whether no programme is known for it, here or anywhere."""
        return not self.programmes and not self.elsewhere and not self.is_common


@dataclass(frozen=True)
class Teaching:
    """All that is known of where someone can learn what is missing.

    Attributes:
        destination: the occupation to learn for.
        has_places: whether it is known where programmes are taught.
        fields: that usually lead to the occupation.
        providers: schools of these fields in the region; near it where the region has none.
        providers_near: whether these are near and not in the region.
        gemeenten: names by code.
    """

    region: Region
    destination: Occupation
    lessons: Sequence[Lesson]
    has_places: bool
    fields: Sequence[OccupationField]
    providers: Sequence[FieldProvider]
    providers_near: bool
    gemeenten: Mapping[str, str]

    @property
    def asks_higher(self) -> bool:
        """Whether the work mostly asks hbo or university, of which no open source says what programmes teach."""
        return self.destination.education_level == HIGHER

    @property
    def is_beyond_mbo(self) -> bool:
        """Whether it asks that and no field of mbo leads to it: then a programme of mbo is no answer at all."""
        return self.asks_higher and not any(row.field_kind == "hoofdgroep" for row in self.fields)


def load_teaching(scope: Scope, region: Region, destination: Occupation, gaps: Sequence[SkillGap]) -> Teaching:
    """What is known for a region.

    Args:
        scope: the version.
        region: where someone looks.
        destination: the occupation to learn for; its BRC group says in which fields people train for it.
        gaps: skill groups that are missing, the heaviest first.
    """
    code, lies_in = region.region_code, data.gemeente_regions(scope)
    around = near_codes(region, lies_in)
    here = programme_places(scope.at(region=code))
    near = _without([row for each in around for row in programme_places(scope.at(region=each))], region, lies_in)
    fields = [row for row in occupation_fields(scope) if row.brc_code == destination.brc_code]
    wanted = {row.field_code for row in fields}
    of_field = [row for row in field_providers(scope.at(region=code)) if row.field_code in wanted]
    close = [row for each in around for row in field_providers(scope.at(region=each)) if row.field_code in wanted]
    has_places = bool(programme_places(scope.at(region=COUNTRY)))
    return Teaching(
        region=region,
        destination=destination,
        lessons=lessons(gaps, taught_by_skill(scope), here, near, wanted, has_places=has_places),
        has_places=has_places,
        fields=fields,
        providers=of_field or close,
        providers_near=not of_field,
        gemeenten={row.gm_code: row.gm_name for row in lies_in},
    )


@kept(4)
def taught_by_skill(scope: Scope) -> Mapping[str, Sequence[Teaches]]:
    """Programmes by skill group. Shared between sessions: never change it."""
    found: dict[str, list[Teaches]] = {}
    for row in teaches(scope):
        found.setdefault(row.skill_code, []).append(row)
    return found


def lessons(
    gaps: Sequence[SkillGap],
    taught: Mapping[str, Sequence[Teaches]],
    here: Sequence[ProgrammePlace],
    near: Sequence[ProgrammePlace],
    fields: Collection[str] = (),
    *,
    has_places: bool,
) -> list[Lesson]:
    """The programmes for each gap that are worth a visit to the school.

    Those of the fields that lead to the occupation come first, then those in the region, then those of which
    CompetentNL says it, then what fits all that is missing best.
    """
    places_here, places_near = _by_programme(here), _by_programme(near)
    fit, found = programme_fit(gaps, taught), []
    for gap in gaps:
        known = taught.get(gap.skill_code, ())
        made = [
            Programme(
                item,
                places_here.get(item.crebo_code, ()),
                places_near.get(item.crebo_code, ()),
                item.field_code in fields,
            )
            for item in known
            if lies_near_the_work(item, fields)
        ]
        shown = [each for each in made if each.here or each.near or not has_places]
        shown.sort(key=lambda each: _usefulness(each, fit))
        found.append(
            Lesson(gap, shown, len(made) - len(shown), is_common=len(fit) >= MANY and len(known) > len(fit) / 2)
        )
    return found


def _usefulness(item: Programme, fit: Mapping[str, float]) -> tuple[bool, bool, bool, float, str]:
    """What programmes are put in order by, the most useful first."""
    return (
        not item.of_field,
        not item.here,
        item.teaches.route != COMPETENTNL,
        -fit[item.teaches.crebo_code],
        item.teaches.programme_name,
    )


def lies_near_the_work(item: Teaches, fields: Collection[str]) -> bool:
    """Whether a programme may be named for an occupation.

    Any of the fields that lead to it. Of other fields only what CompetentNL lists as work or knowledge: what ESCO asks
    of another occupation is learned for that one (a taxi driver also mends his car), and an attitude is no reason to
    take up another trade.

    >>> taxi = Teaches("S7.1", "25381", "Taxichauffeur", "mbo2", "beroep", "taxichauffeur", "hg013")
    >>> lies_near_the_work(taxi, {"hg013"}), lies_near_the_work(taxi, {"hg001"})
    (True, False)
    """
    return item.field_code in fields or (item.route == COMPETENTNL and not item.is_attitude)


def programme_fit(gaps: Sequence[SkillGap], taught: Mapping[str, Sequence[Teaches]]) -> dict[str, float]:
    """How well each programme fits all that is missing; only for the order in which they are named.

    A cosine: what is missing of each skill group against what the programme teaches, where a group that few programmes
    teach tells more (IDF). So a broad programme does not come first for teaching a little of everything.

    Args:
        gaps: skill groups that are missing.
        taught: programmes by skill group, all of them.

    >>> rows = {code: Teaches("", code, "x", None, "naam", "x") for code in "12"}
    >>> teach = {"a": [rows["1"]], "b": [rows["1"], rows["2"]]}
    >>> programme_fit([SkillGap("d", "a", "a", 1.0, 0.0, 1.0)], teach)
    {'1': 1.0, '2': 0.0}
    """
    missing = {gap.skill_code: max(0.0, gap.asked - gap.brought) for gap in gaps}
    total = len({row.crebo_code for rows in taught.values() for row in rows})
    found: dict[str, float] = {}
    size: dict[str, float] = {}
    for skill_code, rows in taught.items():
        codes = {row.crebo_code for row in rows}
        rarity = log(total / len(codes))
        for code in codes:
            found[code] = found.get(code, 0.0) + missing.get(skill_code, 0.0) * rarity
            size[code] = size.get(code, 0.0) + rarity**2
    return {code: value / sqrt(size[code]) if size[code] else 0.0 for code, value in sorted(found.items())}


def near_codes(region: Region, lies_in: Sequence[GemeenteRegion]) -> list[str]:
    """Codes of the regions that hold a region and what is near it."""
    if region.region_type == "land":
        return []
    own = _own_gemeenten(region, lies_in)
    kind = "arbeidsmarktregio" if region.region_type == "gemeente" else "provincie"
    found = {row.region_code for row in lies_in if row.region_type == kind and row.gm_code in own}
    return sorted(found - {region.region_code})


def _without(
    places: Sequence[ProgrammePlace], region: Region, lies_in: Sequence[GemeenteRegion]
) -> list[ProgrammePlace]:
    own = _own_gemeenten(region, lies_in)
    return [row for row in places if row.gemeente_code not in own]


def _own_gemeenten(region: Region, lies_in: Sequence[GemeenteRegion]) -> set[str]:
    return {row.gm_code for row in lies_in if region.region_code in (row.region_code, row.gm_code)}


def _by_programme(places: Sequence[ProgrammePlace]) -> dict[str, list[ProgrammePlace]]:
    found: dict[str, list[ProgrammePlace]] = {}
    for row in places:
        found.setdefault(row.crebo_code, []).append(row)
    return found
