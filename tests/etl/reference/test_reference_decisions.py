"""The two reviewed lists behind "who teaches this": every name decided once, with a reason, and few groups per name."""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import duckdb
import pytest

from etl.settings import CHECKOUT, REFERENCE_DIR
from etl.stage.references import load_references

CREBO = CHECKOUT.parent / "shared" / "data" / "crebo" / "crebo_skills_competentnl.csv.gz"
needs_crebo = pytest.mark.skipif(not CREBO.is_file(), reason="the collected publications are not here")
KINDS = {"humancapability": "vaardigheid", "knowledgearea": "kennis"}
KNOWLEDGE = re.compile(r"\d{3}")  # ISCED-F narrow field; S and T are skills

Row = dict[str, str]


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def skills() -> list[Row]:
    return _rows(REFERENCE_DIR / "competentnl_skill.csv")


@pytest.fixture(scope="module")
def fields() -> list[Row]:
    return _rows(REFERENCE_DIR / "occupation_field.csv")


def _groups(rows: Iterable[Row], key: str, value: str) -> dict[str, list[str]]:
    """Each code with what the list says of it, in the order of the list."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(row[value])
    return found


def test_every_row_says_why_and_from_whom(skills: list[Row], fields: list[Row]) -> None:
    for row in [*skills, *fields]:
        assert len(row["reason"]) > 5, row
        assert row["source"].startswith("eigen indeling"), row


def test_a_name_has_one_or_two_groups_or_is_left_out_once(skills: list[Row]) -> None:
    for code, groups in _groups(skills, "competentnl_code", "skill_code").items():
        assert groups == [""] or (len(groups) <= 2 and all(groups)), code
        assert len(set(groups)) == len(groups), code


def test_a_code_keeps_one_name_and_one_kind(skills: list[Row]) -> None:
    for column in ("competentnl_name", "competentnl_kind"):
        assert all(len(set(found)) == 1 for found in _groups(skills, "competentnl_code", column).values()), column


def test_a_capability_is_never_a_field_of_knowledge(skills: list[Row]) -> None:
    capabilities = [row for row in skills if row["competentnl_kind"] == "vaardigheid"]
    assert not [row for row in capabilities if KNOWLEDGE.fullmatch(row["skill_code"])]


@needs_crebo
def test_every_name_of_the_qualifications_is_decided(skills: list[Row]) -> None:
    with gzip.open(CREBO, "rt", encoding="utf-8", newline="") as file:
        parts = [(row["skill_uri"].split("/"), row["skill_label"].strip()) for row in csv.DictReader(file)]
    published = {(uri[-1], name, KINDS[uri[-2]]) for uri, name in parts}
    decided = {(row["competentnl_code"], row["competentnl_name"], row["competentnl_kind"]) for row in skills}
    assert Counter(kind for _, _, kind in published) == {"vaardigheid": 91, "kennis": 241}
    assert decided == published


def test_what_nearly_every_programme_lists_says_nothing_of_a_programme(skills: list[Row]) -> None:
    """Names of subjects that stand at a third of all qualifications or more, where they mean the rules of a trade."""
    groups = _groups(skills, "competentnl_name", "skill_code")
    for name in (
        "Bedrijfskunde",
        "Bedrijfstechniek, (technische) bedrijfsvoering",
        "Kwaliteitszorg",
        "Milieukunde",
        "Nederlands recht, algemeen recht, rechterlijke macht",
    ):
        assert groups[name] == [""], name


def test_what_depends_on_the_trade_is_left_to_the_knowledge_of_the_trade(skills: list[Row]) -> None:
    groups = _groups(skills, "competentnl_name", "skill_code")
    assert groups["Installeren"] == groups["Repareren"] == groups["Verzorgen"] == [""]
    assert groups["Installatietechniek (elektro)"] == ["071", "S8.8"]
    assert groups["Haarverzorging"] == ["101", "S3.6"]


def test_an_occupation_has_one_to_three_fields_or_is_left_out_once(fields: list[Row]) -> None:
    for code, found in _groups(fields, "brc_code", "field_code").items():
        assert found == [""] or (len(found) <= 3 and all(found)), code
        assert len(set(found)) == len(found), code


def test_only_fields_that_have_providers_are_named(fields: list[Row]) -> None:
    assert not [row for row in fields if row["field_code"] and not row["field_code"].startswith(("hg", "ho-"))]
    assert not [row for row in fields if row["field_code"] in {"hg000", "ho-onbekend", "ho-sectoroverstijgend"}]


def test_left_out_is_null_and_codes_are_text_in_the_database() -> None:
    with duckdb.connect() as con:
        con.execute("ATTACH ':memory:' AS raw")
        load_references(con)
        left_out = "SELECT skill_code FROM raw.ref_competentnl_skill WHERE competentnl_name = 'Installeren'"
        assert con.execute(left_out).fetchall() == [(None,)]
        subjects = con.execute("SELECT DISTINCT skill_code FROM raw.ref_competentnl_skill").fetchall()
        assert {("011",), ("S1.1",), ("S1.11",)} <= set(subjects)
        professors = "SELECT brc_code FROM raw.ref_occupation_field WHERE brc_code = '0111' AND field_code IS NULL"
        assert con.execute(professors).fetchall() == [("0111",)]
