"""Raw parts of either protocol into the same text columns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.errors import SourceError
from etl.run.raw_store import PartWriter, RawSet
from etl.stage.cbs_rows import load_cbs_rows
from etl.stage.load import EMPTY_TABLES, load_nothing, load_source

SOURCE = "cbs_85224ned"
SEASON = "SeizoenEnWerkdagcorrectie"
QUARTER = {SEASON: "A042501", "Perioden": "2026KW01"}
MEASURES = {"3000790_2": "Beroepsbevolking", "3000795": "Werkzaam", "3000800_2": "Werkloos"}


def raw_set(folder: Path, parts: dict[str, list[dict[str, Any]]], source_id: str = SOURCE) -> RawSet:
    writer = PartWriter(source_id, folder)
    for part, rows in parts.items():
        writer.write_rows(part, rows, url="http://x", filter=None, retrieved=None, modified=None)
    return writer.complete(table_id="85224NED", modified=None, retrieved=None)


def v4(folder: Path, observations: list[dict[str, Any]]) -> RawSet:
    return raw_set(
        folder,
        {
            "Properties": [{"Modified": "2026-04-30"}],
            "Dimensions": [{"Identifier": SEASON}, {"Identifier": "Perioden"}],
            "MeasureCodes": [{"Identifier": code, "Title": title} for code, title in MEASURES.items()],
            f"{SEASON}Codes": [{"Identifier": "A042501", "Title": "Ongecorrigeerd"}],
            "PeriodenCodes": [{"Identifier": "2026KW01", "Title": "2026 1e kwartaal", "Status": "Voorlopig"}],
            "Observations.0001": observations,
        },
    )


def figure(measure: str, value: object, attribute: str = "None", **more: Any) -> dict[str, Any]:
    return (
        {"Id": 0, "Measure": measure, "Value": value, "ValueAttribute": attribute, "StringValue": None} | QUARTER | more
    )


def loaded(made: RawSet) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    con.execute("ATTACH ':memory:' AS raw; ATTACH ':memory:' AS stage")
    load_source(con, made)
    return con


def test_figures_of_one_combination_become_one_row_with_the_digits_they_came_with(tmp_path: Path) -> None:
    with loaded(v4(tmp_path, [figure("3000790_2", 10243), figure("3000795", 9815.10), figure("other", 1)])) as con:
        assert con.execute(f"FROM raw.{SOURCE}").fetchall() == [
            ("A042501", "2026KW01", "10243", "None", "9815.1", "None", None, None)
        ]
        assert con.execute(f"FROM raw.{SOURCE}_code ORDER BY ALL").fetchall() == [
            ("Perioden", "2026KW01", "2026 1e kwartaal", "Voorlopig"),
            (SEASON, "A042501", "Ongecorrigeerd", None),
        ]


def test_confidential_is_a_row_without_a_figure_not_zero(tmp_path: Path) -> None:
    with loaded(v4(tmp_path, [figure("3000790_2", None, "Confidential")])) as con:
        question = f"SELECT labour_force_x1000, labour_force_x1000_attribute FROM raw.{SOURCE}"
        assert con.execute(question).fetchall() == [(None, "Confidential")]


@pytest.mark.parametrize("again", [10243, 10244, None])
def test_two_figures_for_one_cell_are_refused(tmp_path: Path, again: object) -> None:
    with pytest.raises(SourceError, match="two figures for A042501 2026KW01"):
        loaded(v4(tmp_path, [figure("3000790_2", 10243), figure("3000790_2", again)]))


def test_a_key_that_differs_in_padding_only_is_the_same_key(tmp_path: Path) -> None:
    padded = figure("3000795", 9815, Perioden="2026KW01 ")
    with pytest.raises(SourceError, match="two figures for A042501 2026KW01"):
        loaded(v4(tmp_path, [figure("3000790_2", 10243), padded]))


def test_rows_without_a_figure_are_left_out_of_v3_as_v4_leaves_them_out(tmp_path: Path) -> None:
    rows = [
        {"ID": 0, "RegioS": "NL01  ", "Perioden": "2026MM01", "Werkloosheid_4": 0, "BijstandTotDeAOWLeeftijd_7": None},
        {"ID": 1, "RegioS": "GM0001", "Perioden": "2026MM01", "Werkloosheid_4": None},
    ]
    lists = {name: [{"Key": name, "Title": name}] for name in ("RegioS", "Perioden")}
    made = raw_set(tmp_path, {"TableInfos": [{}], **lists, "TypedDataSet.2026MM01": rows}, "cbs_80794ned")
    with loaded(made) as con:
        question = "SELECT RegioS, ww_persons, bijstand_persons, ww_persons_attribute FROM raw.cbs_80794ned"
        assert con.execute(question).fetchall() == [("NL01  ", "0", None, None)]


def test_only_the_declared_codes_are_kept(tmp_path: Path) -> None:
    """Also where the publisher ignored the filter."""
    names = ("Geslacht", "Leeftijd", "Marges", "RegioS", "Perioden")
    cells = [dict.fromkeys(names, "x") | {"Geslacht": sex} for sex in ("T001038", "3000", "4000")]
    observations = [{"Id": 0, "Measure": "D001908", "Value": 1, "ValueAttribute": "None"} | cell for cell in cells]
    parts = {
        "Properties": [{}],
        "Dimensions": [{"Identifier": name} for name in names],
        "MeasureCodes": [{"Identifier": "D001908"}],
        **{f"{name}Codes": [{"Identifier": "x", "Title": "x"}] for name in names},
        "Observations.0001": observations,
    }
    with loaded(raw_set(tmp_path, parts, "cbs_85554ned")) as con:
        assert con.execute("SELECT Geslacht FROM raw.cbs_85554ned").fetchall() == [("T001038",)]


def test_a_lost_code_list_is_a_clear_line(tmp_path: Path) -> None:
    made = raw_set(tmp_path, {"Properties": [{}], "Dimensions": [{}], "Observations.0001": [{}]})
    with pytest.raises(SourceError, match="'MeasureCodes' is missing"):
        loaded(made)


@pytest.mark.parametrize("source_id", sorted(name for name in EMPTY_TABLES if name.startswith("cbs_")))
def test_tables_without_rows_have_the_columns_of_those_with_rows(source_id: str) -> None:
    with duckdb.connect() as con:
        con.execute("ATTACH ':memory:' AS raw; ATTACH ':memory:' AS stage")
        load_nothing(con, source_id)
        for table in EMPTY_TABLES[source_id]:
            assert con.execute(f"SELECT count(*) FROM raw.{table}").fetchone() == (0,)


def test_a_large_table_loads_in_seconds_within_the_memory_of_a_build(tmp_path: Path) -> None:
    """As many observations as the table of WW has."""
    names = ("Geslacht", "Leeftijd", "Marges", "RegioS", "Perioden")
    size = {"Geslacht": 3, "Leeftijd": 4, "Marges": 3, "RegioS": 53, "Perioden": 160}
    made = raw_set(
        tmp_path,
        {
            "Properties": [{}],
            "Dimensions": [{"Identifier": name} for name in names],
            "MeasureCodes": [{"Identifier": "D001908"}],
            **{
                f"{name}Codes": [{"Identifier": f"{name}{n}", "Title": "x"} for n in range(size[name])]
                for name in names
            },
            "Observations.0001": [],
        },
        "cbs_85554ned",
    )
    with duckdb.connect(config={"memory_limit": "400MB", "preserve_insertion_order": False}) as con:
        con.execute("ATTACH ':memory:' AS raw; ATTACH ':memory:' AS stage")
        columns = ", ".join(
            f"CASE WHEN '{n}' = 'Geslacht' AND i % 3 = 0 THEN 'T001038'"
            f" ELSE '{n}' || (i // {step}) % {size[n]} END AS {n}"
            for n, step in zip(names, (1, 3, 12, 36, 36 * 53), strict=True)
        )
        con.execute(
            f"COPY (SELECT i AS Id, 'D001908' AS Measure, i AS Value, 'None' AS ValueAttribute, {columns}"
            f" FROM range(305280) AS t(i)) TO '{made.path('Observations.0001')}' (FORMAT json, COMPRESSION gzip)"
        )
        load_cbs_rows(con, made)
        assert con.execute("SELECT count(*) FROM raw.cbs_85554ned").fetchone() == (305_280 // 3,)
