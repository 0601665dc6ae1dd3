"""What the page Verantwoording promises: files, links, words and commands; and what it does without figures."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import duckdb
import pytest
from openpyxl import load_workbook

from dashboard.kit import store
from dashboard.kit.scope import Scope
from dashboard.kit.sheet import to_csv, to_xlsx
from dashboard.pages.verantwoording.text import EXAMPLE_WORDS
from dashboard.pages.verantwoording.view import load
from etl import checks
from tests.made.account_page import change, show, tables, texts

ENGLISH = re.compile(
    r"\b(the|and|with|region_code|year|rows?|jobs?|source|check|warning|error|passed|failed|live data|unknown)\b"
)


def test_every_table_can_be_had_as_csv_and_as_workbook_with_its_source(folder: Path) -> None:
    app = show()
    view = load(Scope(store.get_store().current()))
    assert len(app.get("download_button")) == 2 * len(app.get("bidi_component"))
    for name, table in view.tables.items():
        lines = to_csv(table.sheet).decode("utf-8-sig").splitlines()
        assert lines[0] == table.caption
        assert any(line.startswith("Versie: krimpgroei-") for line in lines)
        book = load_workbook(io.BytesIO(to_xlsx(table.sheet)))
        assert book.sheetnames == ["Cijfers", "Bron"]
        assert book["Cijfers"].max_row == len(table.sheet.rows) + 1, name
        assert all(len(row) == len(table.sheet.header) for row in table.sheet.rows)
        assert len(table.sheet.rows) >= len(table.rows)


def test_the_file_of_proposals_has_dutch_decimals_and_holds_the_explained_ones_too(
    folder: Path, snapshot: duckdb.DuckDBPyConnection
) -> None:
    sheet = load(Scope(store.get_store().current())).tables["gevonden"].sheet
    rows = snapshot.execute("SELECT count(*) FROM mart.break_proposal").fetchone()
    text = to_csv(sheet).decode("utf-8-sig")
    assert rows == (len(sheet.rows),)
    assert ";D;" not in text
    assert "Energie;CR15;" in text
    assert ";57,1;5,0;1;nee" in text


def test_nothing_on_the_page_or_in_its_files_is_english(folder: Path) -> None:
    app = show()
    shown = [
        str(cell.get(part, ""))
        for rows in tables(app).values()
        for cells in rows.values()
        for cell in cells.values()
        for part in ("text", "sub")
    ]
    prose = re.sub(r"```.*?```|`[^`]*`|\*[A-Z][^*]*\*", "", texts(app).split("Literatuur")[0], flags=re.DOTALL)
    prose = prose.split("Dunn, E.S.")[0]
    view = load(Scope(store.get_store().current()))
    heads = [head for table in view.tables.values() for head in table.sheet.header]
    for text in [*shown, *heads, prose]:
        assert not ENGLISH.search(text), text
    assert not re.search(r"\d %|\d\.\d%", prose)


def test_every_link_within_the_page_has_its_place(folder: Path) -> None:
    app = show()
    anchors = {element.proto.anchor for kind in (app.header, app.subheader) for element in kind}
    wanted = set(re.findall(r"\]\(#([\w-]+)\)", texts(app)))
    assert wanted
    assert wanted <= anchors


def test_what_the_data_person_is_told_runs(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = load(Scope(store.get_store().current())).texts["narekenen"]
    code = "\n".join(re.findall(r"^\d\. `(.*)`$", text, flags=re.MULTILINE))
    assert code.count("\n") == 3
    (tmp_path / "data").symlink_to(tmp_path)
    monkeypatch.chdir(tmp_path)
    found: dict[str, Any] = {}
    exec(code, found)
    with found["con"] as con:
        for name in re.findall(r"`mart\.(\w+)`", text):
            con.execute(f"FROM mart.{name} LIMIT 1")
        con.execute("FROM mart.growth_between(2012, 2020) LIMIT 1")


def test_a_second_reader_gets_the_same_tables(folder: Path) -> None:
    show()
    version = store.get_store().current()
    first = load(Scope(version))
    show()
    assert load(Scope(version)) is first


def test_without_a_warehouse_the_page_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KRIMPGROEI_DATA_DIR", str(tmp_path))
    app = show()
    assert "nog geen cijfers klaargezet" in app.error[0].value
    assert "make refresh" in app.error[0].value


def test_a_warehouse_of_an_earlier_program_is_said_politely(folder: Path) -> None:
    change(folder, "ALTER TABLE mart.quality_check DROP COLUMN title_nl")
    assert "make refresh" in show().error[0].value


def test_examples_of_checks_that_let_a_version_pass_are_in_dutch() -> None:
    """Of a check that may find something and publish all the same the first row stands on the page."""
    files = [file for file in checks.listed() if file.header["severity"] != "error"]
    unknown = {column for file in files for column in _returned(file.sql)} - set(EXAMPLE_WORDS)
    assert unknown == set()


def _returned(sql: str) -> list[str]:
    """Names of the columns that a check returns: what its last SELECT at the start of a line lists."""
    listed = re.findall(r"^SELECT (?:DISTINCT )?(.*?)\s+FROM", sql, flags=re.MULTILINE | re.DOTALL)[-1]
    columns = re.split(r",\s*(?![^()]*\))", " ".join(listed.split()))
    return [column.split(" ")[-1].split(".")[-1] for column in columns]
