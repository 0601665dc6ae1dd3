"""All names of occupations, made ready to pick from and to search in. Kept and shared."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from dashboard.kit.kept_answers import kept
from dashboard.kit.scope import Scope
from dashboard.pages.overstap.data import Occupation, occupations

MOST_FOUND = 12
# Worse than any hit, see ``_rank``.
NO_HIT = 4
# Names and synonyms of an occupation, each as it is compared and as it is shown; the name comes first.
Names = tuple[Occupation, tuple[tuple[str, str], ...]]


@kept(4)
def occupation_labels(scope: Scope) -> Mapping[str, str]:
    """Labels of all occupations by code; the label says what kind it is."""
    known = occupations(scope)
    return {code: label(row, known) for code, row in known.items()}


def label(occupation: Occupation, known: Mapping[str, Occupation]) -> str:
    """Name and kind of an occupation; one of ESCO with its group, for names occur twice."""
    if occupation.is_group:
        return f"{occupation.occupation_name} (beroepsgroep)"
    group = known.get(occupation.brc_code or "")
    within = f" bij {group.occupation_name}" if group is not None else ""
    language = "" if occupation.language == "nl" else "; naam in het Engels"
    return f"{occupation.occupation_name} (beroep{within}{language})"


@kept(256)
def search(scope: Scope, words: str) -> Sequence[tuple[Occupation, str]]:
    """As ``found``, among all occupations."""
    return found(words, _all_names(scope))


@kept(4)
def _all_names(scope: Scope) -> tuple[Names, ...]:
    return searchable(occupations(scope).values())


def searchable(occupations: Iterable[Occupation]) -> tuple[Names, ...]:
    """All names and synonyms, made ready once: there may be 30 000."""
    return tuple(
        (each, tuple((plain(name), name) for name in (each.occupation_name, *(each.synonyms or "").splitlines())))
        for each in occupations
    )


def found(words: str, names: Iterable[Names]) -> Sequence[tuple[Occupation, str]]:
    """Occupations with all the typed words in their name or in one synonym, best first.

    Returns:
        Each with the synonym that was found, empty where it was the name; whole before part, names before synonyms.
    """
    wanted = plain(words)
    if not wanted:
        return []
    hits: list[tuple[int, bool, int, Occupation, str]] = []
    for occupation, known in names:
        rank, place = min((_rank(wanted, name), place) for place, (name, _) in enumerate(known))
        if rank < NO_HIT:
            hits.append((rank, place > 0, len(hits), occupation, known[place][1] if place else ""))
    return [(occupation, name) for *_, occupation, name in sorted(hits, key=lambda hit: hit[:3])[:MOST_FOUND]]


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
