"""Texts are found by name wherever they stand, so a name stands for one text."""

from __future__ import annotations

from collections import Counter

import pytest

from dashboard.kit.texts import DASHBOARD, read_text, text_files


def test_a_name_stands_for_one_text() -> None:
    assert [name for name, count in Counter(file.stem for file in text_files()).items() if count > 1] == []


def test_shared_texts_and_those_of_a_page_are_found() -> None:
    assert read_text("oordeel") == (DASHBOARD / "teksten" / "oordeel.md").read_text(encoding="utf-8")
    own = DASHBOARD / "pages" / "werk" / "uitleg" / "vacatures.md"
    assert read_text("vacatures") == own.read_text(encoding="utf-8")


def test_every_text_of_a_page_is_found() -> None:
    """All Markdown below dashboard/ but a README is a text: one in another folder would never be read."""
    there = {file for file in DASHBOARD.rglob("*.md") if file.name != "README.md"}
    assert there == set(text_files())


@pytest.mark.parametrize("name", ["er_is_geen", "../growth/words", ""])
def test_a_text_that_is_not_there_is_told(name: str) -> None:
    with pytest.raises(FileNotFoundError, match="stands neither"):
        read_text(name)
