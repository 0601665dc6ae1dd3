"""Raw sets behind the routes, made from the collected publications as a live run would leave them. For tests."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path
from typing import Any

from etl.run.raw_store import RawSet, RawStore

ESCO_VERSION = "v1.1.1/v1.2"
_ESCO_FOLDERS = ("v1.1.1_en", "v1.1.1_nl", "v1.2_nl")
_OTHERS = {
    "occupation_tables": {"isco_brc_crosswalk": ("occupations/isco_brc_crosswalk.csv", ",")},
    "eurostat_lfs": {"lfsa_eisn2": ("occupations/lfs_nace_isco_nl.csv", ",")},
    "jrc_tasks": {"tasks_eu_isco2d_nace2d": ("occupations/tasks_eu_isco2d_nace2d_EU15.csv", "\t")},
}


def write_route_sets(raw_dir: Path, shared_data: Path) -> None:
    """All four sets, complete, under ``raw_dir/SOURCE_ID/``."""
    write_esco(raw_dir, shared_data)
    for source_id, files in _OTHERS.items():
        parts = {part: _rows(shared_data / name, delimiter) for part, (name, delimiter) in files.items()}
        write_set(raw_dir, source_id, "2021", parts)


def write_esco(raw_dir: Path, shared_data: Path) -> RawSet:
    """ESCO 1.1.1 in English with the Dutch files there are, each part named as its file."""
    files = [path for folder in _ESCO_FOLDERS for path in sorted((shared_data / "esco" / folder).glob("*.csv.gz"))]
    return write_set(raw_dir, "esco", ESCO_VERSION, {path.name.partition(".")[0]: _rows(path, ",") for path in files})


def write_set(raw_dir: Path, source_id: str, table_id: str, parts: dict[str, list[dict[str, Any]]]) -> RawSet:
    """One complete set of the given rows."""
    writer = RawStore(raw_dir, source_id).open_set(table_id.replace("/", "_"))
    for part, rows in parts.items():
        writer.write_rows(part, rows, url="https://example.org", filter=None, retrieved=None, modified=None)
    return writer.complete(table_id=table_id, modified=None, retrieved=None)


def _rows(path: Path, delimiter: str) -> list[dict[str, Any]]:
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
