"""What the documentation names is there: paths, links, commands, settings, tables, and the sections that code cites."""

from __future__ import annotations

import importlib.util
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from etl.__main__ import app
from etl.settings import CHECKOUT, Settings
from tests.bench import __main__ as bench

PAGES = [CHECKOUT / "README.md", *sorted((CHECKOUT / "docs").glob("*.md"))]
METHODS = CHECKOUT / "docs" / "methods.md"
PROGRAM = ("etl", "dashboard", "tests", "data", "docs", ".ci", ".streamlit")
KINDS_OF_TEXT = {".py", ".sql", ".yml", ".md", ".csv", ".js", ".css", ".toml"}
FILE_NAME = re.compile(r"[\w-]+\.(py|sql|yml|md|csv|js|css|toml|json|txt|png)")
PATH = re.compile(r"[\w.*-]+(/[\w.*-]+)*/?")
# NAME in etl/stage/NAME.sql stands for any name.
PLACEHOLDER = re.compile(r"(?<![A-Za-z])[A-Z]{3,}(?![A-Za-z])")
NUMBER = r"\d+(?:\.\d+)?"
CITATION = re.compile(rf"docs/methods\.md ({NUMBER}(?:(?:-|, | and ){NUMBER})*)")

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def code_of(text: str) -> tuple[list[str], list[str]]:
    """What a page sets as code: spans within a sentence, and lines of blocks (four spaces in front)."""
    lines = text.splitlines()
    prose = "\n".join(line for line in lines if not line.startswith("    "))
    return re.findall(r"`([^`]+)`", prose), [line.strip() for line in lines if line.startswith("    ")]


def paths_in(text: str) -> set[str]:
    """Paths of the repository that a page names: every span that looks like one, and in commands what begins as one."""
    spans, lines = code_of(text)
    found = {span for span in spans if PATH.fullmatch(span) and ("/" in span or FILE_NAME.fullmatch(span))}
    words = (word.strip("(),;:") for code in [*spans, *lines] for word in code.split())
    return found | {word for word in words if FILE_NAME.fullmatch(word) or _is_in_program(word)}


def _is_in_program(word: str) -> bool:
    return "/" in word and word.split("/")[0] in PROGRAM and PATH.fullmatch(word) is not None


def made_by_running() -> list[str]:
    """What git ignores: folders and files that are there only after a run."""
    lines = (CHECKOUT / ".gitignore").read_text(encoding="utf-8").splitlines()
    return [line.strip("/") for line in lines if line and not line.startswith("#")]


def is_there(path: str, folder: Path = CHECKOUT) -> bool:
    """Whether a path exists; a placeholder stands for any name, a bare file name for a file anywhere in the program."""
    if any(f"{path}/".startswith(f"{made}/") for made in made_by_running()):
        return True
    if "/" not in path:
        return (folder / path).exists() or any(next((folder / top).rglob(path), None) for top in PROGRAM)
    pattern = path if (folder / path).exists() else PLACEHOLDER.sub("*", path)
    found = list(folder.glob(pattern.rstrip("/")))
    return any(one.is_dir() for one in found) if path.endswith("/") else bool(found)


def test_a_path_that_is_not_there_is_seen(tmp_path: Path) -> None:
    (tmp_path / "etl" / "stage").mkdir(parents=True)
    (tmp_path / "etl" / "stage" / "boundaries.sql").touch()
    named = (
        "In `etl/stage/SOURCE.sql`, `etl/stages/` and `app.py`.\n\n    python -m streamlit run dashboard/nowhere.py\n"
    )
    assert paths_in(named) == {"etl/stage/SOURCE.sql", "etl/stages/", "app.py", "dashboard/nowhere.py"}
    assert [path for path in sorted(paths_in(named)) if is_there(path, tmp_path)] == ["etl/stage/SOURCE.sql"]
    assert not is_there("etl/stage/boundaries.sql/", tmp_path)
    assert is_there("data/warehouse/CURRENT", tmp_path)


@each_page
def test_every_path_that_is_named_is_there(page: Path) -> None:
    named = paths_in(page.read_text(encoding="utf-8"))
    assert named
    assert [path for path in sorted(named) if not is_there(path)] == []


