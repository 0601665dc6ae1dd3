"""Pure parts of the CBS extract: which table, which folder, which columns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from etl.extract.cbs.table_fetch import newest_table_id
from etl.extract.cbs.topic_columns import topic_columns
from etl.extract.cbs.v3 import Part
from etl.extract.cbs.v3_client import quoted
from etl.extract.common.versions import version_of


def entry(title: str, table_id: str, modified: str = "2026-01-30T02:00:00") -> dict[str, Any]:
    return {"Title": title, "Identifier": table_id, "Modified": modified}


def test_newest_table_is_the_one_with_the_latest_year_in_its_title() -> None:
    tables = [
        entry("Gebieden in Nederland 2026 ", "86247NED"),
        entry("Gebieden in Nederland 2025", "85984NED", modified="2026-06-01T00:00:00"),
        entry("Gebieden in Nederland 2016", "83287NED"),
    ]
    assert newest_table_id(tables, "Gebieden in Nederland") == "86247NED"


@pytest.mark.parametrize(
    "title",
    [
        "Gebieden in Nederland",
        "Gebieden in Nederland 2027; concept",
        "Oude Gebieden in Nederland 2027",
        "Gebieden in Nederland 27",
    ],
)
def test_titles_that_do_not_match_exactly_are_passed_over(title: str) -> None:
    assert newest_table_id([entry(title, "99999NED")], "Gebieden in Nederland") is None


def test_an_id_that_is_no_id_never_gets_into_an_address() -> None:
    assert newest_table_id([entry("Gebieden in Nederland 2027", "../secret")], "Gebieden in Nederland") is None


def test_of_two_tables_of_one_year_the_last_modified_wins() -> None:
    title = "Gebieden in Nederland 2026"
    tables = [entry(title, "B", "2026-01-01"), entry(title, "A", "2026-02-01")]
    assert newest_table_id(tables, "Gebieden in Nederland") == "A"


@pytest.mark.parametrize(
    ("modified", "folder"),
    [
        ("2025-11-28T02:00:00", "20251128T020000"),
        (None, "20261121"),
        ("../../etc/passwd", "etcpasswd"),
        ("/", ""),
        ("2025\x00-1" + "9" * 500, "2025" + "1" + "9" * 35),
    ],
)
def test_version_folder_is_safe_whatever_modified_holds(modified: str | None, folder: str, tmp_path: Path) -> None:
    version = version_of(modified, "2026-11-21")
    assert version == folder
    assert (tmp_path / version).resolve().is_relative_to(tmp_path.resolve())


def test_filter_keeps_the_padding_of_the_key_and_doubles_quotes() -> None:
    assert Part("TypedDataSet.CR01", "TypedDataSet", "RegioS", "CR01  ").filter == "RegioS eq 'CR01  '"
    assert quoted("regio's") == "'regio''s'"
    assert Part("RegioS", "RegioS").filter is None


def group(number: int, title: str, *members: tuple[str, str]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [{"ID": number, "ParentID": None, "Type": "TopicGroup", "Key": "", "Title": title}]
    for offset, (key, name) in enumerate(members, 1):
        rows.append({"ID": number + offset, "ParentID": number, "Type": "Topic", "Key": key, "Title": name})
    return rows


AM = group(5, "Arbeidsmarktregio\u2019s ", ("Code_6", "Code"), ("Naam_7", " Naam"))
COROP = group(9, "COROP-gebieden", ("Code_14", "Code"), ("Naam_15", "Naam"))
TOPICS = {"arbeidsmarktregio": "Arbeidsmarktregio's", "corop": "COROP-gebieden"}


def test_topic_columns_are_found_by_title_despite_spaces_and_apostrophes() -> None:
    found = topic_columns(AM + COROP, TOPICS)
    assert found == {"arbeidsmarktregio": ("Code_6", "Naam_7"), "corop": ("Code_14", "Naam_15")}


@pytest.mark.parametrize(
    ("properties", "named"),
    [
        (AM, "COROP-gebieden"),
        (AM + COROP + COROP, "COROP-gebieden"),
        (AM + group(9, "COROP-gebieden", ("Naam_15", "Naam")), "'Code'"),
        (AM + group(9, "COROP-gebieden", ("Code_14", "Code"), ("Code_15", "Omschrijving")), "'Naam'"),
        (AM + group(9, "COROP-gebieden", ("", "Code"), ("Naam_15", "Naam")), "'Code'"),
    ],
)
def test_a_topic_that_cannot_be_told_apart_is_named(properties: list[dict[str, Any]], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        topic_columns(properties, TOPICS)
