"""What must hold of ESCO as a whole, from a folder or from the web service, before any of it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from etl.extract.common.inbox.refusal import Refused
from etl.extract.esco.kinds import CONCEPTS, LANGUAGES, RELATIONS

# ESCO 1.1.1 has one occupation (67 of 123 855 relations) that its own list of occupations lacks. More than this part
# of the relations without an occupation means that the two files are of different versions.
MOST_WITHOUT_OCCUPATION = 0.005
Parts = Mapping[str, Sequence[Mapping[str, Any]]]


def judge(parts: Parts) -> None:
    """Hold the parts against each other.

    Raises:
        Refused: a file is missing, or relations are of skills or occupations that the lists do not have; the first
            of these that is found, in Dutch.
    """
    if missing := missing_files(parts):
        raise Refused(f"er ontbreekt: {', '.join(missing)}")
    occupations, skills = uris(parts, "occupations"), uris(parts, "skills")
    relations = parts["occupationSkillRelations"]
    if unknown := [row["skillUri"] for row in relations if row["skillUri"] not in skills]:
        raise Refused(
            f"occupationSkillRelations: {len(unknown)} regels horen bij een vaardigheid die niet in de lijst staat,"
            f" zoals {unknown[0]}; de bestanden zijn van verschillende versies of niet compleet"
        )
    lost = [row["occupationUri"] for row in relations if row["occupationUri"] not in occupations]
    if len(lost) > MOST_WITHOUT_OCCUPATION * len(relations):
        raise Refused(
            f"occupationSkillRelations: {len(lost)} van {len(relations)} regels horen bij een beroep dat niet in de"
            f" lijst staat, zoals {lost[0]}; de bestanden zijn van verschillende versies of niet compleet"
        )
    known = skills | uris(parts, "skillGroups")
    tree = [row for row in parts["broaderRelationsSkillPillar"] if row["conceptUri"] not in known]
    if len(tree) > MOST_WITHOUT_OCCUPATION * len(parts["broaderRelationsSkillPillar"]):
        raise Refused(
            f"broaderRelationsSkillPillar: {len(tree)} regels horen bij een vaardigheid of groep die niet in de lijst"
            f" staat, zoals {tree[0]['conceptUri']}"
        )


def missing_files(parts: Parts) -> list[str]:
    """Files without which ESCO cannot be used: one language whole, and the relations.

    Of the language that lacks least the missing files are named; Dutch goes first where both lack as many.

    >>> missing_files({"occupations_en": [], "skills_en": [], "skillGroups_en": [], "ISCOGroups_nl": []})
    ['ISCOGroups_en', 'occupationSkillRelations', 'broaderRelationsSkillPillar']
    """
    lacking = [[f"{name}_{lang}" for name in CONCEPTS if f"{name}_{lang}" not in parts] for lang in LANGUAGES]
    return min(lacking, key=len) + [name for name in RELATIONS if name not in parts]


def uris(parts: Parts, name: str) -> set[str]:
    """URIs of one kind of concept in all languages."""
    return {row["conceptUri"] for lang in LANGUAGES for row in parts.get(f"{name}_{lang}", ())}
