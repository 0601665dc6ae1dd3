"""Small wrong changes to the product, each of which the tests ought to catch: what the suite protects, as a count.

``python -m tests.bench.small_changes`` tries them one by one in a throw-away copy of the checkout, never in the
checkout itself. The changes stand in ``tests/bench/changes/*.yml``. Each is a text and what replaces it, looked up in
all of etl/ and dashboard/ (so that it may stand in another file tomorrow), and must be found exactly once; a change
that is not is "not applicable" and makes the command fail. Where the text was rewritten meanwhile, another pair is
added below the first: the first pair that is found counts.

The tests a change names are tried first; the rest of the suite (without the browser) only where those all pass.
Results are kept in a JSON file as they come, so that a run that was broken off goes on where it stopped.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

import yaml

from tests.bench.changed_copy import LONGEST, TOO_LONG, Run, changed_copy, run_tests, tracked_files

CHECKOUT = Path(__file__).resolve().parents[2]
CHANGES = Path(__file__).resolve().parent / "changes"
RESULTS = CHECKOUT / "small-changes.json"
PRODUCT = ("etl/", "dashboard/")
CAUGHT, SURVIVED, OPEN, NOT_APPLICABLE = "caught", "survived", "open", "not applicable"
REST = ("-m", "not browser")


@dataclass(frozen=True)
class Change:
    """One wrong change.

    Args:
        name: short and unique.
        what: what is wrong after it, in one line.
        swaps: pairs of the text that is there and the text that replaces it; the first pair that is found counts.
        tests: regular expressions over paths and texts of test files; what they give is tried first, in this order.
        browser: only a browser sees it, so tests with one are among the first.
    """

    name: str
    what: str
    swaps: tuple[tuple[str, str], ...]
    tests: tuple[str, ...]
    browser: bool = False


@dataclass(frozen=True)
class Place:
    """Where a change applies: the file, and its whole text before and after."""

    path: str
    before: str
    after: str


@dataclass(frozen=True)
class Result:
    """What came of one change; ``test`` is the first test that failed, ``open`` that only the first tests were run."""

    outcome: str
    test: str = ""
    path: str = ""
    seconds: float = 0.0
    swap: tuple[str, str] = ("", "")


class NotPlaced(Exception):
    """The text of a change is not there, or stands in several places."""


def load() -> list[Change]:
    """All changes, in the order of their files.

    Raises:
        ValueError: two changes have the same name.
    """
    listed = [entry for file in sorted(CHANGES.glob("*.yml")) for entry in yaml.safe_load(file.read_text("utf-8"))]
    found = [
        Change(
            entry["name"],
            entry["what"],
            tuple((old, new) for old, new in entry["swaps"]),
            tuple(entry["tests"]),
            entry.get("browser", False),
        )
        for entry in listed
    ]
    if double := [name for name, count in Counter(change.name for change in found).items() if count > 1]:
        raise ValueError(f"two changes are called {', '.join(double)}")
    return found


def product_texts() -> dict[str, str]:
    """Text of every tracked file of the product by its path; what is no text is left out."""
    texts = {}
    for path in tracked_files(CHECKOUT):
        if path.startswith(PRODUCT):
            try:
                texts[path] = (CHECKOUT / path).read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
    return texts


def place(change: Change, texts: dict[str, str]) -> Place:
    """Where the first pair that is found applies.

    Raises:
        NotPlaced: no pair is found, or the first that is stands in several places.
    """
    for old, new in change.swaps:
        found = [(path, text.count(old)) for path, text in texts.items() if old in text]
        if count := sum(number for _, number in found):
            if count > 1:
                raise NotPlaced(f"found {count} times: {', '.join(path for path, _ in found)}")
            path = found[0][0]
            return Place(path, texts[path], texts[path].replace(old, new))
    raise NotPlaced("not found")


def swap_of(change: Change, where: Place) -> tuple[str, str]:
    """The pair that applies."""
    return next(pair for pair in change.swaps if pair[0] in where.before)


def attempt(change: Change, where: Place, patience: float | None) -> Result:
    """Try one change: the tests it names, then the rest where those pass.

    Args:
        change: what is tried.
        where: where it applies.
        patience: seconds for the tests it names, and no others are run; what takes longer is left open.
    """
    with changed_copy(CHECKOUT, {where.path: where.after}) as copy:
        first = copy.first_tests(change.tests, where.path, browser=change.browser)
        run = run_tests(copy, ["-x", *first], patience or LONGEST)
        seconds = run.seconds
        if run.passed and patience is None:
            whole = [path for path in first if path.startswith("tests/") and "::" not in path]
            run = run_tests(copy, ["-x", *REST, *(f"--ignore={path}" for path in whole)])
            seconds += run.seconds
    is_open = patience is not None and (run.passed or run.first_failed == TOO_LONG)
    outcome = OPEN if is_open else SURVIVED if run.passed else CAUGHT
    return Result(outcome, run.first_failed, where.path, round(seconds, 1), swap_of(change, where))


def tried(change: Change, texts: dict[str, str], kept: Result | None, patience: float | None) -> Result:
    """The result of a change: the kept one where it still holds, else a new one."""
    try:
        where = place(change, texts)
    except NotPlaced as problem:
        return Result(NOT_APPLICABLE, str(problem))
    holds = kept is not None and tuple(kept.swap) == swap_of(change, where)
    if kept is not None and holds and kept.outcome in (CAUGHT, SURVIVED):
        return kept
    return attempt(change, where, patience)


def control(changes: list[Change], results: dict[str, Result]) -> Run:
    """The tests that caught a change, in an unchanged copy: one that fails there says nothing of a change."""
    found = [results[change.name] for change in changes if change.name in results]
    # Without what pytest puts between brackets: it may hold anything.
    tests = dict.fromkeys(result.test.partition("[")[0] for result in found if "::" in result.test)
    with changed_copy(CHECKOUT, {}) as copy:
        return run_tests(copy, list(tests))


def together(changes: list[Change], texts: dict[str, str]) -> Run:
    """The whole suite without the browser with all changes in one copy: where it passes, none of them is caught."""
    changed = dict(texts)
    for change in changes:
        where = place(change, changed)
        changed[where.path] = where.after
    with changed_copy(CHECKOUT, {path: text for path, text in changed.items() if text != texts[path]}) as copy:
        return run_tests(copy, list(REST))


def read_results(file: Path) -> dict[str, Result]:
    """The results of an earlier run by name of the change."""
    kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return {name: Result(**{**result, "swap": tuple(result["swap"])}) for name, result in kept.items()}


def write_results(file: Path, results: dict[str, Result]) -> None:
    """Keep the results."""
    body = {name: asdict(result) for name, result in results.items()}
    file.write_text(json.dumps(body, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def show(changes: list[Change], texts: dict[str, str]) -> int:
    """List the changes and where they apply; the number that do not."""
    lost = 0
    for change in changes:
        try:
            where = place(change, texts).path
        except NotPlaced as problem:
            where, lost = f"NOT APPLICABLE, {problem}", lost + 1
        print(f"{change.name:44} {where}\n{'':6}{change.what}")
    print(f"{len(changes)} changes, {lost} not applicable")
    return lost


def try_all(changes: list[Change], texts: dict[str, str], file: Path, patience: float | None) -> int:
    """Try the changes one by one and print a count at the end; the number that were not caught."""
    results = read_results(file)
    for number, change in enumerate(changes, start=1):
        results[change.name] = found = tried(change, texts, results.get(change.name), patience)
        write_results(file, results)
        print(f"{number:3}/{len(changes)} {found.outcome:14} {change.name:44} {found.test}", flush=True)
    asked = {change.name: results[change.name].outcome for change in changes}
    count = Counter(asked.values())
    print(", ".join(f"{count[outcome]} {outcome}" for outcome in (CAUGHT, SURVIVED, OPEN, NOT_APPLICABLE)))
    for name, outcome in asked.items():
        if outcome != CAUGHT:
            print(f"  {outcome}: {name}")
    return len(changes) - count[CAUGHT]


def report(run: Run) -> int:
    """Print what a run of several tests came to."""
    print(f"passed in {run.seconds:.0f} s" if run.passed else "\n".join(["failed:", *run.failed]))
    return 0 if run.passed else 1


def arguments() -> argparse.Namespace:
    """Which changes, and what to do with them."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.small_changes", description=__doc__)
    parser.add_argument("--only", metavar="NAME", action="append", default=[], help="this change; may be repeated")
    parser.add_argument("--list", action="store_true", help="list the changes and where they apply")
    parser.add_argument(
        "--first-only", type=float, metavar="SECONDS", help="run only the tests that a change names, at most so long"
    )
    parser.add_argument("--control", action="store_true", help="run the tests that caught a change, unchanged")
    parser.add_argument("--together", action="store_true", help="run the whole suite with all changes at once")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where results are kept")
    return parser.parse_args()


def main() -> int:
    """Exit 0 where every change that was asked for is caught."""
    asked = arguments()
    known = {change.name: change for change in load()}
    if unknown := [name for name in asked.only if name not in known]:
        print(f"no such change: {', '.join(unknown)}", file=sys.stderr)
        return 2
    changes = [known[name] for name in asked.only] or list(known.values())
    texts = product_texts()
    if asked.list:
        return 1 if show(changes, texts) else 0
    try:
        if asked.control:
            return report(control(changes, read_results(asked.results)))
        if asked.together:
            return report(together(changes, texts))
        return 1 if try_all(changes, texts, asked.results, asked.first_only) else 0
    except (NotPlaced, subprocess.SubprocessError) as problem:
        print(problem, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
