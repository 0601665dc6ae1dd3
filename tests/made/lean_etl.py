"""The command line over a bundled extract of only the sources that every build needs: a build in half the time.

``python -m tests.made.lean_etl run ...`` is ``python -m etl run ...`` with that extract, in a process of its own. What
it leaves out has tests of its own, and the whole extract is built for the pages.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from unittest.mock import patch

from etl import catalog
from etl.settings import SNAPSHOT_DIR

EVERYTHING = ("everything",)
# Two workers share two cores, and a file of many small tables is mostly blocks that are not full.
SMALL = {"threads": 1, "default_block_size": 16_384}


@contextmanager
def lean(more: tuple[str, ...] = ()) -> Iterator[None]:
    """Builds in this process go by an extract with the sources that every build needs, and those named."""
    extract = SNAPSHOT_DIR if more == EVERYTHING else _extract(more)
    with patch("etl.run.pipeline.SNAPSHOT_DIR", extract), patch.dict("etl.run.warehouse.CONFIG", SMALL):
        yield


@cache
def _extract(more: tuple[str, ...]) -> Path:
    """A folder of links into the bundled extract, which goes with this process."""
    folder = tempfile.TemporaryDirectory(prefix="krimpgroei-lean-")
    _folders.append(folder)
    for source in catalog.load().values():
        if not source.is_optional or source.source_id in more:
            (Path(folder.name) / source.source_id).symlink_to(SNAPSHOT_DIR / source.source_id)
    return Path(folder.name)


_folders: list[tempfile.TemporaryDirectory[str]] = []


if __name__ == "__main__":
    from etl import __main__ as program

    os.nice(program.NICENESS)
    with lean():
        program.app()
