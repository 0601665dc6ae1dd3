"""Checks declared in catalogue files: what is wrong with a declaration is said, and each kind finds what breaks it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import duckdb
import pytest

from etl import catalog, checks
from etl.checks.declared import DeclarationError, check_of, declared
from etl.checks.kinds import KINDS

VACANCIES = catalog.load()["cbs_83599ned"]
UNIQUE = {"unique": {"key": ["region_code"]}, "reason": "r", "titel": "t", "uitleg": "u", "advice": "a"}


def test_what_can_be_declared_stands_in_the_catalogue() -> None:
    ids = [file.name for file in declared()]
    assert len(ids) == len(set(ids)) >= 44
    assert set(ids) < {file.name for file in checks.listed()}
    said = {key for source in catalog.load().values() for body in source.checks.values() for key in body}
    assert said >= set(KINDS)


def test_a_declared_check_stands_among_the_written_ones_by_its_name() -> None:
    names = [file.name for file in checks.listed(source_id="cbs_85554ned")]
    assert names == [f"source_ww_by_age_{what}" for what in ("bounds_hold", "codes_known", "region_known", "usable")]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({"uniek": {"key": ["region_code"]}}, "needs one kind of unique, .*; found uniek"),
        ({"reason": "r"}, "needs one kind of .*; found none"),
        ({"unique": {"key": ["region_code"]}, "counts": {}}, ".*; found unique, counts"),
        ({"unique": {"keys": ["region_code"]}}, "unique has no 'keys'; it takes key"),
        ({"unique": {}}, "unique needs 'key'"),
        ({"unique": ["region_code"]}, "unique takes key, each with its name"),
        ({"unique": {"key": ["region"]}}, r"stage\.vacancies has no column 'region'"),
        (UNIQUE | {"severity": "fatal"}, "severity is one of error, warning, info, not 'fatal'"),
        ({key: text for key, text in UNIQUE.items() if key != "titel"}, "says no 'titel', and unique has none to give"),
        (UNIQUE | {"staged_by": "cbs_83599ned_cod"}, r"there is no etl/stage/cbs_83599ned_cod\.sql of this source"),
    ],
)
def test_what_is_wrong_with_a_declaration_is_said(body: dict[str, Any], fault: str) -> None:
    with pytest.raises(DeclarationError, match=f"^etl/catalog/cbs_83599ned.yml, check new_one: {fault}"):
        check_of(VACANCIES, "new_one", body)


def test_words_come_from_the_kind_and_are_about_the_source() -> None:
    source = dataclasses.replace(VACANCIES, about_nl="iets anders")
    check = check_of(source, "new_one", {"prefix_known": {"prefixes": ["NL"]}, "advice": "look"})
    assert check.header["titel"] == "Elke soort gebied in de tabel over iets anders is bekend"
    assert (check.header["severity"], check.header["advice"]) == ("error", "look")


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        con.execute("CREATE SCHEMA raw; CREATE TABLE raw.ref_codes AS SELECT 'A' AS code")
        yield con


ROW = {"a": "'A'", "b": "'x'", "n": "1.0", "n_text": "'1'", "n_low": "0.0", "n_high": "2.0", "m": "3.0"}
RULES: list[tuple[str, dict[str, Any], dict[str, str]]] = [
    ("filled", {"columns": ["a", "b"]}, {"b": "''"}),
    ("filled", {"columns": ["a", "b"]}, {"a": "NULL"}),
    ("numbers", {"figure": "n", "shown": ["a"]}, {"n": "NULL", "n_text": "'een'"}),
    ("numbers", {"figure": "n", "shown": ["a"]}, {"n": "'nan'::DOUBLE"}),
    ("not_negative", {"figure": "n", "shown": ["a"]}, {"n": "-0.1"}),
    ("in_interval", {"figure": "n", "shown": ["a"]}, {"n": "2.1"}),
    ("in_interval", {"figure": "n", "shown": ["a"]}, {"n_low": "-1.0"}),
    ("in_interval", {"figure": "n", "shown": ["a"]}, {"n": "NULL", "n_high": "-1.0"}),
    ("rising", {"columns": ["n_low", "n", "m"], "shown": ["a"]}, {"m": "0.5"}),
    ("rising", {"columns": ["n_low", "n", "m"], "shown": ["a"]}, {"n": "NULL", "m": "-1.0"}),
    ("formed", {"patterns": {"a": "[A-Z]"}, "shown": ["a"]}, {"a": "'AB'"}),
    ("formed", {"patterns": {"a": "[A-Z]"}, "columns": ["b"], "shown": ["a"]}, {"b": "NULL"}),
    ("known", {"column": "a", "listed_in": "ref_codes.code"}, {"a": "'B'"}),
]


@pytest.mark.parametrize(("kind", "given", "fault"), RULES)
def test_a_kind_finds_the_row_that_breaks_it_and_no_other(
    con: duckdb.DuckDBPyConnection, kind: str, given: dict[str, Any], fault: dict[str, str]
) -> None:
    sound, broken = (
        "SELECT " + ", ".join(f"{value} AS {name}" for name, value in row.items()) for row in (ROW, ROW | fault)
    )
    sql = KINDS[kind]("t", **given)
    assert con.execute(f"WITH t AS ({sound}) {sql}").fetchall() == []
    assert len(con.execute(f"WITH t AS ({sound} UNION ALL {broken}) {sql}").fetchall()) == 1


def test_a_key_twice_and_a_table_without_figures_are_found(con: duckdb.DuckDBPyConnection) -> None:
    rows = "WITH t AS (SELECT 'A' AS a, NULL::DOUBLE AS n UNION ALL SELECT 'A', NULL)"
    assert con.execute(f"{rows} {KINDS['unique']('t', key=['a'])}").fetchall() == [("A", 2)]
    assert con.execute(f"{rows} {KINDS['not_empty']('t', figure='n')}").fetchall() == [("no figure",)]
