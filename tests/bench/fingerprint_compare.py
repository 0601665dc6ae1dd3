"""Puts two fingerprints side by side: which tables differ and in which rows, which sentences and files differ."""

from __future__ import annotations

import difflib
import json
import math
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from tests.bench.fingerprint_marts import is_volatile

EXAMPLES = 5
# Lines of one difference that are shown, and how wide.
SHOWN, WIDTH = 12, 220
PART = "parts/"


def compare_marts(before: dict[str, Any], after: dict[str, Any]) -> tuple[bool, list[str]]:
    """Whether all of mart is the same, and what is not; of core, model, comments and constraints it is only told."""
    same, lines = True, []
    for kind in ("mart", "macros"):
        found = list(_tables(kind, before, after))
        same = same and not found
        lines += found or [f"{kind}: {len(after[kind])} the same"]
    for kind in ("core", "model"):
        lines += [f"(for information) {line}" for line in _tables(kind, before, after)]
    for kind in ("comments", "constraints"):
        lines += [
            f"(for information) {kind} of {name}: {before[kind].get(name)!r} became {after[kind].get(name)!r}"
            for name in sorted(before[kind].keys() | after[kind].keys())
            if before[kind].get(name) != after[kind].get(name)
        ]
    return same, lines


def _tables(kind: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    """One line per table that is gone or new, and some per table that differs."""
    was, now = before[kind], after[kind]
    for name in sorted(was.keys() - now.keys()):
        alike = [new for new in sorted(now.keys() - was.keys()) if now[new]["hash"] == was[name]["hash"]]
        yield f"{kind} {name}: is gone" + (f"; {alike[0]} has the same rows" if alike and was[name]["rows"] else "")
    yield from (f"{kind} {name}: is new" for name in sorted(now.keys() - was.keys()))
    for name in sorted(was.keys() & now.keys()):
        if was[name] != now[name]:
            yield f"{kind} {name}: {'; '.join(_differences(was[name], now[name]))}"
            if was[name]["hash"] != now[name]["hash"]:
                relation = name if kind == "macros" else f'{kind}."{name}"'
                yield from (f"    {line}" for line in _rows(relation, before["warehouse"], after["warehouse"]))


def _differences(was: dict[str, Any], now: dict[str, Any]) -> list[str]:
    said = []
    if was["rows"] != now["rows"]:
        said.append(f"{was['rows']} rows became {now['rows']}")
    if was["columns"] != now["columns"]:
        old, new = ([tuple(column) for column in each["columns"]] for each in (was, now))
        gone, added = [c for c in old if c not in new], [c for c in new if c not in old]
        said.append(f"columns gone {gone}, new {added}" if gone or added else "columns in another order")
    hashes, others = was["column_hashes"], now["column_hashes"]
    if changed := [name for name in hashes if name in others and hashes[name] != others[name]]:
        said.append(f"other values in {', '.join(changed)}")
    if was["hash"] != now["hash"] and not said:
        said.append("the same values, in other combinations")
    return said


def _rows(relation: str, before: str, after: str) -> list[str]:
    """Some rows that only one of the files has, where both are still there."""
    if not (Path(before).is_file() and Path(after).is_file()):
        return ["the files are not there (any more), so no rows can be shown"]
    sides = []
    for path in (before, after):
        with duckdb.connect(path, read_only=True, config={"threads": 1}) as con:
            found = con.execute(f"SELECT * FROM {relation}")
            names = [column[0] for column in found.description or []]
            sides.append((names, found.fetchall()))
    kept = [name for name in sides[0][0] if name in sides[1][0] and not is_volatile(relation, name)]
    old, new = ({_picked(row, names, kept) for row in rows} for names, rows in sides)
    only_old, only_new = (sorted(rows, key=repr) for rows in (old - new, new - old))
    lines = [f"{len(only_old)} different rows before, {len(only_new)} after; columns {', '.join(kept)}"]
    if noise := _last_digits(only_old, only_new):
        lines.append(noise)
    lines += [f"- {row}" for row in only_old[:EXAMPLES]] + [f"+ {row}" for row in only_new[:EXAMPLES]]
    return [line[: 3 * WIDTH] for line in lines]


def _picked(row: tuple[Any, ...], names: list[str], kept: list[str]) -> tuple[Any, ...]:
    values = dict(zip(names, row, strict=True))
    return tuple(tuple(v) if isinstance(v := values[name], list) else v for name in kept)


def _last_digits(old: list[tuple[Any, ...]], new: list[tuple[Any, ...]]) -> str:
    """Whether rows differ in nothing but the last digits of floats, which another order of adding gives."""
    if len(old) != len(new):
        return ""
    largest = 0.0
    for one, other in zip(*(sorted(rows, key=_without_floats) for rows in (old, new)), strict=True):
        for a, b in zip(one, other, strict=True):
            if isinstance(a, float) and isinstance(b, float):
                if not math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9):
                    return ""
                largest = max(largest, abs(a - b))
            elif a != b:
                return ""
    return f"only last digits of floats: the largest difference is {largest:.3g}"


