"""The table of Streamlit's English, the script that uses it, and the page that it is put into."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path

import pytest
import streamlit
from starlette.requests import Request

from dashboard.server import translations
from dashboard.server.dutch import in_dutch
from dashboard.server.headers import streamlit_page

WORDS: dict[str, str] = translations.table()["words"]
PATTERNS: list[list[str]] = translations.table()["patterns"]


def test_every_string_has_dutch_of_its_own() -> None:
    for english, dutch in WORDS.items():
        assert english == english.strip()
        assert dutch == dutch.strip()
        assert dutch
        assert dutch != english
        # Else the script would translate its own words again and again.
        assert dutch not in WORDS
        assert not any(re.fullmatch(pattern, dutch) for pattern, _ in PATTERNS)


def test_patterns_are_whole_and_do_not_find_their_own_outcome() -> None:
    for pattern, dutch in PATTERNS:
        assert pattern.startswith("^")
        assert pattern.endswith("$")
        outcome = dutch.replace("$1", "Utrecht")
        assert not any(re.fullmatch(other, outcome) for other, _ in PATTERNS)


def test_streamlit_still_says_what_the_table_translates() -> None:
    """An update of Streamlit that words it otherwise is noticed here; these can be seen in this app."""
    folder = Path(streamlit.__file__).parent / "static" / "static" / "js"
    scripts = "".join(file.read_text(encoding="utf-8") for file in folder.glob("*.js"))
    seen = ["No results", "Open", "Clear value", "Skip to main content", "Connection error", "Running...", "Close"]
    seen += ["Map", "Toggle attribution", "App pages", "Main menu", "Scroll tabs left", "Page not found", "Connecting"]
    seen += ["Streamlit server is not responding. Are you connected to the internet?", "Download failed", "Fullscreen"]
    assert [english for english in seen if english not in WORDS or f"`{english}`" not in scripts] == []


def test_the_script_carries_the_table() -> None:
    script = translations.ASSET.content.decode()
    assert '"__TABLE__"' not in script
    assert json.dumps(WORDS, ensure_ascii=False, separators=(",", ":")) in script


@pytest.mark.parametrize(
    ("query", "kept"), [(f"v={translations.ASSET.version}", "immutable"), ("v=oud", "no-cache"), ("", "no-cache")]
)
def test_the_script_is_kept_only_under_its_own_version(query: str, kept: str) -> None:
    path = translations.ASSET.path
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": []}
    answer = asyncio.run(translations.ASSET._answer(Request(scope)))
    assert kept in answer.headers["cache-control"]
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"


def test_streamlits_page_becomes_dutch_and_names_no_door_that_is_closed() -> None:
    page = in_dutch(streamlit_page()).decode()
    assert '<html lang="nl">' in page
    assert "<title>Krimp &amp; Groei</title>" in page
    assert "agent" not in page
    assert "Zet JavaScript aan" in page
    assert "Streamlit" not in re.sub(r"<link[^>]*>", "", page)
    own = page.index(f'src=".{translations.ASSET.path}?v={translations.ASSET.version}"')
    # Before Streamlit's scripts, which run in the order of the page.
    assert own < page.index('type="module"')
    assert page.count("<noscript>") == 1
