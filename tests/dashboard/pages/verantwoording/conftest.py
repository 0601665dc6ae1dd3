"""The folder of versions that the page reads."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def folder(data_dir: Path) -> Path:
    """The folder of versions that the page reads."""
    return data_dir / "warehouse"
