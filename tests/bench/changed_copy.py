"""A throw-away copy of the checkout with some files changed, and a run of its tests. Used by ``small_changes``."""

from __future__ import annotations

import os
import re
import shutil
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

    def test_files(self, patterns: Sequence[str], changed: str, *, browser: bool = False) -> list[str]:
        """What to run first: the doctests of a changed module, then test files by pattern.

        Args:
            patterns: regular expressions, looked for in the path and the text of each test file.
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
            path for pattern in patterns for path, text in texts.items() if re.search(pattern, f"{path}\n{text}", re.M)
        ]
        return list(dict.fromkeys([*own, *found]))


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


def run_tests(copy: Copy, options: Sequence[str]) -> Run:
    """Run pytest in a copy; a run without end counts as failed.

    Raises:
        CannotRun: pytest was used wrongly, found no tests, or broke.
    """
    env = {name: value for name, value in os.environ.items() if not name.startswith("KRIMPGROEI_")}
    command = [sys.executable, "-m", "pytest", "--tb=no", "-rfE", *options]
    start = time.monotonic()
    temporary = copy.folder.parent / "tmp"
    temporary.mkdir(exist_ok=True)
    try:
        done = subprocess.run(
            command,
            cwd=copy.folder,
            env=env | {"TMPDIR": str(temporary)},
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Run(passed=False, failed=(f"no end within {LONGEST:.0f} s",), seconds=LONGEST)
    seconds = time.monotonic() - start
    if done.returncode not in (PASSED, FAILED, STOPPED):
        raise CannotRun(f"pytest ended with {done.returncode}: {(done.stdout + done.stderr).strip()[-500:]}")
    failed = tuple(_FAILED.findall(done.stdout))
    if done.returncode != PASSED and not failed:
        raise CannotRun(f"tests failed, but which is not told: {done.stdout.strip()[-500:]}")
    return Run(done.returncode == PASSED, failed, seconds)
