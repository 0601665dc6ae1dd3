"""What the url of the page Overstap chooses: where from, where to, which gates. Pure; beside choice.py.

``van`` is the code of an occupation, ``uit`` a section, ``naar`` the occupation to compare with, ``naar_sector`` the
section on the other side, ``zoek`` what a visitor typed that is no name in the list.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.growth.records import Sector
from dashboard.pages.overstap.data import Occupation
from dashboard.pages.overstap.route_gates import read_gates

LONGEST_SEARCH = 80
MOST_FOUND = 12


@dataclass(frozen=True)
class RouteChoice:
    """A valid choice, and what had to be set right in the url."""

    origin: Occupation | None
    destination: Occupation | None
    sector: Sector | None
    other_sector: Sector | None
    gates: Mapping[str, str]
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
        gates=read_gates(params),
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


# Names and synonyms of an occupation, each as it is compared and as it is shown; the name comes first.
Names = tuple[Occupation, tuple[tuple[str, str], ...]]


def searchable(occupations: Iterable[Occupation]) -> tuple[Names, ...]:
    """All names and synonyms, made ready once: there may be 30 000."""
    return tuple(
        (each, tuple((plain(name), name) for name in (each.occupation_name, *(each.synonyms or "").splitlines())))
        for each in occupations
    )


def found(search: str, names: Iterable[Names]) -> Sequence[tuple[Occupation, str]]:
    """Occupations with all the typed words in their name or in one synonym, best first.

    Returns:
        Each with the synonym that was found, empty where it was the name; whole before part, names before synonyms.
    """
    wanted = plain(search)
    if not wanted:
        return []
    hits: list[tuple[int, bool, int, Occupation, str]] = []
    for occupation, known in names:
        rank, place = min((_rank(wanted, name), place) for place, (name, _) in enumerate(known))
        if rank < NO_HIT:
            hits.append((rank, place > 0, len(hits), occupation, known[place][1] if place else ""))
    return [(occupation, name) for *_, occupation, name in sorted(hits, key=lambda hit: hit[:3])[:MOST_FOUND]]


NO_HIT = 4


def _rank(wanted: str, name: str) -> int:
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    if wanted in name:
        return 2
    return 3 if all(word in name for word in wanted.split()) else NO_HIT


def plain(text: str) -> str:
    """A text without capitals and accents, to compare with.

    >>> plain("Caissière")
    'caissiere'
    """
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))
