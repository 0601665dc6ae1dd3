"""Bundled skills of mbo qualifications: what CompetentNL calls essential, added up to the skill groups of ESCO.

Which group a skill belongs to is our own reviewed table, ``data/reference/competentnl_skill.csv``.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from etl.errors import SourceError
from etl.run.raw_store import PartWriter, RawSet
from etl.settings import REFERENCE_DIR
from etl.snapshot.inputs import input_error, read_csv
from etl.stage.competentnl import GROUP_COLUMNS, GROUPS

SKILLS = "crebo/crebo_skills_competentnl.csv.gz"
BRIDGE = REFERENCE_DIR / "competentnl_skill.csv"
_SOURCE_ID = "competentnl"
_URL = "https://competentnl.nl"


def write(shared_data: Path, writer: PartWriter) -> RawSet:
    """Write one part ``groups``, one row per qualification x skill group.

    Raises:
        SourceError: an input cannot be read, or has a skill that the reviewed table does not know.
    """
    path = shared_data / SKILLS
    given = pd.DataFrame(read_csv(_SOURCE_ID, path, {"crebo", "beroep_label", "skill_label", "skill_uri", "categorie"}))
    groups = pd.DataFrame(read_csv(_SOURCE_ID, BRIDGE, {"competentnl_code", "skill_code"}))
    rows = grouped(given[given["categorie"] == "essentieel"], groups, path)
    records = [dict(zip(GROUP_COLUMNS, row, strict=True)) for row in rows[GROUP_COLUMNS].to_numpy(dtype=object)]
    writer.write_rows(GROUPS, records, url=_URL, filter=None, retrieved=None, modified=None)
    return writer.complete(table_id="skills", modified=None, retrieved=None)


def grouped(given: pd.DataFrame, groups: pd.DataFrame, path: Path) -> pd.DataFrame:
    """Skills of qualifications by skill group: columns ``GROUP_COLUMNS``, sorted.

    Args:
        given: columns crebo, beroep_label, skill_label, skill_uri.
        groups: columns competentnl_code, skill_code (empty where a skill belongs to no group).
        path: where ``given`` was read, for the message.

    Raises:
        SourceError: a skill stands in no row of ``groups``.
    """
    skills = given.assign(
        competentnl_code=given["skill_uri"].str.rpartition("/")[2],
        skill_label=given["skill_label"].str.strip(),  # some end in a space, which would show within a list
    )
    if unknown := sorted(set(skills["competentnl_code"]) - set(groups["competentnl_code"])):
        raise _unknown(unknown[0], path)
    placed = skills.merge(groups[groups["skill_code"] != ""], on="competentnl_code")
    named = placed.groupby(["crebo", "beroep_label", "skill_code"])["skill_label"].agg(lambda names: sorted(set(names)))
    rows = named.reset_index().sort_values(["crebo", "skill_code"])
    return pd.DataFrame(
        {
            "crebo_code": rows["crebo"],
            "programme_name": rows["beroep_label"],
            "skill_code": rows["skill_code"],
            "skill_count": rows["skill_label"].map(len),
            "skill_names": rows["skill_label"].map("; ".join),
        }
    )


def _unknown(code: str, path: Path) -> SourceError:
    return input_error(_SOURCE_ID, f"the skill {code} is not in {BRIDGE.name}", path)
