"""What is made in advance for a new version: told here by who makes it, done by the server before pages use it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

# One answer that is made and kept.
Piece = Callable[[], object]
# Everything one module wants to have ready of a version, what is looked at most in front.
Walk = Callable[[str], Iterable[Piece]]
_walks: list[Walk] = []


def made_ready(walk: Walk) -> Walk:
    """Decorator: the server asks this function for pieces of every new version."""
    _walks.append(walk)
    return walk


def pieces(version: str) -> Iterator[Piece]:
    """All pieces of a version, in the order in which they were told."""
    for walk in _walks:
        yield from walk(version)
