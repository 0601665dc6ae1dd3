"""Eurostat's answer to one question: sections and majors with their totals, most cells filled, some not."""

from __future__ import annotations

from typing import Any

SECTIONS = ("TOTAL", *"ABCDEFGHIJKLMNOPQRSTU", "NRP")
MAJORS = ("TOTAL", *(f"OC{n}" for n in range(10)), "NRP")


def eurostat_answer(updated: str = "2026-09-10T23:00:00+0200", **changes: Any) -> dict[str, Any]:
    """A dataset in which cell n has n tenths; every 7th is not published, every 5th of the others unreliable."""
    count = len(SECTIONS) * len(MAJORS)
    one = {"freq": "A", "unit": "THS_PER", "sex": "T", "age": "Y_GE15", "geo": "NL", "time": "2025"} | changes
    names = ["freq", "unit", "sex", "age", "nace_r2", "isco08", "geo", "time"]
    codes = {name: [one[name]] if name in one else list(SECTIONS if name == "nace_r2" else MAJORS) for name in names}
    return {
        "version": "2.0",
        "class": "dataset",
        "source": "ESTAT",
        "updated": updated,
        "id": names,
        "size": [len(codes[name]) for name in names],
        "dimension": {name: {"category": {"index": {code: n for n, code in enumerate(codes[name])}}} for name in names},
        "value": {str(n): n / 10 for n in range(count) if n % 7},
        "status": {str(n): "u" if n % 7 else ":" for n in range(count) if not n % 7 or not n % 5},
    }
