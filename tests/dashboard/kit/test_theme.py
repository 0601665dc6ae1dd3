"""The theme: the one place of every colour, each of them used, seen on the light page and the dark one, told apart."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import sys
import tomllib
from dataclasses import asdict, fields
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import ImageColor

from dashboard.kit import theme
from dashboard.server import assets
from etl.settings import CHECKOUT

WHOLE: dict[str, Any] = tomllib.loads(theme.FILE.read_text(encoding="utf-8"))
STREAMLIT: dict[str, Any] = WHOLE["theme"]
PAGES = {name: STREAMLIT[name]["backgroundColor"] for name in ("light", "dark")}
GROUPS = {"marks": theme.MARKS, "map": theme.MAP, "paper": theme.PAPER}
# Files of ours that could name a colour; the page icon is a picture.
SOURCES = [
    *(path for ending in ("py", "css", "js", "json", "toml") for path in (CHECKOUT / "dashboard").rglob(f"*.{ending}")),
    CHECKOUT / ".streamlit" / "config.toml",
]
NAMED = "|".join(ImageColor.colormap)
LITERAL = re.compile(
    r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b(?!-)"
    r"|\b(?:rgb|hsl)a?\(|\b(?:hwb|oklch|oklab|lab|lch)\("
    rf"|[\"'](?:{NAMED})[\"']"
    rf"|(?:color|background|fill|stroke|border|outline)[\w-]*:[^;\n{{}}]*[\s:](?:{NAMED})\s*[;!}}]",
    re.IGNORECASE,
)
# What an eye without the cones for long (protan), middle (deutan) or short waves (tritan) sees, on linear RGB:
# Machado, Oliveira and Fernandes (2009), severity 1.
EYES = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.9505, 1.0, 1.089)
Numbers = npt.NDArray[np.float64]


def linear(colour: str) -> Numbers:
    parts = np.array(ImageColor.getrgb(colour)[:3]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, two: str) -> float:
    """Contrast of two colours as WCAG 2 defines it."""
    dark, bright = sorted(float(linear(colour) @ XYZ[1]) for colour in (one, two))
    return (bright + 0.05) / (dark + 0.05)


def distance(one: str, two: str, eye: str = "usual") -> float:
    """How far two colours are apart for an eye, in CIELAB; about 2 is just seen side by side."""

    def lab(colour: str) -> Numbers:
        seen = np.clip(np.array(EYES[eye]) @ linear(colour), 0, 1)
        part = np.array(XYZ) @ seen / np.array(WHITE)
        x, y, z = np.where(part > 0.008856, np.cbrt(part), 7.787 * part + 16 / 116)
        return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])

    return float(np.linalg.norm(lab(one) - lab(two)))


def nearest(colours: tuple[str, ...]) -> float:
    """The least distance between two of the colours, over all eyes."""
    return min(distance(one, two, eye) for one, two in itertools.combinations(colours, 2) for eye in EYES)


def single(group: str) -> dict[str, str]:
    return {name: value for name, value in asdict(GROUPS[group]).items() if isinstance(value, str)}


def flat(table: dict[str, Any], prefix: str = "theme") -> dict[str, Any]:
    found = {}
    for name, value in table.items():
        found |= flat(value, f"{prefix}.{name}") if isinstance(value, dict) else {f"{prefix}.{name}": value}
    return found


def test_no_colour_stands_outside_the_theme() -> None:
    found = [
        f"{path.relative_to(CHECKOUT)}: {match[0]}"
        for path in SOURCES
        if path != theme.FILE
        for match in LITERAL.finditer(path.read_text(encoding="utf-8"))
    ]
    assert len(SOURCES) > 100
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        'BORDER = "#6b7780"', "a { color: #555; }", "background: #FFF !important", 'x = "rgba(0,0,0,0)"',
        "fill: hsl(20 50% 40%)", 'colour = "red"', "a { color: white; }", "border: 1px solid black;",
    ],
)  # fmt: skip
def test_a_colour_is_seen_as_one(text: str) -> None:
    assert LITERAL.search(text)


@pytest.mark.parametrize(
    "text", ["html, body, #root > div", "#table { margin: 0 }", "a { color: inherit; }", "[1, 2]  # add one", "c:#id-x"]
)
def test_what_is_no_colour_is_not(text: str) -> None:
    assert not LITERAL.search(text)


def test_every_colour_has_a_use() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES if path.suffix in (".py", ".css"))
    unused = [
        f"{group}.{field.name}"
        for group, colours in GROUPS.items()
        for field in fields(colours)
        if not re.search(rf"\b{group.upper()}\.{field.name}\b|--{group}-{field.name.replace('_', '-')}\b", text)
    ]
    assert unused == []


def test_the_stylesheet_names_only_what_stands_before_it() -> None:
    text = assets.STYLE.content.decode()
    defined, used = set(re.findall(r"(--[\w-]+):", text)), set(re.findall(r"var\((--[\w-]+)\)", text))
    assert used
    assert used <= defined
    assert f"--map-border: {theme.MAP.border};" in text


def test_streamlit_takes_its_theme_from_the_same_file() -> None:
    wanted = flat(STREAMLIT)
    ask = "import json, sys; from streamlit import config; print(json.dumps([*map(config.get_option, sys.argv[1:])]))"
    done = subprocess.run([sys.executable, "-c", ask, *wanted], cwd=CHECKOUT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == list(wanted.values())
    assert "theme" not in done.stderr.lower()


def test_a_name_that_nobody_knows_is_refused() -> None:
    with pytest.raises(TypeError, match="purple"):
        theme.Paper(**WHOLE["paper"], purple="#800080")
    with pytest.raises(TypeError, match="foot"):
        theme.Paper(sheet="#ffffff")  # type: ignore[call-arg]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("colour", sorted({*single("marks").values(), *theme.MARKS.series} - {theme.MARKS.clear}))
def test_marks_stand_out_on_both_pages(colour: str, page: str) -> None:
    assert contrast(colour, PAGES[page]) >= 3


@pytest.mark.parametrize("page", PAGES)
def test_words_can_be_read_on_what_they_stand_on(page: str) -> None:
    colours = STREAMLIT[page]
    grounds = {"": ("backgroundColor", "secondaryBackgroundColor")}
    grounds |= {hue: ("backgroundColor", f"{hue}BackgroundColor") for hue in ("blue", "gray")}
    words = [name for name in colours if name.endswith(("TextColor", "textColor", "linkColor"))]
    assert len(words) >= 6
    faint = [
        (word, ground)
        for word in words
        for ground in grounds.get(word.removesuffix("TextColor"), grounds[""])
        if contrast(colours[word], colours[ground]) < 4.5
    ]
    assert faint == []
    assert contrast(theme.PAPER.foot, theme.PAPER.sheet) >= 4.5


def test_regions_have_an_edge_on_the_page_and_on_the_lightest_class() -> None:
    classes = {*theme.MAP.all_jobs, *theme.MAP.one_sector}
    lightest = max(classes, key=lambda colour: float(linear(colour) @ XYZ[1]))
    for ground in (*PAGES.values(), lightest):
        assert contrast(theme.MAP.border, ground) >= 3
    for ground in (*classes, *PAGES.values()):
        assert max(contrast(theme.MAP.outline, ground), contrast(theme.MAP.halo, ground)) >= 3


def test_neighbouring_classes_of_the_map_differ_for_every_eye() -> None:
    for classes in (theme.MAP.all_jobs, theme.MAP.one_sector):
        assert len(classes) == 7
        for pair in itertools.pairwise(classes):
            assert nearest(pair) >= 9


def test_growing_and_shrinking_and_series_differ_for_every_eye() -> None:
    marks = theme.MARKS
    assert nearest((marks.grows, marks.shrinks)) >= 20
    assert nearest((marks.grows, marks.shrinks, marks.stable)) >= 14
    assert nearest((marks.here, marks.other)) >= 20
    assert nearest((marks.asked, marks.released)) >= 20
    assert nearest((marks.here, marks.series_break)) >= 20
    assert nearest(marks.series[:3]) >= 20
    assert nearest(marks.series) >= 14


def test_the_colour_of_shrinking_says_nothing_else() -> None:
    others = {**single("marks"), **{f"series {place}": colour for place, colour in enumerate(theme.MARKS.series)}}
    for name in others.keys() - {"shrinks", "clear"}:
        assert distance(others[name], theme.MARKS.shrinks) > 30, name
    users = {path.relative_to(CHECKOUT).as_posix() for path in SOURCES if "MARKS.shrinks" in path.read_text("utf-8")}
    assert users == {"dashboard/growth/growth_traces.py", "dashboard/pages/sectoren/charts.py"}
