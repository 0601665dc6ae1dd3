"""How well routes are ranked, against the judgement of experts, in plain words. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.kit import numbers
from dashboard.pages.vaardigheden.data import RouteScore

MEASURES = {
    "plain_overlap": "Gedeelde vaardigheden tellen",
    "tfidf_cosine": "Gedeelde vaardigheden, bijzondere tellen zwaarder",
    "root_tfidf_cosine": "Gedeelde vaardigheden, minder verschil in gewicht",
    "directed_coverage": "Deel van het gevraagde dat iemand al kan",
    "skill_tree_cosine": "Vaardigheden met de groepen erboven",
    "words": "Woorden waarmee het beroep is beschreven",
    "shipped": "Vaardigheden met groepen, en woorden",
    "esco_tfidf_cosine_mean": "Losse beroepen, gemiddelde van de paren",
    "esco_tfidf_cosine_max": "Losse beroepen, het beste paar",
    "esco_coverage_mean": "Deel dat iemand al kan, losse beroepen, gemiddeld",
    "esco_coverage_max": "Deel dat iemand al kan, losse beroepen, beste paar",
}
TARGETS = {"onet_primary_short": "naaste overstappen", "onet_primary": "naaste en verdere overstappen"}
MAIN_TARGET, ORDINARY_MEASURE = "onet_primary_short", "tfidf_cosine"
GAIN = (
    "De winst is klein, maar bleef in proeven met steeds een andere helft van de beroepen. Verschillen van minder "
    "dan een op de 100 kunnen toeval zijn."
)
NO_GAIN = "De gebruikte manier is hier dus niet op alle punten beter."
NOTHING = "De toets van de routes zit niet in de cijfers die nu klaarstaan. Met `make refresh` komt hij erbij."


def measure_name(row: RouteScore) -> str:
    """Name of a way to rank."""
    return MEASURES.get(row.baseline, row.baseline)


def of_ten(row: RouteScore) -> str:
    """How many of the ten best destinations experts named, on average.

    >>> of_ten(RouteScore("words", "onet_primary", "brc", 1712, 0.85, 0.84, 0.4833, False))
    '4,8'
    """
    return numbers.decimal(10 * row.precision_at_10, 1)


def of_hundred(part: float) -> str:
    """A chance as so many times in a hundred.

    >>> of_hundred(0.8896)
    '89'
    """
    return numbers.whole(round(100 * part))


def routes_verdict(scores: Sequence[RouteScore]) -> str:
    """Which way is used and how it did, beside the ordinary one that had to be beaten."""
    rows = {row.baseline: row for row in scores if row.target == MAIN_TARGET}
    shipped = next((row for row in rows.values() if row.is_shipped), None)
    if shipped is None:
        return NOTHING
    text = (
        f"**Gebruikt wordt: {_lower(measure_name(shipped))}.** Van de tien beste bestemmingen die dit programma geeft, "
        f"noemden deskundigen er gemiddeld **{of_ten(shipped)}**. Zet je een overstap die zij noemden naast een "
        f"willekeurige andere, dan staat de genoemde in **{of_hundred(shipped.auc_all)} van de 100** keer hoger; bij "
        "overstappen naar een ander soort beroep (een andere beroepsklasse) in "
        f"{of_hundred(shipped.auc_cross_class)} van de 100."
    )
    start = rows.get(ORDINARY_MEASURE)
    return text if start is None or start is shipped else f"{text} {_beside(shipped, start)}"


def _beside(shipped: RouteScore, start: RouteScore) -> str:
    better = shipped.auc_all > start.auc_all and shipped.precision_at_10 > start.precision_at_10
    return (
        f"Met de gewone manier ({_lower(measure_name(start))}) was dat {of_ten(start)}, {of_hundred(start.auc_all)} en "
        f"{of_hundred(start.auc_cross_class)}. {GAIN if better else NO_GAIN}"
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
