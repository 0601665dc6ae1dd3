"""The thresholds as a table: what each decides, its value and why. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from dashboard.kit import numbers
from dashboard.kit.table import Cell, Column, InFile, Table, only_in_file, table
from dashboard.pages.verantwoording.norms.data import Norm

COLUMNS: tuple[Column[Norm], ...] = (
    only_in_file("naam", lambda norm: norm.norm_code),
    Column(
        "what",
        "Wat de grens bepaalt",
        lambda norm: {"text": norm.what_nl},
        (InFile("wat de grens bepaalt", lambda norm: norm.what_nl),),
        kind="long",
        short="Bepaalt",
    ),
    Column(
        "value",
        "Grens",
        lambda norm: _value(norm),
        (
            InFile("grens", lambda norm: Decimal(_plain(norm.value))),
            InFile("eenheid", lambda norm: norm.unit),
        ),
        kind="number",
    ),
    Column(
        "reason",
        "Waarom",
        lambda norm: {"text": norm.reason_nl, "sub": f"Bron: {norm.source}", "sort": None},
        (InFile("waarom", lambda norm: norm.reason_nl), InFile("bron", lambda norm: norm.source)),
        kind="long",
    ),
    Column(
        "checked",
        "Nagekeken",
        lambda norm: {
            "text": numbers.date(norm.checked_on),
            "sub": f"opnieuw voor {numbers.date(norm.review_on)}",
            "sort": norm.checked_on.toordinal(),
        },
        (
            InFile("nagekeken op", lambda norm: norm.checked_on.isoformat()),
            InFile("opnieuw voor", lambda norm: norm.review_on.isoformat()),
        ),
    ),
)


def norms_table(norms: Sequence[Norm], source: Mapping[str, str]) -> Table:
    """All thresholds.

    Args:
        norms: the thresholds.
        source: the version, fact by fact.
    """
    return table(COLUMNS, norms, caption="Grenzen en keuzes", source=source, name=lambda norm: norm.norm_code)


def _value(norm: Norm) -> Cell:
    number = _plain(norm.value)
    digits = len(number.partition(".")[2])
    return {"text": numbers.decimal(norm.value, digits), "sub": norm.unit, "sort": norm.value}


def _plain(value: float) -> str:
    """A number with the decimals it was written with.

    >>> _plain(0.5), _plain(80.0), _plain(0.05)
    ('0.5', '80', '0.05')
    """
    return f"{value:f}".rstrip("0").rstrip(".")