def anchors_of(text: str) -> set[str]:
    """What a link can lead to within a page: marks of our own, and headings as GitHub writes their anchors."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return slugs | set(re.findall(r'<a id="([^"]+)">', text))


def test_anchors_are_written_as_github_writes_them() -> None:
    text = '# One run\n\n<a id="section-2"></a>\n## 2. What you see, and what you do not\n'
    assert anchors_of(text) == {"one-run", "section-2", "2-what-you-see-and-what-you-do-not"}


@each_page
def test_every_link_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = [target for target in re.findall(r"\]\(([^)\s]+)\)", text) if not target.startswith(("http:", "https:"))]
    assert links
    dead = []
    for target in links:
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists() or (anchor and anchor not in anchors_of(file.read_text(encoding="utf-8"))):
            dead.append(target)
    assert dead == []


def commands_in(text: str, start: str) -> Iterator[list[str]]:
    """The words that follow a beginning such as ``make``, to the end of the command."""
    spans, lines = code_of(text)
    for code in [*spans, *lines]:
        for rest in re.findall(rf"(?:^|[\s/]){re.escape(start)} ([^|&;>]+)", code):
            yield shlex.split(rest, comments=True)


ALL_TEXT = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


def test_every_command_of_the_etl_is_one() -> None:
    commands = typer.main.get_command(app)
    assert isinstance(commands, typer.core.TyperGroup)
    named = list(commands_in(ALL_TEXT, "python -m etl"))
    assert {words[0] for words in named} >= {"run", "status", "build", "sources"}
    for name, *options in named:
        # Parses the options without running anything; a wrong one raises.
        commands.commands[name].make_context(name, options)


def test_every_target_of_make_is_one() -> None:
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = {words[0] for words in commands_in(ALL_TEXT, "make")}
    assert named >= {"run", "test", "refresh"}
    assert named - targets == set()


def test_every_module_that_is_run_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    modules = set(re.findall(r"python -m ([\w.]+)", ALL_TEXT))
    assert modules >= {"etl", "pytest", "streamlit", "tests.bench"}
    assert [name for name in sorted(modules) if not importlib.util.find_spec(name)] == []
    for options in commands_in(ALL_TEXT, "python -m tests.bench"):
        monkeypatch.setattr("sys.argv", ["bench", *options])
        assert bench.arguments().part == options[0]


def test_every_setting_is_read() -> None:
    named = set(re.findall(r"KRIMPGROEI_\w+", ALL_TEXT))
    own = {f"KRIMPGROEI_{field.upper()}" for field in Settings.model_fields}
    of_the_app = "".join(file.read_text(encoding="utf-8") for file in (CHECKOUT / "dashboard").rglob("*.py"))
    assert named
    assert [name for name in sorted(named - own) if f'"{name}"' not in of_the_app] == []


def test_every_table_is_made() -> None:
    named = set(re.findall(r"`((?:mart|core)\.\w+)", ALL_TEXT))
    sql = "\n".join(file.read_text(encoding="utf-8") for file in (CHECKOUT / "etl").rglob("*.sql"))
    made = set(re.findall(r"^CREATE (?:OR REPLACE )?(?:TABLE|VIEW|MACRO) ((?:mart|core)\.\w+)", sql, re.MULTILINE))
    assert named
    assert named - made == set()


def sections() -> list[str]:
    """Numbers of the sections and paragraphs of docs/methods.md, in order."""
    text = METHODS.read_text(encoding="utf-8")
    return re.findall(rf"^###? ({NUMBER})\.? ", text, re.MULTILINE)


def test_sections_are_numbered_without_holes_and_can_be_linked_to() -> None:
    numbers, expected = sections(), []
    for whole in range(1, 1 + len([number for number in numbers if "." not in number])):
        parts = [number for number in numbers if number.startswith(f"{whole}.")]
        expected += [str(whole), *(f"{whole}.{part}" for part in range(1, len(parts) + 1))]
    assert len(numbers) > 8
    assert numbers == expected
    anchors = anchors_of(METHODS.read_text(encoding="utf-8"))
    assert [number for number in numbers if "." not in number and f"section-{number}" not in anchors] == []


def program_texts() -> Iterator[tuple[Path, str]]:
    """Every text of the program that may cite the methods."""
    for top in ("etl", "dashboard", "tests", "data/reference"):
        for file in sorted((CHECKOUT / top).rglob("*")):
            if file.suffix in KINDS_OF_TEXT and file != Path(__file__):
                yield file, file.read_text(encoding="utf-8")


def test_every_citation_of_the_methods_names_a_section() -> None:
    known, cited, lost = set(sections()), 0, []
    for file, text in program_texts():
        for citation in CITATION.findall(text):
            cited += 1
            lost += [f"{file.name}: {number}" for number in re.findall(NUMBER, citation) if number not in known]
        lost += [f"{file.name}: {old}" for old in re.findall(r"\bMETHODS \d\S*", text)]
    assert cited > 40
    assert lost == []
