"""Stage: reads a folder of ESCO's CSV files into frames. Renames only; what is passed over is counted.

ESCO's own download is one CSV per kind of concept and language (``occupations_en.csv``, gzipped or not); a raw set has
the same rows as JSON lines (``occupations_en.json.gz``). Codes are the URIs of the concepts, which stay the same over
versions and languages.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from etl.errors import SourceError
from etl.extract.esco.contract import MOST_WITHOUT_OCCUPATION
from etl.run.raw_store import read_rows

SOURCE_ID = "esco"
ENDINGS = (".csv", ".csv.gz", ".json.gz")
_ADVICE = "Put a whole copy of ESCO's CSV download (https://esco.ec.europa.eu/en/use-esco/download) in the folder."


@dataclass(frozen=True)
class Esco:
    """One version of ESCO in one language.

    Args:
        occupations: occupation_code (URI), isco_code (4 digits), occupation_name, synonyms (one a line), description.
        skills: skill_code (URI), skill_name, skill_type (``knowledge``, ``skill/competence`` or empty).
        groups: skill_code (URI), skill_name, group_code (such as ``S1.2.3``; empty for the ISCED fields).
        relations: occupation_code, skill_code, importance (``essential`` or ``optional``).
        broader: skill_code, broader_code; both are skills or groups (1.1.1 has 7 groups here that its list lacks; they
            have no name and serve as branches only).
        isco_texts: isco_code (1 to 4 digits), text (name and description of the ISCO group).
        relations_passed_over: relations of occupations that ESCO's list does not have.
    """

    occupations: pd.DataFrame
    skills: pd.DataFrame
    groups: pd.DataFrame
    relations: pd.DataFrame
    broader: pd.DataFrame
    isco_texts: pd.DataFrame
    relations_passed_over: int


def read_esco(folder: Path, language: str) -> Esco:
    """Read a folder of ESCO.

    Args:
        folder: holds ``occupations``, ``skills``, ``skillGroups`` and ``ISCOGroups`` with ``_LANGUAGE`` behind the
            name, ``occupationSkillRelations`` and ``broaderRelationsSkillPillar``; each ``.csv`` or ``.csv.gz``.
        language: two letters, such as ``en``.

    Raises:
        SourceError: a file is missing, cannot be read or lacks a column; a URI occurs twice; a relation is of an
            unknown skill or importance; too many relations are of an unknown occupation.
    """
    occupations = _concepts(
        folder,
        f"occupations_{language}",
        {"iscoGroup": "isco_code", "preferredLabel": "occupation_name", "altLabels": "synonyms"},
        code="occupation_code",
    )
    skills = _concepts(folder, f"skills_{language}", {"preferredLabel": "skill_name", "skillType": "skill_type"})
    groups = _concepts(folder, f"skillGroups_{language}", {"preferredLabel": "skill_name", "code": "group_code"})
    relations, passed_over = _relations(folder, set(occupations["occupation_code"]), set(skills["skill_code"]))
    return Esco(
        occupations=occupations,
        skills=skills.drop(columns="description"),
        groups=groups.drop(columns="description"),
        relations=relations,
        broader=_broader(folder),
        isco_texts=_isco_texts(folder, language),
        relations_passed_over=passed_over,
    )


def read_labels(folder: Path, language: str) -> pd.DataFrame:
    """Names of skills and skill groups in one language, from whatever files of it are there.

    ESCO's collections (digital, green, transversal, ...) overlap; the first label met for a URI is kept.

    Returns:
        Columns skill_code (URI, unique), skill_name.

    Raises:
        SourceError: there is no such file, or one cannot be read.
    """
    files = sorted(
        path
        for kind in ("skills", "skillGroups", "*SkillsCollection")
        for ending in ENDINGS
        for path in folder.glob(f"{kind}_{language}{ending}")
    )
    if not files:
        raise _error(f"there is no file with skills in language {language!r}", folder)
    parts = [_read(path, {"conceptUri": "skill_code", "preferredLabel": "skill_name"}) for path in files]
    return pd.concat(parts).drop_duplicates("skill_code").reset_index(drop=True)


def _concepts(folder: Path, stem: str, names: dict[str, str], code: str = "skill_code") -> pd.DataFrame:
    path = _find(folder, stem)
    table = _read(path, {"conceptUri": code, **names, "description": "description"})
    if (twice := table.loc[table[code].duplicated(), code]).size:
        raise _error(f"{twice.iloc[0]} occurs twice", path)
    return table


def _relations(folder: Path, occupations: set[str], skills: set[str]) -> tuple[pd.DataFrame, int]:
    path = _find(folder, "occupationSkillRelations")
    names = {"occupationUri": "occupation_code", "skillUri": "skill_code", "relationType": "importance"}
    table = _read(path, names)
    if (unknown := table.loc[~table["skill_code"].isin(skills), "skill_code"]).size:
        raise _error(
            f"{unknown.size} relations are of a skill that is not in the list, such as {unknown.iloc[0]}", path
        )
    if (odd := table.loc[~table["importance"].isin(["essential", "optional"]), "importance"]).size:
        raise _error(f"relation type {odd.iloc[0]!r} is neither essential nor optional", path)
    if table.duplicated(["occupation_code", "skill_code"]).any():
        row = table[table.duplicated(["occupation_code", "skill_code"])].iloc[0]
        raise _error(f"{row['occupation_code']} has {row['skill_code']} twice", path)
    known = table["occupation_code"].isin(occupations)
    lost = int((~known).sum())
    if lost > MOST_WITHOUT_OCCUPATION * len(table):
        raise _error(f"{lost} of {len(table)} relations are of an occupation that is not in the list", path)
    return table[known].reset_index(drop=True), lost


def _broader(folder: Path) -> pd.DataFrame:
    path = _find(folder, "broaderRelationsSkillPillar")
    table = _read(path, {"conceptUri": "skill_code", "broaderUri": "broader_code"})
    return table.drop_duplicates().reset_index(drop=True)


def _isco_texts(folder: Path, language: str) -> pd.DataFrame:
    path = _find(folder, f"ISCOGroups_{language}")
    table = _read(path, {"code": "isco_code", "preferredLabel": "name", "description": "description"})
    table["text"] = table["name"] + "\n" + table["description"]
    if table["isco_code"].duplicated().any():
        raise _error("an ISCO code occurs twice", path)
    return table[["isco_code", "text"]]


def _find(folder: Path, stem: str) -> Path:
    for ending in ENDINGS:
        if (path := folder / f"{stem}{ending}").is_file():
            return path
    raise _error(f"the file {stem}.csv is missing", folder)


def _read(path: Path, names: dict[str, str]) -> pd.DataFrame:
    try:
        if path.name.endswith(".json.gz"):
            rows = read_rows(path)
            table = pd.DataFrame(
                {name: ["" if row[name] is None else str(row[name]) for row in rows] for name in names}
            )
        else:
            table = pd.read_csv(path, dtype=str, encoding="utf-8-sig", keep_default_na=False, usecols=list(names))
    except KeyError as problem:
        raise _error(f"the file lacks the column {problem}", path) from problem
    except (OSError, ValueError, EOFError) as problem:
        raise _error(f"the file cannot be read ({str(problem)[:150]})", path) from problem
    if table.empty:
        raise _error("the file has no rows", path)
    key = next(iter(names))
    if (table[key] == "").any():
        raise _error(f"a row has no {key}", path)
    return table[list(names)].rename(columns=names)


def _error(what: str, path: Path) -> SourceError:
    return SourceError(SOURCE_ID, what, url=str(path), advice=_ADVICE)
