"""`make setup`: an environment is made anew when another Python made it or when a part is missing, and only then.

A Python that only notes what it was asked stands in for the real one, so that nothing is downloaded or built.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.worlds import CHECKOUT

MINOR = f"{sys.version_info.major}.{sys.version_info.minor}"
STAND_IN = """#!/bin/sh
case "$1 $2" in
    "-m venv") mkdir -p "$3/bin"; echo "version = {minor}.0" >"$3/pyvenv.cfg"
               for name in python pip uv; do cp "$0" "$3/bin/$name"; done; echo "made $3" ;;
    "-c import"*) case "$2" in *print*) echo {minor} ;; *) exit {too_old} ;; esac ;;
esac
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("Makefile", "pyproject.toml", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(CHECKOUT / name, tmp_path)
    return tmp_path


def environment(checkout: Path, version: str) -> Path:
    venv = checkout / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "pyvenv.cfg").write_text(f"home = /usr/bin\nversion = {version}\n")
    for name in ("python", "pip", "uv"):
        (venv / "bin" / name).write_text("#!/bin/sh\n")
        (venv / "bin" / name).chmod(0o755)
    (venv / ".ready").touch()
    (venv / ".ready-dev").touch()
    return venv


def setup(checkout: Path, minor: str = MINOR, too_old: int = 0) -> subprocess.CompletedProcess[str]:
    python = checkout / "python"
    python.write_text(STAND_IN.format(minor=minor, too_old=too_old))
    python.chmod(0o755)
    command = ["make", "--silent", "setup", f"PYTHON={python}", "VENV=.venv"]
    return subprocess.run(command, cwd=checkout, capture_output=True, text=True, timeout=30, check=False)


def test_the_first_time_it_is_made_without_a_word(checkout: Path) -> None:
    done = setup(checkout)
    assert (done.returncode, done.stdout) == (0, "made .venv\n"), done.stderr
    assert (checkout / ".venv" / ".ready-dev").exists()


def test_one_that_fits_is_kept(checkout: Path) -> None:
    environment(checkout, f"{MINOR}.1")
    done = setup(checkout)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_one_of_an_older_python_is_made_anew_with_one_line(checkout: Path) -> None:
    left = environment(checkout, "3.10.13") / "left"
    left.touch()
    done = setup(checkout)
    line = f"the environment in .venv was made by Python 3.10; making it anew with Python {MINOR}\n"
    assert (done.returncode, done.stdout) == (0, line + "made .venv\n"), done.stderr
    assert not left.exists()


def test_one_whose_python_is_gone_is_made_anew(checkout: Path) -> None:
    python = environment(checkout, f"{MINOR}.1") / "bin" / "python"
    python.unlink()
    python.symlink_to("/nowhere/python3")
    done = setup(checkout)
    assert done.stdout == (
        f"the environment in .venv was made by Python {MINOR} and is not whole; making it anew with Python {MINOR}\n"
        "made .venv\n"
    )


def test_a_python_that_is_too_old_is_refused_and_nothing_is_removed(checkout: Path) -> None:
    venv = environment(checkout, f"{MINOR}.1")
    done = setup(checkout, minor="3.10", too_old=1)
    assert done.returncode != 0
    assert "Python 3.11 or newer is needed" in done.stderr
    assert (venv / ".ready").exists()
