"""Answers of the ESCO web service to rows as in ESCO's own CSV files.

Assumed of a resource (told and seen in others' programs, never in an answer of our own): ``uri``; ``preferredLabel``
and ``alternativeLabel`` by language; ``description`` by language with ``literal``; ``code``; and under ``_links`` lists
of objects with ``uri`` or an ``href`` that has it: ``hasEssentialSkill``, ``hasOptionalSkill``, ``broaderIscoGroup``,
``broaderSkill``, ``broaderHierarchyConcept``, ``broaderConcept``, ``hasSkillType``, ``hasReuseLevel``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from etl.extract.common.retry import UnusableAnswer

Resource = dict[str, Any]
Row = dict[str, str]
ISCO_GROUP = "http://data.europa.eu/esco/isco/C"
ESSENTIAL, OPTIONAL = "hasEssentialSkill", "hasOptionalSkill"
# Where a skill or group hangs: under another skill, or under a group of skills or of knowledge (ISCED-F).
BROADER_SKILL, BROADER_GROUP = ("broaderSkill",), ("broaderHierarchyConcept", "broaderConcept")
LINKS = (ESSENTIAL, OPTIONAL, *BROADER_SKILL, *BROADER_GROUP, "broaderIscoGroup", "hasSkillType", "hasReuseLevel")
ENGLISH = ("en", "en-us")  # the second is seen where the first is missing


def trimmed(body: dict[str, Any]) -> Resource:
    """What is kept of an answer: Dutch and English of the texts, and the links that are followed, by their URI.

    An answer has its texts in up to 28 languages; 18 000 whole ones would not fit into the memory of a small server.

    Raises:
        UnusableAnswer: a link has no URI.
    """
    texts = {
        name: {language: body[name][language] for language in ("nl", *ENGLISH) if language in body[name]}
        for name in ("preferredLabel", "alternativeLabel", "description")
        if isinstance(body.get(name), dict)
    }
    kept = {name: [{"uri": uri} for uri in links(body, name)] for name in LINKS}
    return {
        "uri": body["uri"],
        "code": _code(body),
        **texts,
        "_links": {name: found for name, found in kept.items() if found},
    }


def links(resource: Resource, *names: str) -> list[str]:
    """URIs under some links of a resource, each once, in their order.

    Raises:
        UnusableAnswer: a link has no URI.

    >>> links({"_links": {"broaderSkill": [{"href": "https://x/skill?uri=http://y/1&language=nl"}]}}, "broaderSkill")
    ['http://y/1']
    """
    found = resource.get("_links") or {}
    return list(dict.fromkeys(_uri(link) for name in names for link in _listed(found.get(name))))


def links_of(resources: Iterable[Resource], *names: str) -> list[str]:
    """The same over many resources, each URI once."""
    return list(dict.fromkeys(uri for resource in resources for uri in links(resource, *names)))


def occupation_rows(resources: Iterable[Resource], language: str) -> list[Row]:
    """Rows of ``occupations_LANGUAGE``."""
    return _rows("Occupation", resources, language, lambda r: {"iscoGroup": isco_group(r), "code": _code(r)})


def skill_rows(resources: Iterable[Resource], language: str) -> list[Row]:
    """Rows of ``skills_LANGUAGE``."""
    return _rows(
        "KnowledgeSkillCompetence",
        resources,
        language,
        lambda r: {"skillType": _skill_type(links(r, "hasSkillType")), "reuseLevel": _last(links(r, "hasReuseLevel"))},
    )


def group_rows(concept_type: str, resources: Iterable[Resource], language: str) -> list[Row]:
    """Rows of ``skillGroups_LANGUAGE`` or ``ISCOGroups_LANGUAGE``."""
    return _rows(concept_type, resources, language, lambda r: {"code": _code(r) or _last([r["uri"]]).removeprefix("C")})


def relation_rows(occupations: Iterable[Resource]) -> list[Row]:
    """Rows of ``occupationSkillRelations``; a skill that is both essential and optional is essential."""
    rows: list[Row] = []
    for resource in occupations:
        essential = links(resource, ESSENTIAL)
        optional = [uri for uri in links(resource, OPTIONAL) if uri not in set(essential)]
        for how, skills in (("essential", essential), ("optional", optional)):
            rows += [{"occupationUri": resource["uri"], "relationType": how, "skillUri": uri} for uri in skills]
    return rows


def broader_rows(skills: Iterable[Resource], groups: Iterable[Resource]) -> list[Row]:
    """Rows of ``broaderRelationsSkillPillar``."""
    rows: list[Row] = []
    for concept_type, resources in (("KnowledgeSkillCompetence", skills), ("SkillGroup", groups)):
        for resource in resources:
            above = dict.fromkeys(links(resource, *BROADER_SKILL), "KnowledgeSkillCompetence")
            above |= {uri: "SkillGroup" for uri in links(resource, *BROADER_GROUP) if uri not in above}
            rows += [
                {"conceptType": concept_type, "conceptUri": resource["uri"], "broaderType": kind, "broaderUri": uri}
                for uri, kind in above.items()
            ]
    return rows


def isco_group(resource: Resource) -> str:
    """The four digits of an occupation: from its code ``7512.3``, or from the ISCO group above it.

    Raises:
        UnusableAnswer: neither has them.
    """
    code = _code(resource).partition(".")[0] or _last(links(resource, "broaderIscoGroup")).removeprefix("C")
    if not (len(code) == 4 and code.isascii() and code.isdigit()):
        raise UnusableAnswer(f"{resource['uri']} has no ISCO group of four digits")
    return code


def isco_uris(occupations: Iterable[Resource]) -> list[str]:
    """The ISCO groups above occupations, from one digit to four."""
    codes = {isco_group(resource)[:length] for resource in occupations for length in (1, 2, 3, 4)}
    return [ISCO_GROUP + code for code in sorted(codes)]


def _rows(concept_type: str, resources: Iterable[Resource], language: str, more: Any) -> list[Row]:
    """One row per resource. A Dutch row without a Dutch name has the English one, and ``labelLanguage`` says so."""
    rows = []
    for resource in resources:
        used = language if _text(resource, "preferredLabel", language) else "en"
        row = {
            "conceptType": concept_type,
            "conceptUri": resource["uri"],
            "preferredLabel": _text(resource, "preferredLabel", used),
            "altLabels": "\n".join(_texts(resource, "alternativeLabel", used)),
            "description": _text(resource, "description", used),
            "labelLanguage": used,
        }
        rows.append(row | more(resource))
    return rows


def _texts(resource: Resource, name: str, language: str) -> list[str]:
    by_language = resource.get(name)
    if not isinstance(by_language, dict):
        return []
    for code in ENGLISH if language == "en" else (language,):
        if found := [text for item in _listed(by_language.get(code)) if (text := _literal(item))]:
            return found
    return []


def _text(resource: Resource, name: str, language: str) -> str:
    return next(iter(_texts(resource, name, language)), "")


def _literal(item: Any) -> str:
    text = item.get("literal") if isinstance(item, dict) else item
    return text.strip() if isinstance(text, str) else ""


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _uri(link: Any) -> str:
    found = link.get("uri") if isinstance(link, dict) else None
    if not found and isinstance(link, dict) and isinstance(link.get("href"), str):
        found = next(iter(parse_qs(urlsplit(link["href"]).query).get("uri", [])), None)
    if not isinstance(found, str) or not found.startswith("http"):
        raise UnusableAnswer("a link without the URI that it leads to")
    return found


def _code(resource: Resource) -> str:
    code = resource.get("code")
    return code.strip() if isinstance(code, str) else ""


def _last(found: list[str]) -> str:
    return found[0].rpartition("/")[2] if found else ""


def _skill_type(found: list[str]) -> str:
    name = _last(found)
    return {"": "", "knowledge": "knowledge"}.get(name, "skill/competence")
