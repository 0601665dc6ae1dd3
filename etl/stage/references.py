"""The small tables kept by hand in data/reference, into the database ``raw`` of a build as ``ref_NAME``."""

from __future__ import annotations

import csv

import duckdb

from etl.settings import REFERENCE_DIR

NAMES = (
    "sectors",
    "breaks",
    "events",
    "occupation_names",
    "oo_funds",
    "training_fields",
    "education_levels",
    "field_sector",
    "place_gemeente",
    "competentnl_skill",
    "occupation_field",
    "skill_names",
    "norms",
)


def load_references(con: duckdb.DuckDBPyConnection) -> None:
    """Make ``raw.ref_NAME`` of every table; columns that end in ``_code`` are text (``013`` is not 13)."""
    for name in NAMES:
        path = REFERENCE_DIR / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            codes = [column for column in next(csv.reader(file)) if column.endswith("_code")]
        types = dict.fromkeys(codes, "VARCHAR")
        con.execute(
            f"CREATE TABLE raw.ref_{name} AS SELECT * FROM read_csv(?, header = true, types = ?)", [str(path), types]
        )
