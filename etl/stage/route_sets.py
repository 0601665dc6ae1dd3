"""Puts the raw sets behind the routes (ESCO, occupation tables, Eurostat, JRC, the bundled derived set) into ``raw``.

Tables ``raw.esco_*`` and ``raw.isco_brc``, ``raw.section_major``, ``raw.european_jobs`` hold what the readers in
``esco.py`` and ``occupations.py`` give; ``raw.derived_*`` what ``etl/snapshot/crossover.py`` wrote. A set whose content
breaks the rules of its reader is refused as a whole.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd

from etl.errors import SourceError
from etl.run.raw_store import REFETCH, RawSet, read_rows
from etl.stage.esco import read_esco
from etl.stage.occupations import read_crosswalk, read_european_jobs, read_sections_by_major

# The derived tables of the bundled set, with the columns that are not text.
DERIVED: dict[str, dict[str, str]] = {
    "occupation": {
        "brc_code": "VARCHAR", "brc_name": "VARCHAR", "education_level": "INTEGER", "education_share": "DOUBLE",
        "synonyms": "VARCHAR",
    },
    "staffing": {"sbi_code": "VARCHAR", "brc_code": "VARCHAR", "share": "DOUBLE"},
    "skill": {
        "skill_code": "VARCHAR", "skill_name": "VARCHAR", "skill_level": "INTEGER",
        "parent_code": "VARCHAR", "language": "VARCHAR",
    },
    "profile": {"code": "VARCHAR", "skill_code": "VARCHAR", "value": "DOUBLE", "weight": "DOUBLE"},
    "pair": {
        "origin_code": "VARCHAR", "destination_code": "VARCHAR", "score": "DOUBLE", "coverage": "DOUBLE",
        "missing_weight": "DOUBLE",
    },
    "named_skill": {"occupation_name": "VARCHAR", "skill_code": "VARCHAR", "skill_count": "INTEGER"},
    "validation": {
        "measure": "VARCHAR", "target": "VARCHAR", "level": "VARCHAR", "pairs": "INTEGER", "auc_all": "DOUBLE",
        "auc_cross_class": "DOUBLE", "precision_at_10": "DOUBLE", "is_shipped": "BOOLEAN",
    },
}  # fmt: skip


# Parts without which a language is not whole.
WHOLE = {"occupations", "skills", "skillGroups", "ISCOGroups"}


def load_esco(con: duckdb.DuckDBPyConnection, raw_set: RawSet) -> None:
    """ESCO in one language (English where it is whole, for it finds more; see ``route_profiles``) and Dutch names."""
    language = "en" if {m.part.removesuffix("_en") for m in raw_set.parts} >= WHOLE else "nl"
    esco = read_esco(raw_set.folder, language)
    frames = {
        "esco_occupation": esco.occupations.merge(_dutch_occupations(raw_set), "left", "occupation_code"),
        "esco_skill": esco.skills,
        "esco_group": esco.groups,
        "esco_relation": esco.relations,
        "esco_broader": esco.broader,
        "esco_isco_text": esco.isco_texts,
        "esco_label": _dutch_labels(raw_set),
    }
    for table, frame in frames.items():
        write_frame(con, table, frame)


def _dutch_labels(raw_set: RawSet) -> pd.DataFrame:
    """Dutch names of skills and skill groups: skill_code, skill_name; the first met is kept."""
    parts = [m.part for m in raw_set.parts if m.part.endswith("_nl")]
    wanted = [p for p in parts if p.startswith(("skills_", "skillGroups_")) or "SkillsCollection" in p]
    columns = {"conceptUri": "skill_code", "preferredLabel": "skill_name"}
    return pd.concat(
        [_dutch(raw_set, part, columns) for part in sorted(wanted)] or [_no_rows(columns)]
    ).drop_duplicates("skill_code")


def _dutch_occupations(raw_set: RawSet) -> pd.DataFrame:
    """Dutch names and synonyms of occupations: occupation_code, name_nl, synonyms_nl."""
    columns = {"conceptUri": "occupation_code", "preferredLabel": "name_nl", "altLabels": "synonyms_nl"}
    if not raw_set.paths("occupations_nl"):
        return _no_rows(columns)
    return _dutch(raw_set, "occupations_nl", columns).drop_duplicates("occupation_code")


def _dutch(raw_set: RawSet, part: str, columns: dict[str, str]) -> pd.DataFrame:
    """Rows of a Dutch part whose name is Dutch; the web service gives English where it has none, and says so."""
    rows = [row for row in read_rows(raw_set.path(part)) if row.get("labelLanguage") in (None, "", "nl")]
    rows = [row for row in rows if (row.get("preferredLabel") or "").strip()]
    return pd.DataFrame(
        [[row.get(key) or "" for key in columns] for row in rows], columns=list(columns.values()), dtype=object
    )


def _no_rows(columns: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(columns=list(columns.values()), dtype=object)


def load_occupation_tables(con: duckdb.DuckDBPyConnection, raw_set: RawSet) -> None:
    """ISCO codes with their BRC group."""
    write_frame(con, "isco_brc", read_crosswalk(_part_with(raw_set, {"isco08_unit", "brc_group"})))


def load_sections_by_major(con: duckdb.DuckDBPyConnection, raw_set: RawSet) -> None:
    """Employed persons by section and ISCO major."""
    write_frame(
        con, "section_major", read_sections_by_major(_part_with(raw_set, {"nace_r2", "isco08", "employed_thousands"}))
    )


def load_european_jobs(con: duckdb.DuckDBPyConnection, raw_set: RawSet) -> None:
    """Employed persons of the EU15 by section and ISCO 2-digit group."""
    write_frame(con, "european_jobs", read_european_jobs(_part_with(raw_set, {"nace", "isco", "pop"})))


def load_derived(con: duckdb.DuckDBPyConnection, raw_set: RawSet) -> None:
    """The bundled result tables, each part as a table."""
    for part, columns in DERIVED.items():
        spec = ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items())
        con.execute(
            f"CREATE OR REPLACE TABLE raw.derived_{part} AS SELECT * FROM read_json(?, format = 'newline_delimited',"
            f" columns = {{{spec}}})",
            [str(raw_set.path(part))],
        )


def write_frame(con: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame) -> None:
    """A frame as ``raw.TABLE``, in place of an earlier one."""
    con.register("frame_to_write", frame)
    con.execute(f"CREATE OR REPLACE TABLE raw.{table} AS SELECT * FROM frame_to_write")
    con.unregister("frame_to_write")


def _part_with(raw_set: RawSet, columns: set[str]) -> Path:
    """The part whose rows have these columns, whatever its name."""
    for manifest in raw_set.parts:
        path = raw_set.folder / manifest.file
        if path.name.endswith(".json.gz") and (rows := read_rows(path)) and columns <= rows[0].keys():
            return path
    raise SourceError(
        raw_set.source_id, f"no part has the columns {sorted(columns)}", url=str(raw_set.folder), advice=REFETCH
    )


LOADERS: dict[str, Callable[[duckdb.DuckDBPyConnection, RawSet], None]] = {
    "esco": load_esco,
    "occupation_tables": load_occupation_tables,
    "eurostat_lfs": load_sections_by_major,
    "jrc_tasks": load_european_jobs,
    "crossover": load_derived,
}
