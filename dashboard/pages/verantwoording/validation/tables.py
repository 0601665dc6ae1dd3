"""The test of the routes: one row per way to rank and set of judgements, each column declared once. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.growth.records import Build
from dashboard.kit import numbers
from dashboard.kit.sheet import rounded
from dashboard.kit.table import Column, InFile, Table, only_in_file, table
from dashboard.pages.vaardigheden.data import RouteScore
from dashboard.pages.verantwoording.validation.text import TARGETS, measure_name, of_hundred, of_ten

ROUTES_ORIGIN = (
    "Eigen berekening (etl/model/crossover/validation.py) uit ESCO 1.1.1 en O*NET Related Occupations (CC BY 4.0), "
    "omgezet naar Nederlandse beroepsgroepen"
)
SCORE_COLUMNS: tuple[Column[RouteScore], ...] = (
    Column(
        "measure",
        "Manier om te rangschikken",
        lambda row: {"text": measure_name(row), "sub": "wordt gebruikt" if row.is_shipped else ""},
        (
            InFile("manier om te rangschikken", lambda row: measure_name(row)),
            InFile("naam in het programma", lambda row: row.baseline),
        ),
        kind="name",
        is_by_text=True,
    ),
    Column(
        "target",
        "Getoetst aan",
        lambda row: {"text": _target(row.target)},
        (
            InFile("getoetst aan", lambda row: _target(row.target)),
            InFile("berekend op", lambda row: "beroepsgroepen" if row.level == "brc" else "losse beroepen"),
            InFile("paren", lambda row: row.pairs),
        ),
        is_by_text=True,
    ),
    Column(
        "ten",
        "Van de tien beste genoemd",
        lambda row: {"text": of_ten(row), "sort": row.precision_at_10},
        (InFile("precision@10", lambda row: rounded(row.precision_at_10, 3)),),
        kind="number",
        short="Van de tien",
    ),
    Column(
        "auc",
        "Genoemde staat hoger (van de 100)",
        lambda row: {"text": of_hundred(row.auc_all), "sort": row.auc_all},
        (InFile("AUC alle paren", lambda row: rounded(row.auc_all, 3)),),
        kind="number",
        short="Van de 100",
    ),
    Column(
        "across",
        "Ook bij een ander soort beroep (van de 100)",
        lambda row: {"text": of_hundred(row.auc_cross_class), "sort": row.auc_cross_class},
        (InFile("AUC tussen beroepsklassen", lambda row: rounded(row.auc_cross_class, 3)),),
        kind="number",
        short="Ander soort",
    ),
    only_in_file("gebruikt", lambda row: "ja" if row.is_shipped else "nee"),
)


def scores_table(rows: Sequence[RouteScore], build: Build) -> Table:
    """One row per way to rank and set of judgements."""
    return table(
        SCORE_COLUMNS,
        rows,
        caption="Hoe goed de volgorde van routes past bij het oordeel van deskundigen",
        source={"Bron": ROUTES_ORIGIN, "Paren": _pairs(rows), "Versie": build.version_name},
        name=lambda row: f"{row.baseline}-{row.target}",
    )


def _target(name: str) -> str:
    return TARGETS.get(name, name)


def _pairs(rows: Sequence[RouteScore]) -> str:
    known = {row.target: row.pairs for row in rows}
    return "; ".join(f"{_target(name)}: {numbers.whole(pairs)}" for name, pairs in known.items())
