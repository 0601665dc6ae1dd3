"""A throw-away copy of the checkout with some files changed, and a run of its tests. Used by ``small_changes``."""

from __future__ import annotations

import ast
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

# Publications that some tests read where they are there; they stand beside the checkout and must beside the copy.
BESIDE = "shared"
LONGEST = 3600.0
PASSED, FAILED, STOPPED = 0, 1, 2
TOO_LONG = "no end in time"
_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S.*?)(?: - .*)?$", re.MULTILINE)


class CannotRun(subprocess.SubprocessError):
    """The tests themselves could not be run: nothing is known of the change."""


@dataclass(frozen=True)
class Run:
    """How a run of tests ended."""

    passed: bool
    failed: tuple[str, ...]
    seconds: float

    @property
    def first_failed(self) -> str:
        """The first test that failed; empty where all passed."""
        return self.failed[0] if self.failed else ""


@dataclass(frozen=True)
class Copy:
    """A copy of the tracked files."""

    folder: Path

    def first_tests(self, patterns: Sequence[str], changed: str, *, browser: bool = False) -> list[str]:
        """What to run first: the doctests of a changed module, then tests by pattern.

        Args:
            patterns: regular expressions. One that fits the path of a test file gives the whole file, one that fits
                its text the tests that hold the match, or the whole file where it stands outside of them.
            changed: path of the changed file.
            browser: files that need a browser as well.
        """
        texts = {
            path.relative_to(self.folder).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted((self.folder / "tests").rglob("test_*.py"))
            if browser or "browser" not in path.relative_to(self.folder).parts
        }
        own = [changed] if changed.startswith("etl/") and changed.endswith(".py") and "__main__" not in changed else []
        found = [
            test for pattern in patterns for path, text in texts.items() for test in chosen_in(path, text, pattern)
        ]
        return list(dict.fromkeys([*own, *found]))


def chosen_in(path: str, text: str, pattern: str) -> list[str]:
    r"""The tests of one file that a pattern gives.

    >>> chosen_in("tests/test_a.py", "def test_b():\n    assert 1\n\ndef test_c():\n    assert 2\n", "assert 2")
    ['tests/test_a.py::test_c']
    """
    if re.search(pattern, path):
        return [path]
    lines = {text.count("\n", 0, match.start()) + 1 for match in re.finditer(pattern, text, re.MULTILINE)}
    if not lines:
        return []
    functions = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)]
    tests = {node.name: span(node) for node in functions if node.name.startswith("test_")}
    if any(all(line not in held for held in tests.values()) for line in lines):
        return [path]
    return [f"{path}::{name}" for name, held in tests.items() if lines & set(held)]


def span(function: ast.FunctionDef) -> range:
    """The lines of a function, its decorators included."""
    first = min([function.lineno, *(decorator.lineno for decorator in function.decorator_list)])
    return range(first, (function.end_lineno or function.lineno) + 1)


def tracked_files(checkout: Path) -> list[str]:
    """Paths of the files under version control, those not yet added included, that are there."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=True).stdout.split("\0")
    return [path for path in dict.fromkeys(listed) if path and (checkout / path).is_file()]


@contextmanager
def changed_copy(checkout: Path, changed: Mapping[str, str]) -> Iterator[Copy]:
    """A copy of the checkout in which some files have another text; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="changed-") as root:
        folder = Path(root) / "checkout"
        for path in tracked_files(checkout):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(checkout / path, folder / path)
        for path, text in changed.items():
            (folder / path).write_text(text, encoding="utf-8")
        if (checkout.parent / BESIDE).is_dir():
            (folder.parent / BESIDE).symlink_to(checkout.parent / BESIDE, target_is_directory=True)
        yield Copy(folder)


def run_tests(copy: Copy, options: Sequence[str], longest: float = LONGEST) -> Run:
    """Run pytest in a copy; a run that takes too long counts as failed.

    Raises:
        CannotRun: pytest was used wrongly, found no tests, or broke.
    """
    env = {name: value for name, value in os.environ.items() if not name.startswith("KRIMPGROEI_")}
    command = [sys.executable, "-m", "pytest", "--tb=no", "-rfE", *options]
    temporary = copy.folder.parent / "tmp"
    temporary.mkdir(exist_ok=True)
    env["TMPDIR"] = str(temporary)
    start = time.monotonic()
    with subprocess.Popen(
        command,
        cwd=copy.folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            out, _ = process.communicate(timeout=longest)
        except subprocess.TimeoutExpired:
            # With the servers and commands that its tests started.
            os.killpg(process.pid, signal.SIGKILL)
            return Run(passed=False, failed=(TOO_LONG,), seconds=longest)
    seconds = time.monotonic() - start
    if process.returncode not in (PASSED, FAILED, STOPPED):
        raise CannotRun(f"pytest ended with {process.returncode}: {out.strip()[-500:]}")
    failed = tuple(_FAILED.findall(out))
    if process.returncode != PASSED and not failed:
        raise CannotRun(f"tests failed, but which is not told: {out.strip()[-500:]}")
    return Run(process.returncode == PASSED, failed, seconds)
