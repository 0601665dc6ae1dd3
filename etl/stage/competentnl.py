"""Puts what CompetentNL says of mbo qualifications into text columns: as fetched, or as the bundled extract has it.

Only what is essential for a qualification is read; what is important or somewhat so, and what occupations ask, is kept
as raw files alone, for no mart uses it.
"""

from __future__ import annotations

import duckdb
import pandas as pd

from etl.run.raw_store import RawSet, read_rows

ESSENTIAL, GROUPS = "qualification_essential", "groups"
SKILL_COLUMNS = ["subjectCode", "subjectLabel", "skill", "skillLabel"]
GROUP_COLUMNS = ["crebo_code", "programme_name", "skill_code", "skill_count", "skill_names"]
TABLES = {"competentnl_skill": (ESSENTIAL, SKILL_COLUMNS), "competentnl_group": (GROUPS, GROUP_COLUMNS)}


def load_competentnl(con: duckdb.DuckDBPyConnection, raw_set: RawSet) -> None:
    """Make ``raw.competentnl_skill`` and ``raw.competentnl_group``, one of them without rows.

    Raises:
        ValueError: a row lacks a column.
    """
    parts = {manifest.part for manifest in raw_set.parts}
    for table, (part, columns) in TABLES.items():
        rows = read_rows(raw_set.path(part)) if part in parts else []
        if any(not set(columns) <= row.keys() for row in rows):
            raise ValueError(f"a row of {part} lacks one of {columns}")
        frame = pd.DataFrame([[str(row[name]) for name in columns] for row in rows], columns=columns, dtype=str)
        con.register("competentnl_frame", frame.astype(object))
        spec = ", ".join(f'CAST("{name}" AS VARCHAR) AS "{name}"' for name in columns)
        con.execute(f"CREATE OR REPLACE TABLE raw.{table} AS SELECT {spec} FROM competentnl_frame")
        con.unregister("competentnl_frame")
