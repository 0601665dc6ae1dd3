"""Texts in Markdown, found by name: shared by several pages, or kept beside the one page that shows them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

DASHBOARD = Path(__file__).resolve().parents[1]


def text_files() -> list[Path]:
    """All texts: those in ``teksten/``, then those in the ``uitleg/`` of each page."""
    return [*sorted(DASHBOARD.glob("teksten/*.md")), *sorted(DASHBOARD.glob("pages/*/uitleg/**/*.md"))]


@lru_cache(maxsize=64)
def read_text(name: str) -> str:
    """The text of a name, as it stands in its file.

    Raises:
        FileNotFoundError: there is none.
    """
    for file in text_files():
        if file.stem == name:
            return file.read_text(encoding="utf-8")
    raise FileNotFoundError(f"{name}.md stands neither in teksten nor in the uitleg of a page")
