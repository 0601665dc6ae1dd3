"""The SQL files as a reader finds them: one table per file, named after it, in an order that is in the text itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from etl import catalog, checks
from etl.run import sql_files
from etl.run.sql_files import SqlFile, in_order
from etl.settings import CHECKOUT

ETL = CHECKOUT / "etl"
FILES = sorted(path for stage in ("stage", "core", "model", "mart", "checks") for path in (ETL / stage).rglob("*.sql"))
TABLES = [path for path in FILES if {"core", "mart"} & set(path.relative_to(ETL).parts)]
STAGED = [path for path in FILES if path.parent == ETL / "stage"]
MADE = re.compile(r"\bCREATE\b.*?\b(?:TABLE|VIEW|MACRO)\s+([\w.]+)")
ARITHMETIC = re.compile(r"\bsum\(|\bavg\(|\bround\(|[\w)] [*/] [\w(]")


def name_of(path: Path) -> str:
    return str(path.relative_to(ETL))


def code_of(path: Path) -> str:
    return sql_files.code_of(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_says_what_a_row_is_and_can_be_read_at_one_sitting(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300

    assert text.startswith("-- one row") or "model" in path.parts


@pytest.mark.parametrize("path", TABLES, ids=name_of)
def test_a_file_of_core_or_mart_makes_what_it_is_named_after_and_nothing_else(path: Path) -> None:
    schema = path.relative_to(ETL).parts[0]
    assert MADE.findall(code_of(path)) == [f"{schema}.{path.stem}"]


@pytest.mark.parametrize("path", [p for p in TABLES if "core" in p.parts], ids=name_of)
def test_a_table_of_core_is_a_dimension_a_fact_or_a_map_with_a_key_or_the_reason_why_not(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert path.stem.startswith(("dim_", "fct_", "map_"))
    assert ("PRIMARY KEY" in text) != ("\n-- No key: " in text)
    assert "COMMENT ON TABLE" in text


@pytest.mark.parametrize("path", STAGED, ids=name_of)
def test_a_file_of_stage_is_named_after_its_source_and_makes_one_table(path: Path) -> None:
    source_id = sql_files.read(path).source
    assert source_id in catalog.load()
    assert path.stem == source_id or path.stem.startswith(f"{source_id}_")
    assert len(MADE.findall(code_of(path))) == 1
    assert not ARITHMETIC.search(code_of(path))


def test_no_two_files_of_stage_make_the_same_table() -> None:
    made = [table for path in STAGED for table in MADE.findall(code_of(path))]
    assert len(set(made)) == len(made) > 30


def test_a_floor_never_reads_one_above() -> None:
    above = {"model": "mart", "core": "mart"}
    wrong = [
        (file.name, name)
        for floor, upper in above.items()
        for file in sql_files.of_stage(floor)
        for name in file.reads
        if name.startswith(f"{upper}.")
    ]
    assert wrong == []


def test_what_a_file_reads_is_made_before_it() -> None:
    there: set[str] = set()
    for file in sql_files.of_stage("model", "core", "mart"):
        assert {name for name in file.reads if not name.startswith("stage.")} <= there, file.name
        there |= file.makes
    assert len(there) > 120


def test_every_path_that_a_check_names_is_there() -> None:
    advices = {file.name: file.header["advice"] for file in checks.listed()}
    named = {
        (name, path) for name, advice in advices.items() for path in re.findall(r"(?:etl|data)/[\w/]+\.\w+", advice)
    }
    assert {(name, path) for name, path in named if not (CHECKOUT / path).exists()} == set()
    assert len(named) > 10


def test_every_mart_stands_in_the_reference() -> None:
    reference = (ETL / "README.md").read_text(encoding="utf-8")
    marts = {path.stem for path in TABLES if "mart" in path.parts}
    assert {name for name in marts if f"`mart.{name}`" not in reference and f"`mart.{name}(" not in reference} == set()
    assert set(re.findall(r"`mart\.(\w+)[`(]", reference)) <= marts
    named = set(re.findall(r"`core\.(\w+)`", reference))
    assert named <= {path.stem for path in TABLES if "core" in path.parts}


def made_of(name: str, *reads: str) -> SqlFile:
    return SqlFile(name, {}, "", frozenset({f"core.{name}"}), frozenset(reads))


def test_files_that_read_one_another_in_a_circle_are_named() -> None:
    files = [made_of("one", "core.two"), made_of("two", "core.three"), made_of("three", "core.one"), made_of("four")]
    with pytest.raises(ValueError, match=r"in a circle: (one|two|three)\.sql -> .*\.sql -> .*\.sql -> \1\.sql$"):
        in_order(files)


def test_a_table_that_two_files_make_is_named() -> None:
    with pytest.raises(ValueError, match=r"core\.one is made by two SQL files, one\.sql and one\.sql"):
        in_order([made_of("one"), made_of("one")])


def test_names_in_comments_and_texts_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "dim_day.sql"
    path.write_text(
        "-- one row per day, unlike core.dim_month\n"
        "CREATE TABLE core.dim_day AS SELECT day, 'it''s not mart.week' AS note -- nor core.dim_year\n"
        "FROM core.fct_day;\n"
    )
    file = sql_files.read(path)
    assert (file.makes, file.reads) == ({"core.dim_day"}, {"core.fct_day"})


def test_files_that_do_not_need_one_another_run_by_their_order_then_by_name() -> None:
    files = [SqlFile("b", {}, ""), SqlFile("a", {}, ""), SqlFile("c", {"order": "10"}, "")]
    assert [file.name for file in in_order(files)] == ["c", "a", "b"]
