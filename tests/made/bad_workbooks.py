"""Spoiled files for the UWV inbox, and why each is refused."""

from __future__ import annotations

import zipfile
from pathlib import Path

from etl.extract.uwv.file_reader import read_file
from tests.made.uwv_files import zipped


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
