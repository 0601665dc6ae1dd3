"""CSV and Open Match Data in the UWV inbox that cannot be right, and what lies there that is no file to take."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from etl.extract.common.inbox.reading import is_passed_over
from etl.extract.uwv.file_reader import read_file
from tests.made.bad_workbooks import put, refusal
from tests.made.uwv_files import csv_1252, long_xlsx, open_match_csv, zipped


def test_nul_bytes(tmp_path: Path) -> None:
    content = csv_1252(tmp_path / "a.csv", "tension").read_bytes()
    assert "NUL" in refusal(put(tmp_path, "b.csv", content.replace(b"Koks", b"Ko\0ks", 1)))
    assert "NUL" in refusal(zipped(tmp_path / "c.zip", {"a.csv": open_match_csv({"GEMEENTE": "E\0de"}).encode()}))


def test_two_encodings_in_one_file(tmp_path: Path) -> None:
    content = csv_1252(tmp_path / "a.csv", "tension").read_bytes()
    mixed = content.replace("Financiële".encode("cp1252"), "Financiële".encode(), 1)
    assert "coderingen door elkaar" in refusal(put(tmp_path, "b.csv", mixed))
    text = open_match_csv({"GEMEENTE": "Súdwest"}, {"GEMEENTE": "Gaasterlân-Sleat"})
    both = text.encode().replace("Súdwest".encode(), "Súdwest".encode("cp1252"))
    assert "coderingen door elkaar" in refusal(zipped(tmp_path / "c.zip", {"a.csv": both}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16"])
def test_one_encoding_is_read_whichever_it_is(encoding: str, tmp_path: Path) -> None:
    text = csv_1252(tmp_path / "a.csv", "tension").read_bytes().decode("cp1252")
    found = read_file(put(tmp_path, "b.csv", text.encode(encoding)))
    assert "Financiële specialisten" in {row["occupation_text"] for row in found.rows["tension"]}


@pytest.mark.parametrize(
    ("before", "after"),
    [("0,375", '"0,375'), ("0,375", "0;375"), (";0,375", ""), ("0,375", "0.375;;;9")],
)
def test_a_csv_that_is_torn(before: str, after: str, tmp_path: Path) -> None:
    text = csv_1252(tmp_path / "a.csv", "tension").read_bytes().decode("cp1252")
    assert before in text
    refusal(put(tmp_path, "b.csv", text.replace(before, after, 1).encode()))


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_the_delimiter_is_the_one_that_gives_a_header(delimiter: str, tmp_path: Path) -> None:
    text = "Titel, met, veel, komma's, ook, hier\r\n" + csv_1252(tmp_path / "a.csv", "tension").read_bytes().decode(
        "cp1252"
    )
    found = read_file(put(tmp_path, "b.csv", text.replace(";", delimiter).encode()))
    assert len(found.rows["tension"]) == 24


def test_open_match_is_summed_over_postcodes_and_told_as_ended(tmp_path: Path) -> None:
    rows = [{}, {"POSTCODEGEBIED": "6712", "AANTAL": "1.007"}, {"REC_TYPE": "ErvaringsBeroep", "AANTAL": "<5"}]
    for encoding in ("utf-8-sig", "latin-1", "cp1252"):
        path = zipped(
            tmp_path / f"{encoding}.zip", {"map/data.csv": open_match_csv(*rows).encode(encoding), "leesmij.txt": b"x"}
        )
        found = read_file(path)
        got = [(r["record_type"], r["value"], r["value_low"], r["value_high"]) for r in found.rows["open_match"]]
        assert got == [("vacature", 1012, 1012, 1012), ("ervaringsberoep", None, 0, 4)]
        assert "mei 2023" in found.took[0]
    assert read_file(put(tmp_path, "los.csv", open_match_csv(*rows).encode())).rows == found.rows


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (open_match_csv({}, columns=38), "39 kolommen"),
        (open_match_csv({}).replace("GEMEENTE", "PLAATS", 1), "kolom GEMEENTE ontbreekt"),
        (open_match_csv({"REC_TYPE": "Stage"}), "'Stage' kennen we niet"),
        (open_match_csv({"PEILDATUM": "2023-05-17"}), "ligt buiten"),
        (open_match_csv({"PEILDATUM": "gisteren"}), "geen datum"),
        (open_match_csv({"AANTAL": "-1"}), "lager dan nul"),
        (open_match_csv({}) + "te;kort\r\n", "regel 3 heeft 2 kolommen"),
        (open_match_csv(), "geen regels"),
    ],
)
def test_open_match_that_is_not_as_told(text: str, reason: str, tmp_path: Path) -> None:
    assert reason in refusal(zipped(tmp_path / "a.zip", {"a.csv": text.encode()}))


def test_a_zip_holds_one_csv(tmp_path: Path) -> None:
    csv = open_match_csv({}).encode()
    assert "precies één CSV" in refusal(zipped(tmp_path / "a.zip", {"a.csv": csv, "b.csv": csv}))
    assert "precies één CSV" in refusal(zipped(tmp_path / "b.zip", {"a.txt": csv}))


def test_a_folder_a_link_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "map.xlsx").mkdir()
    (tmp_path / "link.xlsx").symlink_to(long_xlsx(tmp_path / "a.xlsx", "tension"))
    os.mkfifo(tmp_path / "pijp.csv")
    assert "een map" in refusal(tmp_path / "map.xlsx")
    assert "symlink" in refusal(tmp_path / "link.xlsx")
    assert "geen gewoon bestand" in refusal(tmp_path / "pijp.csv")
    assert "kan niet gelezen worden" in refusal(tmp_path / "weg.xlsx")


def test_what_excel_and_we_leave_there_is_passed_over(tmp_path: Path) -> None:
    passed = {
        name: is_passed_over(tmp_path / name) for name in ("~$a.xlsx", ".DS_Store", "a.xlsx.report.txt", "a.xlsx")
    }
    assert passed == {"~$a.xlsx": True, ".DS_Store": True, "a.xlsx.report.txt": True, "a.xlsx": False}
