"""Dependencies: what pyproject declares is what the locks install and what the code imports, neither more nor less."""

from __future__ import annotations

import ast
import functools
import re
import sys
import tomllib
from collections import Counter
from importlib.metadata import packages_distributions

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.worlds import CHECKOUT

PYPROJECT = CHECKOUT / "pyproject.toml"
GROUPS: dict[str, list[str]] = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["dependency-groups"]
LOCK_OF = {"run": "requirements.txt", "test": "requirements-dev.txt", "lint": "requirements-dev.txt"}

# Declared without an import of ours: another package takes them by itself, or they are commands.
TAKEN_BY_OTHERS = {
    "orjson": "plotly",
    "uvicorn": "streamlit",
    "uvloop": "streamlit",
    "pytest-timeout": "pytest",
}
# Imported without being installed: it lies beside the recorded answers, and its tests are skipped where those are not.
BESIDE_THE_RECORDINGS = "cbs_replay"


def declared(*groups: str) -> list[Requirement]:
    return [Requirement(line) for group in groups for line in GROUPS[group]]


def names(*groups: str) -> set[str]:
    return {canonicalize_name(pin.name) for pin in declared(*groups)}


def locked(file: str) -> list[tuple[Requirement, int]]:
    """Every entry of a lock, with how many hashes it has."""
    text = (CHECKOUT / file).read_text(encoding="utf-8").replace("\\\n", " ")
    entries = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return [(Requirement(re.split(r"\s--hash", entry)[0]), entry.count("--hash=sha256:")) for entry in entries]


@functools.cache
def imported(*folders: str) -> frozenset[str]:
    """The packages of others that the modules in these folders import, by the name in the import."""
    found: set[str] = set()
    for path in (path for folder in folders for path in (CHECKOUT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return frozenset(found) - sys.stdlib_module_names - {"etl", "dashboard", "tests", BESIDE_THE_RECORDINGS}


@functools.cache
def installed() -> dict[str, set[str]]:
    """Of every module that can be imported the packages that may have brought it."""
    return {module: set(map(canonicalize_name, brought_by)) for module, brought_by in packages_distributions().items()}


def distributions(modules: frozenset[str]) -> dict[str, set[str]]:
    """Of each module the packages that may have brought it (of a shared name, as google, there are several)."""
    return {module: installed().get(module, {module}) for module in modules}


def undeclared(folders: tuple[str, ...], groups: tuple[str, ...]) -> set[str]:
    allowed = names(*groups)
    return {module for module, brought_by in distributions(imported(*folders)).items() if not brought_by & allowed}


@pytest.mark.parametrize("group", LOCK_OF)
def test_every_pin_is_exact_and_stands_so_in_its_lock(group: str) -> None:
    entries = {(canonicalize_name(pin.name), str(pin.specifier)) for pin, _ in locked(LOCK_OF[group])}
    for pin in declared(group):
        assert re.fullmatch(r"==[\w.]+", str(pin.specifier)), pin
        assert (canonicalize_name(pin.name), str(pin.specifier)) in entries, f"{pin}: run `make lock`"


def test_every_pin_has_its_reason() -> None:
    text = PYPROJECT.read_text(encoding="utf-8")
    table = text[text.index("\n[dependency-groups]") : text.index("\n[tool.")]
    lines = [line for line in table.splitlines() if line.startswith('    "')]
    assert len(lines) == sum(map(len, GROUPS.values()))
    assert [line for line in lines if not re.search(r'",\s+# \w.{5,}$', line)] == []


@pytest.mark.parametrize("file", sorted(set(LOCK_OF.values())))
def test_a_lock_has_hashes_for_every_entry_and_names_no_place(file: str) -> None:
    entries = locked(file)
    assert len(entries) > len(names(*(group for group, lock in LOCK_OF.items() if lock == file)))
    assert [str(pin) for pin, hashes in entries if not hashes] == []
    assert "://" not in (CHECKOUT / file).read_text(encoding="utf-8")


def test_nothing_is_declared_twice_or_locked_twice() -> None:
    twice = Counter(canonicalize_name(pin.name) for pin in declared(*GROUPS))
    assert [name for name, times in twice.items() if times > 1] == []
    for file in set(LOCK_OF.values()):
        seen = Counter((canonicalize_name(pin.name), str(pin.marker)) for pin, _ in locked(file))
        assert [entry for entry, times in seen.items() if times > 1] == []


def test_a_package_that_stands_in_both_locks_has_one_version() -> None:
    """Where a version depends on the Python, on the same condition in both."""
    runs, checks = ({str(pin) for pin, _ in locked(file)} for file in ("requirements.txt", "requirements-dev.txt"))
    shared = {Requirement(line).name for line in runs} & {Requirement(line).name for line in checks}
    assert "numpy" in shared
    for name in shared:
        of_name = [{line for line in lines if Requirement(line).name == name} for lines in (runs, checks)]
        versions = [{str(Requirement(line).specifier) for line in lines} for lines in of_name]
        assert versions[0] == versions[1], name


def test_what_serves_the_app_imports_nothing_but_the_group_run() -> None:
    assert undeclared(("etl", "dashboard"), ("run",)) == set()


def test_the_tests_import_nothing_but_the_groups_run_and_test() -> None:
    assert undeclared(("tests",), ("run", "test")) == set()


def test_an_import_that_nobody_declared_is_seen() -> None:
    assert undeclared(("etl", "dashboard"), ("lint",)) >= {"streamlit", "duckdb"}
    assert "playwright" in undeclared(("tests",), ("run",))


@pytest.mark.parametrize(("group", "folders"), [("run", ("etl", "dashboard")), ("test", ("tests",))])
def test_everything_declared_is_imported_or_taken_by_a_package_that_is(group: str, folders: tuple[str, ...]) -> None:
    used = {name for brought_by in distributions(imported(*folders)).values() for name in brought_by}
    idle = names(group) - used
    assert idle <= TAKEN_BY_OTHERS.keys(), "declared and not imported"
    for name in idle:
        assert TAKEN_BY_OTHERS[name] in names("run", "test"), name
    assert not {name for name in TAKEN_BY_OTHERS if name in used}, "imported after all: needs no excuse"
