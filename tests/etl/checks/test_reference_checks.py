"""The checks on the two reviewed lists behind "who teaches this" hold for the bundled extract, and can fail."""

from __future__ import annotations

import duckdb
import pytest

from etl import checks

Con = duckdb.DuckDBPyConnection
SKILL = "raw.ref_competentnl_skill"
FIELD = "raw.ref_occupation_field"


def found(con: Con, check: str) -> list[str]:
    """The faults that a check names."""
    [file] = [f for f in checks.listed() if f.name == check]
    return [str(row[0]) for row in con.execute(file.sql).fetchall()]


FAULTS = [
    ("competentnl_skill_known", "unknown group", f"UPDATE {SKILL} SET skill_code = 'S99.1' WHERE skill_code = 'S3.6'"),
    # 0915 is a detailed field: true, but not of the level that routes compare
    ("competentnl_skill_known", "unknown group", f"UPDATE {SKILL} SET skill_code = '0915' WHERE skill_code = '091'"),
    ("competentnl_skill_known", "twice", f"INSERT INTO {SKILL} FROM {SKILL} WHERE competentnl_name = 'Plannen'"),
    (
        "competentnl_skill_known",
        "both with and without",
        f"UPDATE {SKILL} SET skill_code = NULL WHERE competentnl_name = 'Rekenen' AND skill_code = 'S2.6'",
    ),
    ("occupation_field_known", "unknown occupation", f"UPDATE {FIELD} SET brc_code = '9999' WHERE brc_code = '1112'"),
    ("occupation_field_known", "forgotten occupation", f"DELETE FROM {FIELD} WHERE brc_code = '1112'"),
    ("occupation_field_known", "unknown field", f"UPDATE {FIELD} SET field_code = 'hg018' WHERE brc_code = '1112'"),
    ("occupation_field_known", "twice", f"INSERT INTO {FIELD} FROM {FIELD} WHERE brc_code = '1112'"),
    (
        "occupation_field_known",
        "both with and without",
        f"UPDATE {FIELD} SET field_code = NULL WHERE brc_code = '0811' AND field_code = 'hg008'",
    ),
]


@pytest.mark.parametrize(("check", "fault", "change"), FAULTS)
def test_each_check_finds_its_fault(scratch: Con, check: str, fault: str, change: str) -> None:
    assert found(scratch, check) == []
    scratch.execute(change)
    assert fault in found(scratch, check)


def test_every_occupation_of_the_extract_has_its_decision(scratch: Con) -> None:
    listed = scratch.execute(f"SELECT count(DISTINCT brc_code) FROM {FIELD}").fetchone()
    known = scratch.execute("SELECT count(*) FROM mart.occupation WHERE code_type = 'brc'").fetchone()
    assert listed == known == (114,)


def test_fields_of_mbo_and_hbo_fit_what_the_occupation_asks(scratch: Con) -> None:
    """The few that cross the line are usual ways in, and are named here so that a new one is a decision."""
    crossing = scratch.execute(
        f"""
        SELECT r.brc_code, r.field_code FROM {FIELD} AS r JOIN mart.occupation AS o ON o.occupation_code = r.brc_code
        WHERE (starts_with(r.field_code, 'hg') AND o.education_level = 4)
           OR (starts_with(r.field_code, 'ho-') AND o.education_level < 4) ORDER BY ALL
        """
    ).fetchall()
    assert crossing == [
        ("0221", "hg009"),
        ("0634", "hg015"),
        ("0811", "hg008"),
        ("0812", "hg008"),
        ("1031", "ho-gezondheidszorg"),
        ("1041", "ho-gedrag"),
        ("1211", "ho-techniek"),
    ]
