"""A small ESCO, as rows of ESCO's own CSVs: occupations, skills, groups of both, and relations."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from pathlib import Path

BASE = "http://data.europa.eu/esco"
OCCUPATIONS, SKILLS = 12, 30
DUTCH, ENGLISH = "nl", "en"
Rows = list[dict[str, str]]


def occupation(number: int) -> str:
    return f"{BASE}/occupation/{number:04d}"


def skill(number: int) -> str:
    return f"{BASE}/skill/{number:04d}"


def group(code: str) -> str:
    return f"{BASE}/skill/{code}"


def isco_code(number: int) -> str:
    return f"{7511 + number // 2}"


def skills_of(number: int) -> list[tuple[int, str]]:
    """Skills of one occupation with their importance: five that overlap with those of the next occupation."""
    return [((2 * number + n) % SKILLS, "essential" if n < 3 else "optional") for n in range(5)]


def concepts(language: str) -> dict[str, Rows]:
    """The files of one language."""

    def row(kind: str, uri: str, name: str, **more: str) -> dict[str, str]:
        label = f"{name}, met een komma" if language == DUTCH else name
        fixed = {"conceptType": kind, "conceptUri": uri, "preferredLabel": label, "altLabels": f"{name} a\n{name} b"}
        return fixed | {"status": "released", "description": f"{name}.\nTwee regels."} | more

    pillar, codes = range(SKILLS), sorted({isco_code(n) for n in range(OCCUPATIONS)})
    return {
        f"occupations_{language}": [
            row("Occupation", occupation(n), f"beroep {n}", iscoGroup=isco_code(n), code=f"{isco_code(n)}.{n}")
            for n in range(OCCUPATIONS)
        ],
        f"skills_{language}": [
            row("KnowledgeSkillCompetence", skill(n), f"kunnen {n}", skillType="skill/competence", reuseLevel="")
            for n in pillar
        ],
        f"skillGroups_{language}": [
            row("SkillGroup", group(code), f"groep {code}", code=code) for code in ("S1", "S1.1", "S1.2")
        ],
        f"ISCOGroups_{language}": [
            row("ISCOGroup", f"{BASE}/isco/C{code}", f"ISCO {code}", code=code) for code in ("7", "75", "751", *codes)
        ],
    }


def relations() -> dict[str, Rows]:
    """The files without a language."""
    asked = [
        {"occupationUri": occupation(n), "relationType": how, "skillType": "skill/competence", "skillUri": skill(s)}
        for n in range(OCCUPATIONS)
        for s, how in skills_of(n)
    ]
    broader = [
        {
            "conceptType": "KnowledgeSkillCompetence",
            "conceptUri": skill(n),
            "broaderType": "SkillGroup",
            "broaderUri": group("S1.1" if n % 2 else "S1.2"),
        }
        for n in range(SKILLS)
    ]
    broader += [
        {"conceptType": "SkillGroup", "conceptUri": group(c), "broaderType": "SkillGroup", "broaderUri": group("S1")}
        for c in ("S1.1", "S1.2")
    ]
    return {"occupationSkillRelations": asked, "broaderRelationsSkillPillar": broader}


def small_esco(*languages: str) -> dict[str, Rows]:
    """All files of ESCO in these languages."""
    found = relations()
    for language in languages or (DUTCH, ENGLISH):
        found |= concepts(language)
    return found


def as_csv(rows: Rows) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def put_folder(folder: Path, tables: dict[str, Rows], ending: str = ".csv") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        content = as_csv(rows)
        (folder / f"{name}{ending}").write_bytes(gzip.compress(content) if ending.endswith(".gz") else content)
    return folder


def put_zip(path: Path, tables: dict[str, Rows]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in tables.items():
            archive.writestr(f"{name}.csv", as_csv(rows))
    return path
