"""Who may import whom: a floor below never imports one above, a publisher never another, a page only another's data.

The rules are data, below. A module is held by the rule with the longest name that it stands under; it may import its
own folder and what the rule names (``*`` is one name). Imports inside functions and under ``TYPE_CHECKING`` count too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
ROOTS = ("etl", "dashboard")  # the packages whose modules are held to a rule

# What any floor of the ETL may stand on: it knows no source and no figure.
BASE = (
    *("etl.errors", "etl.norms", "etl.settings", "etl.progress", "etl.catalog"),
    *("etl.run.raw_store", "etl.run.sql_files"),
)
# What a page may ask of another, of its sections too: records and answers, never how they are shown.
DATA_OF_PAGES = ("dashboard.pages.*.data", "dashboard.pages.*.*.data")
FLOORS = ("etl.extract", "etl.stage", "etl.core", "etl.model", "etl.mart", "etl.checks", "etl.run")


@dataclass(frozen=True)
class Rule:
    """What the modules under ``name`` may import of ours; ``name.*`` holds each folder under it by itself."""

    name: str
    may: tuple[str, ...]
    why: str


RULES = (
    Rule("etl.errors", (), "the errors stand on nothing"),
    Rule("etl.progress", (), "what a run tells stands on nothing"),
    Rule("etl.norms", (), "the norms stand on nothing"),
    Rule("etl.settings", ("etl.errors", "etl.norms"), "the settings stand on the errors and the norms"),
    Rule("etl.catalog", ("etl.errors",), "the catalogue stands on the errors alone"),
    Rule("etl.run.raw_store", ("etl.errors",), "raw files stand on the errors alone"),
    Rule("etl.run.sql_files", (), "reading SQL files stands on nothing"),
    Rule("etl.extract.common", BASE, "what publishers share knows none of them"),
    Rule("etl.extract.*", (*BASE, "etl.extract.common"), "a publisher imports extract/common and no other publisher"),
    Rule("etl.extract", (*BASE, "etl.extract"), "extract is the lowest floor"),
    Rule("etl.stage", (*BASE, "etl.extract"), "stage stands on extract"),
    Rule("etl.model", ("etl.model",), "a method is pure: frames in, frames out"),
    Rule("etl.checks", (*BASE, *FLOORS[:5]), "the checks stand on what they judge"),
    Rule("etl.snapshot", (*BASE, *FLOORS[:4]), "the bundled extract is made with extract, stage and model"),
    Rule("etl.run", (*BASE, *FLOORS), "a run imports every floor, but not the command line"),
    Rule("etl.__main__", ("etl",), "the command line imports all of etl"),
    Rule("etl", (), "the package itself imports nothing"),
    Rule("dashboard.kit", (), "kit knows no subject"),
    Rule("dashboard.growth", ("dashboard.kit", "etl.model"), "growth stands on kit"),
    Rule(
        "dashboard.pages.*",
        ("dashboard.growth", "dashboard.kit", "etl.model", *DATA_OF_PAGES),
        "a page stands on growth and kit, and takes of another page only its data.py",
    ),
    Rule("dashboard.pages", (), "the package of pages imports none of them"),
    Rule("dashboard.server", ("dashboard.kit",), "the server stands on kit; pages tell it what to keep ready"),
    Rule("dashboard.app", ("dashboard",), "the app finds all pages"),
    Rule("dashboard.asgi", ("dashboard",), "the server's entry imports everything once"),
    Rule("dashboard", (), "the package itself imports nothing"),
)

# Packages of others that only these modules may import, or that these may not.
ONLY = {
    "streamlit": ("dashboard",),
    "cbsodata": ("etl.extract.cbs.v3_client",),
}
NEVER = {"etl.model": ("duckdb", "httpx", "requests", "pathlib", "os", "io", "gzip", "csv")}  # no I/O


@dataclass(frozen=True)
class Import:
    """One import as it stands in a file: ``target`` is the module, or the module and the name taken from it."""

    file: str
    line: int
    module: str
    target: str


def module_of(path: Path, root: Path) -> str:
    """The dotted name of a file, such as ``etl.run`` for its ``__init__.py``."""
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def imports_of(root: Path, package: str) -> Iterator[Import]:
    """Every import in a package."""
    for path in sorted((root / package).rglob("*.py")):
        module, file = module_of(path, root), str(path.relative_to(root))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (Import(file, node.lineno, module, name.name) for name in node.names)
            elif isinstance(node, ast.ImportFrom):
                if node.level:
                    above = module if path.name == "__init__.py" else module.rpartition(".")[0]
                    above = ".".join(above.split(".")[: len(above.split(".")) - node.level + 1])
                    base = f"{above}.{node.module}" if node.module else above
                else:
                    base = str(node.module)
                yield from (Import(file, node.lineno, module, f"{base}.{name.name}") for name in node.names)


def is_under(name: str, prefix: str) -> bool:
    """Whether a dotted name is that of a package, or of something in it; ``*`` in the prefix is any one name."""
    names, wanted = name.split("."), prefix.split(".")
    return len(names) >= len(wanted) and all(w in ("*", n) for n, w in zip(names, wanted, strict=False))


def rule_of(module: str, root: Path, rules: tuple[Rule, ...] = RULES) -> tuple[Rule, str]:
    """The rule that holds a module, and the package that counts as its own."""
    found: list[tuple[str, Rule]] = []
    for rule in rules:
        parent = rule.name.removesuffix(".*")
        if rule.name == parent:
            found += [(parent, rule)] if is_under(module, parent) else []
        elif module.startswith(f"{parent}."):
            own = f"{parent}.{module.removeprefix(f'{parent}.').split('.')[0]}"
            found += [(own, rule)] if (root / own.replace(".", "/")).is_dir() else []
    own, rule = max(found, key=lambda pair: (len(pair[0]), not pair[1].name.endswith(".*")))
    return rule, own


def faults(root: Path, packages: tuple[str, ...] = ROOTS, rules: tuple[Rule, ...] = RULES) -> list[str]:
    """Every import that breaks a rule, one line each."""
    found = []
    for package in packages:
        for one in imports_of(root, package):
            top = one.target.split(".")[0]
            if top in packages:
                rule, own = rule_of(one.module, root, rules)
                if not any(is_under(one.target, allowed) for allowed in (own, *rule.may)):
                    found.append(f"{one.file}:{one.line} imports {one.target}: {rule.why} ({rule.name})")
            elif top in ONLY and not any(is_under(one.module, name) for name in ONLY[top]):
                found.append(f"{one.file}:{one.line} imports {top}: only {', '.join(ONLY[top]) or 'nobody here'} may")
            found += [
                f"{one.file}:{one.line} imports {top}: nothing in {name} may"
                for name, never in NEVER.items()
                if top in never and is_under(one.module, name)
            ]
    return found


def test_no_module_imports_what_stands_above_or_beside_it() -> None:
    found = faults(CHECKOUT)
    assert not found, "\n".join(["imports that break a rule of tests/test_directions.py:", *found])


def test_every_rule_holds_a_module() -> None:
    modules = [module_of(path, CHECKOUT) for root in ROOTS for path in (CHECKOUT / root).rglob("*.py")]
    held = {rule_of(module, CHECKOUT)[0].name for module in modules}
    assert held == {rule.name for rule in RULES}


@pytest.mark.parametrize(
    ("file", "line", "told"),
    [
        (
            "extract/duo/a.py",
            "from etl.stage import load",
            "etl/extract/duo/a.py:1 imports etl.stage.load: a publisher",
        ),
        ("extract/duo/a.py", "from etl.extract.uwv import inbox", "imports etl.extract.uwv.inbox: a publisher"),
        ("extract/duo/a.py", "def f():\n    import etl.extract.uwv.inbox", "a.py:2 imports etl.extract.uwv.inbox"),
        ("extract/duo/a.py", "from ..uwv import inbox", "imports etl.extract.uwv.inbox: a publisher"),
        ("extract/common/a.py", "from etl.extract.duo import inbox", "what publishers share knows none of them"),
        ("stage/a.py", "from etl.run import pipeline", "imports etl.run.pipeline: stage stands on extract"),
        ("model/growth/a.py", "from etl.catalog import load", "a method is pure"),
        ("model/growth/a.py", "import duckdb", "imports duckdb: nothing in etl.model may"),
        ("catalog/a.py", "from etl.settings import Settings", "the catalogue stands on the errors alone"),
        ("run/a.py", "from etl.__main__ import app", "imports etl.__main__.app: a run imports every floor"),
        ("../dashboard/kit/a.py", "from dashboard.growth import words", "kit knows no subject"),
        ("../dashboard/growth/a.py", "from dashboard.pages.werk import data", "growth stands on kit"),
        ("../dashboard/pages/werk/a.py", "from dashboard.pages.regio import text", "of another page only its data.py"),
        ("../dashboard/pages/werk/a.py", "from etl.run import publish", "of another page only its data.py"),
        ("../dashboard/server/a.py", "from dashboard.growth import data", "the server stands on kit"),
    ],
)
def test_an_arrow_the_wrong_way_is_told(file: str, line: str, told: str, tmp_path: Path) -> None:
    path = (tmp_path / "etl" / file).resolve()
    path.parent.mkdir(parents=True)
    path.write_text(line)
    (fault,) = faults(tmp_path)
    assert told in fault


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("extract/duo/a.py", "from etl.extract.duo import inbox\nfrom etl.extract.common import retry"),
        ("extract/a.py", "from etl.extract import duo, uwv"),
        ("stage/a.py", "from etl.extract.duo import csv_file\nfrom etl.run.raw_store import RawSet\nimport duckdb"),
        ("run/a.py", "from etl.model.growth import a\nfrom etl.stage import load"),
        (
            "../dashboard/pages/werk/a.py",
            "from dashboard.pages.regio.prospects.data import load\nfrom etl.model import a",
        ),
        ("../dashboard/growth/a.py", "import streamlit\nfrom dashboard.kit import numbers"),
    ],
)
def test_an_arrow_the_right_way_is_not(file: str, line: str, tmp_path: Path) -> None:
    path = (tmp_path / "etl" / file).resolve()
    path.parent.mkdir(parents=True)
    path.write_text(line)
    assert faults(tmp_path) == []