def _without_floats(row: tuple[Any, ...]) -> str:
    """Rows that differ in last digits only come in the same order."""
    return repr([f"{value:.6g}" if isinstance(value, float) else value for value in row if not isinstance(value, float)]
                + [f"{value:.6g}" for value in row if isinstance(value, float)])  # fmt: skip


def compare_pages(before: Path, after: Path) -> tuple[bool, list[str]]:
    """Whether all views and files are the same, and each difference once, with the views that have it."""
    was, now = (json.loads((folder / "index.json").read_text(encoding="utf-8")) for folder in (before, after))
    lines = [f"view {name}: is gone" for name in was if name not in now]
    lines += [f"view {name}: is new" for name in now if name not in was]
    changed = [name for name in was if name in now and was[name]["hash"] != now[name]["hash"]]
    where: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in changed:
        texts = [
            (folder / each[name]["file"]).read_text(encoding="utf-8").splitlines()
            for folder, each in ((before, was), (after, now))
        ]
        for block in _blocks(*texts):
            where[block].append(name)
    for block, names in sorted(where.items(), key=lambda item: -len(item[1])):
        lines.append(f"in {len(names)} views, such as {names[0]}:")
        lines += [f"    {line[:WIDTH]}" for line in _shortened(block)[:SHOWN]]
        lines += [f"    ({len(block) - SHOWN} lines more)"] if len(block) > SHOWN else []
        lines += [f"        {line[:WIDTH]}" for line in _of_parts(block, before, after)]
    lines.append(f"{len(set(was) & set(now)) - len(changed)} of {len(was)} views the same")
    return not changed and was.keys() == now.keys(), lines


def _blocks(old: list[str], new: list[str]) -> Iterator[tuple[str, ...]]:
    """Each stretch of lines that differs, as it was and as it became, without how far it is indented."""
    for kind, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield (*(f"- {line.strip()}" for line in old[i:j]), *(f"+ {line.strip()}" for line in new[k:m]))


def _shortened(block: tuple[str, ...]) -> list[str]:
    """Lines that became as many others, each pair from shortly before where it begins to differ."""
    old, new = ([line for line in block if line[0] == sign] for sign in "-+")
    if len(old) != len(new):
        return list(block)
    pairs = []
    for was, now in zip(old, new, strict=True):
        same = next((i for i, (a, b) in enumerate(zip(was[2:], now[2:], strict=False)) if a != b), 0)
        start = max(0, same - WIDTH // 2)
        pairs += [f"{line[:2]}{'...' if start else ''}{line[2 + start :]}" for line in (was, now)]
    return pairs


def _of_parts(block: tuple[str, ...], before: Path, after: Path) -> list[str]:
    """What differs within the long texts that a difference names, in the order in which it names them."""
    names = {sign: [PART + line.split(PART)[1].split()[0] for line in block if line[0] == sign and PART in line]
             for sign in "-+"}  # fmt: skip
    lines = []
    for old, new in zip(names["-"], names["+"], strict=False):
        pairs = ((before, old), (after, new))
        was, now = ((folder / name).read_text(encoding="utf-8").splitlines() for folder, name in pairs)
        diff = list(difflib.unified_diff(was, now, lineterm="", n=0))[2:]
        lines += [f"within {old} and {new}:", *diff[:SHOWN]]
        lines += [f"({len(diff) - SHOWN} lines more)"] if len(diff) > SHOWN else []
    return lines
