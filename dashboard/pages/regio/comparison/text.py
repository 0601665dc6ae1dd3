"""A region beside the country or one other region, in a few sentences. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.growth import words
from dashboard.growth.records import Specialisation
from dashboard.kit import numbers
from dashboard.kit.interval import Interval  # noqa: F401 - for the example
from dashboard.pages.regio.comparison.data import FASTER, OPEN, SLOWER, Pair

MOST = 4
# Percentage points of the jobs; below it a difference in share is small talk.
NOTABLE_SHARE = 1.0


def growth(pairs: Sequence[Pair], here: str, there: str) -> str:
    """Which of two regions grows harder, over all jobs and by sector, in Markdown.

    Args:
        pairs: both sides per section and of the total.
        here: name of the region.
        there: name of the other.
    """
    total = next((pair for pair in pairs if pair.sector.sector_level == "total"), None)
    lines = [_total(total, here, there)] if total is not None else []
    sections = [pair for pair in pairs if pair.sector.sector_level == "section"]
    faster = _names([pair for pair in sections if pair.finding == FASTER], largest_first=True)
    slower = _names([pair for pair in sections if pair.finding == SLOWER], largest_first=False)
    if faster:
        lines.append(f"- **Groeit hier harder (of krimpt minder) dan in {there}**: {faster}.")
    if slower:
        lines.append(f"- **Groeit hier minder hard (of krimpt meer)**: {slower}.")
    rest = len([pair for pair in sections if pair.finding not in (FASTER, SLOWER)])
    undecided = len([pair for pair in sections if pair.finding == OPEN])
    if rest:
        lines.append(f"- Van {rest} sectoren is geen verschil te zeggen: {_why_not(undecided, rest)}.")
    return "\n".join(lines)


def shares(pairs: Sequence[Pair], there: str) -> str:
    """Which sectors hold a clearly larger or smaller part of the jobs here; empty where none does."""
    gaps = [
        (pair, pair.here.share_pct - pair.there.share_pct)
        for pair in pairs
        if pair.sector.sector_level == "section" and pair.there is not None
        if pair.here.share_pct is not None and pair.there.share_pct is not None
    ]
    larger = sorted((item for item in gaps if item[1] >= NOTABLE_SHARE), key=lambda item: -item[1])[:MOST]
    smaller = sorted((item for item in gaps if item[1] <= -NOTABLE_SHARE), key=lambda item: item[1])[:MOST]
    lines = []
    if larger:
        lines.append(f"Een groter deel van de banen dan in {there}: {words.listing([_share(p) for p, _ in larger])}.")
    if smaller:
        lines.append(f"Een kleiner deel: {words.listing([_share(pair) for pair, _ in smaller])}.")
    return " ".join(lines)


def specialisation(found: Specialisation | None) -> str:
    """How far the mix of sectors differs from the country's: half the Krugman index, in jobs per hundred.

    >>> specialisation(Specialisation(2024, Interval(0.1634, 0.16, 0.17)))
    'Van elke 100 banen zitten er 8 in een andere sector dan landelijk (december 2024).'
    """
    if found is None:
        return ""
    index = found.krugman_index
    if index.value is not None:
        number = numbers.decimal(index.value * 50, 0)
    elif index.low is not None and index.high is not None:
        number = f"{numbers.decimal(index.low * 50, 0)} tot {numbers.decimal(index.high * 50, 0)}"
    else:
        return ""
    return f"Van elke 100 banen zitten er {number} in een andere sector dan landelijk (december {found.year})."


def _total(pair: Pair, here: str, there: str) -> str:
    if not pair.compares:
        return f"De groei van alle banen samen is hier niet te vergelijken met {there}."
    own = numbers.percent(pair.here.cagr.value, signed=True)
    other = numbers.percent(pair.there_pct, signed=True)
    verb = {FASTER: "groeide harder dan", SLOWER: "groeide minder hard dan"}.get(pair.finding, "groeide ongeveer als")
    if pair.finding != OPEN and (pair.here.cagr.value or 0.0) < 0:
        verb = "kromp minder dan" if pair.finding == FASTER else "deed het minder goed dan"
    return f"**{here}** {verb} **{there}**: {own} tegen {other} per jaar, alle banen samen."


def _names(pairs: Sequence[Pair], *, largest_first: bool) -> str:
    """The sectors with the largest difference, and how many more there are."""
    ordered = sorted(pairs, key=lambda pair: pair.lead or 0.0, reverse=largest_first)
    named = [
        f"{pair.sector.sector_name_short} ({numbers.percent(pair.here.cagr.value, signed=True)} tegen "
        f"{numbers.percent(pair.there_pct, signed=True)})"
        for pair in ordered[:MOST]
    ]
    more = len(ordered) - len(named)
    return f"{', '.join(named)} en nog {more}" if more else words.listing(named)


def _why_not(undecided: int, rest: int) -> str:
    if undecided == rest:
        return "de groei is gelijk, of de afrondingsmarge laat het open"
    if undecided == 0:
        return "een cijfer is afgeschermd of geschat, of er is een reeksbreuk"
    return "de marge laat het open, een cijfer is afgeschermd of geschat, of er is een reeksbreuk"


def _share(pair: Pair) -> str:
    there = pair.there.share_pct if pair.there is not None else None
    return f"{pair.sector.sector_name_short} ({numbers.percent(pair.here.share_pct)} tegen {numbers.percent(there)})"
