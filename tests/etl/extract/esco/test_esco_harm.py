"""Files in the inbox of ESCO that would do harm: bombs, ways out, lies about their size, links."""

from __future__ import annotations

import gzip
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.made.esco_files import as_csv, concepts, put_zip, small_esco
from tests.made.esco_inbox import inbox_in, refusal


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    return inbox_in(tmp_path)


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("skills_nl.csv", b"0" * (60 * 1024 * 1024))


def gzip_bomb(path: Path) -> None:
    path.with_suffix(".csv.gz").write_bytes(gzip.compress(b"0" * (60 * 1024 * 1024)))


def way_out(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../skills_nl.csv", as_csv(concepts("nl")["skills_nl"]))


def nested(path: Path) -> None:
    put_zip(path.with_suffix(".inner"), small_esco())
    inner = path.with_suffix(".inner").read_bytes()
    path.with_suffix(".inner").unlink()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("esco.zip", inner)


def lying(path: Path) -> None:
    """The list of contents promises fewer bytes than there are."""
    put_zip(path, small_esco())
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    path.write_bytes(bytes(data))


def cut_gzip(path: Path) -> None:
    path.with_suffix(".csv.gz").write_bytes(gzip.compress(as_csv(concepts("nl")["skills_nl"]))[:-20])


def link(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def link_to_folder(path: Path) -> None:
    path.symlink_to("/etc", target_is_directory=True)


HARM: dict[str, tuple[Callable[[Path], None], str]] = {
    "bomb": (bomb, "meer dan 200 keer zo groot"),
    "gzip bomb": (gzip_bomb, "veel groter dan een gewoon bestand"),
    "way out": (way_out, "een pad dat buiten de ZIP wijst"),
    "nested": (nested, "er zit een ZIP in de ZIP"),
    "lying": (lying, "de ZIP"),
    "cut gzip": (cut_gzip, "beschadigd of niet helemaal gedownload"),
    "link": (link, "een verwijzing (symlink) en geen bestand"),
    "link to a folder": (link_to_folder, "een verwijzing (symlink) en geen map"),
}


@pytest.mark.parametrize("name", HARM)
def test_what_would_do_harm_is_refused_by_name(inbox: Path, name: str) -> None:
    make, words = HARM[name]
    make(inbox / "esco.zip")
    reason = refusal(inbox)
    assert words in reason
    assert reason.startswith("esco.")
