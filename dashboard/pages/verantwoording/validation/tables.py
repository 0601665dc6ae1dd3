"""The test of the routes: one row per way to rank and set of judgements; table and sheet made together. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.growth.records import Build
from dashboard.kit import numbers
from dashboard.kit.sheet import Cell, Sheet, rounded
from dashboard.kit.table import Table, column, rank, row
from dashboard.pages.vaardigheden.data import RouteScore
from dashboard.pages.verantwoording.validation import text as say

ORIGIN = (
    "Eigen berekening (etl/model/crossover/validation.py) uit ESCO 1.1.1 en O*NET Related Occupations (CC BY 4.0), "
    "omgezet naar Nederlandse beroepsgroepen"
)


def scores(rows: Sequence[RouteScore], build: Build) -> Table:
    """One row per way to rank and set of judgements."""
    title = "Hoe goed de volgorde van routes past bij het oordeel van deskundigen"
    columns = [
        column("measure", "Manier om te rangschikken", "name"),
        column("target", "Getoetst aan"),
        column("ten", "Van de tien beste genoemd", "number", "Van de tien"),
        column("auc", "Genoemde staat hoger (van de 100)", "number", "Van de 100"),
        column("across", "Ook bij een ander soort beroep (van de 100)", "number", "Ander soort"),
    ]
    made = [
        row(
            f"{item.baseline}-{item.target}",
            measure={"text": say.name(item), "sub": "wordt gebruikt" if item.is_shipped else ""},
            target={"text": say.TARGETS.get(item.target, item.target)},
            ten={"text": say.of_ten(item), "sort": item.precision_at_10},
            auc={"text": say.of_hundred(item.auc_all), "sort": item.auc_all},
            across={"text": say.of_hundred(item.auc_cross_class), "sort": item.auc_cross_class},
        )
        for item in rows
    ]
    header = (
        "manier om te rangschikken", "naam in het programma", "getoetst aan", "berekend op", "paren", "precision@10",
        "AUC alle paren", "AUC tussen beroepsklassen", "gebruikt",
    )  # fmt: skip
    lines: list[list[Cell]] = [
        [
            say.name(item),
            item.baseline,
            say.TARGETS.get(item.target, item.target),
            "beroepsgroepen" if item.level == "brc" else "losse beroepen",
            item.pairs,
            *(rounded(value, 3) for value in (item.precision_at_10, item.auc_all, item.auc_cross_class)),
            "ja" if item.is_shipped else "nee",
        ]
        for item in rows
    ]
    rank(columns, made)
    facts = [("Bron", ORIGIN), ("Paren", _pairs(rows)), ("Versie", build.version_name)]
    return Table(title, columns, made, Sheet(title, header, lines, facts))


def _pairs(rows: Sequence[RouteScore]) -> str:
    known = {item.target: item.pairs for item in rows}
    return "; ".join(f"{say.TARGETS.get(name, name)}: {numbers.whole(pairs)}" for name, pairs in known.items())
