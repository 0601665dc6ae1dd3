"""What a build does first with the raw files of one source, in memory: load them, stage them, ask the source's checks.

Whether a fault is seen is decided here, in milliseconds. What a run does about it is the same for all of them.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from etl.checks import require_source
from etl.errors import SourceError
from etl.run.raw_store import RawSet, RawStore, read_set
from etl.settings import SNAPSHOT_DIR
from etl.stage.load import load_source
from etl.stage.references import load_references
from tests.made.etl_home import Home

BESIDE = ("gemeente_mergers",)  # what the checks of other sources look at


@contextmanager
def database(*bundled: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty build with the lists kept by hand, and the named bundled sources staged."""
    with duckdb.connect() as con:
        con.execute("ATTACH ':memory:' AS raw; ATTACH ':memory:' AS stage")
        load_references(con)
        for source_id in bundled:
            load_source(con, bundled_set(source_id))
        yield con


def bundled_set(source_id: str) -> RawSet:
    """The raw set of a source in the bundled extract."""
    found = read_set(SNAPSHOT_DIR / source_id)
    assert found is not None
    return found


def load_duo(folder: Path, source_id: str, part: str, text: str) -> None:
    """One file of DUO as a run loads it: read, staged and checked."""
    writer = RawStore(folder, source_id).open_set("x")
    nothing = {"filter": None, "retrieved": None, "modified": None}
    writer.write_bytes(part, "csv.gz", gzip.compress(text.encode()), rows=1, url="x", **nothing)
    raw_set = writer.complete(table_id="x", modified=None, retrieved=None)
    with duckdb.connect() as con:
        con.execute("ATTACH ':memory:' AS raw; ATTACH ':memory:' AS stage")
        load_source(con, raw_set)
        require_source(con, raw_set)


def refused_when_loaded(home: Home, source_id: str = "cbs_83582ned") -> str:
    """What loading the raw files that were fetched last says is wrong with them."""
    raw_set = RawStore(home.data_dir / "raw", source_id).newest()
    assert raw_set is not None
    with database(*BESIDE) as con:
        try:
            load_source(con, raw_set)
            require_source(con, raw_set)
        except SourceError as problem:
            return str(problem)
    pytest.fail(f"nothing is wrong with the raw files of {source_id}")
