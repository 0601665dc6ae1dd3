"""What the url of the page Overstap chooses beside region and years: where from, where to, which filters. Pure.

``van`` is the code of an occupation, ``uit`` a section, ``naar`` the occupation to compare with, ``naar_sector`` the
section on the other side, ``zoek`` what a visitor typed that is no name in the list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.growth.records import Sector
from dashboard.pages.overstap.data import Occupation
from dashboard.pages.overstap.route_filters import read_filters

LONGEST_SEARCH = 80


@dataclass(frozen=True)
class RouteChoice:
    """A valid choice, and what had to be set right in the url."""

    origin: Occupation | None
    destination: Occupation | None
    sector: Sector | None
    other_sector: Sector | None
    filters: Mapping[str, str]
    search: str
    notes: tuple[str, ...]


def read_route_choice(
    params: Mapping[str, str], occupations: Mapping[str, Occupation], sectors: Mapping[str, Sector]
) -> RouteChoice:
    """A choice that exists, whatever the url says; a note for each part that made no sense.

    Args:
        params: of the url.
        occupations: by code.
        sectors: by code, those that can be chosen only.
    """
    notes = []
    origin, destination = (occupations.get((params.get(name) or "").strip()) for name in ("van", "naar"))
    if params.get("van") and origin is None:
        notes.append("Het beroep in dit webadres bestaat niet in deze cijfers. Kies hieronder een beroep.")
    if origin is None or destination is origin:
        destination = None
    elif params.get("naar") and destination is None:
        notes.append("Het tweede beroep in dit webadres bestaat niet in deze cijfers. Kies er een uit de tabel.")
    sector, other = (sectors.get((params.get(name) or "").strip().upper()) for name in ("uit", "naar_sector"))
    if params.get("uit") and sector is None:
        notes.append("De sector in dit webadres bestaat niet. Kies hieronder een sector.")
    return RouteChoice(
        origin=origin,
        destination=destination,
        sector=sector,
        other_sector=other,
        filters=read_filters(params),
        search=tidy_search(params.get("zoek")),
        notes=tuple(notes),
    )


def tidy_search(text: str | None) -> str:
    """What was typed, without what could be markup, on one line and no longer than a name can be.

    >>> tidy_search("  kas<b>sière**"), len(tidy_search("x" * 10_000))
    ('kas b sière', 80)
    """
    words = "".join(char if char.isalnum() or char in "-'’." else " " for char in (text or "")[: 10 * LONGEST_SEARCH])
    return " ".join(words.split())[:LONGEST_SEARCH].strip()
