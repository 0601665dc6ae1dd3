"""Files in the UWV inbox that are not what they seem: each is refused whole, with a reason, and nothing breaks."""

from __future__ import annotations

import os
import struct
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from etl.extract.uwv import reading, workbook, zips
from etl.extract.uwv.reading import is_passed_over, read_file
from etl.extract.uwv.refusal import Refused
from tests.made.old_office import Cells, compound, xls
from tests.made.uwv_files import csv_1252, long_xlsx, open_match_csv, wide_xlsx, zipped

ROWS: Cells = [["Regio", "Beroepsgroep", "Kwartaal", "Spanningsindicator"], ["AM24", "Koks", "2025-Q2", 1.5]]


def refusal(path: Path) -> str:
    """Why a file is refused; nothing of it may be taken."""
    found = read_file(path)
    assert found.refused is not None, found.took
    assert (found.rows, found.took) == ({}, [])
    return found.refused


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def repacked(source: Path, target: Path, change: dict[str, bytes]) -> Path:
    """A copy of a ZIP with entries replaced or added."""
    with zipfile.ZipFile(source) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    return zipped(target, entries | change)


# What it is follows from its content


def test_an_xls_is_read_whatever_its_name_says(tmp_path: Path) -> None:
    found = [read_file(put(tmp_path, name, xls(ROWS))).rows for name in ("a.xls", "a.xlsx", "a.csv")]
    assert found[0]["tension"][0]["value"] == 1.5
    assert found[0] == found[1] == found[2]


def test_a_password_is_told(tmp_path: Path) -> None:
    locked = compound({"EncryptionInfo": b"x", "EncryptedPackage": b"y" * 5000})
    assert "wachtwoord" in refusal(put(tmp_path, "a.xlsx", locked))
    path = zipped(tmp_path / "b.zip", {"a.csv": open_match_csv({}).encode()})
    content = bytearray(path.read_bytes())
    content[content.find(b"PK\x01\x02") + 8] |= 1  # the flag in the list of contents
    assert "wachtwoord" in refusal(put(tmp_path, "b.zip", bytes(content)))


def test_macros_are_refused(tmp_path: Path) -> None:
    made = long_xlsx(tmp_path / "a.xlsx", "tension")
    assert "macro" in refusal(repacked(made, tmp_path / "a.xlsm", {"xl/vbaProject.bin": b"x"}))
    old = compound({"_VBA_PROJECT": b"x", "Workbook": b"y"})
    assert "macro" in refusal(put(tmp_path, "b.xls", old))


@pytest.mark.parametrize("cut", [4, 100, 3000])
def test_a_download_that_was_broken_off(cut: int, tmp_path: Path) -> None:
    content = long_xlsx(tmp_path / "a.xlsx", "tension").read_bytes()
    refusal(put(tmp_path, "b.xlsx", content[:cut]))
    refusal(put(tmp_path, "c.xlsx", content[:-cut]))
    refusal(put(tmp_path, "d.xls", xls(ROWS)[: 512 + cut]))


@pytest.mark.parametrize(
    "content", [b"", b"  \n", b"%PDF-1.7 ...", b"<!DOCTYPE html><p>", b"PK\x03\x04", b"hallo", b"\xff" * 99]
)
def test_something_else_altogether(content: bytes, tmp_path: Path) -> None:
    refusal(put(tmp_path, "a.xlsx", content))


