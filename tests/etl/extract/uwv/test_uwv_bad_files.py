"""Files in the UWV inbox that are not what they seem: each is refused whole, with a reason, and nothing breaks."""

from __future__ import annotations

import os
import struct
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from etl.extract.common.inbox import reading, workbook, zips
from etl.extract.common.inbox.refusal import Refused
from etl.extract.uwv.file_reader import read_file
from tests.made.bad_workbooks import put, refusal, repacked
from tests.made.old_office import Cells, compound, xls
from tests.made.uwv_files import long_xlsx, open_match_csv, wide_xlsx, zipped

ROWS: Cells = [["Regio", "Beroepsgroep", "Kwartaal", "Spanningsindicator"], ["AM24", "Koks", "2025-Q2", 1.5]]


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


# What lies in the folder


@pytest.mark.parametrize("place", [48, 76, 77])
def test_an_xls_that_makes_its_reader_loop_or_give_up_is_a_refusal(place: int, tmp_path: Path) -> None:
    content = bytearray(xls(ROWS))
    content[place] = 7  # where the tables of the compound file begin: the reader goes round or falls off the end
    assert "beschadigd" in refusal(put(tmp_path, "a.xls", bytes(content)))


def test_a_reader_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(Refused, match="beschadigd"):
        workbook.read_sheets(xls(ROWS), max_seconds=0.001)
