"""From frames to the tables of the routes: what ``etl/run/routes.py`` puts into a build and ``etl/snapshot`` bundles.

No I/O. Occupation groups first (``Work``), then skills and routes between groups (``GroupRoutes``), which exist in
every build; ``EscoRoutes`` only where ESCO itself is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from etl.model.crossover.destinations import best_destinations
from etl.model.crossover.occupation_pairs import pairs
from etl.model.crossover.route_profiles import RouteProfiles, of_groups, of_occupations
from etl.model.crossover.skill_group import GROUP_LEVELS, LEADING_LEVEL, SKILL_LEVEL, members, skill_table
from etl.model.crossover.skill_profile import Profiles, idf
from etl.model.staffing.education import education_levels
from etl.model.staffing.matrix import fit, seed

BEST = 50
ISCED_PATH = "/isced-f/"


class EscoFrames(NamedTuple):
    """ESCO as ``etl/stage/esco.py`` reads it, with what there is in Dutch.

    occupations has name_nl and synonyms_nl beside the columns of the reader (empty where not there); labels_nl has
    skill_code and skill_name. What has no Dutch name has an English one.
    """

    occupations: pd.DataFrame
    skills: pd.DataFrame
    groups: pd.DataFrame
    relations: pd.DataFrame
    broader: pd.DataFrame
    isco_texts: pd.DataFrame
    labels_nl: pd.DataFrame


class Work(NamedTuple):
    """occupations: brc_code, brc_name, education_level, education_share, synonyms; staffing: sbi_code, brc_code, share.

    Synonyms of a group are the names of its ISCO-08 unit groups, one a line: what a reader may look for.
    """

    occupations: pd.DataFrame
    staffing: pd.DataFrame


class GroupRoutes(NamedTuple):
    """Of BRC groups: skills (groups of ESCO), profiles (code, skill_code, value, weight) and pairs."""

    skills: pd.DataFrame
    profiles: pd.DataFrame
    pairs: pd.DataFrame


class EscoRoutes(NamedTuple):
    """Of ESCO itself: single skills, the groups they lie in, profiles, best pairs of occupations, skills by name."""

    occupations: pd.DataFrame
    skills: pd.DataFrame
    members: pd.DataFrame
    profiles: pd.DataFrame
    pairs: pd.DataFrame
    named_skills: pd.DataFrame


def work(crosswalk: pd.DataFrame, european: pd.DataFrame, published: pd.DataFrame, employees: pd.DataFrame) -> Work:
    """Occupation groups with their education level, and the staffing matrix.

    Args:
        crosswalk: columns isco_code, isco_name, brc_code, brc_name.
        european: as for :func:`etl.model.staffing.matrix.seed`.
        published: as for :func:`etl.model.staffing.matrix.fit`.
        employees: columns brc_code, employees_x1000.
    """
    staffing = fit(seed(european, crosswalk), published, employees)
    names = crosswalk.drop_duplicates("brc_code")[["brc_code", "brc_name"]]
    levels = education_levels(crosswalk, staffing.cells)
    occupations = names.merge(levels, how="left", on="brc_code").sort_values("brc_code", ignore_index=True)
    named = crosswalk[crosswalk["isco_name"] != ""]
    parts = dict(iter(named["isco_name"].str.removesuffix(" z.n.d.").groupby(named["brc_code"])))
    synonyms = ["\n".join(parts[code].unique()) if code in parts else "" for code in occupations["brc_code"]]
    return Work(occupations.assign(synonyms=synonyms), staffing.shares())


def with_short_codes(esco: EscoFrames) -> EscoFrames:
    """The same with the short code of a group (``S1.2``, ``0713``) in place of its URI; skills keep theirs.

    Short codes are ESCO's own and those of ISCED-F, stay the same over versions, and can be read.

    Raises:
        ValueError: two groups have the same short code, or one has none.
    """
    uri = esco.groups["skill_code"]
    short = esco.groups["group_code"].mask(uri.str.contains(ISCED_PATH), uri.str.rpartition("/")[2])
    if short.duplicated().any() or (short == "").any():
        odd = uri[short.duplicated() | (short == "")].iloc[0]
        raise ValueError(f"the skill group {odd} has no short code of its own")
    code_of = dict(zip(uri, short, strict=True))

    def renamed(frame: pd.DataFrame) -> pd.DataFrame:
        changed = {
            column: frame[column].map(code_of).fillna(frame[column])
            for column in ("skill_code", "broader_code")
            if column in frame
        }
        return frame.assign(**changed)

    return esco._replace(groups=renamed(esco.groups), broader=renamed(esco.broader), labels_nl=renamed(esco.labels_nl))


def group_profiles_of(esco: EscoFrames, crosswalk: pd.DataFrame) -> RouteProfiles:
    """The three profiles of the BRC groups."""
    brc_of = dict(zip(crosswalk["isco_code"], crosswalk["brc_code"], strict=True))
    return of_groups(esco.occupations, esco.relations, esco.broader, esco.isco_texts, brc_of)


def skills_of(esco: EscoFrames) -> pd.DataFrame:
    """Skill groups and skills, as of :func:`etl.model.crossover.skill_group.skill_table`."""
    names = ["skill_code", "skill_name"]
    return skill_table(esco.groups[names], esco.skills[names], esco.broader, esco.labels_nl)


def group_routes(profiles: RouteProfiles, skills: pd.DataFrame) -> GroupRoutes:
    """Routes between BRC groups, and what they ask by skill group (levels 1 to 3)."""
    shown = skills[skills["skill_level"] < SKILL_LEVEL].reset_index(drop=True)
    codes = set(shown.loc[shown["skill_level"].isin(GROUP_LEVELS), "skill_code"])
    return GroupRoutes(shown, weighted(profiles.tree, codes), pairs(*profiles))


def named_skills(esco: EscoFrames, skills: pd.DataFrame) -> pd.DataFrame:
    """What occupations with a Dutch name must know by skill group: the way from a name to skills.

    Returns:
        Columns occupation_name, skill_code (of the level that pages lead with), skill_count (essential skills of the
        occupation in the group, at least 1), sorted. A name that two occupations have is left out: it says nothing.
    """
    leading = set(skills.loc[skills["skill_level"] == LEADING_LEVEL, "skill_code"])
    essential = esco.relations[esco.relations["importance"] == "essential"]
    inside = members(tuple(sorted(set(essential["skill_code"]))), esco.broader, leading)
    names = esco.occupations[["occupation_code", "name_nl"]].dropna()
    names = names[(names["name_nl"] != "") & ~names["name_nl"].duplicated(keep=False)]
    found = essential.merge(inside, on="skill_code").merge(names, on="occupation_code")
    counted = found.groupby(["name_nl", "group_code"]).size().reset_index()
    counted.columns = pd.Index(["occupation_name", "skill_code", "skill_count"])
    return counted


def esco_routes(esco: EscoFrames, crosswalk: pd.DataFrame, groups: RouteProfiles, skills: pd.DataFrame) -> EscoRoutes:
    """Routes between ESCO occupations, and what they and the BRC groups ask skill by skill."""
    own = of_occupations(esco.occupations, esco.relations, esco.broader)
    leading = set(skills.loc[skills["skill_level"] == LEADING_LEVEL, "skill_code"])
    profiles = pd.concat(
        [weighted(own.skills), weighted(own.tree, leading), weighted(groups.skills)], ignore_index=True
    )
    in_group = set(skills.loc[skills["skill_level"].isin(GROUP_LEVELS), "skill_code"])
    single = skills[skills["skill_level"] == SKILL_LEVEL].reset_index(drop=True)
    return EscoRoutes(
        occupations=_occupations(esco, crosswalk),
        skills=single,
        members=members(tuple(single["skill_code"]), esco.broader, in_group),
        profiles=profiles,
        pairs=best_destinations(*own, count=BEST),
        named_skills=named_skills(esco, skills),
    )


def weighted(profiles: Profiles, only: set[str] | None = None) -> pd.DataFrame:
    """Cells above zero with the IDF weight of their column: code, skill_code, value, weight."""
    weight: Mapping[str, float] = dict(zip(profiles.columns, idf(profiles).tolist(), strict=True))
    cells = profiles.long()
    cells["value"] = cells["value"].clip(upper=1.0)  # a mean of ones may pass 1 by a last bit
    if only is not None:
        cells = cells[cells["skill_code"].isin(only)]
    cells = cells.assign(weight=cells["skill_code"].map(weight).astype(np.float64))
    return cells.sort_values(["code", "skill_code"], ignore_index=True)


def _occupations(esco: EscoFrames, crosswalk: pd.DataFrame) -> pd.DataFrame:
    """occupation_code, occupation_name, language, synonyms, isco_code, brc_code (None where ISCO has no group)."""
    given = esco.occupations
    brc_of = dict(zip(crosswalk["isco_code"], crosswalk["brc_code"], strict=True))
    name_nl = given["name_nl"].where(given["name_nl"].notna() & (given["name_nl"] != ""), None)
    is_dutch = name_nl.notna()
    return pd.DataFrame(
        {
            "occupation_code": given["occupation_code"],
            "occupation_name": name_nl.where(is_dutch, given["occupation_name"]),
            "language": is_dutch.map({True: "nl", False: "en"}),
            "synonyms": given["synonyms_nl"].where(is_dutch, given["synonyms"]),
            "isco_code": given["isco_code"],
            "brc_code": given["isco_code"].map(brc_of),
        }
    )
