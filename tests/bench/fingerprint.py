"""Shows that a change of the program changes nothing: of the figures, row by row, and of the pages, byte by byte.

    python -m tests.bench.fingerprint build RAW_FROM DATA_DIR     a warehouse from the raw files of another data folder
    python -m tests.bench.fingerprint marts FILE.duckdb > a.json  every table
    python -m tests.bench.fingerprint pages DATA_DIR FOLDER       every view and download
    python -m tests.bench.fingerprint compare A B                 two files or two folders; exit code 1: they differ

It runs on the tree before a change and on the tree after it, and uses nothing of either but ``python -m etl build``,
the marts and ``dashboard/app.py``. Both warehouses must have been made by ``build`` here: an ordinary build adds floats
in another order each time.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote, urlencode

import duckdb

from tests.bench.fingerprint_build import build, current_file, one_thread
from tests.bench.fingerprint_compare import compare_marts, compare_pages
from tests.bench.fingerprint_marts import read_marts
from tests.bench.fingerprint_pages import Reader, digest
from tests.bench.fingerprint_views import views

# A page shows the name and the moment of the version it is drawn from, which differ from build to build.
NAME = "krimpgroei-20260101T000000Z-000000"
FIRST_PAGE = "regio"


def write_pages(data_dir: Path, folder: Path, only: str | None = None) -> None:
    """Every view of the warehouse in a data folder as text in another folder, with an index.

    Args:
        data_dir: data folder with a published warehouse.
        folder: folder to make.
        only: name of the one page to take, to look at that; None is all.
    """
    if folder.exists():
        sys.exit(f"{folder} is there already: name a new folder.")
    index, began = {}, time.monotonic()
    with tempfile.TemporaryDirectory() as temporary, one_thread():
        warehouse = steady_copy(current_file(data_dir), Path(temporary))
        os.environ["KRIMPGROEI_DATA_DIR"] = temporary
        reader = Reader(folder / "parts")
        for page, params in views(warehouse):
            title, query = page or FIRST_PAGE, urlencode(params)
            if only not in (None, title):
                continue
            text = reader.view(page, params)
            file = folder / "views" / title / f"{quote(query, safe='=&') or 'zonder'}.txt"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            index[f"{title}?{query}"] = {"file": str(file.relative_to(folder)), "hash": digest(text.encode())}
    (folder / "index.json").write_text(json.dumps(index, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(index)} views in {time.monotonic() - began:.0f} s", file=sys.stderr)


def steady_copy(warehouse: Path, data_dir: Path) -> Path:
    """A copy of a warehouse file, published in a data folder, in which name and moment are always the same."""
    copy = data_dir / "warehouse" / f"{NAME}.duckdb"
    copy.parent.mkdir(parents=True)
    shutil.copyfile(warehouse, copy)
    with duckdb.connect(copy) as con:
        con.execute(
            "UPDATE mart.build SET version_name = ?, built_at = TIMESTAMP '2026-01-01 00:00:00', fingerprint = ''",
            [NAME],
        )
    (copy.parent / "CURRENT").write_text(f"{copy.name}\n", encoding="utf-8")
    return copy


def compare(before: Path, after: Path) -> bool:
    """Print what differs; whether nothing does."""
    if before.is_dir():
        same, lines = compare_pages(before, after)
    else:
        same, lines = compare_marts(*(json.loads(path.read_text(encoding="utf-8")) for path in (before, after)))
    print("\n".join([*lines, "THE SAME" if same else "DIFFERENT"]))
    return same


def arguments() -> argparse.Namespace:
    """What is asked."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.fingerprint", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for command, names in {
        "build": ("raw_from", "data_dir"),
        "marts": ("warehouse",),
        "pages": ("data_dir", "folder"),
        "compare": ("before", "after"),
    }.items():
        each = commands.add_parser(command)
        for name in names:
            each.add_argument(name, type=Path)
        if command == "pages":
            each.add_argument("--only", metavar="PAGE", help="one page, by its name in the url")
    return parser.parse_args()


def main() -> None:
    """Do what is asked."""
    asked = arguments()
    if asked.command == "build":
        build(asked.raw_from.resolve(), asked.data_dir.resolve())
    elif asked.command == "marts":
        with one_thread():
            json.dump(read_marts(asked.warehouse), sys.stdout, indent=1, ensure_ascii=False)
        print()
    elif asked.command == "pages":
        write_pages(asked.data_dir.resolve(), asked.folder.resolve(), asked.only)
    elif not compare(asked.before, asked.after):
        sys.exit(1)


if __name__ == "__main__":
    main()
