"""ESCO's own CSV files: what each is known by, in which language it is, and from which version."""

from __future__ import annotations

import re

from etl.extract.common.inbox.files import Table
from etl.extract.common.inbox.refusal import Refused
from etl.extract.common.inbox.rows import Kind

LANGUAGES = {"nl": "Nederlands", "en": "Engels"}
# What the files of a language must hold at the least; relations have no language.
CONCEPTS = ("occupations", "skills", "skillGroups", "ISCOGroups")
RELATIONS = ("occupationSkillRelations", "broaderRelationsSkillPillar")
COLLECTION = "collection"

_TYPE = "conceptType"
_URI = re.compile(r"\S+")
_LABEL = ("conceptUri", "preferredLabel")
KINDS = (
    # A collection has the columns of skills and one more, so it comes first.
    Kind(
        COLLECTION,
        "een verzameling vaardigheden",
        (_TYPE, *_LABEL, "broaderConceptUri"),
        ("conceptUri",),
        {_TYPE: ("KnowledgeSkillCompetence",)},
    ),
    Kind(
        "occupations",
        "beroepen",
        (_TYPE, *_LABEL, "iscoGroup", "altLabels", "description"),
        ("conceptUri",),
        {_TYPE: ("Occupation",)},
        {"iscoGroup": re.compile(r"\d{4}"), "preferredLabel": re.compile(r"[\s\S]*\S[\s\S]*")},
    ),
    Kind(
        "skills",
        "vaardigheden",
        (_TYPE, *_LABEL, "skillType", "altLabels", "description"),
        ("conceptUri",),
        {_TYPE: ("KnowledgeSkillCompetence",)},
    ),
    Kind(
        "skillGroups",
        "groepen van vaardigheden",
        (_TYPE, *_LABEL, "code", "description"),
        ("conceptUri",),
        {_TYPE: ("SkillGroup",)},
    ),
    Kind(
        "ISCOGroups",
        "groepen van beroepen (ISCO)",
        (_TYPE, *_LABEL, "code", "description"),
        ("conceptUri",),
        {_TYPE: ("ISCOGroup",)},
        {"code": re.compile(r"\d{1,4}")},
    ),
    Kind(
        "occupationSkillRelations",
        "verbanden tussen beroepen en vaardigheden",
        ("occupationUri", "relationType", "skillUri"),
        ("occupationUri", "skillUri"),
        {},
        {"relationType": re.compile("essential|optional")},
    ),
    Kind(
        "broaderRelationsSkillPillar",
        "de boom van vaardigheden",
        (_TYPE, "conceptUri", "broaderType", "broaderUri"),
        ("conceptUri", "broaderUri"),
        {_TYPE: ("SkillGroup", "KnowledgeSkillCompetence")},
    ),
    Kind(
        "broaderRelationsOccPillar",
        "de boom van beroepen",
        (_TYPE, "conceptUri", "broaderType", "broaderUri"),
        ("conceptUri", "broaderUri"),
        {_TYPE: ("ISCOGroup", "Occupation")},
    ),
    Kind(
        "skillsHierarchy",
        "de indeling van vaardigheden",
        ("Level 0 URI", "Level 3 URI"),
        (),
        may_end_early=True,
    ),
)
_WITHOUT_LANGUAGE = {"occupationSkillRelations", "broaderRelationsSkillPillar", "broaderRelationsOccPillar"}
_IN_STEM, _IN_PLACE = re.compile(r"_([a-z]{2})$"), re.compile(r"(?<![A-Za-z])(nl|en)(?![A-Za-z])")
_VERSION = re.compile(r"(?<![A-Za-z0-9])v(\d+)[._](\d+)(?:[._](\d+))?(?!\d)", re.IGNORECASE)


def language_of(table: Table) -> str | None:
    """Language of a file: from its name, or else from the ZIP or folder it is in; None where nothing tells.

    >>> language_of(Table("v1.2/skills_nl.csv", "skills_nl", b""))
    'nl'
    >>> language_of(Table("ESCO dataset - v1.2.0 - classification - en - csv.zip: skills.csv", "skills", b""))
    'en'
    """
    if named := _IN_STEM.search(table.stem.casefold()):
        return named[1]
    found = set(_IN_PLACE.findall(table.where.casefold().rpartition("/")[0] or table.where.casefold()))
    return found.pop() if len(found) == 1 else None


def version_of(table: Table) -> str | None:
    """Version of ESCO as the name of the file, its ZIP or its folder has it.

    >>> version_of(Table("ESCO dataset - v1.2.0 - classification - nl - csv.zip: skills_nl.csv", "skills_nl", b""))
    'v1.2.0'
    >>> version_of(Table("v1.2_nl/skills_nl.csv.gz", "skills_nl", b""))
    'v1.2'
    """
    found = {normal(match): match[0] for match in _VERSION.finditer(table.where)}
    return found.popitem()[1].casefold().replace("_", ".") if len(found) == 1 else None


def normal(version: re.Match[str] | str) -> tuple[int, int, int]:
    """A version for comparison: v1.2 is v1.2.0.

    >>> normal("v1.2") == normal("v1.2.0"), normal("v1.2.1")
    (True, (1, 2, 1))
    """
    match = _VERSION.fullmatch(version) if isinstance(version, str) else version
    if match is None:
        raise ValueError(f"{version!r} is no version of ESCO")
    return int(match[1]), int(match[2]), int(match[3] or 0)


def part_of(kind: Kind, table: Table) -> str | None:
    """Name of the part that a table becomes, as ESCO names its files; None for a language that is not used.

    Raises:
        Refused: nothing tells its language, or a collection has a name of its own that cannot be used.
    """
    if kind.name in _WITHOUT_LANGUAGE:
        return kind.name
    language = language_of(table)
    if language is None:
        raise Refused(f"{table.where}: er staat niet in welke taal dit is; zet _nl of _en achter de naam")
    if language not in LANGUAGES:
        return None
    if kind.name != COLLECTION:
        return f"{kind.name}_{language}"
    stem = _IN_STEM.sub("", table.stem)
    return f"{stem}_{language}" if re.fullmatch(r"[A-Za-z]+SkillsCollection", stem) else None