def test_an_ods_says_what_to_do(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.ods", "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert "sla het op als .xlsx" in refusal(tmp_path / "a.ods")


def test_one_changed_bit_in_a_zip_is_seen(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.csv": open_match_csv({}).encode()})
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.csv", open_match_csv({}))
    for content in (path.read_bytes(), (tmp_path / "b.zip").read_bytes()):
        changed = bytearray(content)
        changed[120] ^= 1
        assert "beschadigd" in refusal(put(tmp_path, "c.zip", bytes(changed)))


# Sheets


def test_an_empty_sheet_is_no_table_and_one_beside_a_good_one_is_left(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.save(tmp_path / "a.xlsx")
    assert "geen tabel" in refusal(tmp_path / "a.xlsx")
    found = read_file(wide_xlsx(tmp_path / "b.xlsx", "tension"))
    assert found.refused is None
    assert "werkblad 'Toelichting': er staat geen tabel in" in found.left


def test_a_failed_formula_is_unknown_and_told(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    sheet: Any = made.active
    for row in [*ROWS, ["AM38", "Koks", "2025-Q2", "#N/A"], ["AM36", "Koks", "2025-Q2", "#DIV/0!"]]:
        sheet.append(row)
    made.save(tmp_path / "a.xlsx")
    found = read_file(tmp_path / "a.xlsx")
    assert [row["value"] for row in found.rows["tension"]] == [1.5, None, None]
    assert found.notes == ["2 cellen hebben een formulefout (zoals #N/A); die cijfers tellen als onbekend"]


def test_a_merged_region_counts_for_all_its_rows(tmp_path: Path) -> None:
    found = read_file(wide_xlsx(tmp_path / "a.xlsx", "tension"))
    assert {row["region_code"] for row in found.rows["tension"]} == {"AM38", "AM36", "AM24", "NL01"}
    assert len(found.rows["tension"]) == 24


def test_a_hidden_sheet_is_left(tmp_path: Path) -> None:
    path = long_xlsx(tmp_path / "a.xlsx", "tension")
    made = openpyxl.load_workbook(path)
    hidden = made.create_sheet("Oud")
    hidden.append(["Regio"])
    hidden.sheet_state = "hidden"
    made.save(path)
    assert "werkblad 'Oud': verborgen" in read_file(path).left


def test_one_cell_far_away_does_not_fill_the_memory(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    sheet: Any = made.active
    sheet.append(ROWS[0])
    sheet["XFD1048576"] = 1
    made.save(tmp_path / "a.xlsx")
    assert "te groot" in refusal(tmp_path / "a.xlsx")


# Size


def test_a_hundred_megabytes_are_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    with open(path, "wb") as file:
        file.truncate(100 * zips.MB)
    monkeypatch.setattr(reading.os, "open", lambda *_: pytest.fail("opened"))
    assert refusal(path) == "het bestand is 100 MB; meer dan 50 MB lezen we niet"


@pytest.mark.parametrize("name", ["xl/sharedStrings.xml", "xl/media/foto.bin"])
def test_a_bomb_in_a_workbook(name: str, tmp_path: Path) -> None:
    made = long_xlsx(tmp_path / "a.xlsx", "tension")
    assert "keer zo groot" in refusal(repacked(made, tmp_path / "b.xlsx", {name: bytes(30 * zips.MB)}))


def test_a_bomb_in_an_open_match_zip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "keer zo groot" in refusal(zipped(tmp_path / "a.zip", {"a.csv": b"x" * (30 * zips.MB)}))
    monkeypatch.setattr("etl.extract.uwv.open_match.MAX_UNPACKED", zips.MB)
    assert "groter dan 1 MB" in refusal(zipped(tmp_path / "b.zip", {"a.csv": os.urandom(2 * zips.MB)}))


@pytest.mark.parametrize("inside", ["xlsx", "zip"])
def test_a_bomb_that_lies_about_its_size(inside: str, tmp_path: Path) -> None:
    if inside == "xlsx":
        path = repacked(
            long_xlsx(tmp_path / "a.xlsx", "tension"), tmp_path / "b", {"xl/media/foto.bin": bytes(4 * zips.MB)}
        )
    else:
        path = zipped(tmp_path / "b", {"a.csv": bytes(4 * zips.MB)})
    true, told = (struct.pack("<I", size) for size in (4 * zips.MB, 1000))
    content = path.read_bytes()
    assert true in content
    assert "groter dan hij zegt te zijn" in refusal(put(tmp_path, "c." + inside, content.replace(true, told)))


def test_many_small_entries(tmp_path: Path) -> None:
    assert "3000 bestanden" in refusal(zipped(tmp_path / "a.zip", {f"{n}.csv": b"" for n in range(3000)}))


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.csv", "/etc/cron.csv", "C:\\a.csv", "a/../../b.csv", "..\\..\\a.csv"]
)
def test_a_path_that_leads_out_of_the_zip(name: str, tmp_path: Path) -> None:
    before = sorted(tmp_path.parent.rglob("*"))
    path = zipped(tmp_path / "a.zip", {name: open_match_csv({}).encode()})
    assert "buiten de ZIP" in refusal(path)
    made = long_xlsx(tmp_path / "a.xlsx", "tension")
    assert "buiten de ZIP" in refusal(repacked(made, tmp_path / "b.xlsx", {name: b"x"}))
    assert {p.name for p in set(tmp_path.parent.rglob("*")) - set(before)} == {"a.zip", "a.xlsx", "b.xlsx"}


# CSV


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


# Open Match Data


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


# What lies in the folder


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


@pytest.mark.parametrize("place", [48, 76, 77])
def test_an_xls_that_makes_its_reader_loop_or_give_up_is_a_refusal(place: int, tmp_path: Path) -> None:
    content = bytearray(xls(ROWS))
    content[place] = 7  # where the tables of the compound file begin: the reader goes round or falls off the end
    assert "beschadigd" in refusal(put(tmp_path, "a.xls", bytes(content)))


def test_a_reader_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(Refused, match="beschadigd"):
        workbook.read_sheets(xls(ROWS), max_seconds=0.001)
