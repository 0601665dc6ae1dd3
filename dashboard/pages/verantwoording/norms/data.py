"""The thresholds of this version, as ``data/reference/norms.csv`` has them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dashboard.kit.fetch import fetch
from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope


@dataclass(frozen=True)
class Norm:
    """A threshold: what it decides and why it is what it is (both Dutch), and when it is looked at again."""

    norm_code: str
    value: float
    unit: str
    what_nl: str
    reason_nl: str
    source: str
    checked_on: dt.date
    review_on: dt.date


@kept(4)
def norms(scope: Scope) -> tuple[Norm, ...]:
    """All thresholds, in the order of what they decide."""
    return fetch(scope.version, Norm, "mart.norm ORDER BY what_nl, norm_code")
