"""The norms of ``data/reference/norms.csv`` for Python that runs before a build; SQL asks ``model.norm``."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

NORMS_CSV = Path(__file__).resolve().parent.parent / "data" / "reference" / "norms.csv"


@cache
def norm(code: str) -> float:
    """The value of a norm as it is kept.

    >>> norm("growth_threshold_pct")
    0.5

    Raises:
        KeyError: there is no such norm.
    """
    with NORMS_CSV.open(encoding="utf-8", newline="") as file:
        return {row["norm_code"]: float(row["value"]) for row in csv.DictReader(file)}[code]
