"""The command line over a bundled extract of only the sources that every build needs: a build in half the time.

``python -m tests.made.lean_etl run ...`` is ``python -m etl run ...`` in a process of its own. What it leaves out has
tests of its own with the whole extract.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from etl.__main__ import app
from tests.worlds import lean_snapshot


@contextmanager
def lean() -> Iterator[None]:
    """Builds in this process go by the lean extract."""
    with tempfile.TemporaryDirectory() as folder, patch("etl.pipeline.SNAPSHOT_DIR", lean_snapshot(Path(folder))):
        yield


if __name__ == "__main__":
    with lean():
        sys.exit(app())
