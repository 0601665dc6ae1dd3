"""How well the outlook did before, in plain words. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.growth.outlook import OutlookScore, OutlookSector
from dashboard.growth.records import Sector
from dashboard.growth.words import listing
from dashboard.kit import numbers

METHODS = {
    "last_value": "Alles blijft gelijk",
    "drift": "De lijn loopt door",
    "country_growth": "Groei van de sector in Nederland",
    "constant_share": "Vast aandeel in Nederland",
    "damped_trend": "Trend die afvlakt",
    "combination": "Gemiddelde van gelijk blijven en Nederland",
}
SIMPLE = ("last_value", "drift")
NOTHING = (
    "**Er is geen betrouwbare vooruitblik.** Geen enkele methode voorspelde eerder beter dan wie zegt dat alles blijft "
    "zoals het is, of dat de lijn doorloopt. Daarom staat er nergens een vooruitblik."
)


def method_name(method: str) -> str:
    """Name of a method of forecasting."""
    return METHODS.get(method, method)


def percentage(value: float | None) -> str:
    """A fraction as a whole percentage.

    >>> percentage(0.805), percentage(None)
    ('80%', 'onbekend')
    """
    return numbers.UNKNOWN if value is None else f"{round(100 * value)}%"


def outlook_verdict(
    scores: Sequence[OutlookScore], tested: Sequence[OutlookSector], sectors: Mapping[str, Sector]
) -> str:
    """Which method is used, how well it did, and for which sectors it may speak."""
    shipped = [row for row in scores if row.is_shipped]
    if not shipped:
        return NOTHING
    name = _lower(method_name(shipped[0].method))
    parts = [f"**Gebruikt wordt: {name}.**", *(_compared(row, scores) for row in shipped)]
    parts += _better(shipped, scores)
    shown = [sectors[code].sector_name_short for code in dict.fromkeys(row.sbi_code for row in tested if row.is_shown)]
    parts.append(
        f"De methode mag spreken over {len(shown)} sectoren, omdat ze daar beter was dan beide eenvoudige methoden: "
        f"{listing(shown)}. Van de andere sectoren laten we geen vooruitblik zien."
    )
    return " ".join(parts)


def _compared(row: OutlookScore, scores: Sequence[OutlookScore]) -> str:
    """The error beside that of the best simple method, and how often the interval held."""
    simple = [other.mase for other in scores if other.horizon == row.horizon and other.method in SIMPLE and other.mase]
    gain = ""
    if row.mase is not None and simple:
        less = round(100 * (1 - row.mase / min(simple)))
        gain = f"{less}% kleiner dan die van de beste eenvoudige methode" if less > 0 else "niet kleiner dan eenvoudig"
    return (
        f"Na {row.horizon} jaar was de fout {gain}, en kwam {percentage(row.coverage_80)} van de uitkomsten binnen de "
        "marge uit (bedoeld: 80%)."
    )


def _better(shipped: Sequence[OutlookScore], scores: Sequence[OutlookScore]) -> list[str]:
    """Why a method that did better on the later years is not used all the same."""
    own = {row.horizon: row.mase for row in shipped}
    others = {row.method for row in scores if row.mase is not None and row.mase < (own.get(row.horizon) or 0.0)}
    if not others:
        return []
    names = listing([f"\u201c{_lower(method_name(name))}\u201d" for name in METHODS if name in others])
    return [
        f"In de latere jaren deed {names} het beter. Toch gebruiken we die niet: de keuze is gemaakt op de jaren "
        "ervoor. Wie achteraf de beste kiest, weet niet of het de volgende keer ook zo is."
    ]


def directions_text(scores: Sequence[OutlookScore]) -> str:
    """How often a clear direction was given, and how often it came true."""
    shipped = [row for row in scores if row.is_shipped]
    if not shipped:
        return ""
    called = sum((row.called_rate or 0.0) * row.forecasts for row in shipped)
    total = sum(row.forecasts for row in shipped)
    if total and called / total < 0.01:
        return (
            "De marges zijn zo breed dat er bijna nooit een richting uit volgt: bij de proef in minder dan 1 op de 100 "
            "voorspellingen. Gebruik de vooruitblik dus om te zien wat er kan gebeuren, niet wat er gaat gebeuren."
        )
    right = sum((row.called_hit_rate or 0.0) * (row.called_rate or 0.0) * row.forecasts for row in shipped)
    return (
        f"In {percentage(called / total)} van de voorspellingen wees de hele marge één kant op; daarvan kwam "
        f"{percentage(right / called)} uit."
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
